"""Petitions sent upward with their answers; pressing matters and complaints as counts and age only."""
