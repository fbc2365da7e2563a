"""Every warning: provoked once with file and line, in both syntaxes, and silenced by its subtype."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from helpers import HEAD, MYST_TELLS_LINES, Project, failing_dot, line_of
from sphinxext.usecase import messages
from sphinxext.usecase.core.model.lines import elsewhere
from sphinxext.usecase.core.rules.registry import rules
from sphinxext.usecase.messages import subtypes

MYST = {
    "extensions": ["myst_parser", "sphinxext.usecase"],
    "myst_enable_extensions": ["colon_fence", "fieldlist"],
}


@dataclass(frozen=True)
class Case:
    """A source in each syntax (empty: it cannot happen there) and the one warning it gives.

    ``at`` is part of the line that the warning is about, ``says`` part of the warning, ``kept`` what
    the author wrote and must find on the page.
    """

    subtype: str
    says: str
    at: str
    kept: tuple[str, ...]
    rst: str = ""
    md: str = ""
    conf: dict[str, Any] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    extension: str = ""
    file: str = ""

    def sources(self) -> Iterator[tuple[str, str]]:
        """Each syntax with its source."""
        if self.rst:
            yield "rst", HEAD + dedent(self.rst)
        if self.md:
            yield "md", "# Page\n\n" + dedent(self.md)


PAID = """
.. usecase:: Buy
   :id: UC-BUY

   .. step:: Pay.
      :stories: S-1
"""
OTHER = """\
{"version": 1, "usecases": [{"id": "UC-9", "title": "Lend", "docname": "lend",
 "line": 1, "steps": [], "flows": []}]}
"""
CASES = (
    Case(
        "ambiguous-address",
        'UC-1.1: addresses that begin with "UC-1.1" mean this use case, though UC-1 has 1 too',
        "Second",
        ("First", "Second", "Pay once.", "Pay twice."),
        rst="""
        .. usecase:: First
           :id: UC-1

           .. step:: Pay once.

        .. usecase:: Second
           :id: UC-1.1

           .. step:: Pay twice.
        """,
        md="""
        :::::{usecase} First
        :id: UC-1

        :::{step} Pay once.
        :::
        :::::

        :::::{usecase} Second
        :id: UC-1.1

        :::{step} Pay twice.
        :::
        :::::
        """,
    ),
    Case(
        "approvals",
        "this is no approval as sphinx-usecase writes it",
        "{}",
        ("Pay.",),
        rst=PAID,
        conf={"usecase_approvals": "approvals", "usecase_trackers": {"S-1": "https://x/{id}"}},
        files={"approvals/one.json": "{}\n"},
        file="approvals/one.json",
    ),
    Case(
        "backlog",
        'the id "S-1" stands in lines 2, 3',
        "S-1,Pay again",
        ("S-1 Pay at once",),
        rst=PAID,
        conf={"usecase_backlog": ["backlog.csv"]},
        files={"backlog.csv": "id,title\nS-1,Pay at once\nS-1,Pay again\n"},
        file="backlog.csv",
    ),
    Case(
        "circular",
        "UC-BUY: includes itself: UC-BUY → UC-PAY → UC-BUY",
        "The money moves.",
        ("The money moves.", "Buy again."),
        rst="""
        .. usecase:: Buy
           :id: UC-BUY

           .. step:: The money moves.
              :include: UC-PAY

        .. usecase:: Pay
           :id: UC-PAY

           .. step:: Buy again.
              :include: UC-BUY
        """,
        md="""
        ::::{usecase} Buy
        :id: UC-BUY

        :::{step} The money moves.
        :include: UC-PAY
        :::
        ::::

        ::::{usecase} Pay
        :id: UC-PAY

        :::{step} Buy again.
        :include: UC-BUY
        :::
        ::::
        """,
    ),
    Case(
        "config",
        'usecase_diagram is \'spiral\', but "flow", "swimlane" or "none" was expected',
        "usecase_diagram",
        ("Buy", "Pay."),
        rst="""
        .. usecase:: Buy

           .. step:: Pay.
        """,
        conf={"usecase_diagram": "spiral"},
        file="conf.py",
    ),
    Case(
        "passing",
        "0.0 % of the flows are passed (0 of 1), but 80 % are asked for; not passed: UC-BUY",
        "usecase-list",
        ("Buy",),
        rst=PAID
        + """
.. usecase-list::
   :min-passing: 80
""",
        md="""
        :::::{usecase} Buy
        :id: UC-BUY

        :::{step} Pay.
        :stories: S-1
        :::
        :::::

        :::{usecase-list}
        :min-passing: 80
        :::
        """,
    ),
    Case(
        "coverage",
        "50.0 % of the flows are covered (1 of 2), but 80 % are asked for; not covered: UC-BUY.1a",
        "usecase-list",
        ("Buy", "Refused"),
        rst=PAID
        + """
   .. altflow:: Refused
      :from: 1

.. usecase-list::
   :min-coverage: 80
""",
        md="""
        :::::{usecase} Buy
        :id: UC-BUY

        :::{step} Pay.
        :stories: S-1
        :::

        :::{altflow} Refused
        :from: 1
        :::
        :::::

        :::{usecase-list}
        :min-coverage: 80
        :::
        """,
    ),
    Case(
        "empty-view",
        "usecase-list has no use case to show: none has :tags: shpo; correct the filter",
        "usecase-list",
        ("Buy", "No use cases."),
        rst=PAID + "\n.. usecase-list::\n   :tags: shpo\n",
        md="""
        :::::{usecase} Buy

        :::{step} Pay.
        :::
        :::::

        :::{usecase-list}
        :tags: shpo
        :::
        """,
    ),
    Case(
        "baseline",
        "old.json cannot be read: No such file or directory",
        "usecase_baseline",
        ("Pay.",),
        rst=PAID,
        conf={"usecase_baseline": "old.json"},
        file="conf.py",
    ),
    Case(
        "findings-baseline",
        "old.json cannot be read: No such file or directory",
        "usecase_findings_baseline",
        ("Pay.",),
        rst=PAID,
        conf={"usecase_findings_baseline": "old.json"},
        file="conf.py",
    ),
    Case(
        "contradicting-outcome",
        "UC-BUY: alternative 1a states a success guarantee, but ends in failure: 1 → 1a → failure",
        "Card refused",
        ("Pay.", "Card refused", "The ticket is there."),
        rst="""
        .. usecase:: Buy
           :id: UC-BUY

           .. step:: Pay.

              .. altflow:: Card refused
                 :end: failure

                 :Success guarantee: The ticket is there.
        """,
        md="""
        ::::::{usecase} Buy
        :id: UC-BUY

        :::::{step} Pay.

        ::::{altflow} Card refused
        :end: failure

        :Success guarantee: The ticket is there.
        ::::
        :::::
        ::::::
        """,
    ),
    Case(
        "diagram-failed",
        "UC-BUY: no diagram, because dot ended with exit code 1: bad graph",
        "Buy a ticket",
        ("Buy a ticket", "Pay."),
        rst="""
        .. usecase:: Buy a ticket
           :id: UC-BUY

           .. step:: Pay.
        """,
        md="""
        :::::{usecase} Buy a ticket
        :id: UC-BUY

        :::{step} Pay.
        :::
        :::::
        """,
    ),
    Case(
        "diagram-too-large",
        "UC-BUY: no diagram, because it has 4 nodes and usecase_diagram_limit is 3",
        "Buy a ticket",
        ("Buy a ticket", "Start → 1 → 2 → Success"),
        rst="""
        .. usecase:: Buy a ticket
           :id: UC-BUY

           .. step:: Choose.

           .. step:: Pay.
        """,
        md="""
        :::::{usecase} Buy a ticket
        :id: UC-BUY

        :::{step} Choose.
        :::

        :::{step} Pay.
        :::
        :::::
        """,
        conf={"usecase_diagram": "flow", "usecase_diagram_limit": 3},
    ),
    Case(
        "duplicate-id",
        'UC-BUY: this id of "Second" is used already by "First" in index, line',
        "Second",
        ("First", "Second", "Pay twice."),
        rst="""
        .. usecase:: First
           :id: UC-BUY

        .. usecase:: Second
           :id: UC-BUY

           .. step:: Pay twice.
        """,
        md="""
        :::{usecase} First
        :id: UC-BUY
        :::

        :::::{usecase} Second
        :id: UC-BUY

        :::{step} Pay twice.
        :::
        :::::
        """,
    ),
    Case(
        "duplicate-label",
        'label "E1" is used twice',
        "Two fails",
        ("One fails", "Two fails", "E1"),
        rst="""
        .. usecase:: Buy

           .. altflow:: One fails
              :label: E1

           .. altflow:: Two fails
              :label: E1
        """,
        md="""
        :::::{usecase} Buy

        :::{altflow} One fails
        :label: E1
        :::
        :::{altflow} Two fails
        :label: E1
        :::
        :::::
        """,
    ),
    Case(
        "duplicate-name",
        'name "pay" of step 2 is used already by step 1',
        "Pay again.",
        ("Pay once.", "Pay again."),
        rst="""
        .. usecase:: Buy

           .. step:: Pay once.
              :name: pay

           .. step:: Pay again.
              :name: pay
        """,
        md="""
        :::::{usecase} Buy

        :::{step} Pay once.
        :name: pay
        :::
        :::{step} Pay again.
        :name: pay
        :::
        :::::
        """,
    ),
    Case(
        "duplicate-option",
        ':status: is given twice: "draft" counts, and "approved" is shown as a field',
        ":status: approved",
        ("draft", "approved", "Pay."),
        rst="""
        .. usecase:: Buy
           :status: draft
           :status: approved

           .. step:: Pay.
        """,
        md="""
        :::::{usecase} Buy
        :status: draft
        :status: approved

        :::{step} Pay.
        :::
        :::::
        """
        * MYST_TELLS_LINES,
    ),
    Case(
        "empty-goto",
        "goes on elsewhere, but :goto: is empty",
        "No money",
        ("No money", "Ending not stated"),
        rst="""
        .. usecase:: Buy

           .. altflow:: No money
              :goto:
        """,
        md="""
        :::::{usecase} Buy

        :::{altflow} No money
        :goto:
        :::
        :::::
        """,
    ),
    Case(
        "endless-loop",
        "UC-BUY: the loop 1 → 1a → 1 has no exit",
        "Choose.",
        ("Choose.", "Show more"),
        rst="""
        .. usecase:: Buy
           :id: UC-BUY

           .. step:: Choose.
              :choice:

              .. altflow:: Show more
                 :resume: 1
        """,
        md="""
        ::::::{usecase} Buy
        :id: UC-BUY

        :::::{step} Choose.
        :choice:

        ::::{altflow} Show more
        :resume: 1
        ::::
        :::::
        ::::::
        """,
    ),
    Case(
        "external",
        "this is no usecases.json",
        "{}",
        ("Pay.",),
        rst=PAID,
        conf={"usecase_external": {"shop": "shop.json"}, "usecase_trackers": {"S-1": "https://x/{id}"}},
        files={"shop.json": "{}\n"},
        file="shop.json",
    ),
    Case(
        "shared-id",
        '"bank" and "shop" share the id UC-9; references lead to "bank"',
        "UC-9",
        ("Pay.",),
        rst=PAID,
        conf={
            "usecase_external": {"shop": "shop.json", "bank": "bank.json"},
            "usecase_trackers": {"S-1": "https://x/{id}"},
        },
        files={"shop.json": OTHER, "bank.json": OTHER},
        file="shop.json",
    ),
    Case(
        "unknown-statement",
        'AC1 measures the KPI "fast", but the KPIs here are KPI1',
        "It is quick.",
        ("It is quick.", "Seconds"),
        rst="""
        .. usecase:: Buy

           :KPIs: Seconds
           :Acceptance criteria:
              - It is quick.

                :kpi: fast

           .. step:: Pay.
        """,
        md="""
        ::::{usecase} Buy

        :KPIs: Seconds
        :Acceptance criteria:
            - It is quick.

              :kpi: fast

        :::{step} Pay.
        :::
        ::::
        """,
        conf={"myst_enable_extensions": ["colon_fence", "fieldlist"]},
    ),
    Case(
        "half-character",
        "half a surrogate pair, which no file can hold, is replaced",
        "Pay |half|.",
        ("Pay \ufffd.",),
        rst="""
        .. |half| unicode:: 0xD800

        .. usecase:: Buy

           .. step:: Pay |half|.
        """,
    ),
    Case(
        "invalid-id",
        '"1/x" cannot be an id',
        "Buy a ticket",
        ("Buy a ticket", "Pay."),
        rst="""
        .. usecase:: Buy a ticket
           :id: 1/x

           .. step:: Pay.
        """,
        md="""
        :::::{usecase} Buy a ticket
        :id: 1/x

        :::{step} Pay.
        :::
        :::::
        """,
    ),
    Case(
        "invalid-label",
        '"E/1" cannot be a label',
        "No money",
        ("No money", "A1"),
        rst="""
        .. usecase:: Buy

           .. altflow:: No money
              :label: E/1
        """,
        md="""
        :::::{usecase} Buy

        :::{altflow} No money
        :label: E/1
        :::
        :::::
        """,
    ),
    Case(
        "invalid-name",
        '"next" cannot be a name',
        "Pay.",
        ("Pay.",),
        rst="""
        .. usecase:: Buy

           .. step:: Pay.
              :name: next
        """,
        md="""
        :::::{usecase} Buy

        :::{step} Pay.
        :name: next
        :::
        :::::
        """,
    ),
    Case(
        "invalid-need",
        'UC-BUY: not among the needs: needs_id_regex is "^[A-Z0-9_]{5,}", which the id does not match',
        "usecase",
        ("UC-BUY", "Pay."),
        rst="""
        .. usecase:: Buy
           :id: UC-BUY

           .. step:: Pay.
        """,
        md="""
        :::::{usecase} Buy
        :id: UC-BUY

        :::{step} Pay.
        :::
        :::::
        """,
        extension="sphinx_needs",
    ),
    Case(
        "late-option",
        ":from:, :end: of altflow are fields, as an empty line stands before; write options right below",
        ":from:",
        ("No coins", "success"),
        rst="""
        .. usecase:: Buy

           .. step:: Pay.

           .. altflow:: No coins

              :Goal: A ticket.
              :from: 1
              :end: success
        """,
        md="""
        :::::{usecase} Buy

        :::{step} Pay.
        :::

        ::::{altflow} No coins

        :Goal: A ticket.
        :from: 1
        :end: success
        ::::
        :::::
        """,
    ),
    Case(
        "lost-directive",
        "was read as a paragraph, not as a directive",
        "{step}",
        ("{step}", "at the till"),
        rst="""
        .. usecase:: Buy

           :::{step} Pay at the till
        """,
        md="""
        :::::{usecase} Buy

        ```{step} Pay `cash` at the till
        ```
        :::::
        """,
    ),
    Case(
        "lost-prose",
        '"and the date" goes on after option :goal:',
        "and the date",
        ("A ticket", "and the date"),
        md="""
        :::::{usecase} Buy
        :goal: A ticket
          and the date

        :::{step} Pay.
        :::
        :::::
        """,
    ),
    Case(
        "misplaced",
        'step "Pay." stands outside a use case',
        "Pay.",
        ("Pay.", "Anna"),
        rst="""
        .. step:: Pay.
           :actor: Anna
        """,
        md="""
        :::{step} Pay.
        :actor: Anna
        :::
        """,
    ),
    Case(
        "missing-fieldlist",
        '":Goal: A ticket." looks like a field',
        ":Goal:",
        (":Goal: A ticket.", ":Trigger: Rain."),
        md="""
        :::::{usecase} Buy
        :class: wide

        :Goal: A ticket.

        :Trigger: Rain.
        :::::
        """,
        conf={"myst_enable_extensions": ["colon_fence"]},
    ),
    Case(
        "matrix-too-large",
        "this matrix is shown as a list, because it has 2 rows and 1 columns, which are 2 cells, and "
        "usecase_matrix_limit is 1",
        "usecase-matrix",
        ("Pay.", "Refused", "S-1"),
        rst="""
        .. usecase:: Buy
           :stories: S-1

           .. step:: Pay.

              .. altflow:: Refused
                 :end: failure

        .. usecase-matrix::
        """,
        md="""
        :::::{usecase} Buy
        :stories: S-1

        ::::{step} Pay.

        :::{altflow} Refused
        :end: failure
        :::
        ::::
        :::::

        ```{usecase-matrix}
        ```
        """,
        conf={"usecase_matrix_limit": 1},
    ),
    Case(
        "mixed-steps",
        "a numbered list beside step directives is kept as content",
        "Take coins.",
        ("Pay.", "Take coins.", "Count coins."),
        rst="""
        .. usecase:: Buy

           .. step:: Pay.

           1. Take coins.
           2. Count coins.
        """,
        md="""
        :::::{usecase} Buy

        :::{step} Pay.
        :::

        1. Take coins.
        2. Count coins.
        :::::
        """,
    ),
    Case(
        "no-outcome",
        "UC-BUY: no outcome is ever reached: UC-PAY → UC-BUY → UC-PAY",
        "Buy",
        ("Choose.", "Pay."),
        rst="""
        .. usecase:: Buy
           :id: UC-BUY
           :goto: UC-PAY

           .. step:: Choose.

        .. usecase:: Pay
           :id: UC-PAY
           :goto: UC-BUY

           .. step:: Pay.
        """,
        md="""
        ::::{usecase} Buy
        :id: UC-BUY
        :goto: UC-PAY

        :::{step} Choose.
        :::
        ::::

        ::::{usecase} Pay
        :id: UC-PAY
        :goto: UC-BUY

        :::{step} Pay.
        :::
        ::::
        """,
    ),
    Case(
        "other-list",
        "this numbered list is kept as content: the steps are those of the first list",
        "2. Pull.",
        ("Open.", "Close.", "Pull."),
        rst="""
        .. usecase:: Buy

           1. Open.
           2. Close.

           When it sticks:

           2. Pull.
        """,
        md="""
        :::{usecase} Buy

        1. Open.
        2. Close.

        When it sticks:

        2. Pull.
        :::
        """,
    ),
    Case(
        "own-numbers",
        "UC-BUY: step 3 is counted 2; :from:, :resume:, :repeat: and roles mean the numbers as written",
        "3. Close.",
        ("1 Open.", "2 Close."),
        rst="""
        .. usecase:: Buy
           :id: UC-BUY

           1. Open.

           3. Close.
        """,
        md="""
        :::{usecase} Buy
        :id: UC-BUY

        1. Open.
        3. Close.
        :::
        """,
    ),
    Case(
        "resume-inside",
        "UC-BUY: alternative 1a resumes at 1a1, in its own middle: 1 → 1a → 1a1 → 1a1",
        "Card refused",
        ("Pay.", "Card refused", "Ask again."),
        rst="""
        .. usecase:: Buy
           :id: UC-BUY

           .. step:: Pay.

              .. altflow:: Card refused
                 :resume: 1a1

                 .. step:: Ask again.
        """,
        md="""
        ::::::{usecase} Buy
        :id: UC-BUY

        :::::{step} Pay.

        ::::{altflow} Card refused
        :resume: 1a1

        :::{step} Ask again.
        :::
        ::::
        :::::
        ::::::
        """,
    ),
    Case(
        "results",
        "expected <testsuites> or <testsuite>, found <html>",
        "<html>",
        ("Pay.",),
        rst=PAID,
        conf={"usecase_test_results": ["results/*.xml"]},
        files={"results/junit.xml": "<html></html>"},
        file="results/junit.xml",
    ),
    Case(
        "too-deep",
        "this is nested more than 16 deep",
        "Part 17.",
        ("Part 1.", "Part 17.", "Part 18."),
        rst=".. usecase:: Buy\n\n"
        + "".join(f"{3 * n * ' '}.. step:: Part {n}.\n\n" for n in range(1, 19)),
        md="".join(f"{(40 - n) * ':'}{{step}} Part {n}.\n\n" for n in range(1, 19)).join(
            (f"{40 * ':'}{{usecase}} Buy\n\n", "".join(f"{n * ':'}\n" for n in range(22, 41)))
        ),
    ),
    Case(
        "two-endings",
        "states 2 endings",
        "No money",
        ("No money", "failure", "UC-OTHER"),
        rst="""
        .. usecase:: Buy

           .. altflow:: No money
              :end: failure
              :goto: UC-OTHER
        """,
        md="""
        :::::{usecase} Buy

        :::{altflow} No money
        :end: failure
        :goto: UC-OTHER
        :::
        :::::
        """,
    ),
    Case(
        "unclear-outcome",
        'UC-BUY: alternative "No money" ends in "failed", which is taken as a name; did you mean',
        "No money",
        ("No money", "Ends: failed"),
        rst="""
        .. usecase:: Buy
           :id: UC-BUY

           1. Pay.

           .. altflow:: No money
              :from: step 1
              :end: failed
        """,
        md="""
        ::::{usecase} Buy
        :id: UC-BUY

        1. Pay.

        :::{altflow} No money
        :from: step 1
        :end: failed
        :::
        ::::
        """,
    ),
    Case(
        "unclosed-fence",
        'the line that closes ":::{step} Pay." in line 6 closes this usecase too',
        ":::{usecase} Buy",
        ("Pay.", "Go."),
        md="""
        :::{usecase} Buy

        :::{step} Pay.
        :::
        :::{step} Go.
        :::
        :::
        """,
    ),
    Case(
        "undelivered",
        "stories that no flow delivers: S-2; epics without a use case: E-1",
        "usecase_undelivered",
        ("Pay.",),
        rst=PAID,
        conf={"usecase_backlog": ["b.csv"], "usecase_undelivered": True},
        files={"b.csv": "id,kind\nS-1,story\nS-2,story\nE-1,epic\n"},
        file="conf.py",
    ),
    Case(
        "unhandled-failure",
        "UC-BUY: step 1 includes UC-PAY, which can fail (1 → 1a → failure)",
        "The money moves.",
        ("The money moves.", "Card refused"),
        rst="""
        .. usecase:: Buy
           :id: UC-BUY

           .. step:: The money moves.
              :include: UC-PAY

        .. usecase:: Pay
           :id: UC-PAY

           .. step:: Charge.

              .. altflow:: Card refused
                 :end: failure
        """,
        md="""
        ::::{usecase} Buy
        :id: UC-BUY

        :::{step} The money moves.
        :include: UC-PAY
        :::
        ::::

        :::::{usecase} Pay
        :id: UC-PAY

        ::::{step} Charge.

        :::{altflow} Card refused
        :end: failure
        :::
        ::::
        :::::
        """,
    ),
    Case(
        "unknown-item",
        '"XX-1" matches no pattern of usecase_trackers',
        "Pay.",
        ("Pay.", "XX-1"),
        rst="""
        .. usecase:: Buy
           :stories: RO-1

           .. step:: Pay.
              :stories: XX-1
        """,
        md="""
        :::::{usecase} Buy
        :stories: RO-1

        :::{step} Pay.
        :stories: XX-1
        :::
        :::::
        """,
        conf={"usecase_trackers": {r"RO-\d+": "https://tracker.example.org/{id}"}},
    ),
    Case(
        "unknown-kind",
        '"happy" is no kind of alternative',
        "No money",
        ("No money", "happy"),
        rst="""
        .. usecase:: Buy

           .. altflow:: No money
              :kind: happy
        """,
        md="""
        :::::{usecase} Buy

        :::{altflow} No money
        :kind: happy
        :::
        :::::
        """,
    ),
    Case(
        "unknown-option",
        'unknown option "colour" of step',
        "Pay.",
        ("Pay.", "colour", "blue"),
        rst="""
        .. usecase:: Buy

           .. step:: Pay.
              :colour: blue
        """,
        md="""
        :::::{usecase} Buy

        :::{step} Pay.
        :colour: blue
        :::
        :::::
        """,
    ),
    Case(
        "unknown-result",
        'tests.Buy::pays: "UC-BUY.9" leads nowhere',
        '<testcase classname="tests.Buy" name="pays">',
        ("Pay.",),
        rst=PAID,
        conf={"usecase_test_results": ["junit.xml"]},
        files={
            "junit.xml": """
            <testsuite>
            <testcase classname="tests.Buy" name="pays">
            <properties><property name="usecase" value="UC-BUY, UC-BUY.9"/></properties>
            </testcase>
            </testsuite>
            """
        },
        file="junit.xml",
    ),
    Case(
        "unknown-step",
        'alternative "No money" branches from step 9, but the main flow has steps 1 to 2',
        "No money",
        ("No money", "Branches from 9"),
        rst="""
        .. usecase:: Buy

           .. step:: Choose.

           .. step:: Pay.

           .. altflow:: No money
              :from: 9
        """,
        md="""
        :::::{usecase} Buy

        :::{step} Choose.
        :::
        :::{step} Pay.
        :::
        :::{altflow} No money
        :from: 9
        :::
        :::::
        """,
    ),
    Case(
        "unknown-target",
        '"UC-GONE" leads nowhere; expected the id of a use case',
        "No money",
        ("No money", "UC-GONE"),
        rst="""
        .. usecase:: Buy

           .. altflow:: No money
              :goto: UC-GONE
        """,
        md="""
        :::::{usecase} Buy

        :::{altflow} No money
        :goto: UC-GONE
        :::
        :::::
        """,
    ),
    Case(
        "unreachable-step",
        "UC-BUY: step 2 is never reached: after 1 one alternative is taken, and none of them",
        "Print it.",
        ("Pay.", "Card refused", "Print it."),
        rst="""
        .. usecase:: Buy
           :id: UC-BUY

           .. step:: Pay.
              :choice:

              .. altflow:: Card refused
                 :end: failure

           .. step:: Print it.
        """,
        md="""
        ::::::{usecase} Buy
        :id: UC-BUY

        :::::{step} Pay.
        :choice:

        ::::{altflow} Card refused
        :end: failure
        ::::
        :::::

        :::{step} Print it.
        :::
        ::::::
        """,
    ),
    Case(
        "unwritable",
        "index-list.csv cannot be written (",
        "usecase-list",
        ("Buy", "UC-BUY"),
        rst=f"""
{PAID}
.. usecase-list::
   :csv:
""",
        md="""
        :::::{usecase} Buy
        :id: UC-BUY
        :::::

        ```{usecase-list}
        :csv:
        ```
        """,
        files={"../html/_downloads/usecase": "in the way of a folder"},
    ),
    Case(
        "waived-story",
        "UC-BUY: alternative 1a is waived, but has S-1; leave out :waived: or :stories:",
        "Refused",
        ("rare", "S-1"),
        rst="""
        .. usecase:: Buy
           :id: UC-BUY

           .. step:: Pay.

              .. altflow:: Refused
                 :waived: rare
                 :stories: S-1
        """,
        md="""
        ::::{usecase} Buy
        :id: UC-BUY

        :::{step} Pay.
        :::

        :::{altflow} Refused
        :from: 1
        :waived: rare
        :stories: S-1
        :::
        ::::
        """,
    ),
    Case(
        "without-title",
        "a use case needs a title",
        "usecase",
        ("UC-BUY", "Pay."),
        rst="""
        .. note::

           .. usecase::
              :id: UC-BUY

              .. step:: Pay.
        """,
    ),
    Case(
        "wrong-kind",
        'UC-BUY.1: "S-1" is named as a story, but its source says that it is an epic',
        "Pay.",
        ("Pay.", "S-1 Shop"),
        rst=PAID,
        conf={"usecase_backlog": ["b.csv"]},
        files={"b.csv": "id,title,kind\nS-1,Shop,epic\n"},
    ),
)
PROVOKED = [
    pytest.param(case, suffix, source, id=f"{case.subtype}-{suffix}")
    for case in CASES
    for suffix, source in case.sources()
]


def project_of(case: Case, suffix: str, source: str, folder: Path) -> Project:
    """A project with that page, set up for its syntax; it draws only where drawing is the case."""
    conf: dict[str, Any] = {}
    if case.subtype == "diagram-failed":
        conf["graphviz_dot"] = failing_dot(folder)
    elif case.subtype != "diagram-too-large":
        conf["usecase_diagram"] = "none"
    if suffix == "md":
        pytest.importorskip("myst_parser")
        conf |= MYST
    if case.extension:
        pytest.importorskip(case.extension)
        conf["extensions"] = [case.extension, *conf.get("extensions", ["sphinxext.usecase"])]
    project = Project(folder, conf | case.conf)
    project.write({f"index.{suffix}": source, **case.files})
    return project


def test_the_table_covers_every_subtype_that_is_said() -> None:
    silent = [rule.id for rule in rules().values() if rule.severity in ("advice", "off")]
    assert sorted({case.subtype for case in CASES} | set(silent)) == sorted(subtypes())


@pytest.mark.parametrize(("case", "suffix", "source"), PROVOKED)
def test_one_located_message_and_the_text_stays(
    case: Case, suffix: str, source: str, tmp_path: Path
) -> None:
    project = project_of(case, suffix, source, tmp_path)
    built = project.build()
    assert len(built.warnings) == 1, built.warnings
    (warned,) = built.warned
    file = case.file or f"index.{suffix}"
    at = line_of((project.source / file).read_text("utf-8"), case.at)
    assert (warned.file, warned.line, warned.kind) == (file, at, f"usecase.{case.subtype}")
    assert case.says in warned.text
    shown = " ".join(built.page().get_text().split())
    assert [part for part in case.kept if part not in shown] == []


@pytest.mark.parametrize(("case", "suffix", "source"), PROVOKED)
def test_its_subtype_silences_it(case: Case, suffix: str, source: str, tmp_path: Path) -> None:
    project = project_of(case, suffix, source, tmp_path)
    project.conf["suppress_warnings"] = [f"usecase.{case.subtype}"]
    builder = "html" if case.subtype.startswith("diagram-") else "dummy"
    assert project.build(builder).warnings == []


@pytest.mark.parametrize("subtype", sorted(subtypes()))
def test_every_subtype_is_described_in_one_sentence(subtype: str) -> None:
    assert subtypes()[subtype].endswith(".")


def test_the_type_silences_all(project: Project) -> None:
    project.conf |= {"usecase_diagram": "spiral", "suppress_warnings": ["usecase"]}
    project.write({"index.rst": HEAD + ".. usecase::\n\n   .. step:: Pay.\n      :repeat: 7\n"})
    assert project.build("dummy").warnings == []


def test_several_mistakes_are_told_one_by_one(project: Project) -> None:
    source = HEAD + dedent("""
        .. usecase:: Buy
           :id: UC-BUY

           .. step:: Pay.
              :repeat: 3-9

           .. altflow:: No money
              :from: cashdesk
              :resume: 8

           .. altflow:: No time
              :from: 1
              :end: failure
              :resume: 1
        """)
    project.write({"index.rst": source})
    told = {(warned.line, warned.kind) for warned in project.build("dummy").warned}
    assert told == {
        (line_of(source, "Pay."), "usecase.unknown-step"),
        (line_of(source, "No money"), "usecase.unknown-step"),
        (line_of(source, "No time"), "usecase.two-endings"),
    }


def test_a_message_is_one_line_that_terminals_print(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[tuple[str, object]] = []

    def tell(_text: str, message: str, **more: object) -> None:
        said.append((message, more["location"]))

    monkeypatch.setattr(messages.logger, "warning", tell)
    written = "a\r\n  b\x0bc\x1c\td\u2028e\x85f\x1bg\x00h\x7fi\tj\n"
    messages.warn("config", written, ("page", 3))
    messages.warn("config", "x", ("page", elsewhere(4, file="/a.py", source="a.py")))
    assert said == [("a b c d e f\ufffdg\ufffdh\ufffdi\tj ", ("page", 3)), ("x", "/a.py:4")]
    assert [*subtypes()] == sorted(subtypes())
