"""What turns the packages into a running product: settings, URLs, the server's entry, the private database."""
