"""What the product is and what it never does."""
