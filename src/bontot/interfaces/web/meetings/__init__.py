"""The month of a cell on one page: prepare, hold, close; its papers; the year."""
