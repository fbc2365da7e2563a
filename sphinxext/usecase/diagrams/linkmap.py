"""Where an engine's map says that the links of a picture are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import NamedTuple

from sphinxext.usecase.core.model.labels import led

_END = b"</map>"
_AREA = re.compile(
    r'<area shape="(\w+)"[^>]* href="([^"]*)" title="([^"]*)"[^>]* coords="(-?\d+(?:,-?\d+){2,})"'
)


class Area(NamedTuple):
    """A link of a picture: its shape and coordinates as in HTML, its URL and the words in it."""

    shape: str
    coordinates: tuple[int, ...]
    url: str
    text: str

    @property
    def box(self) -> tuple[int, int, int, int]:
        """What it fills: left, top, right and bottom."""
        if self.shape == "circle":
            x, y, radius = self.coordinates
            return x - radius, y - radius, x + radius, y + radius
        across, down = self.coordinates[::2], self.coordinates[1::2]
        return min(across), min(down), max(across), max(down)


def map_and_picture(content: bytes) -> tuple[str, bytes]:
    """What was drawn in two formats, the first of which is ``cmapx``; the map is empty if it is not."""
    map_, end, picture = content.partition(_END)
    return (map_.decode(errors="replace"), picture.lstrip()) if end else ("", content)


def extents(map_: str) -> Iterator[tuple[int, int, int, int]]:
    """The ends of all that a map links, as in ``Area.box``."""
    for shape, _address, _text, coordinates in _AREA.findall(map_):
        yield Area(shape, _numbers(coordinates), "", "").box


def _numbers(coordinates: str) -> tuple[int, ...]:
    return tuple(map(int, coordinates.split(",")))


def areas(map_: str, links: Mapping[str, str]) -> Iterator[Area]:
    """The areas of a map that lead somewhere; ``links`` as in ``led``."""
    for shape, address, text, coordinates in _AREA.findall(map_):
        url = led(unescape(address), links)
        if url:
            words = " ".join(unescape(text).replace("\\n", " ").split())
            yield Area(shape, _numbers(coordinates), url, words)
