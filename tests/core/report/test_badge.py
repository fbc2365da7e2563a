"""Badges: well-formed, with a title, and colours that text can be read on."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from sphinxext.usecase.core.report.badge import badge
from sphinxext.usecase.core.report.record import Measure
from sphinxext.usecase.core.trace.coverage import Share

SVG = "{http://www.w3.org/2000/svg}"


def luminance(colour: str) -> float:
    def linear(part: int) -> float:
        value = part / 255
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (Share(9, 10), "90.0 %"),
        (Share(2, 3), "66.7 %"),
        (Share(0, 7), "0.0 %"),
        (Share(0, 0), "none yet"),
    ],
)
def test_a_badge(share: Share, said: str) -> None:
    picture = ET.fromstring(badge(Measure("flows", share, {})))  # noqa: S314 (ours)
    title = f"flows with a story: {said}"
    assert picture.findtext(f"{SVG}title") == picture.get("aria-label") == title
    assert picture.get("role") == "img"
    assert [one.text for one in picture.iter(f"{SVG}text")] == ["flows with a story", said]
    filled = [
        one.get("fill", "") for one in picture if re.fullmatch("#[0-9a-f]{6}", one.get("fill", ""))
    ]
    assert len(filled) == 2
    assert all(1.05 / (luminance(colour) + 0.05) >= 4.5 for colour in filled)


def test_colours_differ_and_nothing_breaks_out() -> None:
    shares = [Share(9, 10), Share(6, 10), Share(5, 10), Share(0, 0)]
    assert len({re.findall('z" fill="(.*?)"', badge(Measure("x", one, {})))[0] for one in shares}) == 4
    assert "<b>" not in badge(Measure('"<b>', Share(1, 1), {}))
