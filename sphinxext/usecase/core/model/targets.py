"""What can be linked to: addresses in use cases, and what they lead to."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Literal, NamedTuple

from sphinxext.usecase.core.model import labels

ObjectType = Literal["usecase", "step", "altflow", "statement", "scenario", "actor", "item"]
Object = tuple[str, str, ObjectType, str, str, int]
"""As Sphinx lists it: name, name as shown, type, page, anchor, and rank in a search: 1 as usual, 2
behind the others, -1 if it is to be found by its text alone."""
FOREIGN = "//"
"""What the pages of use cases of other projects begin with, and no page of this one."""
MAIN = "main"
"""The kind of a main flow, for filters."""


class Address(NamedTuple):
    """A use case, or a step or alternative in it by its label or name; no ``label``: the whole."""

    usecase: str
    label: str = ""

    def __str__(self) -> str:
        return labels.address(self.usecase, self.label)


class Target(NamedTuple):
    """Something that can be linked to: where it is, and what a link to it says.

    ``fullname`` is its address, ``label`` the short form of it within its use case, ``usecase`` the id
    of that use case if it stands in one.
    """

    type: ObjectType
    fullname: str
    docname: str
    anchor: str
    title: str
    label: str = ""
    usecase: str = ""


def readings(address: str, known: Container[str]) -> Iterator[Address]:
    """The use cases that an address may begin with, the longest id first, and what it names in each.

    ``known`` holds the ids of use cases.
    """
    text = labels.slot(address)
    if text in known:
        yield Address(text)
    usecase_id, dot, label = text.rpartition(".")
    while dot:
        if label and usecase_id in known:
            yield Address(usecase_id, label)
        usecase_id, dot, last = usecase_id.rpartition(".")
        label = f"{last}.{label}"
