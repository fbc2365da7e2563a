"""Registers what reads pages: directives, and the transforms of pages that were just parsed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxext.usecase import compat
from sphinxext.usecase.reading import directives, viewdirectives
from sphinxext.usecase.reading.keptwords import KeepPlainText
from sphinxext.usecase.reading.targets import TitleLabels
from sphinxext.usecase.reading.translated import KeepContexts, KeepOriginals

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_TRANSFORMS = (KeepOriginals, KeepContexts, KeepPlainText, TitleLabels)


def register(app: Sphinx) -> None:
    """Register it, once; a directive that another extension has too stays theirs outside use cases."""
    if TitleLabels in app.registry.get_transforms():
        return
    for name, directive in (directives.DIRECTIVES | viewdirectives.DIRECTIVES).items():
        other = compat.directive_of_others(name)
        app.add_directive(name, directives.shared(directive, other), override=True)
    for transform in _TRANSFORMS:
        app.add_transform(transform)
