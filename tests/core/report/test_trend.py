"""How the figures of builds went."""

from __future__ import annotations

import json

from sphinxext.usecase.core.report.record import Measure
from sphinxext.usecase.core.report.trend import FORMS, Build
from sphinxext.usecase.core.trace.coverage import Share

BUILDS = [
    Build("may", 9, ()),
    Build("june_1", 10, (Measure("flows", Share(0, 10), {}), Measure("tests", Share(0, 0), {}))),
    Build("july", 12, (Measure("flows", Share(5, 10), {}),)),
    Build("now", 12, (Measure("flows", Share(10, 10), {}), Measure("tests", Share(1, 3), {}))),
]


def told(form: str) -> str:
    return "\n".join(FORMS[form](BUILDS))


def test_text() -> None:
    assert told("text").splitlines() == [
        "build   use cases  flows with a story  flows with a passing test",
        "may             9                   –                          –",
        "june_1         10               0.0 %                          –",
        "july           12              50.0 %                          –",
        "now            12             100.0 %                     33.3 %",
        "trend                            –▁▅█                       –––▃",
    ]


def test_markdown() -> None:
    assert told("markdown").splitlines()[:4] == [
        "| build | use cases | flows with a story | flows with a passing test |",
        "| --- | ---: | ---: | ---: |",
        "| may | 9 | – | – |",
        "| june\\_1 | 10 | 0.0 % | – |",
    ]


def test_json() -> None:
    data = json.loads(told("json"))
    assert data["version"] == 1
    assert data["builds"][2] == {
        "name": "july",
        "usecases": 12,
        "coverage": {"flows": {"part": 5, "whole": 10, "percent": "50.0"}},
    }
