"""One frozen class per rule kind and per gate kind, and their registries."""
