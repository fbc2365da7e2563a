"""Rule ``missing-agent``: what is done by nobody, and what somebody does."""

from __future__ import annotations

import pytest

from core.drafting import record, step
from core.rules.style.judging import Sentences, cases, doing, found
from sphinxext.usecase.core.model.usecase import Actor

SENTENCES = {
    "en": Sentences(
        bad="""
            The card is checked.
            The Lead is assigned to an available SDR.
            The Opportunity name is standardized to “[Account Name] – Renewal – [Year]”.
            A receipt is printed.
            The goods are packed.
            An e-mail is sent to the customer.
            The order is then confirmed.
            The data are stored in the archive.
            The parcel is weighed and labelled.
            All invoices are paid.
            The invoice is sent by e-mail.
            A new record is created.
            The patient is called into the room.
            The account has been locked.
            The Opportunity ‘Close Date’ is set to the Account’s ‘Contract End Date’.
            The form is signed.
            The price is calculated automatically.
            The room is cleaned.
            The samples are taken to the lab.
            A meeting is arranged.
        """,
        good="""
            The passengers are seated.
            The lights are green.
            The librarian checks the card.
            The order is confirmed by the clerk.
            The clerk checks whether the card is expired.
            The user is logged in.
            The door is open.
            The customer is interested in the offer.
            A contact visits the pricing page, and the page view is tracked.
            The workflow, which the list triggers, enrols the contact.
            The member waits until the door is opened.
            The scheduled flow finds an Account.
            The seven dwarfs leave.
            The clerk is allowed to sign.
            The machine is connected.
            The system shows what is needed.
            The new Lead is processed by Salesforce’s active Lead Assignment Rules.
            As soon as the card is read, the gate opens.
            The customer whose account is locked calls the bank.
            The visitor is tired.
            The wooden box breaks.
        """,
    ),
    "de": Sentences(
        bad="""
            Die Karte wird geprüft.
            Der Lead wird zugewiesen.
            Die Waren werden verpackt.
            Eine Quittung wird gedruckt.
            Der Antrag wird im Archiv gespeichert.
            Die Rechnung wird per Post verschickt.
        """,
        good="""
            Die Bibliothekarin prüft die Karte.
            Der Antrag wird vom Amt genehmigt.
            Die Karte wird durch das System gesperrt.
            Das Wetter wird schlecht.
            Der Kunde wartet, bis die Karte geprüft wird.
            Der Antrag ist genehmigt.
        """,
    ),
    "fr": Sentences(
        bad="""
            La carte est vérifiée.
            Les marchandises sont emballées.
            Un reçu est imprimé.
            La facture est envoyée par courriel.
        """,
        good="""
            La bibliothécaire vérifie la carte.
            La demande est validée par le chef.
            Le client est connecté.
            Le livreur est arrivé.
        """,
    ),
    "es": Sentences(
        bad="""
            Se imprimen las placas.
            Se mide la tensión.
            La tarjeta es verificada.
            Las mercancías son embaladas.
            Un recibo es emitido.
            La factura es enviada por correo.
        """,
        good="""
            Se abre la puerta.
            Se lava las manos.
            La bibliotecaria verifica la tarjeta.
            La solicitud es aprobada por el jefe.
            El cliente está registrado.
            La puerta está abierta.
        """,
    ),
}


@pytest.mark.parametrize(("language", "text", "is_bad"), cases(SENTENCES))
def test_a_step_in_which_nobody_acts_is_found(language: str, text: str, is_bad: bool) -> None:
    findings = found("missing-agent", doing(text), language)
    assert [one.label for one in findings] == (["1"] if is_bad else [])


def test_an_actor_may_stand_in_the_option_or_in_the_words() -> None:
    made = record(step("The card is checked.", actor="Librarian"), step("The lead is given to an SDR."))
    made = made._replace(title="…", actors=(Actor("Sales representative (SDR)"),))
    assert not found("missing-agent", made)
    assert [one.label for one in found("missing-agent", made._replace(actors=()))] == ["2"]
    assert not found("missing-agent", doing("Kortti tarkistetaan."), "fi")
