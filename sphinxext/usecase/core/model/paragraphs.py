"""The items and paragraphs of fields, whose text has the line breaks of its source."""

from __future__ import annotations

from sphinxext.usecase.core.model.usecase import UseCase

_WRAPPED = 60
"""A line of at least so many characters that ends without punctuation goes on in the next one."""


def field_lines(usecase: UseCase, *names: str) -> list[str]:
    """The items and paragraphs of the fields with these names."""
    return [line for field in usecase.fields if field.name in names for line in unwrapped(field.text)]


def unwrapped(text: str) -> list[str]:
    """The items and paragraphs of a text, in which each line of the source is one."""
    found: list[str] = []
    is_open = False
    for line in (" ".join(one.split()) for one in text.split("\n")):
        if is_open and line:
            found[-1] = f"{found[-1]} {line}"
        elif line:
            found.append(line)
        is_open = len(line) >= _WRAPPED and line[-1] not in ".!?:;。"
    return found
