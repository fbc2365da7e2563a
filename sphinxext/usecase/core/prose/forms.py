"""What authors call parts of use cases, heads of tables and what is not there, whatever the language."""

from __future__ import annotations

from sphinxext.usecase.core.reading.fields import normalise


def _forms(words: str) -> frozenset[str]:
    return frozenset(map(normalise, words.split(", ")))


TITLES = _forms(
    "title, name, use case name, use case title, id and name, use case id and name, Titel, "
    "Kennung und Name, Nom, Titre, Nombre, Nome, Naam, Nazwa, Название, Идентификатор и название, "
    "Идентификатор и название варианта использования, 用例名称, 用例名, 名称, ユースケース名"
)
"""Headers of the title of a use case."""
CHAPTERS = _forms(
    "use case, Anwendungsfall, Cas d’utilisation, Caso de uso, Caso d’uso, casi d’uso, "
    "Przypadek użycia, Вариант использования, Варианты использования, Прецедент, 用例, ユースケース"
)
"""Headers of the title of a use case, and of chapters of use cases."""
IDS = _forms(
    "id, identifier, use case id, use case number, UC ID, UC no, Kennung, Bezeichner, Use-Case-ID, "
    "number, Nummer, numéro, número, numero, nummer, numer, номер, "
    "Identifiant, Identificador, Código, Identificatore, Codice, Identyfikator, Идентификатор, "
    "用例编号, 编号, 用例ID, ユースケースID"
)
OTHERS = _forms(
    "dependency, dependencies, generalization, generalisation, priority, Priorität, priorité, "
    "prioridad, prioridade, priorità, prioriteit, priorytet, приоритет, 优先级, 優先度"
)
"""Headers of fields that have no name of their own."""
CONTAINERS = _forms(
    "MSS, flows of events, flows, Ereignisflüsse, Fluxos de evento, Fluxos de eventos, "
    "Flujos de eventos, Flussi di eventi, Flussi degli eventi, Przepływy zdarzeń, Потоки событий, "
    "流程, 主要流程, 操作流程, 用例流程, 场景, 主成功场景, 事件流, 步骤, シナリオ, メインシナリオ, "
    "主シナリオ, 成功シナリオ, フロー, 正常系, 正常系フロー, 正常フロー, 通常フロー, 手順"
)
"""What stands over main flow and alternatives, and how the main flow is called for short."""
PROCESSES = _forms(
    "process, procedure, actions, workflow, interaction, interactions, Prozess, Vorgehen, Vorgang, "
    "Aktionen, Interaktion, processus, procédure, proceso, procedimiento, acciones, processo, "
    "procedimento, ações, azioni, procedura, proces, acties, werkwijze, działania, akcje, Процесс, "
    "Действия, Процедура, Порядок действий, 流程, 处理流程, 过程, 操作步骤, 处理过程, 処理, 処理手順, "
    "処理の流れ, 流れ"
)
"""What is called so is the main flow if it is a numbered list."""
CONTENTS = _forms(
    "description, content, contents, value, details, Inhalt, Beschreibung, Wert, contenu, valeur, "
    "détail, descripción, contenido, valor, detalle, descrição, conteúdo, detalhe, descrizione, "
    "contenuto, valore, dettaglio, omschrijving, beschrijving, inhoud, waarde, opis, treść, wartość, "
    "описание, содержание, значение, 内容, 描述, 说明, 值, 説明"
)
"""What stands over the second column of a table of fields."""
STEP_HEADS = _forms(
    "step, #, no, nr, number, Schritt, étape, paso, passo, stap, krok, шаг, 步骤, ステップ, №, N°, "
    "Step #, step no, n, num, nº, núm, lp, l.p., п/п, № п/п, 序号, 番号, No., Ablaufschritt, Schritt Nr"
)
ACTOR_HEADS = _forms(
    "actor, who, Akteur, wer, acteur, qui, quién, ator, quem, attore, chi, wie, aktor, kto, актор, кто, "
    "исполнитель, 谁, 参与者, アクター"
)
BRANCH_POINTS = _forms(
    "branch point, branching point, branches from, branch from, at step, from step, starts at, "
    "Abzweigung, Verzweigungspunkt, Abzweigungspunkt, point de branchement, point de départ, "
    "punto de ramificación, ponto de ramificação, ponto de desvio, punto di diramazione, vertakpunt, "
    "punkt rozgałęzienia, точка ответвления, 分支点, 分岐点, 分岐元"
)
"""Headers of the step at which an alternative leaves."""
RETURN_POINTS = _forms(
    "return point, returns to, return to, resumes at, resume at, resume point, rejoins at, rejoin at, "
    "Rückkehr, Rücksprung, point de retour, punto de retorno, ponto de retorno, punto di ritorno, "
    "terugkeerpunt, punkt powrotu, точка возврата, 返回点, 復帰点, 戻り先"
)
"""Headers of the step at which an alternative goes on."""
NOTHING = _forms(
    "none, na, no, nil, not applicable, keine, keiner, nicht vorhanden, aucun, aucune, néant, "
    "sans objet, non applicable, ninguno, ninguna, no aplica, no hay, nenhum, nenhuma, não se aplica, "
    "não há, nessuno, nessuna, non previsto, geen, nvt, brak, nie dotyczy, нет, отсутствуют, "
    "отсутствует, 無, 无, 暂无, なし, 特になし"
)
"""What is said where there is nothing to say."""
