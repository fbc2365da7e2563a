"""Rule ``vague-goal``: goals that nobody can check, and goals that somebody can."""

from __future__ import annotations

import pytest

from core.rules.style.judging import Sentences, aiming, cases, doing, found

SENTENCES = {
    "en": Sentences(
        bad="""
            Improve the lead handoff.
            Improve MQL handoff
            Make the booking easier for the members.
            Better customer experience.
            Handle the returns of customers.
            To support the sales team.
            Users can easily manage their orders.
            Efficient processing of claims.
            Increase customer satisfaction.
            To optimise the warehouse.
            The check-in runs smoothly.
            Streamline the onboarding of employees.
            Provide a user-friendly search.
            The patient is satisfied.
            Facilitate the collaboration of teams.
            Customers are supported in the best way and quickly.
            To manage the inventory efficiently.
            Orders should be handled properly.
            Enhance the quality of the data.
            Ensure good communication with the parents.
            Faster delivery.
            Answer calls as quickly as possible.
        """,
        good="""
            Every qualified lead reaches a sales rep within 5 minutes.
            The caller knows the answer before the call ends.
            The member takes the book home, and the library knows until when.
            A renewal Opportunity exists 90 days before the contract ends.
            Contacts who come back are recognised and enrolled in a matching nurture sequence.
            The parcel is delivered to the neighbour.
            No duplicate leads are created.
            Improve the response time to less than two hours.
            The patient has an appointment.
            The support agent knows who has called.
            The customer receives the refund.
            Orders are shipped faster than today.
            The manager approves the travel.
            The claim is paid out.
            The account is closed.
            The driver gets a better route before the next junction.
            The goods are in the warehouse.
            The student is enrolled in the course.
            Borrow a book.
            Withdraw cash.
            The bill is paid without a visit to the bank.
            A fast train is booked for the traveller.
            The user gets a new password.
            Each employee can log in on the first day.
            The best offer is chosen by three reviewers.
            Sell a ticket to a visitor.
            The applicant learns whether the loan is granted.
        """,
    ),
    "de": Sentences(
        bad="""
            Die Übergabe von Leads verbessern.
            Bessere Zusammenarbeit von Vertrieb und Marketing.
            Die Kunden schnell und unkompliziert bedienen.
            Die Kundenzufriedenheit steigern.
            Eine benutzerfreundliche Suche.
            Reibungslose Abwicklung der Retouren.
            Die Mitarbeiter bei der Planung unterstützen.
            Das Lager optimieren.
            Die Kunden sind zufrieden.
            Effiziente Bearbeitung von Anträgen.
        """,
        good="""
            Jeder qualifizierte Lead erreicht binnen 5 Minuten den Vertrieb.
            Das Mitglied hat das Buch, und die Bücherei weiß, bis wann.
            Der Anrufer kennt die Antwort, bevor das Gespräch endet.
            Das Paket ist beim Nachbarn abgegeben.
            Der Schaden ist gemeldet.
            Der Vertrag ist verlängert.
            Die Patientin hat einen Termin.
            Ein guter Platz ist für den Gast reserviert.
            Die Rechnung wird ohne Rückfrage bezahlt.
            Ein Buch ausleihen.
        """,
    ),
    "fr": Sentences(
        bad="""
            Améliorer le transfert des prospects.
            Une meilleure collaboration des équipes.
            Augmenter la satisfaction des clients.
            Gérer facilement les commandes.
            Traiter rapidement les demandes.
            Faciliter la saisie.
        """,
        good="""
            Chaque prospect reçoit un appel en moins de 5 minutes.
            Le lecteur a un livre.
            Le colis est remis au voisin.
            Le contrat est renouvelé avant son terme.
            La facture est payée.
            Emprunter un livre.
        """,
    ),
    "es": Sentences(
        bad="""
            Mejorar la entrega de clientes potenciales.
            Aumentar la satisfacción de los clientes.
            Gestionar los pedidos fácilmente.
            Optimizar el almacén.
            Una buena comunicación con los padres.
        """,
        good="""
            Cada cliente potencial recibe una llamada en menos de 5 minutos.
            El paquete es entregado al vecino.
            El contrato está renovado antes de su fin.
            La factura queda pagada.
            Prestar un libro.
        """,
    ),
    "it": Sentences(bad="Migliorare la gestione degli ordini.", good="Il pacco viene consegnato."),
    "nl": Sentences(bad="De afhandeling verbeteren.", good="Het boek is binnen 2 dagen terug."),
    "pl": Sentences(bad="Usprawnić obsługę klientów.", good="Każdy klient otrzymuje odpowiedź szybko."),
    "pt": Sentences(bad="Melhorar o atendimento.", good="O livro é emprestado ao leitor."),
}


@pytest.mark.parametrize(("language", "text", "is_bad"), cases(SENTENCES))
def test_a_goal_that_nobody_can_check_is_found(language: str, text: str, is_bad: bool) -> None:
    findings = found("vague-goal", aiming(text), language)
    assert len(findings) == is_bad
    assert all(one.words in text for one in findings)


def test_a_project_adds_words() -> None:
    assert not found("vague-goal", aiming("A snappy search."))
    assert found("vague-goal", aiming("A snappy search."), words={"vague": ["snappy"]})
    words = {"checkable": ["service level"]}
    assert not found("vague-goal", aiming("A good service level."), words=words)
    assert not found("vague-goal", doing("Improve it."))
