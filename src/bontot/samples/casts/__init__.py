"""
The five casts of the sample year, as tables.

Everybody and everything in them is invented; only the five places, the committees above them and public calendar
days are real.
"""
