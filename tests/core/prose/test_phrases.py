"""What sentences say of a flow, in eleven languages."""

from __future__ import annotations

import pytest

from sphinxext.usecase.core.prose.phrases import branch, endings

ENDINGS = {
    "Use case continues from step 3.": "resume 3",
    "Use case continues form step 3a.2.": "resume 3a2",
    "The system returns the user to step 3 of the main flow": "resume 3",
    "Return to 4.": "resume 4",
    "RESUME STEP 4": "resume 4",
    "The flow continues with the next step.": "resume next",
    "Returns to the main flow": "resume",
    "Use case terminates.": "end",
    "The use case ends in failure.": "end failure",
    "The use case ends successfully.": "end success",
    "ABORT": "end abort",
    "Fail!": "end failure",
    "The use case ends with the outcome Noise.": "end Noise",
    "The use case ends with the outcome “Card kept”.": "end Card kept",
    "The use case ends, result: success.": "end success",
    "The use case ends and shows the result Page.": "end",
    "The use case ends with the result that the till is empty.": "end",
    "Der Anwendungsfall endet mit dem Ergebnis „Abgelehnt“.": "end Abgelehnt",
    'Koniec przypadku użycia - wynik "Dołączono".': "end Dołączono",
    "Przejście do 4.": "resume 4",
    "The scenario goes on with step 2.": "resume 2",
    "Ann carries on with step 6.": "resume 6",
    "The till finds it and the flow picks up again at step 3.": "resume 3",
    "The desk cancels the order and the use case ends in failure.": "end failure",
    "Rücksprung zu Schritt 4.": "resume 4",
    "Fortsetzung bei Nr. 6.": "resume 6",
    "Der Automat druckt; damit endet der Anwendungsfall erfolgreich.": "end success",
    "Le cas d'utilisation se solde par un échec.": "end failure",
    "Retorna-se ao passo 5.": "resume 5",
    "Het hoofdscenario wordt vervolgd bij stap 6.": "resume 6",
    "The user selects to terminate the use case.": "end",
    "The use case terminates with the message “now (or never)”": "end",
    "Der Anwendungsfall wird bei Schritt 3 fortgesetzt.": "resume 3",
    "Weiter mit Schritt 4": "resume 4",
    "Der Anwendungsfall endet mit einem Misserfolg.": "end failure",
    "Le scénario reprend à l'étape 3.": "resume 3",
    "Le cas d'utilisation se termine par un échec.": "end failure",
    "El flujo continúa en el paso 4.": "resume 4",
    "El caso de uso termina con fracaso.": "end failure",
    "O caso de uso volta ao passo 2.": "resume 2",
    "O caso de uso é encerrado.": "end",
    "O caso de uso termina.": "end",
    "O fluxo continua a partir do passo 3.": "resume 3",
    "Il caso d'uso torna al passo 5": "resume 5",
    "Il caso d'uso termina con successo.": "end success",
    "De use case gaat verder bij stap 3.": "resume 3",
    "De use case eindigt.": "end",
    "De use case eindigt zonder succes.": "end failure",
    "El caso de uso termina sin éxito.": "end failure",
    "Ga naar 5": "resume 5",
    "Go back to line 1.": "resume 1",
    "Powrót do kroku 2.": "resume 2",
    "Przypadek użycia kończy się niepowodzeniem.": "end failure",
    "Возврат к шагу 3.": "resume 3",
    "Вариант использования завершается.": "end",
    "返回步骤3。": "resume 3",
    "返回第3步": "resume 3",
    "用例结束。": "end",
    "ステップ3に戻る。": "resume 3",
    "ステップ３に戻る。": "resume 3",
    "Dalej od kroku 3": "resume 3",
    "ユースケースは終了する。": "end",
}
NO_ENDINGS = [
    "The use case does not end.",
    "The system returns the form.",
    "System verifies that the log in process ended successfully.",
    "The parsing process terminated with an error.",
    "The user goes to the library.",
    "The flow of step 3 is shown.",
]
CONDITIONS = [
    "If the user retries, the use case continues at step 3.",
    "Go to step 3 or 4",
    "El cliente paga o termina el caso de uso.",
    "The use case ends, or it continues at step 3.",
    "Wenn er zahlt, weiter mit Schritt 4.",
    "客が払えばステップ4に進み、払わなければユースケースは終了する。",
    "Si el cliente paga, el caso de uso continúa en el paso 4.",
]
BRANCHES = {
    "At step 3, the card is invalid": "3",
    "Step 3: card invalid": "3",
    "Card invalid (step 3)": "3",
    "in steps 2 to 4 the card": "2-4",
    "after step 2 or 3": "2, 3",
    "Bei Schritt 2-4: nichts": "2-4",
    "À l'étape 3, la carte": "3",
    "En el paso 2, nada": "2",
    "No passo 2, nada": "2",
    "Al passo 2, niente": "2",
    "Bij stap 2: niets": "2",
    "Ausgangspunkt ist Schritt 2": "2",
    "W kroku 2 nic": "2",
    "На шаге 2 ничего": "2",
    "在步骤3中,卡无效": "3",
    "ステップ3で、カード": "3",
    "RFS 4": "4",
    "Line 3: card invalid": "3",
    "Zu 3: nichts": "3",
    "The network fails at any time": "*",
    "The name from step 2 is wrong at step 3": "3",
    "At any time the user cancels": "*",
    "At any time between steps 2 and 4, the user cancels": "2-4",
    "A qualquer momento entre os passos 2 e 4, nada": "2-4",
    "Между шагами 2 и 4 ничего": "2-4",
    "At any time in the course of step 3 the user cancels": "",
    "The user pays between steps 2 and 4": "",
    "Continues from step 5": "",
    "The card is invalid": "",
    "The user skips step 3": "",
    "The name from step 2 is wrong": "",
    "Пропуск шагов 4-5": "",
    "跳过步骤3": "",
    "It takes steps to improve": "",
}


def test_endings_that_sentences_state() -> None:
    found = {text: [f"{said.option} {said.value}".strip() for said in endings(text)] for text in ENDINGS}
    assert found == {text: [ending] for text, ending in ENDINGS.items()}
    assert not any(said.unsure for text in ENDINGS for said in endings(text))


@pytest.mark.parametrize("text", NO_ENDINGS)
def test_sentences_without_an_ending(text: str) -> None:
    assert endings(text) == []


@pytest.mark.parametrize("text", CONDITIONS)
def test_endings_on_a_condition(text: str) -> None:
    assert all(said.unsure or said.value == "?" for said in endings(text))
    assert endings(text)


def test_an_if_that_begins_a_condition_is_its_own() -> None:
    text = "If nothing is left, the use case ends."
    assert [said.unsure for said in endings(text, is_condition=True)] == [False]
    assert [said.unsure for said in endings(f"Nothing. {text}", is_condition=True)] == [True]


def test_branch_points_that_sentences_state() -> None:
    assert {text: branch(text, titled=True) for text in BRANCHES} == BRANCHES
