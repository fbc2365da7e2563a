"""Use cases, items and test results put together, and what views of them show and lead to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from sphinxext.usecase.core.diagrams.wording import Words
from sphinxext.usecase.core.exchange.results import addresses_in
from sphinxext.usecase.core.model.targets import Target
from sphinxext.usecase.core.project.catalogue import Catalogue
from sphinxext.usecase.core.trace.table import Block, Part, Table
from sphinxext.usecase.core.trace.traced import Project
from sphinxext.usecase.core.trace.verdicts import Tested, Verdicts
from sphinxext.usecase.sources.files import Sources
from sphinxext.usecase.sources.items import Items
from sphinxext.usecase.words import table_words


def project_of(catalogue: Catalogue, items: Items, sources: Sources) -> Project:
    """All that views are made of."""
    verdicts = Verdicts(_results(catalogue, sources), partial(_find, catalogue))
    return Project(catalogue, items, verdicts, Words(table_words()))


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


def shown(project: Project, blocks: Sequence[Block]) -> list[object]:
    """What blocks of a view show and lead to, as plain data."""
    return [*blocks, *(place_of(project, part) for block in blocks for part in _parts(block))]


def _parts(block: Block) -> Iterator[Part]:
    if isinstance(block, Table):
        cells = [column.header for column in block.columns]
        cells += [cell for row in (*block.rows, block.footer) for cell in row]
    else:
        cells = list(block.cells)
    return (part for cell in cells for part in cell if part.leads)


def place_of(project: Project, part: Part) -> tuple[str, str] | str | None:
    """Where a part of a cell leads to: page and anchor, an address elsewhere, or nowhere."""
    if part.leads == "item":
        item = project.items.find(part.target)
        if item is None:
            return None
        return (item.docname, item.id) if item.docname is not None else item.url
    find = project.catalogue.find_actor if part.leads == "actor" else project.catalogue.find
    target = find(part.target)
    return (target.docname, target.anchor) if target else None
