"""All that the verbs print of a project."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from handbook import assert_kept, handbook
from importing.test_samples import SAMPLES
from sphinxext.usecase.command.main import main

CALLS = [
    "diff source/release-1.json usecases/usecases.json",
    "diff source/release-1.json usecases --format markdown",
    "report usecases --against source/release-1.json --fail-on drop",
    "report usecases --against source/release-1.json --format markdown",
    "report usecases --against source/release-1.json --format github",
    "export usecases --to gherkin --ids UC-BUY,UC-LEAD --criteria edges",
    "export usecases --to csv --for xray",
    "export usecases --to mermaid --ids UC-R*",
    "export usecases --to markdown --ids UC-RETURN",
    "seals usecases --approvals source/approvals",
    "import aiup.md doubtful.md rows.html gaps.txt --to rst",
    *(f"{verb} --help" for verb in "approve diff export import report seals templates withdraw".split()),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the handbook has been built, and samples of prose are."""
    folder = tmp_path_factory.mktemp("called")
    handbook(folder).build("usecases")
    for sample in SAMPLES:
        (folder / sample.name).write_bytes(sample.read_bytes())
    return folder


def said_of(calls: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """What is printed by each, and its exit status."""
    said = []
    for call in calls:
        try:
            status: object = main(shlex.split(call))
        except SystemExit as ended:
            status = ended.code
        out, err = capsys.readouterr()
        said.append(f"$ {call}\n{out}{err}[{status}]\n")
    return "\n".join(said).replace(str(Path.cwd()), "")


@pytest.fixture
def called(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Calls are made in the folder, of a terminal of one width."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)


@pytest.mark.usefixtures("called")
def test_what_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert_kept("printed.txt", said_of(CALLS, capsys))


WHO = '--approvals signed --role "Business owner" --by "J. Doe" --on 2026-06-01'
OTHERS = [
    "",
    "--help",
    "diff usecases",
    "diff usecases usecases",
    "diff gone.json usecases",
    "diff source/conf.py usecases",
    "diff --git main a b",
    "diff source/release-1.json usecases --format json",
    "diff sites usecases",
    "report usecases",
    "report usecases --format json",
    "report usecases --format sarif --out told.sarif",
    "report usecases --badge badge.svg --of criteria --out told.txt",
    "report usecases --against usecases --fail-on new-findings,drop",
    "report source/release-1.json",
    "report usecases/findings.json",
    "report usecases --against usecases/findings.json",
    "report usecases --against usecases source/release-1.json",
    "report usecases --fail-on drop",
    "report usecases --fail-on noise --against usecases",
    "report usecases --git main --against usecases",
    "report usecases --format gitlab",
    "report usecases --against source/release-1.json --fail-on unknown",
    "report --trend source/release-1.json usecases",
    "report --trend source/release-1.json usecases --format markdown",
    "report --trend usecases --format github",
    "export usecases --to gherkin --out features",
    "export usecases --to gherkin --out features --check",
    "export usecases --to gherkin --out features",
    "export usecases --to gherkin --ids UC-R* --out other --check",
    "export usecases --to mermaid --ids UC-RETURN --out deep/er",
    "export usecases --to mermaid --ids UC-RETURN --out told.txt/in",
    "export usecases --to gherkin --check",
    "export usecases --to gherkin --ids UC-NONE",
    "export usecases --to markdown --out index.md",
    "export usecases --to csv --ids UC-P* --for azure",
    f"approve UC-LEAD usecases {WHO}",
    f"approve UC-LEAD usecases {WHO}",
    f'approve UC-LEAD.2a usecases {WHO} --note "on  paper"',
    f"approve UC-BUY.power usecases {WHO}",
    f"approve UC-LEAD.AC2 usecases {WHO}",
    f"approve UC-LEAD.9 usecases {WHO}",
    f"approve UC-LAED usecases {WHO}",
    f"approve UC-PAY usecases {WHO} --role ' '",
    f"approve UC-PAY usecases {WHO} --by ' '",
    f"approve UC-PAY usecases {WHO} --on yesterday",
    "approve UC-PAY usecases --role Owner --by J.",
    f'approve UC-LEAD usecases {WHO} --role "Busines owner"',
    "seals usecases --approvals signed",
    f"withdraw UC-BUY.*a usecases {WHO}",
    f"withdraw UC-LEAD usecases {WHO} --role business-owner --note oh",
    f"withdraw UC-LEAD usecases {WHO}",
    f"withdraw UC-GONE usecases {WHO}",
    "seals usecases --approvals signed",
    "seals usecases --tests old.xml gone.xml",
    "seals usecases --tests source/results.xml",
    "seals nowhere",
    "import aiup.md --to md",
    "import aiup.md rows.html twice/aiup.md --to rst --out read",
    "import aiup.md --to rst --out read",
    "import aiup.md --to rst --out read --force",
    "import aiup.md --to rst --out deep/read",
    "approve UC-PAY usecases --approvals deep/signed --role Owner --by J. --on 2026-06-01",
    "report usecases --out deep/told.txt",
    "import gone.md --to rst",
    "templates",
    "templates --syntax md --form directives --language fr --id UC-1",
    "templates --editor vscode",
    "templates --editor vscode",
]
"""Other calls, which may write something that the next ones find; wrong ones among them."""


@pytest.mark.usefixtures("called")
def test_what_is_said_and_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for site, name in (("a", "release-1.json"), ("b", "release-1.json")):
        path = folder / "sites" / site / "usecases.json"
        path.parent.mkdir(parents=True)
        text = (folder / "source" / name).read_text("utf-8")
        path.write_text(text.replace("UC-", "UX-") if site == "b" else text, "utf-8")
    cases = "<testcase name='UC-LEAD.2a@00000000 works'/>\n<testcase name='UC-LEAD@12345678'/>"
    (folder / "old.xml").write_text(f"<testsuite>{cases}</testsuite>", "utf-8")
    (folder / "twice").mkdir()
    (folder / "twice/aiup.md").write_bytes((folder / "aiup.md").read_bytes())
    before = set(folder.rglob("*"))
    said = said_of(OTHERS, capsys)
    written = sorted(path for path in folder.rglob("*") if path.is_file() and path not in before)
    texts = (f"== {path.relative_to(folder).as_posix()}\n{path.read_text('utf-8')}" for path in written)
    assert_kept("called.txt", "\n".join([said, *texts]), Path(__file__).parent / "kept")
