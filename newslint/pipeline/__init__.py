"""What happens to an article, and to many."""
