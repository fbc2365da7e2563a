"""What Sphinx and docutils do not document, and this extension uses all the same: all of it is here.

Each function says what it leans on and in which versions that was seen: ``Sphinx`` means 7.4.7, 8.2.3,
9.0.4 and 9.2.0, ``docutils`` 0.20 to 0.23. ``tests/test_compat.py`` says in words what breaks when one
of them changes. Four things stand elsewhere: sphinx-needs is known to ``sources.needs`` alone, what
pygraphviz binds to ``diagrams.worker``, which runs in a process that loads nothing else, the states
of docutils' parser to ``reading.bodies``, which is one of them (``tests/reading/test_bodies.py``), and
which of its functions asks for options to ``reading.options``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from docutils import frontend
from docutils.nodes import comment, system_message
from docutils.parsers.rst import directives
from docutils.utils import Reporter, new_document
from sphinx.builders import Builder
from sphinx.ext.ifconfig import ifconfig, process_ifconfig_nodes

if TYPE_CHECKING:
    from docutils.nodes import Element, document
    from docutils.parsers.rst import Directive
    from requests import Response
    from sphinx.application import Sphinx
    from sphinx.builders.epub3 import Epub3Builder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator
    from sphinx.writers.latex import LaTeXTranslator
    from sphinx.writers.manpage import ManualPageTranslator
    from sphinx.writers.texinfo import TexinfoTranslator
    from sphinx.writers.text import TextTranslator

Slug = tuple[int, str, str]
"""What MyST knows of a heading: its line, its id and its title."""

# -- a build ------------------------------------------------------------------------------------


def is_editor(app: Sphinx) -> bool:
    """Whether the build is that of Esbonio, which offers objects to authors by what they are shown as.

    Its application has an attribute of that name. Seen in Esbonio 2.1.
    """
    return hasattr(app, "esbonio")


def application(env: BuildEnvironment) -> Sphinx:
    """The application of an environment.

    ``env.app`` is deprecated since Sphinx 9.0, which has ``env._app``, and goes in Sphinx 11.
    """
    app: Sphinx = getattr(env, "_app", None) or env.app
    return app


def stated(config: Config, name: str) -> object:
    """What ``conf.py`` states for a value that need not be registered; ``None`` if nothing.

    ``Config._raw_config`` is what it holds. Seen in Sphinx.
    """
    return config._raw_config.get(name)  # noqa: SLF001


def state(config: Config, name: str, value: object) -> None:
    """Let a value be what ``conf.py`` states. Likewise."""
    config._raw_config[name] = value  # noqa: SLF001


def conf_file(config: Config) -> Path | None:
    """The ``conf.py`` that was read, if there is any: it holds its ``__file__``. Seen in Sphinx."""
    file = config._raw_config.get("__file__")  # noqa: SLF001
    return Path(file) if file else None


def ifconfig_holds(app: Sphinx, expression: str) -> bool | None:
    """Whether a build shows what stands in an ``ifconfig``; ``None``: its expression fails.

    ``process_ifconfig_nodes`` decides when a page is written; here on a page of one line, which reports
    nothing. Seen in Sphinx.
    """
    settings = frontend.get_default_settings()
    settings.report_level = settings.halt_level = Reporter.SEVERE_LEVEL + 1
    page = new_document("", settings)
    page += ifconfig("", comment(), expr=expression)
    process_ifconfig_nodes(app, page, "")
    if page.children and isinstance(page.children[0], system_message):
        return None
    return bool(page.children)


def forget_pages(env: BuildEnvironment) -> None:
    """Let no page be written as an earlier build of the same process has loaded it.

    ``_pickled_doctree_cache`` keeps what was loaded, though a page is read anew later. Seen in Sphinx.
    """
    env._pickled_doctree_cache.clear()  # noqa: SLF001


class PagelessBuilder(Builder):
    """A builder that writes no page.

    ``Builder.write`` is marked as final from Sphinx 8 on, but older versions resolve each page before
    they find out that none is written. Seen in Sphinx.
    """

    def write(self, *_docnames: object, **_how: object) -> None:  # type: ignore[misc]
        """No page is written."""


def directive_of_others(name: str) -> type[Directive] | None:
    """The directive that another extension has registered under a name.

    ``directives._directives`` is where docutils keeps them. Seen in docutils.
    """
    found: type[Directive] | None = directives._directives.get(name)  # type: ignore[attr-defined]  # noqa: SLF001
    return found


# -- other projects -----------------------------------------------------------------------------


def mapped(config: Config) -> dict[str, tuple[str, tuple[str | None, ...]]]:
    """What intersphinx knows: for each name where the pages begin, and where inventories may be.

    It puts pairs of name and that into ``intersphinx_mapping``. Seen in Sphinx.
    """
    return {name: entry for name, (_name, entry) in getattr(config, "intersphinx_mapping", {}).items()}


def inventory(env: BuildEnvironment, project: str, kind: str) -> Mapping[str, Any]:
    """Name -> entry of the objects of a kind that intersphinx knows of another project.

    It keeps them in ``env.intersphinx_named_inventory``. Seen in Sphinx.
    """
    inventories: Mapping[str, Any] = getattr(env, "intersphinx_named_inventory", {})
    found: Mapping[str, Any] = inventories.get(project, {}).get(kind, {})
    return found


def url_in(entry: Any) -> str:
    """The URL in such an entry: a tuple, since Sphinx 8.2 a record with ``uri``. Seen in Sphinx."""
    url: str = getattr(entry, "uri", None) or entry[2]
    return url


def get(config: Config, url: str, auth: tuple[str, str] | None, seconds: float) -> Response:
    """The response to a request that is made as Sphinx makes its own, to be read in parts.

    ``requests.get`` takes ``_user_agent`` and ``_tls_info``. Seen in Sphinx.
    """
    from sphinx.util import requests

    return requests.get(
        url,
        auth=auth,
        timeout=seconds,
        stream=True,
        _user_agent=config.user_agent,
        _tls_info=(config.tls_verify, config.tls_cacerts),
    )


# -- writers ------------------------------------------------------------------------------------


def parent_of(state: Any, *, is_myst: bool) -> Element | None:
    """The node in which a directive stands. Seen in docutils, and in the state that MyST makes up."""
    parent: Element | None = state.inliner.parent if is_myst else state.parent
    return parent


def heading_slugs(document: document, env: BuildEnvironment) -> Iterator[dict[str, Slug]]:
    """By what MyST knows the headings of the page that is read: slug -> line, id and title.

    It keeps them twice, as ``myst_slugs``: for links on the page and from others. Seen in myst-parser 4
    and 5.
    """
    yield getattr(document, "myst_slugs", {})
    yield env.metadata[env.docname].get("myst_slugs", {})


def list_in_contents(signature: Element, title: str, shown: str) -> None:
    """Let tables of contents list an object; ``shown`` is empty if they must not.

    ``_toc_parts`` and ``_toc_name`` are what the methods of object descriptions set. Seen in Sphinx.
    """
    signature["_toc_parts"] = (title,)
    signature["_toc_name"] = shown


def pack_book(builder: Builder) -> None:
    """Pack the files of a book again. ``build_epub`` is what packs them. Seen in Sphinx."""
    cast("Epub3Builder", builder).build_epub()


def heading_level(writer: HTML5Translator) -> int:
    """The level in HTML of the heading of a section that would stand here.

    ``section_level`` counts the sections around it from ``initial_header_level`` on. Seen in docutils.
    """
    return writer.section_level + writer.initial_header_level


def begin_breakable(writer: HTML5Translator) -> None:
    """Let lines break between the words of a signature. ``protect_literal_text``. Seen in Sphinx."""
    writer.protect_literal_text -= 1


def end_breakable(writer: HTML5Translator) -> None:
    """Keep words together again. Likewise."""
    writer.protect_literal_text += 1


def begin_text_block(writer: TextTranslator, indent: int) -> None:
    """Begin a block in plain text. ``new_state`` stacks them. Seen in Sphinx."""
    writer.new_state(indent)


def end_text_block(writer: TextTranslator) -> None:
    """End the block; its first line stands out to the left. Likewise ``end_state``."""
    writer.end_state(first="")


def begin_man_block(writer: ManualPageTranslator, indent: int) -> None:
    """Begin a block in a man page, whose first line stands out to the left.

    ``indent`` is docutils' own; the second call sets the indentation of the first. Seen in docutils.
    """
    writer.ensure_eol()
    writer.body.append(".sp\n")
    writer.indent(indent)
    writer.indent(0)
    writer.body.append(f".ti -{indent}n\n")


def end_man_block(writer: ManualPageTranslator) -> None:
    """End the block. Likewise ``dedent``."""
    writer.ensure_eol()
    writer.dedent()
    writer.dedent()


def add_texinfo_anchors(writer: TexinfoTranslator, node: Element) -> None:
    """Write the anchors of a node. ``add_anchor`` knows their names. Seen in Sphinx."""
    for one in node["ids"]:
        writer.add_anchor(one, node)


def latex_target(writer: LaTeXTranslator, anchor: str) -> str:
    """The source of an anchor on the page that is written. Seen in Sphinx: ``hypertarget``."""
    return writer.hypertarget(anchor, anchor=True)


def latex_label(writer: LaTeXTranslator, page: str, anchor: str) -> str:
    """The label of such an anchor; on the page that is written if ``page`` is empty.

    ``curfilestack`` tells which that is, and ``idescape`` how labels are written. Seen in Sphinx.
    """
    return writer.idescape(f"{page or writer.curfilestack[-1]}:{anchor}")
