"""The entries behind a number."""
