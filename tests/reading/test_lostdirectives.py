"""Directives that a parser takes for something else, and fences that end each other."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent

import docutils
import pytest

from helpers import HEAD, MYST_TELLS_LINES, Built, Project, line_of

MYST = {
    "extensions": ["myst_parser", "sphinxext.usecase"],
    "myst_enable_extensions": ["colon_fence", "fieldlist"],
    "usecase_diagram": "none",
}


def build(folder: Path, suffix: str, source: str, builder: str = "html") -> Built:
    pytest.importorskip("myst_parser")
    project = Project(folder, dict(MYST))
    project.write({f"index.{suffix}": source})
    return project.build(builder)


def shown(built: Built) -> str:
    return " ".join(built.page().get_text().split())


IN_USECASE = {
    "rst": f"{HEAD}.. usecase:: Buy\n   :id: UC\n\n   .. step:: Go.\n\n   {{}}\n\n   Behind.\n",
    "md": "# Page\n\n::::::{{usecase}} Buy\n:id: UC\n\n:::{{step}} Go.\n:::\n\n{}\n\nBehind.\n::::::\n",
}
OUTSIDE = {"rst": f"{HEAD}Before.\n\n{{}}\n\nBehind.\n", "md": "# Page\n\nBefore.\n\n{}\n\nBehind.\n"}
LOST = [
    ("rst", ".. step: Pay.", "a comment", "step"),
    ("rst", ".. step:Pay.", "a comment", "step"),
    ("rst", ".. step::Pay.", "a comment", "step"),
    ("rst", "..step:: Pay.", "a paragraph", "step"),
    ("rst", "..step:: Pay.\n      More.", "a term", "step"),
    ("rst", ". . step:: Pay.", "a paragraph", "step"),
    ("rst", "... step:: Pay.", "a paragraph", "step"),
    ("rst", "step:: Pay.", "a paragraph", "step"),
    ("rst", ".. step Pay.\n      :actor: Ann\n\n      More.", "a comment", "step"),
    ("rst", ".. Altflow: No", "a comment", "altflow"),
    ("rst", ".. alternative flow:: No", "a comment", "altflow"),
    ("rst", ".. use case:: Other\n\n      .. step:: Pay.", "a comment", "usecase"),
    ("md", ":::{step}Pay.\nMore.\n:::", "a container", "step"),
    ("md", "::::{altflow}:No\nMore.\n::::", "a container", "altflow"),
    ("md", ":::{ step } Pay.\nMore.\n:::", "a container", "step"),
    ("md", ":::(step) Pay.\nMore.\n:::", "a container", "step"),
    ("md", ":::step Pay.\nMore.\n:::", "a container", "step"),
    ("md", "::{step} Pay.", "a paragraph", "step"),
    ("md", "```{step}Pay.\nMore.\n```", "a block of code", "step"),
    ("md", "```{step} Pay `now`.\n```", "a paragraph", "step"),
    ("md", "```{tip} Pay `now`.\n```", "a paragraph", "tip"),
]


@pytest.mark.parametrize(("suffix", "text", "kind", "name"), LOST, ids=[one[1] for one in LOST])
def test_a_near_miss_is_reported_and_shown(
    suffix: str, text: str, kind: str, name: str, tmp_path: Path
) -> None:
    source = IN_USECASE[suffix].format(text)
    built = build(tmp_path, suffix, source)
    (warned,) = built.warned
    first = text.splitlines()[0]
    # Older versions of docutils count terms in a directive one line too many.
    line = line_of(source, first) + (kind == "a term" and docutils.__version_info__ < (0, 21))
    assert (warned.line, warned.kind) == (line, "usecase.lost-directive")
    assert f'"{first}" was read as {kind}' in warned.text
    assert (f'".. {name}:: text"' if suffix == "rst" else f'":::{{{name}}} text"') in warned.text
    words = text.replace("`", " ").split()
    page = shown(built)
    assert [word for word in words if word.strip(":{}.") not in page] == []


@pytest.mark.parametrize(
    ("suffix", "text"),
    [
        ("rst", ".. usecase: Buy"),
        ("rst", ".. usecase::Buy"),
        ("rst", ".. use case Buy\n   :id: UC-1"),
        ("rst", "..usecase:: Buy"),
        ("rst", ".. usecase-list::UC"),
        ("md", ":::{usecase}Buy\n:::"),
        ("md", "```{usecase}Buy\n```"),
    ],
)
def test_near_misses_outside_use_cases(suffix: str, text: str, tmp_path: Path) -> None:
    source = OUTSIDE[suffix].format(text)
    built = build(tmp_path, suffix, source)
    (warned,) = built.warned
    first = text.splitlines()[0]
    assert (warned.line, warned.kind) == (line_of(source, first), "usecase.lost-directive")
    assert "Buy" in shown(built) or "UC" in shown(built)


@pytest.mark.parametrize(
    ("suffix", "text"),
    [
        ("rst", ".. step: not here"),
        ("rst", ".. use case: to be written"),
        ("rst", ".. A step is missing here."),
        ("rst", ".. step 4: who pays?"),
        ("rst", ".. _step: https://example.org/"),
        ("rst", "Step: pay"),
        ("md", "% step: to be written"),
        ("md", "<!-- step: to be written -->"),
        ("md", ":::step\nPay.\n:::"),
        ("md", ":::other\nPay.\n:::"),
        ("md", "```text\n.. step: pay\n```"),
        ("md", "```{tip} Pay `now`.\n```"),
    ],
)
def test_comments_and_containers_stay_what_they_are(suffix: str, text: str, tmp_path: Path) -> None:
    built = build(tmp_path, suffix, OUTSIDE[suffix].format(text))
    assert built.warnings == []
    assert "missing" not in shown(built)
    assert "written" not in shown(built)


def test_comments_in_use_cases_stay_comments(tmp_path: Path) -> None:
    for number, text in enumerate([".. A step is missing.", ".. step 4: who pays?", ".. steps: many"]):
        built = build(tmp_path / str(number), "rst", IN_USECASE["rst"].format(text))
        assert built.warnings == []
        assert text[3:] not in shown(built)


# -- fences -------------------------------------------------------------------------------------


def outline(built: Built) -> list[str]:
    """The labels and texts of all use cases."""
    found: list[str] = []

    def steps(parts: list[dict[str, object]]) -> None:
        for part in parts:
            found.append(f"{part['label']} {part.get('text') or part.get('condition')}")
            steps(part["steps"])  # type: ignore[arg-type]

    for usecase in json.loads(built.read("usecases.json"))["usecases"]:
        steps(usecase["steps"])
        steps(usecase["flows"])
    return found


FENCES = {
    "equal around steps": (
        """
        :::{usecase} Buy
        :id: UC

        :::{step} Pay.
        :::
        :::{step} Go.
        :::
        :::{altflow} No
        :::

        :::
        """,
        ":::{usecase} Buy",
        'the line that closes ":::{step} Pay." in line 6 closes this usecase too',
        'Write "::::{usecase}" here, and "::::" where it ends',
        ["1 Pay."],
    ),
    "equal around the steps of an alternative": (
        """
        ::::{usecase} Buy
        :id: UC

        :::{step} Pay.
        :::
        :::{altflow} No
        :from: 1

        :::{step} Complain.
        :::
        :::{step} Leave.
        :::
        :::
        :::{altflow} Never
        :::
        ::::
        """,
        ":::{altflow} No",
        'the line that closes ":::{step} Complain." in line 11 closes this altflow too',
        'Write "::::{altflow}" here, and "::::" where it ends',
        ["1 Pay.", "2 Leave.", "1a No", "1a1 Complain.", "A1 Never"],
    ),
    "a longer one inside": (
        """
        :::{usecase} Buy
        :id: UC

        ::::{step} Pay.
        ::::
        """,
        ":::{usecase} Buy",
        "closes this usecase too",
        'Write ":::::{usecase}" here',
        ["1 Pay."],
    ),
    "of backticks": (
        """
        ```{usecase} Buy
        :id: UC

        ```{step} Pay.
        ```
        """,
        "```{usecase} Buy",
        'the line that closes "```{step} Pay." in line 6 closes this usecase too',
        'Write "````{usecase}" here, and "````" where it ends',
        ["1 Pay."],
    ),
    "one that is never closed": (
        """
        ::::{usecase} Buy
        :id: UC

        :::{step} Pay.

        :::{step} Go.
        :::
        ::::
        """,
        ":::{step} Pay.",
        'this step is not closed before ":::{step} Go." in line 8, which has become a part of it',
        'write ":::" on a line between them',
        ["1 Pay.", "1.1 Go."],
    ),
    "a use case that is never closed": (
        """
        ::::{usecase} Buy
        :id: UC

        1. Pay.

        ::::{usecase} Sell
        :id: UC-2

        1. Take.
        ::::
        """,
        "::::{usecase} Buy",
        'this usecase is not closed before "::::{usecase} Sell" in line 8',
        'write "::::" on a line between them',
        ["1 Pay.", "1 Take."],
    ),
}


@pytest.mark.parametrize("name", FENCES)
def test_fences_that_end_each_other_are_one_message(name: str, tmp_path: Path) -> None:
    source, at, says, advises, read = FENCES[name]
    source = "# Page\n" + dedent(source)
    built = build(tmp_path, "md", source, "usecases")
    (warned,) = built.warned
    assert (warned.line, warned.kind) == (line_of(source, at), "usecase.unclosed-fence")
    assert says in warned.text
    assert advises in warned.text
    assert outline(built) == read


@pytest.mark.skipif(not MYST_TELLS_LINES, reason="an older MyST reads the block of code otherwise")
def test_fences_that_are_right_are_no_message(tmp_path: Path) -> None:
    source = """
        # Page

        :::::{usecase} Buy
        :id: UC

        ```{code-block} text
        :::{step} in code
        ```
        1. Pay.

           :::{note}
           Cash.
        2. Go.

        ::::{altflow} No
        :::{step} Leave.
        :::
        ::::

        :::{note}
        To be written.
        :::::
        """
    built = build(tmp_path, "md", dedent(source), "usecases")
    assert built.warnings == []
    assert outline(built) == ["1 Pay.", "2 Go.", "A1 No", "A1.1 Leave."]


STRAY = {
    "rst": f"{HEAD}.. usecase:: Buy\n\n.. step:: Pay.\n\n.. step:: Go.\n   :name: go\n\n"
    ".. altflow:: No\n\n   :KPIs:\n      - Fast\n\n        :target: 5 s\n",
    "md": "# Page\n\n:::{usecase} Buy\n:::\n:::{step} Pay.\n:::\n:::{step} Go.\n:name: go\n:::\n"
    ":::{altflow} No\n\n:KPIs:\n  - Fast\n\n    :target: 5 s\n:::\n",
}


@pytest.mark.parametrize("suffix", STRAY)
def test_parts_outside_a_use_case_are_one_message(suffix: str, tmp_path: Path) -> None:
    built = build(tmp_path, suffix, STRAY[suffix])
    (warned,) = built.warned
    assert (warned.line, warned.kind) == (line_of(STRAY[suffix], "Pay."), "usecase.misplaced")
    advice = "indent it" if suffix == "rst" else "whose fence needs more colons"
    assert advice in warned.text
    lines = [line_of(STRAY[suffix], text) for text in ("Go.", "altflow")]
    assert f"the same holds for 2 more, in lines {lines[0]}, {lines[1]}" in warned.text
    assert [text for text in ("Pay.", "Go.", "go", "No", "5 s") if text not in shown(built)] == []


def test_parts_in_a_table_of_a_use_case_are_said_to_be_there(tmp_path: Path) -> None:
    table = "   .. list-table::\n\n      * - .. step:: Pay.\n        "
    table += "- .. altflow::\n             :goal: Cash\n"
    step, alternative = build(tmp_path, "rst", f"{HEAD}.. usecase:: Buy\n\n{table}").warned
    assert 'step "Pay." is part of no flow in a list or a table' in step.text
    assert "altflow is part of no flow in a list or a table" in alternative.text
