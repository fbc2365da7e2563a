"""Rule ``several-actions``: steps that hold a whole flow, and sentences that only look long."""

from __future__ import annotations

import pytest

from core.rules.style.judging import Sentences, cases, doing, found

SENTENCES = {
    "en": Sentences(
        bad="""
            The clerk checks the card, updates the account and sends a letter.
            The system saves the order and then sends an e-mail.
            The librarian scans the card, then scans the book.
            User clicks the ‘Leads’ tab, then navigates to the upper right and clicks the ‘New’ button.
            The agent opens the file, reads the claim, and writes a reply.
            The driver loads the parcels, signs the list and starts the tour.
            The cook washes the rice; boils it; and serves it.
            The middleware creates a Lead, maps the properties and notifies the owner.
            Scan the card, register the loan and print a receipt.
            The system calculates the price, adds the tax, and displays the total.
            The nurse takes the temperature and then notes it.
            The clerk stamps the form, files the copy and returns the original.
            The employee fills in the form and afterwards submits it. And after that sends the bill.
            The teller counts the notes, enters the amount and prints a slip.
            The admin creates the user, assigns a role and sends the password.
            The guard opens the gate, lets the car in and closes the gate.
            The user enters the name, selects a date and submits the form.
            The server decrypts the file, validates it and stores it.
            The baker mixes the dough, forms the loaves, and puts them into the oven.
        """,
        good="""
            The customer pays and receives the receipt.
            The middleware creates a Lead and maps the contact's properties to its fields.
            The guest hands over the coat and takes the ticket.
            The clerk enters name, address, and phone number.
            The system prints invoices, orders and reports.
            The workflow waits three days before it sends the next e-mail of the sequence.
            The workflow, which the list triggers, enrols the contact.
            A contact known to HubSpot visits the pricing page, and the page view is tracked.
            HubSpot fires a webhook as soon as the *Lifecycle Stage* becomes *MQL*.
            The clerk sends a letter that names the book, states the fee and asks for the return.
            The system shows the name, the address and the balance.
            The SDR creates a new Lead record.
            The customer signs the contract, and the clerk keeps the copy.
            The driver stops and opens the door.
            The system displays the list of orders, sorted by date.
            The nurse measures blood pressure, pulse and temperature.
            The clerk weighs the parcel and calculates the postage.
            The engineer reviews plans, parts and tests.
            The manager approves or rejects the request.
            The seller offers the car, the bike, or the boat.
            The librarian checks whether the card is valid, the book is free and the fee is paid.
        """,
    ),
    "de": Sentences(
        bad="""
            Der Sachbearbeiter prüft die Karte, aktualisiert das Konto und sendet einen Brief.
            Das System speichert die Bestellung, und dann druckt es eine Quittung.
            Die Bibliothekarin scannt die Karte, verbucht die Ausleihe und druckt den Beleg.
            Der Fahrer lädt die Pakete, unterschreibt die Liste und startet die Tour.
            Das System berechnet den Preis, addiert die Steuer und zeigt die Summe.
            Die Kassiererin zählt das Geld, und dann quittiert sie es.
        """,
        good="""
            Der Kunde zahlt und erhält die Quittung.
            Die Kundin gibt Name, Adresse und Telefonnummer an.
            Das System zeigt den Namen, die Adresse und den Saldo.
            Der Gast gibt den Mantel ab und nimmt die Marke.
            Die Bibliothekarin verleiht das Buch.
            Das System sendet einen Brief, der das Buch nennt, die Gebühr nennt und die Frist nennt.
            Die Pflegerin misst Blutdruck, Puls und Temperatur.
        """,
    ),
    "fr": Sentences(
        bad="""
            L'agent vérifie la carte, met à jour le compte et envoie une lettre.
            Le système enregistre la commande puis envoie un courriel.
            Le chauffeur charge les colis, signe la liste et démarre la tournée.
            La caissière compte les billets, saisit le montant et imprime le reçu.
        """,
        good="""
            Le client paie et reçoit le reçu.
            L'agent saisit le nom, l'adresse et le numéro.
            Le système affiche le nom, la date et le solde.
            La bibliothécaire prête le livre.
            L'infirmière mesure le pouls et la température.
        """,
    ),
    "es": Sentences(
        bad="""
            El agente comprueba la tarjeta, actualiza la cuenta y envía una carta.
            El sistema guarda el pedido y luego envía un correo.
            El conductor carga los paquetes, firma la lista y empieza la ruta.
            La cajera cuenta los billetes, introduce el importe e imprime el recibo.
        """,
        good="""
            El cliente paga y recibe el recibo.
            El agente introduce el nombre, la dirección y el número.
            El sistema muestra el nombre, la fecha y el saldo.
            La bibliotecaria presta el libro.
            La enfermera mide el pulso y la temperatura.
        """,
    ),
}


@pytest.mark.parametrize(("language", "text", "is_bad"), cases(SENTENCES))
def test_a_step_that_holds_several_actions_is_found(language: str, text: str, is_bad: bool) -> None:
    findings = found("several-actions", doing(text), language)
    assert [one.label for one in findings] == (["1"] if is_bad else [])
    assert all(one.words in text for one in findings)


def test_other_languages_are_not_judged() -> None:
    text = "Virkailija tarkistaa kortin, päivittää tilin ja lähettää kirjeen."
    assert not found("several-actions", doing(text), "fi")
