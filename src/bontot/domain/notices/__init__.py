"""What is told to whom, in the product and by e-mail."""
