"""Stored files, addressed by their content, and the numbers of papers."""
