"""Backlogs, as trackers export them."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinxext.usecase.core.exchange.backlog import COLUMNS, read_backlog
from sphinxext.usecase.core.exchange.records import Format, Problem
from sphinxext.usecase.core.model.items import Item

SAMPLES = Path(__file__).with_name("samples")
Columns = dict[str, str]


def read(text: str, columns: Columns | None = None) -> list[Item]:
    """The items of CSV in which nothing is wrong."""
    items, problems = read_backlog(text.encode(), "csv", columns or {})
    assert problems == []
    return items


def read_json(data: Any, columns: Columns | None = None) -> list[Item]:
    """The items of JSON in which nothing is wrong."""
    items, problems = read_backlog(json.dumps(data).encode(), "json", columns or {})
    assert problems == []
    return items


def problems(text: str | bytes, format_: Format = "csv") -> list[tuple[int | None, str]]:
    """What is wrong, with its line."""
    content = text if isinstance(text, bytes) else text.encode()
    return [(problem.line, problem.message) for problem in read_backlog(content, format_, {})[1]]


# -- exports ----------------------------------------------------------------------------------------

JIRA = "https://example.atlassian.net/browse/"
GITHUB = "https://github.com/example/crm/"
GITLAB = "https://gitlab.com/example/crm/-/"
AZURE = "https://dev.azure.com/example/crm/_workitems/edit/"
LEAD = "Lead hand-off"
NOTIFY = "Notify the sales rep"
TWICE = "A lead exists twice"
SILENT = "The CRM does not answer"

EXPORTS: dict[str, list[tuple[str | None, ...]]] = {
    "jira.csv": [
        ("RO-100", "epic", LEAD, "In Progress", None, None),
        ("RO-101", "story", "Notify the sales rep, at once", "Done", None, "RO-100"),
        ("RO-102", "story", "Ask the CRM again", "To Do", None, "RO-101"),
        ("RO-103", "story", TWICE, "To Do", None, "RO-100"),
        ("RO-104", "test", SILENT, "Done", None, None),
    ],
    "jira.json": [
        ("RO-100", "epic", LEAD, "In Progress", f"{JIRA}RO-100", None),
        ("RO-101", "story", NOTIFY, "Done", f"{JIRA}RO-101", "RO-100"),
        ("RO-103", "story", TWICE, "To Do", f"{JIRA}RO-103", "RO-100"),
    ],
    "github.json": [
        ("12", "epic", LEAD, "OPEN", f"{GITHUB}issues/12", None),
        ("13", "story", NOTIFY, "CLOSED", f"{GITHUB}issues/13", "12"),
        ("14", None, TWICE, "OPEN", f"{GITHUB}issues/14", None),
    ],
    "github-project.tsv": [
        ("12", "epic", LEAD, "In Progress", f"{GITHUB}issues/12", None),
        ("13", None, '"Notify" the sales rep', "Done", f"{GITHUB}issues/13", "12"),
        ("15", None, "Draw it", "Todo", f"{GITHUB}pull/15", None),
    ],
    "gitlab.csv": [
        ("13", "story", NOTIFY, "Closed", f"{GITLAB}issues/13", None),
        ("14", None, TWICE, "Open", f"{GITLAB}issues/14", None),
    ],
    "gitlab-work-items.csv": [
        ("12", "story", NOTIFY, "Open", f"{GITLAB}work_items/12", "&3"),
        ("13", "story", "Ask the CRM again", "Open", f"{GITLAB}work_items/13", "12"),
        ("14", "story", "Ask it once more", "Open", f"{GITLAB}work_items/14", "99"),
    ],
    "gitlab.json": [
        ("12", "story", NOTIFY, "opened", f"{GITLAB}issues/12", "&3"),
        ("14", "story", TWICE, "closed", f"{GITLAB}issues/14", None),
        ("&3", "epic", LEAD, "opened", "https://gitlab.com/groups/example/-/epics/3", None),
    ],
    "azure.csv": [
        ("100", "epic", LEAD, "Active", None, None),
        ("101", "story", NOTIFY, "Closed", None, "100"),
        ("102", "test", SILENT, "Design", None, None),
    ],
    "azure-tree.csv": [
        ("100", "epic", LEAD, "Active", None, None),
        ("101", "epic", "Hand over", "Active", None, "100"),
        ("102", "story", NOTIFY, "Closed", None, "101"),
        ("103", "story", "Ask the CRM again", "New", None, "101"),
        ("104", "story", "Look for duplicates", "New", None, "100"),
        ("105", "epic", "Renewals", "New", None, None),
        ("106", "story", "A renewal is open", "New", None, "105"),
    ],
    "azure.json": [
        ("100", "epic", LEAD, "Active", f"{AZURE}100", None),
        ("101", "story", NOTIFY, "Closed", f"{AZURE}101", "100"),
        ("102", "test", SILENT, "Design", f"{AZURE}102", None),
    ],
    "own.csv": [
        ("RO-100", "epic", LEAD, "open", "https://tracker.example.org/RO-100", None),
        ("RO-101", "story", NOTIFY, "done", None, "RO-100"),
        ("RO-900", "test", SILENT, None, None, None),
    ],
}


def row(item: Item) -> tuple[str | None, ...]:
    return item.id, item.kind, item.title, item.status, item.url, item.parent


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_is_read_without_configuration(name: str) -> None:
    format_: Format = "json" if name.endswith(".json") else "csv"
    items, wrong = read_backlog((SAMPLES / name).read_bytes(), format_, {})
    assert ([row(item) for item in items], wrong) == (EXPORTS[name], [])


def test_every_sample_is_read() -> None:
    assert {path.name for path in SAMPLES.iterdir() if path.suffix != ".xml"} == set(EXPORTS)


@pytest.mark.parametrize("name", sorted(EXPORTS))
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_encodings(name: str, encoding: str) -> None:
    text = (SAMPLES / name).read_text(encoding="utf-8-sig").replace("hand-off", "é – 漢字 – 🙂")
    format_: Format = "json" if name.endswith(".json") else "csv"
    items, wrong = read_backlog(text.encode(encoding), format_, {})
    assert ([item.id for item in items], wrong) == ([expected[0] for expected in EXPORTS[name]], [])
    assert name in {"gitlab-work-items.csv", "gitlab.csv"} or "漢字" in str(items)


# -- headers ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("delimiter", ",;\t|")
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends(delimiter: str, end: str) -> None:
    rows = [["id", "title", "status", "parent"], ["S-1", 'a, b; c\t"d"|e\nf', "open", "E-1"]]
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows(rows)
    expected = Item(id="S-1", title='a, b; c "d"|e f', status="open", parent="E-1")
    assert read(f"{end}{end}{text.getvalue()}{end}  {end}") == [expected]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "stated", ["sep=;", "SEP=;", '"sep=;"', "sep=;;;;", "\ufeffsep=;", "sep=\t", "sep=^"]
)
def test_a_file_may_state_its_delimiter(stated: str, end: str) -> None:
    delimiter = "\t" if "\t" in stated else stated.lower().partition("sep=")[2][0]
    rows = [["id", "kind", "title"], ["S-1", "story", "Pay, a, b, then go"], ["S-1", "", ""]]
    text = end.join([stated, *map(delimiter.join, rows)])
    items, (problem,) = read_backlog(text.encode(), "csv", {})
    assert items == [Item(id="S-1", kind="story", title="Pay, a, b, then go")]
    assert problem.line == 4


TABBED = {
    '"Pay" now': '"Pay" now',
    '"Pay': '"Pay',
    'Pay "now"': 'Pay "now"',
    '"Pay"': "Pay",
    '"Pay ""now"""': 'Pay "now"',
    '"': '"',
    '""': "",
    '"Pay\nnow"': "Pay now",
    '"Pay\tnow"': "Pay now",
    '"Pay\r\nnow"': "Pay now",
    ' "Pay now"': "Pay now",
}
"""A cell of a file parted by tabs, and what it says."""


@pytest.mark.parametrize("last", ["open", '"open"', 'said "open"', '"'])
@pytest.mark.parametrize("cell", TABBED)
def test_quotes_between_tabs(cell: str, last: str) -> None:
    """A row vanishes for no quote, whatever follows."""
    header = "id\ttitle\tstatus"
    rows = [f"S-{number}\t{cell}\t{last}" for number in range(1, 4)]
    status = {'"open"': "open"}.get(last, last)
    expected = [Item(id=f"S-{number}", title=TABBED[cell], status=status) for number in range(1, 4)]
    assert read("\n".join([header, *rows])) == expected


def test_many_quotes_between_tabs_are_read() -> None:
    rows = "".join(f'S-{number}\t"Pay\n' for number in range(20_000))
    assert len(read(f"id\ttitle\tstatus\n{rows}")) == 20_000


@pytest.mark.parametrize("header", ["Issue key", "ISSUE KEY", " issue-key ", "Issue_Key", "issuekey"])
def test_headers_match_without_regard_to_case_blanks_and_hyphens(header: str) -> None:
    assert read(f"{header}\nS-1\n") == [Item(id="S-1")]


def test_of_a_header_that_stands_twice_the_first_that_is_filled_in_counts() -> None:
    assert read("id,title,title,title\nS-1,,second,third\n") == [Item(id="S-1", title="second")]


def test_rows_may_be_longer_and_shorter_than_the_header() -> None:
    assert read("id,title\nS-1\nS-2,b,c\n") == [Item(id="S-1"), Item(id="S-2", title="b")]


def test_headers_of_the_project_count_first() -> None:
    text = "ID;Schlüssel;Titel;Übergeordnet;Parent;#\n1;S-1;a;;X-1;wip\n2;S-2;b;S-1;X-1;\n"
    columns = {"id": "schlüssel", "title": "Titel", "parent": "Übergeordnet", "status": "#"}
    assert read(text, columns) == [
        Item(id="S-1", title="a", status="wip", parent="X-1", kind="epic"),
        Item(id="S-2", title="b", parent="S-1"),
    ]


def test_a_header_of_the_project_that_another_file_lacks_does_no_harm() -> None:
    assert read("id,title\nS-1,a\n", {"id": "Nummer"}) == [Item(id="S-1", title="a")]


def test_paths_of_the_project() -> None:
    data = [
        {"ref": {"Req-No": 7}, "a": {"b": {"c": "t"}}, "fields": {"customfield_1": {"value": "done"}}}
    ]
    columns = {"id": "ref.req-no", "title": "a.b.c", "status": "fields.customfield_1.value"}
    assert read_json(data, columns) == [Item(id="7", title="t", status="done")]


def test_a_parent_column_of_the_project_counts_before_what_gitlab_says() -> None:
    data = [{"iid": 1, "epic_iid": 3, "up": "E-1"}, {"iid": 2, "parent_iid": 3}]
    assert [item.parent for item in read_json(data, {"parent": "up"})] == ["E-1", None]


def test_the_id_of_the_project_stands_for_every_other_id() -> None:
    header = "Req,Issue key,Issue id,Parent key,Parent\n"
    text = f"{header}R-1,RO-1,101,,\nR-2,RO-2,102,RO-1,\nR-3,RO-3,103,,102\n"
    items = read(text, {"id": "Req"})
    assert [(item.id, item.parent) for item in items] == [("R-1", None), ("R-2", "R-1"), ("R-3", "R-2")]


def test_the_manual_names_every_header() -> None:
    manual = (Path(__file__).parents[3] / "docs" / "reference" / "backlog.md").read_text(
        encoding="utf-8"
    )
    for field, headers in COLUMNS.items():
        (listed,) = (line for line in manual.splitlines() if line.startswith(f"| `{field}` |"))
        assert re.findall(r"[*`]([^*`]+)[*`]", listed)[1 : len(headers) + 1] == list(headers)


# -- values -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("type_", "kind"),
    [
        ("Epic", "epic"),
        ("epic", "epic"),
        ("Portfolio Epic", "epic"),
        ("Épopée", "epic"),
        ("Эпик", "epic"),
        ("Test", "test"),
        ("Test Case", "test"),
        ("Xray Test", "test"),
        ("Testfall", "test"),
        ("Story", "story"),
        ("User Story", "story"),
        ("Product Backlog Item", "story"),
        ("Sub-task", "story"),
        ("Bug", "story"),
        ("Feature", "story"),
        ("Contest", "story"),
        ("", None),
    ],
)
def test_kinds(type_: str, kind: str | None) -> None:
    assert [item.kind for item in read(f"id,type\nS-1,{type_}\n")] == [kind]


def test_a_parent_without_a_type_is_an_epic_and_so_is_a_feature() -> None:
    text = "id,type,parent\n1,,\n2,Feature,1\n3,Story,2\n4,Story,3\n5,Feature,4\n"
    assert [item.kind for item in read(text)] == ["epic", "epic", "story", "story", "story"]


@pytest.mark.parametrize(
    ("labels", "kind"),
    [
        ("epic", "epic"),
        ("crm,Epic", "epic"),
        ("crm; type::epic", "epic"),
        ("kind/story,crm", "story"),
        ("Type: User Story", "story"),
        ("epic-candidate", None),
        ("no epic", None),
        ("test", None),
        ("", None),
    ],
)
def test_labels_say_what_the_type_does_not(labels: str, kind: str | None) -> None:
    assert [item.kind for item in read(f'id,labels\n1,"{labels}"\n')] == [kind]
    assert [item.kind for item in read(f'id,type,labels\n1,Issue,"{labels}"\n')] == [kind or "story"]
    assert [item.kind for item in read(f'id,type,labels\n1,Bug,"{labels}"\n')] == ["story"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/S-1", "https://example.org/S-1"),
        ("http://example.org/S-1", "http://example.org/S-1"),
        (
            "https://jira.example.org/ctx/rest/api/latest/issue/99",
            "https://jira.example.org/ctx/browse/S-1",
        ),
        ("https://jira.example.org/rest/agile/1.0/issue/99", "https://jira.example.org/browse/S-1"),
        ("https://tfs/c/p/_apis/wit/workitems/9?x=1", "https://tfs/c/p/_workitems/edit/S-1"),
        ("javascript:alert(1)", None),
        ("S-1", None),
        ("", None),
    ],
)
def test_urls_are_those_that_people_open(url: str, expected: str | None) -> None:
    assert [item.url for item in read(f"id,url\nS-1,{url}\n")] == [expected]


def test_an_id_with_backslashes_is_taken_as_it_is() -> None:
    url = "https://jira.example.org/rest/api/2/issue/99"
    assert [item.url for item in read(f"id,url\n\\1\\,{url}\n")] == [
        "https://jira.example.org/browse/\\1\\"
    ]


@pytest.mark.parametrize(
    ("parent", "expected"),
    [
        ("1", "1"),
        ("E-1", "E-1"),
        ("https://api.github.com/repos/example/crm/issues/1", "1"),
        ("example/crm#1", "1"),
        ("#1", "1"),
        ("The title of an epic", None),
    ],
)
def test_parents_by_id_and_by_address(parent: str, expected: str | None) -> None:
    assert [item.parent for item in read(f"number,parent issue\n2,{parent}\n")] == [expected]


def test_values_are_one_line_and_can_be_written_into_any_document() -> None:
    data = [{"id": " S-1\n", "title": "a\x00b\r\n  c \ud800\x85\ufffe", "status": "\t"}]
    assert read_json(data) == [Item(id="S-1", title="a b c")]


def test_a_description_may_be_long() -> None:
    limit = csv.field_size_limit()
    assert read(f'id,description,title\nS-1,"{"x" * 2 * limit}",a\n') == [Item(id="S-1", title="a")]
    assert csv.field_size_limit() == limit


# -- JSON -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["issues", "items", "value", "values", "workItems", "nodes"])
def test_lists_of_issues(name: str) -> None:
    entry = {"id": "S-1"}
    assert read_json([entry]) == read_json({"id": 1, name: [entry]}) == [Item(id="S-1")]


def test_pages_of_issues() -> None:
    pages = [{"issues": [{"key": "S-1"}]}, {"value": [{"id": 2}]}, [{"id": 3}], {"id": 4}]
    assert [item.id for item in read_json(pages)] == ["S-1", "2", "3", "4"]


def test_an_issue_that_holds_a_list_is_no_page() -> None:
    data = [{"id": "E-1", "items": [{"id": "S-1"}]}, {"key": "E-2", "issues": []}]
    assert [item.id for item in read_json(data)] == ["E-1", "E-2"]


@pytest.mark.parametrize("data", [[], {"issues": []}, [[], []]])
def test_an_empty_list_is_no_mistake(data: Any) -> None:
    assert read_json(data) == []


def test_values_of_any_type() -> None:
    data: Any = [
        {
            "id": 1.5,
            "title": True,
            "status": None,
            "url": ["a"],
            "parent": {"x": {}},
            "labels": [["a"], 1],
        }
    ]
    assert read_json(data) == [Item(id="1.5")]


def test_deep_values_are_left_alone() -> None:
    deep: Any = "x"
    for _ in range(500):
        deep = {"a": deep}
    assert read_json([{"id": 1, "fields": deep}]) == [Item(id="1")]
    assert problems("[" * 900 + "]" * 900, "json") == [(None, "no id in entry 1")]


def test_a_github_project() -> None:
    data = {
        "items": [
            {
                "content": {"number": 12, "title": "Old", "type": "Issue", "url": f"{GITHUB}issues/12"},
                "id": "PVTI_1",
                "status": "Todo",
                "title": "Lead hand-off",
            }
        ],
        "totalCount": 1,
    }
    expected = Item(id="12", title="Lead hand-off", status="Todo", url=f"{GITHUB}issues/12")
    assert read_json(data) == [expected]


# -- problems ---------------------------------------------------------------------------------------


def test_no_column_of_ids() -> None:
    ((line, message),) = problems("Schlüssel;Titel\nS-1;a\nS-2;b\n")
    assert line == 1
    assert "expected one of Issue key, Key, IID, Number, Issue ID, Work item ID, ID" in message
    assert "found Schlüssel, Titel;" in message
    assert 'usecase_backlog_columns = {"id": "…"}' in message


def test_no_column_of_ids_in_json() -> None:
    ((line, message),) = problems('[{"Nr": 1, "a": {"b": 2}}]', "json")
    assert line == 1
    assert "found Nr, a.b;" in message


def test_rows_without_an_id() -> None:
    text = "id,title\n,a\nS-1,b\n\n,c\n"
    assert problems(text) == [(2, "no id in lines 2, 5")]
    assert [item.id for item in read_backlog(text.encode(), "csv", {})[0]] == ["S-1"]
    assert problems("id,title\n,a\nS-1,b\n") == [(2, "no id in line 2")]
    many = "id,title\n" + ",a\n" * 9
    assert problems(many) == [(2, "no id in lines 2, 3, 4, 5, 6, …")]
    assert problems('[{"id": 1}, {"id": null}, 5]', "json") == [(None, "no id in entries 2, 3")]


def test_an_id_twice() -> None:
    text = 'id,title\nS-1,"first\nof two"\nS-2,b\nS-1,second\n'
    items, wrong = read_backlog(text.encode(), "csv", {})
    assert [(item.id, item.title) for item in items] == [("S-1", "first of two"), ("S-2", "b")]
    assert wrong == [Problem('the id "S-1" stands in lines 2, 5; the first counts', line=5)]
    assert problems('[{"id": 1}, {"id": 1}]', "json") == [
        (None, 'the id "1" stands in entries 1, 2; the first counts')
    ]


def test_many_rows_of_one_id_are_one_problem() -> None:
    assert problems("id\n" + "S-1\n" * 500) == [
        (3, 'the id "S-1" stands in lines 2, 3, 4, 5, 6, …; the first counts')
    ]


def test_many_ids_that_stand_twice_are_one_problem() -> None:
    twice = "id\nS-1\nS-2\nS-3\nS-4\nS-1\nS-2\nS-3\nS-4\n"
    listed = '"S-1" in lines 2, 6; "S-2" in lines 3, 7; "S-3" in lines 4, 8; …'
    assert problems(twice) == [
        (6, f"4 ids stand there more than once: {listed}; the first of each counts")
    ]
    listed = '"S-1" in lines 3, 5; "S-2" in lines 4, 6'
    assert problems("id,title\n,a\nS-1\nS-2\nS-1\nS-2") == [
        (2, "no id in line 2"),
        (5, f"2 ids stand there more than once: {listed}; the first of each counts"),
    ]


@pytest.mark.parametrize("text", ["", "\n \n", "\ufeff"])
def test_an_empty_file(text: str) -> None:
    assert problems(text) == [(1, "the file is empty")]


def test_csv_that_ends_in_a_quote() -> None:
    text = 'id,title\nS-1,a\nS-2,"b\nS-3,c\n'
    message = "cannot be read as CSV from here on: unexpected end of data"
    assert problems(text) == [(3, message)]
    assert [item.id for item in read_backlog(text.encode(), "csv", {})[0]] == ["S-1"]
    assert problems('"id') == [(1, message)]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "cannot be read as JSON: Expecting value"),
        ('[\n{"id": 1}\n{"id": 2}]', 3, "cannot be read as JSON: Expecting ',' delimiter"),
        ("[" * 100_000, None, "cannot be read as JSON: "),
        ("[" + "9" * 10_000 + "]", None, "cannot be read as JSON: "),
        ('{"id": 1}', None, "holds no list of issues: expected a list, or an object with one of "),
        ("1", None, "holds no list of issues: "),
    ],
)
def test_json_that_holds_no_issues(text: str, line: int | None, message: str) -> None:
    ((found_line, found),) = problems(text, "json")
    assert found_line == line
    assert found.startswith(message)


def test_bytes_that_are_not_utf_8() -> None:
    content = "id,title\nS-1,a\nS-2,Rückruf\n".encode("cp1252")
    items, wrong = read_backlog(content, "csv", {})
    assert [(item.id, item.title) for item in items] == [("S-1", "a"), ("S-2", "R\ufffdckruf")]
    assert wrong == [Problem(message="the file is not UTF-8: export it as UTF-8", line=3)]


# -- any input --------------------------------------------------------------------------------------

HEADERS = st.sampled_from(
    [name for names in COLUMNS.values() for name in names]
    + ["", "Labels", "Epic IID", "Parent IID", "Title 2"]
)
TEXTS = st.text(st.characters(codec="utf-8"))
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | TEXTS
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner) | st.dictionaries(HEADERS | TEXTS, inner), max_leaves=30
)


def check(items: list[Item]) -> None:
    """What holds for any items: each has an id of its own, and all can be written."""
    ids = [item.id for item in items]
    assert all(ids)
    assert len(ids) == len(set(ids))
    for item in items:
        for text in filter(None, row(item)):
            assert text.encode() == text.strip().encode()
            assert "\n" not in text


@settings(max_examples=100)
@given(
    st.binary()
    | st.builds(bytes.__add__, st.sampled_from([codecs.BOM_UTF16, codecs.BOM_UTF8]), st.binary())
)
def test_any_bytes(content: bytes) -> None:
    check(read_backlog(content, "csv", {})[0])
    check(read_backlog(content, "json", {})[0])


@settings(max_examples=100)
@given(VALUES)
def test_any_json(data: Any) -> None:
    check(read_backlog(json.dumps(data).encode(), "json", {})[0])


@settings(max_examples=100)
@given(st.lists(HEADERS, min_size=1), st.lists(st.lists(TEXTS)))
def test_any_rows(header: list[str], rows: list[list[str]]) -> None:
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    check(read_backlog(text.getvalue().encode(), "csv", {})[0])


WORDS = st.from_regex(r"[\w,;|\t \"'.:/–-]*", fullmatch=True).map(lambda text: " ".join(text.split()))
IDS = st.from_regex(r"[A-Z]{1,3}-[0-9]{1,4}", fullmatch=True)
ITEMS = st.builds(
    Item,
    id=IDS,
    kind=st.sampled_from(["epic", "story", "test"]),
    title=WORDS,
    status=WORDS.map(lambda text: text or None),
    url=st.none(),
    parent=st.none() | IDS,
    docname=st.none(),
)


@settings(max_examples=100)
@given(
    st.lists(ITEMS, unique_by=lambda item: item.id, max_size=5),
    st.sampled_from(",;\t|"),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_is_written_is_read(items: list[Item], delimiter: str, end: str, encoding: str) -> None:
    names = ["id", "kind", "title", "status", "url", "parent"]
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows([names, *map(row, items)])
    assert read_backlog(text.getvalue().encode(encoding), "csv", {}) == (items, [])
    data = [dict(zip(names, row(item), strict=True)) for item in items]
    assert read_json(data) == items
