"""Directives that a parser took for something else, by a blank or a colon: found, reported and shown."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from docutils import nodes
from sphinx import addnodes

from sphinxext.usecase import messages
from sphinxext.usecase.reading.fences import is_markdown

_NAME = r"(use[ -]?case(?:-[\w-]+)?|step|alt(?:ernative)?[ -]?flow)"
_COMMENT = re.compile(
    rf"{_NAME}(?:\s*::(?!:)\s*\S|\b[^\n]*\n\s*:[\w-]+:(?:\s|$))|usecase\s*:\s*\S", re.IGNORECASE
)
_COMMENT_INSIDE = re.compile(r"(?:usecase|step|altflow)\s*:\s*\S", re.IGNORECASE)
"""With one colon, outside a use case, it may well be meant as a comment."""
_PARAGRAPH = re.compile(
    rf"(?:`{{3,}}|~{{3,}}|:{{2,}})\s*\{{\s*{_NAME}\s*\}}"
    rf"|\.(?:\s*\.){{0,2}}\s*{_NAME}\s*::?|{_NAME}::(?:\s|$)",
    re.IGNORECASE,
)
_ANY_FENCE = re.compile(r"(?:`{3,}|~{3,}|:{3,})\{([\w-]+)\}")
_INFO = re.compile(rf"[{{(\[]\s*{_NAME}\b", re.IGNORECASE)
_OPENING = re.compile(rf"\s*(?:`{{3,}}|~{{3,}}|:{{3,}})\s*[{{(\[]\s*{_NAME}\b", re.IGNORECASE)
_OPENING_INSIDE = re.compile(rf"\s*(?:`{{3,}}|~{{3,}}|:{{3,}})\s*{_NAME}\b", re.IGNORECASE)
"""Without braces, outside a use case, it is a container with a class of that name."""
KINDS = (nodes.comment, nodes.paragraph, nodes.term, nodes.container, nodes.literal_block)
"""What a lost directive has become."""


def looks_lost(node: nodes.Node) -> bool:
    """Whether a node of these kinds may be a directive; quick, as every page is looked through."""
    match node:
        case nodes.paragraph() | nodes.term():
            text = node.rawsource
            return text[:1] in ".:`~sSuUaA" and bool(_PARAGRAPH.match(text) or _ANY_FENCE.match(text))
        case nodes.comment():
            text = node.astext()
            found = _COMMENT.match(text) or _COMMENT_INSIDE.match(text)
            return bool(found) and not is_markdown(node.source)
        case nodes.container():
            return bool(node.get("is_div")) and is_markdown(node.source)
        case nodes.literal_block():
            return bool(_INFO.match(str(node.get("language"))))
    return False


def report(node: nodes.Element) -> None:
    """Report a directive that was lost, and show the words of its author that are not on the page."""
    inside = _is_in_usecase(node)
    match node:
        case nodes.paragraph() | nodes.term():
            text = node.rawsource.splitlines()[0]
            if inside or _PARAGRAPH.match(text):
                _warn(text, "a term" if isinstance(node, nodes.term) else "a paragraph", node)
        case nodes.comment():
            if inside or _COMMENT.match(node.astext()):
                _show_comment(node)
        case _:
            line = _line(node, node.line or 0)
            if _OPENING.match(line) or (inside and _OPENING_INSIDE.match(line)):
                _show_fence(node, line.strip())


def _show_fence(node: nodes.Element, line: str) -> None:
    """Show the line that opens a fence, of which a parser has kept a class or a language alone."""
    if isinstance(node, nodes.literal_block):
        node["language"] = "none"
        _warn(line, "a block of code", node)
    else:
        _warn(line, "a container", node)
    node.parent.insert(node.parent.index(node), nodes.paragraph("", line))


def _show_comment(comment: nodes.comment) -> None:
    """Replace a comment by its source."""
    text = f".. {comment.astext()}"
    first = text.splitlines()[0]
    shown = nodes.literal_block(text, text, language="none")
    # docutils notes where a comment ends.
    end = comment.line or 1
    lines = range(end, max(end - text.count("\n") - 3, 0), -1)
    shown.source = comment.source
    shown.line = next((at for at in lines if _line(comment, at).strip() == first), end)
    comment.replace_self(shown)
    _warn(first, "a comment", shown)


def _warn(text: str, kind: str, place: nodes.Element) -> None:
    name = re.search(_NAME, text, re.IGNORECASE)
    fence = _ANY_FENCE.match(text)
    ours = _right_name(name[0]) if name else fence[1] if fence else "step"
    advice = (
        f'write ":::{{{ours}}} text": no blank in the braces, one behind them, and colons if the text '
        "holds a backtick"
        if is_markdown(place.source)
        else f'write ".. {ours}:: text", with two dots, a blank and two colons'
    )
    messages.warn("lost-directive", f'"{text}" was read as {kind}, not as a directive; {advice}', place)


def _right_name(name: str) -> str:
    """The directive that was meant."""
    joined = name.lower().replace(" ", "").replace("alternative", "alt")
    return joined if joined.startswith("usecase-") else joined.replace("-", "")


def _is_in_usecase(node: nodes.Node) -> bool:
    above: nodes.Element | None = node.parent
    while above is not None:
        if isinstance(above, addnodes.desc) and above["domain"] == "uc":
            return True
        above = above.parent
    return False


def _line(node: nodes.Element, line: int) -> str:
    """A line of the source of a node; empty if it cannot be read."""
    path = Path(node.source or "")
    try:
        lines = _lines(path, path.stat().st_mtime_ns)
    except OSError:
        return ""
    return lines[line - 1] if 0 < line <= len(lines) else ""


@lru_cache(maxsize=1)
def _lines(path: Path, _changed: int) -> list[str]:
    """The lines of the page that is being read, which may have lost many directives."""
    return path.read_text("utf-8", errors="replace").splitlines()
