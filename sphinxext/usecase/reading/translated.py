"""Translated projects: the model is read from the author's words, pages show the translation's.

Sphinx replaces what stands in a node by its translation while a page is read. Before it does, what
blocks in use cases say is kept. Options that are words are no nodes: ``option_texts`` show them to
translators.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform

from sphinxext.usecase import nodes as uc
from sphinxext.usecase.core.model.options import options
from sphinxext.usecase.core.model.translation import Translations
from sphinxext.usecase.core.model.usecase import OUTCOMES, RECORDS
from sphinxext.usecase.nodes import CONTEXT
from sphinxext.usecase.reading.keptwords import blocks_in
from sphinxext.usecase.reading.plaintext import marked_words
from sphinxext.usecase.site import site_of


def is_translated(env: BuildEnvironment) -> bool:
    """Whether there may be translations of a project into the language of the build.

    gettext takes those of ``de`` for ``de_AT``, too, and those of ``de_DE`` for ``de``.
    """
    family = re.split(r"[^a-zA-Z]", env.config.language or "")[0]
    return bool(family) and any(
        any(Path(env.srcdir, folder).glob(f"{family}*")) for folder in env.config.locale_dirs
    )


@cache
def _names_of_words() -> frozenset[str]:
    """The options that are words of the author, and not names, labels or ids."""
    known = chain.from_iterable(options(record).items() for record in RECORDS.values())
    return frozenset(name for name, (_part, option) in known if option.is_words)


def _words_of(written: Mapping[str, str]) -> tuple[str, ...]:
    """The options that are words, each once; of an ending its name, if it has one."""
    known = _names_of_words()
    found = {name: " ".join(text.split()) for name, text in written.items() if name in known}
    outcome, colon, name = found.get("end", "").partition(":")
    if outcome.strip().lower() in OUTCOMES:
        found["end"] = name.strip() if colon else ""
    return tuple(dict.fromkeys(filter(None, found.values())))


class KeepOriginals(SphinxTransform):
    """Runs directly before the texts of a page are translated."""

    default_priority = 15

    def apply(self, **kwargs: Any) -> None:
        """Keep what blocks in use cases say, and show translators which options are words."""
        site = site_of(self.env)
        site.originals = {}
        translated = is_translated(self.env)
        if translated:
            for block in blocks_in(self.document):
                site.originals[block] = _original_text(block, self.document)
        if translated or site.is_for_translators:
            for part in list(self.document.findall(_has_options)):
                assert isinstance(part, nodes.Element)
                words = _words_of(part["written"])
                if words:
                    offered = uc.option_texts(words, part)
                    _holder(part).append(offered)


def _holder(part: nodes.Element) -> nodes.Element:
    """Where the options of a part are offered; those of a statement beside its field."""
    above = part
    while not isinstance(above, (addnodes.desc, uc.step, uc.altflow)):
        above = above.parent
    holder = above[1] if isinstance(above, addnodes.desc) else above
    assert isinstance(holder, nodes.Element)
    return holder


def _has_options(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Element) and "written" in node


class KeepContexts(SphinxTransform):
    """Runs directly after: references of translators belong to the use case that they stand in."""

    default_priority = 25

    def apply(self, **kwargs: Any) -> None:
        """Tell the references in use cases where they stand."""
        if not site_of(self.env).originals:
            return
        for description in self.document.findall(addnodes.desc):
            if "written" in description:
                for xref in description.findall(addnodes.pending_xref):
                    if xref["refdomain"] == "uc" and not xref.get(CONTEXT):
                        xref[CONTEXT] = description["usecase"]


def said_in_options(descriptions: Iterable[nodes.Element]) -> Translations:
    """What translators have made of the options that are words."""
    said: dict[str, str] = {}
    for description in descriptions:
        for offered in description.findall(uc.option_texts):
            said |= offered.translations
    return said


def _original_text(block: nodes.Element, document: nodes.document) -> str:
    """The words of a block before substitutions are replaced; breaks and notes are marked."""
    stood_for: dict[nodes.Node, str] = {
        one: _words_in(document.substitution_defs[name])
        for one in block.findall(nodes.substitution_reference)
        if (name := _name_of(one, document)) in document.substitution_defs
    }
    return marked_words(block, stood_for)


def _name_of(reference: nodes.Element, document: nodes.document) -> str:
    written = reference["refname"]
    known = written in document.substitution_defs
    return str(written if known else document.substitution_names.get(written.lower(), written))


def _words_in(definition: nodes.Element) -> str:
    return "".join(marked_words(child, {}) for child in definition.children)
