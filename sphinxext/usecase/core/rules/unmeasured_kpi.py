"""KPIs that no criterion measures."""

from __future__ import annotations

from collections.abc import Iterator

from sphinxext.usecase.core.model.findings import Finding
from sphinxext.usecase.core.rules.rule import Rule
from sphinxext.usecase.core.rules.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Each without a target, unless there are criteria of which none says what it measures."""
    statements = subject.usecase.statements
    criteria = [one for one in statements if one.kind == "criterion"]
    measured = {one.kpi for one in criteria if one.kpi}
    if criteria and not measured:
        return
    for one in statements:
        if one.kind == "kpi" and not one.target and not measured & {one.label, one.name}:
            yield subject.finding(
                one,
                f'no criterion measures the KPI {one.label} "{one.text}"',
                "write :kpi: at the criterion that does, or :target: at the KPI",
            )


RULE = Rule(
    id="unmeasured-kpi",
    finds="A KPI has neither a target nor a criterion that measures it.",
    why=(
        "A KPI says what counts, and not how much of it is enough. Where criteria do not name the KPIs "
        "that they measure, nothing is said: nobody can tell what belongs to what."
    ),
    bad="""\
.. usecase:: Lend a book
   :id: UC-LEND

   .. step:: The librarian scans the card.

   :KPIs: Time at the desk
""",
    better="""\
.. usecase:: Lend a book
   :id: UC-LEND

   .. step:: The librarian scans the card.

   :KPIs: Time at the desk
   :Acceptance criteria:
      - Nine out of ten members leave within a minute.

        :kpi: KPI1
""",
    over="usecase",
    check=check,
    severity="advice",
)
