"""Diagrams are drawn: which a build needs, by which engine, kept where, and put into pages how."""
