"""A use case that may be damaged -> one whose references lead to what it has, and what was left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.model.contents import outcomes
from sphinxext.usecase.core.model.usecase import (
    ANY_TIME,
    START,
    Ending,
    Flow,
    Repeat,
    Resume,
    Statement,
    Step,
    UseCase,
)

_LABEL = re.compile(r"[\w*][\w .,*-]*")
_ALONE = ((), (ANY_TIME,), (START,))
"""Branch points that are no steps."""


def mended(usecase: UseCase) -> tuple[UseCase, list[str]]:
    """A use case without what cannot stand in one, and what that was."""
    mending = _Mending(usecase)
    return mending.mended(), [f"{usecase.id}: {said}" for said in mending.left_out]


class _Mending:
    """Mends one use case: first what is referred to, then the references."""

    def __init__(self, usecase: UseCase) -> None:
        self.left_out: list[str] = []
        self._usecase = usecase
        self._flows: dict[str, Flow] = {}
        self._holders: dict[str, str] = {}
        """The flow of each step, empty for the main flow; that of an alternative is itself."""
        self._above: dict[str, list[str]] = {}
        self._steps = self._labelled(usecase.steps, "")
        for flow in usecase.flows:
            if self._takes(flow.label, flow.label):
                steps = self._labelled(flow.steps, flow.label)
                self._flows[flow.label] = flow._replace(steps=steps, name=self._name(flow))

    def mended(self) -> UseCase:
        """The use case without what leads nowhere."""
        return self._usecase._replace(
            actors=tuple(actor for actor in self._usecase.actors if actor.name),
            statements=tuple(self._statements()),
            steps=tuple(map(self._step, self._steps)),
            flows=tuple(map(self._flow, self._flows.values())),
            ending=self._ending(self._usecase.ending, "the main flow", may_return=False),
        )

    # -- what is referred to --------------------------------------------------------------------

    def _labelled(self, steps: Iterable[Step], holder: str) -> tuple[Step, ...]:
        """Those steps whose labels can be told from all others."""
        return tuple(self._named(step, holder) for step in steps if self._takes(step.label, holder))

    def _named(self, step: Step, holder: str) -> Step:
        if not step.steps and step.name is None:
            return step
        return step._replace(steps=self._labelled(step.steps, holder), name=self._name(step))

    def _takes(self, label: str, holder: str) -> bool:
        """Whether a label can be one, and is that of no part before."""
        if not _LABEL.fullmatch(label) or label in (ANY_TIME, START):
            self.left_out.append(f'"{label}" is no label')
            return False
        if label in self._holders:
            self.left_out.append(f"two parts are labelled {label}")
            return False
        self._holders[label] = holder
        return True

    def _name(self, part: Step | Flow | Statement) -> str | None:
        if part.name is not None and not labels.is_legal_name(part.name):
            self.left_out.append(f'"{part.name}" is no name')
            return None
        return part.name

    def _statements(self) -> Iterator[Statement]:
        """Those statements whose labels can be told from all others, without what there is not."""
        known = {*self._holders, *(said for said, _owner in outcomes(self._usecase))}
        labelled: dict[str, Statement] = {}
        for one in self._usecase.statements:
            if one.label in labelled or one.label in self._holders or not _LABEL.fullmatch(one.label):
                self.left_out.append(f'no statement can be labelled "{one.label}"')
            else:
                labelled[one.label] = one
        kpis = {one.label for one in labelled.values() if one.kind == "kpi"}
        for one in labelled.values():
            covers = tuple(covered for covered in one.covers if covered in known)
            self.left_out += (f"{one.label} covers {lost}" for lost in one.covers if lost not in known)
            kpi = one.kpi if one.kpi in kpis else None
            if one.kpi != kpi:
                self.left_out.append(f"{one.label} measures {one.kpi}")
            yield one._replace(name=self._name(one), covers=covers, kpi=kpi)

    # -- references -----------------------------------------------------------------------------

    def _step(self, step: Step) -> Step:
        if not step.steps and step.repeat is None and step.resume is None:
            return step
        return step._replace(
            repeat=self._repeat(step.repeat, step.label),
            resume=self._jump(step.resume, step.label),
            steps=tuple(map(self._step, step.steps)),
        )

    def _jump(self, target: str | None, label: str) -> str | None:
        if target is None or target in self._holders:
            return target
        self.left_out.append(f"{label} goes on at {target}")
        return None

    def _repeat(self, repeat: Repeat | None, label: str) -> Repeat | None:
        ends = () if repeat is None else (repeat.first, repeat.last)
        if all(end in self._holders and end not in self._flows for end in ends):
            return repeat
        self.left_out.append(f"{label} repeats {' to '.join(ends)}")
        return None

    def _flow(self, flow: Flow) -> Flow:
        branches = tuple(self._branches(flow))
        parent = flow.parent
        if parent is not None and not self._hangs_on(flow, parent):
            self.left_out.append(f"{flow.label} belongs to {parent}")
            parent = None
        return flow._replace(
            branches=branches,
            parent=parent,
            ending=self._ending(flow.ending, flow.label),
            steps=tuple(map(self._step, flow.steps)),
        )

    def _branches(self, flow: Flow) -> Iterator[str]:
        """The branch points that there are and that are no part of the alternative itself."""
        if flow.branches in _ALONE:
            yield from flow.branches
            return
        solely = len({self._holders.get(branch) for branch in flow.branches}) == 1
        for branch in flow.branches:
            if self._hangs_on(flow, branch, solely=solely):
                yield branch
            else:
                self.left_out.append(f"{flow.label} branches from {branch}")

    def _hangs_on(self, flow: Flow, branch: str, *, solely: bool = True) -> bool:
        """Whether an alternative can branch from a step or an alternative; then note that it does.

        Two may branch from each other if one of them can be reached otherwise too: not ``solely``.
        """
        holder = self._holders.get(branch)
        if holder is None or holder == flow.label:
            return False
        if not solely:
            return True
        above = [holder]
        for one in above:
            if one == flow.label:
                return False
            above.extend(self._above.get(one, ()))
        if holder:
            self._above.setdefault(flow.label, []).append(holder)
        return True

    def _ending(self, ending: Ending | None, what: str, *, may_return: bool = True) -> Ending | None:
        if not isinstance(ending, Resume):
            return ending
        if may_return and (ending.target is None or ending.target in self._holders):
            return ending
        self.left_out.append(f"{what} resumes at {ending.target}")
        return None
