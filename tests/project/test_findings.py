"""What is found: how severe it is, where it is ignored or known, and as data."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from helpers import HEAD, Built, Project, edit, line_of
from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.model.usecase import UseCase
from sphinxext.usecase.project.judge import Judge

LOOP = (
    HEAD
    + """\
.. usecase:: Ask at the desk
   :id: UC-ASK

   .. step:: The librarian asks a question.
      :name: ask
      :choice:

      .. altflow:: The member answers
         :resume: 1
"""
)
MISTAKE = HEAD + ".. usecase:: Buy\n   :id: UC-BUY\n\n   .. step:: Pay.\n      :repeat: 7\n"


def found(built: Built) -> list[dict[str, Any]]:
    """What the builder ``usecases`` has written of findings."""
    findings: list[dict[str, Any]] = json.loads(built.read("findings.json"))["findings"]
    return findings


def of_rule(project: Project, rule: str) -> list[dict[str, Any]]:
    """What a rule finds."""
    return [one for one in found(project.build("usecases")) if one["rule"] == rule]


def warned(built: Built) -> list[str]:
    """The kinds of the warnings."""
    return [one.kind for one in built.warned]


# -- severity --------------------------------------------------------------------------------------


@pytest.mark.parametrize("source", [LOOP, MISTAKE])
def test_what_is_found_is_as_severe_as_a_project_wants(project: Project, source: str) -> None:
    project.write({"index.rst": source})
    built = project.build("usecases")
    (one,) = built.warned
    rule = one.kind.removeprefix("usecase.")
    for severity in ("error", "warning", "advice", "off"):
        project.conf["usecase_rules"] = {rule: severity}
        built = project.build("usecases")
        assert [line.count(f": {severity.upper()}: ") for line in built.warnings] == (
            [1] if severity in ("error", "warning") else []
        )
        severities = [told["severity"] for told in found(built) if told["rule"] == rule]
        assert severities == ([] if severity == "off" else [severity])


def test_severities_are_checked(project: Project) -> None:
    project.conf["usecase_rules"] = {"endles-loop": "off"}
    project.write({"index.rst": HEAD})
    (one,) = project.build("dummy").warned
    assert one.kind == "usecase.config"
    assert "a dictionary of ids of rules to error, warning, advice, off was expected" in one.text


def test_what_fails_a_clean_build_fails_every_build(project: Project) -> None:
    project.write({"index.rst": LOOP, "other.rst": ":orphan:\n\n" + HEAD})
    assert warned(project.build()) == ["usecase.endless-loop"]
    assert warned(project.build()) == ["usecase.endless-loop"]
    edit(project, "other.rst", "Page", "Leaf")
    assert warned(project.build()) == ["usecase.endless-loop"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_wrong_when_a_page_is_written_is_said_by_every_build(
    project: Project, jobs: int
) -> None:
    usecase = (
        "Ask\n===\n\n.. usecase:: Ask\n   :id: UC-ASK\n\n   .. step:: Ask.\n      :stories: S-1, S-2\n"
    )
    lost = "Lost\n====\n\nSee :uc:step:`UC-ASK.9`.\n"
    matrix = "Matrix\n======\n\n.. usecase-matrix::\n"
    pages = {"ask.rst": usecase, "lost.rst": lost, "matrix.rst": matrix, "other.rst": "Other\n=====\n"}
    project.conf["usecase_matrix_limit"] = 1
    project.write({**pages, "index.rst": HEAD + ".. toctree::\n   :glob:\n\n   *\n"})
    first = sorted(project.build(jobs=jobs).warned)
    assert [one.kind for one in first] == ["usecase.unknown-target", "usecase.matrix-too-large"]
    assert sorted(project.build(jobs=jobs).warned) == first
    edit(project, "other.rst", "Other", "Again")
    assert sorted(project.build(jobs=jobs).warned) == first
    edit(project, "lost.rst", "UC-ASK.9", "UC-ASK.1")
    assert sorted(project.build(jobs=jobs).warned) == first[1:]
    project.conf["usecase_matrix_limit"] = 10
    assert project.build(jobs=jobs).warnings == []


def test_findings_of_pages_read_side_by_side(project: Project) -> None:
    pages = {f"page{number}.rst": LOOP.replace("UC-ASK", f"UC-{number}") for number in range(12)}
    project.write({**pages, "index.rst": HEAD + ".. toctree::\n   :glob:\n\n   page*\n"})
    built = project.build("usecases", jobs=4)
    alone = Project(project.folder / "alone")
    alone.write({path.name: path.read_text("utf-8") for path in project.source.glob("*.rst")})
    serial = alone.build("usecases")
    assert len(built.warned) == 12
    assert built.warned == serial.warned
    assert built.read("findings.json") == serial.read("findings.json")


NUMBERS = """\
Ask :uc:altflow:`UC-CALL.1a`, not :uc:altflow:`UC-CALL.busy`.

.. usecase:: Call
   :id: UC-CALL

   .. step:: Dial.

      .. altflow:: Busy
         :name: busy

         .. step:: Wait, then see :uc:altflow:`it <1a>`.

   .. altflow:: Stop
      :from: *
      :name: stop
"""


def test_what_is_named_by_number_although_it_has_a_name(project: Project) -> None:
    case = '<testcase name="t"><properties><property name="usecase" value="{}"/></properties></testcase>'
    named = ("UC-CALL.any-a", "UC-CALL.stop", "UC-CALL.1")
    cases = "".join(map(case.format, named))
    project.conf["usecase_test_results"] = ["r.xml"]
    project.write({"index.rst": HEAD + NUMBERS, "r.xml": f"<testsuite>{cases}</testsuite>"})
    told = of_rule(project, "unstable-reference")
    assert [(one["file"], one["line"], one["words"], one["fix"]) for one in told] == [
        ("index.rst", line_of(HEAD + NUMBERS, "Ask"), "UC-CALL.1a", "write UC-CALL.busy"),
        ("index.rst", line_of(HEAD + NUMBERS, "Wait"), "1a", "write busy"),
        ("r.xml", 1, "UC-CALL.*a", "write UC-CALL.stop"),
    ]
    assert project.build("dummy").warnings == []


# -- as data ---------------------------------------------------------------------------------------


def test_what_a_rule_finds_as_data(project: Project) -> None:
    project.write({"index.rst": LOOP})
    (one,) = of_rule(project, "endless-loop")
    assert one.pop("key")
    assert one == {
        "rule": "endless-loop",
        "severity": "warning",
        "state": "new",
        "address": "UC-ASK.ask",
        "file": "index.rst",
        "line": line_of(LOOP, "step::"),
        "text": "the loop 1 → 1a → 1 has no exit: after 1 no outcome is ever reached",
        "fix": "give one of its alternatives another ending",
        "words": "The librarian asks a question.",
    }


def test_a_message_as_data(project: Project) -> None:
    project.write({"index.rst": MISTAKE})
    (one,) = of_rule(project, "unknown-step")
    assert (one["rule"], one["address"], one["file"], one["line"]) == (
        "unknown-step",
        "UC-BUY",
        "index.rst",
        line_of(MISTAKE, "Pay."),
    )
    assert "UC-BUY" not in one["text"]
    assert of_rule(project, "unknown-step") == [one], "though no page is read again"


def test_findings_stand_where_they_are_written(project: Project) -> None:
    project.write({"index.rst": HEAD + ".. include:: part.txt\n", "part.txt": LOOP})
    (one,) = of_rule(project, "endless-loop")
    assert (one["file"], one["line"]) == ("part.txt", line_of(LOOP, "step::"))
    (told,) = project.build("dummy").warned
    assert (told.file, told.line) == ("part.txt", line_of(LOOP, "step::"))


def test_figures_of_coverage(project: Project) -> None:
    criteria = "   :Acceptance criteria:\n      - It is paid.\n"
    source = f".. usecase:: Buy\n   :id: UC-BUY\n\n{criteria}\n   .. step:: Pay.\n"
    project.write({"index.rst": HEAD + source})
    data = json.loads(project.build("usecases").read("findings.json"))
    assert data["version"] == 1
    assert data["coverage"] == {
        "flows": {"part": 0, "whole": 1, "waived": 0, "gaps": ["UC-BUY"]},
        "tests": {"part": 0, "whole": 1, "unproven": {"UC-BUY": "untested"}},
        "criteria": {"part": 0, "whole": 1, "unproven": {"UC-BUY.AC1": "untested"}},
    }
    assert json.loads(project.build("usecases").read("usecases.json"))["coverage"] == data["coverage"]
    assert (project.folder / "usecases" / data["source"] / "index.rst").is_file()


# -- ignored ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", ["usecase", "step"])
def test_a_rule_is_ignored_in_one_place(project: Project, place: str) -> None:
    stated = ":ignore: endless-loop (it never closes, really), circular (x)"
    old = ":id: UC-ASK" if place == "usecase" else ":choice:"
    indent = "   " if place == "usecase" else "      "
    source = LOOP.replace(old, f"{old}\n{indent}{stated}")
    other = LOOP.removeprefix(HEAD).replace("UC-ASK", "UC-OTHER")
    project.write({"index.rst": f"{source}\n{other}"})
    built = project.build("usecases")
    assert [one.text.partition(":")[0] for one in built.warned] == ["UC-OTHER"]
    ignored, told = (one for one in found(built) if one["rule"] == "endless-loop")
    assert (ignored["state"], ignored["reason"]) == ("ignored", "it never closes, really")
    assert (told["state"], told["address"]) == ("new", "UC-OTHER.ask")
    (needless,) = (one for one in found(built) if one["rule"] == "needless-ignore")
    assert needless["text"] == "circular is to be ignored, but finds nothing here"


def test_what_stands_in_an_alternative_is_ignored_with_it(project: Project) -> None:
    source = HEAD + dedent("""
        .. usecase:: Ask
           :id: UC-ASK

           .. step:: Begin.

              .. altflow:: Twice
                 :ignore: endless-loop (so it is)
                 :end: success

                 .. step:: Ask.

                    .. altflow:: No answer
                       :resume: 1a2

                       .. step:: Ask again.
                          :choice:

                          .. altflow:: No
                             :resume: 1a1a1

                 .. step:: Go.
        """)
    project.write({"index.rst": source})
    assert project.build("dummy").warnings == []
    edit(project, "index.rst", "endless-loop (so it is)", "circular (so it is)")
    assert warned(project.build("dummy")) == ["usecase.endless-loop"]


def test_rules_across_pages_can_be_ignored(project: Project) -> None:
    source = HEAD + dedent("""
        .. usecase:: A
           :id: UC-A
           :ignore: circular (as in the contract)

           .. step:: x
              :include: UC-A
        """)
    project.write({"index.rst": source})
    assert project.build("dummy").warnings == []


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("endles-loop (x)", 'there is no rule "endles-loop"; did you mean "endless-loop"?'),
        ("endless-loop", "endless-loop needs a reason: write endless-loop (why it does not hold here)"),
        ("because!", '"because!" cannot be read; write the id of a rule and in brackets why'),
    ],
)
def test_what_cannot_be_ignored(project: Project, value: str, says: str) -> None:
    source = MISTAKE.replace(":repeat: 7", f":ignore: {value}")
    project.write({"index.rst": source})
    built = project.build()
    (one,) = built.warned
    assert (one.kind, one.line) == ("usecase.unknown-option", line_of(source, "Pay."))
    assert says in one.text
    assert value in built.page().get_text()


def test_needless_wishes_can_be_warnings(project: Project) -> None:
    project.conf["usecase_rules"] = {"needless-ignore": "warning"}
    project.write({"index.rst": LOOP.replace(":choice:", ":ignore: circular (x)")})
    assert warned(project.build("dummy")) == ["usecase.needless-ignore"]


def test_a_build_that_was_broken_off_silences_no_other(project: Project, tmp_path: Path) -> None:
    broken = Project(tmp_path / "broken", {"usecase_rules": {"endless-loop": "off"}})
    broken.write({"index.rst": LOOP})

    def stop(*_arguments: object) -> None:
        raise KeyboardInterrupt

    with broken.application("dummy") as built:
        built.app.connect("env-updated", stop)
        with pytest.raises(KeyboardInterrupt):
            built.app.build()
    project.write({"index.rst": LOOP})
    assert "usecase.endless-loop" in warned(project.build("dummy"))


# -- advice ----------------------------------------------------------------------------------------


def test_advice_is_sought_where_somebody_looks_for_it_and_once(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    sought: list[str] = []
    advise = Judge.advice

    def noting(judge: Judge, usecases: Iterable[UseCase]) -> Iterator[Finding]:
        sought.extend(one.id for one in usecases)
        return advise(judge, usecases)

    monkeypatch.setattr(Judge, "advice", noting)
    project.write({"index.rst": LOOP, "other.rst": f":orphan:\n\n{LOOP.replace('UC-ASK', 'UC-ELSE')}"})
    project.build()
    assert sought == []
    project.write({"view.rst": f":orphan:\n\n{HEAD}.. usecase-findings::\n"})
    assert "long-goal" not in project.build().read("view.html")
    assert sorted(sought) == ["UC-ASK", "UC-ELSE"]
    edit(project, "index.rst", ":id: UC-ASK\n", f":id: UC-ASK\n\n   :Goal: {'It is here. ' * 4}\n")
    assert "long-goal" in project.build().read("view.html")
    assert sorted(sought) == ["UC-ASK", "UC-ASK", "UC-ELSE"]


# -- known -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("source", [LOOP, MISTAKE])
def test_what_is_known_warns_no_more(project: Project, source: str) -> None:
    project.write({"index.rst": source})
    before = project.build("usecases").read("findings.json")
    project.write({"old.json": before})
    project.conf["usecase_findings_baseline"] = "old.json"
    moved = source.replace(".. usecase", "Text.\n\n.. usecase")
    project.write({"index.rst": moved})
    built = project.build("usecases")
    assert built.warnings == []
    assert {one["state"] for one in found(built)} == {"known"}
    (_, line) = (one["line"] for one in (*json.loads(before)["findings"][:1], *found(built)[:1]))
    assert line == json.loads(before)["findings"][0]["line"] + 2
    more = moved.removeprefix(HEAD).replace("UC-", "UC-NEW-")
    project.write({"index.rst": f"{moved}\n{more}"})
    assert ["UC-NEW" in one.text for one in project.build("usecases").warned] == [True]


def test_what_is_known_is_not_known_by_its_number(project: Project) -> None:
    loop = LOOP.replace("      :name: ask\n", "")
    project.write({"index.rst": loop})
    project.write({"old.json": project.build("usecases").read("findings.json")})
    project.conf["usecase_findings_baseline"] = "old.json"
    before = "   .. step:: The member comes in.\n\n   .. step:: The librarian asks"
    project.write({"index.rst": loop.replace("   .. step:: The librarian asks", before, 1)})
    edit(project, "index.rst", ":resume: 1", ":resume: 2")
    assert project.build("usecases").warnings == []


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "cannot be read: No such file or directory"),
        ("[]", "is no findings.json as the builder usecases writes it"),
        ("{", "is no findings.json as the builder usecases writes it"),
        ('{"version": 7, "findings": []}', "is of version 7, but 1 was expected"),
    ],
)
def test_a_baseline_that_cannot_be_read(project: Project, content: str | None, says: str) -> None:
    project.conf["usecase_findings_baseline"] = "old.json"
    project.write({"index.rst": HEAD} | ({} if content is None else {"old.json": content}))
    for _ in range(2):
        (one,) = project.build("dummy").warned
        assert (one.file, one.kind) == ("conf.py", "usecase.findings-baseline")
        assert says in one.text


# -- views of nothing ------------------------------------------------------------------------------


@pytest.mark.parametrize("jobs", [1, 2])
def test_views_that_name_what_there_is_not_are_told_in_every_build(project: Project, jobs: int) -> None:
    views = [".. usecase-flow:: UC-ASKK", ".. usecase-scenarios:: UC-GONE, UC-A*, UC-ASK"]
    views += [f".. usecase-{name}::\n   :ids: UC-X1\n   :tags: no" for name in ("list", "diagram")]
    views += [".. usecase-matrix::\n   :kind: none", ".. usecase-coverage::\n   :status: *"]
    source = HEAD + "\n\n".join(views) + "\n"
    usecase = HEAD + ".. usecase:: Ask\n   :id: UC-ASK\n\n   .. step:: Ask.\n"
    project.write(
        {"index.rst": HEAD + ".. toctree::\n\n   a\n   b\n", "a.rst": source, "b.rst": usecase}
    )
    expected = [
        (
            4,
            "unknown-target",
            '"UC-ASKK" leads nowhere; expected the id of a use case; did you mean "UC-ASK"?',
        ),
        (6, "unknown-target", '"UC-GONE" leads nowhere; expected the id of a use case'),
        (8, "unknown-target", '"UC-X1" leads nowhere; expected the id of a use case'),
        (12, "unknown-target", '"UC-X1" leads nowhere; expected the id of a use case'),
        (
            16,
            "empty-view",
            "usecase-matrix has no use case to show: none has :kind: none; correct the filter",
        ),
    ]
    for _again in range(2):
        told = project.build(jobs=jobs).warned
        assert [(one.line, one.kind.removeprefix("usecase."), one.text) for one in told] == expected
        assert {one.file for one in told} == {"a.rst"}
