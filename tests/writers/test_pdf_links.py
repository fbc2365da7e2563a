"""Diagrams in a PDF: each node is a link, which lies on it and leads to what it shows."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import NamedTuple

import pytest

from helpers import EXAMPLE, HEAD, Project
from sphinxext.usecase.core.model import labels
from sphinxext.usecase.diagrams.linkmap import areas, map_and_picture
from sphinxext.usecase.diagrams.pictures import FILE, Pictures
from writers.test_latex import COMPLAINTS, plain, steps_of

ENGINES = {"pdflatex": "-pdf", "lualatex": "-pdflua", "xelatex": "-pdfxe"}
"""Engine -> how latexmk calls it."""
TRIED = os.environ.get("USECASE_TEX_ENGINES", "pdflatex").split(",")
"""The engines to test with; few machines have all of them."""
READABLE = r"""
\ifdefined\pdfcompresslevel\pdfcompresslevel=0 \pdfobjcompresslevel=0 \fi
\ifdefined\pdfvariable\pdfvariable compresslevel=0 \pdfvariable objcompresslevel=0 \fi
\ifdefined\XeTeXversion
  \AtBeginDocument{\special{dvipdfmx:config z 0}\special{dvipdfmx:config C 0x40}}
\fi"""
"""Makes a PDF whose objects are plain text."""
ACTORS = [f"Department {letter}" for letter in "ABCDEFGHIJ"]
WIDE = f"""\
.. usecase:: Hand it round
   :id: UC-WIDE
   :diagram: swimlane

   :Actors: {", ".join(ACTORS)}

   .. step:: The letter arrives.
      :include: UC-LEAD

""" + "".join(f"   .. step:: It is read.\n      :actor: {actor}\n\n" for actor in ACTORS)
PAGES = {
    "index.rst": f"""\
Use cases
=========

.. toctree::

   sub/a_page

.. usecase-diagram::
   :caption: All of them
   :legend:

.. usecase-flow:: UC-LEAD
   :diagram: swimlane

{WIDE}
   .. altflow:: It is lost & found {{100 %}}
      :from: *
      :goto: UC-LEAD.2a

   .. altflow:: Nobody reads it
      :from: 2, 4
      :label: EXT 1
      :end: failure
""",
    "sub/a_page.rst": HEAD + EXAMPLE,
}


class Link(NamedTuple):
    """A link of a PDF: where it leads, and the words that lie in its box."""

    destination: str
    words: str
    width: float


def conf(**values: object) -> dict[str, object]:
    documents = [("index", "usecases.tex", "Use cases", "The authors", "manual")]
    return {"project": "Use cases", "latex_documents": documents, **values}


def compiled(folder: Path, option: str, name: str = "usecases") -> Path:
    """The PDF that LaTeX makes of what Sphinx wrote."""
    command = ["latexmk", option, "-interaction=nonstopmode", "-halt-on-error", f"{name}.tex"]
    run = subprocess.run(command, cwd=folder, check=False, capture_output=True)
    assert run.returncode == 0, run.stdout.decode(errors="replace")[-3000:]
    return folder / f"{name}.pdf"


@pytest.fixture(scope="module", params=TRIED)
def pdf(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    elements = {"passoptionstopackages": READABLE, "fontpkg": ""}
    values = conf(latex_engine=request.param, latex_elements=elements, latex_use_xindy=False)
    project = Project(tmp_path_factory.mktemp(request.param), values)
    project.write(PAGES)
    built = project.build("latex")
    assert built.warnings == []
    project.build("usecases")
    return compiled(built.out, ENGINES[request.param])


def links_of(pdf: Path) -> Iterator[Link]:
    """The links within a PDF, each with what is to be read in its box."""
    found = re.findall(rb"(?s)^(\d+) 0 obj(.*?)^endobj", pdf.read_bytes(), re.MULTILINE)
    objects = {int(number): text.decode("latin-1") for number, text in found}
    pages = [text for text in objects.values() if re.search(r"/Type ?/Page\b", text)]
    for page, (height, words) in zip(pages, words_of(pdf), strict=True):
        linked = re.search(r"/Annots ?(?:\[(.*?)\]|(\d+) 0 R)", page, re.DOTALL)
        inner = linked and (linked[1] or objects[int(linked[2])])
        for number in re.findall(r"(\d+) 0 R", inner or ""):
            link = objects[int(number)]
            target = re.search(r"/S ?/GoTo ?/D ?\((.*?)\)", link)
            box = re.search(r"/Rect ?\[([^]]*)\]", link)
            if target and box:
                left, low, right, high = map(float, box[1].split())
                inside = [word for x, y, word in words if left < x < right and low < height - y < high]
                yield Link(target[1], plain("".join(inside)), right - left)


def words_of(pdf: Path) -> Iterator[tuple[float, list[tuple[float, float, str]]]]:
    """The height of each page, and its words with the points in their middle, from the upper left."""
    command = ["pdftotext", "-enc", "UTF-8", "-bbox", str(pdf), "-"]
    text = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    number = '"([^"]*)"'
    box = f"xMin={number} yMin={number} xMax={number} yMax={number}"
    for page in text.split("<page ")[1:]:
        height = re.search(rf"height={number}", page)
        assert height is not None
        words = re.findall(rf"<word {box}>(.*?)</word>", page)
        yield (
            float(height[1]),
            [
                ((float(left) + float(right)) / 2, (float(high) + float(low)) / 2, unescape(word))
                for left, high, right, low, word in words
            ],
        )


def destinations(pdf: Path) -> dict[str, str]:
    """Label of LaTeX -> the destination in the PDF."""
    aux = pdf.with_suffix(".aux").read_text("utf-8", "replace")
    return dict(re.findall(r"\\newlabel\{([^}]*)\}\{.*\{([^{}]*)\}\{\}\}$", aux, re.MULTILINE))


def nodes_of(pdf: Path) -> Iterator[tuple[str, str, str]]:
    """Use case, label of LaTeX and words of each node that stands for a step or an alternative."""
    model = json.loads((pdf.parents[1] / "usecases" / "usecases.json").read_text("utf-8"))
    for usecase in model["usecases"]:
        steps = [(one["label"], one["text"]) for one in steps_of(usecase)]
        for flow in usecase["flows"]:
            steps.append((flow["label"], flow["condition"]))
            steps += [(one["label"], one["text"]) for one in steps_of(flow)]
        for label, text in steps:
            anchor = labels.anchor(labels.address(usecase["id"], label))
            yield usecase["id"], f"{usecase['docname']}:{anchor}", plain(label + text)


@pytest.mark.latex
def test_each_node_leads_to_its_step_or_alternative(pdf: Path) -> None:
    there = Counter((link.destination, link.words) for link in links_of(pdf))
    known = destinations(pdf)
    shown = {"UC-LEAD": 2, "UC-WIDE": 1}  # how many diagrams show it
    wanted = {(known[label], words): shown[usecase] for usecase, label, words in nodes_of(pdf)}
    assert len(wanted) == 20
    assert [one for one, times in wanted.items() if there[one] < times] == []


@pytest.mark.latex
@pytest.mark.parametrize(
    ("label", "words", "times"),
    [
        ("sub/a_page:UC-LEAD", "UC-LEAD", 3),  # in both diagrams and in the text
        ("sub/a_page:UC-LEAD.2a", "UC-LEAD.2a", 2),
        ("sub/a_page:UC-LEAD", "UC-LEAD Hand a qualified lead to sales", 1),
        ("index:UC-WIDE", "UC-WIDE Hand it round", 1),
    ],
    ids=["include", "goto", "use case elsewhere", "use case on the page"],
)
def test_a_node_leads_to_another_use_case(pdf: Path, label: str, words: str, times: int) -> None:
    wanted = destinations(pdf)[label], plain(words)
    assert [(link.destination, link.words) for link in links_of(pdf)].count(wanted) == times


@pytest.mark.latex
def test_links_are_as_small_as_a_picture_that_is_scaled_down(pdf: Path) -> None:
    (link,) = (link for link in links_of(pdf) if link.words == plain("1 The letter arrives."))
    tex = pdf.with_suffix(".tex").read_text("utf-8")
    natural = re.search(r"\\usecaselink\{[^}]*\}\{(\d+),\d+\}\{\\detokenize\{index:UC-WIDE.1\}\}", tex)
    assert natural is not None
    assert 10 < link.width < 0.9 * float(natural[1])


@pytest.mark.latex
def test_the_log_is_free_of_complaints(pdf: Path) -> None:
    log = pdf.with_suffix(".log").read_text("utf-8", "replace")
    found = {name: re.findall(f".*(?:{one}).*", log, re.MULTILINE) for name, one in COMPLAINTS.items()}
    assert found == {name: [] for name in COMPLAINTS}


@pytest.fixture
def apart(project: Project) -> Project:
    """A project with two PDFs that refer to one another."""
    project.conf = conf(
        latex_documents=[(name, f"{name}.tex", name, "The authors", "manual") for name in ("index", "b")]
    )
    views = ".. usecase-flow:: UC-LEAD\n\n.. usecase-diagram::\n\n.. usecase-list::\n\n"
    project.write({"index.rst": HEAD + views + WIDE, "b.rst": f":orphan:\n\n{HEAD}{EXAMPLE}"})
    return project


@pytest.mark.parametrize("builder", ["latex", "texinfo"])
def test_what_another_document_holds_is_shown_as_words(apart: Project, builder: str) -> None:
    apart.conf["suppress_warnings"] = ["usecase.unhandled-failure"]
    apart.conf["texinfo_documents"] = [
        (name, name, name, "The authors", name, "", "Miscellaneous") for name in ("index", "b")
    ]
    built = apart.build(builder)
    assert built.warnings == []
    suffix = {"latex": "tex", "texinfo": "texi"}[builder]
    assert "Hand a qualified lead to sales" in built.read(f"index.{suffix}")


@pytest.mark.latex
def test_a_node_is_no_link_if_another_pdf_holds_its_step(apart: Project) -> None:
    apart.conf["latex_elements"] = {"passoptionstopackages": READABLE, "fontpkg": ""}
    pdf = compiled(apart.build("latex").out, "-pdf", "index")
    found = {link.words for link in links_of(pdf)}
    assert plain("1 The letter arrives.") in found
    assert not any("qualified" in words for words in found)
    log = pdf.with_suffix(".log").read_text("utf-8", "replace")
    assert not re.search(COMPLAINTS["undefined references"], log)
    assert not re.search(COMPLAINTS["links to nowhere"], log)


def test_links_stand_with_each_picture_and_lead_to_labels(project: Project) -> None:
    project.conf = conf()
    project.write(PAGES)
    built = project.build("latex")
    assert built.warnings == []
    tex = built.read("usecases.tex")
    # Three pictures as a whole, and a wide one on three sheets.
    assert [tex.count(f"\\usecase{one}{{") for one in ("links", "part")] == [3, 3]
    assert tex.count("\\sphinxincludegraphics") == 6
    wanted = re.findall(r"\\usecaselink\{\d+,-\d+\}\{\d+,\d+\}\{(.*)\}%$", tex, re.MULTILINE)
    assert len(wanted) == tex.count("\\usecaselink{") > 30
    assert set(wanted) <= set(re.findall(r"\\label\{(\\detokenize\{[^}]*\})\}", tex))
    assert "\\usepackage{sphinxusecase}" in tex
    assert (built.out / "sphinxusecase.sty").is_file()


def test_other_additional_files_are_copied_too(project: Project) -> None:
    project.conf = conf(latex_additional_files=["mine.sty"])
    project.write({"index.rst": HEAD + EXAMPLE, "mine.sty": "% mine"})
    assert project.build("latex").read("mine.sty") == "% mine"


def test_a_picture_without_a_map_is_shown_without_links(project: Project) -> None:
    project.conf = conf()
    project.write({"index.rst": HEAD + EXAMPLE})
    project.build("latex")
    pictures = Pictures(project.folder / "doctrees" / FILE)
    (name,) = pictures.names()
    content = pictures.get(name)
    assert content is not None
    alone = map_and_picture(content)[1]
    pictures.update({name: alone}, {}, ["index"], ".cmapx+pdf")
    tex = project.build("latex").read("usecases.tex")
    assert tex.count("\\sphinxincludegraphics") == 1
    assert "usecaselink" not in tex.partition("\\begin{document}")[2]


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (b"<map></map>\n%PDF-1.5 </map>", ("<map>", b"%PDF-1.5 </map>")),
        (b"<map>\xff</map>%PDF", ("<map>\ufffd", b"%PDF")),
        (b"%PDF-1.5", ("", b"%PDF-1.5")),
        (b"", ("", b"")),
    ],
)
def test_a_map_is_what_stands_before_the_picture(content: bytes, wanted: tuple[str, bytes]) -> None:
    assert map_and_picture(content) == wanted


@pytest.mark.parametrize(
    ("shape", "coordinates", "box"),
    [
        ("rect", "4,6,148,40", (4, 6, 148, 40)),
        ("circle", "20,30,10", (10, 20, 30, 40)),
        ("poly", "50,4,99,20,50,36,-1,20", (-1, 4, 99, 36)),
    ],
)
def test_an_area_fills_a_box(shape: str, coordinates: str, box: tuple[int, ...]) -> None:
    (area,) = areas(f'<area shape="{shape}" href="#UC.1" title="a" alt="" coords="{coordinates}"/>', {})
    assert (area.url, area.box) == ("#UC.1", box)


@pytest.mark.parametrize("coordinates", ["", "4", "4,,5,6", "4,-,5,6", "4,6,148,40,x"])
def test_an_area_whose_coordinates_make_no_sense_is_none(coordinates: str) -> None:
    map_ = f'<area shape="rect" href="#UC.1" title="a" alt="" coords="{coordinates}"/>'
    assert list(areas(map_, {})) == []
