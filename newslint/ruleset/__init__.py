"""Rule files: their schema, how they are loaded and selected."""
