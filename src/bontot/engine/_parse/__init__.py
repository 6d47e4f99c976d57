"""From plain mappings to frozen models and back: reading, checking, overlays, rendering, facts, cases."""
