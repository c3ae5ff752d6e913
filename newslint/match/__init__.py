"""Rules compiled together, and what they find."""
