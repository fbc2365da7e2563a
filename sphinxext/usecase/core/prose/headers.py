"""What headers in a use case are: of a flow, of alternatives, of a field, or of its title or id."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from sphinxext.usecase.core.prose.forms import (
    BRANCH_POINTS,
    CHAPTERS,
    CONTAINERS,
    IDS,
    OTHERS,
    PROCESSES,
    RETURN_POINTS,
    TITLES,
)
from sphinxext.usecase.core.prose.labels import label_of
from sphinxext.usecase.core.prose.languages import LANGUAGES
from sphinxext.usecase.core.reading.fields import MAIN_FLOW, Headers, normalise

BRANCH_POINT, RETURN_POINT = "branch point", "return point"
"""Names of fields that say where an alternative leaves, and where it goes on."""
_NUMBER = re.compile(r"\s*(?:\d+(?:\.\d+)+\.?|\d+\.|[IVX]+\.)\s+")
_CALLED = (
    r"use[ -]?case|anwendungsfall|cas d['’]utilisation|caso de uso|caso d['’]uso|przypadek użycia|"
    r"вариант использования|прецедент|用例|ユースケース|uc"
)
_NAMES = re.compile(
    r"use[ -]?case(?: (?:name|title|id|identifier|number|no\.?|reference|and|&|/))+"
    r"|(?:name|titel|bezeichnung|nom|titre|nombre|título|nome|titolo|naam|nazwa|tytuł|название) "
    rf"(?:(?:of|the|des|du|del?|do|d['’]|van|der?|het) ?)*(?:{_CALLED}|anwendungsfalls|use[ -]?cases)",
    re.IGNORECASE,
)
_ID = (
    r"(?:(?:UC|CU|CaU|PU|ВИ|Use Case|AF|UCS)[ _\-.]{0,2}[A-Z]{0,10}[ _\-.]?\d+(?:[.\-_]\d+)*[a-z]?"
    r"|(?-i:(?:UC|CU|PU)(?:[-_][A-Z0-9]+)+)(?=\s*[:：–—]\s))"
)
_USECASE = re.compile(
    rf"\s*(?:(?P<id>{_ID})(?!\w)|(?:{_CALLED})\b\s*(?:#|n[°º]|no\.?)?\s*\d*)\s*[:：–—-]?\s*",
    re.IGNORECASE,
)
_OWN_ID = re.compile(r"(?P<id>[A-ZА-Я]{1,6}[-_ .]?\d+(?:[.\-_]\d+)*)\s*(?:[:：]|\s[–—-])\s*(?=\S)")
"""An id of any kind, where it is said to be that of a use case: *Use case KK-11: Pay*."""
_CALLED_SO = re.compile(r"use case (?=[a-z]+[-_ .]?\d)", re.IGNORECASE)
_BEHIND = re.compile(rf"(\S.*\S)\s+(?:{_CALLED})\s*[:：]", re.IGNORECASE)
"""What a use case is called may stand behind its title."""
_PREFIX = re.compile(
    r"\s*(?P<number>\d{1,3}|[A-ZА-Я]{1,3}-?\d{1,3}|[A-Z](?=\s*[:：.)–—-]))?\s*[:：.)–—-]*\s*"
)


_VARIATION = re.compile(
    r"(?P<head>variations?|varianten?|variantes?|variación|variação|variazione|variatie|wariant|вариант)"
    r"(?P<rest>\s*(?:n[°º.])?\s*\d.*)",
    re.IGNORECASE | re.DOTALL,
)
_IN_BRACKETS = re.compile(r"\s*[(\[（]\s*(\d{1,3})\s*[)\]）]\s*[:：.–—-]\s*(\S.*)", re.DOTALL)
_ORNAMENT = re.compile(r"^\s*(?:[^\w\s.,:;()\[\]<>*＊/#&'\"«„“…–—-]\s*)+(?=\w)")
"""Pictures and symbols before the words of a header."""
_OF_IT = re.compile(
    r"\s+(?:of the use case|of actions?|des anwendungsfalls|du cas d['’]utilisation|del caso de uso|"
    r"do caso de uso|del caso d['’]uso|van de use case|przypadku użycia|варианта использования)\b.*",
    re.IGNORECASE,
)


_SINGULAR = ("o", "f", "w", "к", "m")
"""How headers of one alternative end: *fluxo alternativo*, *scénario alternatif*, *alternative flow*."""
_JOINTS = (
    r"(?:\s*[/&+,|-]\s*"
    r"|\s+(?:and|or|of the|of|und|oder|et|ou|y|o|e|i|en|oraz|lub|и|или|(?:de|do|dos|da|das)(?: l[oa]s?)?"
    r"|des|du|dei|degli)\s+(?:d['’])?|\s+)"
)
"""What stands between the words of a header."""
_NAMED = re.compile(r"\s*[:：]\s|\s+[–—-]+\s+|(?<=\w)[–—-]{2,}\s*")
"""What stands between the header of a flow and its name."""


_Part = Literal["kinds", "main_kinds", "nouns"]


class Header(NamedTuple):
    """What a header is, and the canonical ``name`` of a known field, or of a title."""

    kind: str
    name: str | None = None


def bare(heading: str) -> str:
    """A heading without its number and colon."""
    return _NUMBER.sub("", heading, count=1).strip().rstrip(":：").strip()


@cache
def header(text: str) -> Header:
    """What a header is: ``main``, ``flows``, ``flow``, ``field``, ``title``, ``id``, or else empty."""
    words = bare(_ORNAMENT.sub("", text, count=1))
    form = normalise(re.sub(r"^\d{1,2}\s+", "", words))
    if form in IDS:
        return Header("id")
    if form in CHAPTERS:
        return Header("title")
    if form in TITLES or _NAMES.fullmatch(words):
        return Header("title", "title")
    if form in BRANCH_POINTS or form in RETURN_POINTS:
        return Header("field", BRANCH_POINT if form in BRANCH_POINTS else RETURN_POINT)
    name = _fields()(words) or _fields()(without_brackets(words))
    is_main = MAIN_FLOW in (name, _fields()(_OF_IT.sub("", words))) or form in CONTAINERS
    if is_main or _speaks_of_main_flow(without_brackets(words)):
        return Header("main", MAIN_FLOW)
    kind = _kind_of_alternatives(words, is_field=name is not None)
    return Header(kind) if kind else Header("field" if name or form in OTHERS else "", name)


def _kind_of_alternatives(words: str, *, is_field: bool) -> str:
    bracketless = without_brackets(words)
    single = _flow().fullmatch(words)
    is_one = single is not None and not single["rest"] and words.lower().endswith(_SINGULAR)
    if _flows().fullmatch(bracketless) and not is_one:
        return "flows"
    is_title = single is not None and bool(single["rest"].strip())
    if (single is None or is_title) and not is_field and _speaks_of_alternatives(bracketless):
        return "flows"
    return "flow" if single else ""


def is_process(text: str) -> bool:
    """Whether a header such as *Process* is that of a main flow, if a numbered list follows."""
    return normalise(bare(text)) in PROCESSES


def _speaks_of_alternatives(words: str) -> bool:
    """Whether a header has no other words than alternatives have: *Alternative flows and exceptions*."""
    return any(
        made.fullmatch(words) and len(kinds.findall(words)) + bool(noun.search(words)) > 1
        for (made, kinds), (_made, noun) in zip(_made_of("kinds"), _made_of("nouns"), strict=True)
    )


def _speaks_of_main_flow(words: str) -> bool:
    """Whether a header has no other words than a main flow has; a name of it may stand behind."""
    called = _NAMED.split(words, maxsplit=1)[0]
    if called != words and " " in called and _fields()(called) == MAIN_FLOW:
        return True
    return any(
        made.fullmatch(called) and kinds.search(called) and nouns.search(called)
        for (made, kinds), (_made, nouns) in zip(_made_of("main_kinds"), _made_of("nouns"), strict=True)
    )


@cache
def _made_of(part: _Part) -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
    """What headers of such words and nouns look like, and the words, per language that has words."""
    found = []
    for one in LANGUAGES.values():
        if one.kinds:
            word = rf"(?:{getattr(one, part)}|{one.nouns})"
            made = re.compile(rf"{word}(?:{_JOINTS}{word})*", re.IGNORECASE)
            found.append((made, re.compile(rf"(?:{getattr(one, part)})", re.IGNORECASE)))
    return found


def without_brackets(words: str) -> str:
    """A header without what stands in brackets at its end."""
    return re.sub(r"\s*[(\[（].*?[)\]）]\s*$", "", words).strip()


@cache
def _fields() -> Headers:
    return Headers({})


@cache
def _flows() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{words.flows})" for words in LANGUAGES.values()), re.IGNORECASE)


@cache
def _flow() -> re.Pattern[str]:
    single = "|".join(f"(?:{words.flow})" for words in LANGUAGES.values())
    return re.compile(rf"(?P<head>{single})(?!\w)(?P<rest>.*)", re.IGNORECASE | re.DOTALL)


@cache
def _errors() -> re.Pattern[str]:
    return re.compile("|".join(words.errors for words in LANGUAGES.values()), re.IGNORECASE)


def is_error(words: str) -> bool:
    """Whether a header speaks of exceptions."""
    return bool(_errors().search(words))


def flow_title(title: str) -> tuple[str, str]:
    """The label and the condition that the title of an alternative states.

    ``A1: No card``, ``3a. No card`` and ``Alternative flow 2: No card`` are all *No card*.
    """
    title = _ORNAMENT.sub("", title, count=1)
    title = _NUMBER.sub("", title, count=1) if re.match(r"\s*\d+\.\d+\.\d+", title) else title
    if found := label_of(title, loose=True):
        parsed, end = found
        if parsed.is_flow and title[end:].strip():
            return str(parsed), title[end:].strip()
    called = _flow().fullmatch(title.strip()) or _VARIATION.fullmatch(title.strip())
    if called and (begun := _PREFIX.match(called["rest"])):
        number, rest = begun["number"] or "", called["rest"][begun.end() :].strip()
        label = number if number and (number[0].isalpha() or number[-1].isalpha()) else ""
        if label and not rest.strip(" .:："):
            return label, title.strip()
        inner = label_of(called["rest"].strip()) if not label else None
        if inner and inner[0].is_flow:
            return str(inner[0]), called["rest"].strip()[inner[1] :].strip() or title.strip()
        marked = called["rest"][:1] in (":", "：", " ", "") and (
            number or ":" in called["rest"][:2] or rest
        )
        if rest and marked and _is_marked(called["rest"]):
            own = label_of(rest) if not label else None
            return (str(own[0]), rest[own[1] :]) if own and own[0].is_flow else (label, rest)
    return "", title.strip()


def bracketed(title: str) -> tuple[str, str]:
    """The number in brackets behind what an alternative is called, and its condition, if there is one.

    *Alternative flow (3): No card* has it.
    """
    called = _flow().fullmatch(title.strip())
    found = _IN_BRACKETS.match(called["rest"]) if called else None
    return (found[1], found[2]) if found else ("", "")


def is_variation(title: str) -> bool:
    """Whether a title is that of a variation with a number: an alternative, if it has steps."""
    return bool(_VARIATION.fullmatch(title.strip()))


def _is_marked(rest: str) -> bool:
    """Whether a number or a colon stands between what an alternative is called and its condition."""
    return bool(re.match(r"\s*(?:[A-ZА-Я]{0,3}-?\d{1,3}\b|[A-Z]?\s*[:：–—-])", rest))


def usecase_title(heading: str) -> tuple[str, str] | None:
    """The id (may be empty) and the title that the heading of a use case states, if it is one."""
    words = _NUMBER.sub("", _ORNAMENT.sub("", heading, count=1), count=1).strip()
    if behind := _BEHIND.fullmatch(words):
        return "", behind[1]
    found = _USECASE.match(words)
    if found is None or not words[found.end() :].strip():
        return None
    rest = words[found.end() :].strip()
    if not found["id"] and (own := _OWN_ID.match(rest)):
        return own["id"].strip(), rest[own.end() :].strip()
    inner = None if found["id"] else _USECASE.match(rest)
    if inner and inner["id"] and rest[inner.end() :].strip():
        return inner["id"].strip(), rest[inner.end() :].strip()
    if not found["id"] and not re.search(r"[:：–—-]\s*$|\d", found[0]):
        return None
    return _CALLED_SO.sub("", found["id"] or "").strip(), rest
