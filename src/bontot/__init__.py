"""
Bốn Tốt: what a Party cell records once becomes an explained result.

The packages and who may import whom are in `.importlinter` at the root of the project.
"""
