"""Requests of members to have their data corrected, for those who keep the books of the cell."""
