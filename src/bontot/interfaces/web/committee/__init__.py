"""The side of the committee above: levels, guidance, tasks, tables and papers of its cells."""
