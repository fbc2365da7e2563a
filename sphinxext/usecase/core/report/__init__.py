"""Findings, coverage and changes in the formats of the places that people look at."""
