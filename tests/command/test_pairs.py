"""Versions that mean the same break no seal and say nothing; the others break just the right ones."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from command.versions import LOAN, OTHER, SAME, Version
from helpers import Project
from sphinxext.usecase.core.changes.differences import Differences
from sphinxext.usecase.core.changes.impact import reached
from sphinxext.usecase.core.changes.seals import seals
from sphinxext.usecase.core.changes.sentences import lines
from sphinxext.usecase.core.exchange.fromjson import read_usecases
from sphinxext.usecase.core.model.usecase import UseCase

CONF = {
    "extensions": ["sphinxext.usecase", "myst_parser"],
    "myst_enable_extensions": ["colon_fence", "fieldlist"],
}
PAIRS = {**SAME, **{what: (LOAN, new) for what, (new, _broken, _said) in OTHER.items()}}
IDS = {what: f"U{number}" for number, what in enumerate(PAIRS)}
Versions = tuple[Mapping[str, UseCase], Mapping[str, UseCase]]


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> Versions:
    """The old and the new version of a project that has all use cases, by id."""
    old, new = ({what: pair[version] for what, pair in PAIRS.items()} for version in (0, 1))
    return built(tmp_path_factory.mktemp("old"), old), built(tmp_path_factory.mktemp("new"), new)


def built(folder: Path, versions: Mapping[str, Version]) -> dict[str, UseCase]:
    """The use cases of a project with a page for each version."""
    files = {
        f"{IDS[what]}.{version.suffix}": version.source.replace("ID", IDS[what])
        for what, version in versions.items()
    }
    project = Project(folder, CONF)
    project.write({"index.rst": "Index\n=====\n", **files})
    result = project.build("usecases", suppress_warnings=["toc.not_included"])
    assert result.warnings == []
    usecases, _items, problems = read_usecases((result.out / "usecases.json").read_bytes(), "")
    assert problems == []
    return {one.id: one for one in usecases}


def sealed(usecases: Mapping[str, UseCase], what: str) -> dict[str, str]:
    """The seals of a use case: of the whole, the main flow, and alternatives by their conditions."""
    found = seals(usecases[IDS[what]], usecases)
    assert found.main
    named = {part.flow.condition: part.seal for part in found.flows if part.flow}
    return {"whole": found.whole.seal, "main": found.main.seal, **named}


def told(versions: Versions, what: str) -> list[str]:
    """What is said of a use case, without the line that names it."""
    old, new = versions
    id_ = IDS[what]
    found = lines(reached(Differences([old[id_]], [new[id_]])))
    return [line.removeprefix("- ").replace(id_, "ID") for line in found][1:]


@pytest.mark.parametrize("what", SAME)
def test_what_means_the_same_breaks_no_seal_and_says_nothing(what: str, versions: Versions) -> None:
    old, new = versions
    assert sealed(new, what) == sealed(old, what)
    assert told(versions, what) == []


@pytest.mark.parametrize("what", OTHER)
def test_what_means_another_thing_breaks_its_seals_and_says_so(what: str, versions: Versions) -> None:
    old, new = versions
    before, after = sealed(old, what), sealed(new, what)
    _version, broken, said = OTHER[what]
    changed = {name for name in {*before, *after} if before.get(name) != after.get(name)}
    assert changed == {"whole", *broken}
    assert told(versions, what) == list(said)
