"""The verb ``import``: turns use cases in prose into directives."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from sphinxext.usecase import atomic
from sphinxext.usecase.command.building import built
from sphinxext.usecase.command.main import Verb, WrongCallError
from sphinxext.usecase.core.prose.comparison import differences
from sphinxext.usecase.core.prose.dialects import DIALECTS, Dialect
from sphinxext.usecase.core.prose.report import Imported, as_data, markdown, unread
from sphinxext.usecase.core.prose.usecases import read
from sphinxext.usecase.core.prose.writing import write
from sphinxext.usecase.importing.formats import UnreadableError, blocks_of, formats

REPORT = "import-report"
_CONF = """\
extensions = ["sphinxext.usecase", *{more}]
myst_enable_extensions = ["colon_fence", "fieldlist"]
usecase_diagram = "none"
"""
_INDEX = """\
Pages
=====

.. toctree::
   :glob:

   page-*
"""


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="documents with use cases in prose")
    parser.add_argument("--to", choices=sorted(DIALECTS), required=True, help="the syntax to write")
    parser.add_argument(
        "--out", metavar="DIR", help="write pages and a report there (default: print them)"
    )
    parser.add_argument(
        "--check", action="store_true", help="build the pages, and compare what comes of them"
    )
    parser.add_argument("--force", action="store_true", help="write over pages that are there already")


def run(stated: argparse.Namespace) -> int:
    """Write the pages and the report; 1 if there is anything to act on."""
    dialect = DIALECTS[stated.to]
    imported = [*_imported([Path(file) for file in stated.files], dialect)]
    pages = {one.page: write(one.document, dialect) for one in imported}
    if stated.out:
        _save(Path(stated.out), pages, imported, force=stated.force)
    else:
        print("\n".join(pages.values()), end="")
    for line in _told(imported):
        print(line, file=sys.stderr)
    wrong = [*_checked(imported, pages)] if stated.check else []
    for line in wrong:
        print(f"check: {line}", file=sys.stderr)
    return 1 if wrong or unread(imported) else 0


def _imported(files: list[Path], dialect: Dialect) -> Iterator[Imported]:
    known = formats()
    taken: set[str] = set()
    for file in files:
        try:
            blocks = blocks_of(file, known)
        except UnreadableError as error:
            raise WrongCallError(f"{file} {error}") from None
        page, count = file.stem, 1
        while page in taken:
            count += 1
            page = f"{file.stem}-{count}"
        taken.add(page)
        yield Imported(str(file), page + dialect.suffix, read(blocks))


def _save(folder: Path, pages: dict[str, str], imported: list[Imported], *, force: bool) -> None:
    there = [page for page in pages if (folder / page).exists()]
    if there and not force:
        raise WrongCallError(
            f"{folder / there[0]} is there already; name another folder, or say --force"
        )
    for page, text in pages.items():
        _write(folder / page, text)
    data = json.dumps(as_data(imported), ensure_ascii=False, indent=1)
    _write(folder / f"{REPORT}.json", data + "\n")
    _write(folder / f"{REPORT}.md", "\n".join(markdown(imported)) + "\n")


def _write(path: Path, text: str) -> None:
    atomic.write(path, text.encode())


def _told(imported: list[Imported]) -> Iterator[str]:
    """A line for each file, and one for each line in it that was not read."""
    for one in imported:
        usecases = one.document.usecases
        steps = sum(len(usecase.steps) for usecase in usecases)
        flows = sum(len(usecase.flows) for usecase in usecases)
        counted = _counted(use_case=len(usecases), step=steps, alternative=flows)
        yield f"{one.file}: {', '.join(counted)}"
        for note in one.document.notes:
            if note.kind == "unread":
                yield f"{one.file}:{note.line}: not read: {note.text} ({note.why})"


def _counted(**found: int) -> Iterator[str]:
    for name, count in found.items():
        yield f"{count} {name.replace('_', ' ')}{'' if count == 1 else 's'}"


def _checked(imported: list[Imported], pages: dict[str, str]) -> Iterator[str]:
    """What a build of the pages makes otherwise than was meant."""
    with TemporaryDirectory() as scratch:
        source = Path(scratch, "source")
        more = ["myst_parser"] if any(page.endswith(".md") for page in pages) else []
        _write(source / "conf.py", _CONF.format(more=more))
        _write(source / "index.rst", _INDEX)
        for page, text in pages.items():
            _write(source / f"page-{page}", text)
        data = json.loads(built(source, Path(scratch)).usecases)
    for one in imported:
        docname = "page-" + one.page.rsplit(".", 1)[0]
        mine = [usecase for usecase in data["usecases"] if usecase["docname"] == docname]
        meant = one.document.usecases
        if len(mine) != len(meant):
            yield f"{one.file}: {len(mine)} use cases were built, {len(meant)} were read"
        for usecase, made in zip(meant, mine, strict=False):
            yield from (f"{one.file}: {line}" for line in differences(usecase, made))


VERB = Verb(
    name="import",
    does="Turn use cases in prose into directives. Exit status 1 if a label was not read.",
    example="import handbook.md --to rst --out docs/usecases",
    declare=declare,
    run=run,
)
