"""The verb ``export``: use cases in the formats of other tools."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from sphinxext.usecase import atomic
from sphinxext.usecase.command.building import usecases_in
from sphinxext.usecase.command.main import Verb, WrongCallError
from sphinxext.usecase.core import export
from sphinxext.usecase.core.export.form import MADE, Choice, File, Form, Renewed
from sphinxext.usecase.core.flow.scenarios import CRITERIA
from sphinxext.usecase.core.model.labels import as_written, split_list
from sphinxext.usecase.core.wings import declared


def forms() -> dict[str, Form]:
    """All formats by name."""
    return {form.name: form for form in declared(export, "FORM")}


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    known = forms()
    tools = [tool for form in known.values() for tool in form.tools]
    parser.add_argument(
        "source",
        nargs="?",
        help="a usecases.json, or the folder of the sources (default: ., docs or the like)",
    )
    parser.add_argument(
        "--to",
        required=True,
        choices=known,
        help="; ".join(f"{name}: {form.does}" for name, form in known.items()),
    )
    parser.add_argument("--out", metavar="DIR", help="write files there instead of printing them")
    parser.add_argument("--ids", metavar="PATTERNS", default="*", help="which use cases: UC-1, UC-PAY*")
    parser.add_argument(
        "--criteria", choices=CRITERIA, default="flows", help="which scenarios, as in usecase-scenarios"
    )
    parser.add_argument("--for", dest="tool", choices=tools, default="", help="the tool that reads CSV")
    parser.add_argument("--check", action="store_true", help="write nothing; 1 if files would change")


def run(stated: argparse.Namespace) -> int:
    """Print or write the files; 1 if there is something to look at."""
    form = forms()[stated.to]
    patterns = split_list(stated.ids)
    usecases = [
        one
        for one in usecases_in(stated.source)
        if any(fnmatchcase(as_written(one.id), pattern) for pattern in patterns)
    ]
    files = list(form.files(usecases, Choice(stated.criteria, stated.tool)))
    if not files:
        raise WrongCallError(f"no use case to export has an id like {stated.ids}")
    if stated.out is None:
        if stated.check:
            raise WrongCallError("--check needs --out, the folder to compare with")
        print("\n".join(file.text for file in files), end="")
        return 0
    named = _paths(Path(stated.out), files)
    status = [_put(form, path, file, stated.check) for path, file in named]
    return int(any(status))


def _paths(folder: Path, files: Iterable[File]) -> Iterator[tuple[Path, File]]:
    """Where files belong; those of use cases that have one id are counted."""
    counted: Counter[str] = Counter()
    for file in files:
        name = Path(as_written(file.name))
        counted[str(name)] += 1
        number = counted[str(name)]
        yield folder / (name if number == 1 else f"{name.stem}-{number}{name.suffix}"), file


def _put(form: Form, path: Path, file: File, is_check: bool) -> bool:  # noqa: FBT001
    """Write a file, or only compare it; whether there is something to look at."""
    try:
        before = path.read_bytes().decode("utf-8") if path.is_file() else None
    except (OSError, UnicodeDecodeError) as error:
        raise WrongCallError(f"{path} cannot be read: {error}") from None
    made = _renewed(form, path, before, file.text)
    for said in made.drift:
        print(f"{path}: {as_written(said)}", file=sys.stderr)
    changes = made.text != before
    if is_check and changes:
        print(f"{path}: {'is not there' if before is None else 'is not up to date'}", file=sys.stderr)
    if changes and not is_check:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            atomic.write(path, made.text.encode(errors="replace"))
        except OSError as error:
            raise WrongCallError(f"{path} cannot be written: {error.strerror}") from None
    return bool(made.drift) or (is_check and changes)


def _renewed(form: Form, path: Path, before: str | None, text: str) -> Renewed:
    """What a file is to hold; nothing that somebody else has made is replaced."""
    if before is None:
        return Renewed(text)
    if form.renew:
        return form.renew(before, text)
    if MADE in text and MADE not in before:
        raise WrongCallError(f"{path} is not of this command; choose another folder")
    return Renewed(text)


VERB = Verb(
    name="export",
    does="Give use cases to other tools. Exit status 1 if something is to be looked at.",
    example="export docs --to gherkin --out features",
    declare=declare,
    run=run,
)
