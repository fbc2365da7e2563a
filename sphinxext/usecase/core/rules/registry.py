"""All rules, found by themselves: the modules of this wing that declare one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import Any

from sphinxext.usecase.core import rules as wing
from sphinxext.usecase.core.model.findings import Finding, Severity
from sphinxext.usecase.core.rules.rule import Over, Rule

NONE: Mapping[str, Severity] = MappingProxyType({})


@cache
def rules() -> Mapping[str, Rule]:
    """All rules by id, sorted."""
    names = sorted(module.name for module in iter_modules(wing.__path__))
    modules = (import_module(f"{wing.__name__}.{name}") for name in names)
    declared: list[Rule] = [module.RULE for module in modules if hasattr(module, "RULE")]
    return {rule.id: rule for rule in sorted(declared)}


def findings(over: Over, subject: Any, severities: Mapping[str, Severity] = NONE) -> Iterator[Finding]:
    """What the rules over a kind of subject find in one.

    ``severities`` are those of rules that have others than they declare.
    """
    for rule in rules().values():
        if rule.over == over and severities.get(rule.id, rule.severity) != "off":
            for finding in rule.check(subject):
                yield finding._replace(rule=rule.id)
