"""Rule ``user-interface``: what is done to a screen, and what only looks like it."""

from __future__ import annotations

import pytest

from core.rules.style.judging import Sentences, cases, doing, found

SENTENCES = {
    "en": Sentences(
        bad="""
            The clerk presses the button on the upper toolbar.
            The member presses the button at the bottom of the page.
            User clicks the ‘Leads’ tab, then navigates to the upper right and clicks the ‘New’ button.
            The member clicks on Save.
            The clerk double-clicks the order.
            The user selects the country from the drop-down list.
            The user chooses a date from the dropdown.
            The customer ticks the checkbox next to the terms.
            The user checks the “Remember me” checkbox.
            The SDR presses the Submit button.
            The user taps the plus icon.
            The user scrolls down to the comments.
            The manager hovers over the chart.
            The editor drags and drops the picture into the page.
            The user opens the Settings menu.
            The user switches to the “History” tab.
            The agent types the name into the text field.
            The user hits Enter.
            The user closes the dialog.
            The applicant selects the radio button for private insurance.
            Clicking Next shows the summary.
            User pushes the 'Send' button on the form.
            The user right-clicks the folder and selects Properties.
        """,
        good="""
            The guard presses the red button at the barrier.
            The pilot presses the push-to-talk button.
            The patient presses the button on the handset.
            The driver pushes the button at the stop.
            The worker presses the emergency stop.
            The worker presses the emergency stop button.
            The passenger presses the call button of the lift.
            The visitor rings the doorbell.
            The pedestrian pushes the button of the crossing.
            The nurse presses the alarm button.
            The driver presses the start button of the engine.
            The guest chooses a dish from the menu.
            The waiter hands out the menu.
            The SDR creates a new Lead record.
            The seat belt clicks into place.
            The lock clicks shut.
            The member taps the card on the reader.
            The customer opens a tab at the bar.
            The librarian selects the book.
            The farmer enters the field.
            The bank sends a link by e-mail.
            The clerk enters the address.
            The pilot navigates to the next waypoint.
            The customer presses the buzzer of the machine.
            The patient rolls up a sleeve.
            The tailor sews on a button.
            The user selects a delivery date.
            The operator types the number on the keypad.
            The clerk drops the letter into the box.
            The teacher turns the page.
            The system displays the order.
        """,
    ),
    "de": Sentences(
        bad="""
            Der Benutzer klickt auf „Speichern“.
            Die Sachbearbeiterin klickt den Reiter „Kunden“ an.
            Der Kunde wählt das Land aus der Dropdown-Liste.
            Der Nutzer drückt die Schaltfläche „Weiter“.
            Der Nutzer tippt auf das Symbol mit dem Stift.
            Der Benutzer setzt das Häkchen bei den AGB.
            Die Redakteurin öffnet das Kontextmenü.
            Der Benutzer wechselt in den Reiter „Verlauf“.
            Der Benutzer gibt den Namen in das Textfeld ein.
            Der Benutzer scrollt nach unten.
            Der Benutzer drückt die Eingabetaste.
            Der Anwender doppelklickt den Auftrag.
        """,
        good="""
            Der Arbeiter drückt den Not-Aus-Knopf.
            Die Besucherin drückt die Klingel.
            Der Gast wählt ein Gericht aus der Karte.
            Die Bibliothekarin verleiht das Buch.
            Der Kunde wählt am Automaten das Ziel.
            Der Reiter sattelt das Pferd.
            Der Fahrgast betätigt die Anlage.
            Das Schloss klickt.
            Die Vertrieblerin legt einen Lead an.
            Der Arzt tippt den Befund.
            Die Kundin gibt ihre Adresse an.
            Der Bauer betritt das Feld.
        """,
    ),
    "fr": Sentences(
        bad="""
            Le client appuie sur le bouton de validation.
            Le client appuie sur le bouton du formulaire.
            L'utilisateur clique sur « Enregistrer ».
            L'agent ouvre l'onglet Clients.
            Le client choisit le pays dans la liste déroulante.
            L'utilisateur appuie sur le bouton Suivant.
            L'utilisateur coche la case des conditions.
            L'utilisateur saisit son nom dans le champ de texte.
            L'utilisateur fait défiler la page.
        """,
        good="""
            Le patient appuie sur le bouton de la poignée.
            Le livreur appuie sur le bouton d'ouverture du hayon.
            L'ouvrier appuie sur le bouton d'arrêt d'urgence.
            La visiteuse sonne à la porte.
            Le client choisit un plat dans le menu.
            Le passager appuie sur le bouton de l'ascenseur.
            La bibliothécaire prête le livre.
            L'agent saisit l'adresse.
            Le couturier coud un bouton.
        """,
    ),
    "es": Sentences(
        bad="""
            El cliente pulsa el botón de la pantalla.
            El usuario hace clic en «Guardar».
            La agente abre la pestaña Clientes.
            El cliente selecciona el país en la lista desplegable.
            El usuario pulsa el botón Siguiente.
            El usuario marca la casilla de las condiciones.
            El usuario escribe su nombre en el cuadro de texto.
        """,
        good="""
            El peatón pulsa el botón del semáforo.
            El operario pulsa el botón de parada de emergencia.
            La visitante toca el timbre.
            El cliente elige un plato del menú.
            El pasajero pulsa el botón del ascensor.
            La bibliotecaria presta el libro.
            El agente introduce la dirección.
        """,
    ),
    "it": Sentences(
        bad="L'utente preme il pulsante Salva.\nL'utente fa clic su Avanti.",
        good="L'operaio preme il pulsante di arresto di emergenza.\nLa bibliotecaria presta il libro.",
    ),
    "nl": Sentences(
        bad="De gebruiker klikt op Opslaan.\nDe gebruiker opent het contextmenu.",
        good="De arbeider drukt op de noodknop.\nDe bibliothecaris leent het boek uit.",
    ),
    "pl": Sentences(
        bad="Użytkownik klika przycisk Zapisz.\nUżytkownik wybiera zakładkę Klienci.",
        good="Pracownik naciska przycisk awaryjny.\nBibliotekarka wypożycza książkę.",
    ),
    "pt": Sentences(
        bad="O usuário clica em Salvar.\nO usuário seleciona a lista suspensa.",
        good="O operário aperta o botão de emergência.\nA bibliotecária empresta o livro.",
    ),
}


@pytest.mark.parametrize(("language", "text", "is_bad"), cases(SENTENCES))
def test_what_is_done_to_a_screen_is_found(language: str, text: str, is_bad: bool) -> None:
    findings = found("user-interface", doing(text), language)
    assert [one.label for one in findings] == (["1"] if is_bad else [])
    assert all(one.words in text for one in findings)


def test_a_project_adds_words() -> None:
    made = doing("The clerk swooshes the order.")
    assert not found("user-interface", made)
    assert found("user-interface", made, words={"widget": ["swooshes"]})
    assert not found("user-interface", made, words={"widget": ["swooshes"], "device": ["order"]})


def test_the_language_of_a_use_case_counts_and_not_that_of_its_project() -> None:
    french = doing("Le client clique sur le bouton de la page.")
    assert found("user-interface", french, "en")
    assert found("user-interface", french, "ja")
    assert not found("user-interface", doing("The user clicks."), "ja")
    assert not found(
        "user-interface", doing("Kasutaja vajutab nuppu ja klikib lingil, see avab uue lehe."), "en"
    )
    assert found("user-interface", doing("Benutzer klickt"), "de_AT")
    ticked = doing("The member ticks (x).")
    assert [one.words for one in found("user-interface", ticked, words={"widget": ["(x)"]})] == ["(x)"]
    # A letter that is two in lower case moves no words.
    assert [
        one.words for one in found("user-interface", doing("İnci_ and İlke click the button."), "en")
    ] == ["click"]
    # No more than two function words: the language is that of the project, if no other is as likely.
    short = (
        "Clerks click the link, print nine labels, stack boxes, weigh parcels, pay couriers of Monday."
    )
    assert found("user-interface", doing(short), "en")
    assert not found("user-interface", doing(f"{short} Le la x."), "en")
    assert not found("user-interface", doing("Käyttäjä click"), "en")
