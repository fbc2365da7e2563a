"""The verb ``approve``: notes that somebody approves a use case, or a part of it, as it is now."""

from __future__ import annotations

import argparse
import sys

from sphinxext.usecase.command.approving import declare_who, known_with_folder, who
from sphinxext.usecase.command.main import Verb
from sphinxext.usecase.core.model.approvals import role_key, roles
from sphinxext.usecase.core.model.labels import as_written
from sphinxext.usecase.core.reading.hints import did_you_mean


def run(stated: argparse.Namespace) -> int:
    """Write the file of an approval, unless there is one that says so already."""
    said = who(stated)
    known = known_with_folder(stated)
    usecase, found = known.at(stated.address)
    asked = {role_key(role): role for role in roles(usecase)}
    if asked and role_key(said.role) not in asked:
        hint = did_you_mean(said.role, list(asked.values()))
        print(f'{usecase.id} does not ask for the approval of "{said.role}"{hint}', file=sys.stderr)
    for one in known.standing(found.address, said.role):
        if one.seal == found.seal:
            print(f"{found.address} ({found.seal}) is approved already, by {one.by} on {one.on}")
            return 0
    path = known.files.add(found._replace(**said._asdict()))
    print(as_written(f"{found.address} ({found.seal}) is approved: add {path} to your commit"))
    return 0


VERB = Verb(
    name="approve",
    does="Note who approves a use case, an alternative or a criterion as it is now.",
    example='approve UC-LEAD docs --role Owner --by "J. Doe"',
    declare=declare_who,
    run=run,
)
