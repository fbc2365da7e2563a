"""The backlog of a tracker, as it exports it -> items."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from sphinxext.usecase.core.exchange.records import (
    Format,
    Problem,
    Record,
    Records,
    normalised,
    numbered,
    read_records,
)
from sphinxext.usecase.core.model.items import Item, ItemKind

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "id": ("Issue key", "Key", "IID", "content.number", "Number", "Issue ID", "Work item ID", "ID"),
    "kind": ("Kind", "Issue Type", "issuetype.name", "Work Item Type", "Work type", "type.name", "Type"),
    "title": ("Title", "Summary", "Subject", "content.title"),
    "status": ("Status", "status.name", "State"),
    "url": ("html_url", "web_url", "_links.html.href", "URL", "Link", "content.url", "self"),
    "parent": (
        "Parent key",
        "Epic Link",
        "Custom field (Epic Link)",
        "customfield_10014",
        "epic.key",
        "Parent",
        "parent.number",
        "Parent issue",
        "parent_issue_url",
        "Parent ID",
    ),
}
"""Field of an item -> the headers that hold it, the first that is filled in counts.

Trackers call the key that people write by these names before they call a number of their own "ID".
"""
_LABELS = ("labels", "tags")
_LEVELS = tuple(f"title{level}" for level in range(1, 10))
_GITLAB = {"iid", "epiciid", "parentiid", "parentid"}
_KEYS = ("issuekey", "key")
_ABOVE_STORIES = frozenset({"feature", "capability", "initiative", "theme"})
"""Types that some trackers put between epics and stories, and others at the bottom."""
_EPIC = re.compile(r"\b(?:[eé]pic|epik|épopée|эпик)|エピック|史诗", re.IGNORECASE)
_TEST = re.compile(r"\b(?:test|тест)|テスト|测试", re.IGNORECASE)
_LABEL = re.compile(r"(?:^|[,;])(?:[^,;]*[:/])?\s*(epic|(?:user )?story)\s*(?=[,;]|$)", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:/issues/|/pull/|/work_items/|#)(\d+)$")
_API = (
    (re.compile(r"/rest/(?:api|agile)/[^/]+/issue/.*"), "/browse/"),
    (re.compile(r"/_apis/wit/workitems/.*", re.IGNORECASE), "/_workitems/edit/"),
)
"""Addresses for programs, and where people find the same, before its id."""


class _Row(NamedTuple):
    """An item as a row states it, before other rows are known."""

    item: Item
    record: Record
    type: str


def read_backlog(
    content: bytes, format_: Format, columns: Mapping[str, str]
) -> tuple[list[Item], list[Problem]]:
    """The items of an exported file, and what cannot be read in it.

    ``columns`` maps fields of an item to headers of the project's own, which count first.
    """
    names = _names(columns)
    wanted = {*_LABELS, *_LEVELS, *(name for group in names.values() for name in group)}
    if "parent" not in columns:
        wanted |= _GITLAB
    found = read_records(content, format_, wanted)
    rows = list(_rows(found, names))
    return _linked(rows, names), found.problems


def _names(columns: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    own = {field: (columns[field],) if field in columns else () for field in COLUMNS}
    return {field: tuple(map(normalised, (*own[field], *headers))) for field, headers in COLUMNS.items()}


# -- rows -------------------------------------------------------------------------------------------


def _rows(found: Records, names: Mapping[str, tuple[str, ...]]) -> Iterator[_Row]:
    """The rows that have an id, the first of those with the same."""
    by_id: dict[str, list[Record]] = {}
    for record in found.records:
        row = _row(record, names)
        if row.item.id and row.item.id not in by_id:
            yield row
        by_id.setdefault(row.item.id, []).append(record)
    found.problems.extend(_problems(found, names["id"], by_id))


def _row(record: Record, names: Mapping[str, tuple[str, ...]]) -> _Row:
    url = record.first(names["url"])
    type_ = record.first(names["kind"])
    kind = _kind(type_, record.first(_LABELS))
    id_ = record.first(names["id"]) or _number(url)
    if id_ and id_ == record.first(("iid",)) and (kind == "epic" or "/epics/" in url):
        kind, id_ = "epic", f"&{id_}"  # GitLab counts the epics of a group apart from issues
    item = Item(
        id=id_,
        kind=kind,
        title=record.first((*names["title"], *_LEVELS)),
        status=record.first(names["status"]) or None,
        url=_readable(url, id_),
    )
    return _Row(item, record, type_)


def _kind(type_: str, labels: str) -> ItemKind | None:
    """What a row says that it is; labels count where the type says no more than "issue"."""
    if _EPIC.search(type_):
        return "epic"
    if _TEST.search(type_):
        return "test"
    if type_.lower() in {"", "issue"} and (label := _LABEL.search(labels)):
        return "epic" if label[1].lower() == "epic" else "story"
    return "story" if type_ else None


def _number(url: str) -> str:
    match = _NUMBERED.search(url)
    return match[1] if match else ""


def _readable(url: str, id_: str) -> str | None:
    """The web address of an item, never that of a programming interface."""
    for pattern, page in _API:
        if match := pattern.search(url):
            url = f"{url[: match.start()]}{page}{id_}"
    return url if url.startswith(("https://", "http://")) else None


# -- parents ----------------------------------------------------------------------------------------


def _linked(rows: list[_Row], names: Mapping[str, tuple[str, ...]]) -> list[Item]:
    """The items of all rows with their parents; what others name as their parent is an epic."""
    ids = {row.item.id for row in rows}
    others = {
        other: row.item.id
        for row in rows
        for name in names["id"]
        if name != "iid" and (other := row.record.first((name,)))
    }
    parents = [
        _parent(row, names["parent"], ids, others) or above
        for row, above in zip(rows, _levels(rows), strict=True)
    ]
    named = set(parents)
    return [
        row.item._replace(
            parent=parent,
            kind="epic" if row.item.id in named and _may_be_epic(row) else row.item.kind,
        )
        for row, parent in zip(rows, parents, strict=True)
    ]


def _may_be_epic(row: _Row) -> bool:
    return row.item.kind is None or row.type.lower() in _ABOVE_STORIES


def _parent(row: _Row, names: tuple[str, ...], ids: set[str], others: Mapping[str, str]) -> str | None:
    """The parent that a row states: by its id, by another id of the same, or by its address."""
    record = row.record
    if iid := record.first(("epiciid",)):
        return f"&{iid}"
    if iid := record.first(("parentiid",)):
        stem = "" if row.type.lower() == "task" else "&"
        return others.get(record.first(("parentid",))) or stem + iid
    text = record.first(names)
    if text in ids:
        return text
    if not text or " " in text or (text.isdecimal() and record.first(_KEYS)):
        return others.get(text)  # a title, or a number that Jira keeps to itself
    return others.get(text) or _number(text) or text


def _levels(rows: Iterable[_Row]) -> Iterator[str | None]:
    """The parent of each row by the column that its title stands in: `Title 1`, `Title 2`, …"""
    above: list[str | None] = [None] * len(_LEVELS)
    for row in rows:
        level = next((at for at, name in enumerate(_LEVELS) if row.record.first((name,))), None)
        if level is None:
            yield None
        else:
            above[level:] = [row.item.id] * (len(_LEVELS) - level)
            yield above[level - 1] if level else None


# -- problems ---------------------------------------------------------------------------------------


def _problems(
    found: Records, headers: Iterable[str], by_id: dict[str, list[Record]]
) -> Iterator[Problem]:
    """What is wrong with the ids of all rows."""
    nameless = by_id.pop("", [])
    if found.headers and found.headers.keys().isdisjoint(headers):
        if len(nameless) == len(found.records):
            yield _no_id_column(found.headers)
    elif nameless:
        yield Problem(f"no id in {_places(nameless)}", line=nameless[0].line)
    again = {id_: records for id_, records in by_id.items() if len(records) > 1}
    if again:
        yield _again(again)


def _again(again: Mapping[str, list[Record]]) -> Problem:
    """The rows of a file that say once more what an id is, in one sentence."""
    (first, records), *_others = again.items()
    if len(again) == 1:
        said = f'the id "{first}" stands in {_places(records)}; the first counts'
    else:
        listed = "; ".join(f'"{id_}" in {_places(places)}' for id_, places in islice(again.items(), 3))
        more = "; …" if len(again) > 3 else ""
        said = f"{len(again)} ids stand there more than once: {listed}{more}; the first of each counts"
    return Problem(said, line=records[1].line)


def _places(records: Iterable[Record]) -> str:
    """The lines of some records; of JSON, whose lines nobody knows, their positions."""
    lines = [record.line for record in records if record.line is not None]
    entries = (record.position for record in records)
    return numbered("line", "lines", lines) if lines else numbered("entry", "entries", entries)


def _no_id_column(headers: Mapping[str, str]) -> Problem:
    expected = ", ".join(name for name in COLUMNS["id"] if "." not in name)
    seen = ", ".join(islice(headers.values(), 20))
    setting = 'usecase_backlog_columns = {"id": "…"}'
    message = f"no column holds ids: expected one of {expected}, found {seen}; name yours in {setting}"
    return Problem(message, line=1, loses=True)
