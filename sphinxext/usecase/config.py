"""Every configuration value with its default, check and help: drives registration and the manual."""

from __future__ import annotations

import dataclasses
import json
import re
from ast import literal_eval
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from copy import copy
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeGuard, TypeVar

from sphinxext.usecase import compat, messages
from sphinxext.usecase.core.lexicon.lists import LISTS
from sphinxext.usecase.core.model.findings import Severity
from sphinxext.usecase.core.model.testnames import PROPERTIES
from sphinxext.usecase.core.reading import fields as known_fields

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config as SphinxConfig

_T = TypeVar("_T")
PREFIX = "usecase_"
KINDS = ("alternative", "exception", "variation")
DIAGRAMS = ("flow", "swimlane", "none")
EMBEDDINGS = ("inline", "file")
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "advice", "off")
DOT, OUTPUT_FORMAT = "graphviz_dot", "graphviz_output_format"
"""Values of ``sphinx.ext.graphviz``, which this extension heeds too."""
ITEM_FIELDS = ("id", "kind", "title", "status", "url", "parent")
NEEDS_TYPES: Mapping[str, tuple[str, ...]] = {
    "epic": ("*epic*",),
    "story": ("*story*", "us"),
    "test": ("*test*", "tc"),
}
"""Kind of item -> glob patterns of the need types that describe one."""


class _Kind(NamedTuple):
    """A kind of values: which are ``expected``, and what checks one.

    On the command line every value is text; so are those in a dictionary that it adds to. What ``read``
    and ``read_inner`` cannot make a value of they leave as it is.
    """

    expected: str
    check: Callable[[Any], bool]
    read: Callable[[str], Any] = str
    read_inner: Callable[[str], Any] = str


# -- what the command line writes -------------------------------------------------------------------


def _read_flag(text: str) -> bool | str:
    return {"1": True, "true": True, "0": False, "false": False}.get(text.strip().lower(), text)


def _read_number(text: str) -> float | str:
    for number in (int, float):
        with suppress(ValueError):
            return number(text)
    return text


def _read_words(text: str) -> list[str]:
    return [word for part in text.split(",") if (word := part.strip())]


def _read_dictionary(text: str) -> Any:
    for read in (literal_eval, json.loads):
        with suppress(ValueError, SyntaxError, MemoryError, RecursionError):
            return read(text)
    return text


# -- what is expected -------------------------------------------------------------------------------


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _are_words(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and all(map(_is_text, value))


def _are_paths(value: Any) -> bool:
    return _are_words(value) and all(value)


def _is_share(value: object) -> bool:
    return value is None or (_is_number(value) and 0 <= value <= 100)


def _is_time(value: object) -> bool:
    return _is_number(value) and value > 0


def _is_count(value: object) -> bool:
    return _is_number(value) and isinstance(value, int) and value >= 0


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


def _is_field(name: object) -> bool:
    known = {known_fields.normalise(name) for name in known_fields.SYNONYMS}
    return isinstance(name, str) and known_fields.normalise(name) in known


def _is_prefix(text: object) -> bool:
    return isinstance(text, str) and (not text or text.isalpha())


def _is_rule(name: object) -> bool:
    return name in messages.subtypes()


def _is_project(name: object) -> bool:
    return isinstance(name, str) and bool(name) and "/" not in name


def _is_place(place: Any) -> bool:
    if isinstance(place, (list, tuple)):
        return len(place) == 2 and all(map(_is_text, place))
    return place is None or (isinstance(place, str) and bool(place))


def _dictionary(
    of: str,
    is_key: Callable[[Any], bool],
    is_value: Callable[[Any], bool],
    read_inner: Callable[[str], Any] = str,
) -> _Kind:
    def check(value: Any) -> bool:
        return isinstance(value, dict) and all(is_key(one) and is_value(value[one]) for one in value)

    return _Kind(f"a dictionary of {of}", check, _read_dictionary, read_inner)


def _one_of(words: Sequence[str]) -> _Kind:
    *first, last = (f'"{word}"' for word in words)
    return _Kind(f"{', '.join(first)} or {last}", words.__contains__)


_FLAG = _Kind("True or False", lambda value: isinstance(value, bool), _read_flag)
_WORDS = _Kind("a list of words", _are_words, _read_words)
_PATHS = _Kind("a list of paths or glob patterns", _are_paths, _read_words)
_SHARE = _Kind("a number from 0 to 100", _is_share, _read_number)
_SECONDS = _Kind("a number of seconds above 0", _is_time, _read_number)
_COUNT = _Kind("a whole number, or 0 for no limit", _is_count, _read_number)
_TRACKERS = _dictionary('regular expressions to addresses that hold "{id}"', _is_pattern, _is_template)
_COLUMNS = _dictionary(
    f"some of {', '.join(ITEM_FIELDS)} to headers", ITEM_FIELDS.__contains__, _is_text
)
_PLACES = _dictionary(
    "names to None, to the path or URL of a usecases.json, or to pairs of that and the URL of the pages",
    _is_project,
    _is_place,
)
_SYNONYMS = _dictionary("headers to the names of known fields", _is_text, _is_field)
_PREFIXES = _dictionary("names of fields to letters that labels begin with", _is_text, _is_prefix)
_SEVERITIES = _dictionary(f"ids of rules to {', '.join(SEVERITIES)}", _is_rule, SEVERITIES.__contains__)
_WORD_LISTS = _dictionary(
    f"some of {', '.join(LISTS)} to lists of words", LISTS.__contains__, _are_words, _read_words
)
_NEEDS_TYPES = _dictionary(
    '"epic", "story" and "test" to lists of need types',
    NEEDS_TYPES.__contains__,
    _are_words,
    _read_words,
)


def file_of(place: Any) -> str | None:
    """The path or the URL of the file of another project; ``None`` if intersphinx knows where it is."""
    file: str | None = place[0] if isinstance(place, (list, tuple)) else place
    return file


def sought(external: Mapping[str, Any]) -> dict[str, str | None]:
    """The files of other projects of which no path is named."""
    files = {name: file_of(place) for name, place in external.items()}
    return {name: file for name, file in files.items() if file is None or "://" in file}


def _option(default: _T, kind: _Kind, *, help_: str, rebuild: Literal["", "env", "html"] = "env") -> _T:
    """A value of the configuration, of the type of its ``default``."""
    metadata = {"kind": kind, "help": help_, "rebuild": rebuild}
    if isinstance(default, dict):
        return field(default_factory=lambda: copy(default), metadata=metadata)
    return field(default=default, metadata=metadata)


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The values of one build, checked; each is ``usecase_`` and the field's name in ``conf.py``."""

    trackers: Mapping[str, str] = _option(
        {},
        _TRACKERS,
        help_="Links epics, stories and tests whose whole id matches a pattern to their tracker.",
    )
    backlog: tuple[str, ...] = _option(
        (),
        _PATHS,
        help_="CSV and JSON files, as trackers export them, that describe epics, stories and tests.",
    )
    backlog_columns: Mapping[str, str] = _option(
        {},
        _COLUMNS,
        help_="Headers of your own in backlog files. They count before the known ones.",
    )
    test_results: tuple[str, ...] = _option(
        (),
        _PATHS,
        help_="JUnit XML files with the results of tests.",
    )
    test_properties: tuple[str, ...] = _option(
        PROPERTIES,
        _WORDS,
        help_="In which properties of test cases, and of their suites, results of tests name addresses.",
    )
    external: Mapping[str, Any] = _option(
        {},
        _PLACES,
        help_=(
            "Other projects whose use cases and items this one shows and refers to. With ``None``, the "
            "file is beside the inventory of that name in ``intersphinx_mapping``, and so are the pages."
        ),
    )
    min_coverage: float | None = _option(
        None,
        _SHARE,
        help_="How many per cent of all flows must be covered. Fewer are a warning.",
        rebuild="",
    )
    min_passing: float | None = _option(
        None,
        _SHARE,
        help_="How many per cent of all flows must have tests that pass. Fewer are a warning.",
        rebuild="",
    )
    done: tuple[str, ...] = _option(
        ("done", "closed", "released"),
        _WORDS,
        help_="The statuses of stories that are done, in whatever case.",
        rebuild="html",
    )
    page_status: bool = _option(
        True,  # noqa: FBT003 (a default, like the others)
        _FLAG,
        help_="Whether the page of a use case shows beside each flow the statuses of its stories and "
        "what its tests say.",
        rebuild="html",
    )
    undelivered: bool = _option(
        False,  # noqa: FBT003 (a default, like the others)
        _FLAG,
        help_="Whether stories that no flow delivers and epics without a use case are a warning.",
        rebuild="",
    )
    rules: Mapping[str, Severity] = _option(
        {},
        _SEVERITIES,
        help_="How severe it is what rules find: an ``error`` or a ``warning`` of the build, ``advice`` "
        "for those who look for it, or ``off``. The subtype of any warning is such an id.",
    )
    baseline: str = _option(
        "",
        _Kind("the path or the URL of a usecases.json, or a name in intersphinx_mapping", _is_text),
        help_="An earlier ``usecases.json``, such as that of a release. Pages and tables mark what is "
        "new, changed or gone since, and :rst:dir:`usecase-changes` lists it.",
        rebuild="",
    )
    findings_baseline: str = _option(
        "",
        _Kind("the path of a findings.json", _is_text),
        help_="An earlier ``findings.json``. What it holds is known, and no warning any more.",
        rebuild="",
    )
    approvals: str = _option(
        "",
        _Kind("the path of a folder", _is_text),
        help_="The folder of approvals, into which ``sphinx-usecase approve`` writes.",
        rebuild="",
    )
    words: Mapping[str, Sequence[str]] = _option(
        {},
        _WORD_LISTS,
        help_="Words and phrases of your own for rules of style: see :ref:`rule-words`.",
    )
    field_synonyms: Mapping[str, str] = _option(
        {},
        _SYNONYMS,
        help_="More headers by which fields are recognised. They count before the known ones.",
    )
    statements: Mapping[str, str] = _option(
        {},
        _PREFIXES,
        help_='More fields whose items are statements, and what their labels begin with: ``{"special '
        'requirements": "SR"}``. Beside them are acceptance criteria (``AC``), KPIs (``KPI``) and '
        "business rules (``BR``); an empty text leaves one out.",
    )
    bullets: bool = _option(
        False,  # noqa: FBT003 (a default, like the others)
        _FLAG,
        help_="Whether lists with bullets are flows as numbered lists are, where no numbered one stands "
        "beside them.",
    )
    toc_ids: bool = _option(
        False,  # noqa: FBT003 (a default, like the others)
        _FLAG,
        help_="Whether contents and sidebar show the id of each use case before its title.",
    )
    kinds: tuple[str, ...] = _option(
        (),
        _WORDS,
        help_="Kinds of alternatives beside alternative, exception and variation.",
    )
    needs: bool = _option(
        True,  # noqa: FBT003 (a default, like the others)
        _FLAG,
        help_="Whether use cases are needs too, in a project that uses sphinx-needs.",
    )
    needs_types: Mapping[str, Sequence[str]] = _option(
        NEEDS_TYPES,
        _NEEDS_TYPES,
        help_="By which need types sphinx-needs describes epics, stories and tests, as glob patterns. "
        "A need of any other type may stand for each of them.",
    )
    diagram: str = _option(
        "flow",
        _one_of(DIAGRAMS),
        help_="Whether each use case gets a flow diagram, and with a lane for each actor or without; "
        "the option ``diagram`` overrules it.",
    )
    diagram_timeout: float = _option(
        20.0,
        _SECONDS,
        help_="How long the engine may take for one diagram before it is given up.",
        rebuild="",
    )
    diagram_limit: int = _option(
        400,
        _COUNT,
        help_="How many nodes a diagram may have. What has more is told in lines of text.",
        rebuild="html",
    )
    matrix_limit: int = _option(
        20_000,
        _COUNT,
        help_="How many cells a matrix may have. What has more is told as a list.",
        rebuild="html",
    )
    diagram_embed: str = _option(
        "inline",
        _one_of(EMBEDDINGS),
        help_="Whether HTML pages hold their diagrams or show each as an SVG file of its own.",
        rebuild="html",
    )

    @property
    def severities(self) -> Mapping[str, Severity]:
        """The severities of rules that have others than they declare."""
        return {"undelivered": "warning", **self.rules} if self.undelivered else self.rules


def register(app: Sphinx) -> None:
    """Add every value to Sphinx, and check them once they are read."""
    for one in dataclasses.fields(Config):
        # Of a default that is a function, Sphinx infers no type for what the command line writes.
        app.add_config_value(PREFIX + one.name, partial(_default, one), one.metadata["rebuild"], Any)
    _take_over(app.config)
    app.connect("config-inited", check)
    app.connect("config-inited", watch_format)


def _take_over(config: SphinxConfig) -> None:
    """Take what the command line says of Graphviz for what ``conf.py`` says.

    Sphinx knows these values only where its own extension is loaded, which this one does without.
    """
    for name in (DOT, OUTPUT_FORMAT):
        if name in config.overrides:
            compat.state(config, name, config.overrides.pop(name))


def watch_format(_app: Sphinx, config: SphinxConfig) -> None:
    """Let Sphinx write pages again when the format changes, though its own Graphviz is not loaded."""
    if OUTPUT_FORMAT not in config:
        config.add(OUTPUT_FORMAT, "svg", "html", frozenset({str}))


def check(app: Sphinx, config: SphinxConfig) -> None:
    """Report each value that is not what was expected, and put its default in its place."""
    for one in dataclasses.fields(Config):
        name, kind = PREFIX + one.name, one.metadata["kind"]
        value = config[name] = _read(config[name], kind, is_text=name in config.overrides)
        if not kind.check(value):
            text = f"{name} is {value!r}, but {kind.expected} was expected; default used"
            messages.warn("config", text, place_of(Path(app.confdir), one.name))
            config[name] = _default(one)


def _read(value: Any, kind: _Kind, *, is_text: bool) -> Any:
    """A value as it is meant, be it that the command line says all of it or adds to it."""
    if isinstance(value, str):
        return kind.read(value) if is_text else value
    if isinstance(value, dict):
        return {key: kind.read_inner(one) if isinstance(one, str) else one for key, one in value.items()}
    return value


class Dot(NamedTuple):
    """The ``dot`` that the user has chosen, and the file and line where."""

    program: str
    place: str


def own_dot(values: SphinxConfig) -> Dot | None:
    """The ``dot`` that the user has chosen by ``graphviz_dot``; ``None`` if they have not.

    ``sphinx.ext.graphviz`` has a default of its own, so only what is stated counts.
    """
    stated = compat.stated(values, DOT)
    if not stated:
        return None
    return Dot(str(stated), _line_of(compat.conf_file(values) or Path("conf.py"), DOT))


def wants_pixels(values: SphinxConfig) -> bool:
    """Whether the user has chosen PNG for HTML, by ``graphviz_output_format``."""
    return compat.stated(values, OUTPUT_FORMAT) == "png"


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


def _default(one: dataclasses.Field[Any], _config: object = None) -> Any:
    if one.default is not dataclasses.MISSING:
        return one.default
    assert one.default_factory is not dataclasses.MISSING
    return one.default_factory()
