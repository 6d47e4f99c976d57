"""One subject at a time: slow, obvious, and able to explain itself. It judges the fast evaluator."""
