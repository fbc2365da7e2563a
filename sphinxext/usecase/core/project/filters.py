"""Which use cases and flows a view shows: glob patterns on what they state, never code."""

from __future__ import annotations

from collections.abc import Collection
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Annotated, NamedTuple

from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.model.options import Option, options
from sphinxext.usecase.core.model.spelling import key
from sphinxext.usecase.core.model.targets import FOREIGN

if TYPE_CHECKING:
    from sphinxext.usecase.core.project.summary import Summary


_OF_USECASES = Option(
    "Patterns of the use cases to show, parted by commas: ``*`` stands for any characters, ``?`` for "
    "one, ``[ab]`` for one of these. ``:tags: crm, b2b*`` shows use cases with one of these tags. "
    "Several options must all match. Capitals count. ``page`` is that of the use case, without its "
    "ending: ``:page: sales/*``. Groups, rows and columns of epics are those alone "
    "that ``epic`` names."
)


class Filter(NamedTuple):
    """Glob patterns, parted by commas: one of each must match; an empty one matches all.

    The last ones, from ``kind`` on, are of flows.
    """

    ids: Annotated[str, _OF_USECASES] = ""
    tags: Annotated[str, _OF_USECASES] = ""
    status: Annotated[str, _OF_USECASES] = ""
    priority: Annotated[str, _OF_USECASES] = ""
    owner: Annotated[str, _OF_USECASES] = ""
    page: Annotated[str, _OF_USECASES] = ""
    epic: Annotated[str, _OF_USECASES] = ""
    actor: Annotated[str, _OF_USECASES] = ""
    kind: Annotated[
        str,
        Option(
            "Patterns of the kinds of flows to show and to count: ``main``, ``alternative``, "
            "``exception``, ``variation`` or one of :confval:`usecase_kinds`."
        ),
    ] = ""
    state: Annotated[
        str,
        Option(
            "The same of what covers flows: ``covered``, ``waived`` or ``gap``. ``:state: gap`` leaves "
            "gaps alone. Scenarios and use case diagrams are of use cases with such a flow."
        ),
    ] = ""
    verdict: Annotated[
        str,
        Option(
            "The same of what their tests say: ``failed``, ``missing``, ``passed``, ``skipped`` or "
            "``untested``."
        ),
    ] = ""
    story_status: Annotated[
        str,
        Option(
            "The same of the statuses of the stories that cover them: one of these must match.",
            name="story-status",
        ),
    ] = ""

    @property
    def is_traced(self) -> bool:
        """Whether it depends on what flows are traced to, which no summary of a use case tells."""
        return bool(self.state or self.verdict or self.story_status)

    @property
    def of_usecases(self) -> Filter:
        """The same without what depends on that."""
        return self._replace(state="", verdict="", story_status="")

    @property
    def stated(self) -> str:
        """The filters as their author has written them."""
        found = zip(OPTIONS, self, strict=True)
        return ", ".join(f":{option}: {patterns}" for option, patterns in found if patterns)

    def matches(self, summary: Summary) -> bool:
        """Whether a use case is shown; by kind it is if any of its flows is.

        What flows are traced to is not looked at.
        """
        return (
            _match(self.ids, (labels.as_written(summary.id),))
            and _match(self.tags, summary.tags)
            and _match(self.status, (summary.status,))
            and _match(self.priority, (summary.priority,))
            and _match(self.owner, (summary.owner,))
            and _match(self.page, (summary.docname.removeprefix(FOREIGN),))
            and _match(self.epic, summary.epics)
            and _match(key(self.actor), [*map(key, summary.actors)])
            and _match(self.kind, summary.kinds)
        )

    def shows(self, kind: str) -> bool:
        """Whether a flow of this kind is shown."""
        return _match(self.kind, (kind,))

    def fits(self, state: str, verdict: str, statuses: Collection[str]) -> bool:
        """Whether a flow is shown that is in this state, whose stories have these statuses."""
        return (
            _match(self.state, (state,))
            and self.has_verdict(verdict)
            and _match(self.story_status, statuses)
        )

    def has_verdict(self, verdict: str) -> bool:
        """Whether what tests say this of is shown."""
        return _match(self.verdict, (verdict,))

    def names(self, epic: str) -> bool:
        """Whether an epic is shown."""
        return _match(self.epic, (epic,))

    def names_actor(self, actor: str) -> bool:
        """Whether an actor is shown."""
        return _match(key(self.actor), (key(actor),))


OPTIONS = {name: option.help for name, (_part, option) in options(Filter).items()}
"""What options of views call each, and what each means, for the manual."""


def _match(patterns: str, values: Collection[str]) -> bool:
    """Whether any value matches any pattern; what states no value matches ``*`` alone."""
    if not patterns:
        return True
    wanted = labels.split_list(patterns)
    return any(fnmatchcase(value, one) for one in wanted for value in values or ("",))
