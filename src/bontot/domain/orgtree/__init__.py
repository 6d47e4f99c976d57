"""The dated tree of Party organisations: identity, names, codes, kinds and parents, each with its interval."""
