"""Findings that someone decided to live with."""
