"""Whether two pictures of a part of a page show the same, whatever fonts the machine has.

Three things are compared, each within a tolerance: the size, the mean colour of coarse cells, and
where there is ink, to the nearest small cell. Ink is what stands out against the paper.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageFilter

SIZE = 0.08
"""How much of its width or height a picture may be larger or smaller."""
COARSE = 40
"""Pixels of a cell whose mean colour counts."""
FINE, OUTSTANDING, INKED = 8, 60, 8
"""Pixels of a cell; from which difference to the paper on a pixel is ink; mean from which a cell is."""


@dataclass(frozen=True, slots=True)
class Tolerance:
    """What may differ: red, green or blue of a coarse cell, of 255, and the share of stray ink.

    Ink is stray if the other picture has none in that cell, nor in those next to it.
    """

    colour: int
    ink: float


DRAWN = Tolerance(13, 0.006)
"""For what is drawn at a size of its own: fonts change no more than the strokes of its words."""
WRITTEN = Tolerance(26, 0.1)
"""For text, whose lines break where the font has it."""


def differences(seen: Image.Image, reviewed: Image.Image, allowed: Tolerance) -> Iterator[str]:
    """What a picture shows otherwise than the reviewed one; nothing if they are alike."""
    seen, reviewed = seen.convert("RGB"), reviewed.convert("RGB")
    for name, is_, was in zip(("width", "height"), seen.size, reviewed.size, strict=True):
        if abs(is_ - was) > SIZE * was:
            yield f"{name} {is_} instead of {was}"
    seen = seen.resize(reviewed.size, Image.Resampling.BOX)
    off = _most(ImageChops.difference(seen.reduce(COARSE), reviewed.reduce(COARSE)))
    if off > allowed.colour:
        yield f"colours differ by {off} of 255, {allowed.colour} are allowed"
    now, then = _ink(seen), _ink(reviewed)
    for name, ink, other in (("more", now, then), ("less", then, now)):
        stray = _count(ImageChops.subtract(ink, other.filter(ImageFilter.MaxFilter(3))))
        if stray > allowed.ink * _count(then):
            yield f"{name} ink in {stray} of {_count(then)} cells"


def _most(picture: Image.Image) -> int:
    """The largest value of any channel."""
    return max(at % 256 for at, count in enumerate(picture.histogram()) if count)


def _ink(picture: Image.Image) -> Image.Image:
    """A picture with a pixel for each cell: 255 where there is ink."""
    paper = Counter(zip(*(part.tobytes() for part in picture.split()), strict=True)).most_common(1)[0][0]
    red, green, blue = ImageChops.difference(picture, Image.new("RGB", picture.size, paper)).split()
    strongest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    ink = strongest.point(lambda value: 255 if value >= OUTSTANDING else 0)
    return ink.reduce(FINE).point(lambda value: 255 if value >= INKED else 0)


def _count(cells: Image.Image) -> int:
    """How many cells are inked."""
    return cells.histogram()[255]
