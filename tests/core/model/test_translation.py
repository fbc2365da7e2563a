"""What a translation shows of a use case: its words are others, its names and states stay."""

from __future__ import annotations

from core.drafting import alt, record, step
from sphinxext.usecase.core.model.translation import shown
from sphinxext.usecase.core.model.usecase import End


def test_words_are_translated_and_what_others_refer_to_stays() -> None:
    way = alt("No", name="no", end="failure: gone", kind="exception")
    first = step("Ask", way, name="ask", actor="Clerk", label="S1", examined="Why")
    made = record(first, status="open", owner="Jo", priority="high")
    texts = "Title Ask No no gone exception ask Clerk S1 S1a Why open Jo high UC page flow".split()
    translated = shown(made, {text: f"x{text}" for text in texts})
    (flow,) = made.flows
    assert isinstance(flow.ending, End)
    assert translated == made._replace(
        title="xTitle",
        steps=(made.steps[0]._replace(text="xAsk", examined="xWhy"),),
        flows=(flow._replace(condition="xNo", ending=flow.ending._replace(name="xgone")),),
    )
