"""How an account likes to read: size of type, contrast."""
