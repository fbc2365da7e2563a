"""A version of a project for a report: built now or at a revision, or read from files that were kept."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from sphinxext.usecase.command.building import (
    Built,
    Content,
    built_at,
    built_now,
    source_of,
)
from sphinxext.usecase.command.main import WrongCallError
from sphinxext.usecase.core.exchange.entries import parted
from sphinxext.usecase.core.exchange.files import FINDINGS, USECASES
from sphinxext.usecase.core.report.ratchet import Version
from sphinxext.usecase.core.report.reading import Findings, NoFindingsError, measures, read_findings

_SUFFIXES = (".rst", ".md", ".txt")


class State(NamedTuple):
    """A version of a project, as far as it is known.

    ``file_of`` tells the file of a page, and ``seen`` how files are called in the working folder.
    """

    project: str
    content: Content
    version: Version
    file_of: Callable[[str], str]
    seen: Callable[[str], str]
    has_findings: bool


class _File(NamedTuple):
    """What a file holds, what to call it, and its folder."""

    content: bytes
    where: str
    folder: str


def now(stated: str | None) -> State:
    """That of a folder that the builder has written into, or of the sources of a project."""
    if stated and (Path(stated).is_file() or Path(stated, USECASES).is_file()):
        return kept([stated])
    source = source_of(stated)
    return _state(_files(built_now(source), str(source)))


def at(revision: str, source: Path) -> State:
    """That of a revision in git."""
    return _state(_files(built_at(revision, source), revision))


def kept(paths: Iterable[str]) -> State:
    """That in files, which may have any name, and in folders."""
    return _state(map(_read, _found(map(Path, paths))))


def _files(built: Built, where: str) -> Iterator[_File]:
    for content in (built.usecases, built.findings):
        yield _File(content, where, built.folder)


def _found(paths: Iterable[Path]) -> Iterator[Path]:
    """Files, those in folders, and the findings that lie beside use cases."""
    for path in paths:
        file = path / USECASES if path.is_dir() else path
        yield file
        beside = file.with_name(FINDINGS)
        if file.name == USECASES and beside.is_file():
            yield beside


def _read(path: Path) -> _File:
    try:
        return _File(path.read_bytes(), str(path), str(path.parent))
    except OSError as error:
        raise WrongCallError(f"{path} cannot be read: {error.strerror}") from None


def _state(files: Iterable[_File]) -> State:
    """What files tell, which is which by what is in them."""
    findings, usecases = None, None
    for file in dict.fromkeys(files):
        data = _data(file)
        if "findings" in data:
            findings = _told(file.where, read_findings, data), file.folder
        elif usecases is None:
            usecases = Content(data, file.where)
        else:
            raise WrongCallError(f"{usecases.where} and {file.where} are two versions; name one of them")
    if usecases is None:
        raise WrongCallError("name a usecases.json too, or the folder that holds it")
    return _joined(usecases, *(findings or (None, "")))


def _joined(content: Content, found: Findings | None, folder: str) -> State:
    kept = found.measures if found else ()
    figures = kept or _told(content.where, measures, content.data)
    if found is None:
        title = str(content.data.get("project", ""))
        return State(title, content, Version((), figures), _no_file, _no_file, has_findings=False)
    source = os.path.normpath(Path(folder).resolve() / found.source)
    seen = cache(partial(_seen, source))
    reported = tuple(one._replace(file=seen(one.file)) for one in found.findings)
    version = Version(reported, figures)
    file_of = cache(partial(_file_of, source))
    return State(found.project, content, version, file_of, seen, has_findings=True)


def _data(file: _File) -> dict[str, Any]:
    try:
        data = parted(file.content)
    except ValueError as error:
        raise WrongCallError(f"{file.where}: this is no JSON: {error}") from None
    if not isinstance(data, dict):
        raise WrongCallError(f"{file.where}: this is no usecases.json and no findings.json")
    return data


def _told(where: str, read: Any, data: Mapping[str, Any]) -> Any:
    """What is read in a file."""
    try:
        return read(data)
    except NoFindingsError as error:
        raise WrongCallError(f"{where}: {error}") from None


def _no_file(_name: str) -> str:
    """Nobody knows where the sources are."""
    return ""


def _file_of(source: str, page: str) -> str:
    """The file of a page; empty: there is none here."""
    names = (f"{page}{suffix}" for suffix in _SUFFIXES)
    return next((name for name in names if Path(source, name).is_file()), "")


def _seen(source: str, file: str) -> str:
    """A file of the sources as it is called in the working folder, if it is inside that."""
    if not file:
        return ""
    path = Path(os.path.normpath(Path(source, file)))
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else path.as_posix()
