"""What the directives take: fields, options, content; the same from both syntaxes."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent, indent
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from helpers import HEAD, Built, Project, line_of

NO_DIAGRAM = {"usecase_diagram": "none"}
MYST = {
    "extensions": ["myst_parser", "sphinxext.usecase"],
    "myst_enable_extensions": ["colon_fence", "fieldlist"],
}


def usecase(body: str, options: str = "") -> str:
    """A page with one use case of that body."""
    lines = indent(dedent(options).strip(), "   ")
    return f"{HEAD}.. usecase:: Buy\n   :id: UC\n{lines}\n\n{indent(dedent(body), '   ')}\n"


def build(project: Project, source: str, builder: str = "html", suffix: str = "rst") -> Built:
    """Build one page."""
    project.conf = NO_DIAGRAM | project.conf
    project.write({f"index.{suffix}": source})
    return project.build(builder)


def exported(built: Built) -> dict[str, Any]:
    """The first use case of ``usecases.json``."""
    usecases: list[dict[str, Any]] = json.loads(built.read("usecases.json"))["usecases"]
    return usecases[0]


def model(project: Project, source: str, suffix: str = "rst") -> dict[str, Any]:
    """What a page's first use case is exported as; the page must be free of faults."""
    built = build(project, source, "usecases", suffix)
    assert built.warnings == []
    return exported(built)


def text_of(page: BeautifulSoup) -> str:
    """The text of a page, on one line."""
    return " ".join(page.get_text().split())


def labels_of(page: Tag) -> list[str]:
    """The labels of steps and alternatives, in order."""
    return [label.get_text(strip=True) for label in page.select(".uc-label")]


def assert_in_order(text: str, parts: list[str]) -> None:
    """``parts`` stand in ``text`` one after the other."""
    position = 0
    for part in parts:
        found = text.find(part, position)
        assert found >= 0, f"{part!r} does not follow in {text[position:]!r}"
        position = found + len(part)


# -- fields -------------------------------------------------------------------------------------

HEADERS = {
    "Goal": "goal",
    "Objective": "goal",
    "summary": "summary",
    "Actors": "actors",
    "Primary actor": "primary actor",
    "PRIMARY ACTORS": "primary actor",
    "primary-actor(s)": "primary actor",
    "Secondary Actor": "secondary actors",
    "Stakeholders": "stakeholders",
    "Scope": "scope",
    "Level": "level",
    "Precondition": "preconditions",
    "Pre-requisites": "preconditions",
    "Pre-conditions": "preconditions",
    "Trigger": "trigger",
    "Triggers": "trigger",
    "Success guarantee": "success guarantee",
    "Postconditions": "success guarantee",
    "Post-condition": "success guarantee",
    "Minimal guarantee": "minimal guarantee",
    "Failure guarantee": "failure guarantee",
    "In scope": "in scope",
    "Out-of-scope": "out of scope",
    "Assumption": "assumptions",
    "Acceptance criteria": "acceptance criteria",
    "Acceptance criterion": "acceptance criteria",
    "KPIs": "kpis",
    "kpi": "kpis",
    "Business rules": "business rules",
    "Special requirements": "special requirements",
    "Frequency": "frequency",
    "Variations": "variations",
    "Open issues": "open issues",
    "Notes": "notes",
    "Approvals": "approvals",
    "Colour of the ticket": None,
}


@pytest.mark.parametrize("suffix", ["rst", "md"])
def test_headers_are_recognised_and_kept_as_written(project: Project, suffix: str) -> None:
    rows = "\n".join(f":{header}: Text {n}." for n, header in enumerate(HEADERS))
    if suffix == "md":
        pytest.importorskip("myst_parser")
        project.conf |= MYST
        source = f"# Page\n\n:::{{usecase}} Buy\n:id: UC\n\n{rows}\n:::\n"
    else:
        source = usecase(rows)
    fields = model(project, source, suffix)["fields"]
    assert fields == [
        {"name": name, "header": header, "text": f"Text {n}."}
        for n, (header, name) in enumerate(HEADERS.items())
    ]
    page = build(project, source, suffix=suffix).page()
    shown = [term.get_text().rstrip(":") for term in page.select("dl.uc-fields dt")]
    assert shown == list(HEADERS)


def test_unknown_and_empty_fields_stay_in_place(project: Project) -> None:
    source = usecase("""
        :Goal: A ticket.
        :Hue:
        :Level:
        :Trigger: Rain.
        """)
    assert [(one["name"], one["text"]) for one in model(project, source)["fields"]] == [
        ("goal", "A ticket."),
        (None, ""),
        ("level", ""),
        ("trigger", "Rain."),
    ]
    page = build(project, source).page()
    assert_in_order(text_of(page), ["Goal", "A ticket.", "Hue", "Level", "Trigger", "Rain."])


def test_fields_before_between_and_after_the_flow_are_all_exported(project: Project) -> None:
    source = usecase("""
        :Goal: A ticket.

        .. step:: Pay.

        :Notes: Between.

        .. step:: Go.

        .. altflow:: No money
           :end: failure

           :Frequency: Rare.

        :Open issues: Behind.
        """)
    found = model(project, source)
    assert [one["name"] for one in found["fields"]] == ["goal", "notes", "open issues"]
    assert [one["name"] for one in found["flows"][0]["fields"]] == ["frequency"]
    assert len(found["steps"]) == 2
    parts = ["A ticket.", "Pay.", "Between.", "Go.", "No money", "Rare.", "Behind."]
    assert_in_order(text_of(build(project, source).page()), parts)


def test_a_field_may_be_an_option(project: Project) -> None:
    options = ":goal: A *good* ticket.\n:primary-actor: Anna\n:level: user goal\n:Trigger: Rain."
    source = usecase(".. step:: Pay.\n   :actor: Anna", options)
    found = model(project, source)
    assert {one["name"]: one["text"] for one in found["fields"]} == {
        "goal": "A good ticket.",
        "primary actor": "Anna",
        "level": "user goal",
        "trigger": "Rain.",
    }
    assert [actor["name"] for actor in found["actors"]] == ["Anna"]
    page = build(project, source).page()
    assert page.select_one("dl.uc-fields em") is not None
    assert_in_order(text_of(page), ["Goal", "A good ticket.", "Level", "user goal", "Rain."])


ACTORS = {
    ":Actors: Anna, Bob": {"Anna": "", "Bob": ""},
    ":Actors: Anna: buys, and pays": {"Anna": "buys, and pays"},
    ":Actors:\n   - Anna: buys\n   - Bob": {"Anna": "buys", "Bob": ""},
    ":Actors:\n   1. Anna\n   2. Bob: sells": {"Anna": "", "Bob": "sells"},
    ":Actors:\n   Anna\n      buys\n   Bob\n      sells": {"Anna": "buys", "Bob": "sells"},
    ":Primary actor: Anna\n:Secondary actors: Bob\n:Actors:\n   - Anna: buys": {
        "Anna": "buys",
        "Bob": "",
    },
    ":Actors:": {},
}


@pytest.mark.parametrize(("field", "actors"), ACTORS.items())
def test_actors_are_read_from_every_usual_form(
    project: Project, field: str, actors: dict[str, str]
) -> None:
    found = model(project, usecase(field))["actors"]
    assert {actor["name"]: actor["description"] for actor in found} == actors


# -- options ------------------------------------------------------------------------------------

USECASE_OPTIONS = {
    "epic": ("RO-1, RO-2", ["RO-1", "RO-2"]),
    "stories": ("RO-3,RO-4", ["RO-3", "RO-4"]),
    "tests": ("a.B::c", ["a.B::c"]),
    "waived": ("too small", "too small"),
    "status": ("approved", "approved"),
    "priority": ("high", "high"),
    "owner": ("Anna", "Anna"),
    "tags": ("cash, card", ["cash", "card"]),
    "extends": ("UC-2", ["UC-2"]),
    "specializes": ("UC-2", ["UC-2"]),
    "end": ("failure: no ticket", {"kind": "end", "outcome": "failure", "name": "no ticket"}),
    "goto": ("UC-2", {"kind": "goto", "target": "UC-2"}),
}
STEP_OPTIONS = {
    "name": ("pay", "pay"),
    "actor": ("Anna", "Anna"),
    "include": ("UC-2", ["UC-2"]),
    "choice": ("", True),
    "optional": ("", True),
    "stories": ("RO-3", ["RO-3"]),
    "tests": ("t1, t2", ["t1", "t2"]),
    "label": ("S1", "S1"),
}
END: dict[str, dict[str, str | None]] = {
    "": {"outcome": None, "name": None},
    "success": {"outcome": "success", "name": None},
    "Failure: card kept": {"outcome": "failure", "name": "card kept"},
    "abort": {"outcome": "abort", "name": None},
    "closed": {"outcome": None, "name": "closed"},
}
ALTFLOW_OPTIONS: list[tuple[str, str, object]] = [
    ("from", "1", ["1"]),
    ("from", "1-2", ["1", "2"]),
    ("from", "1, 2", ["1", "2"]),
    ("from", "*", ["*"]),
    ("from", "start", ["start"]),
    ("from", "go", ["2"]),
    ("resume", "2", {"kind": "resume", "target": "2"}),
    ("resume", "go", {"kind": "resume", "target": "2"}),
    ("resume", "", {"kind": "resume", "target": None}),
    ("resume", "origin", {"kind": "resume", "target": None, "as": "origin"}),
    *(("end", text, dict[str, str | None](kind="end", **ending)) for text, ending in END.items()),
    ("goto", "UC-2.1", {"kind": "goto", "target": "UC-2.1"}),
    ("kind", "exception", "exception"),
    ("label", "E1", "E1"),
    ("name", "poor", "poor"),
    ("stories", "RO-3", ["RO-3"]),
    ("tests", "t1", ["t1"]),
    ("waived", "rare", "rare"),
]
OTHER = "\n.. usecase:: Other\n   :id: UC-2\n\n   .. step:: Other.\n"
KEYS = {"resume": "ending", "end": "ending", "goto": "ending"}


@pytest.mark.parametrize("option", USECASE_OPTIONS)
def test_options_of_a_usecase(project: Project, option: str) -> None:
    written, expected = USECASE_OPTIONS[option]
    source = usecase(".. step:: Pay.", f":{option}: {written}") + OTHER
    assert model(project, source)[KEYS.get(option, option)] == expected
    shown = text_of(build(project, source).page())
    assert all(word.strip() in shown for word in written.split(",")) or option == "end"


@pytest.mark.parametrize("option", STEP_OPTIONS)
def test_options_of_a_step(project: Project, option: str) -> None:
    written, expected = STEP_OPTIONS[option]
    source = usecase(f".. step:: Pay.\n   :{option}: {written}") + OTHER
    assert model(project, source)["steps"][0][option] == expected


@pytest.mark.parametrize(("option", "written", "expected"), ALTFLOW_OPTIONS)
def test_options_of_an_altflow(project: Project, option: str, written: str, expected: object) -> None:
    body = ".. step:: Pay.\n\n.. step:: Go.\n   :name: go\n\n.. altflow:: No money\n"
    source = usecase(f"{body}   :{option}: {written}") + OTHER
    assert model(project, source)["flows"][0][KEYS.get(option, option)] == expected


def test_classes_of_the_author_are_kept(project: Project) -> None:
    source = usecase(
        ".. step:: Pay.\n   :class: cash\n\n.. altflow:: No\n   :class: poor", ":class: wide"
    )
    page = build(project, source).page()
    for selector in ("dl.wide.usecase", "li.cash.uc-step", "div.poor.uc-altflow"):
        assert page.select_one(selector) is not None, selector


LOOPS = {
    ":repeat: 1-2\n   :until: paid": ("1", "2", "paid", None),
    ":repeat: 2\n   :while: open": ("2", "2", None, "open"),
    ":repeat: pay - 2": ("1", "2", None, None),
}


@pytest.mark.parametrize(("options", "expected"), LOOPS.items())
def test_loops(
    project: Project, options: str, expected: tuple[str, str, str | None, str | None]
) -> None:
    source = usecase(f".. step:: Pay.\n   :name: pay\n\n.. step:: Go.\n   {options}")
    loop = model(project, source)["steps"][1]["repeat"]
    assert (loop["from"], loop["to"], loop["until"], loop["while"]) == expected


def test_main_flow_ends_in_success_only_if_it_has_steps(project: Project) -> None:
    success = {"kind": "end", "outcome": "success", "name": None}
    assert model(project, usecase(".. step:: Pay."))["ending"] == success
    assert model(project, usecase(":Goal: A ticket."))["ending"] is None


def test_only_the_title_is_mandatory(project: Project) -> None:
    built = build(project, HEAD + ".. usecase:: Buy a *good* ticket\n")
    assert built.warnings == []
    signature = built.page().select_one("#buy-a-good-ticket")
    assert signature is not None
    assert "Buy a good ticket" in signature.get_text()


def test_id_is_a_slug_of_any_script(project: Project) -> None:
    source = HEAD + "".join(f".. usecase:: {title}\n\n" for title in ("Größe ändern", "購入", "3 x"))
    data = json.loads(build(project, source, "usecases").read("usecases.json"))
    ids = [one["id"] for one in data["usecases"]]
    assert ids == ["größe-ändern", "購入", "usecase-3-x"]


GERMAN = {
    "rst": HEAD
    + dedent("""
        .. usecase:: Fahrschein kaufen
           :id: UC

           :Ziel: Ein gültiger Fahrschein.
           :Akteure:
              - Fahrgast: hat es eilig
              - Automat
           :Vorbedingungen: Der Automat ist frei.
           :Auslösendes Ereignis: Jemand will fahren.
           :Nachbedingungen im Erfolgsfall: Der Fahrschein ist bezahlt.
           :Akzeptanzkriterien: Höchstens *drei* Eingaben.

           .. step:: Der Fahrgast zahlt.
              :actor: Fahrgast
        """),
    "md": dedent("""
        # Seite

        ::::{usecase} Fahrschein kaufen
        :id: UC

        :Ziel: Ein gültiger Fahrschein.
        :Akteure:
          - Fahrgast: hat es eilig
          - Automat
        :Vorbedingungen: Der Automat ist frei.
        :Auslösendes Ereignis: Jemand will fahren.
        :Nachbedingungen im Erfolgsfall: Der Fahrschein ist bezahlt.
        :Akzeptanzkriterien: Höchstens *drei* Eingaben.

        :::{step} Der Fahrgast zahlt.
        :actor: Fahrgast
        :::
        ::::
        """),
}


@pytest.mark.parametrize("suffix", GERMAN)
def test_headers_may_be_in_another_language(project: Project, suffix: str) -> None:
    if suffix == "md":
        pytest.importorskip("myst_parser")
        project.conf |= MYST
    found = model(project, GERMAN[suffix], suffix)
    assert [(field["name"], field["header"]) for field in found["fields"]] == [
        ("goal", "Ziel"),
        ("actors", "Akteure"),
        ("preconditions", "Vorbedingungen"),
        ("trigger", "Auslösendes Ereignis"),
        ("success guarantee", "Nachbedingungen im Erfolgsfall"),
        ("acceptance criteria", "Akzeptanzkriterien"),
    ]
    assert found["actors"] == [
        {"name": "Fahrgast", "description": "hat es eilig"},
        {"name": "Automat", "description": ""},
    ]
    headers = [header.get_text() for header in project.build().page().select("dl.uc-fields > dt")]
    assert "Auslösendes Ereignis:" in headers


# -- content ------------------------------------------------------------------------------------


def test_a_step_without_argument_takes_its_first_paragraph(project: Project) -> None:
    source = usecase("""
        .. step::
           :actor: Anna

           Pay *the whole*
           price.

           In coins.
        """)
    (step,) = model(project, source)["steps"]
    assert " ".join(step["text"].split()) == "Pay the whole price."
    page = build(project, source).page()
    assert page.select_one("li.uc-step > p.uc-text em") is not None
    assert_in_order(text_of(page), ["1", "Pay the whole price.", "(Anna)", "In coins."])


@pytest.mark.parametrize("body", ["", "   .. image:: x.png\n      :alt: A coin", "   ::\n\n      x = 1"])
def test_a_step_without_text_is_a_step(project: Project, body: str) -> None:
    project.write({"x.png": ""})
    source = usecase(f".. step::\n\n{body}\n\n.. step:: Go.")
    built = build(project, source)
    assert built.warnings == []
    assert labels_of(built.page()) == ["1", "2"]


BLOCKS = {
    "paragraph": ("Some words.", "dd > ol + p"),
    "note": (".. note:: Mind the gap.", "div.admonition.note"),
    "image": (".. image:: x.png\n   :alt: coin", "img[alt=coin]"),
    "table": ("=== ===\n a   b\n=== ===\n c   d\n=== ===", "table.docutils:not(.uc-table)"),
    "code": (".. code-block:: python\n\n   pay()", "div.highlight"),
    "list": ("* one\n* two", "ul"),
    "quote": (".. epigraph::\n\n   A quotation.", "blockquote"),
    "definition": ("term\n   Meaning.", "dl.simple:not(.uc-fields)"),
    "comment": (".. a remark", ".uc-step"),
    "math": (".. math:: a = b", "div.math"),
    "raw": (".. raw:: html\n\n   <hr class='cut'>", "hr.cut"),
}


@pytest.mark.parametrize("name", BLOCKS)
def test_content_between_steps_stays_and_numbers_go_on(project: Project, name: str) -> None:
    block, selector = BLOCKS[name]
    project.write({"x.png": ""})
    source = usecase(f".. step:: Pay.\n\n{block}\n\n.. step:: Go.\n\n.. altflow:: No\n   :from: 1\n")
    built = build(project, source)
    assert built.warnings == []
    content = built.page().select_one("dl.usecase")
    assert content is not None
    assert content.select_one(selector) is not None
    assert labels_of(content) == ["1", "2", "1a"]
    lists = content.select("dd > ol.uc-steps")
    seen = name != "comment"
    assert len(lists) == 1 + seen, "a block that is seen parts the steps before it from those behind it"


def test_content_everywhere_keeps_its_place(project: Project) -> None:
    source = usecase("""
        Before all.

        :Goal: A ticket.

        Before the flow.

        .. step:: Pay.

           Inside one.

           .. step:: Take coins.

           Inside two.

           .. altflow:: Bad coin
              :resume: 1.1

              Inside three.

              .. step:: Give back.

              Inside four.

        Between steps.

        .. step:: Go.

        .. altflow:: No money
           :from: 1

        After an alternative.

        .. altflow:: No time

        After all.
        """)
    parts = """Before all.|A ticket.|Before the flow.|Pay.|Inside one.|Take coins.|Inside two.
        |Between steps.|Go.|Bad coin|Inside three.|Give back.|Inside four.|No money
        |After an alternative.|No time|After all."""
    built = build(project, source)
    assert built.warnings == []
    page = built.page().select_one("dl.usecase")
    assert page is not None
    shown = " ".join(page.get_text().split())
    assert [part for part in map(str.strip, parts.split("|")) if part not in shown] == []
    body = shown[shown.index("Main flow") :]
    assert_in_order(body, ["1 Pay.", "Between steps.", "2 Go.", "Alternative flows"])
    assert_in_order(body, ["No money", "After an alternative.", "No time", "After all."])


def test_alternatives_are_sorted_only_where_they_stand_together(tmp_path: Path) -> None:
    pytest.importorskip("myst_parser")
    rst = usecase("""
        1. Show a card.

           .. altflow:: No card

        2. Scan the book.

        Still a book:

        .. altflow:: No paper
           :from: 2

        .. altflow:: Old card
           :from: 1

        Of that one.

        .. altflow:: Very old card
           :from: 1b

        No book:

        .. altflow:: Expired
           :from: 1

        .. altflow:: Really expired
           :from: 1c

        Nothing more.
        """)
    md = """\
        # Page

        :::::{usecase} Buy
        :id: UC

        1. Show a card.

           :::{altflow} No card
           :::

        2. Scan the book.

        Still a book:

        :::{altflow} No paper
        :from: 2
        :::
        :::{altflow} Old card
        :from: 1
        :::

        Of that one.

        :::{altflow} Very old card
        :from: 1b
        :::

        No book:

        :::{altflow} Expired
        :from: 1
        :::
        :::{altflow} Really expired
        :from: 1c
        :::

        Nothing more.
        :::::
        """
    order = "1a No card|Still a book:|1b Old card|2a No paper|Of that one.|1ba Very old card|No book:"
    for suffix, source in (("rst", rst), ("md", dedent(md))):
        built = build(Project(tmp_path / suffix, dict(MYST)), source, suffix=suffix)
        assert built.warnings == []
        page = text_of(built.page())
        shown = page[page.index("Alternative flows") :]
        assert_in_order(shown, [*order.split("|"), "1c Expired", "1ca Really", "Nothing more."])


def test_text_after_the_flow_stays_before_the_first_alternative(project: Project) -> None:
    source = usecase("1. Pay.\n\nA note.\n\n.. altflow:: No money\n   :from: 1\n")
    page = text_of(build(project, source).page())
    assert_in_order(page, ["1 Pay.", "A note.", "Alternative flows", "1a No money"])


def test_an_alternative_is_shown_where_it_stands_wherever_it_branches(project: Project) -> None:
    source = usecase("""
        1. Pay.

        .. altflow:: Outer

           .. altflow:: Inner
              :from: 1

        .. altflow:: Of the inner one
           :from: 1a
        """)
    page = text_of(build(project, source).page())
    shown = page[page.index("Alternative flows") :]
    assert_in_order(shown, ["A1 Outer", "1a Inner", "1aa Of the inner one"])


def test_nested_steps_and_alternatives_are_numbered(project: Project) -> None:
    source = usecase("""
        .. step:: Pay.

           .. step:: Take coins.

           .. step:: Count coins.

              .. altflow:: Too few

                 .. step:: Ask for more.

                    .. altflow:: No more
                       :end: failure

                 .. step:: Count again.

           .. altflow:: Too late

        .. step:: Go.
        """)
    found = model(project, source)
    assert [step["label"] for step in found["steps"]] == ["1", "2"]
    assert [step["label"] for step in found["steps"][0]["steps"]] == ["1.1", "1.2"]
    assert {flow["label"]: (flow["from"], flow["parent"]) for flow in found["flows"]} == {
        "1.2a": (["1.2"], None),
        "1.2a1a": (["1.2a1"], "1.2a"),
        "1a": (["1"], None),
    }
    page = build(project, source).page()
    assert sorted(labels_of(page)) == sorted(
        ["1", "1.1", "1.2", "2", "1a", "1.2a", "1.2a1", "1.2a2", "1.2a1a"]
    )


def test_markup_in_titles_is_kept(project: Project) -> None:
    source = HEAD + dedent("""
        .. usecase:: Buy a **big** ticket

           .. step:: Pay ``all`` of *it*.

           .. altflow:: No `money <https://example.org>`_
        """)
    page = build(project, source).page()
    for selector in ("dt strong", "p.uc-text code", "p.uc-text em", ".uc-altflow-title a.external"):
        assert page.select_one(selector) is not None, selector


# -- both syntaxes ------------------------------------------------------------------------------

PAIRS = {
    "whole": (
        """
        .. usecase:: Buy a *ticket*
           :id: UC
           :epic: RO-1
           :stories: RO-2, RO-3
           :status: approved
           :level: user goal

           :Goal: A **ticket**.
           :Actors:
              - Anna: buys
              - Machine
           :Colour: Blue.
           :Notes:

           .. step:: Anna chooses.
              :actor: Anna

              She may take her time.

           .. step:: Anna pays.
              :name: pay
              :repeat: 1-2
              :until: paid

              .. altflow:: No money
                 :resume: pay
                 :stories: RO-4

                 .. step:: Ask a friend.

           .. step::

              The machine prints.

           .. altflow:: Power fails
              :from: *
              :end: failure: no ticket
        """,
        """
        ::::::{usecase} Buy a *ticket*
        :id: UC
        :epic: RO-1
        :stories: RO-2, RO-3
        :status: approved
        :level: user goal

        :Goal: A **ticket**.
        :Actors:
          - Anna: buys
          - Machine
        :Colour: Blue.
        :Notes:

        :::{step} Anna chooses.
        :actor: Anna

        She may take her time.
        :::

        :::::{step} Anna pays.
        :name: pay
        :repeat: 1-2
        :until: paid

        ::::{altflow} No money
        :resume: pay
        :stories: RO-4

        :::{step} Ask a friend.
        :::
        ::::
        :::::

        :::{step}

        The machine prints.
        :::

        :::{altflow} Power fails
        :from: *
        :end: failure: no ticket
        :::
        ::::::
        """,
    ),
    "branches": (
        """
        .. usecase:: Buy
           :id: UC

           .. step:: One.

           .. step:: Two.

              .. step:: Inner.

           .. altflow:: List
              :from: 1, 2.1
              :resume: next

           .. altflow:: Range
              :from: 1-2
              :resume:

           .. altflow:: Loose
              :label: EXT 1
              :end:

           .. altflow:: Instead
              :from: start
              :goto: UC
        """,
        """
        :::::{usecase} Buy
        :id: UC

        :::{step} One.
        :::

        ::::{step} Two.

        :::{step} Inner.
        :::
        ::::

        :::{altflow} List
        :from: 1, 2.1
        :resume: next
        :::

        :::{altflow} Range
        :from: 1-2
        :resume:
        :::

        :::{altflow} Loose
        :label: EXT 1
        :end:
        :::

        :::{altflow} Instead
        :from: start
        :goto: UC
        :::
        :::::
        """,
    ),
    "flags": (
        """
        .. usecase:: Buy
           :id: UC

           .. step:: One.
              :choice:
              :optional:
              :include: OTHER
              :tests: t1, t2
              :label: S1

           .. altflow:: Exception
              :from: S1
              :kind: exception
              :waived: rare

        .. usecase:: Another
           :id: OTHER
        """,
        """
        :::::{usecase} Buy
        :id: UC

        :::{step} One.
        :choice:
        :optional:
        :include: OTHER
        :tests: t1, t2
        :label: S1
        :::

        :::{altflow} Exception
        :from: S1
        :kind: exception
        :waived: rare
        :::
        :::::

        :::{usecase} Another
        :id: OTHER
        :::
        """,
    ),
    "backtick fences": (
        """
        .. usecase:: Buy
           :id: UC

           :Trigger: Rain.

           .. step:: One.
              :actor: Anna

           .. step:: Two.
        """,
        """
        ````{usecase} Buy
        :id: UC

        :Trigger: Rain.

        ```{step} One.
        :actor: Anna
        ```

        ```{step} Two.
        ```
        ````
        """,
    ),
    "yaml options": (
        """
        .. usecase:: Buy
           :id: UC
           :goal: A long ticket.
           :tags: a, b

           .. step:: One.
        """,
        """
        ::::{usecase} Buy
        ---
        id: UC
        goal: >-
          A long
          ticket.
        tags: a, b
        ---

        :::{step} One.
        :::
        ::::
        """,
    ),
}


def without_places(data: object) -> object:
    """Data without the keys that tell where something was written."""
    if isinstance(data, dict):
        return {
            key: without_places(value) for key, value in data.items() if key not in ("docname", "line")
        }
    return [without_places(one) for one in data] if isinstance(data, list) else data


@pytest.mark.parametrize("pair", PAIRS)
def test_both_syntaxes_say_the_same(pair: str, tmp_path: Path) -> None:
    pytest.importorskip("myst_parser")
    found = []
    for suffix, head, source in zip(("rst", "md"), (HEAD, "# Page\n\n"), PAIRS[pair], strict=True):
        project = Project(tmp_path / suffix, MYST)
        found.append(without_places(model(project, head + dedent(source), suffix)))
    assert found[0] == found[1]


def test_lines_are_those_of_the_file_in_both_syntaxes(tmp_path: Path) -> None:
    pytest.importorskip("myst_parser")
    for suffix, source in zip(("rst", "md"), map(dedent, PAIRS["whole"]), strict=True):
        found = model(Project(tmp_path / suffix, MYST), source, suffix)
        assert found["line"] == line_of(source, "Buy a *ticket*")
        steps, flows = found["steps"], found["flows"]
        for part in (*steps[:2], *flows, flows[0]["steps"][0]):
            said = part.get("text") or part.get("condition")
            assert part["line"] == line_of(source, said), said


PLAIN = """
    .. usecase:: Give a book back
       :id: UC-BACK

       1. Put it on the desk.

          1. Find the loan.
          2. End the loan.

       A note between the steps.

       2. Take the receipt.

       .. altflow:: The tag cannot be read
          :from: 1.2
          :resume: 2

          1. Type the number.
    """


def test_a_numbered_list_is_the_flow(project: Project) -> None:
    project.write({"index.rst": HEAD + dedent(PLAIN)})
    built = project.build("usecases")
    assert built.warnings == []
    (usecase,) = json.loads(built.read("usecases.json"))["usecases"]
    first, second = usecase["steps"]
    assert [(step["label"], step["text"]) for step in (first, *first["steps"], second)] == [
        ("1", "Put it on the desk."),
        ("1.1", "Find the loan."),
        ("1.2", "End the loan."),
        ("2", "Take the receipt."),
    ]
    (flow,) = usecase["flows"]
    assert (flow["label"], flow["from"], flow["ending"]["target"]) == ("1.2a", ["1.2"], "2")
    assert [(step["label"], step["text"]) for step in flow["steps"]] == [("1.2a1", "Type the number.")]
    page = project.build().page()
    assert "A note between the steps." in page.get_text()
    assert page.find(id="UC-BACK.1.2") is not None


def test_what_is_switched_on_turns_words_of_steps_into_markup(project: Project) -> None:
    project.write({"docutils.conf": "[general]\npep_references: yes\nrfc_references: yes\n"})
    steps = ["See PEP 8.", "As pep-20 says", "Re-read RFC2822, it helps.", "The PEPs, then; see 8."]
    built = build(project, usecase("".join(f".. step:: {text}\n\n" for text in steps)))
    assert [link.get_text() for link in built.page().select(".uc-step a.external")] == [
        "PEP 8",
        "pep-20",
        "RFC2822",
    ]
    assert steps[-1] in built.page().get_text()


def test_what_is_switched_on_turns_signs_of_steps_in_myst_into_others(project: Project) -> None:
    project.conf = MYST | {"smartquotes": False}
    project.conf["myst_enable_extensions"] = [
        "colon_fence",
        "replacements",
        "smartquotes",
        "dollarmath",
        "substitution",
    ]
    texts = ["(c) it.", "It's on.", "a -- b", "what..", "x $y$", "Plain words, here."]
    steps = "".join(f":::{{step}} {text}\n:::\n\n" for text in texts)
    built = build(project, f"# T\n\n::::{{usecase}} Buy\n:id: UC\n\n{steps}::::\n", suffix="md")
    shown = built.page().select_one("ol.uc-steps, .uc-steps")
    assert shown is not None
    for text in ("© it.", "It’s on.", "a – b", "what…", "Plain words, here."):
        assert text in shown.get_text()
    assert shown.select_one(".math") is not None
