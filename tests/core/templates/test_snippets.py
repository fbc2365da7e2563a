"""Snippets: what the editor leaves when nothing is typed over is what the templates are."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from helpers import assert_as_kept
from sphinxext.usecase.core.prose.dialects import DIALECTS
from sphinxext.usecase.core.templates.languages import TEMPLATES
from sphinxext.usecase.core.templates.snippets import snippets
from sphinxext.usecase.core.templates.template import FORMS, Form, lines

_PLACE = re.compile(r"(?<!\\)\$\{(\d+):((?:[^\\}]|\\.)*)\}")


def typed(body: list[str]) -> str:
    """What stands in the page."""
    text = _PLACE.sub(lambda found: found[2], "\n".join(body).removesuffix("\n$0"))
    return re.sub(r"\\([\\$}])", r"\1", text)


@pytest.mark.parametrize("language", TEMPLATES)
def test_snippets_are_the_templates(language: str) -> None:
    found = snippets(TEMPLATES[language])
    by_name = {(one["scope"], one["prefix"]): one["body"] for one in found.values()}
    assert len(by_name) == len(found) == 10
    for suffix, scope in (("rst", "restructuredtext"), ("md", "markdown")):
        for form, prefix in zip(FORMS, ("usecase", "usecase-directives"), strict=True):
            body = by_name[scope, prefix]
            assert isinstance(body, list)
            assert typed(body).split("\n") == lines(TEMPLATES[language], DIALECTS[suffix], form)
            places = [int(one[1]) for one in _PLACE.finditer("\n".join(body))]
            assert places == list(range(1, len(places) + 1))
            assert len(places) > 20


@pytest.mark.parametrize("suffix", DIALECTS)
@pytest.mark.parametrize("form", FORMS)
def test_the_page_to_start_from(form: Form, suffix: str) -> None:
    page = "\n".join(lines(TEMPLATES["en"], DIALECTS[suffix], form))
    assert_as_kept(Path(__file__).parent / "pages" / f"{form}.{suffix}", page)


def test_the_file_that_the_editor_reads() -> None:
    """In it, signs that mean something to the editor are words."""
    template = TEMPLATES["en"]._replace(title="Pay $5 at {now}")
    content = json.dumps(snippets(template), indent=1)
    assert_as_kept(Path(__file__).parent / "pages" / "usecase.code-snippets", content)


@pytest.mark.parametrize("suffix", DIALECTS)
def test_steps_are_a_list_or_directives(suffix: str) -> None:
    as_list, as_directives = (lines(TEMPLATES["en"], DIALECTS[suffix], form) for form in FORMS)
    directive = re.compile(r"\.\. step::|:\{step\}")
    assert any(map(re.compile(r"\s*1\. Who does what first\?").match, as_list))
    assert not any(map(directive.search, as_list))
    assert any(map(directive.search, as_directives))


def test_parts_of_a_use_case_are_snippets_too() -> None:
    found = snippets(TEMPLATES["en"])
    assert found["Use case: a step (rst)"]["body"] == [
        ".. step:: ${1:Who does what first?}",
        "   :actor: ${2:ACTOR}",
        "$0",
    ]
    assert found["Use case: a sheet for a review (rst)"]["body"] == [
        ".. usecase-review:: ${1:UC-NEW}",
        "$0",
    ]
    assert found["Use case: an alternative (md)"]["body"] == [
        ":::{altflow\\} ${1:What could go wrong at step 1?}",
        ":from: ${2:STEP}",
        ":end: ${3:failure}",
        "",
        "1. ${4:Who does what about it?}",
        ":::",
        "$0",
    ]
    first = "\n".join(body[0] for one in found.values() if isinstance(body := one["body"], list))
    assert sorted(re.findall(r"^[:.][^$]+", first, re.MULTILINE)) == [
        *(".. altflow:: ", ".. step:: ", ".. usecase-review:: "),
        *(":::{altflow\\} ", ":::{step\\} ", ":::{usecase-review\\} "),
    ]
