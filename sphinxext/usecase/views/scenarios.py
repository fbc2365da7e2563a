"""The view ``usecase-scenarios``: the paths through use cases, as a table or as numbered steps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from docutils import nodes

from sphinxext.usecase import nodes as uc
from sphinxext.usecase.core.flow.scenarioids import MAIN
from sphinxext.usecase.core.flow.scenarios import Scenario, scenarios
from sphinxext.usecase.core.model import labels
from sphinxext.usecase.core.model.usecase import End, Flow, Goto, Step, UseCase, walk_steps
from sphinxext.usecase.core.trace.project import Project
from sphinxext.usecase.core.trace.verdicts import Verdict
from sphinxext.usecase.sources.items import Items
from sphinxext.usecase.views.tablenodes import MakeLink, TableNode, said_above, without_table
from sphinxext.usecase.words import _, diagram_words, joined, phrase, shortened

_COUNTED = 1000
"""How many scenarios beyond the limit are counted at most."""


class ScenarioView:
    """What stands in the place of a view: a table, lists of steps, or both."""

    def __init__(
        self,
        document: nodes.document,
        place: uc.scenarios,
        project: Project,
        items: Items,
        link: MakeLink,
        find: Callable[[str], tuple[str, str] | None],
    ) -> None:
        """``find`` tells page and anchor of an address; ``place`` how much is shown and in what form."""
        self.document = document
        self.place = place
        self.project = project
        self.items = items
        self.link = link
        self.find = find
        self.words = diagram_words()
        self.anchored: set[str] = set()

    def made_of(self, usecases: Iterable[UseCase]) -> list[nodes.Node]:
        """The nodes of the view, or a sentence if there is nothing to show."""
        found = [(usecase, *self._scenarios(usecase)) for usecase in usecases]
        shown = [(_Steps(usecase), listed) for usecase, listed, _left in found if listed]
        if not shown:
            return [*without_table(self.place), uc.nothing(_("No scenarios."))]
        as_lists = self.place["form"] == "list"
        made = self._lists(shown) if as_lists else self._table(shown)
        return [made, *(_left_out(usecase, left) for usecase, _listed, left in found if left)]

    def _scenarios(self, usecase: UseCase) -> tuple[list[Scenario], int]:
        """The scenarios to list, that of the main flow first, and how many more there are."""
        derived = scenarios(usecase, self.place["criteria"], loops=self.place["loops"])
        listed = sorted(islice(derived, self.place["limit"]), key=lambda one: one.id != MAIN)
        return listed, sum(1 for _more in islice(derived, _COUNTED))

    # -- table ----------------------------------------------------------------------------------

    def _table(self, shown: list[tuple[_Steps, list[Scenario]]]) -> nodes.Element:
        headers = [(_("Scenario"), 35), (_("Path"), 30), (_("Outcome"), 15), (_("Tests"), 20)]
        if len(shown) > 1:
            headers.insert(0, (_("Use case"), 20))
        columns = [([nodes.Text(header)], width) for header, width in headers]
        table = TableNode(self.document, self.place, "uc-scenarios", columns)
        for steps, listed in shown:
            for position, scenario in enumerate(listed):
                cells: list[list[nodes.Node]] = [
                    [
                        nodes.literal("", scenario.id),
                        nodes.Text(" "),
                        *joined(steps.turns(scenario), " → "),
                    ],
                    self._path(steps, scenario),
                    self._outcome(scenario),
                    self._tests(steps.usecase, scenario)
                    or [nodes.inline("", _("no test"), classes=["uc-none"])],
                ]
                if len(shown) > 1:
                    cells.insert(0, [self._usecase(steps.usecase)])
                row = table.row(*cells)
                self._identify(row, steps.usecase, scenario)
                if position and len(shown) > 1:
                    said_above(row.children[0])
        return table.framed(searchable=sum(len(listed) for _steps, listed in shown) > 1)

    def _identify(self, node: nodes.Element, usecase: UseCase, scenario: Scenario) -> None:
        """Give a node the anchor of a scenario, unless the page has it already."""
        anchor = labels.scenario_anchor(usecase.id, scenario.id)
        if not usecase.prefix and anchor not in self.document.ids:
            self.document.ids[anchor] = node
            target = nodes.target("", "", ids=[anchor])
            next(iter(node.findall(nodes.paragraph))).insert(0, target)

    def _usecase(self, usecase: UseCase) -> nodes.reference:
        said = f"{usecase.shown_id} {usecase.title}".strip()
        return self.link(usecase.docname, usecase.anchor(), said)

    def _path(self, steps: _Steps, scenario: Scenario) -> list[nodes.Node]:
        """The labels of a path as links, runs of steps in short."""
        runs: list[Iterable[nodes.Node]] = list(self._beginning(scenario))
        for run in steps.runs(scenario.labels):
            ends = [self._step(steps.usecase, label) for label in dict.fromkeys((run[0], run[-1]))]
            runs.append(joined(ends, "–"))
        return joined(runs, " → ")

    def _beginning(self, scenario: Scenario) -> Iterator[list[nodes.Node]]:
        """Where a path begins, if that is not the start."""
        start = scenario.start
        if start.kind == "open":
            yield [nodes.Text("…")]
        elif start.label != "start":
            yield [nodes.inline("", self.words[start.label], classes=["uc-none"])]

    def _step(self, usecase: UseCase, label: str) -> nodes.reference:
        return self.link(usecase.docname, usecase.anchor(label), label)

    def _outcome(self, scenario: Scenario) -> list[nodes.Node]:
        ending = scenario.end.ending
        if isinstance(ending, Goto):
            found = self.find(ending.target)
            target = self.link(*found, ending.target) if found else nodes.Text(ending.target)
            return list(phrase(_("Goes on with {}"), target))
        if isinstance(ending, End) and ending.name:
            template = self.words[f"{ending.outcome}: {{}}"] if ending.outcome else "{}"
            return list(phrase(template, nodes.Text(ending.name)))
        if isinstance(ending, End) and ending.outcome:
            return [nodes.Text(self.words[ending.outcome])]
        return [nodes.inline("", self.words[scenario.end.label], classes=["uc-none"])]

    def _tests(self, usecase: UseCase, scenario: Scenario) -> list[nodes.Node]:
        """The tests of a scenario, and what they say."""
        said = self.project.tests_of(usecase, scenario)
        return joined((self._test(test, verdict) for test, verdict in said.items()), ", ")

    def _test(self, test: str, verdict: Verdict) -> Iterator[nodes.Node]:
        """A test case that only its result names has no place to lead to."""
        is_named = test in self.project.catalogue.items or self.items.find(test) is not None
        yield self.items.link(test) if is_named else nodes.Text(test)
        if self.project.verdicts:
            for part in self.project.verdict(verdict):
                yield nodes.Text(" ")
                yield nodes.inline("", part.text, classes=[f"uc-{part.mark}"])

    # -- lists ----------------------------------------------------------------------------------

    def _lists(self, shown: list[tuple[_Steps, list[Scenario]]]) -> nodes.Element:
        block = nodes.container("", classes=["uc-scenarios", *self.place["classes"]])
        block.document = self.document
        block["ids"], block["names"] = self.place["ids"], self.place["names"]
        for caption in self.place.children:
            block += nodes.rubric("", "", *caption.children)
        for steps, listed in shown:
            if len(shown) > 1:
                block += nodes.paragraph("", "", self._usecase(steps.usecase))
            for scenario in listed:
                block += self._list(steps, scenario)
        return block

    def _list(self, steps: _Steps, scenario: Scenario) -> nodes.Element:
        block = nodes.container("", classes=["uc-scenario"])
        title = nodes.paragraph("", "", nodes.literal("", scenario.id), nodes.Text(" · "))
        title += joined([*steps.turns(scenario), self._outcome(scenario)], " → ")
        block += title
        if tests := self._tests(steps.usecase, scenario):
            title += [nodes.Text(" · "), *phrase(_("Tests: {}"), tests)]
        items = nodes.bullet_list("", classes=["uc-path"])
        block += items
        for label in scenario.labels:
            text = steps.texts[label]
            said = nodes.emphasis("", text) if label in steps.conditions else nodes.Text(text)
            paragraph = nodes.paragraph("", "", self._step(steps.usecase, label), nodes.Text(" "), said)
            items += nodes.list_item("", paragraph)
        self._identify(block, steps.usecase, scenario)
        return block


class _Steps:
    """The steps and alternatives of a use case by label."""

    def __init__(self, usecase: UseCase) -> None:
        self.usecase = usecase
        self.texts: dict[str, str] = {}
        self.conditions = {flow.label for flow in usecase.flows}
        self._after: dict[str, str] = {}
        self._flow_of: dict[str, str] = {}
        for flow in usecase.flows:
            self.texts[flow.label] = flow.condition
        owners: tuple[UseCase | Flow, ...] = (usecase, *usecase.flows)
        for owner in owners:
            self._note(walk_steps(owner.steps), owner.label if isinstance(owner, Flow) else "")

    def _note(self, steps: Iterator[Step], flow: str) -> None:
        before: str | None = None
        for step in steps:
            self.texts[step.label] = step.text
            self._flow_of[step.label] = flow
            if before is not None:
                self._after[before] = step.label
            before = step.label

    def turns(self, scenario: Scenario) -> Iterator[nodes.Text]:
        """What a path is about, in words: the alternatives that it takes, and where these lead back."""
        if self.conditions.isdisjoint(scenario.labels):
            yield nodes.Text(_("Main flow"))
        flow = ""
        for label in scenario.labels:
            if label in self.conditions:
                flow = label
                yield nodes.Text(shortened(self.texts[label]) or label)
            elif self._flow_of[label] != flow:
                flow = self._flow_of[label]
                yield nodes.Text(_("back to {}").format(label))

    def runs(self, path: Iterable[str]) -> Iterator[list[str]]:
        """The labels of a path in runs of steps that follow on each other in one flow."""
        run: list[str] = []
        for label in path:
            if run and self._after.get(run[-1]) != label:
                yield from _in_short(run)
                run = []
            run.append(label)
        yield from _in_short(run)


def _in_short(run: list[str]) -> Iterator[list[str]]:
    """A run as a whole if that is shorter than its labels."""
    if len(run) > 2:
        yield run
    else:
        yield from ([label] for label in run)


def _left_out(usecase: UseCase, left: int) -> nodes.Node:
    """How many scenarios are not shown, so put that no language needs a plural form."""
    if left < _COUNTED:
        template = _("Scenarios of {usecase} that are left out: {number}")
    else:
        template = _("Scenarios of {usecase} that are left out: at least {number}")
    text = template.format(usecase=usecase.shown_id, number=left)
    return nodes.paragraph("", text, classes=["uc-left-out"])
