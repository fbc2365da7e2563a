"""Parses bodies of directives in reStructuredText: as docutils does, but without a new machine for each.

For each list, and for the second directive of a body and those behind it, docutils makes another state
machine, of fifteen states with all their patterns, which takes longer than to parse them. Here machines
are used again, and the directives behind the first are read by its own.
"""

from __future__ import annotations

import re
from typing import Any, cast

from docutils import nodes
from docutils.parsers.rst import states
from docutils.statemachine import StringList
from sphinx.util.parsing import nested_parse_to_nodes

_EXPLICIT = re.compile(r"(?:\.\.|__)(?: |$)")
"""How a directive, comment, target or the like begins."""


class Body(states.Body):
    """The state that docutils knows by this name, but for what follows a directive or the like."""

    def explicit_list(self, blank_finish: bool) -> None:  # noqa: FBT001 (as docutils calls it)
        """Go on in this state, which reads the next of them as the first; say what docutils would."""
        if not blank_finish and not self._is_followed():
            self.parent += self.unindent_warning("Explicit markup")

    def nested_list_parse(self, *args: Any, **settings: Any) -> Any:
        """Parse the further items of a list, of fields too, by a machine that is used again."""
        settings |= {"state_machine_class": _machine, "state_machine_kwargs": dict(_SETTINGS)}
        return super().nested_list_parse(*args, **settings)

    def _is_followed(self) -> bool:
        """Whether the next line begins another directive, comment or target, or there is none."""
        machine = self.state_machine
        lines = machine.input_lines
        assert lines is not None
        following = machine.line_offset + 1
        return following >= len(lines) or _EXPLICIT.match(lines[following]) is not None


class _Machine(states.NestedStateMachine):
    """One that is used again by the next body."""

    def unlink(self) -> None:
        """Docutils is done with it."""
        _spare.append(self)


_spare: list[_Machine] = []
_SETTINGS = {
    "state_classes": tuple(Body if one is states.Body else one for one in states.state_classes),
    "initial_state": "Body",
}


def _machine(**settings: Any) -> _Machine:
    """A machine that nobody uses, as docutils asks for it."""
    if not _spare:
        return _Machine(**settings)
    machine = _spare.pop()
    machine.parent_state_machine = settings.get("parent_state_machine")
    machine.initial_state = settings["initial_state"]
    return machine


class _Parser:
    """What Sphinx takes for the state of docutils in which a directive was found."""

    def __init__(self, state: states.RSTState) -> None:
        self._state = state
        self.document = state.document
        self.memo = state.memo

    def nested_parse(
        self,
        block: StringList,
        offset: int,
        node: nodes.Element,
        match_titles: bool,  # noqa: FBT001 (as docutils has it)
    ) -> None:
        """Parse lines into a node."""
        self._state.nested_parse(block, offset, node, match_titles, cast("Any", _machine), _SETTINGS)


def parse(
    state: states.RSTState, content: StringList, offset: int, *, headings: bool
) -> list[nodes.Node]:
    """The nodes of the body of a directive; ``offset`` is how far it is from the top of the file."""
    parser = cast("states.RSTState", _Parser(state))
    return nested_parse_to_nodes(parser, content, offset=offset, allow_section_headings=headings)
