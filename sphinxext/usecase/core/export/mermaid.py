"""UseCase -> a flowchart in Mermaid, which code hosts draw in the pages that they show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sphinxext.usecase.core.export.charts import Box, Line, chart, files
from sphinxext.usecase.core.export.form import MADE, Choice, File, Form
from sphinxext.usecase.core.model.usecase import UseCase

_SHAPES = {
    "start": '(["{}"])',
    "decision": '{{{{"{}"}}}}',
    "outcome": '(["{}"])',
    "call": '[["{}"]]',
    "open": '("{}")',
}
_PLAIN = '["{}"]'
_STYLES = {
    "success": "fill:#dcefdc,stroke:#2f6f2f,color:#173a17",
    "failure": "fill:#f7dcdc,stroke:#9c2f2f,color:#4d1414",
    "abort": "fill:#ececec,stroke:#5f5f5f,color:#2b2b2b,stroke-dasharray:4",
}
_SPECIAL = re.compile(r"[^\w .,:()/'–—-]|^[-+*>`]|(?<=^\d)\.|_")
"""What Mermaid or its Markdown would read as markup, and quotation marks."""


def source(usecase: UseCase) -> str:
    """The flowchart of a use case."""
    shown = chart(usecase)
    lines = ["flowchart TD", *map(_box, shown.boxes), *map(_line, shown.lines)]
    outcomes = {box.node.outcome for box in shown.boxes}
    for outcome, style in _STYLES.items():
        if outcome in outcomes:
            names = ",".join(box.name for box in shown.boxes if box.node.outcome == outcome)
            lines += [f"classDef {outcome} {style}", f"class {names} {outcome}"]
    return "\n".join(lines) + "\n"


def _box(box: Box) -> str:
    return f"  {box.name}{_SHAPES.get(box.node.kind, _PLAIN).format(_quoted(box.text))}"


def _line(line: Line) -> str:
    arrow = "-.->" if line.is_dotted else "-->"
    said = f'|"{_quoted(line.text)}"|' if line.text else ""
    return f"  {line.source} {arrow}{said} {line.target}"


def _quoted(text: str) -> str:
    """A text in which every character stands for itself."""
    return _SPECIAL.sub(lambda found: f"#{ord(found[0])};", text)


def _files(usecases: Sequence[UseCase], _choice: Choice) -> Iterator[File]:
    return files(usecases, ".mmd", lambda one: f"%% {MADE}\n{source(one)}")


FORM = Form(name="mermaid", does="flowcharts that code hosts draw", files=_files)
