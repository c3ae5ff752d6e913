"""Containers of articles: how each is read and written back."""
