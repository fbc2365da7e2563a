"""Bodies of directives are parsed as docutils parses them, with the same messages at the same lines."""

from __future__ import annotations

import textwrap
from typing import ClassVar

import pytest
from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from helpers import HEAD, Project
from sphinxext.usecase.reading.bodies import parse

BODIES = {
    "a series": """
        .. note:: One

        .. note:: Two
           goes on

        Text

        .. note:: Three
    """,
    "without empty lines": """
        .. note:: One
        .. note:: Two
        .. a comment
        __ https://example.org/1
        .. _target: https://example.org/2
        Text that is not indented
    """,
    "another one after a target": """
        __ https://example.org/1

        __ https://example.org/2
        Text that is not indented

        `one`__ and `two`__
    """,
    "in each other": """
        .. note::

           .. tip:: One
           .. tip:: Two
           Text that is not indented

           .. tip:: Three

        * .. tip:: Four
          .. tip:: Five

        1. Item
    """,
    "lists": """
        :One: Text
        :Two: 1. Item
              2. Item

                 * Inner
                 - Another
              4. Item
        :Three:
        Text that is not indented

        a) Item
        b) Item
        #) Item

        Term
          Definition
        Another
          Definition

          | Lines
          | in *each* other
        -o  Option
        --option=VALUE  Another
    """,
    "mistakes": """
        .. note:: One

        .. nothing-of-the-kind::

           :option: with ``unclosed *markup

        .. note::

        *open
    """,
    "headings": """
        .. note:: One

        Heading
        -------

        .. note:: Two

        Heading
        -------

        .. topic:: Three

           Text
    """,
    "included": """
        .. include:: other.txt

        .. note:: Behind it
    """,
    "end": """
        .. note:: One
        ..
    """,
}


class Body(SphinxDirective):
    """Parses its content, on page ``ours`` as we do, and keeps what comes of it."""

    has_content = True
    found: ClassVar[dict[str, list[str]]] = {"ours": [], "theirs": []}

    def run(self) -> list[nodes.Node]:
        page = self.env.docname
        if page == "ours":
            parsed = parse(self.state, self.content, self.content_offset, headings=True)
        else:
            parsed = self.parse_content_to_nodes(allow_section_headings=True)
        said = [one.astext() for one in self.state.document.parse_messages]
        text = "\n".join([*(one.pformat() for one in parsed), *said])
        self.found[page].append(text.replace(f"{page}.rst", "page.rst"))
        return []


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, str]]:
    """What docutils makes of each body, and what we make of it."""
    project = Project(tmp_path_factory.mktemp("bodies"))
    texts = [
        f".. body::\n\n{textwrap.indent(textwrap.dedent(text).strip(), '   ')}\n"
        for text in BODIES.values()
    ]
    page = ":orphan:\n\n" + HEAD + "\nText.\n\n".join(texts)
    project.write({"index.rst": HEAD, "ours.rst": page, "theirs.rst": page})
    project.write({"other.txt": ".. tip:: In it\n"})
    with project.application("dummy") as built:
        built.app.add_directive("body", Body)
        built.app.build()
    both = zip(Body.found["theirs"], Body.found["ours"], strict=True)
    return dict(zip(BODIES, both, strict=True))


@pytest.mark.parametrize("name", BODIES)
def test_a_body_is_parsed_as_docutils_does(found: dict[str, tuple[str, str]], name: str) -> None:
    theirs, ours = found[name]
    assert theirs
    assert ours == theirs
