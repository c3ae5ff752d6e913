"""Inputs: where they are, how they are read, and how changes get back into them."""
