"""What happened and what was decided: one Django app, cut into contexts that only look down."""
