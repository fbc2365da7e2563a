"""``findings.json``, and figures of coverage in ``usecases.json`` -> records of a report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from sphinxext.usecase.core.exchange.records import clean, in_words
from sphinxext.usecase.core.report.record import SEVERITIES, Measure, Reported
from sphinxext.usecase.core.trace.coverage import Share

Json = Mapping[str, Any]
_STATES = ("new", "known", "ignored")


class Findings(NamedTuple):
    """What a ``findings.json`` holds; ``source`` leads from its folder to the sources."""

    project: str
    source: str
    findings: tuple[Reported, ...]
    measures: tuple[Measure, ...]


class NoFindingsError(Exception):
    """What is wrong with data that should be that of a ``findings.json``."""


def read_findings(data: Json) -> Findings:
    """What stands in a ``findings.json``."""
    try:
        found = tuple(map(_finding, data["findings"]))
        return Findings(_line(data["project"]), _line(data["source"]), found, measures(data))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise NoFindingsError(f"this is no findings.json: {in_words(error)}") from None


def measures(data: Json) -> tuple[Measure, ...]:
    """The figures of coverage; none if the data is that of an older release."""
    try:
        return tuple(_measure(name, one) for name, one in data.get("coverage", {}).items())
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise NoFindingsError(f"its coverage cannot be read: {in_words(error)}") from None


def _finding(data: Json) -> Reported:
    severity, state, line = data["severity"], data["state"], data["line"]
    if severity not in SEVERITIES or state not in _STATES or not isinstance(line, int):
        raise ValueError("a finding is laid out otherwise")
    texts = "address file text fix words".split()
    return Reported(
        rule=_line(data["rule"]),
        severity=severity,
        state=state,
        line=line,
        key=_line(data["key"]),
        reason=_line(data.get("reason", "")),
        **{name: _line(data[name]) for name in texts},
    )


def _measure(name: str, data: Json) -> Measure:
    share = Share(int(data["part"]), int(data["whole"]))
    return Measure(clean(name), share, dict(_missing(data)))


def _missing(data: Json) -> Iterator[tuple[str, str]]:
    """The addresses of what is missing, each with the reason, which may be empty."""
    for address in data.get("gaps", ()):
        yield _line(address), ""
    for address, why in data.get("unproven", {}).items():
        yield _line(address), _line(why)


def _line(text: Any) -> str:
    if not isinstance(text, str):
        raise TypeError(text)
    return clean(text)
