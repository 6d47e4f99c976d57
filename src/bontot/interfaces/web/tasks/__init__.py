"""The tasks of a cell for whoever follows them: the list, one task, a new one, the printed list."""
