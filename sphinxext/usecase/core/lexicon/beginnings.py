"""What the texts begin with that an expression matches: quick to look for, before it is tried itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SKIPPED = re.compile(r"\\b|\^|\\w\*")
_OPEN = re.compile(r"\((?:\?(?:(?P<looks>[=!]|<[=!])|-?[a-z]*:|P<\w+>))?")
_PLAIN = re.compile(r"[^\\.^$*+?{}\[\]|()]+")
_MAY_LACK = re.compile(r"[?*{]")


def beginnings(source: str) -> tuple[str, ...]:
    """What stands in lower case where the expression may match; none that begins with another one.

    An empty one alone: it may match anywhere.
    """
    shortest: list[str] = []
    for one in sorted(set(_of_any(source))):
        if not shortest or not one.startswith(shortest[-1]):
            shortest.append(one)
    return tuple(shortest)


def _of_any(source: str) -> Iterator[str]:
    """The beginnings of all alternatives in an expression."""
    for alternative in _alternatives(source):
        yield from _of(alternative)


def _of(alternative: str) -> Iterator[str]:
    """The beginnings of one; empty: it may be any."""
    if skipped := _SKIPPED.match(alternative):
        yield from _of(alternative[skipped.end() :])
    elif opened := _OPEN.match(alternative):
        end = _closing(alternative)
        inside, rest = alternative[opened.end() : end], alternative[end + 1 :]
        if opened["looks"]:
            yield from _of(rest)
        elif _MAY_LACK.match(rest):
            yield from _of_any(inside)
            yield from _of(rest[1:])
        else:
            for one in _alternatives(inside):
                yield from _with(one, rest) if _PLAIN.fullmatch(one) else _of(one)
    else:
        plain = _PLAIN.match(alternative)
        text, rest = (plain[0], alternative[plain.end() :]) if plain else ("", "")
        yield from [text[:-1].lower()] if _MAY_LACK.match(rest) else _with(text, rest)


def _with(text: str, rest: str) -> Iterator[str]:
    """The beginnings of a text with what follows it."""
    return (
        f"{text.lower()}{one}" for one in (_of(rest) if _OPEN.match(rest) or rest[:1] == " " else [""])
    )


def _alternatives(source: str) -> Iterator[str]:
    """An expression without the bars that are in no group and no set."""
    begin = 0
    for at, depth in _depths(source):
        if depth == 0 and source[at] == "|":
            yield source[begin:at]
            begin = at + 1
    yield source[begin:]


def _closing(source: str) -> int:
    """Where the group ends that an expression begins with."""
    return next(at for at, depth in _depths(source) if depth == 0 and source[at] == ")")


def _depths(source: str) -> Iterator[tuple[int, int]]:
    """The signs that are neither escaped nor in a set, each with the groups that are open behind it."""
    depth, in_set, at = 0, False, 0
    while at < len(source):
        sign = source[at]
        if sign == "\\":
            at += 1
        elif in_set:
            in_set = sign != "]"
        elif sign == "[":
            in_set = True
        else:
            depth += (sign == "(") - (sign == ")")
            yield at, depth
        at += 1
