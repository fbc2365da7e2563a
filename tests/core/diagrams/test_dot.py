"""DOT sources: read back as Graphviz reads them."""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.drafting import alt, record, step
from helpers import assert_as_kept
from sphinxext.usecase.core.diagrams.flowdot import flow_dot
from sphinxext.usecase.core.diagrams.lanes import lanes
from sphinxext.usecase.core.diagrams.lanesdot import swimlane_dot
from sphinxext.usecase.core.diagrams.measure import LIMIT, drawable, text_width
from sphinxext.usecase.core.diagrams.outline import outline
from sphinxext.usecase.core.diagrams.swimlanes import swimlanes
from sphinxext.usecase.core.diagrams.wording import node_text
from sphinxext.usecase.core.flow.graph import FlowGraph, Node, flow_graph
from sphinxext.usecase.core.model.phrases import Words
from sphinxext.usecase.core.model.usecase import Goto, UseCase

ENGLISH = Words({})
KEPT = Path(__file__).parent / "sources"
_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"|(->|[\[\]{}=])|(-?[\w.]+)|\s+', re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


@dataclass
class Drawing:
    """What a DOT source says: attributes of the graph, its nodes with defaults, edges, rows, frames."""

    graph: dict[str, str]
    nodes: dict[str, dict[str, str]]
    edges: list[tuple[str, str, dict[str, str]]]
    rows: list[list[str]] = field(default_factory=list)
    frames: dict[str, list[str]] = field(default_factory=dict)


def read(source: str) -> Drawing:
    """Read a DOT source by the grammar of Graphviz, strings unquoted but escapes kept."""
    head, *lines, foot = source.rstrip("\n").split("\n")
    assert (head, foot) == ("digraph {", "}")
    drawing = Drawing({}, {}, [])
    defaults: dict[str, dict[str, str]] = {}
    frame: list[str] | None = None
    for line in lines:
        match words_of(line):
            case ["{", "rank", "=", "same", *row, "}"]:
                drawing.rows.append(row)
            case ["subgraph", name, "{"]:
                frame = drawing.frames.setdefault(name, [])
            case ["}"]:
                frame = None
            case words if "[" not in words and frame is not None:
                frame.extend(words)
            case words:
                _statement(words, drawing, defaults, in_frame=frame is not None)
    return drawing


def _statement(
    words: list[str], drawing: Drawing, defaults: dict[str, dict[str, str]], *, in_frame: bool
) -> None:
    """Read a statement with attributes; edges that are not seen are left out."""
    bracket = words.index("[")
    assert words[-1] == "]"
    assert words[bracket + 2 : -1 : 3] == ["="] * len(words[bracket + 2 : -1 : 3])
    attributes = dict(zip(words[bracket + 1 : -1 : 3], words[bracket + 3 : -1 : 3], strict=True))
    match words[:bracket]:
        case ["graph"]:
            drawing.graph = drawing.graph if in_frame else attributes
        case ["node" | "edge" as kind]:
            defaults[kind] = attributes
        case [name]:
            drawing.nodes[name] = drawing.nodes.get(name, defaults["node"]) | attributes
        case [tail, "->", head]:
            if attributes.get("style") != "invis":
                drawing.edges.append((tail, head, attributes))
        case _:
            pytest.fail(f"no statement: {words!r}")


def words_of(line: str) -> list[str]:
    words: list[str] = []
    position = 0
    while position < len(line):
        token = _TOKEN.match(line, position)
        assert token is not None, f"cannot be read: {line[position:]!r}"
        position = token.end()
        if token[1] is not None:
            words.append(re.sub(r'\\(["\\])', lambda found: _unquoted(found[1]), token[1]))
        elif token[2] or token[3]:
            words.append(token[2] or token[3])
    return words


def _unquoted(character: str) -> str:
    return '"' if character == '"' else "\\\\"


def shown(text: str) -> str:
    """What Graphviz makes of a string: only new lines, backslashes and ``&amp;`` are expected."""

    def meant(found: re.Match[str]) -> str:
        assert found[1] in "n\\", f"escape of Graphviz: {found[0]}"
        return "\n" if found[1] == "n" else "\\"

    assert "&" not in text.replace("&amp;", ""), f"entity of Graphviz: {text}"
    return _ESCAPE.sub(meant, text).replace("&amp;", "&")


def drawn(made: UseCase, words: Words = ENGLISH) -> Drawing:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return read(flow_dot(made.id, flow_graph(made), words).lettered())


def one_step(text: str) -> dict[str, str]:
    """The attributes of the only step."""
    return drawn(record(step(text))).nodes["n1"]


def test_nothing() -> None:
    drawing = read(flow_dot("UC", FlowGraph(), ENGLISH).lettered())
    assert (drawing.nodes, drawing.edges) == ({}, [])


def test_steps_of_a_flow_are_of_one_width() -> None:
    made = record(step("Pay"), step("Pay at once", alt("No", step("Leave"), step("Come again"))))
    widths = [node["width"] for node in drawn(made).nodes.values() if node["class"] == "uc-step"]
    assert widths == ["1.33", "1.33", "1.67", "1.67"]


@pytest.mark.parametrize(("text", "same"), [("Pay at last", True), ("Pay at once, if asked", False)])
def test_words_that_take_no_more_room_leave_the_layout_as_it_is(text: str, same: bool) -> None:
    before, after = (
        flow_dot("UC", flow_graph(record(step("Pay at once"), step(one))), ENGLISH)
        for one in ("Pay at once", text)
    )
    assert (before.bare == after.bare) == same
    assert before.lettered() != after.lettered()


def test_a_step_links_to_its_anchor() -> None:
    made = one_step("Pay")
    assert (
        made.items()
        >= {
            "label": "1 Pay",
            "class": "uc-step",
            "group": "main",
            "height": "0.36",
            "width": "0.67",
            "fixedsize": "true",
            "href": "#UC.1",
            "shape": "box",
        }.items()
    )


@pytest.mark.parametrize(
    ("node", "attributes"),
    [
        (Node("(start)", "start", "start", main=True), {"class": "uc-start", "group": "main"}),
        (Node("4a?", "decision", "4a", "if"), {"class": "uc-decision", "shape": "hexagon"}),
        (
            Node("(end failure)", "outcome", "failure", outcome="failure"),
            {"class": "uc-outcome uc-failure", "shape": "octagon"},
        ),
        (
            Node("(end success)", "outcome", "success", outcome="success"),
            {"class": "uc-outcome uc-success", "style": "rounded", "peripheries": "2"},
        ),
        (
            Node("(end abort)", "outcome", "abort", outcome="abort"),
            {"class": "uc-outcome uc-abort", "style": "diagonals", "shape": "box"},
        ),
        (
            Node("(end)", "outcome", "end"),
            {"class": "uc-outcome uc-other", "style": "rounded", "shape": "box"},
        ),
        (
            Node("x", "call", "UC-2", address="UC-2.1"),
            {"href": "usecase:UC-2.1", "class": "uc-call uc-include", "shape": "component"},
        ),
        (
            Node("x", "call", "UC-2", address="UC-2", ending=Goto(target="UC-2")),
            {"class": "uc-call uc-goto", "shape": "cds"},
        ),
        (Node("x", "open", "ending not stated"), {"style": "rounded,dashed"}),
        (Node("x", "step", "*a1", address="*a1"), {"href": "#UC-7.any-a1"}),
        (Node("x", "step", "2,5a1", address="2,5a1"), {"href": "#UC-7.2_5a1"}),
        (Node("x", "step", "EXT 1.1", address="EXT 1.1"), {"href": "#UC-7.EXT-1.1"}),
    ],
)
def test_a_node(node: Node, attributes: dict[str, str]) -> None:
    graph = FlowGraph()
    graph.add(node)
    made = read(flow_dot("UC-7", graph, ENGLISH).lettered()).nodes["n0"]
    assert {name: made.get(name) for name in attributes} == attributes
    assert (made.get("group") == "main") == node.main
    assert ("href" in made) == (node.address is not None)


@pytest.mark.parametrize(
    ("node", "text"),
    [
        (Node("", "step", "4"), "4"),
        (Node("", "step", "4", "Pay."), "4 Pay."),
        (Node("", "decision", "4a", "if"), "4a if"),
        (Node("", "call", "UC-2"), "UC-2"),
        (Node("", "start", "start"), "Beginn"),
        (Node("", "open", "ending not stated"), "ending not stated"),
        (Node("", "outcome", "failure"), "Scheitern"),
        (Node("", "outcome", "failure", "card kept"), "Scheitern – card kept"),
        (Node("", "outcome", "abort", "card {} kept"), "abort: card {} kept"),
        (Node("", "outcome", "", "card kept"), "card kept"),
        (Node("", "outcome", "end"), "Ende"),
        (Node("", "outcome", ""), "Ende"),
        (Node("", "step", "start"), "start"),
    ],
)
def test_node_text(node: Node, text: str) -> None:
    known = {"start": "Beginn", "failure": "Scheitern", "failure: {}": "Scheitern – {}", "end": "Ende"}
    assert node_text(node, Words(known)) == text


def test_edges_by_kind() -> None:
    body = (
        step(optional=True),
        step("", alt("if", resume="1"), alt(goto="UC-2"), repeat="1-2", until="done"),
    )
    edges = {edge.pop("class"): edge for *_, edge in drawn(record(*body)).edges}
    assert edges == {
        "uc-next": {"weight": "12"},
        "uc-end": {"weight": "12"},
        "uc-skip": {"style": "dotted", "weight": "0", "tailport": "w", "headport": "w"},
        "uc-repeat": {"dir": "back"},
        "uc-branch": {"style": "dashed", "arrowhead": "open", "weight": "4"},
        "uc-resume": {"arrowhead": "open", "weight": "4"},
        "uc-goto": {"style": "dashed", "weight": "4"},
    }


def test_what_may_happen_at_any_time_has_a_frame_below_that_says_so() -> None:
    made = record(step("Go", alt("A", step())), alt("B", step(resume=None), origin="*", resume="1"))
    source = flow_dot(made.id, flow_graph(made), Words({"at any time": "Jederzeit"})).lettered()
    assert read(source).frames == {"cluster_any": ["n4", "n5", "n6"]}
    assert re.search(r'graph \[class="uc-any" .* label=Jederzeit ', source)
    assert "\tn7 -> n4 [style=invis]\n" in source


def test_a_step_stands_lower_where_what_hangs_on_it_needs_room() -> None:
    made = record(*(step("", alt("", step(), step(), step(), end="failure")) for _ in range(4)))
    next_ones = [edge for *_, edge in drawn(made).edges if edge["class"] == "uc-next"]
    assert [edge["minlen"] for edge in next_ones if "minlen" in edge]
    source = flow_dot(made.id, flow_graph(made), Words({})).lettered()
    pairs = re.findall(r"^\t?(n\d+) -> (n\d+) ", source, re.MULTILINE)
    assert len(set(pairs)) == len(pairs), "a line stands beside one that keeps the distance"


def test_a_long_condition_of_an_edge_is_wrapped() -> None:
    made = record(step("", repeat="1", until="x" * 100))
    (label,) = (shown(edge["label"]) for *_, edge in drawn(made).edges if "label" in edge)
    assert len(label.split("\n")) > 3
    assert all(line == f" {line.strip()} " for line in label.split("\n"))


@pytest.mark.parametrize(
    "text",
    [
        'say "yes"',
        '"',
        '\\"',
        '\\\\"',
        "\\",
        "\\\\",
        "C:\\new\\table",
        "\\N \\G \\E \\T \\H \\L \\l \\r \\n",
        "<b>",
        "<",
        ">",
        "<<table>>",
        "a:b:c",
        "a -> b; c [d=e] {f} // g # h /* i */",
        "node",
        "digraph",
        "%s {} $x",
        "注文 \U0001f600 e\u0301",
    ],
)
def test_text_is_shown_as_it_is(text: str) -> None:
    assert shown(one_step(text)["label"]).replace("\n", " ") == f"1 {text}"


@pytest.mark.parametrize("text", ["<b>", '<b>"</b>', "<a\\>"])
def test_a_label_without_a_number_is_no_html(text: str) -> None:
    made = record(alt("", end=text))
    source = flow_dot("UC", flow_graph(made), ENGLISH).lettered()
    assert "label=<" not in source
    labels = [shown(node["label"]) for node in read(source).nodes.values()]
    assert text in labels


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("a\nb", "1 a b"),
        ("a\r\n\tb", "1 a b"),
        ("a\x00\x01\x1b\x7fb\x85c", "1 ab c"),
        ("a\ud800b", "1 ab"),
        ("\udfff", "1"),
        ("", "1"),
    ],
)
def test_what_cannot_be_drawn_is_left_out(text: str, label: str) -> None:
    assert one_step(text)["label"] == label


@pytest.mark.parametrize("text", ["x" * 1_000_000, "word " * 200_000, '"\\' * 500_000])
def test_a_huge_text_is_cut(text: str) -> None:
    made = record(step(text, alt(text, end=text), repeat="1", until=text))
    source = flow_dot("UC", flow_graph(made), ENGLISH).lettered()
    assert len(source) < 20 * LIMIT
    label = shown(read(source).nodes["n1"]["label"])
    assert label.replace("\n", " ").startswith(f"1 {text[:10]}")
    assert label.endswith("…")
    assert LIMIT - 50 < len(label) < LIMIT + 50


def test_shapes_hold_their_lines() -> None:
    texts = ["", "Pay", "WWWWW " * 30, "注文" * 60, "m" * 200]
    made = record(*(step(text, alt(text, end=f"failure: {text}")) for text in texts))
    for node in drawn(made).nodes.values():
        lines = shown(node["label"]).split("\n")
        width, height = (float(node[side]) * 72 / 12 for side in ("width", "height"))
        assert width < 45
        assert height > len(lines) * 1.2
        for position, line in enumerate(lines):
            # A hexagon narrows from its full width in the middle to half of it at the top.
            from_middle = abs(position - (len(lines) - 1) / 2) * 1.25
            slant = from_middle / height if node["shape"] == "hexagon" else 0
            assert text_width(line) + 1 < width * (1 - slant)


def test_words_are_translated() -> None:
    words = Words({"start": "Beginn", "success": "Erfolg", "ending not stated": "Ende offen"})
    made = drawn(record(step("", alt("wenn"))), words)
    labels = [node["label"] for node in made.nodes.values()]
    assert labels == ["Beginn", "1", "1a wenn", "Erfolg", "Ende offen"]


TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=[])),
    st.text(st.sampled_from('\\"<>nNGlr\n:;{}[]|&%-\x00\ud800 ')),
)


@given(TEXTS, TEXTS, TEXTS, TEXTS)
@settings(max_examples=100)
def test_any_text_is_read_back(text: str, condition: str, end: str, until: str) -> None:
    made = record(step(text, alt(condition, end=f"failure: {end}"), repeat="1", until=f"x {until}"))
    source = flow_dot("UC", flow_graph(made), ENGLISH).lettered()
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]", source)
    source.encode()
    drawing = drawn(made)
    assert list(drawing.nodes) == ["n0", "n1", "n2", "n3", "n4"]
    for name, whole in (("n1", f"1 {text}"), ("n2", f"1a {condition}")):
        # A line breaks at a blank, which is then not drawn, or within a word too long for it.
        label = shown(drawing.nodes[name]["label"])
        assert "".join(label.split()) == "".join(drawable(whole).split())
    loops = [edge for *_, edge in drawing.edges if edge["class"] == "uc-repeat"]
    assert "".join(shown(loops[0]["label"]).split()) == "".join(
        drawable(f"until x {until.strip()}").split()
    )


@given(st.text(max_size=300))
def test_a_bare_source_has_no_words_but_all_sizes(text: str) -> None:
    sketch = flow_dot("UC", flow_graph(record(step(text))), ENGLISH)
    bare, lettered = read(sketch.bare), read(sketch.lettered())
    assert {name: said.pop("label") for name, said in bare.nodes.items()} == dict.fromkeys(
        sketch.labels, ""
    )
    labels = {
        name: (tuple(shown(said.pop("label")).split("\n")), said.pop("href", None))
        for name, said in lettered.nodes.items()
    }
    assert labels == sketch.labels
    assert bare == lettered


def test_a_lettered_source_takes_attributes_of_the_graph() -> None:
    source = flow_dot("UC", flow_graph(record(step("Go."))), ENGLISH).lettered("bgcolor=white dpi=72")
    assert "\tgraph [bgcolor=white dpi=72]\n" in source


WHOLE = record(
    step("The reader asks for a book", actor="Reader", name="ask", optional=True),
    step("The desk looks", step("in the shelf"), step("in the cellar", optional=True), actor="Desk"),
    step("It is lent", include=("UC-PAY", "UC-LOG"), actor="Desk", choice=True),
    step("Next", repeat="1-3", until="all are lent"),
    step("Count", for_each="book", actor="Reader"),
    alt("None there", step("Say so"), step("Note it", actor="Desk"), origin="2", end="failure: none"),
    alt("Later", step("Wait", resume="ask"), origin="2"),
    alt("Wet & torn", step("Dry it", repeat="3a1", while_="wet"), origin="3", resume="origin"),
    alt("Lost", alt("Found", origin="3b1", resume="next"), step("Search"), origin="3", goto="UC-LOST"),
    alt("Cancelled", step("Stop", actor="Reader"), origin="*", end="abort"),
    alt("Fire", origin="*", end=""),
    alt("By post", origin="start", end="success: sent"),
    alt("Either", origin="1-2", resume="next"),
    alt("Nowhere", step("What now")),
    alt("Back", origin="5", resume=""),
)


def test_whole_sources_of_diagrams_of_a_flow() -> None:
    graph = flow_graph(WHOLE)
    drawn = swimlanes(WHOLE, graph)
    sources = {
        "flow.dot": flow_dot("UC", graph, ENGLISH),
        "swimlanes.dot": swimlane_dot("UC", drawn, ENGLISH),
    }
    for name, source in sources.items():
        assert_as_kept(KEPT / name, source.lettered())
    told = (*outline(graph, ENGLISH), "", *outline(graph, ENGLISH, lanes(WHOLE, graph)))
    assert_as_kept(KEPT / "outline.txt", "\n".join(told))
