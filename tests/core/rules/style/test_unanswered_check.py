"""Rule ``unanswered-check``: steps that can turn out either way, and alternatives that answer them."""

from __future__ import annotations

import pytest

from core.drafting import alt, record, step
from core.rules.style.judging import Sentences, cases, doing, found
from sphinxext.usecase.core.reading.drafts import Draft

SENTENCES = {
    "en": Sentences(
        bad="""
            The librarian checks the card.
            The system checks if a Lead with the same email exists in Salesforce.
            The system validates the address.
            The bank verifies the signature.
            The clerk asks the customer whether the data are right.
            The server authenticates the user.
            The manager is asked; he decides whether the trip is needed.
            The clerk asks the customer to confirm the order.
            The system asks for confirmation.
            The application is validated.
            The middleware queries Salesforce to check for an existing Lead with the same email address.
            The system determines whether the amount is covered.
            The guard verifies that the badge is valid.
            The agent asks the supervisor for approval.
            Check the ticket.
            The pharmacist double-checks the dose.
            The system tests whether the name is free.
            The clerk sees if the room is free.
            The signatures are verified.
            The officer asks the driver if she has anything to declare.
            The system checks that there is enough stock.
        """,
        good="""
            The porter checks the bags in.
            The guest checks in.
            The guest checks out at the desk.
            The customer hands over the check.
            The cashier deposits the checks.
            The clerk checks off the item.
            The clerk asks the customer for the name.
            The middleware asks Salesforce for a Lead with the same e-mail address.
            The flow asks the RevOps team to assign it by hand.
            The member takes the book home.
            The system saves the order.
            The passenger shows a valid ticket.
            The verified address is stored.
            The bank checks are sorted.
            The guest asks for the bill.
            The clerk confirms the date.
            The system displays the check result.
            The nurse asks the patient to sit down.
            The check-in desk opens.
            The user checks the box.
            The clerk compares prices.
            The system sends a validation code.
        """,
    ),
    "de": Sentences(
        bad="""
            Die Bibliothekarin prüft die Karte.
            Das System überprüft die Adresse.
            Die Unterschrift wird geprüft.
            Der Server authentifiziert den Benutzer.
            Die Sachbearbeiterin fragt den Kunden, ob die Daten stimmen.
            Das System bittet um Bestätigung.
            Das System ermittelt, ob der Betrag gedeckt ist.
            Das System validiert die Eingabe.
        """,
        good="""
            Das Mitglied nimmt das Buch mit.
            Die Bibliothekarin fragt nach dem Namen.
            Der Gast bittet um die Rechnung.
            Das System speichert die Bestellung.
            Die Prüfung beginnt.
            Der Prüfer legt den Bericht ab.
            Das System zeigt das Ergebnis der Prüfung.
            Der Kunde bestätigt die Bestellung.
        """,
    ),
    "fr": Sentences(
        bad="""
            La bibliothécaire vérifie la carte.
            Le système valide l'adresse.
            L'agent demande au client si les données sont correctes.
            Le système demande une confirmation.
            La signature est contrôlée.
        """,
        good="""
            Le lecteur emporte le livre.
            L'agent demande le nom.
            Le système enregistre la commande.
            Le client confirme la date.
            Le client demande l'addition.
        """,
    ),
    "es": Sentences(
        bad="""
            La bibliotecaria comprueba el carné.
            El sistema verifica la dirección.
            El agente pregunta al cliente si los datos son correctos.
            El sistema pide una confirmación.
            El servidor valida la firma.
        """,
        good="""
            El lector se lleva el libro.
            El agente pregunta el nombre.
            El sistema guarda el pedido.
            El cliente confirma la fecha.
            El cliente pide la cuenta.
        """,
    ),
    "it": Sentences(bad="Il sistema verifica l'indirizzo.", good="Il lettore porta a casa il libro."),
    "nl": Sentences(bad="Het systeem controleert het adres.", good="De lezer neemt het boek mee."),
    "pl": Sentences(bad="System sprawdza adres.", good="Czytelnik zabiera książkę."),
    "pt": Sentences(bad="O sistema verifica o endereço.", good="O leitor leva o livro."),
}


@pytest.mark.parametrize(("language", "text", "is_bad"), cases(SENTENCES))
def test_a_check_that_nothing_answers_is_found(language: str, text: str, is_bad: bool) -> None:
    findings = found("unanswered-check", doing(text), language)
    assert [one.label for one in findings] == (["1"] if is_bad else [])
    assert all(one.words in text for one in findings)


CHECK = "The clerk checks the card."


@pytest.mark.parametrize(
    "body",
    [
        pytest.param((step(CHECK, alt()), step()), id="an alternative of the step"),
        pytest.param((step(CHECK), step("", alt())), id="one of the next step"),
        pytest.param((step(CHECK), step(), alt(origin="1-2")), id="one of several steps"),
        pytest.param((step(CHECK), step(), step(), alt(origin="*")), id="one at any time"),
        pytest.param(
            (step(CHECK), step(), step(), alt()), id="one of which nobody knows where it leaves"
        ),
        pytest.param((step(CHECK, examined="The reader does not fail."), step()), id="examined"),
        pytest.param((step(CHECK, include=("UC-2",)), step()), id="a use case of its own"),
        pytest.param((step(CHECK, choice=True), step()), id="a choice"),
        pytest.param((step(), step(CHECK, repeat="1-2")), id="a loop"),
        pytest.param(
            (step("", step(CHECK), step("")), step("", alt())), id="one of what comes after the whole"
        ),
        pytest.param(
            (step("", step(CHECK), step("", alt())), step(), step()), id="one of the next sub-step"
        ),
        pytest.param((step(CHECK, step("", alt())), step(), step()), id="one of a sub-step"),
        pytest.param(
            (step("", alt("", step(CHECK), end="failure")), step()), id="a check in an alternative"
        ),
    ],
)
def test_what_answers_a_check(body: tuple[Draft, ...]) -> None:
    assert not found("unanswered-check", record(*body)._replace(title="…"))


def test_only_steps_without_an_answer_are_found() -> None:
    body = (step(CHECK, alt()), step(), step(CHECK), step("", step(), step(CHECK)), step(CHECK))
    made = record(*body)._replace(title="…")
    assert [one.label for one in found("unanswered-check", made)] == ["3", "4.2", "5"]
    assert not found("unanswered-check", made._replace(title="Tarkista kortti"), "fi")
