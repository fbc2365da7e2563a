"""Documents in many notations and languages: what is found in each was written down by hand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from handbook import assert_kept
from helpers import assert_as_kept
from sphinxext.usecase.core.prose.blocks import Block
from sphinxext.usecase.core.prose.dialects import DIALECTS
from sphinxext.usecase.core.prose.drafts import Document, Field, Flow, Kept, Step, UseCase
from sphinxext.usecase.core.prose.report import Imported, as_data, markdown
from sphinxext.usecase.core.prose.text import CODE, EMPHASIS, STRONG, plain
from sphinxext.usecase.core.prose.usecases import read
from sphinxext.usecase.core.prose.writing import write
from sphinxext.usecase.importing.formats import blocks_of, formats

HERE = Path(__file__).parent
EXPECTED: dict[str, Any] = json.loads((HERE / "expected.json").read_text("utf-8"))
SAMPLES = sorted((HERE / "samples").iterdir())
MARKDOWN = (".md", ".markdown", ".mkd")
NEEDS = {
    **dict.fromkeys(MARKDOWN, "markdown_it"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "lxml"),
}
"""What must be installed to read a format."""

Part = UseCase | Field | Flow | Step | Kept | Block


@cache
def document(file: Path) -> Document:
    if file.suffix in NEEDS:
        pytest.importorskip(NEEDS[file.suffix])
    return read(blocks_of(file, formats()))


def found(usecase: UseCase) -> dict[str, Any]:
    return {
        "id": usecase.id,
        "title": usecase.title,
        "steps": len(usecase.steps),
        "fields": ", ".join(part.header for part in usecase.body if isinstance(part, Field)),
        "flows": [
            [flow.label, flow.origin, " ".join(flow.ending or ()).strip(), len(flow.steps)]
            for flow in usecase.flows
        ],
    }


def test_every_sample_is_expected() -> None:
    assert [file.name for file in SAMPLES] == sorted(EXPECTED)


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.name)
def test_what_is_found(file: Path) -> None:
    assert [found(usecase) for usecase in document(file).usecases] == EXPECTED[file.name]


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.name)
def test_the_page_that_is_written(file: Path) -> None:
    """What is Markdown becomes MyST, all else reST."""
    dialect = "md" if file.suffix in MARKDOWN else "rst"
    assert_as_kept(HERE / "pages" / f"{file.name}.{dialect}", write(document(file), DIALECTS[dialect]))


def test_the_report() -> None:
    imported = [Imported(file.name, file.stem, document(file)) for file in SAMPLES]
    assert_as_kept(HERE / "pages" / "report.md", "\n".join(markdown(imported)))


def test_in_which_lines_the_parts_are() -> None:
    said = (line for file in SAMPLES for line in (f"# {file.name}", *parts_in(document(file).parts)))
    assert_kept("parts.txt", "\n".join(said), HERE / "pages")


def parts_in(parts: Iterable[Part], lead: str = "") -> Iterator[str]:
    """A line for each part, with all that is known of it, and those for what stands in it."""
    for part in parts:
        if isinstance(part, Kept):
            yield f"{lead}kept: {part.why}"
            yield from parts_in(part.blocks, f"{lead}  ")
            continue
        held = (
            part._asdict()
            if isinstance(part, Block)
            else {one.name: getattr(part, one.name) for one in fields(part)}
        )
        inner = [*held.pop("body", ()), *held.pop("steps", ()), *held.pop("blocks", ())]
        if held.get("parent"):
            held["parent"] = held["parent"].label
        said = (f"{name}={shown(value)}" for name, value in held.items() if value)
        yield f"{lead}{type(part).__name__}: {', '.join(said)}"
        yield from parts_in(inner, f"{lead}  ")


def shown(value: object) -> str:
    """A value in short: pages hold all words."""
    text = plain(value) if isinstance(value, str) else str(value)
    return " ".join(text.split())[:30]


@pytest.mark.parametrize("suffix", formats())
def test_a_file_may_be_empty(suffix: str, tmp_path: Path) -> None:
    if suffix == ".docx":
        pytest.skip("an empty Word document is not an empty file")
    pytest.importorskip(NEEDS.get(suffix, "docutils"))
    for content in ("", " \n", "<!-- nothing -->\n"):
        file = tmp_path / f"empty{suffix.upper()}"
        file.write_text(content, encoding="utf-8")
        assert read(blocks_of(file, formats())).usecases == []


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.name)
@pytest.mark.parametrize("dialect", DIALECTS)
def test_no_word_is_lost(file: Path, dialect: str) -> None:
    """Each word of the source stands on the page, as often, or in the report."""
    made = document(file)
    page = write(made, DIALECTS[dialect])
    report = json.dumps(as_data([Imported(file.name, "page", made)]), ensure_ascii=False)
    left = words(re.sub(r"\\(?=\W)", "", page)) + words(report)
    for block in blocks_of(file, formats()):
        cells = " ".join(cell for row in block.rows for cell in row)
        said = re.sub(f"[{STRONG}{EMPHASIS}{CODE}]", " ", f"{block.text} {cells}")
        for word in words(plain(said)):
            known = word in left or not word.isalpha()  # labels become numbers
            assert known, (word, block)
            if word in left:
                left.remove(word)
