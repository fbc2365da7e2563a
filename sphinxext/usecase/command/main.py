"""The command line: finds the verbs, reads the arguments, and runs the verb that is asked for.

A verb is a module of this wing that has ``VERB``. Exit status 0: fine; 1: something to act on; 2: a
wrong call.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from sphinxext.usecase import command
from sphinxext.usecase.core.wings import declared


class Verb(NamedTuple):
    """A verb of the command: its name, what it does in one sentence, and an example of a call.

    ``declare`` adds its arguments; ``run`` does it and returns the exit status.
    """

    name: str
    does: str
    example: str
    declare: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


class WrongCallError(Exception):
    """What is wrong with the arguments, in one sentence that says what to write."""


def verbs(asked: str = "") -> Iterator[Verb]:
    """All verbs, sorted by name; of one that is asked for, it alone if its module is called so."""
    yield from declared(command, "VERB", module=asked)


class Parsers(NamedTuple):
    """The parser of all arguments, and that of what stands behind each verb."""

    all: argparse.ArgumentParser
    of_verbs: dict[str, argparse.ArgumentParser]


def parsers(asked: str = "") -> Parsers:
    """The parsers of all verbs, or of the one that is asked for."""
    of_verbs: dict[str, argparse.ArgumentParser] = {}
    made = argparse.ArgumentParser(
        prog="sphinx-usecase", description="Use cases as code, from the command line."
    )
    subparsers = made.add_subparsers(title="verbs", metavar="VERB", required=True)
    for verb in verbs(asked):
        one = of_verbs[verb.name] = subparsers.add_parser(
            verb.name,
            help=verb.does,
            description=verb.does,
            epilog=f"example: sphinx-usecase {verb.example}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        verb.declare(one)
        one.set_defaults(run=verb.run)
    return Parsers(made, of_verbs)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; ``arguments`` are those of the process unless they are given."""
    called = sys.argv[1:] if arguments is None else arguments
    made = parsers(*called[:1])
    one = made.of_verbs.get(called[0]) if called else None
    # What is no option may stand behind the options, too.
    stated = one.parse_intermixed_args(called[1:]) if one else made.all.parse_args(called)
    try:
        status: int = stated.run(stated)
    except WrongCallError as error:
        print(f"sphinx-usecase: {error}", file=sys.stderr)
        return 2
    return status
