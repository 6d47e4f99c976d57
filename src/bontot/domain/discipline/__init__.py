"""Findings, what they led to, and inspections: conclusions by number and date, origins as categories."""
