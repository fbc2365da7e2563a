"""Documents that are put together oddly: nothing in them is lost, and nothing is made up."""

from __future__ import annotations

import re
from itertools import cycle
from pathlib import Path

import pytest

from helpers import assert_as_kept
from sphinxext.usecase.core.prose.blocks import Block
from sphinxext.usecase.core.prose.dialects import DIALECTS
from sphinxext.usecase.core.prose.drafts import Document, Flow, Kept, UseCase
from sphinxext.usecase.core.prose.headers import flow_title, usecase_title
from sphinxext.usecase.core.prose.labels import label_of
from sphinxext.usecase.core.prose.numbers import stated_labels
from sphinxext.usecase.core.prose.phrases import endings
from sphinxext.usecase.core.prose.report import Imported, markdown
from sphinxext.usecase.core.prose.text import strong
from sphinxext.usecase.core.prose.usecases import read
from sphinxext.usecase.core.prose.writing import write
from sphinxext.usecase.importing.formats import blocks_of, formats

MAIN = "# Use Case: Pay\n\n## Main flow\n\n1. Anna pays.\n2. Bob counts.\n3. Bob nods.\n\n"


def table(head: str, *rows: str) -> str:
    """A table in Markdown."""
    lines = (head, "|".join("---" for _ in head.split("|")), *rows)
    return "\n".join(f"| {line.replace('|', ' | ')} |" for line in lines) + "\n\n"


ODD = {
    "alternatives in a sentence": MAIN + "**Alternative flows:** Bob is ill.\n",
    "a label within an alternative without a number": (
        MAIN + "## Alternative flows\n\nA1. No card\n\n1. Bob waits.\n   1. deep\n   2. 1a. Bob sits.\n"
    ),
    "a step word among alternatives": (
        MAIN + "## Alternative flows\n\nStep 2: No card.\n\nStep 3: No desk.\n"
    ),
    "a long header among fields": (
        "Goal: paid\nTrigger: a ring\nNow this is long: yes\n\n**Main flow**\n\n1. Anna pays.\n"
    ),
    "a step without a number": (
        "# Use Case: Pay\n\n## Main flow\n\n| Step | User | System |\n| --- | --- | --- |\n"
        "| 1 | pays | |\n| | | nods |\n"
    ),
    "links in conditions": (
        MAIN + "## Alternative flows\n\n- [No card](x.md): Bob waits.\n- See [UC: 7](y.md)\n"
        "- It rings: see [UC 8](z.md)\n"
    ),
    "alternatives in a table without a head": (
        MAIN + "## Alternative flows\n\n| 1a | Bob is late. |\n| --- | --- |\n| 2a | Bob is ill. |\n"
    ),
    "steps that begin with the second": (
        "# Use Case: Pay\n\n**Goal:** paid\n\n**Trigger:** It rings.\n\n"
        "| Step | Action |\n| --- | --- |\n| 2 | Bob counts. |\n| 3 | Bob nods. |\n"
    ),
    "a step of no alternative": MAIN + "## Alternative flows\n\n7b1. Bob waits.\n",
    "columns that are no sides": (
        "# Use Case: Pay\n\n## Main flow\n\n| User | System |\n| --- | --- |\n| - pays | - nods |\n"
    ),
    "return points": (
        MAIN + "## Alternative flows\n\n**AF-1: Late**\n\n- **Branch point:** 2\n- **Return point:** 3\n"
        "- Bob waits.\n\n**AF-2: Early**\n\n- **Return point:** the door\n- Bob waits.\n"
    ),
    "markup": MAIN + "4. Anna<br>presses <kbd>one</kbd> and goes**home**now, `` a`b `` too.\n\n"
    "````text\n```\ncode\n````\n",
    "bold headers": (
        "# Use Case: Pay\n\n**Goal** : paid\n\n**Trigger: it rings**\n\n**Main flow**\n\n1. Anna pays.\n"
    ),
    "flow in a line": MAIN + "Alternative flow\n\nAt step 2 the line is dead.\n\n1. Bob waits.\n",
    "branch field": MAIN + "## Alternative flow: No card\n\n**Trigger:** It is late.\n\n1. Bob waits.\n",
    "next of any time": MAIN
    + "## Alternative flows\n\n*a. It rings.\n\n1. Bob goes on with the next step.\n",
    "next of a range": MAIN + "## Alternative flows\n\n1-2a. It rings. The next step follows.\n",
    "letters taken": (
        MAIN + "## Alternative flows\n\n### At step 2 the line is dead\n\n1. Bob waits.\n\n"
        "### 2a. No light\n\n1. Bob waits.\n\n### At step 2 the door is shut\n\n1. Bob waits.\n"
    ),
    "table of fields": (
        "# Use Case: Pay\n\n| Goal | Paid |\n| --- | --- |\n| Actors | Anna |\n| | and Bob |\n"
        "| Trigger | None |\n\n## Main flow\n\n1. Anna pays.\n"
    ),
    "table of one column": (
        "# Use Case: Pay\n\n| Goal |\n| --- |\n| quite unknown words |\n| Trigger |\n\n"
        "## Main flow\n\n1. Pay.\n"
    ),
    "table of one row": MAIN + "| a | b | c |\n| --- | --- | --- |\n",
    "heading in an item": MAIN + "- one\n\n  ## Deep heading\n\n  text\n\n- two\n\n      code\n",
    "items of two kinds": MAIN
    + "## Notes\n\n- one\n\n  more\n\n1. two\n2. three\n\n   > quoted\n\ntext\n",
    "an unknown header behind alternatives": (
        "**Basic flow**\n# Basic flow\n**Alternative flows:**\n**Something else**\n"
    ),
    "an alternative of one word": "**Main flow:** Pay\n**Alternative flow:** words\n",
    "lists under a heading that is no title": (
        "## Actors\n#### Main flow\n2. Two.\n3. Three.\n2. Two.\n   2. deep step\n   1. deep step\n\n"
        "UC-1\n- a bullet\n"
    ),
    "no alternatives, and a main flow in a table": (
        "**Alternative flows:** None\n| Goal | Paid |\n| --- | --- |\n| Main flow | 1. Pay |\n"
    ),
    "a step of A1 twice": "**Main flow:** Pay\nA1. No light\nA1.1 He waits.\nA1.1 He waits.\n",
    "a bullet as the only alternative": "**Alternative flow:**\n- a bullet\n\nMain flow:\n",
    "a title in the middle": "# Name\n1. Again.\n\n**Main flow:**\n**UC-1 Pay:** None\n",
    "alternatives before the main flow": (
        "**Alternative flow:** 3a. No card\n**Main flow:** 3a. No card\n"
    ),
    "a table before the main flow": "# Notes\n| a | b | c |\n| --- | --- | --- |\n\nMain flow:\n",
    "the id twice": "ID: UC-9\nMain flow:\nID: UC-9\n\n",
    "a table of steps": (
        "### Main flow\n| Step | Action |\n| --- | --- |\n| 1 | Anna pays |\n| 2 | Bob counts |\n"
    ),
    "an empty name": "# Something else\n**Name:**\n## 3a. No card\nMain flow:\n",
    "a step of an alternative that is not there": "**Name:** UC-1\nA9.1 nowhere\n### Main flow\n",
    "a label of two steps": MAIN + "## Alternative flows\n\n2, 3a. It rings.\n\n1–2a. It is dark.\n",
    "a step of an alternative behind another chapter": (
        MAIN + "## Alternative flows\n\n1a. No card\n\n1a1. Bob waits.\n\n"
        "## Postconditions\n\nPaid.\n\n## Alternative flows\n\n1a2. Bob sits.\n"
    ),
    "a main flow in the first column": (
        "# Use Case: Pay\n\n"
        + table("Main flow|Needs|Room", "1. Anna pays.|a card|", "||the till", "2. Bob counts.||a desk")
    ),
    "columns that look like a main flow": (
        "# Use Case: Pay\n\n"
        + table("Main flow|Needs", "1. Anna pays.|a card")
        + table("Main flow|Needs", "1. Anna pays.|a card", "Bob nods.|")
        + table("Main flow|Needs", "|a card", "1. Anna pays.|", "2. Bob nods.|")
        + table("Things|Needs", "1. Anna pays.|a card", "2. Bob nods.|")
    ),
    "turns of two sides": (
        "# Use Case: Pay\n\n## Main flow\n\n"
        + table("Customer|System", "1. pays<br>3. goes|2. counts", "|4. closes")
        + "# Use Case: Nod\n\n## Main flow\n\n"
        + table("Customer|System", "1. pays|3. counts")
    ),
    "a head over a table": (
        table("Main flow|", "**Customer**|**System**", "pays|counts", "goes|nods")
        + table("UC-12|Pay at once", "Field|Description", "Goal|Paid", "Trigger|-")
        + table("Goal|Paid", "Basic flow|1. Anna pays.", "|2. Bob nods.", "Anna, Bob|and others")
    ),
    "two fields beside each other": (
        "# Use Case: Pay\n\n"
        + table("Goal|Paid|Trigger|A ring", "Scope|Till|Level|Low", "Main flow|1. Anna pays.||")
        + table("**Owner:** Bob|**Goal:** paid", "**Trigger:** a ring|")
    ),
    "conditions in a table": (
        MAIN
        + "## Alternative flows\n\n"
        + table("ID|Step|Condition|Response|More", "1a|1|No card|Bob waits.|He sits.", "2a|2|No desk||")
        + table("Step|Condition|Response", "3|It rings|Bob runs.", "1|It is dark|")
        + table("Step|Actor|Response", "3a|Bob|waits", "||and sits")
    ),
    "bullets below bold lines": (
        MAIN + "## Alternative flow: No card\n\n**Quickly**\n- Bob waits.\n- Bob sits.\n\n"
        "## Alternative flows\n\n**No light**\n- Bob waits.\n\n**No desk**\n\n- Bob sits.\n"
    ),
    "titles that are bold lines": (
        "# UC-1 Pay\n\nGoal: paid\n\n**UC-2 Nod**\nGoal: nodded\n\n**UC-3 Go**\n\nGoal: gone\n\n"
        "**UC-4 Sit** now\n\nUC-5 Stand\n\n**UC-6 Lie.**\n\nMain flow:\n\n1. Anna pays.\n"
    ),
    "a star alone": MAIN + "## Alternative flows\n\n(*) It rings.\n",
    "an alternative that is the lines of a cell": (
        "# Use Case: Pay\n\n| Basic Flow | 1. Anna pays.<br>2. Bob counts.<br>3. Bob nods. |\n"
        "| --- | --- |\n| Specific Alternative Flow (no card) "
        "| RFS 2<br>1. Bob waits.<br>2. RESUME STEP 3. |\n"
    ),
    "numbers without full stops": (
        "# Use Case: Pay\n\n**Main flow**\n\n1 Anna pays.\n2 Bob counts.\n3 Bob nods.\n\n"
        "**Exceptions**\n\n2 No light. Bob waits.\n3 No desk. The use case ends.\n\n"
        "**Notes**\n\n1 Bob is old.\n2 Anna is not.\n"
    ),
    "numbers without full stops that do not count": (
        "# Use Case: Pay\n\n**Main flow**\n\n2 Anna pays.\n3 Bob counts.\n\n"
        "**Exceptions**\n\n3 No light.\n2 No desk.\n"
    ),
    "responses that are lists in cells": MAIN
    + "## Alternative flows\n\n| Ref. | Condition | Response |\n| --- | --- | --- |\n"
    "| 2a | Anna's light fails | 1. Bob waits.<br>2. Back to step 2. |\n"
    "| 2b | No card | 2b1. Bob sits.<br>2b2. The use case ends. |\n"
    "| 3a | No desk | HTTP 400 Bad Request |\n| 3b | No chair | 2. Bob sits.<br>3. Bob stands. |\n"
    "| 3c | No bell | |\n",
    "parts of one wide table": (
        "# Anwendungsfall KK-11: Pay\n\n| General | | |\n| --- | --- | --- |\n| Goal | Paid | |\n"
        "| Actors | Anna | pays |\n| | Bob | counts |\n| Main flow | | |\n| No. | Who | What |\n"
        "| 1 | Anna | pays |\n| 2 | | asks |\n| 3 | Bob | counts |\n| Alternative flows | | |\n"
        "| 2a | No light | |\n| | 2a1 | Bob waits. |\n| | 2a2 | Back to step 3. |\n| 3a | No desk | |\n"
    ),
    "parts of wide tables that are no flow": (
        "# Use Case: Pay\n\n| Main flow | | |\n| --- | --- | --- |\n| 1 | Anna | pays |\n"
        "| Exceptions | | |\n| 2a. No light<br>1. Bob waits. | | |\n| Business rules | | |\n"
        "| Exceptions | | |\n| 3a | | |\n"
    ),
    "an empty table": MAIN + "| |\n| --- |\n| - |\n",
    "fields beside each other": (
        "# Any page\n\n| ID and name: | UC-2 Pay | | |\n| --- | --- | --- | --- |\n"
        "| Written by: | Anna | Written on: | Monday |\n| Goal: | Paid | | |\n"
        "| Main flow: | 1. Anna pays.<br>2. Bob counts. | | |\n"
    ),
    "steps in brackets behind the header": (
        MAIN + "## Alternative flow (2): No light\n\n1. Bob waits.\n\n## Exception (3): No desk\n\n"
        "1. The use case ends.\n"
    ),
    "a sentence below two sides": (
        MAIN + "## Alternative flow: No light\n\nBranches off at step 2.\n\n"
        "| Actor | System |\n| --- | --- |\n| | 1. Shows it. |\n| 2. Waits. | 3. Ends. |\n"
        "| The flow continues with step 3. | |\n"
    ),
    "variations and exceptions": MAIN
    + "## Variations and exceptions\n\n- **2a. No light**\n  1. Bob waits.\n  2. Back to step 2.\n",
    "fields behind the flow of the use case above": (
        "Name: Pay\nGoal: Paid\n\nMain flow\n\n1. Anna pays.\n\n"
        "Specific alternative flow (Bob is not at his desk or has no till at all)\n\n1. Anna waits.\n\n"
        "Postcondition: Not paid.\n\nName: Count\nGoal: Counted\nPriority: high\n\nMain flow\n\n"
        "1. Bob counts.\n"
    ),
    "a title that stands again below a heading": (
        "# Projects\n\n## Use case: Pay\n\n### Summary of it\n\nTitle: Pay\nGoal: Paid\n\n"
        "### Flow of events\n\n**Main flow**\n\n1. Anna pays.\n"
    ),
    "postconditions of alternatives": (
        "# Use Case: Pay\n\n"
        "| Basic Flow | 1. Anna pays.<br>2. Bob counts.<br>Postcondition: It is paid. |\n"
        "| --- | --- |\n| Specific Alternative Flow (no card) "
        "| RFS 2<br>1. Bob waits.<br>2. RESUME STEP 2.<br>Postcondition: Bob has waited. |\n\n"
        "**Notes:** None yet.\n"
    ),
    "postconditions behind alternatives": MAIN
    + "## Alternative flows\n\n2a. No light\n\n2a1. Bob waits.\n\n## Postconditions\n\nIt is paid.\n",
    "rows of alternatives out of order": MAIN
    + "## Alternative flows\n\n| Step | Condition | Response |\n| --- | --- | --- |\n"
    "| 3a | No desk | Bob waits. The use case ends. |\n| 2a | No light | Bob waits. Go to step 2. |\n",
    "bullets in cells": (
        table("Goal|Paid", "Main flow|1. Anna pays.<br>2. Bob nods.", "Notes|**Ready**<br>- a card")
        + table("Alternative flows|**No light**<br>- Bob waits.<br>- Bob sits.", "Trigger|A ring")
        + table("Alternative flow: No card|**Quickly**<br>- Bob waits.", "Level|Low", "Scope|Till")
    ),
}


def words_of(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]{2,}", text)  # letters may be labels, which are counted


def imported(text: str, folder: Path) -> Document:
    pytest.importorskip("markdown_it")
    file = folder / "odd.md"
    file.write_text(text, encoding="utf-8")
    return read(blocks_of(file, formats()))


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("name", ODD)
def test_no_word_is_lost(name: str, dialect: str, tmp_path: Path) -> None:
    found = imported(ODD[name], tmp_path)
    report = "\n".join(markdown([Imported("odd.md", "odd", found)]))
    kept = {*words_of(write(found, DIALECTS[dialect])), *words_of(report)}
    assert [
        word for word in words_of(re.sub(r"</?(?:br|kbd)>", " ", ODD[name])) if word not in kept
    ] == []


def test_the_pages_that_are_written(tmp_path: Path) -> None:
    """In both syntaxes, in turn, each with its report."""
    pages = []
    for (name, text), dialect in zip(ODD.items(), cycle(DIALECTS.values()), strict=False):
        found = imported(text, tmp_path)
        report = "\n".join(markdown([Imported("odd.md", "odd", found)]))
        _head, _file, notes = report.partition("## `odd.md`")
        pages.append(f"# {name}\n\n{write(found, dialect)}{notes}")
    assert_as_kept(Path(__file__).parent / "pages" / "odd.txt", "\n\n".join(pages))


def test_what_has_no_notes_has_no_chapter_in_the_report() -> None:
    document = Document([Block("text", "Just words.", 1)])
    assert "## " not in "\n".join(markdown([Imported("a.md", "a", document)])).replace("# Import", "")


@pytest.mark.parametrize(
    ("title", "label", "condition"),
    [
        ("3. No card", "", "3. No card"),
        ("Exceptional flow of the cards", "", "Exceptional flow of the cards"),
        ("Alternative flow (3a) No card", "3a", "No card"),
        ("Alternative flow without a card", "", "Alternative flow without a card"),
        ("Alternative flow 2: No card", "", "No card"),
        ("Variation 2: No card", "", "No card"),
        ("\uff0a\uff41\uff0e停電", "*a", "停電"),
    ],
)
def test_titles_of_alternatives(title: str, label: str, condition: str) -> None:
    assert flow_title(title) == (label, condition)


@pytest.mark.parametrize(("suffix", "written"), [("rst", "**a\\*b [c]**"), ("md", "**a\\*b \\[c\\]**")])
def test_what_looks_like_markup_in_bold_words_is_none(suffix: str, written: str) -> None:
    assert DIALECTS[suffix].inline(strong("a*b [c]")) == written


MARKED = {
    "md": "a `b` **e** *f* g [i](h) ![k](j)",
    "html": "a <code>b</code> <strong>e</strong> <em>f</em> g <a href='h'>i</a> <img src='j' alt='k'>",
    "htm": "a <tt>b</tt> <b>e</b> <i>f</i> g <a href='h'>i</a> <img src='j' alt='k'>",
    "xhtml": "a <kbd>b</kbd> <b>e</b> <i>f</i> g <a href='h'>i</a> <img src='j' alt='k'/>",
    "rst": "a ``b`` **e** *f* g `i <h>`_",
    "asc": "a `b` *e* _f_ g link:h[i]",
}


@pytest.mark.parametrize("suffix", MARKED)
def test_marks_are_those_of_the_other_syntax(suffix: str) -> None:
    (block,) = formats()[f".{suffix}"].read(MARKED[suffix].encode())
    assert MARKED["md"].startswith(DIALECTS["md"].inline(block.text).strip())
    assert "(h)" in DIALECTS["md"].inline(block.text)
    assert ("![k](j)" in DIALECTS["md"].inline(block.text)) is (suffix not in ("rst", "asc"))


def test_code_may_hold_what_marks_code() -> None:
    (block,) = formats()[".html"].read(b"<p><code>a`b</code> <code>`c`</code></p>")
    assert DIALECTS["md"].inline(block.text).strip() == "``a`b`` `` `c` ``"


def test_terms_and_summaries_of_html_are_bold() -> None:
    pytest.importorskip("lxml")
    source = (
        b"<dl><dt>Goal <i>x</i></dt><dd>Paid</dd></dl><details><summary>More</summary>Text</details>"
    )
    found = formats()[".html"].read(source)
    said = [DIALECTS["md"].inline(block.text) for block in found]
    assert said == ["**Goal** **x**", "Paid", "**More**", "Text"]


@pytest.mark.parametrize(("kind", "second"), [("i", "ii"), ("I", "ii"), ("a", "b"), ("A", "b")])
def test_steps_are_named_by_the_numbers_that_html_shows(kind: str, second: str) -> None:
    pytest.importorskip("lxml")
    steps = "<li>Anna pays.</li><li>Bob counts.</li><li>Bob nods.</li>"
    flow = f"<h2>Alternative flows</h2><h3>At step {second} the line is dead</h3><p>Bob waits.</p>"
    source = f'<h1>Use case: Pay</h1><h2>Main flow</h2><ol type="{kind}">{steps}</ol>{flow}'
    (usecase,) = read(formats()[".html"].read(source.encode())).usecases
    assert (len(usecase.steps), [flow.origin for flow in usecase.flows]) == (3, ["2"])
    (item,) = formats()[".html"].read(f'<ol type="{kind}" start="21"><li>late</li></ol>'.encode())
    assert item.label in {"21", "u"}


def test_all_that_follows_the_title_of_a_document_may_be_one_use_case() -> None:
    found = [Block("heading", "Till", 1, 0), Block("heading", "1. Pay", 2, 1)]
    found += [Block("heading", "2. Flow of events", 3, 1), Block("heading", "2.1 Basic flow", 4, 2)]
    found += [Block("item", "Anna pays.", 5, 0, "1"), Block("heading", "3. Special requirements", 6, 1)]
    found += [Block("text", "It is fast.", 7)]
    (usecase,) = read(found).usecases
    assert (usecase.title, len(usecase.steps)) == ("Till", 1)


def test_a_main_flow_beneath_another_heading_is_not_in_the_alternative_before() -> None:
    first = [Block("heading", "Use case: A", 1, 1), Block("heading", "Main flow", 2, 2)]
    way = [Block("heading", "Exceptions", 5, 2), Block("item", "Bob waits", 6, 0, "1")]
    second = [Block("heading", "Billing", 7, 1), Block("heading", "Main flow", 8, 3)]
    steps = [Block("item", "Anna pays", 3, 0, "1"), Block("item", "Bob nods", 4, 0, "2")]
    found = read([*first, *steps, *way, *second, *steps])
    assert [one.title for one in found.usecases] == ["Use case: A", "Billing"]


def test_headings_within_a_use_case_are_bold_and_empty_texts_are_none() -> None:
    usecase = UseCase("Pay", 1, body=[Kept([Block("heading", "Deep", 2, 3), Block("text", "Words", 3)])])
    document = Document([Block("text", "", 1), Block("text", "Before", 1), usecase])
    made = write(document, DIALECTS["md"])
    assert made.startswith("Before\n")
    assert "**Deep**\n\nWords" in made


def test_what_only_looks_like_a_label_or_a_title() -> None:
    assert usecase_title("Anwendungsfall UC-3 Zahlen") == ("UC-3", "Zahlen")
    assert usecase_title("Anwendungsfall KK-3: Zahlen") == ("KK-3", "Zahlen")
    assert label_of("(3. No card") is None
    assert usecase_title("Use case overview of the shop") is None
    assert usecase_title("UC-PAY: Pay") == ("UC-PAY", "Pay")
    assert usecase_title("Use Case: UC07 – Pay") == ("UC07", "Pay")
    assert endings("The use case ends, but not here.") == []


def test_however_many_alternatives_are_counted_as_a_build_counts_them() -> None:
    flows = [Flow(f"Way {number}", 1, origin="2") for number in range(80)]
    flows[60].label, flows[70].label = "2bj", "2x"  # which the 24th is not, as the 71st is called so
    assert stated_labels(UseCase("Pay", 1, body=[*flows])) == {70: "2x"}


def test_labels_that_would_be_counted_are_not_written() -> None:
    given = [
        ("1", "1a"),
        ("1", "1c"),
        ("1", ""),
        ("2 - 3", "2-3b"),
        ("2 - 3", ""),
        ("", "A1"),
        ("4", ""),
    ]
    flows = [Flow("", place, label, origin=origin) for place, (origin, label) in enumerate(given)]
    flows += [
        Flow("", 8, "E1", own=True, origin="1"),
        Flow("", 9, own=True, origin="1"),
        Flow("", 10, "1d", origin="1"),
    ]
    made = stated_labels(UseCase("Pay", 1, body=[*flows]))
    assert made == {1: "1c", 3: "2-3b", 5: "A1", 7: "E1"}


BLOCKS = [
    Block("text", "in nothing", level=1),
    Block("text", "deeper", level=2),
    Block("item", "one\n  of two lines", level=1, label="1"),
    Block("item", "two", level=1, label="2"),
    Block("item", "bullet", level=1),
    Block("item", "a letter", level=1, label="2a"),
    Block("text", "in it", level=2),
    Block("code", "in nothing", level=2, label="text"),
    Block("item", "at the margin", level=0),
    Block("item", "far inside", level=3),
    Block("item", "behind it", level=0),
    Block("table", level=1, rows=(("a", "b"), ("c", "d"))),
    Block("text", "", level=0),
    Block("comment", "a comment", level=1),
    Block("table"),
    Block("heading", "Deep", level=5, names=("deep",)),
    Block("heading", "Deeper", level=6),
    Block("label", names=("behind", "all")),
]


def test_blocks_around_use_cases_stay_what_they_are() -> None:
    made = [write(Document([*BLOCKS]), dialect) for dialect in DIALECTS.values()]
    assert_as_kept(Path(__file__).parent / "pages" / "blocks.txt", "\n".join(made))


def test_a_heading_over_use_cases_is_none_of_them(tmp_path: Path) -> None:
    text = "# Use case 1: All of it\n\n## Use case 2: Pay\n\n1. Anna pays.\n"
    found = [one.title for one in imported(text, tmp_path).parts if isinstance(one, UseCase)]
    assert found == ["Use case 2: Pay"]


ROLES = """\
.. _pay:
.. _pay it:

Use case: Pay
=============

:Goal: .. what it is for
:Notes: As in :ref:`refund`.

Main flow
---------

.. _steps:

1. Anna pays as in :uc:usecase:`UC-2 <UC-2>`.
2. Bob *counts* `it`_.

:doc:`others`
"""


def test_a_sentence_of_its_own_becomes_the_ending_only(tmp_path: Path) -> None:
    main = "# UC-1 Pay\n\n## Main flow\n\n1. Anna pays.\n\n"
    flow = f"{main}## Alternative flows\n\n### 1a. No\n\n1. She goes.\n\n"
    ending = "The use case ends in failure."
    alone = write(imported(flow + ending, tmp_path), DIALECTS["md"])
    among = write(imported(f"{flow}We are sorry. {ending}", tmp_path), DIALECTS["md"])
    assert ":end: failure" in alone
    assert ":end: failure" in among
    assert ending not in alone
    assert f"\n\nWe are sorry. {ending}\n" in among


def test_what_may_leave_a_step_of_an_exception_leaves_none_of_the_main_flow(tmp_path: Path) -> None:
    main = (
        "# Borrow\n\n## Main flow\n\n1. Ann asks.\n\n2. Bob looks.\n\n3. Ann signs.\n\n## Exceptions\n\n"
    )
    steps = "1. Bob says so.\n\n2a. If Ann minds, she goes.\n\n"
    (usecase,) = imported(f"{main}### 4.0.E1 It is lent\n\n{steps}", tmp_path).usecases
    (flow,) = usecase.flows
    assert (flow.label, flow.origin, flow.condition) == ("4.0.E1", "", "It is lent")
    assert [step.text for step in flow.steps] == ["Bob says so."]
    assert isinstance(flow.body[-1], Kept)
    kept = "### It is lent\n\n{steps}3a. Ann has no pen.\n\n"
    (usecase,) = imported(main + kept.format(steps=steps), tmp_path).usecases
    assert [flow.condition for flow in usecase.flows] == ["It is lent"]
    (usecase,) = imported(main + kept.format(steps="1. Bob says so.\n\n"), tmp_path).usecases
    assert [flow.origin for flow in usecase.flows] == ["", "3"]


def test_what_docutils_says_of_a_page_is_not_for_those_who_import_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "broken.rst"
    source.write_text("Pay\n==\n\n1. Anna pays `it`_.\n   * x\n\n.. unknown::\n", "utf-8")
    assert blocks_of(source, formats())
    assert capsys.readouterr() == ("", "")


def test_roles_labels_and_comments_stay_what_they_are(tmp_path: Path) -> None:
    source = tmp_path / "pay.rst"
    source.write_text(ROLES, "utf-8")
    found = read(blocks_of(source, formats()))
    made = {name: write(found, dialect) for name, dialect in DIALECTS.items()}
    assert made["rst"].startswith(".. _pay:\n\n.. _pay it:\n\nUse case: Pay\n")
    assert made["md"].startswith("(pay)=\n\n(pay it)=\n\n# Use case: Pay\n")
    for stated in (":ref:`refund`", ":uc:usecase:`UC-2 <UC-2>`", "\n   :doc:`others`"):
        assert stated in made["rst"]
    assert ":Goal:\n      ..\n         what it is for\n\n" in made["rst"]
    for stated in ("{ref}`refund`", "{uc:usecase}`UC-2 <UC-2>`", "\n{doc}`others`"):
        assert stated in made["md"]
    assert ":Goal:\n    % what it is for\n" in made["md"]


KEPT = """\
Use case: Pay
=============

.. |till| replace:: the *old* till
.. |desk| replace:: a desk that nobody names

Main flow
---------

1. Anna pays at |till| of |release|.

.. _late:

Alternative flow: Late
----------------------

1. Bob nods.

.. _paid:

.. _booked:

Postconditions
--------------

It is paid.
"""


def test_labels_of_parts_and_substitutions_are_kept(tmp_path: Path) -> None:
    source = tmp_path / "pay.rst"
    source.write_text(KEPT, "utf-8")
    found = read(blocks_of(source, formats()))
    made = {name: write(found, dialect) for name, dialect in DIALECTS.items()}
    for stated in (
        "1. Anna pays at the *old* till of |release|.\n\n   .. _late:\n\n   .. altflow:: Late\n",
        "   .. _paid:\n\n   .. _booked:\n\n   :Postconditions: It is paid.\n",
        "|desk| replace:: a desk that nobody names\n",
    ):
        assert stated in made["rst"]
    for stated in (
        "of |release|.\n\n(late)=\n\n:::{altflow} Late\n",
        "(paid)=\n\n(booked)=\n\n:Postconditions: It is paid.\n",
    ):
        assert stated in made["md"]
