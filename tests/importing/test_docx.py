"""Word documents: headings, bold words, tables of fields, lists that Word numbers."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from helpers import assert_as_kept
from importing.test_samples import found
from sphinxext.usecase.core.prose.dialects import DIALECTS
from sphinxext.usecase.core.prose.usecases import read
from sphinxext.usecase.core.prose.writing import write
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
    word.add_paragraph("Told by the clerk:")
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
    page = write(read(blocks), DIALECTS["rst"])
    assert_as_kept(Path(__file__).parent / "pages" / "word.docx.rst", page)


LIST = """\
<w:abstractNum w:abstractNumId="77"
xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="(%1)"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="26"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%3:"/></w:lvl>
<w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>
<w:lvl w:ilvl="4"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%5."/></w:lvl>
</w:abstractNum>"""
"""A list of five levels, which begins with 3."""
NUMBER = """\
<w:num xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:numId="77">
<w:abstractNumId w:val="77"/></w:num>"""


def test_lists_are_counted_as_word_counts_them() -> None:
    from docx.oxml import parse_xml  # noqa: PLC0415

    word = docx.Document()
    numbering = word.part.numbering_part.element
    numbering.insert(0, parse_xml(LIST))
    numbering.append(parse_xml(NUMBER))
    word.add_paragraph("Pay", style="Title")
    for level, text in enumerate(["one", "two", "three", "four", "five"]):
        for again in (text, f"{text} again"):
            listed = word.add_paragraph(again)._p.get_or_add_pPr().get_or_add_numPr()
            listed.get_or_add_ilvl().val, listed.get_or_add_numId().val = level, 77
    for level, text in ((0, "last"), (1, "below")):
        listed = word.add_paragraph(text)._p.get_or_add_pPr().get_or_add_numPr()
        listed.get_or_add_ilvl().val, listed.get_or_add_numId().val = level, 77
    none = word.add_paragraph("no list")._p.get_or_add_pPr().get_or_add_numPr()
    none.get_or_add_numId().val = 0
    word.add_paragraph(" ")
    cells = word.add_table(rows=2, cols=2)
    cells.cell(0, 0).merge(cells.cell(0, 1)).text = "wide"
    cells.cell(1, 0).text, cells.cell(1, 1).text = "a\nb", "c"
    content = io.BytesIO()
    word.save(content)
    blocks = FORMAT.read(content.getvalue())
    assert [(one.kind, one.level, one.label, one.text, one.line) for one in blocks[:-1]] == [
        ("heading", 0, "", "Pay", 1),
        ("item", 0, "3", "one", 2),
        ("item", 0, "4", "one again", 3),
        ("item", 1, "", "4a. two", 4),
        ("item", 1, "", "4b. two again", 5),
        ("item", 2, "", "Z. three", 6),
        ("item", 2, "", "AA. three again", 7),
        ("item", 3, "", "four", 8),
        ("item", 3, "", "four again", 9),
        ("item", 4, "", "iii. five", 10),
        ("item", 4, "", "iv. five again", 11),
        ("item", 0, "5", "last", 12),
        ("item", 1, "", "5a. below", 13),
        ("text", 0, "", "no list", 14),
    ]
    assert (blocks[-1].rows, blocks[-1].line) == ((("wide", ""), ("a\nb", "c")), 16)
