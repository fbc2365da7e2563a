"""A translated project: the same model, and pages in the words of the translation."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from helpers import Project

SOURCES = {
    "rst": """
        Home
        ====

        .. |pay| replace:: the till

        :uc:actor:`Customer` and :uc:actor:`Cashier` meet.

        .. usecase:: Buy goods
           :id: UC-BUY
           :goal: The goods are paid
           :waived: told elsewhere
           :main-flow: In the shop

           :Actors:
              - Customer: pays
              - Cashier
           :Colour: red "ish"
           :Acceptance criteria:
              - AC-1: The money is "in".
                :target: at once

           .. step:: The customer comes to |pay|.
              :actor: Customer
              :name: come

           .. step:: The cashier counts.
              :actor: Cashier
              :repeat: 1-2
              :until: all is counted

           .. altflow:: The card is refused
              :from: come
              :end: failure: card kept

              1. The cashier keeps it, see :uc:step:`come`.
                 Really.

        .. usecase-list::
           :actor: Customer
           :caption: What customers do

        .. usecase-actors::

        .. usecase-flow:: UC-BUY
           :diagram: swimlane
           :caption: How to buy

        .. usecase-diagram::
        """,
    "md": """
        # Home

        {uc:actor}`Customer` and {uc:actor}`Cashier` meet.

        ::::::{usecase} Buy goods
        :id: UC-BUY
        :goal: The goods are paid
        :waived: told elsewhere
        :main-flow: In the shop

        :Actors:
           - Customer: pays
           - Cashier
        :Colour: red "ish"
        :Acceptance criteria:
           - AC-1: The money is "in".
             :target: at once

        :::{step} The customer comes to {{ pay }}.
        :actor: Customer
        :name: come
        :::

        :::{step} The cashier counts.
        :actor: Cashier
        :repeat: 1-2
        :until: all is counted
        :::

        ::::{altflow} The card is refused
        :from: come
        :end: "failure: card kept"

        1. The cashier keeps it, see {uc:step}`come`.
           Really.
        ::::
        ::::::

        :::{usecase-list}
        :actor: Customer
        :caption: What customers do
        :::

        :::{usecase-actors}
        :::

        :::{usecase-flow} UC-BUY
        :diagram: swimlane
        :caption: How to buy
        :::

        :::{usecase-diagram}
        :::
        """,
}
GERMAN = {
    "Home": "Zuhause",
    "Buy goods": "Waren kaufen",
    "goal": "Absicht",
    "The goods are paid": "Die Waren sind bezahlt",
    "told elsewhere": "anderswo erzählt",
    "In the shop": "Im Laden",
    "Actors": "Mitspieler",
    "Customer: pays": "Kunde: zahlt",
    "Cashier": "Kassierer",
    "Customer": "Kunde",
    "Colour": "Farbe",
    'red \\"ish\\"': 'r\u00f6t\\"lich\\"',
    "Acceptance criteria": "Kriterien",
    'AC-1: The money is \\"in\\".': 'AC-1: Das Geld ist \\"da\\".',
    "at once": "sofort",
    "The cashier counts.": "Der Kassierer zählt.",
    "all is counted": "alles gezählt ist",
    "The card is refused": "Die Karte wird abgelehnt",
    "card kept": "Karte einbehalten",
    "What customers do": "Was Kunden tun",
    "How to buy": "So kauft man",
}
BY_SYNTAX: Mapping[str, Mapping[str, str]] = {
    "rst": {
        ":uc:actor:`Customer` and :uc:actor:`Cashier` meet.": (
            ":uc:actor:`Kunde <Customer>` trifft :uc:actor:`Kassierer <Cashier>`."
        ),
        "The customer comes to |pay|.": "Der Kunde kommt zu |pay|.",
        "The cashier keeps it, see :uc:step:`come`. Really.": (
            "Wie in :uc:step:`come`, wie in :uc:altflow:`1a` behält er sie."
        ),
    },
    "md": {
        "{uc:actor}`Customer` and {uc:actor}`Cashier` meet.": (
            "{uc:actor}`Kunde <Customer>` trifft {uc:actor}`Kassierer <Cashier>`."
        ),
        "The customer comes to {{ pay }}.": "Der Kunde kommt zu {{ pay }}.",
        "The cashier keeps it, see {uc:step}`come`. Really.": (
            "Wie in {uc:step}`come`, wie in {uc:altflow}`1a` behält er sie."
        ),
    },
}


def translated(project: Project, suffix: str) -> None:
    """Make a project of one page, with a German translation."""
    known = GERMAN | dict(BY_SYNTAX[suffix])
    entries = "".join(f'\nmsgid "{said}"\nmsgstr "{meant}"\n' for said, meant in known.items())
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    project.write({f"index.{suffix}": SOURCES[suffix], "locale/de/LC_MESSAGES/index.po": head + entries})
    project.conf |= {"locale_dirs": ["locale"], "gettext_compact": False, "smartquotes": True}
    project.conf["suppress_warnings"] = ["i18n.inconsistent_references"]
    if suffix == "md":
        project.conf["extensions"] = ["sphinxext.usecase", "myst_parser"]
        project.conf["myst_enable_extensions"] = ["colon_fence", "fieldlist", "substitution"]
        project.conf["myst_substitutions"] = {"pay": "the till"}


def model(project: Project, **overrides: Any) -> Any:
    built = project.build("usecases", **overrides)
    assert built.warnings == []
    return json.loads(built.read("usecases.json"))["usecases"]


@pytest.mark.parametrize("suffix", SOURCES)
def test_the_model_of_a_translation_is_that_of_the_original(project: Project, suffix: str) -> None:
    translated(project, suffix)
    original = model(project)
    (usecase,) = original
    assert [one["header"] for one in usecase["fields"]] == [
        "Goal",
        "Actors",
        "Colour",
        "Acceptance criteria",
    ]
    (criterion,) = usecase["statements"]
    assert [criterion[key] for key in ("label", "text")] == ["AC-1", 'The money is "in".']
    assert usecase["steps"][0]["text"] == "The customer comes to the till."
    german = model(project, language="de")
    # gettext takes what it finds for German.
    assert model(project, language="de_AT") == german
    # What the extension itself calls a field follows the language of the project.
    assert german[0]["fields"][0].pop("header") == "Ziel"
    del original[0]["fields"][0]["header"]
    assert german == original


@pytest.mark.parametrize("suffix", SOURCES)
def test_pages_show_the_translation(project: Project, suffix: str) -> None:
    translated(project, suffix)
    built = project.build("html", language="de")
    assert built.warnings == []
    page = built.page()
    text = " ".join(page.get_text(" ").split())
    for said in (
        "Waren kaufen",
        "Absicht : Die Waren sind bezahlt",
        "Mitspieler",
        "Kunde: zahlt",
        "AC-1 Das Geld ist „da“. Ziel: sofort",
        ": Im Laden",
        "Der Kunde kommt zu the till. (Kunde)",
        "bis alles gezählt ist",
        "Endet mit Misserfolg: Karte einbehalten",
        "Was Kunden tun",
        "So kauft man",
    ):
        assert said in text, said
    for said in (
        "Customer",
        "Cashier",
        "The card is refused",
        "told elsewhere",
        "In the shop",
        "all is counted",
    ):
        assert said not in text, (said, text[max(0, text.find(said) - 60) : text.find(said) + 60])
    # The actor has the anchor of the original; references that a translator adds lead somewhere too.
    links = {link["href"] for link in page.select("a.reference.internal[href]")}
    assert {"#UC-BUY--Customer", "#UC-BUY--Cashier", "#UC-BUY.1a", "#UC-BUY.1"} <= links
    assert page.find(id="UC-BUY--Customer") is not None


@pytest.mark.parametrize("suffix", SOURCES)
def test_translators_get_to_see_options_that_are_words(project: Project, suffix: str) -> None:
    translated(project, suffix)
    built = project.build("gettext")
    assert built.warnings == []
    catalogue = built.read("index.pot")
    for said in [*GERMAN, *BY_SYNTAX[suffix]]:
        assert f'msgid "{said}"' in catalogue, said
    assert "failure" not in catalogue
