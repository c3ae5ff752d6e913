"""Text that was read in the wrong encoding: its shape, its readings, and what is damage."""
