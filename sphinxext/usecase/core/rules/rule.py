"""What a rule declares: what it finds, why that matters, how severe it is, and examples for its page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, NamedTuple

from sphinxext.usecase.core.model.findings import Finding, Severity

Over = Literal["usecase", "catalogue", "traced", "ignores"]
"""What a rule looks at: one use case, all of them, all that they are traced to, or what is ignored."""


class Rule(NamedTuple):
    """A rule; a module of this wing that has a ``RULE`` is all that is needed for one.

    ``id`` is the subtype of its warnings. ``check`` is given what the rule is ``over``, a ``Subject``,
    the ``Catalogue``, a ``Traced`` or the ``Ignores``, and gives its findings without the id. ``finds``
    is a sentence, ``why`` one or a few, ``bad`` and ``better`` are examples in reStructuredText, for its
    page in the manual. Where these need them, ``conf`` holds values of ``conf.py`` and ``files`` files.
    """

    id: str
    finds: str
    why: str
    bad: str
    better: str
    over: Over
    check: Callable[[Any], Iterable[Finding]]
    severity: Severity = "warning"
    conf: Mapping[str, Any] = {}
    files: Mapping[str, str] = {}
