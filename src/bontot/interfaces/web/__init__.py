"""Pages: one folder per context, components, styles; each view makes one call into the domain."""
