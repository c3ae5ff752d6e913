"""Which fixes are made, and how."""
