"""The values that travel through newslint."""
