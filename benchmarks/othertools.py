"""The same use cases, as other tools take them that trace requirements: sphinx-needs and StrictDoc."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from content import Corpus, UseCase
from markup import Markup
from styles import TRACKER, Pages, SphinxStyle, Style

# With sphinx-needs: a need for each use case, step, alternative and story

NEEDS = f"""\
needs_types = [
    dict(directive="uc", title="Use case", prefix="UC_", color="#BFD8D2", style="node"),
    dict(directive="step", title="Step", prefix="S_", color="#FFFFFF", style="node"),
    dict(directive="alt", title="Alternative", prefix="A_", color="#FEDCD2", style="node"),
    dict(directive="story", title="Story", prefix="RO_", color="#DF744A", style="node"),
]
needs_id_regex = r"^[A-Za-z0-9_-]+$"
needs_links = {{
    "steps": dict(incoming="step of", outgoing="steps"),
    "then": dict(incoming="after", outgoing="then"),
    "branches": dict(incoming="branches to", outgoing="branches from"),
    "stories": dict(incoming="delivers", outgoing="stories"),
}}
needs_flow_engine = "graphviz"
graphviz_output_format = "svg"
needs_string_links = {{
    "tracker": dict(regex="^(?P<item>RO-[0-9]+)$", link_url="{TRACKER}{{{{item}}}}",
                    link_name="{{{{item}}}}", options=["epic"]),
}}
needs_fields = {{"epic": {{"nullable": True}}}}
"""


def _needs(corpus: Corpus, use_case: UseCase) -> Iterator[str]:
    markup, main = corpus.markup, range(1, len(use_case.steps) + 1)
    flows = {label: f"{use_case.id}-{label}" for label in (a.label for a in use_case.alternatives)}
    names = [f"{use_case.id}-{number}" for number in main]
    options = {
        "id": use_case.id,
        "epic": use_case.epic,
        "stories": use_case.story,
        "steps": ", ".join([*names, *flows.values()]),
    }
    yield from markup.directive("uc", use_case.title, options, markup.fields(use_case.fields))
    yield from _needed_steps(markup, names, use_case.steps, then="")
    for alternative in use_case.alternatives:
        own = [f"{flows[alternative.label]}{number + 1}" for number in range(len(alternative.steps))]
        links = {"branches": f"{use_case.id}-{alternative.origin}", "then": own[0]}
        story = {"stories": alternative.story} if alternative.story else {}
        title, name = alternative.condition, flows[alternative.label]
        yield from markup.directive("alt", title, {"id": name} | links | story)
        resume = f"{use_case.id}-{alternative.resume}" if alternative.resume else ""
        yield from _needed_steps(markup, own, alternative.steps, then=resume)
    stories = [use_case.story, *(a.story for a in use_case.alternatives if a.story)]
    for story_id in stories:
        yield from markup.directive("story", story_id, {"id": story_id})
    links = {"root_id": use_case.id, "root_direction": "outgoing", "link_types": "steps, then, branches"}
    yield from markup.directive("needflow", options=links)


def _needed_steps(
    markup: Markup, names: Sequence[str], texts: Sequence[str], *, then: str
) -> Iterator[str]:
    for name, text, following in zip(names, texts, [*names[1:], then], strict=True):
        link = {"then": following} if following else {}
        yield from markup.directive("step", text, {"id": name} | link)


def _needtable(markup: Markup, _use_cases: Sequence[UseCase]) -> Iterator[str]:
    options = {"types": "uc, alt", "columns": "id, title, epic, stories", "style": "table"}
    yield from markup.directive("needtable", options=options)


# With StrictDoc: a requirement for each flow, with its story as parent


class StrictDocStyle(Style):
    """A way for StrictDoc, which has a language of its own: the corpus' markup is of no account."""

    def missing(self) -> str:
        return "" if self._program() else "strictdoc"

    def project(self, _corpus: Corpus, pages: Pages) -> dict[str, str]:
        texts = {
            name: [line for use_case in use_cases for line in self._use_case(use_case)]
            for name, use_cases in pages.items()
        }
        texts["stories"] = [
            line
            for use_cases in pages.values()
            for use_case in use_cases
            for story in (use_case.story, *(a.story for a in use_case.alternatives if a.story))
            for line in self._requirement(story, story, ["A story."])
        ]
        return {"strictdoc_config.py": self._CONFIG} | {
            f"{name}.sdoc": "\n".join(["[DOCUMENT]", f"TITLE: {name}", "", *lines]) + "\n"
            for name, lines in texts.items()
        }

    def build(self, source: Path) -> list[str]:
        output = str(source / "_build")
        return [self._program() or "", "export", str(source), "--output-dir", output]

    _CONFIG = """\
from strictdoc.core.project_config import ProjectConfig


def create_config():
    features = ["TABLE_SCREEN", "TRACEABILITY_SCREEN", "TRACEABILITY_MATRIX_SCREEN", "SEARCH"]
    return ProjectConfig(project_title="Benchmark", project_features=features)
"""

    @staticmethod
    def _program() -> str | None:
        return shutil.which("strictdoc") or shutil.which("strictdoc", path=Path(sys.executable).parent)

    def _use_case(self, use_case: UseCase) -> Iterator[str]:
        def link(label: object) -> str:
            return f"[LINK: {use_case.id}-{label}]"

        yield from ("[[SECTION]]", f"TITLE: {use_case.id} {use_case.title}", "")
        fields = [f":{name}: {text}" for name, text in use_case.fields.items()]
        yield from ("[TEXT]", "STATEMENT: >>>", *fields, "<<<", "")
        main = [
            " ".join([text, *(link(a.label) for a in use_case.alternatives if a.origin == number)])
            for number, text in enumerate(use_case.steps, start=1)
        ]
        yield from self._flow(f"{use_case.id}-main", "Main flow", main, use_case.story)
        for alternative in use_case.alternatives:
            ending = (
                f"Resumes at step {alternative.resume}." if alternative.resume else "Ends in failure."
            )
            yield from self._flow(
                f"{use_case.id}-{alternative.label}",
                f"{alternative.label} {alternative.condition}",
                alternative.steps,
                alternative.story,
                [f"From step {alternative.origin} of {link('main')}.", ""],
                ["", ending],
            )
        yield from ("[[/SECTION]]", "")

    def _flow(
        self,
        name: str,
        title: str,
        steps: Sequence[str],
        story: str | None,
        before: Sequence[str] = (),
        after: Sequence[str] = (),
    ) -> Iterator[str]:
        items = (f"{number}. {text}" for number, text in enumerate(steps, start=1))
        yield from self._requirement(name, title, [*before, *items, *after], story)

    @staticmethod
    def _requirement(
        name: str, title: str, statement: Iterable[str], parent: str | None = None
    ) -> Iterator[str]:
        yield from ("[REQUIREMENT]", f"UID: {name}", f"TITLE: {title}")
        yield from ("STATEMENT: >>>", *statement, "<<<")
        if parent:
            yield from ("RELATIONS:", "- TYPE: Parent", f"  VALUE: {parent}")
        yield ""


NEEDFLOW = SphinxStyle(
    extension="sphinx_needs",
    settings=NEEDS,
    programs=["dot"],
    use_case=_needs,
    traceability=_needtable,
)
STRICTDOC = StrictDocStyle()
