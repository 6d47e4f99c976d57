"""Meetings of a cell: planned, held, with the roll by exception, what was heard, concluded and voted."""
