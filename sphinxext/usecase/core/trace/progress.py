"""Project -> how far the flows of a use case are, as its own page says it in short."""

from __future__ import annotations

from collections.abc import Iterator

from sphinxext.usecase.core.model.usecase import UseCase
from sphinxext.usecase.core.project.filters import Filter
from sphinxext.usecase.core.trace.coverage import TracedFlow
from sphinxext.usecase.core.trace.table import Cell, Part, joined
from sphinxext.usecase.core.trace.traced import Project


def row_anchor(anchor: str) -> str:
    """The anchor of the row of a flow in a table, by that of the flow."""
    return f"row-{anchor}"


def progress(project: Project, usecase: UseCase) -> dict[str, Cell]:
    """Label of a flow -> the stories that cover it with their statuses, and what its tests say.

    What no source tells is left out, and so is a flow of which nothing is told.
    """
    said = ((flow.label, _said(project, flow)) for flow in project.flows(usecase, Filter()))
    return {label: cell for label, cell in said if cell}


def _said(project: Project, flow: TracedFlow) -> Cell:
    stories = joined(_stories(project, flow))
    is_asked = flow.state == "gap" and project.has_stories
    state = project.state(flow) if is_asked else ()
    verdict = project.verdict(project.verdicts.of_flow(flow)) if project.verdicts else ()
    return joined((stories, state, verdict), " · ")


def _stories(project: Project, flow: TracedFlow) -> Iterator[Cell]:
    """The stories whose status is known."""
    for story in flow.covering:
        status = [part for part in project.item(story) if part.mark in ("status", "done")]
        if status:
            yield (Part(story), *status)
