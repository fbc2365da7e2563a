"""What an author wants to be ignored: where it counts, and whether it was needed."""

from __future__ import annotations

from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.model.ignores import Ignore
from sphinxext.usecase.core.rules.ignoring import Ignores

WHOLE = Ignore("circular", "known", "UC", "page", 1)
STEP = Ignore("endless-loop", "the till", "UC", "page", 2, "2", ("2", "2a"))


def of(rule: str, label: str = "", usecase: str = "UC") -> Finding:
    return Finding(rule, "wrong", usecase=usecase, label=label)


def test_an_ignore_counts_for_its_part_and_what_stands_in_it() -> None:
    ignores = Ignores([WHOLE, STEP])
    assert ignores.reason(of("endless-loop", "1")) is None
    assert ignores.reason(of("endless-loop", "2a", usecase="UC-2")) is None
    assert ignores.needless == [WHOLE, STEP]
    assert ignores.reason(of("endless-loop", "2a")) == "the till"
    assert ignores.needless == [WHOLE]


def test_an_ignore_of_a_use_case_counts_for_all_of_it() -> None:
    ignores = Ignores([WHOLE, WHOLE._replace(reason="twice"), STEP])
    assert ignores.reason(of("circular", "7")) == "known"
    assert ignores.needless == [STEP]
