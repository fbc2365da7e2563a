"""Project -> what follows of it for readers of ``usecases.json``: states, verdicts and figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sphinxext.usecase.core.model.usecase import UseCase
from sphinxext.usecase.core.project.filters import Filter
from sphinxext.usecase.core.trace.coverage import TracedFlow, coverage
from sphinxext.usecase.core.trace.project import Project
from sphinxext.usecase.core.trace.verdicts import UNTESTED

Json = dict[str, Any]


def add_figures(data: Json, project: Project, usecases: Iterable[UseCase]) -> None:
    """Add them to the exported data of these use cases, in their order, and of epics."""
    under: dict[str, list[TracedFlow]] = {}
    for made, usecase in zip(data["usecases"], usecases, strict=True):
        flows = project.flows(usecase, Filter())
        said = {flow.label: _said(project, flow) for flow in flows}
        made.update(said.get("", {"state": None, "verdict": None}))
        made["coverage"] = _counts(project, flows)
        for flow in made["flows"]:
            flow.update(said[flow["label"]])
        for epic in usecase.epics:
            under.setdefault(epic, []).extend(flows)
    for item in data["items"]:
        if item["kind"] == "epic" or item["id"] in under:
            item["coverage"] = _counts(project, under.get(item["id"], []))


def _said(project: Project, flow: TracedFlow) -> Json:
    return {"state": flow.state, "verdict": project.verdicts.of_flow(flow) or UNTESTED}


def _counts(project: Project, flows: Sequence[TracedFlow]) -> Json:
    """How many flows there are, and in which state."""
    found = coverage(flows)
    return {
        "flows": len(flows),
        "covered": len(found.covered),
        "waived": len(found.waived),
        "gaps": len(found.gaps),
        "done": sum(map(project.is_done, flows)),
        "passed": sum(map(project.passes, flows)),
    }
