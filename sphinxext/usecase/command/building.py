"""The use cases that a verb is about: read from a file, or built in a process of its own.

Projects run code; what they do to a process stays in theirs.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from sphinxext.usecase.command.main import WrongCallError
from sphinxext.usecase.core.changes.version import Unread
from sphinxext.usecase.core.exchange.files import FINDINGS, USECASES
from sphinxext.usecase.core.exchange.fromjson import Reader, parsed
from sphinxext.usecase.core.exchange.records import Problem
from sphinxext.usecase.core.model.usecase import UseCase

USUAL = (".", "docs", "doc", "docs/source", "doc/source", "source")
"""Where the sources of a project are, if nobody says."""


class Built(NamedTuple):
    """What the builder writes: two files, and the folder that they were in."""

    usecases: bytes
    findings: bytes
    folder: str


def source_of(stated: str | None) -> Path:
    """The folder with the sources: the one that is stated, or the first usual one with a ``conf.py``."""
    for folder in (stated,) if stated else USUAL:
        if Path(folder, "conf.py").is_file():
            return Path(folder)
    where = stated or "any of " + ", ".join(USUAL)
    raise WrongCallError(f"there is no conf.py in {where}; name the folder of the sources")


class Content(NamedTuple):
    """The data of a ``usecases.json``, ``where`` it is from, and the ``source`` it was just built of."""

    data: Any
    where: str
    source: Path | None = None


def content(found: bytes, where: str, source: Path | None = None) -> Content:
    """The same of what a file holds."""
    data = parsed(found)
    if isinstance(data, Problem):
        raise WrongCallError(f"{where}: {data.message}")
    return Content(data, where, source)


def content_of(stated: str | None) -> Content:
    """A file, that in a folder that holds one, or what the sources of a project are built into."""
    if stated and (Path(stated).is_file() or Path(stated, USECASES).is_file()):
        return content_in(Path(stated))
    source = source_of(stated)
    return content(built_now(source).usecases, str(source), source)


def content_in(path: Path) -> Content:
    """A file, that in the folder that the builder has written it into, or those of several sites.

    Each site has a folder in the one that is named. Use cases of one site may refer to those of others.
    """
    file = path / USECASES if path.is_dir() else path
    several = sorted(path.glob(f"*/{USECASES}")) if not file.is_file() else []
    if several:
        sites = [content_in(one).data for one in several]
        return Content({"usecases": [one for data in sites for one in _usecases_in(data)]}, str(path))
    try:
        found = file.read_bytes()
    except OSError as error:
        raise WrongCallError(f"{file} cannot be read: {error.strerror}") from None
    return content(found, str(file))


def _usecases_in(data: Any) -> list[Any]:
    """The data of the use cases in a file."""
    usecases = data.get("usecases") if isinstance(data, dict) else None
    return usecases if isinstance(usecases, list) else [data]


def usecases_in(stated: str | None) -> list[UseCase]:
    """The use cases of a file, of the folder that holds one, or of the sources of a project."""
    return usecases_of(content_of(stated), Reader())


def usecases_of(content: Content, reader: Reader) -> list[UseCase]:
    """The use cases in some data; a ``reader`` of several versions reads once what they have alike."""
    usecases, _items, problems = reader.read(content.data)
    _tell(problems, content)
    return list(usecases)


def read_to_compare(old: Content, new: Content, reader: Reader) -> Iterator[list[UseCase | Unread]]:
    """The use cases in two versions of data, of which those that are alike stay unread."""
    read = reader.read_to_compare(old.data, new.data)
    for content, (usecases, problems) in zip((old, new), read, strict=True):
        _tell(problems, content)
        yield usecases


def _tell(problems: Iterable[Problem], content: Content) -> None:
    """Say what cannot be read."""
    for problem in problems:
        if problem.loses:
            raise WrongCallError(f"{content.where}: {problem.message}")
        print(f"{content.where}: {problem.message}", file=sys.stderr)


def built(source: Path, scratch: Path) -> Built:
    """What is written of a project; what is built is put into ``scratch``."""
    out = scratch / "out"
    call = [sys.executable, "-m", "sphinx", "-b", "usecases", "-q", "-d", str(scratch / "doctrees")]
    done = subprocess.run(  # noqa: S603 (Sphinx itself)
        [*call, str(source), str(out)], stdout=subprocess.DEVNULL, check=False
    )
    if done.returncode or not (out / USECASES).is_file():
        raise WrongCallError(f"the use cases in {source} could not be built")
    return Built((out / USECASES).read_bytes(), (out / FINDINGS).read_bytes(), str(out))


def built_now(source: Path) -> Built:
    """The same, leaving nothing behind."""
    with TemporaryDirectory() as scratch:
        return built(source, Path(scratch))


def built_at(revision: str, source: Path) -> Built:
    """The same of a revision in git, checked out apart."""
    top = Path(_git(source, "rev-parse", "--show-toplevel").strip())
    with TemporaryDirectory() as scratch, _checked_out(top, revision, Path(scratch, "tree")) as tree:
        then = tree / source.resolve().relative_to(top.resolve())
        if not (then / "conf.py").is_file():
            raise WrongCallError(f"there is no conf.py in {source} at {revision}")
        return built(then, Path(scratch))


@contextmanager
def _checked_out(top: Path, revision: str, tree: Path) -> Iterator[Path]:
    """A revision in a work tree of its own."""
    _git(top, "worktree", "add", "--detach", "--quiet", str(tree), revision)
    try:
        yield tree
    finally:
        _git(top, "worktree", "remove", "--force", str(tree))


def _git(folder: Path, *arguments: str) -> str:
    """What git says; what it complains of is a wrong call."""
    call = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(call, capture_output=True, text=True, check=True)  # noqa: S603
    except FileNotFoundError:
        raise WrongCallError("git is not installed") from None
    except subprocess.CalledProcessError as error:
        raise WrongCallError(f"git: {error.stderr.strip()}") from None
    return done.stdout
