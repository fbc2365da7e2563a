"""Directives of this manual: snippets in both syntaxes, and tables made from the definitions."""

from __future__ import annotations

import dataclasses
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx import addnodes
from sphinx.domains.std import StandardDomain
from sphinx.util.docutils import SphinxDirective

from sphinxext.usecase import config, messages
from sphinxext.usecase.core.model import usecase
from sphinxext.usecase.core.project import filters
from sphinxext.usecase.core.reading import fields, headers
from sphinxext.usecase.core.trace.views import VIEWS
from sphinxext.usecase.reading import options, viewdirectives
from sphinxext.usecase.words import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import TypeAlias

    from docutils.parsers.rst import Directive
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

    Cell: TypeAlias = Sequence[nodes.Node]

# A page shows the result of the file in its own syntax: an include keeps each
# warning at the file and line of the snippet.
SNIPPET_IN_RST = """\
.. tab-set::

   .. tab-item:: Result

      .. include:: /snippets/rst/{name}.rst

   .. tab-item:: reStructuredText

      .. literalinclude:: /snippets/rst/{name}.rst
         :language: rst

   .. tab-item:: MyST

      .. literalinclude:: /snippets/md/{name}.md
         :language: markdown
"""

SNIPPET_IN_MYST = """\
::::{{tab-set}}
:::{{tab-item}} Result
```{{include}} /snippets/md/{name}.md
```
:::
:::{{tab-item}} reStructuredText
```{{literalinclude}} /snippets/rst/{name}.rst
:language: rst
```
:::
:::{{tab-item}} MyST
```{{literalinclude}} /snippets/md/{name}.md
:language: markdown
```
:::
::::
"""

SNIPPETS = {".rst": SNIPPET_IN_RST, ".md": SNIPPET_IN_MYST}
WHAT_A_CHANGE_COSTS = {
    "env": "A change reads every page again.",
    "html": "A change writes every page again.",
    "": "",
}


class Snippet(SphinxDirective):
    """Show one snippet: its result, and its source in both syntaxes."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Parse the tabs in the syntax of the page."""
        (name,) = self.arguments
        for file in (f"snippets/rst/{name}.rst", f"snippets/md/{name}.md"):
            self.env.note_dependency(str(Path(self.env.srcdir, file)))
        template = SNIPPETS[Path(self.env.doc2path(self.env.docname)).suffix]
        return self.parse_text_to_nodes(template.format(name=name))


class DefinitionTable(SphinxDirective):
    """A table with one row a definition, each of which can be linked."""

    objtype: ClassVar[str]
    source: ClassVar[str]
    columns: ClassVar[Mapping[str, int]]  # the head of each column, and its relative width

    def run(self) -> list[nodes.Node]:
        """Build the table, and let the page depend on the definitions."""
        self.env.note_dependency(self.source)
        return [table(self.columns, self.rows())]

    def rows(self) -> Iterator[Sequence[Cell]]:
        """Yield the cells of each row."""
        raise NotImplementedError

    def term(self, name: str, *, kind: str) -> nodes.paragraph:
        """Return a name as a target that the index and every page can reach."""
        target = nodes.target("", "", ids=[f"{self.objtype}-{name}"])
        (node_id,) = target["ids"]
        self.state.document.note_explicit_target(target)
        std = self.env.get_domain("std")
        assert isinstance(std, StandardDomain)
        std.note_object(self.objtype, name, node_id, location=self.get_location())
        index = addnodes.index(entries=[("single", f"{name} ({kind})", node_id, "", None)])
        return nodes.paragraph("", "", index, target, nodes.literal(text=name))

    def sentence(self, text: str) -> nodes.paragraph:
        """Return a paragraph with its inline markup."""
        return nodes.paragraph(text, "", *self.parse_inline(text)[0])


class ConfigTable(DefinitionTable):
    """Every configuration value, from the class that registers them."""

    objtype = "confval"
    source = str(config.__file__)
    columns: ClassVar = {"Value": 30, "Default": 15, "Meaning": 55}

    def rows(self) -> Iterator[Sequence[Cell]]:
        """Yield name, default and meaning of each value."""
        for field in dataclasses.fields(config.Config):
            meaning = (
                field.metadata["help"],
                f"Expected: {field.metadata['kind'].expected}.",
                WHAT_A_CHANGE_COSTS[field.metadata["rebuild"]],
            )
            yield (
                [self.term(f"usecase_{field.name}", kind="configuration value")],
                [nodes.paragraph("", "", nodes.literal(text=repr(default_of(field))))],
                [self.sentence(text) for text in meaning if text],
            )


class WarningTable(DefinitionTable):
    """Every subtype of a warning, from the mapping that describes them."""

    objtype = "message"
    source = str(messages.__file__)
    columns: ClassVar = {"Subtype": 30, "What it says": 70}

    def rows(self) -> Iterator[Sequence[Cell]]:
        """Yield name and description of each subtype."""
        for subtype, description in messages.MISTAKES.items():
            yield [self.term(subtype, kind="warning")], [self.sentence(description)]


class OptionTable(DefinitionTable):
    """The options of a directive, from its declaration; a row for each meaning."""

    required_arguments = 1
    source = str(usecase.__file__)
    columns: ClassVar = {"Option": 25, "Meaning": 75}

    def run(self) -> list[nodes.Node]:
        """Build the table, with a caption."""
        (made,) = super().run()
        assert isinstance(made, nodes.table)
        made.insert(0, nodes.title("", "Options of ", nodes.literal(text=self.arguments[0])))
        return [made]

    def rows(self) -> Iterator[Sequence[Cell]]:
        """Yield names and meaning of options."""
        (directive,) = self.arguments
        self.env.note_dependency(str(viewdirectives.__file__))
        self.env.note_dependency(str(filters.__file__))
        declared = options_of_view(directive) or options_of_record(directive)
        for meaning, found in groupby(declared, lambda one: one[1]):
            names = [nodes.literal(text=name) for name, _meaning in found]
            yield [nodes.paragraph("", "", *joined(names, ", "))], [self.sentence(meaning)]


def options_of_record(directive: str) -> list[tuple[str, str]]:
    """Return what each option of a directive means that fills a record."""
    return [(name, option.help) for name, option in usecase.declared(directive).items()]


def options_of_view(directive: str) -> list[tuple[str, str]]:
    """Return what each option of a view means, with the words that it takes."""
    made = viewdirectives.DIRECTIVES.get(directive)
    view = VIEWS.get(getattr(made, "view", ""))
    one_of: dict[str, Sequence[str]] = dict(view.choices) if view else {}
    if directive == "usecase-scenarios":
        one_of["criteria"] = viewdirectives.CRITERIA
    some_of = {"columns": view.columns, "sort": view.sorts} if view else {}
    found = []
    for name, meaning in meanings_of(made).items():
        said = meaning
        if words := one_of.get(name):
            said += f" One of {literals(words)}; the first by default."
        elif words := some_of.get(name):
            said += f" Any of {literals(words)}."
        found.append((name, said))
    return found


def meanings_of(made: type[Directive] | None) -> Mapping[str, str]:
    """Return what the options of a view mean."""
    declared = made and made.option_spec
    return declared.meanings if isinstance(declared, options.OptionTable) else {}


def literals(words: Iterable[str]) -> str:
    """Return words as literal text."""
    return ", ".join(f"``{word}``" for word in words)


class HeaderTable(SphinxDirective):
    """A table of the headers by which fields are recognised in English."""

    def run(self) -> list[nodes.Node]:
        """Build the table, and let the page depend on the headers."""
        self.env.note_dependency(str(fields.__file__))
        return [header_table("Also written", fields.SYNONYMS)]


class HeaderTables(SphinxDirective):
    """A section with a table of headers for each language other than English."""

    def run(self) -> list[nodes.Node]:
        """Build the sections, and let the page depend on the headers."""
        self.env.note_dependency(str(headers.__file__))
        return [self.section(language, known) for language, known in headers.HEADERS.items()]

    def section(self, language: str, known: Mapping[str, Sequence[str]]) -> nodes.Element:
        """Return the section of a language; a PDF has letters for the Latin script only."""
        section = nodes.section(
            "", nodes.title(text=language), header_table("Headers", known), names=[language]
        )
        self.state.document.note_implicit_target(section, section)
        letters = {letter for texts in known.values() for letter in "".join(texts) if letter.isalpha()}
        return section if max(letters) < "\u0250" else addnodes.only("", section, expr="not latex")


def header_table(head: str, known: Mapping[str, Sequence[str]]) -> nodes.table:
    """Return a table of known fields and their headers."""
    rows = (
        [
            [nodes.paragraph(text=capitalised(text))]
            for text in (name, ", ".join(map(capitalised, texts)))
        ]
        for name, texts in known.items()
    )
    return table({"Field": 25, head: 75}, rows)


def capitalised(text: str) -> str:
    """Return a header as it begins a line."""
    return "KPIs" if text == "kpis" else text[:1].upper() + text[1:]


def table(columns: Mapping[str, int], rows: Iterable[Sequence[Cell]]) -> nodes.table:
    """Return a table whose columns have a head and a relative width each."""
    group = nodes.tgroup("", cols=len(columns))
    group += [nodes.colspec(colwidth=width) for width in columns.values()]
    group += nodes.thead("", row([nodes.paragraph(text=text)] for text in columns))
    group += nodes.tbody("", *map(row, rows))
    return nodes.table("", group, classes=["colwidths-given"])


def row(cells: Iterable[Cell]) -> nodes.row:
    """Return a table row."""
    return nodes.row("", *(nodes.entry("", *cell) for cell in cells))


def default_of(field: dataclasses.Field[Any]) -> object:
    """Return the default of a dataclass field, made by its factory if it has one."""
    if field.default is not dataclasses.MISSING:
        return field.default
    return field.default_factory() if callable(field.default_factory) else None


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the directives, and the role ``message`` that links a row of the warning table."""
    app.add_directive("snippet", Snippet)
    app.add_directive("config-table", ConfigTable)
    app.add_directive("warning-table", WarningTable)
    app.add_directive("option-table", OptionTable)
    app.add_directive("header-table", HeaderTable)
    app.add_directive("header-tables", HeaderTables)
    app.add_object_type("message", "message")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
