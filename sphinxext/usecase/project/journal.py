"""Notes what is said of a page while it is read, and lets pass what the project wants to hear."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.util.logging import get_node_location

from sphinxext.usecase import messages
from sphinxext.usecase.core.model.findings import LOUD, Finding, Severity, key_of
from sphinxext.usecase.project.baseline import Baseline


class Journal(logging.Filter):
    """A filter of our own logger, for one build; ``note`` is given what is said, and of which page."""

    def __init__(
        self,
        env: BuildEnvironment,
        severities: Mapping[str, Severity],
        baseline: Baseline,
        note: Callable[[Finding, str | None], None],
    ) -> None:
        super().__init__()
        self._env = env
        self._severities = severities
        self._baseline = baseline
        self._note = note

    def open(self) -> None:
        """Begin to listen, instead of that of a build which was broken off."""
        for other in [one for one in messages.logger.logger.filters if isinstance(one, Journal)]:
            other.close()
        messages.logger.logger.addFilter(self)

    def close(self) -> None:
        """Hear no more."""
        messages.logger.logger.removeFilter(self)

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether a message is to be said, with its level set."""
        from sphinxext.usecase.core.rules.registry import severity_of

        rule: str = record.subtype  # type: ignore[attr-defined]
        severity = severity_of(rule, self._severities)
        if severity == "error":
            record.levelno, record.levelname = logging.ERROR, "ERROR"
        said = self._finding(rule, record)
        if severity != "off":
            self._note(said, self._page(record))
        return severity in LOUD and key_of(said) not in self._baseline.known

    def _finding(self, rule: str, record: logging.LogRecord) -> Finding:
        """A message as a finding."""
        text, _, fix = record.getMessage().partition("; ")
        file, _, line = self._place(record).rpartition(":")
        return Finding(rule, text, fix, file=file, line=int(line) if line.isdecimal() else None)

    def _page(self, record: logging.LogRecord) -> str | None:
        """The page that a message is about, if it is about a part of one."""
        location = getattr(record, "location", None)
        if isinstance(location, nodes.Node):
            return self._env.path2doc(location.document["source"]) if location.document else None
        return location[0] if isinstance(location, tuple) else None

    def _place(self, record: logging.LogRecord) -> str:
        """Path and line that a message is about, as Sphinx reads them."""
        location = getattr(record, "location", None)
        if isinstance(location, nodes.Node):
            return get_node_location(location) or ""
        if isinstance(location, tuple):
            docname, line = location
            return f"{self._env.doc2path(docname)}:{line or 1}"
        return str(location or "")
