"""Draws the flow diagrams of a build in one batch and caches them by content.

The cache stands beside the doctrees: ``usecase-diagrams/<sha256 of source, engine and format>``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from xml.parsers import expat

from sphinxext.usecase import messages
from sphinxext.usecase.core.dot import Words, flow_dot
from sphinxext.usecase.core.flow import flow_graph
from sphinxext.usecase.core.model import UseCase
from sphinxext.usecase.engines import Batch, Engine, choose
from sphinxext.usecase.words import diagram_words

FOLDER = "usecase-diagrams"
_ROOT = re.compile(
    r'.*?<svg width="([\d.]+)pt" height="([\d.]+)pt"\s+viewBox="([^"]*)"[^>]*>', re.DOTALL
)
_COMMENT = re.compile(r"<!--.*?-->\s*", re.DOTALL)
_TITLE = re.compile(r"<title>[^<]*</title>\s*")
_TOOLTIP = re.compile(r' xlink:title="[^"]*"')
_FONT = re.compile(r' xml:space="preserve"| font-family="[^"]*"')


class Drawings:
    """The diagrams of one build."""

    def __init__(
        self,
        folder: Path,
        format_: str,
        dot: str | None,
        seconds: float,
        catalogue: Callable[[], Iterable[UseCase]],
    ) -> None:
        self._folder = folder / FOLDER
        self._format = format_
        self._seconds = seconds
        self._catalogue = catalogue
        self._engine: Engine | None = choose(dot)
        self._words = Words(diagram_words())
        self._batch: Batch | None = None
        self._waiting: dict[str, UseCase] = {}
        self._failed: set[str] = set()
        self._paths: dict[UseCase, Path] = {}

    def start(self, usecases: Iterable[UseCase]) -> None:
        """Begin to draw, in the background, those diagrams that are not in the cache."""
        sources: dict[str, str] = {}
        for usecase in usecases:
            if not usecase.is_drawn:
                continue
            source = flow_dot(usecase.id, flow_graph(usecase), self._words)
            path = self._paths[usecase] = self._folder / self._name(source)
            if path.name not in self._failed and not path.exists():
                sources[path.name] = source
                self._waiting[path.name] = usecase
        if not sources:
            return
        if self._engine is None:
            self._fail(dict.fromkeys(sources, "no Graphviz engine is installed (pip: pygraphviz)"))
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        self._batch = Batch(self._engine, sources, self._format)

    def path(self, usecase: UseCase) -> Path | None:
        """The picture of a use case, drawn if need be; ``None`` if that fails."""
        if usecase not in self._paths:
            self._join()
            self.start([*self._catalogue(), usecase])
        path = self._paths[usecase]
        if path.name in self._waiting:
            self._join()
        return None if path.name in self._failed else path

    def _name(self, source: str) -> str:
        engine = self._engine
        made = f"{engine.name} {engine.version}\n{source}" if engine else source
        return f"{hashlib.sha256(made.encode()).hexdigest()}.{self._format}"

    def _join(self) -> None:
        if self._batch is None:
            return
        batch, self._batch = self._batch, None
        drawn, failed = batch.join(self._seconds)
        for name, picture in drawn.items():
            if self._format != "svg":
                (self._folder / name).write_bytes(picture)
                continue
            try:
                svg = inline_svg(picture.decode())
            except (ValueError, expat.ExpatError) as error:
                failed[name] = f"the engine's picture is not well-formed: {error}"
            else:
                (self._folder / name).write_text(svg, encoding="utf-8")
        self._fail(failed)
        self._waiting.clear()

    def _fail(self, failed: dict[str, str]) -> None:
        """One warning for each reason, at the first use case it struck."""
        self._failed.update(failed)
        for reason in dict.fromkeys(failed.values()):
            usecases = [self._waiting[name] for name, why in failed.items() if why == reason]
            names = ", ".join(usecase.id for usecase in usecases[:5])
            more = f" and {len(usecases) - 5} more" if len(usecases) > 5 else ""
            messages.warn(
                "diagram-failed",
                f"{names}{more}: no flow diagram, because {reason}",
                (usecases[0].docname, usecases[0].line),
            )
        for name in failed:
            self._waiting.pop(name, None)


def inline_svg(picture: str) -> str:
    """An engine's SVG as an element for a page: no prologue, no size of its own, no tooltips of names.

    Raises ``ValueError`` or ``ExpatError`` if it is no well-formed SVG.
    """
    match = _ROOT.match(picture)
    if match is None:
        raise ValueError("no svg element")
    width, height, box = match.groups()
    body = picture[match.end() :]
    for needless in (_COMMENT, _TITLE, _TOOLTIP, _FONT):
        body = needless.sub("", body)
    body = body.replace("&#45;", "-")  # escaped for the sake of comments, which are gone
    body = body.replace(' text-anchor="middle"', "").replace(' font-size="12.00"', "")
    across, down = float(width), float(height)
    root = (
        f'<svg class="uc-flow" role="group" width="{across:.0f}" height="{down:.0f}" '
        f'viewBox="{box}" style="min-width: {0.8 * across:.0f}px" '
        'font-family="Arial, Helvetica, sans-serif" font-size="12" text-anchor="middle" '
        'xmlns="http://www.w3.org/2000/svg" '
        'xmlns:xlink="http://www.w3.org/1999/xlink">'
    )
    svg = root + body.strip()
    expat.ParserCreate().Parse(svg, True)  # noqa: FBT003 (takes no keywords)
    return svg
