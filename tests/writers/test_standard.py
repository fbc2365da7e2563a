"""Writers of other extensions, which know standard nodes alone: nothing is lost there either."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from helpers import EXAMPLE, HEAD, Project

WRITER = """
import json
from pathlib import Path

from docutils import nodes
from sphinx.builders import Builder


class Strict(nodes.NodeVisitor):
    def __init__(self, document):
        super().__init__(document)
        self.said, self.ids, self.led = [], [], []

    def dispatch_visit(self, node):
        known = type(node).__module__ in ("docutils.nodes", "sphinx.addnodes")
        assert known or hasattr(self, f"visit_{type(node).__name__}"), node
        if isinstance(node, nodes.Text):
            self.said.append(node.astext())
        else:
            self.ids += node["ids"]
            self.led += [node["refid"]] if isinstance(node, nodes.reference) and "refid" in node else []

    def dispatch_departure(self, node):
        pass


class Lacking(Builder):
    name = format = "lacking"
    allow_parallel = True

    def get_outdated_docs(self):
        yield from self.env.found_docs

    def get_target_uri(self, docname, typ=None):
        return docname

    def prepare_writing(self, docnames):
        pass

    def create_translator(self, document):
        return Strict(document)

    def write_doc(self, docname, doctree):
        visitor = self.create_translator(doctree)
        doctree.walkabout(visitor)
        found = {"said": " ".join(visitor.said), "ids": visitor.ids, "led": visitor.led}
        Path(self.outdir, docname + ".json").write_text(json.dumps(found), "utf-8")


class StrictBuilder(Lacking):
    name = format = "strict"
    default_translator_class = Strict


class Loose(Lacking):
    name = format = "loose"

    class default_translator_class(Strict):
        visit_step = None

        def dispatch_visit(self, node):
            self.ids.append(type(node).__name__)

    def create_translator(self, document):
        return self.default_translator_class(document)


def setup(app):
    for builder in (StrictBuilder, Loose, Lacking):
        app.add_builder(builder)
"""
SOURCE = (
    HEAD
    + EXAMPLE
    + """
.. usecase:: Nothing else
   :id: UC-NONE

   .. altflow::

      .. step::

.. usecase-traceability::

.. usecase-scenarios:: UC-LEAD

.. py:function:: pay

.. step:: A step of nothing.
"""
)


def written(project: Project, monkeypatch: pytest.MonkeyPatch, builder: str) -> dict[str, Any]:
    """What a builder makes of the page."""
    project.conf = {"extensions": ["strict_writer", "sphinxext.usecase"]}
    project.write({"strict_writer.py": WRITER, "index.rst": SOURCE})
    monkeypatch.syspath_prepend(project.source)
    built = project.build(builder)
    assert [warned.kind for warned in built.warned] == ["usecase.misplaced"]
    found: dict[str, Any] = json.loads(built.read("index.json"))
    return found


@pytest.mark.parametrize("builder", ["strict", "lacking"])
def test_nothing_is_lost_and_every_link_lands(
    project: Project, monkeypatch: pytest.MonkeyPatch, builder: str
) -> None:
    found = written(project, monkeypatch, builder)
    said = " ".join(found["said"].split())
    for part in (
        "Hand a qualified lead to sales UC-LEAD",
        "1 The CRM notifies the middleware. (CRM)",
        "2a A lead exists already",
        "2a1 The middleware updates that lead.",
        "A1 Branch point not stated",
        "A1.1 ",
        "Covered:",
        "look-up-a",
        "A step of nothing.",
    ):
        assert part in said, part
    counted = Counter(found["ids"])
    assert {one for one, number in counted.items() if number > 1} == set()
    assert {"UC-LEAD.2a1", "UC-LEAD.look-up", "UC-LEAD.assign"} <= counted.keys()
    assert set(found["led"]) <= counted.keys()


def test_what_a_writer_knows_is_left_to_it(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = written(project, monkeypatch, "loose")["ids"]
    assert {"step", "step_list", "altflow", "step_label", "table_frame"} <= set(kinds)
