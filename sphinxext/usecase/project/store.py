"""What is known of the project's pages: their use cases, what they mention and what they list."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from secrets import token_hex
from typing import TYPE_CHECKING, Any, TypeVar

from sphinxext.usecase.core.model.targets import FOREIGN, Address
from sphinxext.usecase.core.project.catalogue import Catalogue
from sphinxext.usecase.core.project.summary import Summary

if TYPE_CHECKING:
    from sphinxext.usecase.core.model.findings import Finding
    from sphinxext.usecase.core.model.usecase import UseCase
    from sphinxext.usecase.core.project.mentions import Mention
    from sphinxext.usecase.project.conditions import Condition
    from sphinxext.usecase.sources.asneeds import Mirrored
    from sphinxext.usecase.sources.foreign import Foreign

_Kind = TypeVar("_Kind", bound="Mention")
"""A kind of references or views."""


class Store:
    """The data of the domain, by page.

    ``pages`` holds the use cases of each page, ``originals`` those of translated pages as written,
    ``mentions`` what it says and shows of others,
    ``listed`` the scenarios that its views list, ``mirrored`` what sphinx-needs is to know of it,
    ``conditions`` what its use cases depend on.
    ``findings`` is what rules over one use case have found on it, ``messages`` what was said of it.
    The records are pickled apart: they are the bulk of the data, and a build that changes little needs
    few of them. So is advice, which is there once somebody has asked for it. ``revision`` is another for
    each state of the pages.
    """

    BY_PAGE = (
        "pages",
        "originals",
        "mentions",
        "listed",
        "mirrored",
        "conditions",
        "findings",
        "messages",
    )

    def __init__(self, data: dict[str, Any], foreign: Callable[[], Foreign | None]) -> None:
        """``foreign`` gives what other projects contribute."""
        self.data = data
        self._foreign = foreign
        self.read: set[str] = set()
        self._mirrored_before: dict[str, tuple[Mirrored, ...]] = {}
        self._records: dict[str, tuple[UseCase, ...]] = {}
        self._catalogue: Catalogue | None = None

    @property
    def pages(self) -> dict[str, tuple[bytes, tuple[Summary, ...]]]:
        """For each page that has use cases: the pickled records, and a summary of each."""
        return self.data["pages"]  # type: ignore[no-any-return]

    def usecases(self, docname: str) -> tuple[UseCase, ...]:
        """The records of a page."""
        if docname not in self._records:
            stored = self.pages.get(docname)
            self._records[docname] = pickle.loads(stored[0]) if stored else ()  # noqa: S301
        return self._records[docname]

    def put(
        self,
        docname: str,
        usecases: tuple[UseCase, ...],
        summaries: Iterable[Summary],
        originals: tuple[UseCase, ...] = (),
    ) -> None:
        """Note the use cases of a page as it shows them; if it is translated, the ``originals`` too."""
        self._records[docname] = usecases
        self.pages[docname] = pickle.dumps(usecases, 5), tuple(summaries)
        if originals:
            self.data["originals"][docname] = pickle.dumps(originals, 5)

    def as_written(self) -> Catalogue:
        """All use cases in the words of their authors, whatever pages are translated into."""
        return Catalogue(self._summaries(), self.written)

    def written(self, docname: str) -> tuple[UseCase, ...]:
        """The records of a page in the words of its author."""
        stored = self.data["originals"].get(docname)
        return pickle.loads(stored) if stored else self._load(docname)  # noqa: S301

    @property
    def findings(self) -> dict[str, tuple[tuple[Finding, ...], bytes]]:
        """For each page what a build says of them, and the pickled advice, if asked for."""
        return self.data["findings"]  # type: ignore[no-any-return]

    def put_findings(self, docname: str, loud: Iterable[Finding]) -> None:
        """Note what a build says of the use cases of a page."""
        self.findings[docname] = tuple(loud), b""

    def advice_on(
        self, docname: str, advise: Callable[[tuple[UseCase, ...]], Iterable[Finding]]
    ) -> tuple[Finding, ...]:
        """The advice on a page, which is sought once."""
        loud, known = self.findings[docname]
        if not known:
            known = pickle.dumps(tuple(advise(self.written(docname))), 5)
            self.findings[docname] = loud, known
        return pickle.loads(known)  # type: ignore[no-any-return]  # noqa: S301

    @property
    def messages(self) -> dict[str, list[Finding]]:
        """For each page what was said of it while it was read."""
        return self.data["messages"]  # type: ignore[no-any-return]

    def note(self, docname: str, said: Finding) -> None:
        """Note what is said of a page."""
        self.messages.setdefault(docname, []).append(said)

    @property
    def mentions(self) -> dict[str, tuple[Mention, ...]]:
        """For each page what it says and shows of others."""
        return self.data["mentions"]  # type: ignore[no-any-return]

    def mentioned(self, kind: type[_Kind]) -> Iterator[tuple[str, _Kind]]:
        """All references or views of a kind, each with its page."""
        for docname, mentions in self.mentions.items():
            for one in mentions:
                if isinstance(one, kind):
                    yield docname, one

    @property
    def listed(self) -> dict[str, tuple[Address, ...]]:
        """For each page the scenarios that its views list, in order."""
        return self.data["listed"]  # type: ignore[no-any-return]

    @property
    def conditions(self) -> dict[str, dict[Condition, bool | None]]:
        """For each page the conditions that its use cases depend on, and whether they held."""
        return self.data["conditions"]  # type: ignore[no-any-return]

    @property
    def mirrored(self) -> dict[str, tuple[Mirrored, ...]]:
        """For each page what sphinx-needs is to know of its use cases."""
        return self.data["mirrored"]  # type: ignore[no-any-return]

    @property
    def revision(self) -> str:
        """What tells the state of the pages from any other."""
        return self.data["revision"]  # type: ignore[no-any-return]

    def needs_changed(self) -> bool:
        """Whether sphinx-needs gets to know other use cases, or others of them, than it did."""
        return any(
            self.mirrored.get(page, ()) != before for page, before in self._mirrored_before.items()
        )

    @property
    def catalogue(self) -> Catalogue:
        """All use cases, as far as they are read."""
        if self._catalogue is None:
            self._catalogue = Catalogue(self._summaries(), self._load)
        return self._catalogue

    def _summaries(self) -> list[Summary]:
        foreign = self._foreign()
        ours = [one for _, summaries in self.pages.values() for one in summaries]
        return [*ours, *(foreign.summaries if foreign else [])]

    def _load(self, docname: str) -> tuple[UseCase, ...]:
        """The records of a page, be it of another project."""
        foreign = self._foreign() if docname.startswith(FOREIGN) else None
        return foreign.usecases(docname) if foreign else self.usecases(docname)

    def touch(self, docnames: Iterable[str] = ()) -> None:
        """Note that pages have been read, or that some are gone."""
        self.read.update(docnames)
        self.data["revision"] = token_hex(8)
        self._catalogue = None

    def forget(self, docname: str) -> None:
        """Forget a page."""
        self._records.pop(docname, None)
        self.listed.pop(docname, None)
        self.findings.pop(docname, None)
        self.data["originals"].pop(docname, None)
        self._mirrored_before.setdefault(docname, self.mirrored.pop(docname, ()))
        known = [data.pop(docname, None) for data in (self.pages, self.mentions, self.messages)]
        if any(known):
            self.touch()

    def take_over(self, docnames: AbstractSet[str], data: dict[str, Any]) -> None:
        """Take over the pages that another process has read."""
        self.touch(docnames)
        for key in self.BY_PAGE:
            for docname, value in data[key].items():
                if docname in docnames:
                    self.data[key][docname] = value
