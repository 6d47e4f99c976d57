"""Who signs in, what they were granted where and when, and what each role may do."""
