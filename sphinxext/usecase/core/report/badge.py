"""A measure -> a badge in SVG, which can be read on light pages and on dark ones."""

from __future__ import annotations

from html import escape

from sphinxext.usecase.core.diagrams.measure import text_width
from sphinxext.usecase.core.report.record import Measure

_SIZE = 11
_COLOURS = ((90, "#1a7f37"), (60, "#8a5a00"), (0, "#b3261e"))
"""From how many per cent on which; white text is readable on each."""
_UNKNOWN = "#57606a"
_SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="20" role="img" aria-label="{said}">
 <title>{said}</title>
 <rect width="{width}" height="20" rx="3" fill="#30363d"/>
 <path d="M{left} 0h{inner}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-{inner}z" fill="{colour}"/>
 <rect x=".5" y=".5" width="{border}" height="19" rx="2.5" fill="none" stroke="#8b949e"/>
 <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="{size}" text-anchor="middle">
  <text x="{label_at}" y="14">{label}</text>
  <text x="{value_at}" y="14">{value}</text>
 </g>
</svg>
"""


def badge(measure: Measure) -> str:
    """A picture of a share; the per cent say it, the colour only repeats it."""
    label = measure.title
    tenths = measure.share.tenths
    value = "none yet" if tenths is None else f"{measure.share.percent} %"
    reached = next((colour for least, colour in _COLOURS if (tenths or 0) >= 10 * least), "")
    left, right = _width(label), _width(value)
    return _SVG.format(
        width=left + right,
        border=left + right - 1,
        left=left,
        inner=right - 3,
        colour=_UNKNOWN if tenths is None else reached,
        size=_SIZE,
        label_at=left / 2,
        value_at=left + right / 2,
        label=escape(label),
        value=value,
        said=escape(f"{label}: {value}"),
    )


def _width(text: str) -> int:
    return round(text_width(text) * _SIZE) + 12
