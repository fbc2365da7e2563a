"""The conformance corpus, run against this implementation; README.md tells how another one runs it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from helpers import Project

CASES = Path(__file__).with_name("cases")
NAMES = sorted(path.stem for path in CASES.glob("*.json"))
CONF: dict[str, Any] = {
    "extensions": ["sphinxext.usecase", "myst_parser"],
    "myst_enable_extensions": ["colon_fence", "fieldlist"],
    "usecase_diagram": "none",
}


def lacking(expected: Any, made: Any, at: str = "") -> Iterator[str]:
    """Where data lacks what is expected, or has another thing; it may have more keys."""
    if isinstance(expected, dict) and isinstance(made, dict):
        for key, value in expected.items():
            yield from lacking(value, made.get(key, "no such key"), f"{at}.{key}")
    elif isinstance(expected, list) and isinstance(made, list) and len(expected) == len(made):
        for number, (one, other) in enumerate(zip(expected, made, strict=True)):
            yield from lacking(one, other, f"{at}[{number}]")
    elif expected != made:
        yield f"{at}: {made!r} is not {expected!r}"


@pytest.fixture(scope="module", params=["rst", "md"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What each case comes to, by its name: each is a project, so that ids may repeat."""
    if request.param == "md":
        pytest.importorskip("myst_parser")
    made = {}
    for name in NAMES:
        project = Project(tmp_path_factory.mktemp(name))
        project.conf.update(
            CONF if request.param == "md" else CONF | {"extensions": CONF["extensions"][:1]}
        )
        source = (CASES / f"{name}.{request.param}").read_text("utf-8")
        title = "# Page\n\n" if request.param == "md" else "Page\n====\n\n"
        project.write({f"index.{request.param}": title + source})
        (made[name],) = json.loads(project.build("usecases").read("usecases.json"))["usecases"]
    return made


def test_each_case_has_both_syntaxes() -> None:
    assert len(NAMES) >= 8
    expected = {f"{name}.{suffix}" for name in NAMES for suffix in ("rst", "md", "json")}
    assert {path.name for path in CASES.iterdir()} == expected


@pytest.mark.parametrize("name", NAMES)
def test_a_case(name: str, built: dict[str, Any]) -> None:
    expected = json.loads((CASES / f"{name}.json").read_text("utf-8"))
    assert list(lacking(expected, built[name])) == []


def test_what_is_lacking_is_told() -> None:
    expected = {"a": [1, {"b": None}], "c": [1]}
    assert list(lacking(expected, {"a": [2, {}], "c": []})) == [
        ".a[0]: 2 is not 1",
        ".a[1].b: 'no such key' is not None",
        ".c: [] is not [1]",
    ]
