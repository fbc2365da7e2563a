"""The names of the files in which a project tells others of itself."""

from __future__ import annotations

USECASES = "usecases.json"
FINDINGS = "findings.json"
