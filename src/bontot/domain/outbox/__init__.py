"""What leaves the system after commit: one row in the transaction that decided it."""
