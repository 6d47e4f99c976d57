"""
The fast evaluator: many subjects at once, in NumPy; equal to `_scalar` to the last point.

Two passes. The first goes over every row in blocks that stay in cache, as though every fact were
known: kernels compiled from the framework, in the smallest integers that hold every product. The
second takes only the rows where something is unknown, not applicable or left out, and works them
out again in three-valued logic with low and high points.
"""
