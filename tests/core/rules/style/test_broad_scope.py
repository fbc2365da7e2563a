"""Rule ``broad-scope``: titles that no single process could finish, and titles that one can."""

from __future__ import annotations

import pytest

from core.rules.style.judging import Sentences, cases, found, titled

SENTENCES = {
    "en": Sentences(
        bad="""
            Achieve a better customer experience
            Improve Sales and Marketing Alignment
            Improve lead handoff
            Improve customer satisfaction
            Optimize business processes
            Enhance user experience
            Increase productivity
            Drive digital transformation
            Manage operations
            Ensure quality
            Streamline communication between teams
            Sales and marketing alignment
            Foster collaboration
            Support sales
            Boost customer engagement
            Align sales and marketing
            Strengthen team culture
            Manage everything
            Transform the business
            Improve data quality across systems
            Support the customer service
        """,
        good="""
            Handle a complaint about service
            Process a claim for marketing
            Automate MQL handoff
            Standardize lead statuses
            Improve the resolution of a scanned page
            Optimise the delivery route
            Enhance an image
            Increase the credit limit
            Manage customers
            Handle a complaint
            Check wheel alignment
            Adjust laser alignment
            Manage communication preferences
            Enable two-factor authentication
            Drive the car to the workshop
            Transform an XML document
            Support a customer by phone
            Raise the alarm
            Align the antenna
            Ensure that the door is locked
            Process a sale
            Rate the service
            Book a service
            Improve a translation
            Increase the stock of an article
            Manage service requests
            Measure performance
            Grow tomatoes
        """,
    ),
    "de": Sentences(
        bad="""
            Zusammenarbeit von Vertrieb und Marketing verbessern
            Effizienz steigern
            Die Kundenzufriedenheit erhöhen
            Prozesse optimieren
            Qualität sicherstellen
            Verbesserung der Zusammenarbeit
            Lead-Übergabe verbessern
            Kundenkommunikation optimieren
            Geschäftsprozesse beschleunigen
        """,
        good="""
            Leads übergeben
            Route optimieren
            Kreditlimit erhöhen
            Einen Text verbessern
            Qualität eines Bauteils messen
            Kunden anlegen
            Marketing-Mail versenden
            Kundenkommunikation archivieren
            Bildqualität steigern
        """,
    ),
    "fr": Sentences(
        bad="""
            Améliorer l'alignement des ventes et du marketing
            Optimiser les processus
            Augmenter la satisfaction
            Amélioration de la qualité
            Optimiser les processus internes
            Renforcer la communication interne
        """,
        good="""
            Améliorer une photo
            Optimiser la tournée
            Emprunter un livre
            Augmenter le plafond de la carte
            Publier la communication interne
        """,
    ),
    "es": Sentences(
        bad="""
            Mejorar la alineación de ventas y marketing
            Optimizar procesos
            Aumentar la satisfacción
            Mejora de la comunicación
            Optimizar los procesos internos
        """,
        good="""
            Mejorar una foto
            Optimizar la ruta
            Prestar un libro
            Aumentar el límite de la tarjeta
            Documentar los procesos internos
        """,
    ),
    "it": Sentences(bad="Migliorare la qualità", good="Migliorare una foto"),
    "nl": Sentences(bad="Samenwerking verbeteren", good="Een foto verbeteren"),
    "pl": Sentences(bad="Poprawić współpracę", good="Wysłać list"),
    "pt": Sentences(bad="Melhorar a qualidade", good="Melhorar uma foto"),
}


@pytest.mark.parametrize(("language", "text", "is_bad"), cases(SENTENCES))
def test_a_title_that_promises_too_much_is_found(language: str, text: str, is_bad: bool) -> None:
    assert [one.words for one in found("broad-scope", titled(text), language)] == [text] * is_bad
