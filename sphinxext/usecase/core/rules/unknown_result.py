"""Results of tests that name what there is not."""

from __future__ import annotations

from collections.abc import Iterator

from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.model.targets import MAIN
from sphinxext.usecase.core.rules.rule import Rule
from sphinxext.usecase.core.rules.tracing import Traced, finding_in_results, together


def check(traced: Traced) -> Iterator[Finding]:
    """Addresses that lead nowhere, and use cases without a flow to test, each once in a file."""
    if not traced.has_results:
        return
    project = traced.project
    for tests, address in together(project.verdicts.unknown):
        text = f'"{address}" leads nowhere'
        yield finding_in_results(tests, address, text, _EXPECTED)
    for tests, usecase_id in together(project.verdicts.of_usecases):
        if MAIN not in project.catalogue.summaries[usecase_id].kinds:
            text = f"{usecase_id} states no main flow that could be tested"
            yield finding_in_results(tests, usecase_id, text, "name a flow of it")


_EXPECTED = "expected the address of a use case, a flow, a step or a statement, such as UC-1.2a"
_RESULT = """\
<testsuite>
  <testcase classname="tests.Lend" name="lends">
    <properties><property name="usecase" value="UC-LEND.lend"/></properties>
  </testcase>
</testsuite>
"""
RULE = Rule(
    id="unknown-result",
    finds="The result of a test names an address that leads nowhere.",
    why="The test proves something, but nobody knows what. Most often a step has got another name.",
    bad="""\
.. usecase:: Lend a book
   :id: UC-LEND

   .. step:: The librarian lends the book.
""",
    better="""\
.. usecase:: Lend a book
   :id: UC-LEND

   .. step:: The librarian lends the book.
      :name: lend
""",
    over="traced",
    check=check,
    conf={"usecase_test_results": ["junit.xml"]},
    files={"junit.xml": _RESULT},
)
