"""Project -> how far the flows and statements of a use case are, as its own page says it in short."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from sphinxext.usecase.core.model.usecase import UseCase
from sphinxext.usecase.core.project.filters import Filter
from sphinxext.usecase.core.trace.coverage import TracedFlow
from sphinxext.usecase.core.trace.project import Project
from sphinxext.usecase.core.trace.statements import traced_statement
from sphinxext.usecase.core.trace.table import Cell, Part, joined


def row_anchor(anchor: str) -> str:
    """The anchor of the row of a flow in a table, by that of the flow."""
    return f"row-{anchor}"


def progress(project: Project, usecase: UseCase) -> dict[str, Cell]:
    """Label of a flow -> the stories that cover it with their statuses, and what its tests say.

    Of a statement, only the latter. What no source tells is left out, and so is a flow or a statement
    of which nothing is told.
    """
    flows = ((flow.label, _said(project, flow)) for flow in project.flows(usecase, Filter()))
    said = chain(flows, _of_statements(project, usecase) if project.verdicts else ())
    return {label: cell for label, cell in said if cell}


def _of_statements(project: Project, usecase: UseCase) -> Iterator[tuple[str, Cell]]:
    """What the tests of statements say."""
    for statement in usecase.statements:
        verdict = project.verdicts.of_flow(traced_statement(project, usecase, statement))
        if verdict:
            yield statement.label, project.verdict(verdict)


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
