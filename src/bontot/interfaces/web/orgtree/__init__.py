"""The tree with results: everything an account sees, or all below one organisation."""
