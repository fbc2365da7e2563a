"""The directive ``house``: storeys and wings of a package, made from the code and the lint's order."""

from __future__ import annotations

import ast
import math
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx.domains.std import StandardDomain
from sphinx.util.docutils import SphinxDirective

import manual

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

OBJTYPE = "module"


class Room(NamedTuple):
    """A module or a wing: its dotted name in the package, its file, and what its first line says."""

    name: str
    file: Path
    job: str

    @property
    def node_id(self) -> str:
        return f"{OBJTYPE}-{self.name.replace('.', '-')}"


def room(package: Path, name: str) -> Room:
    """The room with this dotted name."""
    path = package.joinpath(*name.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    docstring = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return Room(name, file, docstring.partition("\n")[0])


def rooms_in(package: Path, wing: Room) -> list[Room]:
    """The modules of a wing; a wing in it counts as one."""
    names = sorted(path.stem for path in wing.file.parent.iterdir() if is_room(path))
    return [room(package, f"{wing.name}.{name}") for name in names]


def is_room(path: Path) -> bool:
    """Whether a path is a module or a wing of its folder."""
    return (path.suffix == ".py" and path.stem != "__init__") or (path / "__init__.py").is_file()


def storeys(pyproject: Path, container: str) -> list[list[str]]:
    """The names on each storey of a package, from the top, as import-linter holds them apart."""
    contracts: list[dict[str, Any]] = tomllib.loads(pyproject.read_text(encoding="utf-8"))["tool"][
        "importlinter"
    ]["contracts"]
    (layers,) = (one["layers"] for one in contracts if container in one.get("containers", ()))
    return [re.split(r"\s*[|:]\s*", layer) for layer in layers]


class House(SphinxDirective):
    """Show a package: a row for each storey with its wings side by side, then the modules of each wing.

    The argument is the dotted name of the package. Another house on the page shows a wing that has one.
    """

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Build the picture and the list, and let the page depend on what they are made from."""
        (container,) = self.arguments
        repository = Path(self.env.srcdir).parent
        package = repository / "sphinxext" / "usecase"
        within = container.removeprefix("sphinxext.usecase").lstrip(".")
        pyproject = repository / "pyproject.toml"
        self.env.note_dependency(str(pyproject))
        house = [
            [room(package, f"{within}.{name}".lstrip(".")) for name in names]
            for names in storeys(pyproject, container)
        ]
        wings = [one for storey in house for one in storey if one.file.stem == "__init__"]
        return [self.picture(house), *(self.listed(package, one) for one in wings if one.name != "core")]

    def picture(self, house: Sequence[Sequence[Room]]) -> nodes.table:
        """The storeys, from the top."""
        columns = math.lcm(*map(len, house))
        group = nodes.tgroup("", cols=columns)
        group += [nodes.colspec(colwidth=1) for _ in range(columns)]
        group += nodes.tbody("", *(self.storey(rooms, columns) for rooms in house))
        return nodes.table("", group, classes=["house", "colwidths-given"])

    def storey(self, rooms: Sequence[Room], columns: int) -> nodes.row:
        """A row in which the rooms of a storey share the width."""
        row = nodes.row()
        for one in rooms:
            name = nodes.strong("", "", *self.name_of(one))
            entry = nodes.entry("", nodes.paragraph("", "", name), self.sentence(one))
            if columns > len(rooms):
                entry["morecols"] = columns // len(rooms) - 1
            row += entry
        return row

    def name_of(self, one: Room) -> Iterator[nodes.Node]:
        """The name of a room in the picture: a link to its list, or what links lead to."""
        text = nodes.literal(text=one.name.rpartition(".")[2])
        is_listed = one.file.stem == "__init__" and one.name != "core"
        yield nodes.reference("", "", text, refid=one.node_id) if is_listed else self.target(one)
        if not is_listed:
            yield text

    def listed(self, package: Path, wing: Room) -> nodes.table:
        """The modules of a wing, each with its job."""
        rows = [
            (
                [nodes.paragraph("", "", self.target(one), nodes.literal(text=one.name))],
                [self.sentence(one)],
            )
            for one in rooms_in(package, wing)
        ]
        made = manual.table({f"In {wing.name}": 35, "Job": 65}, rows)
        made["ids"] = [wing.node_id]
        self.state.document.note_explicit_target(made)
        self.note(wing)
        return made

    def target(self, one: Room) -> nodes.target:
        """What a link to a room leads to."""
        target = nodes.target("", "", ids=[one.node_id])
        self.state.document.note_explicit_target(target)
        self.note(one)
        return target

    def note(self, one: Room) -> None:
        """Let pages link to a room by its dotted name."""
        domain = self.env.get_domain("std")
        assert isinstance(domain, StandardDomain)
        domain.note_object(OBJTYPE, one.name, one.node_id, location=self.get_location())

    def sentence(self, one: Room) -> nodes.paragraph:
        """The job of a room, with its inline markup."""
        self.env.note_dependency(str(one.file))
        return nodes.paragraph(one.job, "", *self.parse_inline(one.job)[0])


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the directive, and the role ``module`` that links a room."""
    app.add_directive("house", House)
    app.add_object_type(OBJTYPE, OBJTYPE)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
