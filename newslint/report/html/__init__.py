"""The report `html`: one file that a browser shows from disk, whatever it holds."""
