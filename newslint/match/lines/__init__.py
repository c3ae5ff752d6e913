"""Lines of a page, judged by what they look like and by what stands around them."""
