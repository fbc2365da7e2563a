"""What is declared of options, and what they state."""

from __future__ import annotations

from typing import Annotated, Any, NamedTuple

import pytest

from sphinxext.usecase.core.model.options import Key, Option, is_clear, options, parts, shape, stated
from sphinxext.usecase.core.model.usecase import Flow, Repeat, Step, UseCase


class Inner(NamedTuple):
    """A record in another one."""

    last: Annotated[str, Key("to")] = ""
    until_: Annotated[str | None, Option("When it ends.", name="until", worked_out=True)] = None


class Outer(NamedTuple):
    """A record with one field of each kind."""

    label: Annotated[str, Option("Its own.", worked_out=True)]
    text: str
    risk: Annotated[str | None, Option("How likely it fails.")] = None
    urgent: Annotated[bool, Option("At once.")] = False
    epics: Annotated[tuple[str, ...], Option("What it belongs to.", name="epic")] = ()
    inner: Annotated[Inner | None, Option("A loop.", name="repeat", worked_out=True)] = None
    ending: Annotated[str, Option("One.", name="end"), Option("Other.", name="goto"), Key("how")] = ""
    hidden: Annotated[str, Option("No data."), Key("")] = ""
    plain: tuple[Inner, ...] = ()


def test_options_are_found_by_name() -> None:
    found = {name: (part.field, option.help) for name, (part, option) in options(Outer).items()}
    assert found == {
        "label": ("label", "Its own."),
        "risk": ("risk", "How likely it fails."),
        "urgent": ("urgent", "At once."),
        "epic": ("epics", "What it belongs to."),
        "repeat": ("inner", "A loop."),
        "until": ("until_", "When it ends."),
        "end": ("ending", "One."),
        "goto": ("ending", "Other."),
        "hidden": ("hidden", "No data."),
    }


def test_data_is_keyed_by_option_or_field() -> None:
    assert [part.key for part in parts(Outer)] == [
        "label", "text", "risk", "urgent", "epic", "repeat", "how", "", "plain",
    ]  # fmt: skip
    assert [part.key for part in parts(Inner)] == ["to", "until"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ({"risk": " rather \n high "}, {"risk": "rather high"}),
        ({"risk": " "}, {"risk": None}),
        ({"urgent": ""}, {"urgent": True}),
        ({"urgent": "YES"}, {"urgent": True}),
        ({"urgent": "off"}, {"urgent": False}),
        ({"urgent": "perhaps"}, {"urgent": False}),
        ({"epic": "E-1, E-2,E-1"}, {"epics": ("E-1", "E-2")}),
        ({"label": "1", "repeat": "2", "until": "x", "unknown": "y"}, {}),
    ],
)
def test_what_options_state(written: dict[str, str], expected: dict[str, Any]) -> None:
    assert stated(Outer, written) == expected


def test_a_flag_that_is_neither_yes_nor_no_is_not_clear() -> None:
    risk, urgent = options(Outer)["risk"][0], options(Outer)["urgent"][0]
    assert [is_clear(urgent, text) for text in ("", " no ", "perhaps")] == [True, True, False]
    assert is_clear(risk, "perhaps")


def test_the_shape_of_records_tells_their_fields() -> None:
    assert shape(Outer, Inner) == shape(Outer, Inner)
    assert len({shape(Outer), shape(Inner), shape(Outer, Inner)}) == 3


@pytest.mark.parametrize("record", [UseCase, Flow, Step, Repeat])
def test_every_option_says_in_sentences_what_it_means(record: type) -> None:
    assert options(record)
    for _part, option in options(record).values():
        assert option.help[0].isupper() or option.help.startswith("``")
        assert option.help.endswith(".")
