"""Draws the diagrams of a build in one batch and caches them by content.

The name of a picture is the SHA-256 of its source and engine, and its format. An SVG is drawn without
labels: all diagrams of one layout have the same, into which their words and links are written.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from functools import cached_property, partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from sphinxext.usecase import atomic, console, messages
from sphinxext.usecase.core.diagrams.flowdot import flow_dot
from sphinxext.usecase.core.diagrams.sketch import Labels, Sketch
from sphinxext.usecase.core.flow.graph import flow_graph
from sphinxext.usecase.core.model.phrases import Words
from sphinxext.usecase.core.model.usecase import UseCase
from sphinxext.usecase.diagrams.batch import Batch, UnfitError
from sphinxext.usecase.diagrams.engines import Engines
from sphinxext.usecase.diagrams.pdf import undated
from sphinxext.usecase.diagrams.pictures import FILE, Pictures
from sphinxext.usecase.diagrams.svg import blank, lettered
from sphinxext.usecase.words import diagram_words, overview_words

if TYPE_CHECKING:
    from sphinxext.usecase.config import Dot
    from sphinxext.usecase.core.diagrams.overview import Overview

DENSITY = 2
"""Pixels of a raster image for each pixel of its page."""
_SETTINGS = {
    # For fine screens, and for pages of any colour.
    "cmapx+png": f"bgcolor=white dpi={72 * DENSITY}",
    # Without them a map has other units than its picture, and no margin.
    "cmapx+pdf": "dpi=72 margin=0",
}
"""What a graph states besides in a format."""
_SPLIT = 'move steps into use cases that it includes, write ":diagram: none"'
_NARROW = 'show fewer use cases by ":ids:"'


class Drawing(NamedTuple):
    """Something to draw: two with the same ``key`` are one.

    ``name`` is what a warning calls it, ``docname`` and ``line`` where it points, ``advice`` how its
    author can make it smaller; ``sketch`` makes the DOT source.
    """

    key: Hashable
    name: str
    docname: str
    line: int
    advice: str
    sketch: Callable[[], Sketch]

    @property
    def place(self) -> tuple[str, int]:
        """Where a warning points."""
        return self.docname, self.line


def flow_drawing(usecase: UseCase, kind: str) -> Drawing:
    """The flow diagram of a use case: it belongs to that page, wherever else it is shown.

    ``kind`` is ``swimlane`` for one with a lane for each actor.
    """
    sketch = partial(_swimlanes if kind == "swimlane" else _flow, usecase)
    return Drawing((usecase, kind), usecase.id, usecase.docname, usecase.line, _SPLIT, sketch)


def _flow(usecase: UseCase) -> Sketch:
    return flow_dot(usecase.id, flow_graph(usecase), Words(diagram_words()))


def _swimlanes(usecase: UseCase) -> Sketch:
    from sphinxext.usecase.core.diagrams.lanesdot import swimlane_dot
    from sphinxext.usecase.core.diagrams.swimlanes import swimlanes

    return swimlane_dot(usecase.id, swimlanes(usecase, flow_graph(usecase)), Words(diagram_words()))


def overview_drawing(overview: Overview, docname: str, line: int) -> Drawing:
    """A use case diagram, which belongs to the page that shows it."""
    return Drawing(overview, "usecase-diagram", docname, line, _NARROW, partial(_overview, overview))


def _overview(overview: Overview) -> Sketch:
    from sphinxext.usecase.core.diagrams.overviewdot import usecase_dot

    return usecase_dot(overview, Words(overview_words()))


def say_unwritable(name: str, error: OSError, place: tuple[str, int]) -> None:
    """Warn that the file of a drawing cannot be written."""
    _say(name, f"its file cannot be written ({error.strerror or error})", place)


def _say(names: str, reason: str, place: tuple[str, int]) -> None:
    messages.warn("diagram-failed", f"{names}: no diagram, because {reason}", place)


class Drawings:
    """The diagrams of one build; ``folder`` is that of the doctrees.

    Pictures that a builder copies stand in ``files``, which is a folder of its own. None has more than
    ``limit`` nodes, if that is not 0, or takes longer than ``seconds``. ``pages`` names all pages that
    have diagrams, and ``load`` gives those of a page.
    """

    def __init__(
        self,
        folder: Path,
        files: Path,
        format_: str,
        dot: Dot | None,
        seconds: float,
        limit: int,
        pages: Collection[str],
        load: Callable[[str], Iterable[Drawing]],
    ) -> None:
        self._folder = files
        self._format = format_
        self._suffix = f".{format_.rpartition('+')[2]}"
        self._seconds = seconds
        self._limit = limit
        self._pages = pages
        self._load = load
        self._engines = Engines(dot, format_, folder)
        self._batch: Batch | None = None
        self._begun: Collection[str] = ()
        self._shown: dict[str, set[str]] = {}
        self._waiting: dict[str, list[Drawing]] = {}
        self._failed: set[str] = set()
        self._pictures = Pictures(folder / FILE)
        self._drawn: dict[str, bytes] = {}
        self._names: dict[Hashable, str | None] = {}
        self._labels: dict[Hashable, Labels] = {}

    def start(self, docnames: Collection[str]) -> None:
        """Begin to draw, in the background, those diagrams of some pages that are not in the cache."""
        self._begun = docnames
        sources: dict[str, str] = {}
        self._shown = {docname: set() for docname in docnames}
        for docname in console.progress(self._shown, "drawing diagrams"):
            names = self._shown[docname]
            for drawing in self._load(docname):
                name, source = self._named(drawing)
                if name is not None:
                    names.add(name)
                    sources[name] = source
                    self._waiting.setdefault(name, []).append(drawing)
        done = self._failed.union(self._drawn, self._pictures.names() if sources else ())
        for name in done & sources.keys():
            del sources[name], self._waiting[name]
        if sources and self._engines.current is not None:
            self._batch = Batch(self._engines.current, sources, self._format)
            return
        self._fail(dict.fromkeys(sources, self._engines.complaint))
        self._keep({})

    def _keep(self, drawn: Mapping[str, bytes]) -> None:
        """Add pictures to those of earlier builds, and forget those that no page shows any more."""
        self._pictures.update(drawn, self._shown, self._pages, f".{self._format}")

    def picture(self, drawing: Drawing) -> bytes | None:
        """The picture, drawn if need be; ``None`` if that fails, or it is too large."""
        picture = self._picture(drawing)
        if picture is None or self._format != "svg":
            return picture
        return lettered(picture.decode(), self._labels[drawing.key]).encode()

    def _picture(self, drawing: Drawing) -> bytes | None:
        if self._name_of(drawing) in self._waiting:
            self._join()
        picture = self._known(drawing)
        if picture is None and self._name_of(drawing) not in {None, *self._failed}:
            self._join()
            self.start(self._pages)  # most likely those of other pages are missing too
            self._join()
            picture = self._known(drawing)
        return picture

    def _known(self, drawing: Drawing) -> bytes | None:
        """The picture if it has been drawn, in this build or in an earlier one."""
        name = self._name_of(drawing)
        if name is None or name in self._failed:
            return None
        if name not in self._drawn:
            cached = self._pictures.get(name)
            if cached is None:
                return None
            self._drawn[name] = cached
        return self._drawn[name]

    def _name_of(self, drawing: Drawing) -> str | None:
        if drawing.key not in self._names:
            self._named(drawing)
        return self._names[drawing.key]

    def file(self, drawing: Drawing) -> tuple[Path, str] | None:
        """The picture as a file, for builders that copy it; and the map of its links, if it has one."""
        from sphinxext.usecase.diagrams.linkmap import map_and_picture

        content = self.picture(drawing)
        if content is None:
            return None
        map_, picture = map_and_picture(content)
        path = self._files / f"{hashlib.sha256(picture).hexdigest()}{self._suffix}"
        try:
            if not path.exists():
                atomic.write(path, picture)
        except OSError as error:
            say_unwritable(drawing.name, error, drawing.place)
            return None
        return path, map_

    @cached_property
    def _files(self) -> Path:
        """The folder of files, without those that earlier builds have copied."""
        shutil.rmtree(self._folder, ignore_errors=True)
        return self._folder

    def _named(self, drawing: Drawing) -> tuple[str | None, str]:
        """The name of the picture, and its source.

        No name, and one warning, if it is too large.
        """
        sketch = drawing.sketch()
        nodes = len(sketch.labels)
        too_large = 0 < self._limit < nodes
        if too_large and drawing.key not in self._names:
            messages.warn(
                "diagram-too-large",
                f"{drawing.name}: no diagram, because it has {nodes} nodes and usecase_diagram_limit is "
                f"{self._limit}; {drawing.advice} or raise the limit",
                drawing.place,
            )
        if self._format == "svg":
            source = sketch.bare
            self._labels[drawing.key] = sketch.labels
        else:  # the engine writes the words
            source = sketch.lettered(_SETTINGS[self._format])
        name = self._names[drawing.key] = None if too_large else self._name(source)
        return name, source

    def _name(self, source: str) -> str:
        engine = self._engines.current
        made = f"{engine.name} {engine.version}\n{source}".encode() if engine else source.encode()
        return f"{hashlib.sha256(made).hexdigest()}.{self._format}"

    def _join(self) -> None:
        while self._batch is not None:
            batch, self._batch = self._batch, None
            try:
                drawn, failed = batch.join(self._seconds)
            except UnfitError as error:
                self._engines.give_up(str(error))
                self._waiting.clear()
                self._names = {key: name for key, name in self._names.items() if name is None}
                self.start(self._begun)
            else:
                self._take(drawn, failed)

    def _take(self, drawn: dict[str, bytes], failed: dict[str, str]) -> None:
        """Note what a batch has drawn, and report what not."""
        for name, picture in list(drawn.items()):
            try:
                drawn[name] = self._cleaned(name, picture)
            except (ValueError, expat.ExpatError) as error:
                failed[name] = f"the engine's picture is of no use: {error}"
                del drawn[name]
        self._drawn.update(drawn)
        self._keep(drawn)
        self._fail(failed)
        self._waiting.clear()

    def _cleaned(self, name: str, picture: bytes) -> bytes:
        """A picture as it is stored."""
        if self._format == "svg":
            nodes = self._labels[self._waiting[name][0].key]
            return blank(picture.decode(), nodes).encode()
        return undated(picture) if self._suffix == ".pdf" else picture

    def _fail(self, failed: dict[str, str]) -> None:
        """One warning for each reason that has not been told, at the first diagram it struck."""
        self._failed.update(failed)
        for reason in filter(None, dict.fromkeys(failed.values())):
            names = (name for name, why in failed.items() if why == reason)
            struck = list(chain.from_iterable(self._waiting[name] for name in names))
            named = list(dict.fromkeys(drawing.name for drawing in struck))
            more = f" and {len(named) - 5} more" if len(named) > 5 else ""
            _say(f"{', '.join(named[:5])}{more}", reason, struck[0].place)
        for name in failed:
            self._waiting.pop(name, None)
