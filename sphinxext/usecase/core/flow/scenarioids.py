"""Short words for the steps and alternatives of a use case that last as long as names can make them."""

from __future__ import annotations

import re

from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.model.usecase import Flow, Step, UseCase, walk_steps

_READS_AS_DEVIATION = re.compile(r"^repeat-|^without-|-at-")
"""Names that could be mistaken for a part of a scenario's id that is no key."""
MAIN = "main"
"""What stands for the main flow, whatever else has this name."""


class Keys:
    """Label -> key: a name if there is one, or what is counted on from a name, or else the label.

    An alternative ``2a`` of a step named ``look-up`` is ``look-up-a``, its first step ``look-up-a-1``:
    they stay the same when steps before them come and go.
    """

    def __init__(self, usecase: UseCase) -> None:
        self._flows = {flow.label: flow for flow in usecase.flows}
        self._holder: dict[str, tuple[Step, Flow | None]] = {
            step.label: (step, flow)
            for flow in (None, *usecase.flows)
            for step in walk_steps((flow or usecase).steps)
        }
        self._keys: dict[str, str] = {}
        self._taken = {MAIN}
        parts: list[Step | Flow] = [*(step for step, _ in self._holder.values()), *usecase.flows]
        for part in sorted(parts, key=lambda part: part.name is None):
            self[part.label]

    def __getitem__(self, label: str) -> str:
        """The key of the step or alternative with this label; no two have the same."""
        key = self._keys.get(label)
        if key is None:
            key = self._step_key(label) if label in self._holder else self._flow_key(label)
            if _READS_AS_DEVIATION.search(key):
                key += "_"
            while key in self._taken:
                key += "_"
            self._keys[label] = key
            self._taken.add(key)
        return key

    def _step_key(self, label: str) -> str:
        step, flow = self._holder[label]
        if step.name:
            return step.name
        return self._counted_on(flow.label if flow else "", label)

    def _flow_key(self, label: str) -> str:
        flow = self._flows[label]
        if flow.name:
            return flow.name
        return self._counted_on(flow.branches[0] if len(flow.branches) == 1 else "", label)

    def _counted_on(self, stem: str, label: str) -> str:
        """The key of ``stem`` and what ``label`` adds to it, if ``stem`` is known by a name."""
        if (stem in self._holder or stem in self._flows) and label.startswith(stem):
            known = self[stem]
            if known != labels.slot(stem):
                return f"{known}-{labels.slot(label[len(stem) :]).lstrip('.')}"
        return labels.slot(label)
