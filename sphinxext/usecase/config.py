"""Every configuration value with its default, check and help: drives registration and the manual."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from sphinxext.usecase import messages
from sphinxext.usecase.core.reading import fields as known_fields

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config as SphinxConfig

PREFIX = "usecase_"
KINDS = ("alternative", "exception", "variation")
DIAGRAMS = ("flow", "swimlane", "none")
EMBEDDINGS = ("inline", "file")
OUTPUT_FORMAT = "graphviz_output_format"
ITEM_FIELDS = ("id", "kind", "title", "status", "url", "parent")
NEEDS_TYPES: Mapping[str, tuple[str, ...]] = {
    "epic": ("*epic*",),
    "story": ("*story*", "us"),
    "test": ("*test*", "tc"),
}
"""Kind of item -> glob patterns of the need types that describe one."""


def _is_pattern(text: object) -> bool:
    try:
        re.compile(str(text))
    except re.error:
        return False
    return isinstance(text, str)


def _is_template(text: object) -> bool:
    try:
        return isinstance(text, str) and bool(text.format(id="X"))
    except (KeyError, IndexError, ValueError):
        return False


def _are_trackers(value: Any) -> bool:
    return isinstance(value, dict) and all(
        _is_pattern(pattern) and _is_template(url) for pattern, url in value.items()
    )


def _are_synonyms(value: Any) -> bool:
    known = {known_fields.normalise(name) for name in known_fields.SYNONYMS}
    return isinstance(value, dict) and all(
        isinstance(header, str) and isinstance(name, str) and known_fields.normalise(name) in known
        for header, name in value.items()
    )


def _are_paths(value: Any) -> bool:
    return _are_words(value) and all(value)


def _are_columns(value: Any) -> bool:
    return isinstance(value, dict) and all(
        name in ITEM_FIELDS and isinstance(header, str) for name, header in value.items()
    )


def _are_places(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(name, str) and name and "/" not in name and _is_place(place)
        for name, place in value.items()
    )


def _is_place(place: Any) -> bool:
    if isinstance(place, (list, tuple)):
        return len(place) == 2 and all(isinstance(part, str) for part in place)
    return place is None or (isinstance(place, str) and bool(place))


def file_of(place: Any) -> str | None:
    """The path or the URL of the file of another project; ``None`` if intersphinx knows where it is."""
    file: str | None = place[0] if isinstance(place, (list, tuple)) else place
    return file


def sought(external: Mapping[str, Any]) -> dict[str, str | None]:
    """The files of other projects of which no path is named."""
    files = {name: file_of(place) for name, place in external.items()}
    return {name: file for name, file in files.items() if file is None or "://" in file}


def _is_share(value: Any) -> bool:
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return value is None or (number and 0 <= value <= 100)


def _are_words(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and all(isinstance(word, str) for word in value)


def _are_needs_types(value: Any) -> bool:
    return isinstance(value, dict) and all(
        kind in NEEDS_TYPES and _are_words(patterns) for kind, patterns in value.items()
    )


def _option(
    default: Any,
    check: Callable[[Any], bool],
    *,
    expected: str,
    help_: str,
    rebuild: Literal["", "env", "html"] = "env",
) -> Any:
    metadata = {"check": check, "expected": expected, "help": help_, "rebuild": rebuild}
    if isinstance(default, dict):
        return field(default_factory=lambda: dict(default), metadata=metadata)
    return field(default=default, metadata=metadata)


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The values of one build, checked; each is ``usecase_`` and the field's name in ``conf.py``."""

    trackers: Mapping[str, str] = _option(
        {},
        _are_trackers,
        expected='a dictionary of regular expressions to addresses that hold "{id}"',
        help_="Links epics, stories and tests whose whole id matches a pattern to their tracker.",
    )
    backlog: tuple[str, ...] = _option(
        (),
        _are_paths,
        expected="a list of paths or glob patterns",
        help_="CSV and JSON files, as trackers export them, that describe epics, stories and tests.",
    )
    backlog_columns: Mapping[str, str] = _option(
        {},
        _are_columns,
        expected=f"a dictionary of some of {', '.join(ITEM_FIELDS)} to headers",
        help_="Headers of your own in backlog files. They count before the known ones.",
    )
    test_results: tuple[str, ...] = _option(
        (),
        _are_paths,
        expected="a list of paths or glob patterns",
        help_="JUnit XML files with the results of tests.",
    )
    test_properties: tuple[str, ...] = _option(
        ("usecase", "usecases", "usecase_id"),
        _are_words,
        expected="a list of names of properties",
        help_="In which properties of test cases, and of their suites, results of tests name addresses.",
    )
    external: Mapping[str, Any] = _option(
        {},
        _are_places,
        expected="a dictionary of names to None, to the path or URL of a usecases.json, "
        "or to pairs of that and the URL of the pages",
        help_=(
            "Other projects whose use cases and items this one shows and refers to. With ``None``, the "
            "file is beside the inventory of that name in ``intersphinx_mapping``, and so are the pages."
        ),
    )
    min_coverage: float | None = _option(
        None,
        _is_share,
        expected="a number from 0 to 100",
        help_="How many per cent of all flows must be covered. Fewer are a warning.",
        rebuild="",
    )
    undelivered: bool = _option(
        default=False,
        check=lambda value: isinstance(value, bool),
        expected="True or False",
        help_="Whether stories that no flow delivers and epics without a use case are a warning.",
        rebuild="",
    )
    field_synonyms: Mapping[str, str] = _option(
        {},
        _are_synonyms,
        expected="a dictionary of headers to the names of known fields",
        help_="More headers by which fields are recognised. They count before the known ones.",
    )
    kinds: tuple[str, ...] = _option(
        (),
        _are_words,
        expected="a list of words",
        help_="Kinds of alternatives beside alternative, exception and variation.",
    )
    needs: bool = _option(
        True,  # noqa: FBT003 (a default, like the others)
        lambda value: isinstance(value, bool),
        expected="True or False",
        help_="Whether use cases are needs too, in a project that uses sphinx-needs.",
    )
    needs_types: Mapping[str, Sequence[str]] = _option(
        NEEDS_TYPES,
        _are_needs_types,
        expected='a dictionary of "epic", "story" and "test" to lists of need types',
        help_="By which need types sphinx-needs describes epics, stories and tests, as glob patterns. "
        "A need of any other type may stand for each of them.",
    )
    diagram: str = _option(
        "flow",
        lambda value: value in DIAGRAMS,
        expected='"flow", "swimlane" or "none"',
        help_="Whether each use case gets a flow diagram, and with a lane for each actor or without; "
        "the option ``diagram`` overrules it.",
    )
    diagram_timeout: float = _option(
        20.0,
        lambda value: isinstance(value, (int, float)) and not isinstance(value, bool) and value > 0,
        expected="a number of seconds above 0",
        help_="How long the engine may take for one diagram before it is given up.",
        rebuild="",
    )
    diagram_limit: int = _option(
        400,
        lambda value: isinstance(value, int) and not isinstance(value, bool) and value >= 0,
        expected="a whole number of nodes, or 0 for no limit",
        help_="How many nodes a diagram may have. What has more is told in lines of text.",
        rebuild="html",
    )
    diagram_embed: str = _option(
        "inline",
        lambda value: value in EMBEDDINGS,
        expected='"inline" or "file"',
        help_="Whether HTML pages hold their diagrams or show each as an SVG file of its own.",
        rebuild="html",
    )


def register(app: Sphinx) -> None:
    """Add every value to Sphinx, and check them once they are read."""
    for one in dataclasses.fields(Config):
        app.add_config_value(PREFIX + one.name, _default(one), one.metadata["rebuild"], Any)
    app.connect("config-inited", check)
    app.connect("config-inited", watch_format)


def watch_format(_app: Sphinx, config: SphinxConfig) -> None:
    """Let Sphinx write pages again when the format changes, though its own Graphviz is not loaded."""
    if OUTPUT_FORMAT not in config:
        config.add(OUTPUT_FORMAT, "svg", "html", frozenset({str}))


def check(app: Sphinx, config: SphinxConfig) -> None:
    """Report each value that is not what was expected, and put its default in its place."""
    for one in dataclasses.fields(Config):
        name = PREFIX + one.name
        value = config[name]
        if not one.metadata["check"](value):
            text = f"{name} is {value!r}, but {one.metadata['expected']} was expected; default used"
            messages.warn("config", text, place_of(Path(app.confdir), one.name))
            config[name] = _default(one)


class Dot(NamedTuple):
    """The ``dot`` that the user has chosen, and the file and line where."""

    program: str
    place: str


def own_dot(values: SphinxConfig) -> Dot | None:
    """The ``dot`` that the user has chosen by ``graphviz_dot``; ``None`` if they have not."""
    stated = _stated(values, "graphviz_dot")
    if not stated:
        return None
    conf = values._raw_config.get("__file__", "conf.py")  # noqa: SLF001
    return Dot(str(stated), _line_of(Path(conf), "graphviz_dot"))


def wants_pixels(values: SphinxConfig) -> bool:
    """Whether the user has chosen PNG for HTML, by ``graphviz_output_format``."""
    return _stated(values, OUTPUT_FORMAT) == "png"


def _stated(values: SphinxConfig, name: str) -> object:
    """A value of ``sphinx.ext.graphviz``, which need not be loaded.

    That extension has defaults of its own, so only what is stated counts.
    """
    return values.overrides.get(name, values._raw_config.get(name))  # noqa: SLF001


def place_of(folder: Path, name: str) -> str:
    """File and line in which ``conf.py`` sets a value; line 1 if it is set elsewhere."""
    return _line_of(folder / "conf.py", PREFIX + name)


def _line_of(path: Path, name: str) -> str:
    """The same by the value's whole name. Whatever the encoding of the file, its names are ASCII."""
    lines = path.read_bytes().splitlines() if path.is_file() else []
    sets = re.compile(rf"\s*{name}\b".encode())
    found = (number for number, line in enumerate(lines, 1) if sets.match(line))
    return f"{path}:{next(found, 1)}"


def snapshot(config: SphinxConfig) -> Config:
    """The checked values of this build."""
    values = {one.name: config[PREFIX + one.name] for one in dataclasses.fields(Config)}
    return Config(**values)


def _default(one: dataclasses.Field[Any]) -> Any:
    if one.default is not dataclasses.MISSING:
        return one.default
    assert one.default_factory is not dataclasses.MISSING
    return one.default_factory()
