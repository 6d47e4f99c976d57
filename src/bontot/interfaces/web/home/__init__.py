"""What must I do now: one page for each role."""
