"""Whole pages as they are read: what stands in the place of each directive, and what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sphinx.domains.std import StandardDomain
from sphinx.environment import BuildEnvironment

from handbook import CONF, ODD, assert_kept, handbook
from helpers import DOCS, Built, Project
from sphinxext.usecase.core.model.contents import parts_of
from sphinxext.usecase.core.model.lines import LineElsewhere
from sphinxext.usecase.core.model.usecase import UseCase
from sphinxext.usecase.site import site_of

HERE = Path(__file__).parent
PAGES = sorted((HERE / "pages").iterdir())
"""Each is put together oddly, and tries a part of what reads pages."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return handbook(tmp_path_factory.mktemp("handbook"))


def read(built: Built, *names: str) -> str:
    """The pages, and what was told while they were read."""
    pages = (built.app.env.get_doctree(name).pformat() for name in names)
    told = (f"{one.file}:{one.line} {one.kind} {one.text}" for one in built.warned)
    return "\n".join([*pages, *told]).replace(str(built.app.srcdir), "")


def test_what_is_read(project: Project) -> None:
    built = project.build("dummy")
    for name in ("index", "leads", "tickets", "lists", "views"):
        assert_kept(f"{name}.doctree.txt", read(built, name))


def test_what_is_read_of_odd_pages(project: Project) -> None:
    project = Project(project.folder / "odd", CONF | {"suppress_warnings": ["docutils"]})
    project.write({"index.rst": ODD})
    built = project.build("usecases")
    assert_kept("odd.doctree.txt", read(built, "index"))
    assert_kept("odd.json", built.read("usecases.json"))


@pytest.mark.parametrize("suffix", ["rst", "md"])
def test_what_is_read_of_the_manual(project: Project, suffix: str) -> None:
    """Its snippets, in both syntaxes."""
    made = Project(project.folder / suffix)
    if suffix == "md":
        pytest.importorskip("myst_parser")
        made.conf["extensions"] = ["myst_parser", "sphinxext.usecase"]
        made.conf["myst_enable_extensions"] = ["colon_fence", "fieldlist", "deflist"]
    names = []
    for path in sorted((DOCS / "snippets" / suffix).iterdir()):
        head = {"rst": ":orphan:\n\nPage\n====\n\n", "md": "---\norphan: true\n---\n\n# Page\n\n"}[
            suffix
        ]
        made.write({path.name: head + path.read_text("utf-8")})
        names.append(path.stem)
    made.conf["root_doc"] = names[0]
    assert_kept(f"{suffix}.doctree.txt", read(made.build("dummy"), *names))


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Built:
    odd = Project(tmp_path_factory.mktemp("odd"))
    odd.conf = {
        "extensions": ["myst_parser", "sphinxext.usecase"],
        "myst_enable_extensions": ["colon_fence", "fieldlist", "deflist"],
        "root_doc": "order",
        "smartquotes": False,
        "suppress_warnings": ["toc.not_included"],
        "usecase_bullets": True,
        "usecase_toc_ids": True,
    }
    odd.write({path.name: path.read_text("utf-8") for path in PAGES})
    return odd.build("dummy")


@pytest.mark.parametrize("page", [path.name for path in PAGES if path.suffix != ".inc"])
def test_what_is_read_of_pages_that_are_put_together_oddly(odd: Built, page: str) -> None:
    """Nodes, records, what others may say of them, and warnings."""
    name, env = Path(page).stem, odd.app.env
    store = site_of(env).store
    known = [line for one in store.written(name) for line in noted(one)]
    known += map(str, store.mentions.get(name, ()))
    known += (f"{label} = {leads[1:]}" for label, leads in labels_of(env) if leads[0] == name)
    known += (line for line in odd.warnings if f"/{name}." in line)
    text = "\n".join([env.get_doctree(name).pformat(), *known])
    assert_kept(f"{page}.txt", text.replace(f"{odd.app.srcdir}/", ""), HERE / "kept")


def noted(usecase: UseCase) -> Iterator[str]:
    """A line for a use case and each of its parts: what there is of it."""
    for record in (usecase, *(part for _type, part in parts_of(usecase)), *usecase.statements):
        held = zip(record._fields, record, strict=True)
        said = (f"{name}={shown(value)}" for name, value in held if value and name not in _PARTS)
        yield f"{type(record).__name__}: {', '.join(said)}"


def shown(value: object) -> str:
    return f"{value.source}:{int(value)}" if isinstance(value, LineElsewhere) else repr(value)


_PARTS = ("steps", "flows", "statements")


def labels_of(env: BuildEnvironment) -> list[tuple[str, tuple[str, ...]]]:
    std = env.get_domain("std")
    assert isinstance(std, StandardDomain)
    return sorted({**std.anonlabels, **std.labels}.items())
