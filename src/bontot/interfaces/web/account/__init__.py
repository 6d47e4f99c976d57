"""Signing in and out, by allauth; its pages in our words."""
