"""The verb ``withdraw``: notes that somebody takes an approval back, which stays as history."""

from __future__ import annotations

import argparse

from sphinxext.usecase.command.approving import Known, declare_who, known_with_folder, who
from sphinxext.usecase.command.main import Verb, WrongCallError


def run(stated: argparse.Namespace) -> int:
    """Write a file that withdraws each approval of an address in a role."""
    said = who(stated)
    known = known_with_folder(stated)
    addresses = dict.fromkeys((stated.address, _by_name(stated.address, known)))
    meant = [one for address in addresses for one in known.standing(address, said.role)]
    if not meant:
        raise WrongCallError(
            f"there is no approval of {stated.address} by {said.role}; sphinx-usecase seals lists them"
        )
    for one in meant:
        back = one._replace(**said._asdict(), withdraws=one.key, title="", name="", text=(), flows=())
        path = known.files.add(back._replace(role=one.role))
        print(f"the approval by {one.by} on {one.on} is withdrawn: add {path} to your commit")
    return 0


def _by_name(address: str, known: Known) -> str:
    """The address of a part by its name, if it is there still and has one."""
    try:
        return known.at(address)[1].address
    except WrongCallError:
        return address


VERB = Verb(
    name="withdraw",
    does="Note who takes an approval back. Its file stays: it is shown as history.",
    example='withdraw UC-LEAD docs --role Owner --by "J. Doe"',
    declare=declare_who,
    run=run,
)
