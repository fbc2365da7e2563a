"""The seals of what tests name."""

from __future__ import annotations

from core.drafting import alt, record, step
from sphinxext.usecase.core.changes.evidence import SealsNow
from sphinxext.usecase.core.changes.seals import seals
from sphinxext.usecase.core.model.targets import Target
from sphinxext.usecase.core.model.usecase import Statement


def test_each_place_has_the_seals_of_its_text() -> None:
    body = step("Ask", step("Aloud")), alt("Nobody answers", step("Wait"), origin="1")
    criterion = Statement("AC1", "criterion", "acceptance criteria", "In a day", 9)
    usecase = record(*body)._replace(statements=(criterion,))
    known = {usecase.id: usecase, "TOLD": record(alt("Somehow"))._replace(id="TOLD")}
    found, now = seals(usecase, known), SealsNow(known)

    def at(label: str, type_: str = "step", usecase_id: str = "UC") -> tuple[str, ...]:
        return now(Target(type_, label, "page", label, label, label, usecase_id))  # type: ignore[arg-type]

    assert found.main
    assert at("UC", "usecase") == (found.whole.seal, found.main.seal)
    assert at("1") == at("1.1") == (found.main.seal,)
    assert at("1a", "altflow") == at("1a1") == (found.flows[0].seal,)
    assert at("AC1", "statement") == (found.statements[0].seal,)
    assert len(at("TOLD", "usecase", "TOLD")) == 1
    assert at("9") == ()
