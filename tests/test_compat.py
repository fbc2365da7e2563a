"""What Sphinx, docutils, sphinx-needs and pygraphviz do not document: what breaks when it changes."""

from __future__ import annotations

import inspect
import re
import warnings
from pathlib import Path
from typing import Any

import pytest
from docutils.parsers.rst import Directive, directives
from sphinx.builders import Builder
from sphinx.builders.epub3 import Epub3Builder
from sphinx.environment import BuildEnvironment
from sphinx.util import requests

from helpers import HEAD, Built, Project
from sphinxext.usecase import compat

PACKAGE = Path(compat.__file__).parent
PAGE = f"""{HEAD}
.. usecase:: Buy a ticket
   :id: UC-BUY

   .. step:: Choose.

      More of it.
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A page with a use case."""
    project = Project(tmp_path_factory.mktemp("built"), {"graphviz_output_format": "svg"})
    project.write({"index.rst": PAGE})
    return project.build()


def test_the_application_is_found_without_a_warning(built: Built) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = compat.application(built.app.env)
    assert found is built.app, "views and diagrams are made for another builder than the one that runs"


def test_what_is_stated_is_told_from_defaults(built: Built) -> None:
    config = built.app.config
    assert compat.stated(config, "graphviz_output_format") == "svg", (
        "what conf.py states is not seen: graphviz_dot and graphviz_output_format do nothing"
    )
    assert compat.stated(config, "graphviz_dot") is None, (
        "defaults pass for what is stated: the `dot` on the path draws instead of pygraphviz"
    )
    assert compat.conf_file(config) == Path(built.app.confdir, "conf.py"), (
        "conf.py is not found: a warning about graphviz_dot points nowhere"
    )


def test_pages_are_forgotten_that_an_earlier_build_has_loaded(built: Built) -> None:
    env = built.app.env
    env.get_doctree("index")
    file = Path(built.app.doctreedir, "index.doctree")
    read = file.read_bytes()
    file.unlink()
    env.get_doctree("index")  # from memory
    compat.forget_pages(env)
    with pytest.raises(FileNotFoundError):
        env.get_doctree("index")
    file.write_bytes(read)


def test_the_builder_of_data_resolves_no_page(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: Any, **_named: Any) -> None:
        pytest.fail(
            "Builder.write is no longer what writes pages: `-b usecases` resolves each for nothing"
        )

    assert hasattr(Builder, "write")
    monkeypatch.setattr(BuildEnvironment, "get_and_resolve_doctree", fail)
    project.write({"index.rst": PAGE})
    assert project.build("usecases").read("usecases.json")


def test_directives_of_others_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    directives.register_directive("of-another-extension", Directive)
    try:
        assert compat.directive_of_others("of-another-extension") is Directive, (
            "docutils keeps directives elsewhere: a `step` of another extension is lost on its own pages"
        )
    finally:
        directives._directives.pop("of-another-extension")  # type: ignore[attr-defined]
    assert compat.directive_of_others("of-another-extension") is None


def test_intersphinx_is_asked_where_other_projects_are(project: Project, built: Built) -> None:
    inventory = str(built.out / "objects.inv")
    project.conf["extensions"] = ["sphinx.ext.intersphinx", "sphinxext.usecase"]
    project.conf["intersphinx_mapping"] = {"shop": ("https://shop.example/", inventory)}
    project.write({"index.rst": HEAD})
    app = project.build().app
    assert compat.mapped(app.config) == {"shop": ("https://shop.example/", (inventory,))}, (
        "intersphinx_mapping has another form: usecase_external finds no project by its name"
    )
    entries = compat.inventory(app.env, "shop", "uc:usecase")
    urls = {name: compat.url_in(entry) for name, entry in entries.items()}
    assert urls == {"UC-BUY": "https://shop.example/index.html#UC-BUY"}, (
        "inventories are kept elsewhere: links to other projects guess what their addresses look like"
    )


def test_requests_are_made_as_sphinx_makes_its_own() -> None:
    source = inspect.getsource(requests)
    assert "_user_agent" in source, "other projects are fetched without the user agent of the project"
    assert "_tls_info" in source, "other projects are fetched without tls_verify and tls_cacerts"


def test_use_cases_stand_in_tables_of_contents(built: Built) -> None:
    assert "Buy a ticket" in built.app.env.tocs["index"].astext(), (
        "tables of contents are made of something else: they list no use case"
    )


def test_titles_are_headings_whose_lines_may_break(built: Built) -> None:
    (title,) = built.page().select("dt [role=heading]")
    assert title["aria-level"] == "2", "the level of a section is kept elsewhere: readers hear another"
    assert title.get_text() == "Buy a ticket", "words of a title are kept on one line, as those of code"


def test_links_to_headings_follow_them(project: Project) -> None:
    project.conf = {
        "extensions": ["myst_parser", "sphinxext.usecase"],
        "source_suffix": [".md"],
        "myst_heading_anchors": 2,
    }
    usecase = "```{usecase} Buy a ticket\n:id: shop\n```\n"
    project.write(
        {
            "index.md": f"# Page\n\n## shop\n\n{usecase}\n[here](#shop)\n",
            "other.md": "---\norphan: true\n---\n\n# Other\n\n[there](index.md#shop)\n",
        }
    )
    built = project.build()
    assert built.warnings == []
    heading = built.page().select_one("section:has(> h2)")
    assert heading is not None
    found = {
        link.get_text(): link["href"]
        for name in ("index", "other")
        for link in built.page(f"{name}.html").select("[role=main] a, div.body a")
    }
    assert (found["here"], found["there"]) == (f"#{heading['id']}", f"index.html#{heading['id']}"), (
        "MyST keeps what it knows of headings elsewhere: links to them lead to the use case"
    )


def test_books_can_be_packed_again() -> None:
    assert hasattr(Epub3Builder, "build_epub"), "books do not declare their SVG: epubcheck complains"


BLOCKS = {
    "text": r"\n   1 Choose\.\n\n      More of it\.\n",
    "man": r"\.INDENT 3\.0\n.*\.ti -3n\n.*More of it",
    "texinfo": r"@anchor\{[^}]*UC-BUY 1\}.*@indentedblock\s+More of it\.\s+@end indentedblock",
    "latex": r"\\label\{\\detokenize\{index:UC-BUY\.1\}\}",
}


@pytest.mark.parametrize("builder", BLOCKS)
def test_steps_stand_apart_with_their_anchors(project: Project, builder: str) -> None:
    project.write({"index.rst": PAGE})
    out = project.build(builder).out
    (path,) = [*out.glob("*.txt"), *out.glob("*.1"), *out.glob("*.texi"), *out.glob("*.tex")]
    assert re.search(BLOCKS[builder], path.read_text("utf-8"), re.DOTALL), (
        f"the writer of {builder} has another state: steps run together, or links to them lead nowhere"
    )


def test_needs_are_read_and_made() -> None:
    pytest.importorskip("sphinx_needs")
    from sphinx_needs import api, data  # noqa: PLC0415 (it is optional)
    from sphinx_needs.config import NeedsSphinxConfig  # noqa: PLC0415

    for name in ("get_needs_view", "get_or_create_docs", "get_schema"):
        assert hasattr(data.SphinxNeedsData, name), (
            f"sphinx-needs has no {name}: no item is found in needs"
        )
    for name in ("generate_need", "InvalidNeedException", "add_field"):
        assert hasattr(api, name), f"sphinx-needs has no {name}: use cases become no needs"
    assert callable(NeedsSphinxConfig), "sphinx-needs has another configuration: likewise"


def test_pygraphviz_binds_the_functions_that_draw() -> None:
    pytest.importorskip("pygraphviz")
    from pygraphviz import _graphviz  # noqa: PLC0415 (it is optional)

    called = set(
        re.findall(r"graphviz\.((?:ag|gv)\w+)\(", (PACKAGE / "diagrams" / "worker.py").read_text())
    )
    assert len(called) == 6
    for name in called:
        assert hasattr(_graphviz, name), (
            f"pygraphviz has no {name}: the next engine draws, if there is one"
        )


def test_each_says_on_what_it_leans_and_where_that_was_seen() -> None:
    documented = [one for _name, one in inspect.getmembers(compat) if _is_ours(one)]
    assert len(documented) > 15
    for one in documented:
        told = " ".join((one.__doc__ or "").split())
        seen = r"\bSeen in (?:Sphinx|docutils|myst-parser|Esbonio)\b|\bLikewise\b|\bsince Sphinx 9"
        assert re.search(seen, told), one


def _is_ours(one: Any) -> bool:
    return getattr(one, "__module__", "") == compat.__name__ and not one.__name__.startswith("_")


def test_nothing_of_it_is_used_elsewhere() -> None:
    private = re.compile(
        r"""\b_raw_config|["']_app["']|env\.app\b|\b_toc_(?:parts|name)|\bbuild_epub|\b_user_agent|\b_tls_info
        |intersphinx_named_inventory|\bdirectives\._directives|\b(?:new|end)_state\(|curfilestack
        |myst_slugs|section_level|_pickled_doctree_cache|protect_literal_text
        |\.(?:hypertarget|idescape|add_anchor)\(|noqa:\ SLF001""",
        re.VERBOSE,
    )
    users = [path for path in PACKAGE.rglob("*.py") if private.search(path.read_text("utf-8"))]
    assert users == [PACKAGE / "compat.py"]
