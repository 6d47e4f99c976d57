"""Tasks assigned and followed, and the year's targets with their results."""
