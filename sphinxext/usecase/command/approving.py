"""What the verbs about approvals share: use cases, their approvals, and what an address means."""

from __future__ import annotations

import argparse
import sys
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from sphinxext.usecase.command.building import content_of, usecases_of
from sphinxext.usecase.command.main import WrongCallError
from sphinxext.usecase.core.changes.newapprovals import to_approve
from sphinxext.usecase.core.changes.standing import Approvals
from sphinxext.usecase.core.exchange.fromjson import Reader
from sphinxext.usecase.core.exchange.records import clean
from sphinxext.usecase.core.model.approvals import Approval, role_key, to_be_approved
from sphinxext.usecase.core.model.labels import slot
from sphinxext.usecase.core.model.targets import readings
from sphinxext.usecase.core.model.usecase import UseCase
from sphinxext.usecase.core.reading.hints import did_you_mean
from sphinxext.usecase.sources.approvals import ApprovalFiles


class Known:
    """The use cases of a project by id, and the ``folder`` of its approvals, if that is known."""

    def __init__(self, usecases: dict[str, UseCase], folder: Path | None) -> None:
        self.usecases = usecases
        self.folder = folder

    @cached_property
    def files(self) -> ApprovalFiles:
        """The files of approvals; what is wrong with one is told."""
        files = ApprovalFiles(self.folder)
        for trouble in files.troubles:
            print(f"{trouble.path}:{trouble.line}: {trouble.message}", file=sys.stderr)
        return files

    @cached_property
    def approvals(self) -> Approvals:
        """What is approved."""
        return Approvals(self.files.records, self.usecases)

    def on_page(self, docname: str) -> list[UseCase]:
        """The use cases of a page."""
        return [one for one in self.usecases.values() if one.docname == docname]

    def standing(self, address: str, role: str) -> list[Approval]:
        """The approvals in a role that have this address, and are not withdrawn."""
        read = next(readings(address, self.usecases), None)
        found = self.approvals.standing(read.usecase) if read else ()
        meant = slot(address), role_key(role)
        return [one for one in found if (slot(one.address), role_key(one.role)) == meant]

    def at(self, address: str) -> tuple[UseCase, Approval]:
        """The use case that an address is in, and what is to be approved there, by nobody yet."""
        for read in readings(address, self.usecases):
            usecase = self.usecases[read.usecase]
            if found := to_approve(usecase, read.label, self.usecases):
                return usecase, found
            named = ", ".join(
                str(read._replace(label=one.name or one.label)) for one in to_be_approved(usecase)
            )
            expected = f"{usecase.id} or a part of it: {named}" if named else usecase.id
            said = f"there is no alternative and no statement {address}; name {expected}"
            raise WrongCallError(said)
        hint = did_you_mean(address.partition(".")[0], list(self.usecases))
        raise WrongCallError(f"there is no use case {address}{hint}")


def declare_source(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that say where use cases and approvals are."""
    parser.add_argument(
        "source",
        nargs="?",
        metavar="SOURCE",
        help="the folder of the sources (default: ., docs or the like), or a usecases.json",
    )
    parser.add_argument(
        "--approvals",
        metavar="FOLDER",
        help="the folder of approvals (default: that of usecase_approvals in conf.py)",
    )


def declare_who(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that say who approves, or takes it back, and when."""
    parser.add_argument(
        "address",
        metavar="ADDRESS",
        help="of a use case or a part of it: UC-LEAD.2a, UC-LEAD.AC1",
    )
    declare_source(parser)
    parser.add_argument("--role", required=True, help='such as "Business owner"')
    parser.add_argument("--by", required=True, metavar="NAME", help="who does so")
    parser.add_argument("--on", metavar="DATE", help="as YYYY-MM-DD (default: today)")
    parser.add_argument("--note", default="", help="what else is to be known of it")


def known(stated: argparse.Namespace) -> Known:
    """What the arguments lead to."""
    content = content_of(stated.source)
    usecases: dict[str, UseCase] = {}
    for one in usecases_of(content, Reader()):
        usecases.setdefault(one.id, one)
    configured = content.data.get("approvals")
    folder = Path(stated.approvals) if stated.approvals else None
    if folder is None and content.source is not None and configured:
        folder = content.source / str(configured)
    return Known(usecases, folder)


def known_with_folder(stated: argparse.Namespace) -> Known:
    """The same, where something is to be written."""
    found = known(stated)
    if found.folder is None:
        raise WrongCallError(
            'nobody says where approvals are: write usecase_approvals = "approvals" into conf.py, '
            "or name the folder with --approvals"
        )
    return found


class Who(NamedTuple):
    """Who approves, or takes it back, and when."""

    role: str
    by: str
    on: str
    note: str


def who(stated: argparse.Namespace) -> Who:
    """What the arguments say of that."""
    role, by = clean(stated.role), clean(stated.by)
    if not role or not by:
        raise WrongCallError("--role and --by need a name")
    try:
        on = date.fromisoformat(stated.on) if stated.on else datetime.now().astimezone().date()
    except ValueError:
        raise WrongCallError(f"--on {stated.on} is no date; write it as 2026-05-01") from None
    return Who(role, by, str(on), clean(stated.note))
