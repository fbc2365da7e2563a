"""Configuration values: their defaults, what they do, and what happens to wrong ones."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from helpers import HEAD, Built, Project, assert_as_kept, line_of
from sphinxext.usecase import config

SOURCE = HEAD + dedent("""
    .. usecase:: Köpa
       :id: UC-BUY
       :epic: RO-1
       :stories: XY-2

       :Toimijat: Anna
       :Tavoite: En biljett.

       .. step:: Betala.

       .. altflow:: Inga pengar
          :from: 1
          :kind: exception
          :end: failure
    """)


def build(project: Project, source: str = SOURCE, builder: str = "html", **conf: Any) -> Built:
    """Build one page."""
    project.conf |= conf
    project.write({"index.rst": source})
    return project.build(builder)


def test_defaults_are_valid_and_need_no_conf(project: Project) -> None:
    built = build(project)
    assert built.warnings == []
    assert config.snapshot(built.app.config) == config.Config()
    for one in dataclasses.fields(config.Config):
        assert one.metadata["help"].endswith(".")
        assert one.metadata["kind"].check(built.app.config[config.PREFIX + one.name])


WRONG: list[tuple[str, Any]] = [
    ("trackers", ["RO"]),
    ("trackers", {"RO-(": "https://example.org/{id}"}),
    ("trackers", {"RO": 1}),
    ("trackers", {"RO": "https://example.org/{number}"}),
    ("trackers", {"RO": "https://example.org/{"}),
    ("trackers", None),
    ("words", {"vague": 1}),
    ("words", {"snappy": ["vague"]}),
    ("field_synonyms", ["Akteure"]),
    ("field_synonyms", {"Akteure": "people"}),
    ("field_synonyms", {"Akteure": 1}),
    ("field_synonyms", {1: "actors"}),
    ("statements", {"notes": "N1"}),
    ("statements", {1: "N"}),
    ("external", ["shop"]),
    ("external", {"shop": ""}),
    ("external", {"shop": 1}),
    ("external", {"shop": (None, "https://example.org/")}),
    ("external", {"shop": ("shop.json",)}),
    ("external", {"": None}),
    ("external", {"a/b": None}),
    ("needs_types", {"epic": 1}),
    ("needs_types", {"feature": ["req"]}),
    ("needs_types", ["epic"]),
    ("kinds", "exception"),
    ("kinds", [1]),
    ("diagram", "spiral"),
    ("diagram", True),
    ("diagram", None),
    ("diagram", ["flow"]),
    ("diagram_timeout", 0),
    ("diagram_timeout", -1.5),
    ("diagram_timeout", "20"),
    ("diagram_timeout", True),
    ("diagram_limit", -1),
    ("matrix_limit", "many"),
    ("diagram_limit", 1.5),
    ("diagram_limit", True),
    ("diagram_limit", None),
    ("diagram_embed", "object"),
    ("diagram_embed", None),
]


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_wrong_value_is_reported_and_its_default_used(
    project: Project, name: str, value: object
) -> None:
    full = config.PREFIX + name
    source = f"{HEAD}.. usecase:: Buy\n\n   .. step:: Pay.\n"
    built = build(project, source, "dummy", **{full: value})
    (warned,) = built.warned
    at = line_of((project.source / "conf.py").read_text("utf-8"), full)
    assert (warned.file, warned.line, warned.kind) == ("conf.py", at, "usecase.config")
    assert warned.text.startswith(f"{full} is {value!r}, but ")
    assert warned.text.endswith(" was expected; default used")
    assert config.snapshot(built.app.config) == config.Config()


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_a_value_is_found_by_its_whole_name_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    conf = f"# coding: {encoding}\nauthor = 'Zoë'\nusecase_backlog_columns = 1\nusecase_backlog = 1\n"
    (tmp_path / "conf.py").write_bytes(conf.encode(encoding))
    assert config.place_of(tmp_path, "backlog") == f"{tmp_path / 'conf.py'}:4"
    assert config.place_of(tmp_path, "backlog_columns") == f"{tmp_path / 'conf.py'}:3"
    assert config.place_of(tmp_path, "kinds") == f"{tmp_path / 'conf.py'}:1"


def test_a_wrong_value_from_the_command_line_is_reported(project: Project) -> None:
    project.write({"index.rst": SOURCE})
    (warned,) = project.build("dummy", usecase_diagram="spiral").warned
    assert (warned.file, warned.line, warned.kind) == ("conf.py", 1, "usecase.config")


WRITTEN: list[tuple[str, str, Any]] = [
    ("trackers", "{'RO': 'https://example.org/{id}'}", {"RO": "https://example.org/{id}"}),
    ("trackers", '{"RO": "https://example.org/{id}"}', {"RO": "https://example.org/{id}"}),
    ("trackers.RO-.+", "https://example.org/{id}", {"RO-.+": "https://example.org/{id}"}),
    ("backlog", "a.csv, *.json", ["a.csv", "*.json"]),
    ("backlog", "", []),
    ("backlog_columns.id", "Schlüssel", {"id": "Schlüssel"}),
    ("test_results", "r.xml", ["r.xml"]),
    ("test_properties", "covers", ["covers"]),
    ("external", '{"shop": null}', {"shop": None}),
    ("external.shop", "shop.json", {"shop": "shop.json"}),
    ("min_coverage", "80", 80),
    ("min_coverage", "99.5", 99.5),
    ("min_passing", "75", 75),
    ("done", "Erledigt, Fertig", ["Erledigt", "Fertig"]),
    ("page_status", "0", False),
    ("undelivered", "1", True),
    ("rules.no-outcome", "off", {"no-outcome": "off"}),
    ("baseline", "old.json", "old.json"),
    ("findings_baseline", "known.json", "known.json"),
    ("approvals", "approvals", "approvals"),
    ("undelivered", "False", False),
    ("words.vague", "snappy, as it should be", {"vague": ["snappy", "as it should be"]}),
    ("field_synonyms.Mål", "goal", {"Mål": "goal"}),
    ("statements.notes", "N", {"notes": "N"}),
    ("statements", '{"kpis": ""}', {"kpis": ""}),
    ("kinds", "happy,sad", ["happy", "sad"]),
    ("needs", "0", False),
    ("needs_types.epic", "req, feature", {"epic": ["req", "feature"]}),
    ("needs_types", "{'story': ['req']}", {"story": ["req"]}),
    ("bullets", "1", True),
    ("toc_ids", "1", True),
    ("diagram", "none", "none"),
    ("diagram_timeout", "2.5", 2.5),
    ("diagram_limit", "0", 0),
    ("matrix_limit", "50", 50),
    ("diagram_embed", "file", "file"),
]


def test_the_command_line_writes_every_value() -> None:
    assert {name.partition(".")[0] for name, _text, _value in WRITTEN} == {
        one.name for one in dataclasses.fields(config.Config)
    }


def from_command_line(project: Project, name: str, text: str) -> Built:
    """A build of a page without use cases."""
    project.write({"index.rst": HEAD})
    values: dict[str, Any] = {config.PREFIX + name: text}
    return project.build("dummy", **values)


@pytest.mark.parametrize(("name", "text", "value"), WRITTEN)
def test_a_value_from_the_command_line(project: Project, name: str, text: str, value: object) -> None:
    built = from_command_line(project, name, text)
    assert [one.kind for one in built.warned] == (
        ["usecase.backlog"] * len(value)
        if name == "backlog" and isinstance(value, list)
        else ["usecase.results"] * (name == "test_results")
        + ["usecase.external"] * name.startswith("external")
        + [f"usecase.{name.replace('_', '-')}"] * name.endswith("baseline")
    )
    assert getattr(config.snapshot(built.app.config), name.partition(".")[0]) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("trackers", "RO"),
        ("trackers", "{'RO'}"),
        ("trackers", "[" * 5000),
        ("trackers.RO-(", "https://example.org/{id}"),
        ("external", "1"),
        ("min_coverage", "all"),
        ("min_coverage", "nan"),
        ("min_coverage", "101"),
        ("undelivered", "perhaps"),
        ("undelivered", ""),
        ("diagram_timeout", "0"),
        ("diagram_limit", "1.5"),
        ("diagram_embed", "object"),
    ],
)
def test_a_wrong_text_from_the_command_line(project: Project, name: str, text: str) -> None:
    built = from_command_line(project, name, text)
    (warned,) = built.warned
    assert (warned.file, warned.line, warned.kind) == ("conf.py", 1, "usecase.config")
    assert " was expected; default used" in warned.text
    assert config.snapshot(built.app.config) == config.Config()


@pytest.mark.parametrize("order", [[], ["sphinx.ext.graphviz"]])
def test_graphviz_may_be_named_on_the_command_line(project: Project, order: list[str]) -> None:
    """Whether or not the extension is loaded that has the value."""
    for extensions in (["sphinxext.usecase", *order], [*order, "sphinxext.usecase"]):
        project.conf["extensions"] = extensions
        project.write({"index.rst": SOURCE})
        built = project.build("dummy", graphviz_dot="dot", graphviz_output_format="png")
        assert built.warnings == []
        dot = config.own_dot(built.app.config)
        assert (dot and dot.program, config.wants_pixels(built.app.config)) == ("dot", True)


def test_trackers_link_whole_ids_only(project: Project) -> None:
    trackers = {r"RO-\d": "https://a.example.org/{id}", r"[A-Z]+-\d+": "https://b.example.org/{id}"}
    built = build(project, usecase_trackers=trackers, usecase_diagram="none")
    assert built.warnings == []
    found = {link.get_text(): link["href"] for link in built.page().select("dl.uc-fields a")}
    assert found == {"RO-1": "https://a.example.org/RO-1", "XY-2": "https://b.example.org/XY-2"}


def test_without_trackers_no_item_is_unknown(project: Project) -> None:
    assert build(project, builder="dummy").warnings == []


def test_field_synonyms(project: Project) -> None:
    synonyms = {"Toimijat": "actors", "tavoite": "Goal"}
    built = build(project, builder="usecases", usecase_field_synonyms=synonyms)
    (usecase,) = json.loads(built.read("usecases.json"))["usecases"]
    assert [field["name"] for field in usecase["fields"]] == ["actors", "goal"]
    assert [actor["name"] for actor in usecase["actors"]] == ["Anna"]


def test_kinds_are_added_to_the_known_ones(project: Project) -> None:
    source = SOURCE + "\n   .. altflow:: Geschenkt\n      :kind: happy\n"
    built = build(project, source, usecase_kinds=("happy", "sad"), usecase_diagram="none")
    assert built.warnings == []
    remarks = [remark.get_text() for remark in built.page().select(".uc-altflow-title .uc-remark")]
    assert remarks == ["(exception)", "(happy)"]


DIAGRAMS = {
    ("flow", ""): True,
    ("none", ""): False,
    ("flow", "none"): False,
    ("none", "flow"): True,
}


@pytest.mark.parametrize(("values", "drawn"), DIAGRAMS.items())
def test_the_option_overrules_the_configuration(
    project: Project, values: tuple[str, str], drawn: bool
) -> None:
    general, own = values
    source = SOURCE.replace(":epic:", f":diagram: {own}\n   :epic:") if own else SOURCE
    built = build(project, source, usecase_diagram=general)
    assert built.warnings == []
    assert bool(built.page().select("svg")) == drawn


def test_a_use_case_without_a_flow_has_no_diagram(project: Project) -> None:
    built = build(project, f"{HEAD}.. usecase:: Buy\n\n   :Goal: A ticket.\n")
    assert built.warnings == []
    assert built.page().select("svg, .uc-diagram") == []


# -- other extensions ---------------------------------------------------------------------------

NEIGHBOUR = """
from docutils import nodes
from docutils.parsers.rst import Directive, directives


class Step(Directive):
    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec = {"count": directives.nonnegative_int}

    def run(self):
        text = f"their step {self.options.get('count', 0) + 1}"
        node = nodes.admonition("", nodes.paragraph("", text), classes=["theirs"])
        self.state.nested_parse(self.content, self.content_offset, node)
        return [node]


def setup(app):
    app.add_directive("step", Step)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
"""
SHARED = HEAD + dedent("""
    .. step:: Outside
       :count: 2

       Their content.

    .. usecase:: Buy
       :id: UC

       .. step:: Pay.

    .. step:: Behind

    .. step:: Ours that lost its use case
       :actor: Clerk
    """)


@pytest.mark.parametrize("order", [1, -1])
def test_another_extension_s_step_stays_theirs_outside_use_cases(
    project: Project, order: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.write({"neighbour.py": NEIGHBOUR})
    monkeypatch.syspath_prepend(project.source)
    extensions = ["neighbour", "sphinxext.usecase"][::order]
    built = build(project, SHARED, extensions=extensions, usecase_diagram="none")
    (stray,) = built.warnings
    assert "Ours that lost its use case" in stray
    assert "Ours that lost its use case" in built.page().get_text()
    theirs = [box.get_text(" ", strip=True) for box in built.page().select(".theirs")]
    assert theirs == ["their step 3 Their content.", "their step 1"]
    assert [step["id"] for step in built.page().select("li.uc-step")] == ["UC.1"]


DESIGN = HEAD + dedent("""
    .. grid:: 2

       .. grid-item-card:: A card

          .. usecase:: Buy
             :id: UC

             .. step:: Pay.

                .. tab-set::

                   .. tab-item:: Cash

                      In coins.

    .. dropdown:: More

       Words.
    """)


@pytest.mark.parametrize("order", [1, -1])
def test_sphinx_design_and_use_cases_share_a_page(project: Project, order: int) -> None:
    pytest.importorskip("sphinx_design")
    extensions = ["sphinx_design", "sphinxext.usecase"][::order]
    built = build(project, DESIGN, extensions=extensions, usecase_diagram="none")
    assert built.warnings == []
    page = built.page()
    assert page.select_one(".sd-card #UC\\.1 .sd-tab-set") is not None
    assert page.select_one("details.sd-dropdown") is not None


@pytest.mark.parametrize("order", [1, -1])
def test_sphinx_design_s_own_step(project: Project, order: int) -> None:
    pytest.importorskip("sphinx_design")
    extensions = ["sphinx_design", "sphinxext.usecase"][::order]
    other = Project(project.folder / "alone")
    outside = ".. steps::\n\n   .. step:: Theirs\n\n      Words.\n"
    inside = "\n.. usecase:: Buy\n   :id: UC\n\n   .. step:: Pay.\n"
    alone = build(other, HEAD + outside, extensions=["sphinx_design"])
    if alone.warnings:
        pytest.skip("this sphinx-design has no steps")
    source = HEAD + outside + inside
    built = build(project, source, extensions=extensions, usecase_diagram="none")
    assert built.warnings == []
    page = built.page()
    assert [step["id"] for step in page.select("li.uc-step")] == ["UC.1"]
    (theirs,) = alone.page().select("ol")
    assert str(page.select("ol")[0]) == str(theirs)
    stray = build(project, HEAD + ".. step:: Stray\n\n   Words.\n", "text", extensions=extensions)
    assert [one.kind for one in stray.warned] == ["design.steps"]
    assert {"Stray", "Words."} <= set(stray.read("index.txt").replace("*", "").split())


@pytest.mark.parametrize("conf", [{"usecase_kinds": ["happy"]}, {"usecase_diagram_timeout": 5}])
def test_any_valid_type_of_value_passes_sphinx_s_own_check(
    project: Project, conf: dict[str, object]
) -> None:
    assert build(project, HEAD, "dummy", **conf).warnings == []


VALUES: list[Any] = [
    *(None, True, False, 0, 1, -1, 0.5, 100, 100.5, float("nan"), "", "x", "[", "flow", "none", "file"),
    *(
        (),
        [],
        ["x", "y"],
        ("x",),
        ["x", 1],
        ["x", ""],
        {},
        {"x": "y"},
        {"x": 1},
        {1: "y"},
        {"[": "{id}"},
    ),
    *({"x": "{id}"}, {"x": "{}"}, {"x": "{no}"}, {"x": "{"}, {"x": ""}, {"id": "Id"}, {"id": 1}),
    *({"x": None}, {"": None}, {"x/y": None}, {"x": ("y", "z")}, {"x": ("y",)}, {"x": ["y", 1]}),
    *({"x": "Goal"}, {"x": "goal"}, {"kpis": ""}, {"kpis": "K1"}, {"kpis": "K"}),
    *({"no-outcome": "off"}, {"config": "error"}, {"no-outcome": "loud"}, {"no-outcome": ["off"]}),
    *({"vague": ["x"]}, {"vague": "x"}, {"vague": [1]}, {"epic": ["x"]}, {"epic": []}, {"epics": ["x"]}),
]
TEXTS = [
    "",
    "1",
    " TRUE ",
    "true",
    "0",
    "False",
    "2.5",
    "1e3",
    "x",
    "a, ,b ",
    "{'a': 1}",
    '{"a": null}',
    "{a",
]


def test_what_each_value_can_be() -> None:
    """What is expected, what of some values it takes, and what it makes of texts of the command line."""
    said = []
    for one in dataclasses.fields(config.Config):
        kind, default = one.metadata["kind"], config._default(one)
        said.append(f"{one.name} ({one.metadata['rebuild']}): {kind.expected}; {default!r}")
        said.append(f"  takes {[value for value in VALUES if kind.check(value)]}")
        read = [kind.read(text) for text in TEXTS]
        inner = [kind.read_inner(text) for text in TEXTS]
        said += [f"  reads {read}", f"  reads in it {inner}"] if inner != TEXTS else [f"  reads {read}"]
        assert kind.check(default)
    assert_as_kept(Path(__file__).parent / "kept" / "config.txt", "\n".join(said))
