"""Epics, stories and tests: where their ids lead."""

from __future__ import annotations

import re
from textwrap import dedent
from zipfile import ZipFile

import pytest

from helpers import HEAD, Built, Project
from sphinxext.usecase.core.model.items import safe_url

SOURCE = HEAD + dedent("""
    .. usecase:: Buy
       :id: UC-BUY
       :epic: javascript:alert(1)
       :stories: JavaScript:alert(2), RO-1

       .. step:: Pay.
          :stories: data:text/html

    See :uc:item:`vbscript:x`.

    .. usecase-traceability::

    .. usecase-matrix::
    """)
HOSTILE = re.compile(
    r"(?:href=\"|\\\\href\{|\\\\sphinxhref\{)\s*(?:javascript|data:text|vbscript)", re.IGNORECASE
)


def pages(built: Built) -> str:
    """All that a build has written, as text."""
    texts = [path.read_text("utf-8") for path in built.out.rglob("*.*html")]
    texts += [path.read_text("utf-8") for path in built.out.rglob("*.tex")]
    for path in built.out.glob("*.epub"):
        with ZipFile(path) as book:
            texts += [book.read(name).decode() for name in book.namelist() if name.endswith("html")]
    return "\n".join(texts)


@pytest.mark.parametrize("conf", [{}, {"usecase_backlog": ["b.csv"]}])
@pytest.mark.parametrize("builder", ["html", "epub", "latex"])
def test_no_id_makes_a_link_that_does_anything(
    project: Project, builder: str, conf: dict[str, object]
) -> None:
    project.conf |= {"usecase_trackers": {".+": "{id}"}, "copyright": "x", "version": "1", **conf}
    project.write({"index.rst": SOURCE, "b.csv": "id,url\nRO-1,javascript:alert(3)\n"})
    built = project.build(builder)
    kinds = {warned.kind for warned in built.warned if warned.kind.startswith("usecase")}
    assert kinds == {"usecase.unknown-target"}
    text = pages(built)
    assert "alert(2)" in text
    assert not HOSTILE.search(text)
    assert re.search(r'href="RO-1"|\{RO-1\}', text)


def test_a_scheme_of_the_configuration_is_trusted(project: Project) -> None:
    project.conf |= {"usecase_trackers": {"RO-.": "tracker://open/{id}"}, "usecase_backlog": ["b.csv"]}
    body = f"{HEAD}.. usecase:: Buy\n   :stories: RO-1, S-1\n\n   .. step:: Pay.\n"
    project.write({"index.rst": body, "b.csv": "id,kind,url\nS-1,story,https://x.example/S-1\n"})
    links = project.build().page().select("dl.uc-fields a, .field-list a")
    assert {link["href"] for link in links} == {"tracker://open/RO-1", "https://x.example/S-1"}
    assert all("external" in link["class"] for link in links)


@pytest.mark.parametrize(
    "url",
    [
        "https://x/1",
        "HTTP://x",
        "mailto:a@b.example",
        "../1.html",
        "/browse/RO-1",
        "a?b=c:d",
        "#RO-1",
        "RO-1",
    ],
)
def test_addresses_that_lead_somewhere(url: str) -> None:
    assert safe_url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " JAVASCRIPT:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "javascript :alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
    ],
)
def test_addresses_that_do_something_else(url: str) -> None:
    assert safe_url(url) is None
