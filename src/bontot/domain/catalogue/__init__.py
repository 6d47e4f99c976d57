"""Which published framework version applies to whom, and when."""
