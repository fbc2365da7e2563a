"""How HTML shows a diagram: in the page, as an SVG file, or as a PNG with an image map."""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import cache
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING

from sphinxext.usecase import atomic
from sphinxext.usecase import nodes as uc
from sphinxext.usecase.config import wants_pixels
from sphinxext.usecase.core.model.labels import led
from sphinxext.usecase.diagrams.drawings import DENSITY, say_unwritable
from sphinxext.usecase.diagrams.paper import ACROSS, Box, Part, extents, parts
from sphinxext.usecase.diagrams.svg import LETTERING
from sphinxext.usecase.words import _, zoom_words

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.builders.html import StandaloneHTMLBuilder

STYLE = Path(__file__).parents[1] / "static" / "usecase.css"
_LINK = re.compile(r'xlink:href="([^"]*)"')
_SIZE = re.compile(r'width="(\d+)" height="(\d+)"')
_FILE = re.compile(r'^<(?:object|img)\b[^>]* (?:data|src)="([^"]*)"')
_MIN_WIDTH = re.compile(r' style="min-width: [^"]*"')


def form_of(builder: Builder, embed: str) -> str:
    """The form in which a builder shows diagrams; empty if it is not for HTML.

    A book holds its drawings: devices show files within pages badly.
    """
    if builder.format != "html":
        return ""
    if wants_pixels(builder.config):
        return "png"
    return "inline" if builder.name == "epub" else embed


def embedded(node: uc.picture, builder: StandaloneHTMLBuilder) -> str:
    """A diagram, with a name, in a frame that scrolls when it is too wide; and what stands behind it.

    If its file cannot be written, what it shows in lines.
    """
    show = {"inline": _inline, "file": _object, "png": _image}[node["form"]]
    try:
        picture, behind = show(node, builder)
    except OSError as error:
        say_unwritable(node["subject"], error, node["place"])
        return f"{_outline(node)}\n"
    picture, on_paper = _printed(picture, node)
    look = 'class="uc-diagram uc-cut"' if on_paper else _look(picture)
    frame = f'<div {look} tabindex="0" role="group" aria-label="{escape(node["alt"])}"'
    if builder.name == "epub":
        return f"{frame}>{picture}</div>\n{behind}"
    words = escape(json.dumps(zoom_words(), ensure_ascii=False), quote=False).replace("'", "&#x27;")
    skip, end = _("Skip diagram"), f"{node['shown_id']}-end"
    return (
        f'<a class="uc-skip" href="#{end}">{skip}</a>'
        f"{frame} data-words='{words}'>{picture}</div>\n{behind}<span id=\"{end}\"></span>\n{on_paper}"
    )


def _printed(picture: str, node: uc.picture) -> tuple[str, str]:
    """A picture, and its parts on paper, if it is too large for a sheet."""
    size = _SIZE.search(picture)
    width, height = map(int, size.groups()) if size else (0, 0)
    is_large = max(width, height) > ACROSS
    found = parts(width, height, _boxes(node), node.get("head")) if is_large else []
    if not found:
        return picture, ""
    if file := _FILE.search(picture):
        again = f'<image href="{file[1]}" width="{width}" height="{height}"/>'
    else:
        drawn = f"{node['shown_id']}-drawn"
        picture = picture.replace('class="graph"', f'id="{drawn}" class="graph uc-flow"', 1)
        again = f'<use href="#{drawn}"/>'
    return picture, "".join(_part(part, again) for part in found)


def _boxes(node: uc.picture) -> Iterator[Box]:
    """What of a picture is not to be cut."""
    if node["form"] != "png":
        yield from extents(node["picture"].decode())
        return
    from sphinxext.usecase.diagrams import linkmap

    map_, _png = linkmap.map_and_picture(node["picture"])
    for left, top, right, bottom in linkmap.extents(map_):
        yield left / DENSITY, top / DENSITY, right / DENSITY, bottom / DENSITY


def _part(part: Part, picture: str) -> str:
    """A part of a picture, for paper only."""
    high = part.head + part.height
    size = f'width="{part.width:.0f}" height="{high:.0f}"'
    box = f"{part.left:.1f} {part.top:.1f} {part.width:.1f} {high:.1f}"
    shown = picture
    if part.head:
        box = f"0 0 {part.width:.1f} {high:.1f}"
        shown = _piece(part, 0, 0, part.head, picture)
        shown += _piece(part, part.head, part.top, part.height, picture)
    svg = f'<svg class="uc-flow" viewBox="{box}" {size} {LETTERING}>{shown}</svg>'
    turned = f' uc-turned" style="--uc-wide: {part.width:.0f}; --uc-high: {high:.0f}'
    look = turned if part.turned else ""
    return f'<div class="uc-diagram uc-part{look}" aria-hidden="true">{svg}</div>\n'


def _piece(part: Part, down: float, top: float, height: float, picture: str) -> str:
    """What of a picture, from ``top`` on, stands so far down in a part."""
    box = f"{part.left:.1f} {top:.1f} {part.width:.1f} {height:.1f}"
    size = f'width="{part.width:.1f}" height="{height:.1f}"'
    return f'<svg y="{down:.1f}" viewBox="{box}" {size}>{picture}</svg>'


def _look(picture: str) -> str:
    """How a frame looks; one whose picture is to be turned on paper says how large that is."""
    size = _SIZE.search(picture)
    width, height = map(int, size.groups()) if size else (0, 0)
    if width <= max(ACROSS, height):
        return 'class="uc-diagram"'
    return f'class="uc-diagram uc-turned" style="--uc-wide: {width}; --uc-high: {height}"'


# -- in the page --------------------------------------------------------------------------------


def _inline(node: uc.picture, _builder: StandaloneHTMLBuilder) -> tuple[str, str]:
    """The picture as an element of the page."""
    svg = with_links(node["picture"].decode(), node["links"])
    return _named(svg, node, f"{node['shown_id']}-outline"), ""


def _named(svg: str, node: uc.picture, about: str) -> str:
    """``svg`` with its name and what it shows."""
    root, body = svg.split(">", 1)
    return (
        f'{root} aria-label="{escape(node["alt"])}" aria-describedby="{about}">'
        f'<desc id="{about}">{escape(node["outline"])}</desc>{body}'
    )


def with_links(svg: str, links: Mapping[str, str]) -> str:
    """``svg`` with its links led to the given URLs; one to another use case without any is cut."""

    def lead(match: re.Match[str]) -> str:
        url = led(unescape(match[1]), links)
        return f'xlink:href="{escape(url)}"' if url else ""

    return _LINK.sub(lead, svg)


# -- as a file ----------------------------------------------------------------------------------


def address_from_file(builder: Builder, docname: str, anchor: str) -> str:
    """The address of an anchor on a page, as seen from a file among the images."""
    page = builder.get_target_uri(docname)
    if page.startswith("#"):  # all pages are one
        page = f"{builder.config.root_doc}{builder.config.html_file_suffix or '.html'}"
    return f"{posixpath.relpath('.', builder.imagedir)}/{page}#{anchor}"


def _object(node: uc.picture, builder: StandaloneHTMLBuilder) -> tuple[str, str]:
    """The picture as a document of its own, whose links lead the whole page elsewhere."""
    svg = with_links(_MIN_WIDTH.sub("", node["picture"].decode()), node["links"])
    svg = _named(svg.replace("<a xlink:href", '<a target="_top" xlink:href'), node, "outline")
    root, body = svg.split(">", 1)
    url = _write(builder, f"{root}><style>{file_style()}</style>{body}".encode(), "svg")
    size = _SIZE.search(root)
    assert size is not None
    about = f'class="uc-svg" {size[0]} aria-label="{escape(node["alt"])}"'
    shown = f'<object type="image/svg+xml" data="{url}" {about}>{_outline(node)}</object>'
    return shown, _full_size(url, node)


@cache
def file_style() -> str:
    """The style of a file, which sees nothing of its page: the same rules, and colours of its own."""
    rules = STYLE.read_text(encoding="utf-8")
    return " ".join([_COLOURS, *(line for line in rules.splitlines() if line.startswith(".uc-flow"))])


_COLOURS = """\
svg { --uc-text: #222; --uc-line: #767676; --uc-panel: #f6f7f9; --uc-page: #fff; --uc-accent: #005b81;
--uc-good: #19703f; --uc-bad: #a32b2f; --uc-warning: #a35a0a;
background: var(--uc-page); color-scheme: light dark }
@media screen and (prefers-color-scheme: dark) { svg { --uc-text: #d5d8dc; --uc-line: #8b929a;
--uc-panel: #202427; --uc-page: #14181e; --uc-accent: #6cb6ff; --uc-good: #6fc191; --uc-bad: #e5898b;
--uc-warning: #e0a860 } }
@media (prefers-contrast: more) { svg { --uc-line: var(--uc-text) } }
@media (forced-colors: active) { svg { --uc-text: CanvasText; --uc-line: CanvasText; --uc-panel: Canvas;
--uc-page: Canvas; --uc-accent: LinkText; --uc-good: CanvasText; --uc-bad: CanvasText;
--uc-warning: CanvasText } }
@media print { svg { height: auto; max-width: 100% } }"""


# -- as pixels ----------------------------------------------------------------------------------


def _image(node: uc.picture, builder: StandaloneHTMLBuilder) -> tuple[str, str]:
    """The picture as pixels, its links as areas, and what it shows in words."""
    from sphinxext.usecase.diagrams.linkmap import map_and_picture

    map_, png = map_and_picture(node["picture"])
    across, down = (int.from_bytes(png[at : at + 4]) // DENSITY for at in (16, 20))
    url, map_id = _write(builder, png, "png"), f"{node['shown_id']}-map"
    shown = (
        f'<img src="{url}" width="{across}" height="{down}" alt="{escape(node["alt"])}" '
        f'usemap="#{map_id}" /><map id="{map_id}" name="{map_id}">{"".join(_areas(map_, node))}</map>'
    )
    summary = _("In words")
    words = f'<details class="uc-words"><summary>{summary}</summary>{_outline(node)}</details>\n'
    return shown, (_full_size(url, node) if builder.name != "epub" else "") + words


def _areas(map_: str, node: uc.picture) -> Iterator[str]:
    """The areas of a map that lead somewhere, each with the words in it."""
    from sphinxext.usecase.diagrams.linkmap import areas

    for area in areas(map_, node["links"]):
        where = ",".join(str(one // DENSITY) for one in area.coordinates)
        url, name = escape(area.url), escape(area.text)
        yield f'<area shape="{area.shape}" coords="{where}" href="{url}" alt="{name}" />'


# -- what forms share ---------------------------------------------------------------------------


def _write(builder: StandaloneHTMLBuilder, content: bytes, suffix: str) -> str:
    """Write a file among the images, named by what it holds; return its address from the page."""
    name = f"usecase-{hashlib.sha256(content).hexdigest()[:20]}.{suffix}"
    path = Path(builder.outdir, builder.imagedir, name)
    if not path.exists():
        atomic.write(path, content)
    return escape(posixpath.join(builder.imgpath, name))


def _outline(node: uc.picture) -> str:
    """What the picture shows, in lines as other builders have them."""
    lines = "".join(f'<div class="line">{escape(line)}</div>' for line in node["outline"].splitlines())
    return f'<div class="line-block uc-outline">{lines}</div>'


def _full_size(url: str, node: uc.picture) -> str:
    """A link to the picture alone, needed where it is too wide; the script hides it elsewhere."""
    text = _("Full size")
    name = escape(f"{text}: {node['alt']}")
    return f'<p class="uc-full"><a href="{url}" aria-label="{name}">{text}</a></p>\n'
