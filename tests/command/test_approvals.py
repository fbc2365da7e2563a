"""The verbs ``approve``, ``withdraw`` and ``seals``."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from core.drafting import alt, record, step
from helpers import EXAMPLE, HEAD, Project
from sphinxext.usecase.command.main import main
from sphinxext.usecase.core.exchange.tojson import export
from sphinxext.usecase.core.model.usecase import Field, Statement

ROLES = Field("approvals", "Approvals", "Business owner, Architect")
FLOWS = alt("Lost", origin="1"), alt("Busy", origin="1", name="busy")
QUICK = Statement("AC1", "criterion", "acceptance criteria", "An answer within a day.", 1, covers=("1",))
OLD = record(step("Ask"), *FLOWS)._replace(fields=(ROLES,), statements=(QUICK,))
WHO = ["--role", "Business owner", "--by", "J. Doe"]


class Said(NamedTuple):
    status: int
    out: str
    err: str


@pytest.fixture
def call(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Call a verb for a file of use cases, with a folder of approvals."""
    (tmp_path / "usecases.json").write_text(json.dumps(export("Shop", [OLD])), encoding="utf-8")

    def call(verb: str, *arguments: str) -> Said:
        address, more = arguments[:1], arguments[1:]
        folder = ["--approvals", str(tmp_path / "approvals")]
        status = main([verb, *address, str(tmp_path / "usecases.json"), *folder, *more])
        said = capsys.readouterr()
        return Said(status, said.out, said.err)

    return call


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "approvals").iterdir())


def test_to_approve_to_list_and_to_withdraw(call: Callable[..., Said], tmp_path: Path) -> None:
    assert call("seals").status == 0
    said = call("approve", "UC", *WHO, "--on", "2026-05-01", "--note", "for  now")
    assert (said.status, said.err) == (0, "")
    assert re.fullmatch(r"UC \([0-9a-f]{8}\) is approved: add \S+\.json to your commit\n", said.out)
    (name,) = files(tmp_path)
    data = json.loads((tmp_path / "approvals" / name).read_text("utf-8"))
    assert name.startswith(f"UC--business-owner--{data['seal']}--")
    assert (data["by"], data["on"], data["note"], data["rule"]) == ("J. Doe", "2026-05-01", "for now", 3)
    again = call("approve", "UC", "--role", "business owner", "--by", "M. Doe")
    assert (again.status, files(tmp_path)) == (0, [name])
    assert "is approved already, by J. Doe on 2026-05-01" in again.out
    assert call("approve", "UC.1b", *WHO, "--on", "2026-05-02").status == 0
    other = call("approve", "UC", "--role", "Architekt", "--by", "M. Doe")
    assert other.err == 'UC does not ask for the approval of "Architekt"; did you mean "Architect"?\n'
    assert len(files(tmp_path)) == 3

    said = call("seals")
    assert said.status == 0
    assert [line[8:] for line in said.out.splitlines() if re.match(r"[0-9a-f]{8}  ", line)] == [
        "  UC  Title",
        "    UC  main flow",
        "    UC.1a  Lost",
        "    UC.busy  Busy",
        "    UC.AC1  An answer within a day.",
    ]
    assert "            Business owner: approved by J. Doe on 2026-05-02\n" in said.out
    assert "            Architect: not approved yet\n" in said.out
    now = OLD._replace(flows=(OLD.flows[0]._replace(condition="Found"), *OLD.flows[1:]))
    (tmp_path / "usecases.json").write_text(json.dumps(export("Shop", [now])), encoding="utf-8")
    said = call("seals")
    assert said.status == 1
    assert "            Business owner: changed since approved by J. Doe on 2026-05-01\n" in said.out

    before = {path.name: path.read_bytes() for path in (tmp_path / "approvals").iterdir()}
    for address in ("UC", "UC.1b"):
        said = call("withdraw", address, *WHO, "--note", "wrong")
        assert (said.status, said.out.count("is withdrawn: add")) == (0, 1)
    assert len(files(tmp_path)) == 5
    after = {path.name: path.read_bytes() for path in (tmp_path / "approvals").iterdir()}
    assert before.items() <= after.items()
    said = call("withdraw", "UC.2a", *WHO)
    assert said.status == 2
    assert "there is no approval of UC.2a by Business owner; sphinx-usecase seals lists" in said.err
    assert "approved by J. Doe" not in call("seals").out
    (tmp_path / "approvals" / "bad.json").write_text("[", "utf-8")
    assert "bad.json:1: this is no approval: " in call("seals").err


def test_a_statement_is_approved_by_itself(call: Callable[..., Said], tmp_path: Path) -> None:
    def wait(hours: int) -> str:
        now = QUICK._replace(label="AC2", text=f"An answer within {hours} hours.")
        changed = OLD._replace(statements=(QUICK._replace(text="It is written down."), now))
        (tmp_path / "usecases.json").write_text(json.dumps(export("Shop", [changed])), encoding="utf-8")
        return call("seals").out.split("AC2")[1]

    assert call("approve", "UC.AC1", *WHO, "--on", "2026-05-01").status == 0
    (name,) = files(tmp_path)
    data = json.loads((tmp_path / "approvals" / name).read_text("utf-8"))
    assert (data["kind"], data["title"], data["text"]) == (
        "statement",
        "An answer within a day.",
        ["criterion: An answer within a day.", "  covers: Ask"],
    )
    assert "            Business owner: approved by J. Doe on 2026-05-01\n" in call("seals").out
    assert "  An answer within 24 hours." in wait(24)
    assert "Business owner: changed since approved by J. Doe on 2026-05-01\n" in wait(24)
    assert call("approve", "UC.AC2", *WHO, "--on", "2026-05-02").status == 0
    assert "Business owner: approved by J. Doe on 2026-05-02\n" in wait(24)
    assert call("withdraw", "UC.AC2", *WHO).status == 0
    assert "2026-05-02" not in wait(24)
    assert "changed since" in wait(24)


def test_what_is_approved_again_gets_another_file(call: Callable[..., Said], tmp_path: Path) -> None:
    for _ in range(2):
        assert call("approve", "UC", *WHO).status == 0
        assert call("withdraw", "UC", *WHO).status == 0
    assert len(files(tmp_path)) == 4
    data = json.loads((tmp_path / "approvals" / files(tmp_path)[0]).read_text("utf-8"))
    assert str(date.fromisoformat(data["on"])) == data["on"]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["approve", "UX", *WHO], "there is no use case UX"),
        (
            ["approve", "UC.9", *WHO],
            "there is no alternative and no statement UC.9; name UC or a part of it: UC.",
        ),
        (["approve", "UC", *WHO, "--on", "May"], "--on May is no date; write it as 2026-05-01"),
        (["approve", "UC", "--role", " ", "--by", "x"], "--role and --by need a name"),
        (["withdraw", "UX", *WHO], "there is no approval of UX by Business owner; "),
    ],
)
def test_wrong_calls(call: Callable[..., Said], arguments: list[str], complaint: str) -> None:
    said = call(*arguments)
    assert said.status == 2
    assert f"sphinx-usecase: {complaint}" in said.err


def test_sources_say_where_approvals_are(project: Project, capfd: pytest.CaptureFixture[str]) -> None:
    conf = 'extensions = ["sphinxext.usecase"]\n'
    project.write({"conf.py": conf, "index.rst": f"{HEAD}{EXAMPLE}"})
    call = ["approve", "UC-LEAD.2a", str(project.source), *WHO]
    assert main(call) == 2
    assert 'write usecase_approvals = "approvals" into conf.py' in capfd.readouterr().err
    project.write({"conf.py": f'{conf}usecase_approvals = "kept/here"\n'})
    assert main(call) == 0
    (made,) = (project.source / "kept" / "here").iterdir()
    assert capfd.readouterr().out.endswith(f"is approved: add {made} to your commit\n")
    assert main(["seals", str(project.source)]) == 0
    assert "Business owner: approved by J. Doe on " in capfd.readouterr().out
