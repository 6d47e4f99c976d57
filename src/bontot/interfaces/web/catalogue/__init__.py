"""Frameworks as anybody may read them."""
