"""Words everyone shares: errors, ids, periods, exact ratios, Vietnamese text. Standard library only."""
