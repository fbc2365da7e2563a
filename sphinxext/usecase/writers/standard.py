"""Standard nodes in the place of ours, for writers of other extensions that know no more than those."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxTranslator

from sphinxext.usecase import compat
from sphinxext.usecase import nodes as uc

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder


class ReplaceByStandardNodes(SphinxPostTransform):
    """Runs last: whatever other extensions look for in use cases is there until then."""

    default_priority = 990

    def is_supported(self) -> bool:
        """Only for writers that would drop ours."""
        return not _knows_ours(compat.application(self.env))

    def run(self, **kwargs: Any) -> None:
        """Replace all from the outside in."""
        for node in list(self.document.findall(lambda one: type(one) in _STANDARD)):
            node.parent.replace(node, list(_STANDARD[type(node)](node)))


def _knows_ours(app: Sphinx) -> bool:
    """Whether a builder writes our nodes: one of Sphinx, or one with visitors for them."""
    builder: Builder = app.builder
    if type(builder).__module__.startswith("sphinx."):
        return True
    visitors = app.registry.translation_handlers
    if uc.step.__name__ in (visitors.get(builder.name) or visitors.get(builder.format, {})):
        return True
    translator = app.registry.translators.get(builder.name)
    translator = translator or getattr(builder, "default_translator_class", None)
    return translator is not None and _visits(translator, uc.step)


def _visits(translator: type[nodes.NodeVisitor], node: type[nodes.Node]) -> bool:
    """Whether a translator finds a visitor; those of Sphinx look for one of the base classes too."""
    classes = node.__mro__ if issubclass(translator, SphinxTranslator) else (node,)
    return any(hasattr(translator, f"visit_{one.__name__}") for one in classes)


# -- ours -> standard -------------------------------------------------------------------------------


def _list(steps: Any) -> Iterator[nodes.Node]:
    yield nodes.bullet_list("", *steps.children, bullet="*")


def _step(step: Any) -> Iterator[nodes.Node]:
    _set_targets(step)
    if isinstance(step.parent, nodes.bullet_list):
        yield nodes.list_item("", *step.children)
    else:
        yield from step.children


def _altflow(flow: Any) -> Iterator[nodes.Node]:
    """What belongs to an alternative stands under its condition."""
    _set_targets(flow)
    title, *content = flow.children
    if not isinstance(title, nodes.paragraph):
        yield from flow.children
        return
    words, title.children = title.children, []
    term, definition = nodes.term("", "", *words), nodes.definition("", *content)
    yield nodes.definition_list("", nodes.definition_list_item("", term, definition))


def _set_targets(part: nodes.Element) -> None:
    """Put the anchors of a part into its text: writers look for them there."""
    text = part.next_node(nodes.paragraph)
    if text is not None:
        text[:0] = [nodes.target("", "", ids=[one]) for one in part["ids"]]


def _description(usecase: Any) -> Iterator[nodes.Node]:
    yield addnodes.desc(usecase.rawsource, *usecase.children, **usecase.attributes)


def _title(name: Any) -> Iterator[nodes.Node]:
    """The title of a use case is prose; names of objects are set as code."""
    yield nodes.strong("", "", *name.children)


def _heading(heading: Any) -> Iterator[nodes.Node]:
    yield nodes.rubric("", "", *heading.children, **heading.attributes)


def _paragraph(title: Any) -> Iterator[nodes.Node]:
    yield nodes.paragraph("", "", *title.children, **title.attributes)


def _label(label: Any) -> Iterator[nodes.Node]:
    yield nodes.strong("", label.rstrip())
    yield nodes.Text(" ")


def _statement_label(label: Any) -> Iterator[nodes.Node]:
    yield from (nodes.target("", "", ids=[one]) for one in label.holder["ids"])
    yield from _label(label)


def _text(mark: Any) -> Iterator[nodes.Node]:
    yield nodes.Text(mark.astext())


def _inline(shown: Any) -> Iterator[nodes.Node]:
    yield nodes.inline("", "", *shown.children)


def _content(frame: Any) -> Iterator[nodes.Node]:
    yield from frame.children


def _disclosed(disclosure: Any) -> Iterator[nodes.Node]:
    yield nodes.paragraph("", f"{disclosure['summary']}:")
    yield from disclosure.children


_STANDARD: dict[type[Any], Callable[[Any], Iterator[nodes.Node]]] = {
    uc.usecase_description: _description,
    uc.usecase_title: _title,
    uc.flow_heading: _heading,
    uc.step_list: _list,
    uc.step: _step,
    uc.altflow: _altflow,
    uc.altflow_title: _paragraph,
    uc.cell_words: _paragraph,
    **dict.fromkeys(uc.MARKS, _text),
    uc.step_label: _label,
    uc.statement_label: _statement_label,
    uc.share: _inline,
    uc.sample: _inline,
    uc.long_name: _inline,
    uc.gone_words: _inline,
    uc.new_words: _inline,
    uc.disclosure: _disclosed,
    uc.table_frame: _content,
}


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(ReplaceByStandardNodes)
