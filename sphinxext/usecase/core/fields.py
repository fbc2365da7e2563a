"""The known fields of a use case and the headers by which authors call them."""

from __future__ import annotations

from collections.abc import Mapping

SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "goal": ("objective", "business objective", "business goal", "purpose", "aim"),
    "summary": ("description", "brief description", "overview", "brief", "context of use"),
    "actors": ("participants",),
    "primary actor": ("main actor", "initiating actor", "principal actor"),
    "secondary actors": ("supporting actors", "other actors", "additional actors"),
    "stakeholders": ("stakeholders and interests", "stakeholder interests"),
    "scope": ("system", "system under design"),
    "level": ("goal level",),
    "preconditions": ("pre-requisites",),
    "trigger": ("triggering event", "trigger event", "starting event"),
    "success guarantee": (
        "postconditions",
        "success postconditions",
        "success end condition",
        "success guarantees",
        "postconditions on success",
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


def normalise(header: str) -> str:
    """The comparison form of a header: case, hyphens, blanks and plural do not matter."""
    words = header.lower().replace("-", " ").replace("_", " ").split()
    joined = "".join(word.removesuffix("(s)") for word in words)
    if joined.endswith("criteria"):
        return joined.removesuffix("criteria") + "criterion"
    return joined.removesuffix("s")


def recogniser(extra: Mapping[str, str] | None = None) -> Mapping[str, str]:
    """A mapping from normalised header to canonical name; ``extra`` adds a project's synonyms."""
    known = {normalise(name): name for name in SYNONYMS}
    for name, synonyms in SYNONYMS.items():
        for synonym in synonyms:
            known.setdefault(normalise(synonym), name)
    for synonym, name in (extra or {}).items():
        known[normalise(synonym)] = known.get(normalise(name), name)
    return known
