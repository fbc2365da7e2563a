"""Feature files that people have written in."""

from __future__ import annotations

import pytest
from gherkin.parser import Parser
from hypothesis import given, settings
from hypothesis import strategies as st

from core.drafting import alt, record, step
from sphinxext.usecase.core.export.form import Choice
from sphinxext.usecase.core.export.gherkin import FORM
from sphinxext.usecase.core.export.handwork import renewed
from sphinxext.usecase.core.model.usecase import UseCase

OLD = record(
    step("Ask"),
    step("Pay"),
    alt("Refused", origin="2", end="failure", name="no"),
    alt("Again", origin="1"),
)
NEW = record(
    step("Ask kindly"),
    step("Pay"),
    step("Thank"),
    alt("Refused", origin="2", end="failure", name="no"),
    alt("Late", origin="3", name="late"),
)


def feature(usecase: UseCase) -> str:
    (file,) = FORM.files([usecase], Choice())
    return file.text


def test_what_nobody_has_changed_is_made_anew() -> None:
    made = renewed(feature(OLD), feature(NEW))
    assert (made.text, made.drift) == (feature(NEW), ())
    assert renewed(feature(NEW), feature(OLD)).text == feature(OLD)


def test_own_steps_comments_and_scenarios_stay_where_they_are() -> None:
    own = (
        ("    * Pay\n", '    * Pay\n      | cash | 5 |\n    # why not?  \n    And "it" rings\n'),
        ("@UC.no\n", "@UC.no @slow\n"),
    )
    text = "# ours\n\n" + feature(OLD) + "\n  Scenario: ours alone\n    Given nothing\n"
    for made, mine in own:
        text = text.replace(made, mine, 1)
    again = renewed(text, feature(NEW))
    assert again.drift == ()
    Parser().parse(again.text)
    assert again.text.startswith("# ours\n\n# made by sphinx-usecase")
    assert f"    * Ask kindly\n{own[0][1]}    * Thank\n" in again.text
    assert "  @UC.no @slow\n  Scenario: 2a Refused\n" in again.text
    assert "  Scenario: ours alone\n    Given nothing\n" in again.text
    assert again.text.index("UC.late:") > again.text.index("UC.no:")


def test_what_is_written_about_a_flow_that_is_gone_is_kept_and_told() -> None:
    text = feature(OLD).replace("    But Again\n", "    But Again\n    # why?\n", 1)
    made = renewed(text, feature(NEW))
    assert made.drift == ("UC.1a is gone; what is written about it is kept",)
    assert "  Scenario: 1a Again\n    * Ask\n    But Again\n    # why?\n" in made.text


def test_a_blank_line_is_nothing_that_anybody_has_written() -> None:
    text = feature(OLD).replace("    But Again\n", "    But Again\n\n", 1)
    assert renewed(text, feature(NEW)) == (feature(NEW), ())


def test_what_somebody_has_rewritten_and_the_use_case_has_changed_is_told() -> None:
    text = feature(OLD).replace("    * Ask\n", "    * I ask\n", 1)
    assert renewed(text, feature(OLD)) == (text, ())
    made = renewed(text, feature(NEW))
    assert made.drift == ("UC.main has changed where somebody has rewritten it; compare the two",)
    assert "    * Ask kindly\n    * I ask\n    * Pay\n    * Thank\n" in made.text


def test_a_removed_line_stays_away_until_it_changes() -> None:
    text = feature(OLD).replace("    * Pay\n", "", 1)
    assert renewed(text, feature(OLD)).text == text


def test_ends_of_lines_stay() -> None:
    text = feature(OLD).replace("\n", "\r\n")
    assert renewed(text, feature(OLD)) == (text, ())
    assert renewed(text, feature(NEW)).text == feature(NEW).replace("\n", "\r\n")


def test_a_file_of_somebody_else_gets_what_is_made_behind_it() -> None:
    assert renewed("Feature: ours\n", feature(OLD)).text == "Feature: ours\n" + feature(OLD)


LINES = st.sampled_from(["    # mine", "    And more", "", "    * Pay", "      | a |", "  @own"])
USECASES = st.lists(st.sampled_from(["Ask", "Pay", "Thank", "Go"]), min_size=1, max_size=5).map(
    lambda texts: record(*map(step, texts), alt("Refused", origin="1", end="failure", name="no"))
)


@given(USECASES, st.lists(USECASES, min_size=10, max_size=10), st.data())
@settings(max_examples=60)
def test_own_lines_survive_whatever_the_use_case_becomes(
    first: UseCase, versions: list[UseCase], data: st.DataObject
) -> None:
    lines = feature(first).splitlines(keepends=True)
    own = data.draw(st.lists(LINES, min_size=1, max_size=4))
    for number, line in enumerate(own):
        lines.insert(data.draw(st.integers(1, len(lines))), f"{line}{number}é\n")
    text = "".join(lines)
    for version in versions:
        text = renewed(text, feature(version)).text
        assert renewed(text, feature(version)).text == text
        left = text.splitlines(keepends=True)
        for number, line in enumerate(own):
            assert left.count(f"{line}{number}é\n") == 1


@pytest.mark.parametrize(
    "mark", ["# made by sphinx-usecase export from", "# made by somebody from UC: ab"]
)
def test_only_its_own_comments_count(mark: str) -> None:
    text = f"{mark}\n"
    assert renewed(text, "").text == text
