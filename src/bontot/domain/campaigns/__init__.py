"""Movements, models and themes: plans, compacts, pilots, reviews, commendations; working rules."""
