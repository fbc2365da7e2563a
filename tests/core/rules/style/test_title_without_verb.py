"""Rule ``title-without-verb``: titles that name a thing, and titles that say what is done."""

from __future__ import annotations

import pytest

from core.rules.style.judging import Sentences, cases, found, titled

SENTENCES = {
    "en": Sentences(
        bad="""
            Lead handoff
            MQL handoff from HubSpot to Salesforce
            User registration
            Order management
            Login
            User login
            Payment
            Customer onboarding
            Invoice approval
            Book reservation management
            Creation of a lead
            Cancellation of an order
            Account opening
            Password change process
            Renewal
            Contract renewals
            Shift planning
            Patient admission
            Stock replenishment
            Data migration
            Ticket dashboard
            Checkout
            Management of users
            Claim settlement
            Baggage handling
            Meter reading workflow
        """,
        good="""
            Automate the MQL handoff from HubSpot to Salesforce
            Automate renewal opportunity creation
            Nurture leads based on pricing page views
            Borrow a book
            Register user
            Log in
            Request cancellation
            Approve invoice
            Cancel order
            Reschedule consultation
            Disaggregate a payment
            Customer places order
            Withdraw cash
            Pay
            Onboard customer
            Check in
            Clerk registers a payment
            Confirm registration
            Borrowing a book
            Book accommodation
            Order medication
            Standardize lead statuses
            Print boarding pass
            Reassign ticket
            Triage an admission
            Settle claim
            How to pay a bill
            Download report page
            Pre-approve a payment
            Upgrade the subscription
            Sign up for the training
            Plan shifts
        """,
    ),
    "de": Sentences(
        bad="""
            Buchausleihe
            Anmeldung
            Übergabe der Leads an den Vertrieb
            Kundenverwaltung
            Stornierung einer Bestellung
            Rechnungsfreigabe
            Verwaltung der Kunden
            Lead-Übergabe
            Registrierung
            Urlaubsantrag
            Schadenmeldung
            Passwortänderung
        """,
        good="""
            Buch ausleihen
            Ein Buch ausleihen
            Leads an den Vertrieb übergeben
            Kunde meldet Schaden
            Anmelden
            Bestellung stornieren
            Sich anmelden
            Mitglied gibt Buch zurück
            Rechnung freigeben
            Urlaub beantragen
            Kontostand abfragen
            Termin ändern
            Passwort zurücksetzen
            Karte sperren
            Kundin reklamiert eine Ware
            Fahrrad mieten
            Gerät an- und abmelden
            Bücher verwalten
        """,
    ),
    "fr": Sentences(
        bad="""
            Gestion des clients
            Emprunt d'un livre
            Inscription
            Annulation d'une commande
            Paiement de la facture
            Création de compte
            Suivi des colis
        """,
        good="""
            Emprunter un livre
            Se connecter
            Annuler une commande
            Le client paie la facture
            Créer un compte
            Suivre un colis
            Gérer les clients
            Prendre rendez-vous
        """,
    ),
    "es": Sentences(
        bad="""
            Mejora continua del servicio
            Gestión de clientes
            Préstamo de un libro
            Inscripción
            Cancelación de un pedido
            Pago de la factura
            Seguimiento de paquetes
        """,
        good="""
            Prestar un libro
            Iniciar sesión
            Cancelar un pedido
            El cliente paga la factura
            Registrarse
            Pagar la factura
            Gestionar clientes
        """,
    ),
    "it": Sentences(bad="Gestione clienti\nRegistrazione", good="Prestare un libro\nRegistrarsi"),
    "nl": Sentences(
        bad="Gebruikersregistratie\nVoorraadbeheer", good="Boek uitlenen\nKlant plaatst bestelling"
    ),
    "pl": Sentences(
        bad="Zarządzanie klientami\nRejestracja", good="Wypożyczyć książkę\nZarejestrować się"
    ),
    "pt": Sentences(
        bad="Gestão de clientes\nEmpréstimo de livro", good="Emprestar um livro\nCadastrar-se"
    ),
}


@pytest.mark.parametrize(("language", "text", "is_bad"), cases(SENTENCES))
def test_a_title_that_is_a_noun_is_found(language: str, text: str, is_bad: bool) -> None:
    assert [one.words for one in found("title-without-verb", titled(text), language)] == [text] * is_bad


def test_a_project_adds_verbs_and_other_languages_are_not_judged() -> None:
    title = titled("Cannulate patient admission")
    assert not found("title-without-verb", title)
    grokked = titled("Grok lead handoff")
    assert found("title-without-verb", grokked)
    assert not found("title-without-verb", grokked, words={"verbs": ["grok"]})
    assert not found("title-without-verb", titled("Käyttäjän rekisteröinti"), "fi")
