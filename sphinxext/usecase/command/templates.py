"""The verb ``templates``: a use case to start from, and snippets for an editor."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from sphinxext.usecase import atomic
from sphinxext.usecase.command.main import Verb, WrongCallError
from sphinxext.usecase.core.prose.dialects import DIALECTS
from sphinxext.usecase.core.templates.languages import TEMPLATES
from sphinxext.usecase.core.templates.snippets import NAME, snippets
from sphinxext.usecase.core.templates.template import FORMS, lines

_SNIPPETS = Path(".vscode", "usecase.code-snippets")
"""Where the editor looks for snippets of a project."""


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--syntax", choices=DIALECTS, default="rst", help="reStructuredText or MyST")
    parser.add_argument(
        "--form", choices=FORMS, default="list", help="steps as a numbered list, or as directives"
    )
    parser.add_argument("--language", choices=TEMPLATES, default="en")
    parser.add_argument("--id", default="UC-NEW", help="the id of the use case")
    parser.add_argument(
        "--editor", choices=("vscode",), help=f"write snippets for both syntaxes into {_SNIPPETS}"
    )


def run(stated: argparse.Namespace) -> int:
    """Print a use case, or write snippets."""
    template = TEMPLATES[stated.language]
    if stated.editor:
        _write(json.dumps(snippets(template), ensure_ascii=False, indent=2) + "\n")
    else:
        print("\n".join(lines(template, DIALECTS[stated.syntax], stated.form, stated.id)))
    return 0


def _write(text: str) -> None:
    """Write the snippets, but never over those of somebody else."""
    if _SNIPPETS.exists() and not _is_ours(_SNIPPETS):
        raise WrongCallError(f"{_SNIPPETS} holds other snippets; move them to another file")
    try:
        _SNIPPETS.parent.mkdir(exist_ok=True)
        atomic.write(_SNIPPETS, text.encode())
    except OSError as error:
        raise WrongCallError(f"{_SNIPPETS} cannot be written: {error.strerror}") from None
    print(f"{_SNIPPETS} is written; type usecase, step or altflow in a page")


def _is_ours(path: Path) -> bool:
    """Whether a file holds nothing but snippets of this command."""
    try:
        return all(name.startswith(NAME) for name in dict(json.loads(path.read_bytes())))
    except (OSError, TypeError, ValueError):
        return False


VERB = Verb(
    name="templates",
    does="Print a use case to start from, or write snippets for an editor.",
    example="templates --syntax md > docs/my-use-case.md",
    declare=declare,
    run=run,
)
