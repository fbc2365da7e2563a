"""The text of a ``usecases.json`` -> its data, each use case as a text that may never be parsed."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from sphinxext.usecase.core.model.labels import is_legal_id, slot

Json = Mapping[str, Any]

_LIST = '\n "usecases": '
_BEGIN, _BETWEEN, _END = f"{_LIST}[\n  {{\n", "\n  },\n  {\n", "\n  }\n ]"
"""Where use cases begin and end as the builder lays them out. No text in JSON has a line end in it."""
_ID = re.compile(r'   "id": "([^"\\]+)",\n')
_OF_OTHERS = ('"include": [\n', '"extends": [\n', '"specializes": [\n', '"kind": "goto"')
"""What stands in the text of a use case that says something of others."""


class BrokenError(Exception):
    """What is wrong with a text that should be JSON."""


class Entry(NamedTuple):
    """A use case as it stands in a file."""

    text: str

    @property
    def id(self) -> str:
        """Its id as in addresses; empty if it does not begin with one."""
        found = _ID.match(self.text)
        return slot(found[1]) if found and is_legal_id(found[1]) else ""

    @property
    def refers(self) -> bool:
        """Whether it says something of other use cases."""
        return any(sign in self.text for sign in _OF_OTHERS)

    def has(self, key: str) -> bool:
        """Whether anything in it may have a key."""
        return f'"{key}": ' in self.text

    def data(self) -> Json:
        """What it says."""
        try:
            data: Json = json.loads(f"{{\n{self.text}\n}}")
        except (RecursionError, ValueError) as error:
            raise BrokenError(f"{self.id}: {error}") from None
        return data


def parted(content: bytes) -> Any:
    """The data in a file; its use cases are entries if it is laid out as the builder does.

    Raises ``ValueError`` if it is no JSON.
    """
    text = content.decode(json.detect_encoding(content), "surrogatepass")
    begin = text.find(_BEGIN)
    end = text.find(_END, begin)
    if 0 <= begin < end:
        data = json.loads(f"{text[:begin]}{_LIST}null{text[end + len(_END) :]}")
        if isinstance(data, dict) and data.get("usecases", ()) is None:
            entries = text[begin + len(_BEGIN) : end].split(_BETWEEN)
            return {**data, "usecases": list(map(Entry, entries))}
    return json.loads(text)


def data_of(usecase: Entry | Json) -> Json:
    """What the data of a file says of a use case."""
    return usecase.data() if isinstance(usecase, Entry) else usecase


def silent(old: Iterable[Any], new: Iterable[Any]) -> frozenset[Entry]:
    """The entries that two versions have alike, and that say nothing of others."""
    before, after = list(old), list(new)
    counts = [
        Counter(one.id if isinstance(one, Entry) else "" for one in version)
        for version in (before, after)
    ]
    if any("" in count for count in counts):
        return frozenset()
    alike = (one for one in {*before} & {*after} if not one.refers)
    return frozenset(one for one in alike if all(count[one.id] == 1 for count in counts))
