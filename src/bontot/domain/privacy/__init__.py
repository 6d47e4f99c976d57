"""A person's own data: what is kept about them, a copy to take along, and requests to correct it."""
