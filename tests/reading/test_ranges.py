"""Ranges of steps that are included, and main flows with names: on the page, drawn and in data."""

from __future__ import annotations

import json

from core.changes.test_seals import ELSEWHERE, sealed
from core.drafting import alt, record, step
from core.project.test_catalogue import catalogue
from helpers import Project, rebuild
from sphinxext.usecase.core.changes.seals import seals
from sphinxext.usecase.core.model.contents import Runs

PAY = record(
    step("One"),
    step("Two", step("Two one"), step("Two two"), name="look-up"),
    step("Three", name="pay"),
    alt("Other", step("a"), step("b"), origin="1"),
)._replace(id="UC-7", docname="pay")


def test_the_steps_of_a_range() -> None:
    def between(text: str) -> list[str]:
        return [one.label for one in Runs(PAY).between(text)]

    assert between("1-3") == between("1-pay") == ["1", "2", "3"]
    assert between("look-up---pay") == between("2–3") == ["2", "3"]
    assert between("2.1-2.2") == ["2.1", "2.2"]
    assert between("1a1-1a2") == ["1a1", "1a2"]
    for none in ("3-1", "1-1", "1-9", "9-1", "1-2.1", "1-1a2", "look-up", "3", "-", ""):
        assert between(none) == [], none


def test_an_option_may_state_a_range_and_a_role_may_not() -> None:
    known = catalogue(PAY)
    found = known.find_stated("UC-7.2-3")
    assert found
    assert (found.fullname, found.label, found.anchor) == ("UC-7.2-3", "2-3", "UC-7.2")
    assert known.find_stated("2-3", "UC-7") == found
    assert known.find("UC-7.2-3") is None
    for nothing in ("UC-7.3-2", "UC-9.1-2", "UC-7.9"):
        assert known.find_stated(nothing) is None
    assert known.find_stated("UC-7") == known.find("UC-7")


def test_a_seal_has_a_range_by_its_words() -> None:
    def said(other: str, address: str) -> object:
        pay = record(step("New"), *PAY_STEPS) if other == "later" else record(*PAY_STEPS)
        found = seals(record(step("Do", include=(address,))), {"P": pay._replace(id="P")}).main
        return found and found.text[1]

    assert said("now", "P.1-2") == said("later", "P.2-3") == "  includes: P.One to {two}"
    assert said("now", "P.2") == "  includes: P.{two}"
    main = sealed(step("Do", include=("PAY.1-2",))).main
    assert main
    assert main.text[1] == "  includes: PAY.{pay} to Take the change"
    assert ELSEWHERE.id == "PAY"


PAY_STEPS = (step("One"), step("Two", name="two"))

RST = """\
Page
====

.. usecase:: Order
   :id: UC-1
   :main-flow: In the shop

   .. step:: Look.
      :include: UC 7.2-3, UC 7.3-2

   .. step:: Take.

   .. altflow:: By telephone
      :from: start
      :name: telephone

      .. step:: Call.

   .. altflow:: Without a name
      :from: start

   .. altflow:: On the web
      :from: start
      :name: web

.. usecase:: Pay
   :id: UC 7

   :Main success scenario:
      1. One.
      2. Two.
      3. Three.
   :main-flow: Cash

.. usecase:: Later
   :main-flow: In spring

.. usecase:: Both
   :main-flow: With cash

   :Basic course:
      1. One.
"""


def test_ranges_and_names_on_the_page(project: Project) -> None:
    project.write({"index.rst": RST})
    built = project.build()
    (warned,) = built.warned
    assert (warned.kind, warned.line) == ("usecase.unknown-target", 8)
    assert '"UC 7.3-2" leads nowhere' in warned.text
    page = built.page()
    (link,) = page.select("a.reference[href='#UC-7.2']:-soup-contains('UC-7.2-3')")
    assert link.find_parent(class_="uc-meta")
    assert any(one["xlink:href"] == "#UC-7.2" for one in page.select("svg a"))
    rubrics = [one.get_text() for one in page.select("p.rubric.uc-heading")]
    assert rubrics[0] == "Main flow: In the shop"
    assert rubrics[-2:] == ["Main flow: In spring", "Basic course: With cash"]
    titles = [" ".join(one.get_text().split()) for one in page.select(".uc-altflow-title")]
    assert titles == [
        "A1 By telephone (Basic flow 2)",
        "A2 Without a name",
        "A3 On the web (Basic flow 3)",
    ]
    first, *_, last = json.loads(project.build("usecases").read("usecases.json"))["usecases"]
    assert (first["main-flow"], last["main-flow"]) == ("In the shop", "With cash")
    assert first["steps"][0]["include"] == ["UC 7.2-3", "UC 7.3-2"]
    project.write(
        {"index.rst": RST.replace("      1. One.\n      2. Two.\n      3. Three.", "      1. One.")}
    )
    again, _written = rebuild(project)
    assert [one.line for one in again.warned] == [8, 8]
