"""The grammar of labels: how steps and alternatives are numbered, addressed, listed and anchored."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

_LEGAL_ID = re.compile(r"[^\W_][\w. -]*")
_LEGAL_LABEL = re.compile(r"[^\W_](?:[\w .-]*[\w-])?")
_LIST = re.compile(r"\s*[,;]\s*")
_LEGAL_NAME = re.compile(r"[^\W\d_][\w-]*")
ID_TAKES = 'letters, digits, blanks, "-", "_" and ".", beginning with a letter or a digit'
"""What an id consists of, for messages."""
ANCHOR_PREFIX = "uc-"
"""What anchors begin with whose address begins with a digit."""
ELSEWHERE = "usecase:"
"""Scheme of a picture's link to another use case, to be replaced by the page's relative address."""
_AGAIN = "\ue000"
"""What stands behind the id of a further use case that has the id of another; no author writes it."""
_MARKS = re.compile(rf"{_AGAIN}\d+")
RESERVED_NAMES = frozenset({"start", "next", "origin"})


def letters(number: int) -> str:
    """The letters of the alternative counted ``number`` (from 1): a, b, … z, aa, ab, …"""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def step_label(flow_label: str, number: int, *, authored: bool = False) -> str:
    """The label of the step counted ``number`` in the flow (or step) labelled ``flow_label``.

    A dot parts the number from a label that ends in a digit, and from an author's label without any.
    """
    if not flow_label:
        return str(number)
    dotted = flow_label[-1].isdigit() or (
        authored and not any(character.isdigit() for character in flow_label)
    )
    return f"{flow_label}.{number}" if dotted else f"{flow_label}{number}"


def slot(label: str) -> str:
    """An id or a label as it stands in an address: blanks are hyphens."""
    return "-".join(label.split())


def address(usecase_id: str, label: str = "") -> str:
    """The address of a use case, ``UC-LEAD``, or of a label in it, ``UC-LEAD.2a``."""
    return f"{usecase_id}.{slot(label)}" if label else usecase_id


def again(usecase_id: str, number: int) -> str:
    """By what a use case is told from another of its id; ``number`` counts them."""
    return f"{usecase_id}{_AGAIN}{number}"


def as_written(text: str) -> str:
    """A text with ids as their authors write them, those too that are another one's."""
    return _MARKS.sub("", text) if _AGAIN in text else text


def anchor(target: str) -> str:
    """The anchor of an address: a legal XML id, so it begins with a letter."""
    written = in_anchor(target)
    return written if written[:1].isalpha() else f"{ANCHOR_PREFIX}{written}"


def in_anchor(label: str) -> str:
    """A label as it stands in an anchor: ``*`` is ``any-`` and ``,`` is ``_``."""
    if "*" in label or "," in label:
        return label.replace("*", "any-").replace(",", "_")
    return label


def is_number(label: str) -> bool:
    """Whether a label tells by a number or ``*`` where a part stands: so do most that are computed."""
    return label[:1].isdigit() or label[:1] == "*"


def scenario_anchor(usecase_id: str, scenario_id: str) -> str:
    """The anchor of a scenario where it is listed: a legal XML id."""
    return anchor(f"{usecase_id}--scenario-{scenario_id.replace('+', '--')}")


def split_list(text: str) -> list[str]:
    """The items of a comma-separated list, without blanks around them and without empty ones."""
    return [item for item in _LIST.split(text.strip()) if item]


def is_legal_id(text: str) -> bool:
    """Whether ``text`` can identify a use case: see ``ID_TAKES``."""
    return _LEGAL_ID.fullmatch(text) is not None and _is_stable(text)


def is_legal_label(text: str) -> bool:
    """Whether an author's label can be part of an address."""
    return _LEGAL_LABEL.fullmatch(text) is not None and _is_stable(text)


def is_legal_name(text: str) -> bool:
    """Whether ``text`` can name a step or an alternative: a bare word, none of the reserved ones."""
    return _LEGAL_NAME.fullmatch(text) is not None and _is_stable(text) and text not in RESERVED_NAMES


def _is_stable(text: str) -> bool:
    """Whether no character stands for another: such as ``²`` cannot be part of an XML name."""
    return unicodedata.is_normalized("NFKC", text)


def slug(title: str) -> str:
    """An id made from a title: letters and digits of any script, joined by hyphens."""
    folded = unicodedata.normalize("NFKC", title).lower()
    words = re.findall(r"[^\W_]+", folded)
    joined = "-".join(words)
    if not joined:
        return "usecase"
    return joined if joined[0].isalpha() else f"usecase-{joined}"


def led(address: str, links: Mapping[str, str]) -> str | None:
    """Where a link of a picture leads: ``links`` maps addresses in other use cases to URLs.

    It also maps what anchors of the picture's own use case begin with, if they lead elsewhere.
    """
    if address.startswith(ELSEWHERE):
        return links.get(address.removeprefix(ELSEWHERE))
    for begin, url in links.items():
        if begin.startswith("#") and address.startswith(begin):
            return url + address.removeprefix(begin)
    return address
