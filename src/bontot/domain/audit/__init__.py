"""Who did what: one entry an operation, chained, and the frame every operation writes in."""
