"""UseCase -> a state diagram in PlantUML, whose language of activities knows no jumps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sphinxext.usecase.core.export.charts import Box, Line, chart, files
from sphinxext.usecase.core.export.form import MADE, Choice, File, Form
from sphinxext.usecase.core.model.usecase import UseCase

_COLOURS = {"success": " #dcefdc", "failure": " #f7dcdc", "abort": " #ececec"}
_SPECIAL = re.compile(r"[\"\\<>\[\]{}~|&%]|(?<=([*_/=#-]))\1|^[*#=]")
"""What PlantUML would read as markup."""


def _files(usecases: Sequence[UseCase], _choice: Choice) -> Iterator[File]:
    return files(usecases, ".puml", _source)


def _source(usecase: UseCase) -> str:
    shown = chart(usecase)
    lines = ["@startuml", f"' {MADE}", "hide empty description"]
    lines += [f"title {_escaped(f'{usecase.shown_id} {usecase.title}'.strip())}"]
    lines += [*map(_box, shown.boxes), *map(_line, shown.lines), "@enduml"]
    return "\n".join(lines) + "\n"


def _box(box: Box) -> str:
    return f'state "{_escaped(box.text)}" as {box.name}{_COLOURS.get(box.node.outcome or "", "")}'


def _line(line: Line) -> str:
    arrow = "-[dashed]->" if line.is_dotted else "-->"
    said = f" : {_escaped(line.text)}" if line.text else ""
    return f"{line.source} {arrow} {line.target}{said}"


def _escaped(text: str) -> str:
    """A text in which every character stands for itself."""
    return _SPECIAL.sub(lambda found: f"<U+{ord(found[0]):04X}>", text) or " "


FORM = Form(name="plantuml", does="state diagrams for PlantUML", files=_files)
