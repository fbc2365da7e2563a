"""Test results, found at what they name: flows and their steps."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from sphinxext.usecase.core.exchange.results import addresses_in
from sphinxext.usecase.core.model.targets import Target
from sphinxext.usecase.core.project.catalogue import Catalogue
from sphinxext.usecase.core.trace.verdicts import Tested, Verdicts
from sphinxext.usecase.sources.files import Sources


def verdicts_of(catalogue: Catalogue, sources: Sources) -> Verdicts:
    """What the results of a project say."""
    return Verdicts(_results(catalogue, sources), partial(_find, catalogue))


def _find(catalogue: Catalogue, address: str) -> Target | None:
    """What the address that a test names leads to; it may be written as an anchor."""
    found = catalogue.find(address)
    read = None if found else catalogue.read(address)
    if read is None:
        return found
    return catalogue.find(read.label.replace("any-", "*").replace("_", ","), read.usecase)


def _results(catalogue: Catalogue, sources: Sources) -> Iterator[Tested]:
    """Results with the addresses that they name, in a property or in the name of the test case."""
    for path, result in sources.results:
        named = (*result.addresses, *addresses_in(result.name, catalogue.summaries))
        yield Tested(result.id, result.verdict, tuple(dict.fromkeys(named)), path, result.line)
