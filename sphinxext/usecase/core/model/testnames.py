"""The addresses that stand in the name of a test case."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

PROPERTIES = ("usecase", "usecases", "usecase_id")
"""In which properties test cases name addresses, unless a project says otherwise."""
_WORD = re.compile(r"(?:(?<![\w-])[^\W\d_]|(?<![\w.-])\d)(?:[\w-]*\w)?(?:\.[^\W_](?:[\w-]*\w)?)*")
"""What may be an id, with more behind its dots; one that begins with a digit is no end of a number."""
_LABEL = re.compile(r"\.(?:\*|[^\W_])(?:[\w.-]|,(?=\d))*(?<=\w)")
_SEAL = re.compile(r"@[0-9a-f]{8}(?![\w-])")
"""What stands behind an address to name its text."""
_DIGIT = re.compile(r"\d")
_FILE = re.compile(r"\.(?:[a-z]{1,5}|config|feature|markdown|mp[34]|parquet|properties|sqlite3?|7z)")
"""The end of the name of a file."""


def addresses_in(name: str, ids: Collection[str]) -> Iterator[str]:
    """The addresses in the name of a test case: one of ``ids``, which may be followed by a label.

    The longest id counts. One that could be a word of any sentence, such as ``login``, needs a label
    with a number; one of digits alone, such as ``3.2``, needs to be what the name begins with.
    """
    at = 0
    while word := _WORD.search(name, at):
        begins = name[: word.start()].strip() == ""
        usecase = _longest(word[0], ids)
        at = word.start() + len(usecase or word[0].partition(".")[0])
        if usecase:
            label = _LABEL.match(name, at)
            at = label.end() if label else at
            if _counts(usecase, label[0] if label else "", begins=begins):
                seal = _SEAL.match(name, at)
                yield name[word.start() : seal.end() if seal else at]


def _longest(text: str, ids: Collection[str]) -> str:
    """The longest id that a text begins with, as far as a dot or its end; empty: there is none."""
    while text not in ids and text:
        text = text.rpartition(".")[0]
    return text


def _counts(usecase: str, label: str, *, begins: bool) -> bool:
    """Whether an id in a name is meant as one."""
    if usecase.isalpha() and usecase[1:] == usecase[1:].lower():
        return _DIGIT.search(label) is not None
    return begins or any(map(str.isalpha, usecase))


def may_be_file(address: str) -> bool:
    """Whether what is in the name of a test case may be the name of a file, as in ``reads UC-1.csv``."""
    return _FILE.fullmatch(address, address.rfind(".")) is not None
