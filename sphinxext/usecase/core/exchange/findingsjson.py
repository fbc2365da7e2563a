"""Findings and figures of coverage -> JSON data: what ``sphinx-usecase report`` and a baseline read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from sphinxext.usecase.core.model.findings import Found
from sphinxext.usecase.core.model.labels import as_written
from sphinxext.usecase.core.project.filters import Filter
from sphinxext.usecase.core.trace.coverage import Share, coverage
from sphinxext.usecase.core.trace.project import Project
from sphinxext.usecase.core.trace.statements import traced_statements
from sphinxext.usecase.core.trace.verdicts import UNTESTED, Verdict

VERSION = 1

Json = dict[str, Any]


class Placed(NamedTuple):
    """A finding, and where it is: the path of a file, relative to the sources, and the line."""

    found: Found
    file: str
    line: int


def export(project: str, source: str, placed: Iterable[Placed], figures: Json) -> Json:
    """All findings in the order given; ``source`` leads from the file to the sources."""
    return {
        "version": VERSION,
        "project": project,
        "source": source,
        "findings": [_finding(one) for one in placed],
        "coverage": figures,
    }


def _finding(placed: Placed) -> Json:
    found = placed.found
    finding = found.finding
    text = finding.text
    if finding.head and not finding.usecase:
        text = f"{finding.head}: {text}"
    data: Json = {
        "rule": finding.rule,
        "severity": found.severity,
        "state": found.state,
        "address": finding.address,
        "file": placed.file,
        "line": placed.line,
        "text": text,
        "fix": finding.fix,
        "words": finding.words,
        "key": found.key,
    }
    return data | ({"reason": found.reason} if found.state == "ignored" else {})


def figures_of(project: Project) -> Json:
    """How far the flows of this project are covered and tested, and which ones are not."""
    flows = project.own_flows()
    found = coverage(flows)
    verdicts = {flow.address: project.verdicts.of_flow(flow) for flow in flows}
    ours = {one.id for one in project.catalogue.ours}
    criteria = {
        one.address: project.verdicts.of_flow(one)
        for one in traced_statements(project, Filter(), "criterion")
        if one.usecase.id in ours
    }
    return {
        "flows": {
            **_share(found.share),
            "waived": len(found.waived),
            "gaps": [as_written(flow.address) for flow in found.gaps],
        },
        "tests": _proven(verdicts),
        **({"criteria": _proven(criteria)} if criteria else {}),
    }


def _proven(verdicts: Mapping[str, Verdict | None]) -> Json:
    """How many of these pass, and what is said of the others."""
    unproven = {as_written(one): said or UNTESTED for one, said in verdicts.items() if said != "passed"}
    return {**_share(Share(len(verdicts) - len(unproven), len(verdicts))), "unproven": unproven}


def _share(share: Share) -> Json:
    return {"part": share.part, "whole": share.whole}
