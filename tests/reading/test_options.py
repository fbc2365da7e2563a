"""Options however they are written: none of them ever costs the directive, or its own text."""

from __future__ import annotations

import json
from textwrap import indent
from typing import Any

import pytest

from helpers import HEAD, MYST_TELLS_LINES, Built, Project, line_of
from sphinxext.usecase.core.model.options import options, stated
from sphinxext.usecase.core.model.usecase import RECORDS, Flow, Step, UseCase
from sphinxext.usecase.core.reading.fields import SYNONYMS
from sphinxext.usecase.reading.directives import DIRECTIVES
from sphinxext.usecase.reading.viewdirectives import DIRECTIVES as VIEWS

MYST = {
    "extensions": ["myst_parser", "sphinxext.usecase"],
    "myst_enable_extensions": ["colon_fence", "fieldlist"],
}
TOLD = pytest.mark.skipif(not MYST_TELLS_LINES, reason="needs a MyST that tells a directive its lines")
BOTH = ["rst", pytest.param("md", marks=TOLD)]
BODY = {
    "rst": "\n   .. step:: Read me.\n\n   .. altflow:: Or not\n      :from: 1\n",
    "md": "\n:::{step} Read me.\n:::\n\n:::{altflow} Or not\n:from: 1\n:::\n",
}


def page(suffix: str, options: str, title: str = "Buy") -> str:
    """A page with a use case that has these options."""
    lines = options.splitlines()
    if suffix == "md":
        return "\n".join(["# Page", "", f"::::{{usecase}} {title}", *lines, BODY["md"], "::::", ""])
    return "\n".join(["Page", "====", "", f".. usecase:: {title}", *(f"   {one}" for one in lines)]) + (
        "\n" + BODY["rst"]
    )


def build(project: Project, suffix: str, source: str, builder: str = "html") -> Built:
    """Build one page."""
    if suffix == "md":
        pytest.importorskip("myst_parser")
    project.conf = {"usecase_diagram": "none", **(MYST if suffix == "md" else {})}
    project.write({f"index.{suffix}": source})
    return project.build(builder)


def text_of(built: Built) -> str:
    """The text of the page, on one line."""
    return " ".join(built.page().get_text().split())


def exported(project: Project, suffix: str, source: str) -> dict[str, Any]:
    """The first use case as data."""
    built = build(project, suffix, source, "usecases")
    usecases: list[dict[str, Any]] = json.loads(built.read("usecases.json"))["usecases"]
    return usecases[0]


@pytest.mark.parametrize("suffix", BOTH)
@pytest.mark.parametrize(
    ("twice", "first", "again"),
    [
        (":status: draft\n:status: approved", "draft", "approved"),
        (":status: draft\n:owner: Ann\n:Status: approved", "draft", "approved"),
        (":end: failure\n:end: success", "failure", "success"),
        (":goal: Sell.\n:goal: Buy.", "Sell.", "Buy."),
        (":status: draft\n:status:\n:status: approved", "draft", "approved"),
    ],
)
def test_of_an_option_given_twice_the_first_counts_and_both_are_shown(
    project: Project, suffix: str, twice: str, first: str, again: str
) -> None:
    source = page(suffix, f":id: UC-BUY\n{twice}")
    built = build(project, suffix, source)
    warned = built.warned
    assert {one.kind for one in warned} == {"usecase.duplicate-option"}
    assert (warned[-1].line, warned[-1].file) == (line_of(source, again), f"index.{suffix}")
    assert f'"{first}" counts, and "{again}" is shown' in warned[-1].text
    shown = text_of(built).lower()
    assert [part for part in (first, again, "Read me.", "Or not") if part.lower() not in shown] == []
    data = exported(project, suffix, source)
    assert data["id"] == "UC-BUY"
    assert data["status"] in (None, "draft")


@pytest.mark.parametrize("suffix", BODY)
def test_the_name_of_an_option_may_have_blanks(project: Project, suffix: str) -> None:
    source = page(suffix, ":id: UC-BUY\n:in scope: The shop.\n:Primary actor: Ann")
    data = exported(project, suffix, source)
    assert [(field["name"], field["text"]) for field in data["fields"]] == [
        ("in scope", "The shop."),
        ("primary actor", "Ann"),
    ]
    built = build(project, suffix, source)
    assert built.warnings == []
    assert "In scope" in text_of(built)


@pytest.mark.parametrize("suffix", BODY)
def test_an_unknown_option_with_blanks_is_shown_too(project: Project, suffix: str) -> None:
    source = page(suffix, ":id: UC-BUY\n:shoe size: 42")
    built = build(project, suffix, source)
    (warned,) = built.warned
    assert (warned.kind, 'unknown option "shoe size" of usecase' in warned.text) == (
        "usecase.unknown-option",
        True,
    )
    assert "42" in text_of(built)


@pytest.mark.parametrize("suffix", BODY)
def test_a_line_behind_the_options_is_content(project: Project, suffix: str) -> None:
    source = page(suffix, ":id: UC-BUY\nThis line is *close*.\nSo is this.")
    built = build(project, suffix, source)
    shown = text_of(built)
    assert [part for part in ("This line is close. So is this.", "Read me.") if part not in shown] == []
    assert built.page().select_one("dt#UC-BUY")
    if suffix == "rst":  # in Markdown nothing is missing
        (warned,) = built.warned
        assert (warned.kind, warned.line) == ("usecase.lost-prose", line_of(source, "This line"))
    else:
        assert built.warnings == []


def test_directives_behind_the_options_are_directives(project: Project) -> None:
    source = (
        "Page\n====\n\n.. usecase:: Buy\n   :id: UC-BUY\n   .. step:: Pay.\n      :actor: Ann\n"
        "      .. altflow:: No money\n         :wrong: x\n\n   .. step:: Go.\n\n"
        ".. usecase:: Sell\n   .. step:: Sell.\n"
    )
    built = build(project, "rst", source)
    lines = {(one.kind.removeprefix("usecase."), one.line) for one in built.warned}
    assert lines == {
        ("lost-prose", 6),
        ("lost-prose", 8),
        ("unknown-option", 8),
        ("lost-prose", 14),
    }
    labels = [label.get_text(strip=True) for label in built.page().select(".uc-label")]
    assert labels == ["1", "2", "1a", "1"]


def test_lines_of_an_option_and_of_the_title_may_go_on(project: Project) -> None:
    source = (
        "Page\n====\n\n.. usecase::\n   Buy\n   a ticket\n   :id: UC-BUY\n   :tags: one,\n      two\n"
        "   :goal:\n      A *ticket*\n      at once.\n\n   .. step:: Pay.\n"
    )
    data = exported(project, "rst", source)
    assert (data["title"], data["tags"]) == ("Buy\na ticket", ["one", "two"])
    assert [" ".join(field["text"].split()) for field in data["fields"]] == ["A ticket at once."]


@pytest.mark.parametrize("suffix", BODY)
@pytest.mark.parametrize(
    ("option", "value", "kind"),
    [
        ("id", "1/2", "invalid-id"),
        ("diagram", "spiral", "unknown-option"),
        ("class", "???", "unknown-option"),
    ],
)
def test_a_value_that_a_use_case_cannot_have_is_shown(
    project: Project, suffix: str, option: str, value: str, kind: str
) -> None:
    built = build(project, suffix, page(suffix, f":{option}: {value}"))
    assert [one.kind for one in built.warned] == [f"usecase.{kind}"]
    row = built.page().select_one("dl.uc-fields")
    assert row is not None
    assert " ".join(row.get_text().split()) == f"{option}: {value}"


@pytest.mark.parametrize("suffix", BODY)
@pytest.mark.parametrize(
    ("option", "value", "kind"),
    [
        ("name", "not a word", "invalid-name"),
        ("label", "1!", "invalid-label"),
        ("optional", "perhaps", "unknown-option"),
    ],
)
def test_a_value_that_a_step_cannot_have_is_shown(
    project: Project, suffix: str, option: str, value: str, kind: str
) -> None:
    step = "Read me." if option == "optional" else "Or not"
    begin = {"rst": "      ", "md": ""}[suffix]
    source = page(suffix, ":id: UC-BUY").replace(step, f"{step}\n{begin}:{option}: {value}")
    built = build(project, suffix, source)
    assert [one.kind for one in built.warned] == [f"usecase.{kind}"]
    assert f"{option}: {value}" in text_of(built)
    assert "(optional)" not in text_of(built)


@pytest.mark.parametrize(("value", "holds"), [("", True), ("yes", True), ("True", True), ("no", False)])
def test_a_flag_may_say_yes_or_no(value: str, holds: bool) -> None:
    assert stated(Step, {"optional": value}) == {"optional": holds}


@pytest.mark.parametrize("suffix", BODY)
def test_an_unknown_option_is_asked_about(project: Project, suffix: str) -> None:
    source = page(suffix, ":id: UC-BUY\n:storys: S-1")
    (warned,) = build(project, suffix, source).warned
    assert 'unknown option "storys" of usecase' in warned.text
    assert 'did you mean "stories"?' in warned.text


@TOLD
def test_what_myst_cannot_read_is_read(project: Project) -> None:
    source = page("md", ':id: UC-BUY\n:goal: "Quoted" and then some\n:status: draft')
    built = build(project, "md", source)
    assert built.page().select_one("dt#UC-BUY")
    assert [part for part in ("and then some", "draft", "Read me.") if part not in text_of(built)] == []


@TOLD
def test_a_blank_before_a_colon_hides_no_option_that_is_given_twice(project: Project) -> None:
    source = page("md", ":id: UC-BUY\n:status : draft\n:status: done")
    (warned,) = build(project, "md", source).warned
    assert (warned.kind, warned.line) == ("usecase.duplicate-option", line_of(source, "done"))
    assert '"draft" counts, and "done" is shown' in warned.text


@TOLD
def test_a_block_of_options_in_myst(project: Project) -> None:
    source = (
        "# Page\n\n::::{usecase} Buy\n---\nid: UC-BUY\nstatus: draft\nstatus: done\ntags: |\n  one,\n"
        "  two\n---\nRead me.\n::::\n"
    )
    built = build(project, "md", source)
    (warned,) = built.warned
    assert (warned.kind, warned.line) == ("usecase.duplicate-option", line_of(source, "done"))
    data = exported(project, "md", source)
    assert (data["id"], data["status"], data["tags"]) == ("UC-BUY", "draft", ["one", "two"])


# -- declarations -------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "record"), [("usecase", UseCase), ("step", Step), ("altflow", Flow)])
def test_every_option_is_declared_to_whoever_asks(name: str, record: type) -> None:
    table = DIRECTIVES[name].option_spec
    assert table
    assert {*options(record), "class"} <= set(table)
    assert ("primary-actor" in set(table)) == (name != "step")
    assert len(set(table) & {field.replace(" ", "-") for field in SYNONYMS}) in (0, len(SYNONYMS))
    assert table["whatever"]("x") == "x"


@pytest.mark.parametrize("name", VIEWS)
def test_views_declare_their_options_too(name: str) -> None:
    table = VIEWS[name].option_spec
    assert table
    assert {"caption", "class", "name"} <= set(table)


VALUES: dict[Any, tuple[str, object]] = {
    str | None: ("some words", "some words"),
    bool: ("", True),
    tuple[str, ...]: ("UC-1, UC-2", ["UC-1", "UC-2"]),
}
"""For each type of value what is written, and what is exported."""


SHOWN = {
    "usecase": "dl.usecase",
    "step": ".uc-step",
    "altflow": ".uc-altflow",
    "statement": "li:has(.uc-label)",
}


@pytest.mark.parametrize("directive", RECORDS)
def test_every_option_is_shown_and_exported(project: Project, directive: str) -> None:
    known = options(RECORDS[directive])
    values = {name: VALUES[part.type] for name, (part, option) in known.items() if not option.worked_out}
    written = "".join(f"\n:{name}: {value}" for name, (value, _expected) in values.items())
    begin = {
        "usecase": ":: Buy",
        "step": ":: Read me.",
        "altflow": ":: Or not",
        "statement": "- So.",
    }[directive]
    source = "Page\n====\n\n.. usecase:: Buy\n\n   :KPIs:\n    - So.\n\n"
    source += "   .. step:: Read me.\n\n   .. altflow:: Or not\n"
    margin = "   " if directive == "usecase" else "      "
    source = source.replace(begin, f"{begin}{indent(written, margin)}")
    source += "\n.. usecase:: One\n   :id: UC-1\n\n.. usecase:: Two\n   :id: UC-2\n"

    made = exported(project, "rst", source)
    parts = made["steps"][0], made["flows"][0], made["statements"][0]
    record = dict(zip(("usecase", "step", "altflow", "statement"), (made, *parts), strict=True))[
        directive
    ]
    assert {name: record[name] for name in values} == {
        name: expected for name, (_value, expected) in values.items()
    }

    shown = build(project, "rst", source).page().select(SHOWN[directive])[0].get_text()
    for value in ("some words", "UC-2"):
        assert shown.count(value) == sum(value in written for written, _expected in values.values())
    assert [name for name, (value, _expected) in values.items() if not value and name not in shown] == []


def test_the_parser_of_docutils_leaves_the_lines_to_us() -> None:
    table = DIRECTIVES["usecase"].option_spec

    def parse_directive_block() -> bool:
        return bool(table)

    assert bool(table)
    assert not parse_directive_block()


# -- views --------------------------------------------------------------------------------------

LISTED = {
    "rst": (
        "Page\n====\n\n.. usecase:: Buy\n   :id: UC-BUY\n\n   .. step:: Pay.\n\n"
        ".. {view}::{argument}\n{options}\n"
    ),
    "md": (
        "# Page\n\n::::{{usecase}} Buy\n:id: UC-BUY\n\n:::{{step}} Pay.\n:::\n::::\n\n"
        ":::{{{view}}}{argument}\n{options}\n:::\n"
    ),
}


def view(suffix: str, name: str, options: str, argument: str = "") -> str:
    begin = "   " if suffix == "rst" else ""
    lines = "\n".join(begin + line for line in options.splitlines())
    return LISTED[suffix].format(view=name, argument=f" {argument}" if argument else "", options=lines)


@pytest.mark.parametrize("suffix", BOTH)
@pytest.mark.parametrize("name", VIEWS)
def test_an_unknown_option_keeps_the_view(project: Project, suffix: str, name: str) -> None:
    argument = "UC-BUY" if name == "usecase-flow" else ""
    source = view(suffix, name, ":captoin: Nothing\n:caption: *All* of it\n:caption: More", argument)
    built = build(project, suffix, source)
    first, second = built.warned
    assert (first.kind, first.line) == ("usecase.unknown-option", line_of(source, name))
    assert f'unknown option "captoin" of {name}, which takes ' in first.text
    assert '; did you mean "caption"?' in first.text
    assert (second.kind, second.line) == ("usecase.duplicate-option", line_of(source, "More"))
    assert "All of it" in text_of(built)


@pytest.mark.parametrize("suffix", LISTED)
@pytest.mark.parametrize(
    ("written", "argument"),
    [("\nSome *text*.", ""), (":ids: UC-*\n\nSome *text*.", ""), ("", "Some *text*.")],
)
def test_text_in_a_view_is_kept(project: Project, suffix: str, written: str, argument: str) -> None:
    source = view(suffix, "usecase-list", written, argument)
    built = build(project, suffix, source)
    (warned,) = built.warned
    assert (warned.kind, warned.line) == ("usecase.lost-prose", line_of(source, "usecase-list"))
    assert "Some text." in text_of(built)
    assert "UC-BUY Buy" in text_of(built)


@pytest.mark.parametrize("suffix", LISTED)
def test_a_class_that_is_none_keeps_the_view(project: Project, suffix: str) -> None:
    built = build(project, suffix, view(suffix, "usecase-list", ":class: ???"))
    assert [one.kind for one in built.warned] == ["usecase.unknown-option"]
    assert built.page().select_one("table.uc-table")


@pytest.mark.parametrize("suffix", LISTED)
def test_scenarios_that_there_are_none_of_keep_their_caption(project: Project, suffix: str) -> None:
    source = view(suffix, "usecase-scenarios", ":ids: UC-*\n:caption: All *paths*\n:name: paths")
    without_steps = source.replace(".. step:: Pay.", "Text.").replace("{step} Pay.", "{note}\nText.")
    built = build(project, suffix, without_steps)
    assert built.warnings == []
    assert "All paths No scenarios." in text_of(built)
    assert built.page().select_one("#paths")


@pytest.mark.parametrize("suffix", ["rst", "md"])
def test_an_ignore_that_cannot_be_read_stays_on_the_page(project: Project, suffix: str) -> None:
    built = build(project, suffix, page(suffix, ":ignore: some words"))
    assert [one.kind for one in built.warned] == ["usecase.unknown-option"]
    assert "some words" in built.page().select("dl.usecase")[0].get_text()
    assert "Buy" in built.page().select("dt.sig")[0].get_text()


_LISTS = """\
.. usecase:: Buy
   :id: UC
   :tags:
      a, b
   :Normal flow:
      1. Go.
      2. Pay.
   :Actors:
      - Ann
      - Bob
"""


def test_a_list_behind_the_name_of_a_field_is_no_value_of_an_option(project: Project) -> None:
    source = HEAD + _LISTS
    project.write({"index.rst": source})
    built = project.build("usecases")
    (warned,) = built.warned
    assert (warned.line, warned.kind) == (line_of(source, ":Normal flow:"), "usecase.lost-prose")
    (usecase,) = json.loads(built.read("usecases.json"))["usecases"]
    assert usecase["tags"] == ["a", "b"]
    assert [step["text"] for step in usecase["steps"]] == ["Go.", "Pay."]
    assert [actor["name"] for actor in usecase["actors"]] == ["Ann", "Bob"]
