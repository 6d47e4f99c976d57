"""A member's own pages: the next meeting and its papers, own tasks, own data."""
