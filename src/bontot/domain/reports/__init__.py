"""Reads everything below and writes nothing: what the pages show, one answer a page."""
