"""What the project as a whole needs of a use case, small enough to be loaded by every build."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.model.targets import FOREIGN

if TYPE_CHECKING:
    from sphinxext.usecase.core.model.ignores import Ignore
    from sphinxext.usecase.core.model.items import ItemKind
    from sphinxext.usecase.core.model.relations import Relation


class Summary(NamedTuple):
    """A use case without its words.

    ``steps`` holds the labels of its steps and ``names`` their names, ``flows`` the labels and names of
    its alternatives, ``statements`` those of its statements, all as they stand in addresses, sorted.
    ``epics``, ``stories`` and ``tests`` map each item that it names to the label of the part that names
    it first, empty for the use case as a whole. ``actors`` tells of each by name whether it is
    described, ``secondary`` names those that a field says to be no more than that; ``relations`` what it
    says of other use cases.

    ``traced`` and ``flow`` are digests of what tables and what views of its flow show, ``paths`` of the
    latter without the words of steps, ``tested`` of which tests its parts name, empty if none does.
    ``status``, ``priority``, ``owner``, ``tags`` and ``kinds`` (those of its flows) are what views are
    filtered by, with ids and actors. ``doubts`` says whether a flow that is waived has stories;
    ``ignores`` are the rules that its author wants to be ignored. ``written_id`` and ``prefix`` are as
    in ``UseCase``.

    ``actor_names`` are what a translation calls actors, each behind the name that its author gave it.

    Strings and dictionaries of strings are no work for the garbage collector.
    """

    id: str
    title: str
    docname: str
    line: int
    steps: tuple[str, ...]
    names: tuple[str, ...]
    flows: tuple[str, ...]
    epics: Mapping[str, str]
    stories: Mapping[str, str]
    tests: Mapping[str, str]
    actors: Mapping[str, bool]
    relations: tuple[Relation, ...]
    traced: str
    flow: str
    secondary: tuple[str, ...] = ()
    status: str = ""
    tags: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    doubts: bool = False
    tested: str = ""
    ignores: tuple[Ignore, ...] = ()
    actor_names: tuple[tuple[str, str], ...] = ()
    paths: str = ""
    written_id: str = ""
    prefix: str = ""
    statements: tuple[str, ...] = ()
    priority: str = ""
    owner: str = ""

    @property
    def shown_id(self) -> str:
        """The id as its author has written it, with blanks."""
        return self.written_id or self.id

    def anchor(self, label: str = "") -> str:
        """The anchor of the use case, or of a step or alternative in it."""
        return labels.anchor(labels.address(self.prefix or self.id, label))

    @property
    def is_foreign(self) -> bool:
        """Whether it is of another project."""
        return self.docname.startswith(FOREIGN)

    @property
    def items(self) -> Iterator[tuple[ItemKind, Mapping[str, str]]]:
        """What it names, by what it is named as."""
        yield "epic", self.epics
        yield "story", self.stories
        yield "test", self.tests
