"""Which rules may match a text, and in which lines, found by one scan for all of them."""
