"""Members, their spells at organisations, their positions, and the two populations frozen at a date."""
