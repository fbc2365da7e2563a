"""The manual: true of the extension, the same in both syntaxes, and itself free of faults."""

from __future__ import annotations

import ast
import dataclasses
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

import sphinxext.usecase
from helpers import DOCS, REPOSITORY, Project
from sphinxext.usecase.config import Config
from sphinxext.usecase.core.exchange.fromjson import read_usecases
from sphinxext.usecase.core.export import gherkin
from sphinxext.usecase.core.export.form import Choice
from sphinxext.usecase.core.flow.scenarios import CRITERIA
from sphinxext.usecase.core.model.usecase import RECORDS, declared
from sphinxext.usecase.core.reading.fields import SYNONYMS
from sphinxext.usecase.core.reading.headers import HEADERS
from sphinxext.usecase.core.rules.registry import rules
from sphinxext.usecase.messages import subtypes
from sphinxext.usecase.reading import viewdirectives

SNIPPETS = DOCS / "snippets"
SYNTAXES = {"rst": ":orphan:\n\n{}", "md": "---\norphan: true\n---\n\n{}"}
"""Suffix -> what makes a snippet a page of its own."""
NAMES = sorted({path.stem for suffix in SYNTAXES for path in SNIPPETS.glob(f"*/*.{suffix}")})
SOURCES = sorted(
    path
    for path in (*REPOSITORY.glob("*.md"), *DOCS.rglob("*.md"), *DOCS.rglob("*.rst"))
    if "_build" not in path.parts
)
CONF = {
    "extensions": ["myst_parser", "sphinxext.usecase"],
    "myst_enable_extensions": ["colon_fence", "fieldlist"],
    "usecase_trackers": {r"RO-\d+": "https://tracker.example.org/browse/{id}"},
    "suppress_warnings": ["usecase.empty-view"],  # some snippets show use cases of the whole manual
}
NAMED_SUBTYPES = (
    re.compile(r"(?<![\w/.-])usecase\.([a-z]+(?:-[a-z]+)*)\b(?!\()"),
    re.compile(r"[:{]message[:}]`(?:[^`<]*<)?([\w-]+)"),
)
NAMED_VALUES = (re.compile(r"(?<![\w.-])(usecase_[a-z_]+)\b"), re.compile(r"confval[:}]`([\w.]+)"))


@dataclass(frozen=True)
class Example:
    """What a worked example must hold."""

    page: str
    steps: int
    alternatives: tuple[str, ...]
    fields: frozenset[str]


COMMON = frozenset(
    {"goal", "actors", "preconditions", "trigger", "approvals"}
    | {"kpis", "acceptance criteria", "business rules"}
)
EXAMPLES = {
    "UC-LEAD-HANDOFF": Example(
        "examples/lead-handoff",
        7,
        ("4a Duplicate found", "5a Incomplete data"),
        COMMON | {"in scope", "out of scope"},
    ),
    "UC-RENEWAL": Example(
        "examples/renewal-opportunity",
        7,
        ("7a Account Owner is inactive", "7b Existing open renewal"),
        COMMON,
    ),
    "UC-PRICING-NURTURE": Example(
        "examples/pricing-nurture",
        5,
        ("3a Contact is already a customer", "3b Contact is already in a sales sequence"),
        COMMON,
    ),
}
GAP = ("RO-300", "UC-PRICING-NURTURE", "3b")


# -- snippets --------------------------------------------------------------------------------------


def without_places(value: Any) -> Any:
    """A part of the model without what depends on the file it stands in."""
    if isinstance(value, dict):
        places = ("docname", "line")
        return {key: without_places(one) for key, one in value.items() if key not in places}
    return [without_places(one) for one in value] if isinstance(value, list) else value


@pytest.fixture(scope="module")
def snippets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, tuple[Any, str]]]:
    """Syntax -> snippet -> the use cases in it, and the page as text."""
    pytest.importorskip("myst_parser")
    found: dict[str, dict[str, tuple[Any, str]]] = {}
    for suffix, page in SYNTAXES.items():
        project = Project(tmp_path_factory.mktemp(suffix), CONF)
        files = {
            path.name: page.format(path.read_text(encoding="utf-8"))
            for path in (SNIPPETS / suffix).iterdir()
        }
        project.write({"index.rst": "Page\n====\n", **files})
        text = project.build("text")
        assert text.warnings == []
        model = json.loads(project.build("usecases").read("usecases.json"))["usecases"]
        found[suffix] = {
            name: (
                [without_places(one) for one in model if one["docname"] == name],
                text.read(f"{name}.txt"),
            )
            for name in (path.stem for path in (SNIPPETS / suffix).iterdir())
        }
    return found


@pytest.mark.parametrize("suffix", SYNTAXES)
def test_no_snippet_lacks_a_partner(suffix: str) -> None:
    assert sorted(path.name for path in (SNIPPETS / suffix).iterdir()) == [
        f"{name}.{suffix}" for name in NAMES
    ]


@pytest.mark.parametrize("name", NAMES)
def test_both_syntaxes_give_one_model(
    snippets: dict[str, dict[str, tuple[Any, str]]], name: str
) -> None:
    assert snippets["md"][name][0] == snippets["rst"][name][0]


@pytest.mark.parametrize("name", NAMES)
def test_both_syntaxes_give_one_page(snippets: dict[str, dict[str, tuple[Any, str]]], name: str) -> None:
    assert snippets["md"][name][1].split() == snippets["rst"][name][1].split()


@pytest.mark.parametrize("name", NAMES)
def test_the_manual_shows_the_snippet(name: str) -> None:
    shown = re.compile(rf"(?:\{{snippet\}}|\.\. snippet::) {re.escape(name)}$", re.MULTILINE)
    assert any(shown.search(path.read_text(encoding="utf-8")) for path in SOURCES)


# -- names in the sources --------------------------------------------------------------------------


def named(patterns: tuple[re.Pattern[str], ...]) -> Iterator[tuple[str, str]]:
    """Each name that a source of the manual mentions, with the source's path."""
    for path in SOURCES:
        text = path.read_text(encoding="utf-8")
        for pattern in patterns:
            for name in pattern.findall(text):
                yield path.relative_to(REPOSITORY).as_posix(), name


def test_every_warning_that_the_manual_names_exists() -> None:
    found = list(named(NAMED_SUBTYPES))
    assert len(found) > 10
    assert [(path, name) for path, name in found if name not in subtypes()] == []


def test_every_configuration_value_that_the_manual_names_exists() -> None:
    known = {f"usecase_{field.name}" for field in dataclasses.fields(Config)}
    known.update(Config().test_properties)
    found = list(named(NAMED_VALUES))
    assert len(found) > 10
    assert [(path, name) for path, name in found if name not in known] == []


# -- the manual, built -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Manual:
    """The manual as HTML, its pages parsed, and the model of its use cases."""

    out: Path
    pages: dict[str, BeautifulSoup]
    usecases: dict[str, dict[str, Any]]
    complaints: str


@pytest.fixture(scope="module")
def manual(tmp_path_factory: pytest.TempPathFactory) -> Manual:
    for module in ("furo", "myst_parser", "sphinx_design"):
        pytest.importorskip(module)
    folder = tmp_path_factory.mktemp("manual")
    complaints = sphinx(folder, "html", "-nW", "--keep-going")
    sphinx(folder, "usecases")
    model = json.loads((folder / "usecases" / "usecases.json").read_text(encoding="utf-8"))
    html = folder / "html"
    pages = {
        path.relative_to(html).as_posix(): BeautifulSoup(path.read_bytes(), "html.parser")
        for path in html.rglob("*.html")
    }
    return Manual(html, pages, {one["id"]: one for one in model["usecases"]}, complaints)


def sphinx(folder: Path, builder: str, *options: str) -> str:
    """Run ``sphinx-build`` on the manual; what it complains of."""
    # The manual asks for the version of the installed distribution; here that is this checkout.
    info = folder / "installed" / "sphinxext_usecase-0.dist-info" / "METADATA"
    info.parent.mkdir(parents=True, exist_ok=True)
    version = sphinxext.usecase.__version__
    info.write_text(f"Name: sphinxext-usecase\nVersion: {version}\n", encoding="utf-8")
    path = os.pathsep.join([str(folder / "installed"), *filter(None, sys.path)])
    env = {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}
    places = ["-d", str(folder / "doctrees"), str(DOCS), str(folder / builder)]
    command = [sys.executable, "-P", "-m", "sphinx", "-q", "-b", builder, *options, *places]
    run = subprocess.run(command, env=env, check=False, capture_output=True, text=True)
    return run.stderr + (f"exit code {run.returncode}" if run.returncode else "")


def test_the_manual_builds_without_a_warning(manual: Manual) -> None:
    assert manual.complaints == ""


@pytest.mark.parametrize("language", HEADERS)
def test_the_manual_lists_the_headers_of_a_language(manual: Manual, language: str) -> None:
    page = manual.pages["reference/headers.html"]
    section = page.find(id=language.lower().replace(" ", "-"))
    assert isinstance(section, Tag)
    rows = [[cell.get_text() for cell in row.select("td")] for row in section.select("tbody tr")]
    assert [name.lower() for name, _ in rows] == list(SYNONYMS)
    assert [tuple(headers.split(", ")) for _, headers in rows] == list(HEADERS[language].values())


def test_the_manual_shows_flow_diagrams(manual: Manual) -> None:
    drawn = {name for name, page in manual.pages.items() if page.select("svg.uc-flow .node")}
    assert {f"{example.page}.html" for example in EXAMPLES.values()} < drawn


def test_every_internal_link_lands(manual: Manual) -> None:
    ids = {
        name: {str(tag["id"]) for tag in page.find_all(id=True)} for name, page in manual.pages.items()
    }
    links = [
        (name, str(tag[attribute]))
        for name, page in manual.pages.items()
        for tag in page.find_all(True)
        for attribute in ("href", "xlink:href", "src")
        if tag.has_attr(attribute)
    ]
    assert len(links) > 500
    assert [link for link in links if not lands(manual.out, ids, *link)] == []


def lands(out: Path, ids: dict[str, set[str]], page: str, link: str) -> bool:
    """Whether a link of a page leads elsewhere, or to a file and an id that exist."""
    url = urlsplit(link)
    if url.scheme or url.netloc:
        return True
    path = (out / page).parent / unquote(url.path) if url.path else out / page
    target = Path(os.path.normpath(path)).relative_to(out).as_posix()
    if not (out / target).is_file():
        return False
    return not url.fragment or target not in ids or unquote(url.fragment) in ids[target]


def test_no_page_has_an_id_twice(manual: Manual) -> None:
    for name, page in manual.pages.items():
        # Furo puts each table into a wrapper to which it gives the table's own id.
        ids = [str(tag["id"]) for tag in page.select("[id]:not(.table-wrapper)")]
        assert {one for one in ids if ids.count(one) > 1} == set(), name


# -- the house -------------------------------------------------------------------------------------

PACKAGE = Path(sphinxext.usecase.__file__).parent
LINT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
LAYERS = [contract["layers"] for contract in LINT["contracts"] if contract["type"] == "layers"]


def test_the_picture_has_the_storeys_that_the_lint_checks(manual: Manual) -> None:
    houses = manual.pages["design.html"].select("table.house")
    shown = [
        [" | ".join(words(name) for name in row.select("td strong")) for row in house.select("tr")]
        for house in houses
    ]
    assert len(shown) == 2
    assert shown == LAYERS


def test_each_module_stands_in_the_house_with_its_job(manual: Manual) -> None:
    page = manual.pages["design.html"]
    paths = {path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py")} - {Path("__init__.py")}
    assert len(paths) > 80
    for path in paths:
        parts = path.parent.parts if path.stem == "__init__" else path.with_suffix("").parts
        at = page.find(id=f"module-{'-'.join(parts)}")
        assert at, path
        is_listed = path.stem != "__init__" and path.parent not in {Path(), Path("core")}
        job = (ast.get_docstring(ast.parse((PACKAGE / path).read_text("utf-8"))) or "").splitlines()[0]
        if is_listed:
            row = at.find_parent("tr")
            assert row
            assert plain(words(row)) == plain(f"{'.'.join(parts)} {job}"), path
        else:
            assert plain(job) in plain(words(page)), path


def plain(text: str) -> str:
    """A text without quotes and dashes, which Sphinx sets beautifully."""
    return re.sub(r"[^\w ]", "", text)


# -- examples with what comes of them --------------------------------------------------------------


def test_the_exported_graph_and_scenarios_are_those_of_the_example(manual: Manual) -> None:
    text = (DOCS / "reference" / "export.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r":caption: graph and scenarios\n\n(.*?)```", text, re.DOTALL)
    usecase = manual.usecases["UC-PAY"]
    assert json.loads(shown) == {key: usecase[key] for key in ("graph", "scenarios")}


def test_the_data_is_read_without_this_package(manual: Manual, tmp_path: Path) -> None:
    text = (DOCS / "reference" / "export.md").read_text(encoding="utf-8")
    (script,) = re.findall(r":caption: untested.py\n\n(.*?)```", text, re.DOTALL)
    usecases = list(manual.usecases.values())
    (tmp_path / "usecases.json").write_text(json.dumps({"version": 1, "usecases": usecases}), "utf-8")
    call = [sys.executable, "-I", "-S", "-c", script]
    done = subprocess.run(call, cwd=tmp_path, check=True, capture_output=True, encoding="utf-8")
    told = done.stdout.splitlines()
    assert len(told) > 1
    assert all(line.split(".")[0] in manual.usecases for line in told)


def test_the_exported_feature_is_that_of_the_example(manual: Manual) -> None:
    text = (DOCS / "reference" / "export.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r":caption: features/UC-PAY.feature\n\n(.*?)```", text, re.DOTALL)
    data = json.dumps({"usecases": [manual.usecases["UC-PAY"]]})
    ((usecase,), _items, _problems) = read_usecases(data.encode(), "")
    (feature,) = gherkin.FORM.files([usecase], Choice())
    assert shown in feature.text


def test_each_criterion_lists_what_the_manual_says(manual: Manual, project: Project) -> None:
    table = manual.pages["reference/scenarios.html"].select("table.docutils:not(.uc-table)")[0]
    said = [[words(cell) for cell in row.select("td")] for row in table.select("tbody tr")]
    machine = (SNIPPETS / "rst" / "machine.rst").read_text(encoding="utf-8")
    views = (f"\n.. usecase-scenarios::\n   :criteria: {criterion}\n" for criterion in CRITERIA)
    project.write({"index.rst": "Page\n====\n\n" + machine + "".join(views)})
    tables = project.build().page().select("table.uc-scenarios")
    listed = [[words(code) for code in table.select("code")] for table in tables]
    *single, combined = said
    for scenario, *cells in single:
        assert cells == ["yes" if scenario in ids else "–" for ids in listed]
    assert [len(ids) - sum(one in ids for one, *_ in single) for ids in listed] == [0, 0, 0, 10]
    assert combined[1:] == ["–", "–", "–", "10"]


def words(node: Tag) -> str:
    return " ".join(node.get_text().split())


@pytest.mark.parametrize("rule", rules())
def test_each_rule_has_a_page_with_its_examples(manual: Manual, rule: str) -> None:
    page = manual.pages[f"reference/rules/{rule}.html"]
    assert page.find(id=f"message-{rule}")
    blocks = [block.get_text().strip() for block in page.select("pre")]
    made = rules()[rule]
    assert {made.bad.strip(), made.better.strip()} <= set(blocks)
    links = manual.pages["reference/rules.html"].select("td a")
    assert any(str(link["href"]).startswith(f"rules/{rule}.html") for link in links)


@pytest.mark.parametrize("directive", [*RECORDS, *viewdirectives.DIRECTIVES])
def test_each_directive_has_a_table_of_all_its_options(manual: Manual, directive: str) -> None:
    pages = (
        manual.pages[f"reference/{name}.html"] for name in ("directives", "statements", "traceability")
    )
    tables = [table for page in pages for table in page.select("table:has(caption)")]
    view = viewdirectives.DIRECTIVES.get(directive)
    known = view.option_spec if view else declared(directive)  # fields have a table of their own
    (rows,) = (
        table.select("tbody td:first-child code")
        for table in tables
        if words(table.select_one("caption") or table).rstrip("¶") == f"Options of {directive}"
    )
    assert {one.get_text() for one in rows} == set(known or ())


# -- worked examples -------------------------------------------------------------------------------


@pytest.fixture(params=EXAMPLES)
def example(request: pytest.FixtureRequest, manual: Manual) -> tuple[Example, dict[str, Any]]:
    return EXAMPLES[request.param], manual.usecases[request.param]


def test_an_example_stands_on_its_page(example: tuple[Example, dict[str, Any]]) -> None:
    expected, usecase = example
    assert usecase["docname"] == expected.page


def test_an_example_has_its_steps(example: tuple[Example, dict[str, Any]]) -> None:
    expected, usecase = example
    labels = [step["label"] for step in usecase["steps"]]
    assert labels == [str(number + 1) for number in range(expected.steps)]


def test_an_example_has_its_alternatives(example: tuple[Example, dict[str, Any]]) -> None:
    expected, usecase = example
    flows = usecase["flows"]
    assert tuple(f"{flow['label']} {flow['condition']}" for flow in flows) == expected.alternatives
    assert all(flow["steps"] for flow in flows)


def test_an_example_has_its_fields(example: tuple[Example, dict[str, Any]]) -> None:
    expected, usecase = example
    assert {str(field["name"]).casefold() for field in usecase["fields"]} >= expected.fields
    assert all(field["text"].strip() for field in usecase["fields"])
    assert all(actor["description"] for actor in usecase["actors"])


def test_an_example_states_what_its_criteria_are_about(example: tuple[Example, dict[str, Any]]) -> None:
    _, usecase = example
    kinds = {one["kind"]: one for one in usecase["statements"]}
    assert set(kinds) == {"criterion", "kpi", "rule"}
    assert all(one["name"] for one in usecase["statements"])
    assert all(one["covers"] for one in usecase["statements"] if one["kind"] != "kpi")


def test_an_example_is_an_epic_with_stories(example: tuple[Example, dict[str, Any]]) -> None:
    _, usecase = example
    assert usecase["epic"]
    assert usecase["stories"]


def test_the_examples_have_exactly_one_gap(manual: Manual) -> None:
    bare = [
        (*usecase["epic"], name, flow["label"])
        for name, usecase in manual.usecases.items()
        for flow in usecase["flows"]
        if name in EXAMPLES and not flow["stories"]
    ]
    assert bare == [GAP]
    table = manual.pages["examples/traceability.html"].select("table.uc-traceability")[0]
    (shown,) = table.select(".uc-gap")
    row = shown.find_parent("tr")
    assert row is not None
    cells = [cell.get_text() for cell in row.find_all("td")]
    assert all(part in cell for part, cell in zip(GAP, cells, strict=False))
