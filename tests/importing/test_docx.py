"""Word documents: headings, bold words, tables of fields, lists that Word numbers."""

from __future__ import annotations

import io

import pytest

from importing.test_samples import found
from sphinxext.usecase.core.prose.usecases import read
from sphinxext.usecase.importing.docx import FORMAT

docx = pytest.importorskip("docx")


def test_a_word_document_is_read() -> None:
    word = docx.Document()
    word.add_heading("UC-60: Renew a licence", 1)
    actor = word.add_paragraph()
    actor.add_run("Actor: ").bold = True
    actor.add_run("Owner").italic = True
    table = word.add_table(rows=0, cols=2)
    for header, text in [("Goal", "The licence is valid."), ("Trigger", "It runs out in a month.")]:
        row = table.add_row().cells
        row[0].text, row[1].text = header, text
    word.add_heading("Main flow", 2)
    for step in ("The owner opens the portal.", "The system shows the price.", "The owner pays."):
        word.add_paragraph(step, style="List Number")
    word.add_heading("Alternative flows", 2)
    word.add_paragraph("2a. The owner finds the price too high.")
    word.add_paragraph("2a1. The owner asks for a rebate.")
    word.add_paragraph("2a2. The use case continues at step 3.")
    word.add_heading("Postconditions", 2)
    word.add_paragraph("The licence is renewed.", style="List Bullet")
    content = io.BytesIO()
    word.save(content)
    blocks = FORMAT.read(content.getvalue())
    assert [found(usecase) for usecase in read(blocks).usecases] == [
        {
            "id": "UC-60",
            "title": "UC-60: Renew a licence",
            "steps": 3,
            "fields": "Actor, Goal, Trigger, Postconditions",
            "flows": [["2a", "2", "resume 3", 2]],
        }
    ]
    assert blocks[-1].kind == "item"
    assert not blocks[-1].label
