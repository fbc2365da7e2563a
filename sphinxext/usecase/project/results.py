"""Test results, found at what they name: flows and their steps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import TYPE_CHECKING

from sphinxext.usecase.core.model.labels import ANCHOR_PREFIX
from sphinxext.usecase.core.model.targets import Target
from sphinxext.usecase.core.model.testnames import addresses_in, may_be_file
from sphinxext.usecase.core.project.catalogue import Catalogue
from sphinxext.usecase.core.trace.verdicts import Tested, Verdicts, parted
from sphinxext.usecase.sources.files import Sources

if TYPE_CHECKING:
    from sphinxext.usecase.core.changes.evidence import SealsNow


def verdicts_of(catalogue: Catalogue, sources: Sources, written: Callable[[], Catalogue]) -> Verdicts:
    """What the results of a project say; ``written`` gives use cases in the words of their authors."""

    @cache
    def seals_now() -> SealsNow:
        # Loaded only where a result names a text by its seal.
        from sphinxext.usecase.core.changes.evidence import SealsNow

        return SealsNow(written())

    def seals(target: Target) -> tuple[str, ...]:
        return seals_now()(target)

    return Verdicts(_results(catalogue, sources), partial(_find, catalogue), seals)


def _find(catalogue: Catalogue, address: str) -> Target | None:
    """What the address that a test names leads to; it may be written as an anchor."""
    found = catalogue.find(address)
    read = None if found else catalogue.read(address.removeprefix(ANCHOR_PREFIX))
    if read is None:
        return found
    return catalogue.find(read.label.replace("any-", "*").replace("_", ","), read.usecase)


def _results(catalogue: Catalogue, sources: Sources) -> Iterator[Tested]:
    """Results with the addresses that they name: in a property, or in a name."""
    for path, result in sources.results:
        stated = (one for address in result.addresses for one in _parted(catalogue, address))
        in_names = (*_in_name(catalogue, result.name), *_in_class(catalogue, result.classname))
        named = dict.fromkeys((*stated, *in_names))
        yield Tested(result.id, result.verdict, tuple(named), path, result.line, result.keys)


def _parted(catalogue: Catalogue, address: str) -> list[str]:
    """An address; where a comma that could be part of one parts several, each of them."""
    several = address.split(",")
    if len(several) > 1 and not _find(catalogue, parted(address)[0]):
        return several if all(_find(catalogue, parted(one)[0]) for one in several) else [address]
    return [address]


def _in_name(catalogue: Catalogue, name: str) -> Iterator[str]:
    """The addresses in the name of a test case; a name of a file is one only if it leads anywhere."""
    for address in addresses_in(name, catalogue.summaries):
        if not may_be_file(address) or _find(catalogue, parted(address)[0]):
            yield address


def _in_class(catalogue: Catalogue, name: str) -> list[str]:
    """The addresses in the name of a class that is written in words, or is nothing but an address."""
    found = [*_in_name(catalogue, name)]
    return found if " " in name or found == [name] else []
