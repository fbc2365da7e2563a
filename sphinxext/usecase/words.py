"""The words that pages and pictures add of their own, and phrases that hold links."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from string import Formatter

from docutils import nodes
from sphinx.locale import get_translation

CATALOGUE = "sphinxext.usecase"
later = get_translation(CATALOGUE)
"""Marks a phrase that is translated when it is shown, for what is said at import time."""

Part = nodes.Node | Iterable[nodes.Node]
"""What stands in the place of a placeholder."""

_FIELDS = {
    "goal": later("Goal"),
    "summary": later("Summary"),
    "actors": later("Actors"),
    "primary actor": later("Primary actor"),
    "secondary actors": later("Secondary actors"),
    "stakeholders": later("Stakeholders"),
    "scope": later("Scope"),
    "level": later("Level"),
    "preconditions": later("Preconditions"),
    "trigger": later("Trigger"),
    "main flow": later("Main flow"),
    "success guarantee": later("Success guarantee"),
    "minimal guarantee": later("Minimal guarantee"),
    "failure guarantee": later("Failure guarantee"),
    "in scope": later("In scope"),
    "out of scope": later("Out of scope"),
    "assumptions": later("Assumptions"),
    "acceptance criteria": later("Acceptance criteria"),
    "kpis": later("KPIs"),
    "business rules": later("Business rules"),
    "special requirements": later("Special requirements"),
    "frequency": later("Frequency"),
    "variations": later("Variations"),
    "open issues": later("Open issues"),
    "notes": later("Notes"),
    "approvals": later("Approvals"),
}
_SENTENCES = {
    "include": later("Includes {}"),
    "stories": later("Story: {}"),
    "tests": later("Test: {}"),
    "waived": later("Waived: {}"),
    "examined": later("Examined: {}"),
    "target": later("Target: {}"),
}
_CHANGED = {
    "use case": later("Title"),
    "step": later("Step"),
    "condition": later("Condition"),
    "kind": later("Kind"),
    "from": later("Leaves"),
    "actor": later("Actor"),
    "secondary actor": later("Secondary actor"),
    "includes": later("Includes"),
    "repeats": later("Repeats"),
    "goes on": later("Goes on"),
    "resumes": later("Resumes"),
    "ends": later("Ends"),
    "extends": later("Extends"),
    "specialises": later("Specialises"),
    "criterion": later("Criterion"),
    "kpi": later("KPI"),
    "rule": later("Business rule"),
    "covers": later("Covers"),
    "measures": later("Measures"),
    "target": later("Target"),
    "id": later("Id"),
    "name": later("Name"),
    "page": later("On page"),
    "status": later("Status"),
    "place": later("Place"),
    "ending": later("Ending"),
}
"""What a line of a sealed text begins with, or one that says what has changed."""
_OF_SEVERAL = {"stories": later("Stories: {}"), "tests": later("Tests: {}")}
_REMARKS = {"optional": later("optional"), "choice": later("choice")}
_HEADERS = {
    "epics": later("Epic"),
    "stories": later("Stories"),
    "tests": later("Tests"),
    "waived": later("Waived"),
    "priority": later("Priority"),
    "owner": later("Owner"),
    "tags": later("Tags"),
    "extends": later("Extends"),
    "specializes": later("Specialises"),
}
"""How options are shown, by the field of the record that holds them."""


def _(message: str) -> str:
    """A phrase in the language of the project, once Sphinx knows it."""
    return str(later(message))


def phrase(template: str, only: Part = (), /, **named: Part) -> Iterator[nodes.Node]:
    """The nodes of a translated ``template``: ``{}`` stands for ``only``, ``{name}`` for a named part.

    A phrase with several parts names them, since their order depends on the language.
    """
    for text, name, _format, _conversion in Formatter().parse(template):
        if text:
            yield nodes.Text(text)
        if name is not None:
            part = named[name] if name else only
            if isinstance(part, nodes.Node):
                yield part
            else:
                yield from part


def shortened(text: str, most: int = 72) -> str:
    """A text on one line and without its full stop; a long one is cut, between words if it has some."""
    line = " ".join(text.split()).rstrip(".。")
    short = textwrap.shorten(line, most, placeholder="…")
    return short if len(short) > most // 2 or len(line) <= most else f"{line[: most - 1].rstrip()}…"


def joined(parts: Iterable[Part], separator: str) -> list[nodes.Node]:
    """The nodes of all ``parts`` with ``separator`` between them; adjacent texts become one."""
    found: list[nodes.Node] = []
    for position, part in enumerate(parts):
        pending = separator if position else ""
        for node in [part] if isinstance(part, nodes.Node) else part:
            if isinstance(node, nodes.Text):
                pending += node
                continue
            if pending:
                _add_text(found, pending)
                pending = ""
            found.append(node)
        if pending:
            _add_text(found, pending)
    return found


def _add_text(found: list[nodes.Node], text: str) -> None:
    if found and isinstance(found[-1], nodes.Text):
        text = f"{found.pop()}{text}"
    found.append(nodes.Text(text))


def field_header(name: str) -> str:
    """The header of a known field, by its canonical name."""
    return str(_FIELDS[name])


def kind_word(kind: str) -> str:
    """How a kind of alternatives is shown; one that the project has added is shown as it is."""
    return {"exception": _("exception"), "variation": _("variation")}.get(kind, kind)


def option_sentence(field: str, value: object) -> str:
    """What is said below a step or alternative of the option in a field of its record, if anything."""
    several = isinstance(value, tuple) and len(value) > 1
    found = (_OF_SEVERAL if several else _SENTENCES).get(field) or _SENTENCES.get(field)
    return str(found) if found else ""


def option_remark(field: str) -> str:
    """What is said in brackets behind the text of a step with this flag."""
    return str(_REMARKS[field])


def change_word(kind: str) -> str:
    """What a line of a sealed text begins with, in words; a header of the author's own as it is."""
    return str(_CHANGED.get(kind) or _FIELDS.get(kind) or _HEADERS.get(kind) or kind)


def option_header(field: str) -> str:
    """What heads the row of an option of a use case in its table, if it has one."""
    found = _HEADERS.get(field)
    return str(found) if found else ""


def change_words() -> dict[str, str]:
    """What lines begin with that say what has changed, and their phrases, as ``diagram_words``."""
    repeats = _("Repeats {}")
    loops = {
        "until": _("{repeats} until {condition}"),
        "while": _("{repeats} while {condition}"),
        "for each": _("{repeats} for each {condition}"),
    }
    return {
        **{kind: change_word(kind) for kind in (*_FIELDS, *_HEADERS, *_CHANGED)},
        "new": _("new"),
        "changed": _("changed"),
        "gone": _("gone"),
        "{} (secondary)": f"{{}} ({_('secondary')})",
        "optional": _("optional"),
        "choice": _("choice"),
        "stands behind {}": _("Stands behind {}"),
        "stands first in {}": _("Stands first in {}"),
        "stands first": _("Stands first"),
        "starts at any time": _("At any time"),
        "replaces the flow from the start": _("Replaces the flow from the start"),
        "branches from {}": _("Branches from {}"),
        "repeats {}": repeats,
        **{
            f"repeats {{}} {word} {{}}": loop.format(repeats=repeats, condition="{}")
            for word, loop in loops.items()
        },
        "goes on at {}": _("Goes on at step {}"),
        "goes on with {}": _("Goes on with {}"),
        "resumes at {}": _("Resumes at step {}"),
        "resumes where it was interrupted": _("Resumes where it was interrupted"),
        "resumes after the branch point": _("Resumes after the branch point"),
        "resumes; step not stated": _("Resumes; step not stated"),
        "ends": _("Ends"),
        "ends; outcome not stated": _("Ends; outcome not stated"),
        "ends in success": _("Ends in success"),
        "ends in failure": _("Ends in failure"),
        "ends in abort": _("Is aborted"),
        "ends: {}": _("Ends: {}"),
        "ends in success: {}": _("Ends in success: {}"),
        "ends in failure: {}": _("Ends in failure: {}"),
        "ends in abort: {}": _("Is aborted: {}"),
        "branch point not stated": _("Branch point not stated"),
        "ending not stated": _("Ending not stated"),
    }


def diagram_words() -> dict[str, str]:
    """The phrases in a diagram: in English -> in the project's language."""
    return {
        "start": _("Start"),
        "at any time": _("At any time"),
        "end": _("Ends; outcome not stated"),
        "success": _("Success"),
        "failure": _("Failure"),
        "abort": _("Aborted"),
        "success: {}": _("Success: {}"),
        "failure: {}": _("Failure: {}"),
        "abort: {}": _("Aborted: {}"),
        "branch point not stated": _("Branch point not stated"),
        "ending not stated": _("Ending not stated"),
        "no actor stated": _("No actor stated"),
        "resumes where it was interrupted": _("Resumes where it was interrupted"),
        "resumes, step not stated": _("Resumes; step not stated"),
        "include": _("include"),
        "repeat": _("repeat"),
        "skip": _("optional"),
        "until {}": _("until {}"),
        "while {}": _("while {}"),
        "for each {}": _("for each {}"),
    }


def overview_words() -> dict[str, str]:
    """The phrases in a use case diagram and its lines of text, as ``diagram_words``."""
    return {
        "actor": _("actor"),
        "include": _("include"),
        "extend": _("extend"),
        "{} includes {}": _("{} includes {}"),
        "{} extends {}": _("{} extends {}"),
        "{} extends {} at {}": _("{} extends {} at {}"),
        "{} specialises {}": _("{} specialises {}"),
    }


def flow_words() -> dict[str, str]:
    """What the script of flows says, by what it is about."""
    return {
        "happy": _("Happy path"),
        "all": _("With alternatives"),
        "show": _("Show {} here"),
        "choose": _("What is shown"),
    }


def zoom_words() -> dict[str, str]:
    """What the script of diagrams says, by what it is about."""
    return {
        "full": _("Full size"),
        "in": _("Zoom in"),
        "out": _("Zoom out"),
        "fit": _("Fit"),
        "close": _("Close"),
    }


def script_words() -> dict[str, str]:
    """What the script of tables says, by what it is about."""
    return {
        "search": _("Search in this table"),
        "sort": _("Sort by {}"),
        "only": _("Show only"),
        "rows": _("Shown: {part} of {whole}"),
        "gap": _("gap"),
        "waived": _("waived"),
        "unfinished": _("Not finished"),
        "new": _("new"),
        "changed": _("changed"),
        "gone": _("gone"),
        "usecase": _("Use case"),
        "flow": _("Flow"),
        "state": _("State"),
        "epic": _("Epic"),
        "story": _("Story"),
        "test": _("Test"),
        "more": _("Show {} more"),
    }


def table_words() -> dict[str, str]:
    """The headers and phrases of tables, as ``diagram_words``."""
    return {
        **{name: str(header) for name, header in _FIELDS.items()},
        "epic": _("Epic"),
        "usecase": _("Use case"),
        "flow": _("Flow"),
        "story": _("Story"),
        "stories": _("Stories"),
        "test": _("Test"),
        "tests": _("Tests"),
        "verdict": _("Result"),
        "kind": _("Kind"),
        "status": _("Status"),
        "priority": _("Priority"),
        "owner": _("Owner"),
        "tags": _("Tags"),
        "tag": _("Tag"),
        "page": _("On page"),
        "area": _("Area"),
        "test results: {}": _("Test results: {}"),
        "backlog: {}": _("Backlog: {}"),
        "{name}, run {day}": _("{name}, run {day}"),
        "{name}, file of {day}": _("{name}, file of {day}"),
        "{} files": _("{} files"),
        "actor": _("Actor"),
        "actors": _("Actors"),
        "goal": _("Goal"),
        "flows": _("Flows"),
        "coverage": _("Coverage"),
        "description": _("Description"),
        "usecases": _("Use cases"),
        "secondary": _("secondary"),
        "measure": _("Measure"),
        "count": _("Count"),
        "share": _("Share"),
        "remarks": _("Remarks"),
        "total": _("Total"),
        "none": _("none"),
        "linked": _("linked"),
        "does not count": _("does not count"),
        "main": _("main flow"),
        "exception": _("exception"),
        "variation": _("variation"),
        "alternative": _("alternative"),
        "main flow": _("Main flow"),
        "no epic": _("No epic"),
        "no flow stated": _("no flow stated"),
        "gap: no story": _("gap: no story"),
        "gap: no flow": _("gap: no flow"),
        "gap: no known story": _("gap: no known story"),
        "waived: {}": _("waived: {}"),
        "failed": _("failed"),
        "missing": _("missing"),
        "passed": _("passed"),
        "outdated": _("passed, for an older text"),
        "skipped": _("skipped"),
        "untested": _("untested"),
        "covered: {part} of {whole} flows ({percent})": _(
            "Covered: {part} of {whole} flows ({percent})"
        ),
        "gaps: {}": _("gaps: {}"),
        "{whole}.{tenth} %": _("{whole}.{tenth} %"),
        "{part} of {whole}": _("{part} of {whole}"),
        "flows with a story": _("Flows with a story"),
        "flows with a passing test": _("Flows with a passing test"),
        "stories that a flow delivers": _("Stories that a flow delivers"),
        "epics with a use case": _("Epics with a use case"),
        "flows whose stories are done": _("Flows whose stories are done"),
        "flows covered and passed": _("Flows covered and passed"),
        "flows without a story": _("Flows without a story"),
        "flows without a test": _("Flows without a test"),
        "flows whose tests do not pass": _("Flows whose tests do not pass"),
        "open": _("Open"),
        "where": _("Where"),
        "version": _("Version"),
        "date": _("Date"),
        "who must attend": _("Who must attend"),
        "name": _("Name"),
        "present": _("Present"),
        "to confirm": _("To confirm"),
        "text": _("Text"),
        "confirmed": _("Confirmed"),
        "step": _("Step"),
        "what could go wrong here?": _("What could go wrong here?"),
        "nothing can: {}": _("Nothing can: {}"),
        "ending": _("Ending"),
        "role": _("Role"),
        "signed": _("Signature"),
        "what could go wrong? nobody has asked": _("What could go wrong? Nobody has asked"),
        "actor without a description": _("Actor without a description"),
        "field not filled in": _("Field not filled in"),
        "branch point not stated": _("Branch point not stated"),
        "ending not stated": _("Ending not stated"),
        "resumes, step not stated": _("Resumes; step not stated"),
        "found by": _("Rule"),
        "change": _("Change"),
        "no baseline": _("There is no baseline to compare with."),
        "nothing open": _("Nothing is open."),
        "nothing changed": _("Nothing has changed."),
        "nothing found": _("Nothing was found."),
        "severity": _("Severity"),
        "finding": _("Finding"),
        "state": _("State"),
        "stories that no flow delivers": _("Stories that no flow delivers"),
        "epics without a use case": _("Epics without a use case"),
        "criterion": _("Criterion"),
        "kpi": _("KPI"),
        "rule": _("Business rule"),
        "no criterion": _("no criterion"),
        "criteria with a passing test": _("Criteria with a passing test"),
        "criteria without a passing test": _("Criteria without a passing test"),
        "business rules with a passing test": _("Business rules with a passing test"),
        "business rules without a passing test": _("Business rules without a passing test"),
        "KPIs with a criterion": _("KPIs with a criterion"),
        "KPIs without a criterion": _("KPIs without a criterion"),
    }
