"""The words of the engine: facts, conditions, frameworks, results, defects."""
