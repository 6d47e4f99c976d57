"""Criteria to results: pure, exact, explained. This module is the engine's one front door."""
