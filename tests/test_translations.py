"""The extension's own words in other languages: catalogues, pages, pictures, index and search."""

from __future__ import annotations

import ast
import json
import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from babel.messages import pofile
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import CommandLineInterface
from bs4 import BeautifulSoup
from docutils import nodes
from sphinx.locale import translators

from core.drafting import alt, record, step
from helpers import DOCS, HEAD, Built, Project, assert_as_kept
from sphinxext.usecase import translations
from sphinxext.usecase import words as ours
from sphinxext.usecase.core.changes.seals import seal
from sphinxext.usecase.core.exchange.approvaljson import write_approval
from sphinxext.usecase.core.exchange.tojson import export
from sphinxext.usecase.core.model.approvals import Approval, FlowText
from sphinxext.usecase.core.reading.fields import SYNONYMS, normalise, recogniser
from sphinxext.usecase.core.rules.registry import rules
from sphinxext.usecase.views import scenarios
from sphinxext.usecase.words import _CHANGED, _FIELDS, phrase

PACKAGE = Path(translations.__file__).parent
LANGUAGES = sorted(path.name for path in translations.LOCALE.iterdir())
MYST = {
    "extensions": ["myst_parser", "sphinxext.usecase"],
    "myst_enable_extensions": ["colon_fence", "fieldlist"],
}


def path_of(language: str) -> Path:
    """The catalogue that is shipped."""
    return PACKAGE / "locale" / language / "LC_MESSAGES" / "sphinxext.usecase.po"


def catalogue(language: str) -> Catalog:
    """The same, parsed."""
    with path_of(language).open("rb") as file:
        return pofile.read_po(file, locale=language, abort_invalid=True)


def messages(language: str) -> dict[str, Message]:
    """The phrases of a catalogue by their English text."""
    return {str(message.id): message for message in catalogue(language) if message.id}


def translated(language: str) -> dict[str, str]:
    """English phrase -> phrase."""
    return {text: str(message.string) for text, message in messages(language).items()}


def placeholders(template: str) -> Counter[str]:
    """The names of the placeholders of a phrase."""
    return Counter(name for _text, name, *_format in Formatter().parse(template) if name is not None)


# -- catalogues ---------------------------------------------------------------------------------


def test_there_are_catalogues() -> None:
    assert {"de", "fr"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_holds_every_phrase_and_no_other(language: str) -> None:
    found = extract_from_dir(PACKAGE, keywords={**DEFAULT_KEYWORDS, "later": None})
    assert set(messages(language)) == {str(text) for _file, _line, text, *_more in found}
    assert not catalogue(language).obsolete


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_is_complete(language: str) -> None:
    for text, message in messages(language).items():
        assert message.string, text
        assert not message.fuzzy, text
        assert placeholders(str(message.string)) == placeholders(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_header_of_a_catalogue_is_filled_in_and_names_nobody(language: str) -> None:
    found = catalogue(language)
    assert found.project == "sphinxext-usecase"
    assert found.last_translator == "sphinxext-usecase contributors"
    assert str(found.locale) == language
    assert not found.fuzzy
    assert "@" not in path_of(language).read_text(encoding="utf-8")


def test_every_phrase_can_be_extracted() -> None:
    hidden = [
        f"{path.name}: {ast.unparse(node)}"
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("_", "later")
        and not isinstance(node.args[0], ast.Constant)
    ]
    assert hidden == ["words.py: later(message)"]


def test_french_has_no_break_before_high_punctuation() -> None:
    assert not [text for text in translated("fr").values() if re.search(r"[^\u00a0][:;?!]", text)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_translated_headers_are_recognised(language: str) -> None:
    assert set(_FIELDS) == set(SYNONYMS)
    known, texts = recogniser(), translated(language)
    assert {known[normalise(texts[str(header)])] for header in _FIELDS.values()} == set(SYNONYMS)


def test_a_phrase_may_change_the_order_of_its_parts() -> None:
    first, last = nodes.Text("1"), [nodes.Text("2"), nodes.Text("3")]
    for template, text in {
        "from {first} to {last}": "from 1 to 23",
        "{last} <- {first}.": "23 <- 1.",
    }.items():
        assert "".join(map(str, phrase(template, first=first, last=last))) == text
    assert "".join(map(str, phrase("{} {{x}}", nodes.Text("{}")))) == "{} {x}"


def test_the_manuals_commands_make_a_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    manual = DOCS / "reference" / "languages.md"
    commands = re.findall(r"^pybabel .*", manual.read_text(encoding="utf-8"), re.MULTILINE)
    for path in PACKAGE.rglob("*.py"):
        copy = tmp_path / path.relative_to(PACKAGE.parents[1])
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    monkeypatch.chdir(tmp_path)
    for command in commands:
        CommandLineInterface().run(command.split())  # type: ignore[no-untyped-call]
    (made,) = tmp_path.rglob("*.po")
    assert made.relative_to(tmp_path) == Path(
        "sphinxext", "usecase", "locale", "es", "LC_MESSAGES", "sphinxext.usecase.po"
    )
    with made.open("rb") as file:
        texts = {message.id for message in pofile.read_po(file) if message.id}
    assert texts == set(messages("de"))


# -- pages --------------------------------------------------------------------------------------

FIELDS = "".join(f"   :{name.replace(' ', '-')}: xx\n" for name in SYNONYMS)
# The author's own words are no words, so that every word on the page is ours.
RICH = f"""\
.. usecase:: Qa
   :id: UC-1
   :epic: E-1
   :stories: S-1, S-2
   :tests: T-1
   :waived: xx
   :priority: xx
   :owner: xx
   :tags: xx
   :extends: UC-2.1, UC-2
   :specializes: UC-2
   :end: success
{FIELDS}
   :Reglas de negocio:
      xx
         xx

         :covers: 1
         :kpi: KPI1
         :target: xx

   .. step:: Qa.
      :optional:
      :choice:
      :include: UC-2
      :stories: S-1
      :tests: T-1

   .. step:: Qb.
      :repeat: 1-2
      :until: xx
      :stories: S-1, S-2
      :tests: T-1, T-2

   .. step:: Qc.
      :repeat: 3
      :while: xx
      :examined: xx

      .. altflow:: Qa
         :resume: 1
         :kind: exception

         .. step:: Qd.

      .. altflow:: Qb
         :end: success: {{}}
         :kind: variation
         :waived: xx

      .. altflow:: Qb
         :end: failure

      .. altflow:: Qb
         :resume: 4

      .. altflow:: Qb
         :end: failure: xx

      .. altflow:: Qb
         :end: abort

      .. altflow:: Qb
         :end: abort: xx

      .. altflow:: Qb
         :end: xx

      .. altflow:: Qb
         :end: success
         :goto: UC-2

   .. step:: Qc.
      :repeat: 1

   .. step:: Qc.
      :repeat: 77
      :for-each: xx

   .. step:: Qx.
      :for-each: xx
      :resume: 1

   .. altflow:: Qc
      :from: *
      :end:

   .. altflow:: Qd
      :from: 1, 2
      :resume: next

   .. altflow:: Qd
      :from: 1-2
      :resume: origin

   .. altflow:: Qe
      :from: start
      :name: qe
      :goto: UC-2

   .. altflow:: Qf
      :from: 3a

   .. altflow:: Qg
      :resume:

   .. altflow:: Qh
      :from: 77

.. usecase:: Qb
   :id: UC-2
   :stories: X-1

   .. step:: Qa.

.. usecase:: Qc
   :id: UC-3
   :extends: UC-1.3a, UC-4

.. usecase:: Qd
   :id: UC-4
   :secondary-actors: Qb

   :Participants:
      - Qa: xx
   :Criterio de aceptación: xx

      :kpi: KPI1
      :tests: t::2
   :Indicadores:
      - xx
      - xx
   :Regla de negocio: xx

      :tests: t::2

   .. step:: Qa.
      :stories: S-8
      :tests: t::1

   .. altflow:: Qa
      :tests: t::2

   .. altflow:: Qa
      :tests: t::3

   .. altflow:: Qa
      :tests: t::4

   .. altflow:: Qa
      :waived: xx

   .. altflow:: Qa
      :stories: X-1

.. usecase:: Qe
   :id: UC-5
   :acceptance-criteria: xx
   :ignore: endless-loop (xx)

   .. step:: Qa.
      :examined: xx

.. usecase:: Qf
   :id: UC-6

   .. step:: Qb.

   .. step:: Qa.

      .. altflow:: Qg

         .. step:: Qc.

   .. step:: Qd.

      .. step:: Qe.

.. usecase-changes::

.. usecase-changes::
   :ids: UC-9*

.. usecase-traceability::
   :columns: epic usecase flow kind stories tests

.. usecase-traceability::
   :group-by: criterion

.. usecase-traceability::
   :group-by: kpi

.. usecase-traceability::
   :group-by: rule

.. usecase-traceability::
   :ids: UC-9*

.. usecase-traceability::
   :group-by: story
   :columns: stories flow verdict page area

.. usecase-traceability::
   :state: waived
   :verdict: passed

.. usecase-matrix::
   :csv:

.. usecase-matrix::
   :rows: story
   :columns: test

.. usecase-matrix::
   :rows: actor
   :columns: usecase

.. usecase-coverage::
   :group-by: tag page

.. usecase-list::
   :columns: usecase status priority owner epic coverage tags actors goal stories flows

.. usecase-actors::

.. usecase-review:: UC-1, UC-5

.. usecase-open::

.. usecase-open::
   :ids: UC-9*

.. usecase-findings::
   :ids: UC-5

.. usecase-findings::
   :ids: UC-9*

.. usecase-flow:: UC-1
   :legend:

.. usecase-flow:: UC-1
   :diagram: swimlane
   :legend:

.. usecase-flow:: UC-3

.. usecase-diagram::
   :legend:

.. usecase-scenarios::
   :limit: 30

.. usecase-scenarios:: UC-1
   :criteria: paths
   :limit: 1

.. usecase-scenarios:: UC-1
   :form: list

.. usecase-scenarios:: UC-9*
"""


def pattern(template: str) -> re.Pattern[str]:
    """What finds a phrase whatever stands in its placeholders."""
    texts = [re.escape(text) for text, *_field in Formatter().parse(template)]
    gap = template.endswith("}")
    whole = r"\S(?:.{0,40}?\S)?".join([*texts, ""] if gap else texts)
    return re.compile(rf"(?<!\w){whole}(?!\w)", re.DOTALL)


def said(built: Built) -> str:
    """All that a build in HTML says, blanks alike: page, pictures, index and kinds in the search."""
    page = built.page()
    parts = [str(one["aria-label"]) for one in page.select("svg[aria-label], a[aria-label]")]
    scripts = (json.loads(str(view["data-words"])) for view in page.select("[data-words]"))
    parts += [" ".join(words.values()) for words in scripts]
    contents = page.select_one("div.body")
    assert contents is not None
    parts += [contents.get_text(" "), built.page("genindex.html").get_text(" ")]
    search = built.read("searchindex.js")
    index = json.loads(search[search.index("(") + 1 : search.rindex(")")])
    kinds = [name for domain, _kind, name in index["objnames"].values() if domain == "uc"]
    return " ".join(" ".join([*parts, *kinds]).split()).replace(" ,", ",")


def not_said(text: str, phrases: list[str]) -> list[str]:
    """Those phrases that are not found in a text."""
    return [one for one in phrases if not pattern(" ".join(one.split())).search(text)]


def different(texts: dict[str, str]) -> list[str]:
    """The English phrases that differ from their translation by more than blanks.

    Not among them is what the messages of rules and the states of findings say too, which are English.
    """
    return [
        one
        for one, other in texts.items()
        if one.split() != "".join(other.split("\u00a0")).split()
        and one not in ("{part} of {whole}", "new")
    ]


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no more scenarios be counted than the page has."""
    monkeypatch.setattr(scenarios, "_COUNTED", 20)


BACKLOG = "id,kind,status\nE-1,epic,\nE-2,epic,\nS-8,story,xx\nS-9,story,\n"
RESULTS = """\
<testsuite timestamp="2026-11-20T10:00:00">
<testcase classname="t" name="1"/>
<testcase classname="t" name="2"><failure/></testcase>
<testcase classname="t" name="3"><skipped/></testcase>
<testcase classname="t" name="UC-4.A5@00000000"/>
</testsuite>
"""


def approvals() -> Iterator[tuple[str, str]]:
    """Files of approvals: of a use case that said more then, and of alternatives of it."""

    def one(address: str, day: int, *text: str, **more: Any) -> str:
        said = Approval(address, "Qa", "Qb", f"2026-05-{day:02}", seal(text), 1, text=text, **more)
        key, content = write_approval(said)
        files.append((f"approvals/{key}.json", content.decode()))
        return key

    files: list[tuple[str, str]] = []
    gone = FlowText("9", "", "Qz", seal(()), ())
    one("UC-4", 1, *(f"{kind}: xx" for kind in _CHANGED), flows=(gone,))
    for day in (2, 3):
        one("UC-4.A1", day, "condition: Qa")
    one("UC-4.A9", 4, "condition: Qzz")
    one("UC-4", 6, withdraws=one("UC-4", 5))
    return iter(files)


def baseline() -> str:
    """What a use case has said, so that all of it has changed that can."""
    then = record(step("Qa."), step("Qb.", step("Qe."), alt("Qh")), step("Qd."))
    data = export("", [then._replace(id="UC-66", title="Qf")])
    return json.dumps(data)


OFF = [one.id for one in rules().values() if one.severity == "advice" and one.id != "needless-ignore"]
"""Rules whose messages, which are English, may hold words of pages."""


def build_in(project: Project, language: str, builder: str = "html") -> Built:
    project.conf |= {"language": language, "usecase_trackers": {r"S-\d+": "https://x.example/{id}"}}
    project.conf |= {"usecase_backlog": ["b.csv"], "usecase_test_results": ["r*.xml"]}
    project.conf["usecase_rules"] = dict.fromkeys(OFF, "off")
    more = {f"r{number}.xml": RESULTS.replace("failure", "xx") for number in range(3)}
    project.write({"b.csv": BACKLOG, "r.xml": RESULTS, **more})
    return project.build(builder)


def said_in(project: Project, language: str) -> str:
    """All that is said in a language, with pictures in the page and as images."""
    project.conf["usecase_approvals"] = "approvals"
    project.conf["usecase_baseline"] = "then.json"
    project.write({"then.json": baseline(), **dict(approvals())})
    drawn = said(build_in(project, language))
    del project.conf["usecase_baseline"]
    project.conf["graphviz_output_format"] = "png"
    return f"{drawn} {said(build_in(project, language))}"


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_is_shown_in_the_language(project: Project, language: str) -> None:
    project.write({"index.rst": HEAD + RICH})
    text = said_in(project, language)
    texts = translated(language)
    assert not_said(text, list(texts.values())) == []
    english = different(texts)
    assert not_said(text, english) == english
    assert "KPIs" not in text


@pytest.mark.usefixtures("few")
def test_every_phrase_is_shown_in_english(project: Project) -> None:
    project.write({"index.rst": HEAD + RICH})
    assert not_said(said_in(project, "en"), list(translated("de"))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_pages_are_in_the_language(project: Project, language: str) -> None:
    project.write({"index.rst": HEAD + RICH})
    text = " ".join(build_in(project, language, "text").read("index.txt").split())
    texts = translated(language)
    english = different(texts)
    assert not_said(text, english) == english
    shown = ("Main flow", "Resumes at step {}", "Flow", "Scenario", "no test", "exception", "Goal")
    assert not_said(text, [texts[one] for one in shown]) == []


IN_MYST = """\
# Page

:::::{usecase} Qa
:id: UC-1
:goal: xx

::::{step} Qa.
:optional:

:::{altflow} Qb
:resume: 2
:kind: exception
:::
::::

::::{step} Qb.
::::

::::{altflow} Qc
:from: 1-2
::::
:::::

:::{usecase-traceability}
:::

:::{usecase-scenarios}
:::
"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("builder", ["html", "text"])
def test_pages_in_myst_are_in_the_language(project: Project, language: str, builder: str) -> None:
    pytest.importorskip("myst_parser")
    project.conf |= MYST
    project.write({"index.md": IN_MYST})
    built = build_in(project, language, builder)
    text = said(built) if builder == "html" else " ".join(built.read("index.txt").split())
    texts = translated(language)
    english = different(texts)
    assert not_said(text, english) == english
    shown = (
        *("Goal", "Main flow", "Alternative flows", "optional", "exception", "Branches from step {}"),
        *("Branches from steps {}", "Resumes at step {}", "Ending not stated"),
        *("Epic", "Use case", "Flow", "Stories", "Scenario", "Path", "Outcome", "Tests", "no test"),
    )
    assert not_said(text, [texts[one] for one in shown]) == []


def test_sentences_have_the_order_of_the_language(project: Project) -> None:
    project.write({"index.rst": HEAD + RICH})
    page = build_in(project, "de").page()

    def meta(anchor: str) -> str:
        part = page.find(id=anchor)
        assert part is not None
        (paragraph, *_more) = part.select("p.uc-meta")
        return " ".join(paragraph.get_text().split())

    assert meta("UC-1.1").startswith("Bindet UC-2 ein · Story: S-1")
    assert meta("UC-1.2").startswith("Wiederholt die Schritte 1, Qa – 2, Qb, bis xx · Storys: S-1, S-2")
    assert meta("UC-1.3").startswith("Wiederholt Schritt 3, Qc, solange xx · Geprüft")
    branches = "Zweigt von den Schritten 1, Qa – 2, Qb ab"
    assert meta("UC-1.1-2a") == f"{branches} · Weiter an der Stelle der Unterbrechung"
    assert meta("UC-2.1") == "Erweitert durch UC-1"


# -- fields written as options ------------------------------------------------------------------

OPTIONS = [
    ("de", "goal", "Ziel"),
    ("de", "precondition", "Vorbedingungen"),
    ("de", "pre-conditions", "Vorbedingungen"),
    ("de", "Success-Guarantee", "Erfolgsgarantie"),
    ("de", "objective", "Objective"),
    ("de", "akteure", "Akteure"),
    ("de", "akteur*innen", "Akteur*innen"),
    ("fr", "kpis", "Indicateurs clés de performance"),
    ("fr", "critères-d’acceptation", "Critères-d’acceptation"),
    ("en", "kpis", "KPIs"),
    ("en", "goal", "Goal"),
    ("en", "objective", "Objective"),
    ("en", "auslöser", "Auslöser"),
    ("en", "system-under-design", "System-under-design"),
]


@pytest.mark.parametrize(("language", "option", "header"), OPTIONS)
@pytest.mark.parametrize("suffix", ["rst", "md"])
def test_a_field_written_as_an_option_keeps_a_name_that_is_the_authors(
    project: Project, suffix: str, language: str, option: str, header: str
) -> None:
    if suffix == "md":
        pytest.importorskip("myst_parser")
        project.conf |= MYST
    source = {
        "rst": f"{HEAD}.. usecase:: Qa\n   :{option}: xx\n",
        "md": f"# Page\n\n:::{{usecase}} Qa\n:{option}: xx\n:::\n",
    }
    project.write({f"index.{suffix}": source[suffix]})
    built = build_in(project, language)
    assert built.warnings == []
    (shown,) = built.page().select("dl.uc-fields > dt")
    assert shown.get_text().rstrip(":") == header


def test_a_word_of_the_author_stays_as_the_project_translates_it(project: Project) -> None:
    project.write(
        {
            "index.rst": HEAD + ".. usecase:: Qa\n   :objective: xx\n   :trigger: yy\n",
            "locale/de/LC_MESSAGES/index.po": """\
                msgid "objective"
                msgstr "zweck"
                """,
        }
    )
    project.conf["locale_dirs"] = ["locale"]
    page = build_in(project, "de").page()
    assert [one.get_text() for one in page.select("dl.uc-fields > dt")] == ["Zweck:", "Auslöser:"]


def test_headers_in_the_body_stay_as_written(project: Project) -> None:
    project.write({"index.rst": HEAD + ".. usecase:: Qa\n\n   :Goal: xx\n   :objectives: yy\n"})
    page = build_in(project, "de").page()
    assert [one.get_text() for one in page.select("dl.uc-fields > dt")] == ["Goal:", "objectives:"]


# -- languages ----------------------------------------------------------------------------------

PLAIN = (
    HEAD
    + ".. usecase:: Qa\n   :id: UC-1\n\n   .. step:: Qa.\n\n   .. altflow:: Qb\n      :end: failure\n"
)


def headings(page: BeautifulSoup) -> list[str]:
    return [heading.get_text() for heading in page.select("p.uc-heading")]


GERMAN, ENGLISH = ["Hauptablauf", "Alternative Abläufe"], ["Main flow", "Alternative flows"]


@pytest.mark.parametrize(
    ("language", "shown"), [("de_AT", GERMAN), ("eo", ENGLISH), ("en", ENGLISH), ("en_GB", ENGLISH)]
)
def test_a_language_falls_back(project: Project, language: str, shown: list[str]) -> None:
    project.write({"index.rst": PLAIN})
    built = build_in(project, language)
    assert headings(built.page()) == shown
    assert built.warnings == []


def test_the_language_of_a_country_comes_first(
    project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name, text in (("pt", "Fluxo"), ("pt_BR", "Fluxo do Brasil")):
        path = tmp_path / "locale" / name / "LC_MESSAGES" / "sphinxext.usecase.po"
        path.parent.mkdir(parents=True)
        path.write_text(f'msgid "Main flow"\nmsgstr "{text}"\n', encoding="utf-8")
    monkeypatch.setattr(translations, "LOCALE", tmp_path / "locale")
    project.write({"index.rst": PLAIN})
    for language, text in (("pt_BR", "Fluxo do Brasil"), ("pt_PT", "Fluxo"), ("pt", "Fluxo")):
        assert headings(build_in(project, language).page()) == [text, "Alternative flows"]


def test_a_change_of_language_reaches_pages_and_pictures(project: Project) -> None:
    project.write({"index.rst": PLAIN})
    for language, words in (("en", "Failure"), ("de", "Misserfolg"), ("fr", "Échec"), ("en", "Failure")):
        page = build_in(project, language).page()
        (picture,) = page.select("svg.uc-flow")
        assert words in picture.get_text()
        assert headings(page) == [
            {"en": ENGLISH, "de": GERMAN, "fr": ["Flux principal", "Flux alternatifs"]}[language][n]
            for n in (0, 1)
        ]


def test_only_the_first_build_in_a_language_compiles(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.write({"index.rst": PLAIN})
    build_in(project, "de")
    (compiled,) = (project.folder / "doctrees").rglob("*.mo")
    before = compiled.stat()
    monkeypatch.setitem(sys.modules, "babel.messages.mofile", None)  # its import fails
    assert headings(build_in(project, "de").page()) == GERMAN
    assert headings(build_in(project, "de_CH").page()) == GERMAN
    assert headings(build_in(project, "en").page()) == ENGLISH
    with pytest.raises(ImportError):
        build_in(project, "fr")
    after = compiled.stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


def test_a_changed_catalogue_is_compiled_whatever_its_date(tmp_path: Path) -> None:
    source = tmp_path / "xx.po"
    folders = set()
    for text in ("Ablauf", "Verlauf"):
        source.write_text(f'msgid "Flow"\nmsgstr "{text}"\n', encoding="utf-8")
        folder = translations.compiled("de", source, tmp_path / "compiled")
        (made,) = folder.rglob("*.mo")
        assert text.encode() in made.read_bytes()
        assert [path.name for path in made.parent.iterdir()] == [made.name]
        folders.add(folder)
    assert len(folders) == 2


def test_an_english_build_compiles_nothing(project: Project) -> None:
    project.write({"index.rst": PLAIN})
    build_in(project, "en")
    assert not (project.folder / "doctrees" / translations.FOLDER).exists()


def test_what_pages_say_in_english() -> None:
    """Of their own, by what it stands for."""
    translators.clear()
    of_fields = {
        "header": {name: ours.field_header(name) for name in ours._FIELDS},
        "option": {name: ours.option_header(name) for name in (*ours._HEADERS, "goal")},
        "one": {name: ours.option_sentence(name, ("x",)) for name in ours._SENTENCES},
        "two": {name: ours.option_sentence(name, ("x", "y")) for name in (*ours._SENTENCES, "goal")},
        "remark": {name: ours.option_remark(name) for name in ours._REMARKS},
        "kind": {name: ours.kind_word(name) for name in ("exception", "variation", "odd")},
        "change": {name: ours.change_word(name) for name in ("ends", "goal", "owner", "Hue")},
    }
    made = [
        (name.removesuffix("_words"), getattr(ours, name)())
        for name in vars(ours)
        if name.endswith("_words")
    ]
    said = [
        f"{of} {name} = {shown}"
        for of, all_ in (*made, *of_fields.items())
        for name, shown in all_.items()
    ]
    assert_as_kept(Path(__file__).parent / "kept" / "words.txt", "\n".join(said))
