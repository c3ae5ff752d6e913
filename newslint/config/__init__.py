"""What users configure, and where it is found."""
