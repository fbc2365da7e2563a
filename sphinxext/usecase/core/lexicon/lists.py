"""The names of the lists of words; every build knows them, and few load the words."""

from __future__ import annotations

LISTS = (
    "verbs",
    "vague",
    "endless",
    "checkable",
    "measured",
    "widget",
    "device",
    "check",
    "unnoticed",
    "noticed",
    "alike",
)
"""The lists to which a project can add words."""
