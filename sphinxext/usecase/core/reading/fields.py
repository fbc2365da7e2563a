"""The known fields of a use case and the headers by which authors call them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cached_property

SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "goal": ("goal in context", "objective", "business objective", "business goal", "purpose", "aim"),
    "summary": ("description", "brief description", "overview", "brief", "context of use"),
    "actors": ("participants",),
    "primary actor": ("main actor", "initiating actor", "principal actor"),
    "secondary actors": ("supporting actors", "other actors", "additional actors"),
    "stakeholders": ("stakeholders and interests", "stakeholder interests"),
    "scope": ("system", "system under design"),
    "level": ("goal level",),
    "preconditions": ("pre-requisites",),
    "trigger": ("triggering event", "trigger event", "starting event"),
    "main flow": (
        "main success scenario",
        "main scenario",
        "main success flow",
        "main flow of events",
        "main course",
        "main course of events",
        "main path",
        "main sequence",
        "main steps",
        "success scenario",
        "basic flow",
        "basic flow of events",
        "basic course",
        "basic course of events",
        "basic path",
        "basic scenario",
        "normal flow",
        "normal flow of events",
        "normal course",
        "normal course of events",
        "normal path",
        "normal scenario",
        "primary flow",
        "primary path",
        "primary scenario",
        "standard flow",
        "nominal flow",
        "nominal scenario",
        "typical course of events",
        "typical flow",
        "happy path",
        "happy flow",
        "happy day scenario",
        "sunny day scenario",
        "flow of events",
        "event flow",
        "course of events",
        "sequence of events",
        "flow",
        "scenario",
        "steps",
    ),
    "success guarantee": (
        "postconditions",
        "success postconditions",
        "success end condition",
        "success guarantees",
        "postconditions on success",
        "results",
        "outcome",
        "expected results",
        "expected outcome",
    ),
    "minimal guarantee": ("minimal guarantees", "minimum guarantee", "minimal postconditions"),
    "failure guarantee": (
        "failed end condition",
        "failure end condition",
        "failure postconditions",
        "failure guarantees",
        "postconditions on failure",
    ),
    "in scope": ("inside scope",),
    "out of scope": ("outside scope", "not in scope"),
    "assumptions": (),
    "acceptance criteria": ("acceptance criterion", "success criteria", "definition of done"),
    "kpis": ("key performance indicators", "metrics", "success metrics"),
    "business rules": ("rules",),
    "special requirements": ("non-functional requirements", "nonfunctional requirements"),
    "frequency": ("frequency of use", "frequency of occurrence"),
    "variations": ("technology and data variations", "technology and data variations list"),
    "open issues": ("issues", "open questions", "open points"),
    "notes": ("remarks", "comments", "notes and issues"),
    "approvals": ("sign-off", "approved by"),
}
"""Canonical name of every known field, with its usual synonyms."""

ACTOR_FIELDS = frozenset({"actors", "primary actor", "secondary actors"})
_POSTCONDITIONS = (
    "postconditions, Nachbedingungen, Nachbedingung, postcondiciones, postcondición, poscondiciones, "
    "poscondición, pós-condições, pós-condição, postcondizioni, postcondizione, postcondities, "
    "warunki końcowe, warunek końcowy, постусловия, постусловие, 后置条件, 後置條件, 事後條件, "
    "事後条件, "
    "постумови, постумова, післяумови, післяумова, výstupní podmínky, výstupní podmínka, "
    "následné podmínky, následná podmínka, postpodmínky, koncové podmínky, konečné podmínky, "
    "postkonditioner, postkondition, efterbetingelser, efterbetingelse, slutbetingelser, "
    "slutbetingelse, sluttilstand, eftervillkor, slutvillkor, sluttillstånd, son koşullar, son koşul, "
    "son şartlar, art koşullar, 사후 조건, 사후조건, 후행 조건, 종료 조건, "
    "results, outcome, expected results, expected outcome, Ergebnis, Ergebnisse, résultat, resultado, "
    "risultato, risultati, resultaat, resultaten, wynik, wyniki, rezultat, результат, результаты, "
    "результати, 结果, 結果, výsledek, výsledky, resultat, resultater, resultatet, sonuç, sonuçlar, 결과"
).split(", ")
"""Headers of a success guarantee that do not speak of success."""
MAIN_FLOW = "main flow"
"""The field that holds steps, if an author has written the main flow as one."""


_NO_ASCII_LETTER = {code: None for code in range(128) if unicodedata.category(chr(code))[0] in "CPZ"}


_DOTLESS = "\N{LATIN SMALL LETTER DOTLESS I}"
"""Its capital is I."""


def normalise(header: str) -> str:
    """The comparison form of a header: case, accents, punctuation, blanks and plural do not matter."""
    joined = header.lower().translate(_NO_ASCII_LETTER) if header.isascii() else _letters(header)
    if joined.endswith("s") and not joined.endswith("ss"):
        joined = joined.removesuffix("s")
    if joined.endswith("criteria"):
        joined = joined.removesuffix("criteria") + "criterion"
    return joined


def is_plain_postcondition(header: str) -> bool:
    """Whether a header says that something holds in the end, but not that this is a success."""
    return normalise(header) in set(map(normalise, _POSTCONDITIONS))


def _letters(header: str) -> str:
    # Only the accents of Latin, Greek and Cyrillic letters go: the marks of other scripts are letters.
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", header).casefold())
    kept = (
        part
        for part in parts
        if not "\u0300" <= part <= "\u036f" and unicodedata.category(part)[0] not in "CPZ"
    )
    return unicodedata.normalize("NFC", "".join(kept)).replace(_DOTLESS, "i")


class Headers:
    """Tells the canonical names of fields by their headers; ``synonyms`` are a project's own."""

    def __init__(self, synonyms: Mapping[str, str]) -> None:
        self._synonyms = synonyms
        self._known: dict[str, str | None] = {}

    @cached_property
    def _english(self) -> Mapping[str, str]:
        return recogniser(self._synonyms, english=True)

    @cached_property
    def _every(self) -> Mapping[str, str]:
        return recogniser(self._synonyms)

    def __call__(self, header: str) -> str | None:
        """The name of the field with this header; ``None`` for one of the author's own."""
        if header not in self._known:
            form = normalise(header)
            self._known[header] = self._english.get(form) or self._every.get(form)
        return self._known[header]


def recogniser(extra: Mapping[str, str] | None = None, *, english: bool = False) -> Mapping[str, str]:
    """A mapping from normalised header to canonical name; ``extra`` adds a project's synonyms.

    ``english`` leaves out the headers in other languages.
    """
    known = {normalise(name): name for name in SYNONYMS}
    for fields in (SYNONYMS, *_elsewhere(english=english)):
        for name, headers in fields.items():
            for header in headers:
                known.setdefault(normalise(header), name)
    for synonym, name in (extra or {}).items():
        known[normalise(synonym)] = known.get(normalise(name), name)
    return known


def _elsewhere(*, english: bool) -> Iterable[Mapping[str, tuple[str, ...]]]:
    """The headers in other languages; only projects that use a header of their own load them."""
    if english:
        return ()
    from sphinxext.usecase.core.reading.headers import HEADERS

    return HEADERS.values()
