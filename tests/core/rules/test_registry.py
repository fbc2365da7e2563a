"""How severe it is what a rule finds."""

from __future__ import annotations

from sphinxext.usecase.core.rules.registry import rules, severity_of


def test_a_rule_is_as_severe_as_stated_or_else_as_it_is_by_itself() -> None:
    advice = next(rule for rule in rules().values() if rule.severity == "advice")
    assert severity_of(advice.id, {}) == "advice"
    assert severity_of(advice.id, {advice.id: "error"}) == "error"
    assert severity_of("a mistake of syntax", {}) == "warning"
    assert severity_of("a mistake of syntax", {"a mistake of syntax": "off"}) == "off"
