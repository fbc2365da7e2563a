"""Use cases, and parts of them, that have changed since somebody approved them."""

from __future__ import annotations

from collections.abc import Iterator

from sphinxext.usecase.core.model.approvals import to_be_approved
from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.model.targets import Address
from sphinxext.usecase.core.rules.rule import Rule
from sphinxext.usecase.core.rules.tracing import Lapsed, Traced, finding_at


def check(traced: Traced) -> Iterator[Finding]:
    """Each use case and each of its parts once, with all who have approved it."""
    found: dict[Address, list[Lapsed]] = {}
    for one in traced.lapsed():
        found.setdefault(Address(one.usecase, one.label), []).append(one)
    for address, lapsed in found.items():
        who = ", ".join(dict.fromkeys(f"{one.role}: {one.by} on {one.on}" for one in lapsed))
        name = _name_at(traced, address)
        text = f"this has changed since it was approved ({who})"
        where = Address(address.usecase, name or address.label)
        fix = f'when it is right, write sphinx-usecase approve {where} --role "{lapsed[0].role}" --by …'
        finding = finding_at(traced.catalogue, address, who, text, fix)
        yield finding._replace(head=str(where), name=name)


def _name_at(traced: Traced, address: Address) -> str:
    """The name of an alternative or a statement, if it has one."""
    usecase = traced.catalogue.get(address.usecase)
    parts = to_be_approved(usecase) if usecase else ()
    return next((one.name or "" for one in parts if one.label == address.label), "")


_APPROVED = """\
{
 "version": 1,
 "address": "UC-LEND",
 "role": "Head librarian",
 "by": "J. Doe",
 "on": "2026-05-01",
 "seal": "b40f8a7f",
 "rule": 1,
 "note": "",
 "title": "Lend a book",
 "name": "",
 "text": ["use case: Lend a book", "flow: main 6b7ecdcd"],
 "flows": [
  {"label": "", "name": "", "title": "", "seal": "6b7ecdcd",
   "text": ["step: The librarian lends the book.", "ends: success"]}
 ]
}
"""
RULE = Rule(
    id="changed-since-approval",
    finds="A use case, or a part of it, has changed since somebody approved it.",
    why="Those who have approved it do not know what it says now. The page shows word by word what is "
    "new, so it is quickly read again.",
    bad="""\
.. usecase:: Lend a book
   :id: UC-LEND

   .. step:: The librarian lends two books.
""",
    better="""\
.. usecase:: Lend a book
   :id: UC-LEND

   .. step:: The librarian lends the book.
""",
    over="traced",
    check=check,
    severity="advice",
    conf={"usecase_approvals": "approvals"},
    files={"approvals/lend.json": _APPROVED},
)
