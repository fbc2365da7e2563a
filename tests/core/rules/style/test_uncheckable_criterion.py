"""Rules ``uncheckable-criterion`` and ``unmeasured-kpi``: what a team can tell, and what it cannot."""

from __future__ import annotations

import pytest

from core.drafting import record, step
from core.rules.style.judging import Sentences, cases, found
from sphinxext.usecase.core.model.usecase import Statement, UseCase

SENTENCES = {
    "en": Sentences(
        bad="""
            The page loads quickly.
            The form is easy to use.
            The search is user-friendly.
            Errors are handled properly.
            The system responds as fast as possible.
            A good overview is shown.
            The layout is intuitive.
            The lead is assigned quickly.
            The message is appropriate.
            The import is robust.
            The response time is reasonable.
            Data are exchanged seamlessly.
            The process is efficient.
            The booking is easier.
        """,
        good="""
            95 % of MQLs are in Salesforce and assigned to an SDR within 5 minutes.
            *Lead Source* in Salesforce holds what the original source property in HubSpot says.
            A contact that has a Lead already does not get another one.
            No duplicate lead records are created.
            The page loads quickly: within two seconds.
            All preconditions are satisfied.
            The system supports the import of CSV.
            The member gets a receipt.
            The total equals the sum of all items.
            Nine of ten members need less than a minute.
            The good is marked as returned before noon.
            The response is faster than before.
            The order is stored.
            The manager gets a copy.
            The happy path is covered by a test.
        """,
    ),
    "de": Sentences(
        bad="""
            Die Seite lädt schnell.
            Die Suche ist benutzerfreundlich.
            Fehler werden angemessen behandelt.
            Die Meldung ist gut verständlich.
            Der Ablauf ist effizient.
            Die Bedienung ist intuitiv.
        """,
        good="""
            Die Seite lädt binnen 2 Sekunden.
            Kein Lead entsteht doppelt.
            Die Summe stimmt mit der Rechnung überein.
            Das Mitglied erhält einen Beleg.
            Die Antwort kommt schneller als heute.
            Die Bestellung ist gespeichert.
        """,
    ),
    "fr": Sentences(
        bad="""
            La page se charge rapidement.
            L'outil est simple à utiliser.
            La recherche est conviviale.
            Le message est approprié.
        """,
        good="La page se charge en 2 secondes.\nLe lecteur reçoit un reçu.\nAucun doublon n'est créé.",
    ),
    "es": Sentences(
        bad="""
            La página carga rápidamente.
            La herramienta es fácil de usar.
            La búsqueda es intuitiva.
            El mensaje es adecuado.
        """,
        good="La página carga en 2 segundos.\nEl lector recibe un recibo.\nNo hay duplicados.",
    ),
}


def stating(*statements: Statement) -> UseCase:
    """A use case with statements."""
    return record(step("…"))._replace(title="…", statements=statements)


def criterion(text: str, kpi: str | None = None) -> Statement:
    return Statement("AC1", "criterion", "acceptance criteria", text, 5, kpi=kpi)


def kpi(label: str, name: str | None = None, target: str | None = None) -> Statement:
    return Statement(label, "kpi", "kpis", "Time at the desk", 9, name=name, target=target)


@pytest.mark.parametrize(("language", "text", "is_bad"), cases(SENTENCES))
def test_a_criterion_that_nobody_can_check_is_found(language: str, text: str, is_bad: bool) -> None:
    judged = stating(criterion(text))
    sentence = judged._replace(steps=(judged.steps[0]._replace(text=text),))
    findings = found("uncheckable-criterion", sentence, language)
    assert [(one.label, one.line) for one in findings] == ([("AC1", 5)] if is_bad else [])


def test_only_criteria_are_judged_in_languages_that_are_known() -> None:
    assert not found("uncheckable-criterion", stating(kpi("KPI1")._replace(text="Fast")))
    assert not found("uncheckable-criterion", stating(criterion("Fast")), "fi")


@pytest.mark.parametrize(
    ("statements", "labels"),
    [
        ((kpi("KPI1"),), ["KPI1"]),
        ((kpi("KPI1", target="1 minute"),), []),
        ((kpi("KPI1"), criterion("Soon.")), []),
        ((kpi("KPI1"), kpi("KPI2"), criterion("Soon.", "KPI1")), ["KPI2"]),
        ((kpi("KPI1"), kpi("KPI2", "wait"), criterion("Soon.", "wait")), ["KPI1"]),
        ((criterion("Soon."),), []),
        ((), []),
    ],
)
def test_a_kpi_is_measured(statements: tuple[Statement, ...], labels: list[str]) -> None:
    assert [one.label for one in found("unmeasured-kpi", stating(*statements))] == labels
