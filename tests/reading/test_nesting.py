"""What is nested too deep: one located warning for a use case, each word stays, each builder goes on."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers import HEAD, Project, line_of

STEP = "   .. step:: Act.\n\n"


def _nested(line: str, *, indent: int = 0) -> Callable[[int], str]:
    """Lines that stand in each other."""
    return lambda depth: "".join(
        "   " * (n + indent) + line.format(n=n) + "\n\n" for n in range(1, depth)
    )


def _chained(depth: int) -> str:
    alternative = (
        "   .. altflow:: word{n}\n      :from: s{n}\n\n      .. step:: Act.\n         :name: s{m}\n\n"
    )
    first = "   .. step:: Act.\n      :name: s1\n\n"
    return first + "".join(alternative.format(n=n, m=n + 1) for n in range(1, depth))


NESTED: dict[str, Callable[[int], str]] = {
    "steps": _nested(".. step:: word{n}"),
    "alternatives": lambda depth: STEP + _nested(".. altflow:: word{n}", indent=1)(depth),
    "lists": _nested("1. word{n}"),
    "terms": lambda depth: STEP + _nested("word{n}\n", indent=1)(depth).replace("\n\n", "\n"),
    "quotes": lambda depth: STEP + _nested("word{n}", indent=1)(depth),
    "notes": _nested(".. note:: word{n}"),
    "chained": _chained,
}
BUILDERS = ("latex", "man", "texinfo", "xml", "usecases")


@pytest.mark.parametrize("depth", [24, 160])
def test_nested_too_deep(tmp_path: Path, depth: int) -> None:
    site = Project(tmp_path, {"usecase_diagram": "none"})
    pages = {
        f"{name}.rst": f"{HEAD}.. usecase:: Deep {name}\n\n{make(depth)}"
        for name, make in NESTED.items()
    }
    index = HEAD + ".. toctree::\n\n" + "".join(f"   {name}\n" for name in NESTED)
    site.write({"index.rst": index, **pages})
    first = site.build("html")
    for builder in BUILDERS:
        said = [one for one in site.build(builder).warnings if "usecase" in one]
        assert [one for one in said if "[usecase.too-deep]" not in one] == []
    built = site.build("text")
    for name in NESTED:
        words = set(re.findall(r"word\d+", built.read(f"{name}.txt")))
        assert words == {f"word{n}" for n in range(1, depth)}, name
    told = first.warned
    assert [one.kind for one in told] == ["usecase.too-deep"] * (len(NESTED) - 1)
    assert {one.file for one in told} == {f"{name}.rst" for name in NESTED} - {"chained.rst"}
    (steps,) = (one for one in told if one.file == "steps.rst")
    assert steps.line == line_of(pages["steps.rst"], "word17")


def test_options_and_labels_of_what_lies_too_deep_are_kept(tmp_path: Path) -> None:
    """A step in lists, which its directive cannot know of."""
    lists = "".join("  " * n + f" * item{n}\n\n" for n in range(1, 17))
    last = "  " * 17 + " "
    deep = f"{last}.. _here:\n\n{last}.. step:: Deep\n{last}   :actor: Clerk\n\n{last}   Body\n\n"
    term = f"{last}Term\n{last}   Definition\n"
    site = Project(tmp_path)
    site.write({"index.rst": f"{HEAD}:ref:`there <here>`\n\n.. usecase:: Act\n\n{lists}{deep}{term}"})
    built = site.build()
    assert [one.kind for one in built.warned] == ["usecase.too-deep"]
    page = built.page()
    assert page.select_one("a[href='#here']")
    assert page.select_one("#here")
    row = page.select("ul " * 16 + "> li > p")
    assert [one.text for one in row] == ["item16", "actor: Clerk", "Deep", "Body", "Term", "Definition"]


def test_nested_too_deep_in_myst(tmp_path: Path) -> None:
    site = Project(tmp_path)
    site.conf = {
        "extensions": ["myst_parser", "sphinxext.usecase"],
        "myst_enable_extensions": ["colon_fence"],
    }
    fences = [":" * (40 - n) for n in range(30)]
    parts = "".join(f"{fence}{{step}} word{n}\n\n" for n, fence in enumerate(fences[1:], 1))
    closed = "".join(f"{fence}\n" for fence in reversed(fences))
    source = f"# Page\n\n{fences[0]}{{usecase}} Deep\n\n{parts}{closed}"
    site.write({"index.md": source})
    built = site.build("text")
    (told,) = built.warned
    assert (told.kind, told.line) == ("usecase.too-deep", line_of(source, "word17"))
    assert set(re.findall(r"word\d+", built.read("index.txt"))) == {f"word{n}" for n in range(1, 30)}
