"""Puts the parts together: calls each part's registration and connects it to Sphinx's events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxext.usecase import __version__, compat, config, translations
from sphinxext.usecase.core.garbage import collect_seldom
from sphinxext.usecase.domain import UseCaseDomain
from sphinxext.usecase.nodes import NUMBERED
from sphinxext.usecase.project.references import report_missing
from sphinxext.usecase.sources.asneeds import add_types, is_mirroring
from sphinxext.usecase.views.placeholders import FillPlaceholders
from sphinxext.usecase.writers import contents, epub, html, latex, plain, singlehtml, standard
from sphinxext.usecase.writers.usecasesjson import UseCasesBuilder

if TYPE_CHECKING:
    from sphinx import addnodes
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.domains import Domain
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

ENV_VERSION = 1
_LAST = 900
"""Event priority at which every other extension has registered what it has."""
_BEFORE_NEEDS = 20
"""Event priority at which sphinx-needs has read its TOML file, but registered nothing."""


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register everything."""
    translations.setup(app)  # first: what follows may show its words at once
    config.register(app)
    app.connect("config-inited", make_needs, priority=_BEFORE_NEEDS)
    app.connect("config-inited", offer_directives, priority=_LAST)
    app.add_domain(UseCaseDomain)
    app.add_post_transform(FillPlaceholders)
    for node, kind in NUMBERED.items():
        app.add_enumerable_node(node, kind)
    app.add_builder(UseCasesBuilder)
    for part in (contents, epub, html, latex, plain, singlehtml, standard):
        part.setup(app)
    app.connect("env-get-outdated", begin)
    app.connect("env-before-read-docs", prepare_reading, priority=_LAST)
    app.connect("env-updated", refresh)
    app.connect("doctree-resolved", note_resolved)
    app.connect("build-finished", end)
    app.connect("warn-missing-reference", missing_reference)
    return {
        "version": __version__,
        "env_version": ENV_VERSION,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def make_needs(app: Sphinx, config: Config) -> None:
    """Let use cases become needs in a project that uses sphinx-needs."""
    if is_mirroring(config):
        from sphinxext.usecase.sources.needs import add_needs

        add_types(config)
        app.connect("needs-before-post-processing", add_needs)


def offer_directives(app: Sphinx, _config: Config) -> None:
    """Register directives at once in an editor: it looks for their names before pages are read."""
    if compat.is_editor(app):
        register_reading(app)


def begin(app: Sphinx, env: BuildEnvironment, *_docnames: object) -> list[str]:
    """At the start of a build, begin to know; pages are read anew if other parts of them are shown."""
    domain = domain_of(env)
    domain.begin(app)
    compat.forget_pages(env)
    domain.while_building.callback(collect_seldom())
    return domain.site.conditions_changed()


def prepare_reading(app: Sphinx, _env: BuildEnvironment, docnames: list[str]) -> None:
    """Register what reads pages; a build that reads none need not load it."""
    if docnames:
        register_reading(app)


def register_reading(app: Sphinx) -> None:
    """Register what reads pages, if that has not been done."""
    from sphinxext.usecase.reading import registration

    registration.register(app)


def refresh(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """After reading: start to draw what was read, and name the pages that show what has changed."""
    site = domain_of(env).site
    outdated = site.outdated()
    if site.store.needs_changed():
        from sphinxext.usecase.sources.needs import pages_with_needs

        outdated += pages_with_needs(env)
    site.diagrams.start(app.builder, outdated)
    return outdated


def note_resolved(app: Sphinx, _doctree: object, docname: str) -> None:
    """Note that a page is about to be written."""
    domain_of(app.env).site.note_resolved(docname)


def end(app: Sphinx, error: Exception | None) -> None:
    """At the end of a build, note what pages show if it went well, and forget the rest."""
    domain = domain_of(app.env)
    if error is None:
        domain.site.end(app.builder)
    domain.end()


def domain_of(env: BuildEnvironment) -> UseCaseDomain:
    """The domain of this extension."""
    domain = env.get_domain("uc")
    assert isinstance(domain, UseCaseDomain)
    return domain


def missing_reference(_app: Sphinx, domain: Domain | None, node: addnodes.pending_xref) -> bool | None:
    """Report a reference that leads nowhere."""
    return report_missing(domain, node)
