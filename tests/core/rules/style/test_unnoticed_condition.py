"""Rule ``unnoticed-condition``: what goes on in a head, and what a system can notice."""

from __future__ import annotations

import pytest

from core.drafting import alt, record, step
from core.rules.style.judging import Sentences, branching, cases, found
from sphinxext.usecase.core.model.usecase import UseCase

SENTENCES = {
    "en": Sentences(
        bad="""
            Customer forgot the PIN
            The customer forgets his PIN code
            The user is unhappy
            Member changes her mind
            The user is confused
            The customer is in a hurry
            The customer loses interest
            The user does not understand the question
            The clerk hesitates
            The visitor does not trust the site
            The guest is not satisfied
            The driver thinks that the road is closed
            The customer forgets to sign
            The user would rather pay later
            The customer is dissatisfied with the offer
            The user believes the price is wrong
            The member regrets the purchase
            The user is distracted
            The customer is no longer interested
            The buyer loses patience
            The patient is worried
        """,
        good="""
            Duplicate found
            Incomplete data
            Account Owner is inactive
            Contact is already a customer
            The card has expired
            The customer says that he forgot the PIN
            Customer complains about the food
            The customer cancels
            PIN entry times out
            The guest rates the stay as bad
            The member has no card
            The member has forgotten the card
            The user enters a wrong password
            The customer wants to pay by card
            User requests a new password
            The printer is out of paper
            The customer is not at home
            The connection is lost
            The amount is too high
            No answer
            The user does not answer within 30 seconds
            The user forgets the password and clicks on the link
            The caller tells that she is unhappy
            The customer chooses another date
            Payment is refused
            The witness remains silent
            The sensor feels the heat
        """,
    ),
    "de": Sentences(
        bad="""
            Der Kunde hat seine PIN vergessen
            Der Kunde ist unzufrieden
            Die Kundin überlegt es sich anders
            Der Nutzer versteht die Frage nicht
            Der Besucher zögert
            Die Nutzerin ist verwirrt
            Der Käufer verliert die Geduld
            Das Mitglied glaubt, dass die Karte gilt
        """,
        good="""
            Die Karte ist abgelaufen
            Der Kunde bricht ab
            Das Mitglied hat keine Karte
            Der Kunde meldet, dass er die PIN vergessen hat
            Der Gast beschwert sich, er ist unzufrieden
            Die Verbindung ist unterbrochen
            Keine Antwort
            Der Kunde gibt eine falsche PIN ein
        """,
    ),
    "fr": Sentences(
        bad="""
            Le client a oublié son code
            Le client est insatisfait
            Le client change d'avis
            L'utilisateur hésite
            L'utilisateur ne comprend pas la question
        """,
        good="""
            La carte a expiré
            Le client annule
            Le client signale qu'il a oublié son code
            Le client n'a pas de carte
            La connexion est coupée
        """,
    ),
    "es": Sentences(
        bad="""
            El cliente ha olvidado su código
            El cliente está nervioso
            El cliente cambia de opinión
            El usuario no entiende la pregunta
            El comprador pierde la paciencia
        """,
        good="""
            La tarjeta ha caducado
            El cliente cancela
            El cliente dice que está nervioso
            El cliente no tiene tarjeta
            Sin respuesta
        """,
    ),
}


@pytest.mark.parametrize(("language", "text", "is_bad"), cases(SENTENCES))
def test_what_no_system_can_notice_is_found(language: str, text: str, is_bad: bool) -> None:
    findings = found("unnoticed-condition", branching(text), language)
    assert [one.label for one in findings] == (["1a"] if is_bad else [])


def test_who_acts_on_it_has_noticed_it() -> None:
    def made(condition: str, *steps: str) -> UseCase:
        return record(step("Ask", alt(condition, *map(step, steps), end="failure")))

    text = "The claims handler suspects fraud"
    assert not found("unnoticed-condition", made(text, "The claims handler calls the fraud unit."))
    assert found("unnoticed-condition", made(text, "The fraud unit calls."))
    assert found("unnoticed-condition", made(text))
    assert found("unnoticed-condition", made("Suspects fraud", "Suspects call."))


def test_a_project_adds_words() -> None:
    made = branching("The member daydreams")
    assert not found("unnoticed-condition", made)
    assert found("unnoticed-condition", made, words={"unnoticed": ["daydreams"]})
    assert not found(
        "unnoticed-condition", made, words={"unnoticed": ["daydreams"], "noticed": ["member"]}
    )
    assert not found("unnoticed-condition", made._replace(flows=()), words={"unnoticed": ["daydreams"]})
