"""The indicator catalogue: one definition, one SQL and "which entries" for each; kept values."""
