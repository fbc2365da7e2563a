"""The verb ``diff``: what has changed of the use cases from one version to another."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from sphinxext.usecase.command.building import (
    Content,
    built_at,
    built_now,
    content,
    content_in,
    read_to_compare,
    source_of,
)
from sphinxext.usecase.command.main import Verb, WrongCallError
from sphinxext.usecase.core.changes.asdata import as_data
from sphinxext.usecase.core.changes.differences import Differences
from sphinxext.usecase.core.changes.impact import Lapses, Reached, reached
from sphinxext.usecase.core.changes.sentences import lines, markdown
from sphinxext.usecase.core.exchange.approvaljson import read_stated
from sphinxext.usecase.core.exchange.fromjson import Reader
from sphinxext.usecase.core.garbage import uncollected
from sphinxext.usecase.core.model.labels import as_written


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="OLD NEW | SOURCEDIR",
        help="two usecases.json, or folders with that of a site, or of many; "
        "with --git the folder of the sources (default: ., docs or the like)",
    )
    parser.add_argument("--git", metavar="REV", help="compare the sources with what they were at REV")
    parser.add_argument("--format", choices=("text", "markdown", "json"), default="text")


@uncollected()
def run(stated: argparse.Namespace) -> int:
    """Print what has changed; 1 if anything has."""
    old, new = _versions(stated.git, stated.paths)
    differences = Differences(*read_to_compare(old, new, Reader()))
    lapses = Lapses(read_stated(old.data), read_stated(new.data))
    found = list(map(lapses.added_to, reached(differences)))
    for line in _told(found, stated.format):
        print(as_written(line))
    return 1 if found else 0


def _told(found: list[Reached], format_: str) -> Iterator[str]:
    if format_ == "json":
        yield json.dumps(as_data(found), ensure_ascii=False, indent=1)
    else:
        yield from markdown(found) if format_ == "markdown" else lines(found)


def _versions(revision: str | None, paths: list[str]) -> tuple[Content, Content]:
    """The use cases as they were and as they are."""
    if revision is None:
        if len(paths) != 2:
            raise WrongCallError("name two usecases.json, or --git and a revision")
        old, new = (content_in(Path(path)) for path in paths)
        return old, new
    if len(paths) > 1:
        raise WrongCallError("name one folder of sources")
    source = source_of(paths[0] if paths else None)
    then, now = built_at(revision, source).usecases, built_now(source).usecases
    return content(then, revision), content(now, str(source))


VERB = Verb(
    name="diff",
    does="Say what has changed of the use cases. Exit status 1 if anything has.",
    example="diff --git main docs",
    declare=declare,
    run=run,
)
