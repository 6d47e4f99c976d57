"""The books of a cell: roster, records, posts and terms, moves, admissions; and a committee's part in them."""
