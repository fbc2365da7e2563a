"""A page for each rule, made from what it declares, and a table of them."""

from __future__ import annotations

from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx import addnodes

from manual import DefinitionTable
from sphinxext.usecase.core.rules import registry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

    from manual import Cell
    from sphinxext.usecase.core.rules.rule import Rule

FOLDER = Path("reference", "rules")
"""Its pages are written whenever the manual is built; no repository holds them."""
PAGE = """\
{id}
{line}

.. rule-target:: {id}

{finds}

{why}

By default this is {severity}. The rule looks at {over}.

Better not
----------

{bad}

Better
------

{better}

If it does not hold
-------------------

{silence}
"""
SEVERITIES = {
    "error": "an error",
    "warning": "a warning",
    "advice": "advice: it is seen where you look for it",
    "off": "off: nothing is said",
}
OVER = {
    "usecase": "each use case by itself",
    "catalogue": "all use cases together",
    "traced": "what use cases are traced to",
    "ignores": "what is to be ignored",
}
IN_PLACE = """\
In one place, say so and why:

.. code-block:: rst

   :ignore: {id} (the reason)

For the whole project:
"""
FOR_ALL = """\
.. code-block:: python
   :caption: conf.py

   usecase_rules = {{"{id}": "off"}}
"""


def page(rule: Rule) -> str:
    """The source of the page of a rule."""
    in_place = IN_PLACE if rule.over in ("usecase", "catalogue") else ""
    return PAGE.format(
        id=rule.id,
        line="=" * len(rule.id),
        finds=rule.finds,
        why=rule.why,
        severity=SEVERITIES[rule.severity],
        over=OVER[rule.over],
        bad="\n".join([*further(rule), block("rst", rule.bad)]),
        better=block("rst", rule.better),
        silence=f"{in_place}\n{FOR_ALL}".format(id=rule.id),
    )


def further(rule: Rule) -> Iterator[str]:
    """What the examples need besides the use cases."""
    if rule.conf:
        lines = [f"{name} = {value!r}\n" for name, value in rule.conf.items()]
        yield block("python", "".join(lines), "conf.py")
    for name, content in rule.files.items():
        yield block("text", content, name)


def block(language: str, source: str, caption: str = "") -> str:
    """A block of code."""
    options = f"   :caption: {caption}\n" if caption else ""
    return f".. code-block:: {language}\n{options}\n{indent(source, '   ')}"


def write_pages(app: Sphinx, _config: Config) -> None:
    """Write the page of each rule, if it is not there already; those of rules that are gone go too."""
    folder = Path(app.srcdir) / FOLDER
    folder.mkdir(exist_ok=True)
    pages = {f"{rule.id}.rst": page(rule) for rule in registry.rules().values()}
    for path in folder.iterdir():
        if path.name not in pages:
            path.unlink()
    for name, text in pages.items():
        path = folder / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


class RuleTarget(DefinitionTable):
    """The place to which the name of a rule leads."""

    objtype = "message"
    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """A target, and an entry of the index."""
        term = self.term(self.arguments[0], kind="rule")
        index, target = term.children[:2]
        return [index, target]


class RuleTable(DefinitionTable):
    """Every rule with its severity, linked to its page."""

    source = str(registry.__file__)
    columns: ClassVar = {"Rule": 30, "Severity": 15, "What it finds": 55}

    def rows(self) -> Iterator[Sequence[Cell]]:
        """Yield a row for each rule."""
        for rule in registry.rules().values():
            yield (
                [nodes.paragraph("", "", self.link(rule.id))],
                [nodes.paragraph(text=rule.severity)],
                [self.sentence(rule.finds)],
            )

    def link(self, rule: str) -> addnodes.pending_xref:
        """A link to the page of a rule, made without a parser: reST and MyST write roles otherwise."""
        shown = nodes.literal(text=rule)
        xref = addnodes.pending_xref("", shown, refdomain="std", reftype="message", reftarget=rule)
        xref["refdoc"], xref["refexplicit"], xref["refwarn"] = self.env.docname, False, True
        return xref


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the directives, and write the pages before Sphinx looks for them."""
    app.add_directive("rule-target", RuleTarget)
    app.add_directive("rule-table", RuleTable)
    app.connect("config-inited", write_pages)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
