"""All rules, found by themselves: the modules of this wing that declare one."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from sphinxext.usecase.core import rules as wing
from sphinxext.usecase.core.model.findings import Finding, Severity
from sphinxext.usecase.core.model.labels import as_written
from sphinxext.usecase.core.rules.rule import Over, Rule


@cache
def rules() -> Mapping[str, Rule]:
    """All rules by id, sorted."""
    names = sorted(module.name for module in iter_modules(wing.__path__))
    modules = (import_module(f"{wing.__name__}.{name}") for name in names)
    declared: list[Rule] = [module.RULE for module in modules if hasattr(module, "RULE")]
    return {rule.id: rule for rule in sorted(declared)}


def severity_of(rule: str, stated: Mapping[str, Severity]) -> Severity:
    """How severe it is what a rule finds, or a mistake of a kind: as stated, or as it is by itself."""
    if rule in stated:
        return stated[rule]
    declared = rules().get(rule)
    return declared.severity if declared else "warning"


def findings(over: Over, subject: Any, wanted: Container[str]) -> Iterator[Finding]:
    """What the rules over a kind of subject find in one, as far as these rules are ``wanted``."""
    for rule in rules().values():
        if rule.over == over and rule.id in wanted:
            for finding in rule.check(subject):
                yield _as_written(finding)._replace(rule=rule.id)


def _as_written(finding: Finding) -> Finding:
    """A finding that calls use cases as their authors do."""
    return finding._replace(
        text=as_written(finding.text),
        fix=as_written(finding.fix),
        head=as_written(finding.head),
        usecase=as_written(finding.usecase),
        words=as_written(finding.words),
    )
