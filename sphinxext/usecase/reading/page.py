"""A finished page comes in: doctree -> records, which are noted in the store."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from docutils import nodes

from sphinxext.usecase import config
from sphinxext.usecase.core.model.translation import acting_in, shown
from sphinxext.usecase.core.model.usecase import UseCase
from sphinxext.usecase.core.project.summaries import summarise
from sphinxext.usecase.core.reading.fields import Headers
from sphinxext.usecase.core.reading.statements import StatementFields
from sphinxext.usecase.nodes import GOAL
from sphinxext.usecase.project.judge import Judge
from sphinxext.usecase.reading import halves
from sphinxext.usecase.reading.collect import collect
from sphinxext.usecase.reading.conditions import settle
from sphinxext.usecase.reading.mentions import items_on, mentions_on
from sphinxext.usecase.reading.pagenodes import find
from sphinxext.usecase.reading.plaintext import Plain, folded
from sphinxext.usecase.reading.settings import Settings
from sphinxext.usecase.reading.titles import index_before
from sphinxext.usecase.reading.translated import said_in_options
from sphinxext.usecase.site import Site
from sphinxext.usecase.sources.asneeds import is_mirroring, mirrored
from sphinxext.usecase.sources.needs import NeedOptions


class PageReader:
    """Reads the pages of a build."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def read(self, docname: str, document: nodes.document) -> None:
        """Complete the nodes of a page that was just parsed, and note what it holds."""
        store, env = self._site.store, self._site.env
        store.touch([docname])
        found = find(document)
        if found.conditions and (asked := settle(found.conditions, self._site.holds)):
            store.conditions[docname] = asked
            found = find(document)
        halves.mend(document, found.descriptions)
        written = [description["written"] for description in found.descriptions]
        plain = self._plain(found.descriptions)
        usecases = collect(found, docname, self._settings, plain)
        if usecases:
            self._put(docname, usecases, plain)
            store.put_findings(docname, self._judge.loud(usecases))
            entries = env.domains["index"].data["entries"].setdefault(docname, [])
            if is_mirroring(env.config):
                ours = zip(usecases, written, found.descriptions, strict=True)
                store.mirrored[docname] = tuple(mirrored(*one) for one in ours)
            for description in found.descriptions:
                entries.extend(index_before(description)["entries"])
        mentions = mentions_on(docname, found, usecases)
        if self._settings.items.are_described:
            mentions.extend(items_on(usecases, self._settings.need_options.linked(written)))
        if mentions:
            store.mentions[docname] = tuple(mentions)

    def _plain(self, descriptions: Iterable[nodes.Element]) -> Plain:
        """What gives the author's texts of a page, with what its translation makes of options."""
        site = self._site
        plain = Plain(site.kept_texts, site.originals)
        if site.originals:
            plain.said |= said_in_options(descriptions)
        site.kept_texts, site.originals = {}, {}
        return plain

    def _put(self, docname: str, usecases: tuple[UseCase, ...], plain: Plain) -> None:
        """Note the use cases of a page, as they are written and as they are shown."""
        translated = tuple(shown(one, plain.said) for one in usecases) if plain.said else usecases
        goals = (one.text for usecase in translated for one in usecase.fields if one.name == "goal")
        if goal := folded(next(goals, "")):
            self._site.env.metadata[docname][GOAL] = goal
        if not plain.said:
            self._site.store.put(docname, usecases, map(summarise, usecases))
            return
        actors = sorted({name for one in usecases for name in acting_in(one)})
        names = tuple((name, plain.said[name]) for name in actors if name in plain.said)
        summaries = (summarise(one, names) for one in translated)
        self._site.store.put(docname, translated, summaries, usecases)

    @cached_property
    def _judge(self) -> Judge:
        return Judge(self._site.config, self._site.env.config.language)

    @cached_property
    def _settings(self) -> Settings:
        values, env = self._site.config, self._site.env
        recognise = Headers(values.field_synonyms)
        return Settings(
            kinds=(*config.KINDS, *values.kinds),
            diagrams=config.DIAGRAMS,
            diagram=values.diagram,
            recognise=recognise,
            statements=StatementFields(values.statements, recognise),
            items=self._site.tracing.items,
            need_options=NeedOptions(env),
            toc_entries=bool(env.config.toc_object_entries),
            toc_ids=values.toc_ids,
        )
