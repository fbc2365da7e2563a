"""The headers by which authors call the known fields in languages other than English."""

from __future__ import annotations

from collections.abc import Mapping

_LANGUAGES = {
    "German": {
        "goal": "Ziel, Ziele, Zielsetzung, Zweck, Geschäftsziel, Geschäftsziele, Fachliches Ziel",
        "summary": (
            "Zusammenfassung, Kurzbeschreibung, Beschreibung, Überblick, Übersicht, Nutzungskontext, "
            "Anwendungskontext"
        ),
        "actors": (
            "Akteure, Akteur, Akteurin, Akteurinnen, Akteurinnen und Akteure, Aktoren, Aktor, "
            "Beteiligte, Beteiligte Akteure, Teilnehmer, Teilnehmende"
        ),
        "primary actor": (
            "Primärakteur, Primärakteure, Primärakteurin, Primärer Akteur, Primäre Akteure, "
            "Hauptakteur, Hauptakteure, Hauptakteurin, Hauptakteurinnen, Primäraktor, Hauptaktor, "
            "Auslösender Akteur, Initiierender Akteur"
        ),
        "secondary actors": (
            "Sekundärakteure, Sekundärakteur, Sekundärakteurin, Sekundäre Akteure, Sekundärer Akteur, "
            "Nebenakteure, Nebenakteur, Unterstützende Akteure, Unterstützender Akteur, "
            "Weitere Akteure, Andere Akteure, Sekundäraktoren"
        ),
        "stakeholders": (
            "Stakeholder, Stakeholder und Interessen, Stakeholder und ihre Interessen, "
            "Interessengruppen, Interessengruppe, Interessensgruppen, Anspruchsgruppen, Betroffene"
        ),
        "scope": (
            "Umfang, Geltungsbereich, Anwendungsbereich, Systemumfang, Systemgrenze, Systemgrenzen, "
            "Betrachtetes System"
        ),
        "level": "Ebene, Zielebene, Niveau, Zielniveau, Abstraktionsebene, Abstraktionsniveau",
        "preconditions": (
            "Vorbedingungen, Vorbedingung, Voraussetzungen, Voraussetzung, Eingangsbedingungen, "
            "Eingangsvoraussetzungen"
        ),
        "trigger": (
            "Auslöser, Auslösendes Ereignis, Auslösende Ereignisse, Trigger, Startereignis, Anstoß"
        ),
        "main flow": (
            "Hauptablauf, Standardablauf, Normalablauf, Basisablauf, Grundablauf, Regelablauf, "
            "Normaler Ablauf, Ablauf, Ablaufbeschreibung, Haupterfolgsszenario, "
            "Haupterfolgsszenarium, Hauptszenario, Erfolgsszenario, Standardszenario, "
            "Normalszenario, Basisszenario, Hauptfluss, Basisfluss, Normalfluss, Ereignisfluss, "
            "Hauptpfad, Ablaufschritte, Hauptschritte, Schritte"
        ),
        "success guarantee": (
            "Nachbedingungen, Nachbedingung, Erfolgsgarantie, Erfolgsgarantien, "
            "Garantie im Erfolgsfall, Garantien im Erfolgsfall, Nachbedingungen im Erfolgsfall, "
            "Nachbedingung im Erfolgsfall, Nachbedingungen bei Erfolg, Nachbedingung bei Erfolg, "
            "Nachbedingung Erfolg, Endzustand bei Erfolg, Ergebnis, Ergebnisse"
        ),
        "minimal guarantee": (
            "Mindestgarantie, Mindestgarantien, Minimalgarantie, Minimalgarantien, Minimale Garantie, "
            "Minimale Garantien, Minimale Nachbedingungen"
        ),
        "failure guarantee": (
            "Garantie im Fehlerfall, Garantien im Fehlerfall, Misserfolgsgarantie, "
            "Misserfolgsgarantien, Nachbedingungen im Fehlerfall, Nachbedingung im Fehlerfall, "
            "Nachbedingungen bei Misserfolg, Nachbedingung bei Misserfolg, "
            "Nachbedingungen bei Fehlschlag, Nachbedingung Fehlschlag, "
            "Nachbedingungen im Misserfolgsfall, Endzustand bei Misserfolg"
        ),
        "in scope": "Im Umfang, Im Umfang enthalten, Innerhalb des Umfangs, Im Geltungsbereich",
        "out of scope": (
            "Nicht im Umfang, Nicht im Umfang enthalten, Außerhalb des Umfangs, "
            "Außerhalb des Geltungsbereichs, Abgrenzung, Abgrenzungen"
        ),
        "assumptions": "Annahmen, Annahme",
        "acceptance criteria": (
            "Akzeptanzkriterien, Akzeptanzkriterium, Abnahmekriterien, Abnahmekriterium, "
            "Erfolgskriterien, Erfolgskriterium"
        ),
        "kpis": (
            "Kennzahlen, Kennzahl, Leistungskennzahlen, Leistungskennzahl, Schlüsselkennzahlen, "
            "Erfolgskennzahlen, Messgrößen, Metriken"
        ),
        "business rules": "Geschäftsregeln, Geschäftsregel, Fachliche Regeln, Fachregeln, Regeln, Regel",
        "special requirements": (
            "Besondere Anforderungen, Besondere Anforderung, Spezielle Anforderungen, "
            "Spezielle Anforderung, Nichtfunktionale Anforderungen, Nichtfunktionale Anforderung"
        ),
        "frequency": (
            "Häufigkeit, Nutzungshäufigkeit, Häufigkeit der Nutzung, Häufigkeit des Auftretens, "
            "Ausführungshäufigkeit, Frequenz"
        ),
        "variations": (
            "Variationen, Variation, Varianten, Variante, Technologie- und Datenvariationen, "
            "Technologie- und Datenvarianten, Technische Varianten"
        ),
        "open issues": (
            "Offene Punkte, Offener Punkt, Offene Fragen, Offene Frage, Offene Themen, Klärungsbedarf"
        ),
        "notes": (
            "Anmerkungen, Anmerkung, Bemerkungen, Bemerkung, Hinweise, Hinweis, Notizen, Notiz, "
            "Kommentare, Kommentar"
        ),
        "approvals": (
            "Freigaben, Freigabe, Genehmigungen, Genehmigung, Abnahme, Freigegeben von, "
            "Freigegeben durch, Genehmigt von, Genehmigt durch"
        ),
    },
    "French": {
        "goal": "Objectif, But, Finalité, Objectif métier, Objectifs métier",
        "summary": (
            "Résumé, Description, Brève description, Description succincte, Description sommaire, "
            "Aperçu, Vue d’ensemble, Synthèse, Contexte d’utilisation, Contexte d’usage"
        ),
        "actors": (
            "Acteurs, Actrices, Acteurs et actrices, Acteurs impliqués, Acteur impliqué, Participants, "
            "Participantes"
        ),
        "primary actor": (
            "Acteur principal, Acteurs principaux, Actrice principale, Acteur primaire, "
            "Acteurs primaires, Acteur déclencheur, Acteur initiateur"
        ),
        "secondary actors": (
            "Acteurs secondaires, Acteur secondaire, Actrice secondaire, Acteurs de support, "
            "Acteurs de soutien, Autres acteurs, Acteurs auxiliaires"
        ),
        "stakeholders": (
            "Parties prenantes, Partie prenante, Parties prenantes et intérêts, "
            "Parties prenantes et leurs intérêts, Parties intéressées, Intervenants et intérêts"
        ),
        "scope": "Portée, Périmètre, Champ d’application, Système, Système étudié, Système considéré",
        "level": "Niveau, Niveau d’objectif, Niveau de l’objectif",
        "preconditions": "Préconditions, Conditions préalables, Condition préalable, Prérequis",
        "trigger": (
            "Déclencheur, Événement déclencheur, Événements déclencheurs, Élément déclencheur, "
            "Déclenchement"
        ),
        "main flow": (
            "Scénario nominal, Scénario principal, Scénario principal de succès, Scénario de succès, "
            "Scénario de base, Scénario normal, Scénario, Flux nominal, Flux principal, "
            "Flux de base, Flux normal, Déroulement, Déroulement nominal, Déroulement normal, "
            "Déroulement principal, Enchaînement, Enchaînement nominal, Enchaînement principal, "
            "Description des enchaînements, Cas nominal, Chemin nominal, Chemin principal, Étapes, "
            "Étapes principales"
        ),
        "success guarantee": (
            "Postconditions, Garantie de succès, Garanties de succès, Garantie en cas de succès, "
            "Garanties en cas de succès, Postcondition en cas de succès, "
            "Postconditions en cas de succès, Postconditions de succès, "
            "Condition de fin en cas de succès, Conditions de fin en cas de succès, Résultat, Résultats"
        ),
        "minimal guarantee": (
            "Garantie minimale, Garanties minimales, Garantie minimum, Postconditions minimales"
        ),
        "failure guarantee": (
            "Garantie en cas d’échec, Garanties en cas d’échec, Garantie d’échec, Garanties d’échec, "
            "Postcondition en cas d’échec, Postconditions en cas d’échec, Postconditions d’échec, "
            "Condition de fin en cas d’échec, Conditions de fin en cas d’échec"
        ),
        "in scope": "Dans le périmètre, Inclus dans le périmètre, Dans la portée",
        "out of scope": (
            "Hors périmètre, Hors du périmètre, Exclu du périmètre, Hors de portée, Exclusions"
        ),
        "assumptions": "Hypothèses",
        "acceptance criteria": (
            "Critères d’acceptation, Critère d’acceptation, Critères d’acceptance, "
            "Conditions d’acceptation, Critères de succès, Critère de succès, Critères de réussite, "
            "Critère de réussite, Définition de terminé"
        ),
        "kpis": (
            "Indicateurs clés de performance, Indicateur clé de performance, "
            "Indicateurs de performance, Indicateur de performance, Indicateurs clés, Indicateurs, "
            "Indicateurs de succès, Métriques"
        ),
        "business rules": "Règles métier, Règle métier, Règles de gestion, Règle de gestion, Règles",
        "special requirements": (
            "Exigences particulières, Exigence particulière, Exigences spéciales, Exigence spéciale, "
            "Exigences spécifiques, Exigences non fonctionnelles, Exigence non fonctionnelle, "
            "Besoins non fonctionnels"
        ),
        "frequency": "Fréquence, Fréquence d’utilisation, Fréquence d’occurrence",
        "variations": (
            "Variations, Variantes, Variantes technologiques et de données, "
            "Variations technologiques et de données"
        ),
        "open issues": (
            "Questions ouvertes, Question ouverte, Points ouverts, Point ouvert, Points en suspens, "
            "Questions en suspens, Problèmes en suspens, Problèmes ouverts"
        ),
        "notes": "Remarques, Notes, Commentaires, Observations, Notes et remarques",
        "approvals": "Approbations, Approuvé par, Validé par, Signatures",
    },
    "Spanish": {
        "goal": (
            "Objetivo, Propósito, Finalidad, Objetivo de negocio, Objetivos de negocio, "
            "Objetivo del negocio"
        ),
        "summary": (
            "Resumen, Descripción, Breve descripción, Descripción breve, Descripción general, "
            "Visión general, Contexto de uso"
        ),
        "actors": "Actores, Actor, Actoras, Participantes, Actores participantes, Actores involucrados",
        "primary actor": (
            "Actor principal, Actores principales, Actora principal, Actor primario, "
            "Actores primarios, Actor iniciador"
        ),
        "secondary actors": (
            "Actores secundarios, Actor secundario, Actora secundaria, Actores de apoyo, "
            "Actor de apoyo, Actores de soporte, Actores adicionales, Otros actores"
        ),
        "stakeholders": (
            "Partes interesadas, Parte interesada, Partes interesadas e intereses, Interesados, "
            "Interesadas, Interesados e intereses, Personal involucrado e intereses"
        ),
        "scope": "Alcance, Ámbito, Sistema, Sistema en diseño",
        "level": "Nivel, Nivel de objetivo, Nivel del objetivo",
        "preconditions": (
            "Precondiciones, Precondición, Condiciones previas, Condición previa, Prerrequisitos, "
            "Prerequisitos, Requisitos previos, Requisito previo"
        ),
        "trigger": (
            "Disparador, Disparadores, Desencadenante, Evento desencadenante, Evento disparador, "
            "Evento iniciador, Evento activador, Activador, Detonante"
        ),
        "main flow": (
            "Flujo principal, Flujo básico, Flujo normal, Flujo de eventos, "
            "Flujo principal de eventos, Flujo normal de eventos, Flujo básico de eventos, Flujo, "
            "Escenario principal, Escenario principal de éxito, Escenario de éxito, "
            "Escenario básico, Curso normal, Curso normal de eventos, Curso básico, "
            "Curso básico de eventos, Curso típico de eventos, Camino básico, Camino principal, "
            "Secuencia normal, Secuencia principal, Pasos, Pasos principales"
        ),
        "success guarantee": (
            "Postcondiciones, Postcondición, Poscondiciones, Poscondición, Garantía de éxito, "
            "Garantías de éxito, Garantías en caso de éxito, Postcondiciones de éxito, "
            "Postcondición de éxito, Postcondiciones en caso de éxito, Condición final de éxito, "
            "Condiciones finales de éxito, Resultado, Resultados"
        ),
        "minimal guarantee": "Garantía mínima, Garantías mínimas, Postcondiciones mínimas",
        "failure guarantee": (
            "Garantía de fallo, Garantías de fallo, Garantías en caso de fallo, Garantía de fracaso, "
            "Garantías de fracaso, Postcondiciones de fallo, Postcondición de fallo, "
            "Postcondiciones en caso de fallo, Postcondiciones de fracaso, "
            "Postcondiciones en caso de error, Condición final de fallo, Condición final de fracaso"
        ),
        "in scope": "Dentro del alcance, Incluido en el alcance, En el alcance, Dentro del ámbito",
        "out of scope": (
            "Fuera del alcance, Fuera de alcance, No incluido en el alcance, Fuera del ámbito, "
            "Exclusiones, Exclusión"
        ),
        "assumptions": "Supuestos, Suposiciones, Suposición, Premisas, Hipótesis",
        "acceptance criteria": (
            "Criterios de aceptación, Criterio de aceptación, Condiciones de aceptación, "
            "Criterios de éxito, Criterio de éxito, Definición de terminado, Definición de hecho"
        ),
        "kpis": (
            "Indicadores clave de rendimiento, Indicador clave de rendimiento, "
            "Indicadores clave de desempeño, Indicador clave de desempeño, Indicadores clave, "
            "Indicadores, Indicador, Indicadores de éxito, Métricas"
        ),
        "business rules": (
            "Reglas de negocio, Regla de negocio, Reglas del negocio, Regla del negocio, Reglas"
        ),
        "special requirements": (
            "Requisitos especiales, Requisito especial, Requerimientos especiales, "
            "Requerimiento especial, Requisitos no funcionales, Requisito no funcional, "
            "Requerimientos no funcionales, Requerimiento no funcional"
        ),
        "frequency": "Frecuencia, Frecuencia de uso, Frecuencia de ocurrencia",
        "variations": (
            "Variaciones, Variación, Variantes, Variaciones de tecnología y datos, "
            "Variaciones tecnológicas y de datos, Lista de tecnología y variaciones de datos"
        ),
        "open issues": (
            "Cuestiones abiertas, Cuestión abierta, Cuestiones pendientes, Temas abiertos, "
            "Tema abierto, Temas pendientes, Asuntos pendientes, Asunto pendiente, Puntos abiertos, "
            "Puntos pendientes, Preguntas abiertas, Problemas abiertos"
        ),
        "notes": "Notas, Observaciones, Observación, Comentarios, Anotaciones",
        "approvals": "Aprobaciones, Aprobación, Aprobado por, Visto bueno, Firmas",
    },
    "Portuguese": {
        "goal": (
            "Objetivo, Objectivo, Finalidade, Propósito, Objetivo de negócio, Objetivos de negócio, "
            "Objetivo do negócio"
        ),
        "summary": (
            "Resumo, Descrição, Breve descrição, Descrição breve, Descrição resumida, Descrição geral, "
            "Visão geral, Sumário, Contexto de uso, Contexto de utilização"
        ),
        "actors": (
            "Atores, Ator, Actores, Actor, Participantes, Intervenientes, Atores envolvidos, "
            "Actores envolvidos"
        ),
        "primary actor": (
            "Ator principal, Atores principais, Actor principal, Actores principais, Ator primário, "
            "Atores primários, Actor primário, Ator iniciador"
        ),
        "secondary actors": (
            "Atores secundários, Ator secundário, Actores secundários, Actor secundário, "
            "Atores de apoio, Ator de apoio, Atores de suporte, Ator de suporte, Outros atores, "
            "Outros actores"
        ),
        "stakeholders": (
            "Partes interessadas, Parte interessada, Partes interessadas e interesses, Interessados, "
            "Interessadas, Interessados e interesses"
        ),
        "scope": "Escopo, Âmbito, Alcance, Sistema, Sistema em projeto",
        "level": "Nível, Nível do objetivo, Nível de objetivo",
        "preconditions": (
            "Pré-condições, Pré-condição, Condições prévias, Condição prévia, Pré-requisitos"
        ),
        "trigger": (
            "Gatilho, Disparador, Evento disparador, Evento desencadeador, Evento desencadeante, "
            "Evento iniciador, Desencadeador, Acionador, Evento acionador"
        ),
        "main flow": (
            "Fluxo principal, Fluxo básico, Fluxo normal, Fluxo de eventos, "
            "Fluxo principal de eventos, Fluxo básico de eventos, Fluxo, Cenário principal, "
            "Cenário principal de sucesso, Cenário de sucesso, Cenário básico, Curso normal, "
            "Curso básico, Caminho principal, Caminho básico, Sequência principal, Sequência normal, "
            "Passos, Passos principais"
        ),
        "success guarantee": (
            "Pós-condições, Pós-condição, Garantia de sucesso, Garantias de sucesso, "
            "Garantias em caso de sucesso, Pós-condições de sucesso, Pós-condição de sucesso, "
            "Pós-condições em caso de sucesso, Condição final de sucesso, Condições finais de sucesso, "
            "Resultado, Resultados"
        ),
        "minimal guarantee": "Garantia mínima, Garantias mínimas, Pós-condições mínimas",
        "failure guarantee": (
            "Garantia de falha, Garantias de falha, Garantias em caso de falha, Garantia de insucesso, "
            "Garantias de insucesso, Pós-condições de falha, Pós-condição de falha, "
            "Pós-condições em caso de falha, Pós-condições em caso de insucesso, "
            "Condição final de falha, Condições finais de falha"
        ),
        "in scope": "Dentro do escopo, Incluído no escopo, No escopo, Dentro do âmbito, No âmbito",
        "out of scope": (
            "Fora do escopo, Fora de escopo, Não incluído no escopo, Fora do âmbito, Fora de âmbito, "
            "Exclusões, Exclusão"
        ),
        "assumptions": "Suposições, Suposição, Premissas, Pressupostos, Hipóteses",
        "acceptance criteria": (
            "Critérios de aceitação, Critério de aceitação, Critérios de aceite, Critério de aceite, "
            "Condições de aceitação, Critérios de sucesso, Critério de sucesso, Definição de pronto"
        ),
        "kpis": (
            "Indicadores-chave de desempenho, Indicador-chave de desempenho, "
            "Indicadores de desempenho, Indicador de desempenho, Indicadores-chave, Indicadores, "
            "Indicador, Indicadores de sucesso, Métricas"
        ),
        "business rules": (
            "Regras de negócio, Regra de negócio, Regras do negócio, Regra do negócio, Regras"
        ),
        "special requirements": (
            "Requisitos especiais, Requisito especial, Requisitos não funcionais, "
            "Requisito não funcional"
        ),
        "frequency": "Frequência, Frequência de uso, Frequência de utilização, Frequência de ocorrência",
        "variations": (
            "Variações, Variação, Variantes, Variações de tecnologia e dados, "
            "Variações tecnológicas e de dados"
        ),
        "open issues": (
            "Questões em aberto, Questão em aberto, Questões abertas, Questões pendentes, "
            "Pontos em aberto, Ponto em aberto, Problemas em aberto, Assuntos em aberto, Pendências"
        ),
        "notes": "Notas, Observações, Observação, Comentários, Anotações",
        "approvals": "Aprovações, Aprovação, Aprovado por, Assinaturas",
    },
    "Italian": {
        "goal": (
            "Obiettivo, Obiettivi, Scopo, Scopi, Finalità, Obiettivo di business, "
            "Obiettivi di business, Obiettivo aziendale"
        ),
        "summary": (
            "Descrizione, Breve descrizione, Descrizione breve, Descrizione sintetica, Riepilogo, "
            "Sommario, Sintesi, Panoramica, Contesto d’uso"
        ),
        "actors": "Attori, Attore, Attrice, Attrici, Attori coinvolti, Partecipanti, Partecipante",
        "primary actor": (
            "Attore principale, Attori principali, Attrice principale, Attore primario, "
            "Attori primari, Attore iniziatore"
        ),
        "secondary actors": (
            "Attori secondari, Attore secondario, Attrice secondaria, Attori di supporto, "
            "Attore di supporto, Altri attori"
        ),
        "stakeholders": (
            "Parti interessate, Parte interessata, Parti interessate e interessi, "
            "Portatori di interesse, Portatore di interesse, Portatori d’interesse, "
            "Stakeholder e interessi"
        ),
        "scope": "Ambito, Portata, Perimetro, Campo di applicazione, Sistema, Sistema in esame",
        "level": "Livello, Livello dell’obiettivo, Livello di obiettivo",
        "preconditions": (
            "Precondizioni, Precondizione, Prerequisiti, Prerequisito, Condizioni preliminari, "
            "Condizione preliminare"
        ),
        "trigger": "Evento scatenante, Eventi scatenanti, Evento di innesco, Innesco, Evento di avvio",
        "main flow": (
            "Flusso principale, Flusso base, Flusso di base, Flusso normale, Flusso di eventi, "
            "Flusso degli eventi, Flusso principale degli eventi, Flusso, Scenario principale, "
            "Scenario principale di successo, Scenario di successo, Scenario base, Scenario di base, "
            "Scenario normale, Sequenza principale, Sequenza degli eventi, Percorso principale, "
            "Passi, Passi principali"
        ),
        "success guarantee": (
            "Postcondizioni, Postcondizione, Garanzia di successo, Garanzie di successo, "
            "Garanzie in caso di successo, Postcondizioni di successo, Postcondizione di successo, "
            "Postcondizioni in caso di successo, Condizione finale di successo, "
            "Condizioni finali di successo, Risultato, Risultati"
        ),
        "minimal guarantee": "Garanzia minima, Garanzie minime, Postcondizioni minime",
        "failure guarantee": (
            "Garanzia in caso di fallimento, Garanzie in caso di fallimento, Garanzia di fallimento, "
            "Garanzie di fallimento, Postcondizioni in caso di fallimento, "
            "Postcondizione in caso di fallimento, Postcondizioni di fallimento, "
            "Postcondizioni in caso di insuccesso, Condizione finale di fallimento, "
            "Condizioni finali di fallimento"
        ),
        "in scope": "Nell’ambito, Incluso nell’ambito, In ambito, Nel perimetro, Incluso nel perimetro",
        "out of scope": (
            "Fuori ambito, Fuori dall’ambito, Escluso dall’ambito, Fuori perimetro, "
            "Fuori dal perimetro, Esclusioni, Esclusione"
        ),
        "assumptions": "Assunzioni, Assunzione, Assunti, Ipotesi, Supposizioni",
        "acceptance criteria": (
            "Criteri di accettazione, Criterio di accettazione, Criteri d’accettazione, "
            "Condizioni di accettazione, Criteri di successo, Criterio di successo, "
            "Definizione di completato"
        ),
        "kpis": (
            "Indicatori chiave di prestazione, Indicatore chiave di prestazione, "
            "Indicatori di prestazione, Indicatore di prestazione, Indicatori chiave, Indicatori, "
            "Indicatore, Indicatori di successo, Metriche"
        ),
        "business rules": (
            "Regole di business, Regola di business, Regole aziendali, Regola aziendale, "
            "Regole di dominio, Regole"
        ),
        "special requirements": (
            "Requisiti speciali, Requisito speciale, Requisiti particolari, Requisiti non funzionali, "
            "Requisito non funzionale"
        ),
        "frequency": "Frequenza, Frequenza d’uso, Frequenza di utilizzo, Frequenza di ripetizione",
        "variations": (
            "Variazioni, Variazione, Varianti, Variante, Varianti tecnologiche e dei dati, "
            "Variazioni tecnologiche e dei dati"
        ),
        "open issues": (
            "Questioni aperte, Questione aperta, Punti aperti, Punto aperto, Problemi aperti, "
            "Problema aperto, Domande aperte, Domanda aperta"
        ),
        "notes": "Note, Nota, Osservazioni, Osservazione, Commenti, Commento, Annotazioni",
        "approvals": "Approvazioni, Approvazione, Approvato da, Firme",
    },
    "Dutch": {
        "goal": (
            "Doel, Doelen, Doelstelling, Doelstellingen, Bedrijfsdoel, Bedrijfsdoelen, Zakelijk doel"
        ),
        "summary": (
            "Samenvatting, Beschrijving, Korte beschrijving, Omschrijving, Korte omschrijving, "
            "Overzicht, Gebruikscontext"
        ),
        "actors": "Actoren, Actor, Betrokken actoren, Deelnemers, Deelnemende actoren",
        "primary actor": "Primaire actor, Primaire actoren, Hoofdactor, Hoofdactoren, Initiërende actor",
        "secondary actors": (
            "Secundaire actoren, Secundaire actor, Ondersteunende actoren, Ondersteunende actor, "
            "Overige actoren, Andere actoren"
        ),
        "stakeholders": (
            "Belanghebbenden, Belanghebbende, Belanghebbenden en belangen, Stakeholders en belangen, "
            "Betrokkenen"
        ),
        "scope": "Bereik, Reikwijdte, Toepassingsgebied, Afbakening, Systeem, Systeemgrens",
        "level": "Niveau, Doelniveau",
        "preconditions": "Precondities, Voorwaarden, Voorwaarden vooraf, Voorafgaande voorwaarden",
        "trigger": "Trigger, Aanleiding, Aanleidingen, Startgebeurtenis, Initiërende gebeurtenis",
        "main flow": (
            "Hoofdscenario, Hoofdsuccesscenario, Succesvol hoofdscenario, Succesvol scenario, "
            "Successcenario, Normaal scenario, Basisscenario, Standaardscenario, Hoofdstroom, "
            "Basisstroom, Normale stroom, Hoofdflow, Basisflow, Normale flow, Normaal verloop, "
            "Standaardverloop, Basisverloop, Verloop, Normale gang van zaken, Hoofdpad, Basispad, "
            "Stappen"
        ),
        "success guarantee": (
            "Postcondities, Succesgarantie, Garantie bij succes, Garanties bij succes, "
            "Postconditie bij succes, Postcondities bij succes, Succesvolle postconditie, "
            "Eindsituatie bij succes, Resultaat, Resultaten"
        ),
        "minimal guarantee": "Minimale garantie, Minimumgarantie, Minimale postcondities",
        "failure guarantee": (
            "Faalgarantie, Garantie bij falen, Garanties bij falen, Garantie bij mislukking, "
            "Garanties bij mislukking, Postconditie bij falen, Postcondities bij falen, "
            "Postconditie bij mislukking, Postcondities bij mislukking, Eindsituatie bij mislukking"
        ),
        "in scope": "Binnen scope, Binnen de scope, Binnen bereik, Binnen het bereik",
        "out of scope": (
            "Buiten scope, Buiten de scope, Niet in scope, Buiten bereik, Buiten het bereik, "
            "Uitsluitingen, Uitsluiting"
        ),
        "assumptions": (
            "Aannames, Aannamen, Veronderstellingen, Veronderstelling, Uitgangspunten, Uitgangspunt"
        ),
        "acceptance criteria": (
            "Acceptatiecriteria, Acceptatiecriterium, Aanvaardingscriteria, Aanvaardingscriterium, "
            "Succescriteria, Succescriterium"
        ),
        "kpis": (
            "Kritieke prestatie-indicatoren, Kritieke prestatie-indicator, Prestatie-indicatoren, "
            "Prestatie-indicator, Kengetallen, Kengetal, Metrieken"
        ),
        "business rules": "Bedrijfsregels, Businessregels, Regels",
        "special requirements": (
            "Speciale eisen, Speciale eis, Bijzondere eisen, Bijzondere eis, Speciale vereisten, "
            "Bijzondere vereisten, Niet-functionele eisen, Niet-functionele eis, "
            "Niet-functionele vereisten"
        ),
        "frequency": "Frequentie, Gebruiksfrequentie, Frequentie van gebruik, Frequentie van voorkomen",
        "variations": (
            "Variaties, Varianten, Variant, Variaties in technologie en gegevens, "
            "Technologie- en datavariaties"
        ),
        "open issues": (
            "Open punten, Open punt, Openstaande punten, Openstaand punt, Open vragen, Open vraag, "
            "Openstaande vragen, Open kwesties, Openstaande kwesties"
        ),
        "notes": "Opmerkingen, Opmerking, Notities, Aantekeningen, Aantekening, Commentaar",
        "approvals": "Goedkeuringen, Goedkeuring, Goedgekeurd door, Akkoord",
    },
    "Polish": {
        "goal": "Cel, Cele, Cel biznesowy, Cele biznesowe",
        "summary": (
            "Opis, Krótki opis, Skrócony opis, Opis ogólny, Podsumowanie, Streszczenie, Kontekst użycia"
        ),
        "actors": "Aktorzy, Aktor, Uczestnicy, Uczestnik",
        "primary actor": (
            "Aktor główny, Aktorzy główni, Główny aktor, Główni aktorzy, Aktor podstawowy, "
            "Aktor inicjujący"
        ),
        "secondary actors": (
            "Aktorzy drugorzędni, Aktor drugorzędny, Aktorzy pomocniczy, Aktor pomocniczy, "
            "Aktorzy wspierający, Aktor wspierający, Aktorzy poboczni, Aktor poboczny, "
            "Pozostali aktorzy, Inni aktorzy"
        ),
        "stakeholders": (
            "Interesariusze, Interesariusz, Interesariusze i interesy, Interesariusze i ich interesy, "
            "Strony zainteresowane, Zainteresowane strony"
        ),
        "scope": "Zakres, Zakres systemu, System, Projektowany system",
        "level": "Poziom, Poziom celu",
        "preconditions": (
            "Warunki wstępne, Warunek wstępny, Warunki początkowe, Warunek początkowy, Wymagania wstępne"
        ),
        "trigger": (
            "Wyzwalacz, Wyzwalacze, Zdarzenie inicjujące, Zdarzenia inicjujące, Zdarzenie wyzwalające, "
            "Zdarzenie początkowe"
        ),
        "main flow": (
            "Scenariusz główny, Główny scenariusz, Główny scenariusz powodzenia, "
            "Scenariusz powodzenia, Scenariusz podstawowy, Podstawowy scenariusz, Scenariusz, "
            "Główny przepływ, Przepływ główny, Przepływ podstawowy, Przepływ zdarzeń, "
            "Główny przepływ zdarzeń, Podstawowy przepływ zdarzeń, Główny ciąg zdarzeń, Przebieg, "
            "Przebieg główny, Przebieg podstawowy, Przebieg normalny, Ścieżka główna, "
            "Ścieżka podstawowa, Kroki"
        ),
        "success guarantee": (
            "Warunki końcowe, Warunek końcowy, Gwarancja sukcesu, Gwarancje sukcesu, "
            "Gwarancja powodzenia, Gwarancje powodzenia, Gwarancje w przypadku sukcesu, "
            "Warunki końcowe w przypadku sukcesu, Warunki końcowe w przypadku powodzenia, "
            "Warunki końcowe sukcesu, Warunek końcowy sukcesu, Wynik, Wyniki, Rezultat"
        ),
        "minimal guarantee": (
            "Gwarancja minimalna, Gwarancje minimalne, Minimalna gwarancja, Minimalne gwarancje, "
            "Minimalne warunki końcowe"
        ),
        "failure guarantee": (
            "Gwarancja niepowodzenia, Gwarancje niepowodzenia, Gwarancja w przypadku niepowodzenia, "
            "Gwarancje w przypadku niepowodzenia, Warunki końcowe w przypadku niepowodzenia, "
            "Warunek końcowy w przypadku niepowodzenia, Warunki końcowe niepowodzenia, "
            "Warunek końcowy niepowodzenia, Warunki końcowe w przypadku porażki"
        ),
        "in scope": "W zakresie, Objęte zakresem, Wchodzi w zakres",
        "out of scope": (
            "Poza zakresem, Nieobjęte zakresem, Nie wchodzi w zakres, Wyłączenia, Wyłączenie"
        ),
        "assumptions": "Założenia, Założenie",
        "acceptance criteria": (
            "Kryteria akceptacji, Kryterium akceptacji, Kryteria akceptacyjne, Kryteria odbioru, "
            "Kryterium odbioru, Kryteria sukcesu, Kryterium sukcesu, Definicja ukończenia"
        ),
        "kpis": (
            "Kluczowe wskaźniki efektywności, Kluczowy wskaźnik efektywności, "
            "Kluczowe wskaźniki wydajności, Kluczowe wskaźniki, Wskaźniki, Wskaźnik, Mierniki, "
            "Miernik, Metryki"
        ),
        "business rules": "Reguły biznesowe, Reguła biznesowa, Zasady biznesowe, Reguły",
        "special requirements": (
            "Wymagania specjalne, Wymaganie specjalne, Wymagania szczególne, "
            "Wymagania niefunkcjonalne, Wymaganie niefunkcjonalne, Wymagania pozafunkcjonalne"
        ),
        "frequency": (
            "Częstotliwość, Częstość, Częstotliwość użycia, Częstotliwość występowania, "
            "Częstość występowania"
        ),
        "variations": "Warianty, Wariant, Wariacje, Warianty technologii i danych",
        "open issues": (
            "Otwarte kwestie, Kwestie otwarte, Kwestia otwarta, Otwarte pytania, Pytania otwarte, "
            "Otwarte problemy, Problemy otwarte, Zagadnienia otwarte, Kwestie do wyjaśnienia"
        ),
        "notes": "Uwagi, Uwaga, Notatki, Notatka, Komentarze, Komentarz",
        "approvals": (
            "Zatwierdzenia, Zatwierdzenie, Zatwierdził, Zatwierdziła, Zatwierdzone przez, Akceptacja, "
            "Akceptacje, Zaakceptowane przez"
        ),
    },
    "Russian": {
        "goal": "Цель, Цели, Назначение, Бизнес-цель, Бизнес-цели",
        "summary": (
            "Описание, Краткое описание, Общее описание, Краткое содержание, Резюме, Аннотация, Обзор, "
            "Контекст использования"
        ),
        "actors": (
            "Актёры, Актёр, Акторы, Актор, Действующие лица, Действующее лицо, Участники, Участник"
        ),
        "primary actor": (
            "Основной актёр, Основные актёры, Основной актор, Основные акторы, Главный актёр, "
            "Главные актёры, Главный актор, Главные акторы, Первичный актёр, Первичный актор, "
            "Основное действующее лицо, Основные действующие лица, Главное действующее лицо, "
            "Главные действующие лица, Основной исполнитель, Инициатор"
        ),
        "secondary actors": (
            "Второстепенные актёры, Второстепенный актёр, Второстепенные акторы, Второстепенный актор, "
            "Вторичные актёры, Вторичный актёр, Вторичные акторы, Вторичный актор, "
            "Вспомогательные актёры, Вспомогательный актёр, Вспомогательные акторы, "
            "Вспомогательный актор, Второстепенные действующие лица, Второстепенное действующее лицо, "
            "Вспомогательные действующие лица, Вспомогательное действующее лицо, Другие актёры, "
            "Другие акторы"
        ),
        "stakeholders": (
            "Заинтересованные лица, Заинтересованное лицо, Заинтересованные стороны, "
            "Заинтересованная сторона, Заинтересованные лица и интересы, "
            "Заинтересованные лица и их интересы, Заинтересованные стороны и их интересы, "
            "Участники и интересы, Стейкхолдеры, Стейкхолдер"
        ),
        "scope": (
            "Область действия, Область применения, Границы, Границы системы, Рамки, Охват, Система, "
            "Проектируемая система"
        ),
        "level": "Уровень, Уровень цели",
        "preconditions": (
            "Предусловия, Предусловие, Предварительные условия, Предварительное условие, "
            "Начальные условия"
        ),
        "trigger": "Триггер, Триггеры, Инициирующее событие, Событие-триггер, Запускающее событие",
        "main flow": (
            "Основной сценарий, Главный сценарий, Основной успешный сценарий, "
            "Главный успешный сценарий, Успешный сценарий, Базовый сценарий, Нормальный сценарий, "
            "Сценарий, Основной поток, Основной поток событий, Главный поток, Главный поток событий, "
            "Базовый поток, Поток событий, Основной ход событий, Нормальный ход событий, "
            "Ход событий, Основная последовательность, Основной путь, Шаги, Основные шаги"
        ),
        "success guarantee": (
            "Постусловия, Постусловие, Гарантия успеха, Гарантии успеха, Гарантии при успехе, "
            "Гарантии в случае успеха, Постусловия успеха, Постусловие успеха, Постусловия при успехе, "
            "Постусловия при успешном завершении, Условие успешного завершения, "
            "Условия успешного завершения, Результат, Результаты"
        ),
        "minimal guarantee": "Минимальные гарантии, Минимальная гарантия, Минимальные постусловия",
        "failure guarantee": (
            "Гарантии при неудаче, Гарантия при неудаче, Гарантии в случае неудачи, "
            "Гарантия в случае неудачи, Постусловия при неудаче, Постусловие при неудаче, "
            "Постусловия в случае неудачи, Постусловия неудачи, Условие неуспешного завершения, "
            "Условия неуспешного завершения"
        ),
        "in scope": (
            "В рамках, В рамках проекта, Входит в рамки, Входит в объём работ, В границах системы, "
            "Входит в область действия"
        ),
        "out of scope": (
            "Вне рамок, За рамками, За рамками проекта, Не входит в рамки, Не входит в объём работ, "
            "Вне границ системы, За границами системы, Не входит в область действия"
        ),
        "assumptions": "Допущения, Допущение, Предположения, Предположение",
        "acceptance criteria": (
            "Критерии приёмки, Критерий приёмки, Условия приёмки, Критерии принятия, Критерии успеха, "
            "Критерий успеха, Критерии успешности, Определение готовности"
        ),
        "kpis": (
            "Ключевые показатели эффективности, Ключевой показатель эффективности, "
            "Ключевые показатели, КПЭ, Показатели, Показатель, Метрики, Метрика"
        ),
        "business rules": "Бизнес-правила, Бизнес-правило, Правила, Правило",
        "special requirements": (
            "Специальные требования, Специальное требование, Особые требования, Особое требование, "
            "Нефункциональные требования, Нефункциональное требование"
        ),
        "frequency": "Частота, Частота использования, Частота возникновения, Частота выполнения",
        "variations": (
            "Вариации, Вариация, Варианты, Вариации технологий и данных, "
            "Список вариаций технологий и данных"
        ),
        "open issues": (
            "Открытые вопросы, Открытый вопрос, Нерешённые вопросы, Нерешённый вопрос, "
            "Открытые проблемы, Нерешённые проблемы"
        ),
        "notes": (
            "Примечания, Примечание, Замечания, Замечание, Комментарии, Комментарий, Заметки, Заметка"
        ),
        "approvals": (
            "Утверждение, Утверждено, Утвердил, Утвердила, Согласование, Согласования, Согласовано"
        ),
    },
    "Ukrainian": {
        "goal": "Мета, Ціль, Цілі, Призначення, Бізнес-мета, Бізнес-ціль",
        "summary": (
            "Опис, Короткий опис, Стислий опис, Загальний опис, Огляд, Резюме, Підсумок, "
            "Контекст використання"
        ),
        "actors": "Актори, Актор, Дійові особи, Дійова особа, Учасники, Учасник, Діючі особи",
        "primary actor": "Основний актор, Основні актори, Головний актор, Первинний актор, Ініціатор",
        "secondary actors": (
            "Другорядні актори, Другорядний актор, Допоміжні актори, Допоміжний актор, Вторинні актори, "
            "Інші актори"
        ),
        "stakeholders": (
            "Зацікавлені сторони, Зацікавлена сторона, Зацікавлені особи, Стейкхолдери, "
            "Зацікавлені сторони та їхні інтереси, Учасники та інтереси"
        ),
        "scope": "Обсяг, Сфера дії, Межі системи, Область дії, Система",
        "level": "Рівень, Рівень мети, Рівень цілі",
        "preconditions": "Передумови, Передумова, Попередні умови, Попередня умова",
        "trigger": "Тригер, Тригери, Подія-тригер, Ініціююча подія, Початкова подія",
        "main flow": (
            "Основний потік, Основний перебіг, Основний сценарій, Головний сценарій, "
            "Основний успішний сценарій, Головний успішний сценарій, Успішний сценарій, "
            "Базовий потік, Базовий сценарій, Нормальний потік, Потік подій, Основний потік подій, "
            "Перебіг подій, Основний хід подій, Хід подій, Послідовність дій, Кроки"
        ),
        "success guarantee": (
            "Постумови, Постумова, Післяумови, Післяумова, Гарантія успіху, Гарантії успіху, "
            "Умови успішного завершення, Результат, Результати"
        ),
        "minimal guarantee": "Мінімальна гарантія, Мінімальні гарантії",
        "failure guarantee": (
            "Гарантія в разі невдачі, Гарантії в разі невдачі, Гарантія у разі невдачі, "
            "Постумови в разі невдачі, Постумови у разі невдачі"
        ),
        "in scope": "В обсязі, У межах обсягу, Входить до обсягу, У межах системи",
        "out of scope": "Поза обсягом, За межами обсягу, Не входить до обсягу, Поза межами системи",
        "assumptions": "Припущення, Допущення",
        "acceptance criteria": (
            "Критерії приймання, Критерій приймання, Критерії прийняття, Критерії успіху, "
            "Критерій успіху, Критерії готовності"
        ),
        "kpis": (
            "Ключові показники ефективності, Ключовий показник ефективності, Ключові показники, "
            "Показники, Показник, Метрики успіху"
        ),
        "business rules": "Бізнес-правила, Бізнес-правило, Правила",
        "special requirements": (
            "Спеціальні вимоги, Спеціальна вимога, Особливі вимоги, Нефункціональні вимоги, "
            "Нефункціональна вимога"
        ),
        "frequency": "Частота, Частота використання, Частота виникнення, Частота виконання",
        "variations": "Варіації, Варіація, Варіанти, Варіації технологій і даних",
        "open issues": (
            "Відкриті питання, Відкрите питання, Невирішені питання, Невирішені проблеми, "
            "Відкриті проблеми"
        ),
        "notes": "Примітки, Примітка, Зауваження, Нотатки, Коментарі, Коментар",
        "approvals": "Затвердження, Затверджено, Затвердив, Затвердила, Погодження, Погоджено",
    },
    "Czech": {
        "goal": "Cíl, Cíle, Účel, Obchodní cíl, Záměr",
        "summary": "Souhrn, Popis, Stručný popis, Krátký popis, Shrnutí, Přehled, Kontext použití",
        "actors": "Aktéři, Aktér, Účastníci, Účastník, Role",
        "primary actor": (
            "Primární aktér, Primární aktéři, Hlavní aktér, Hlavní aktéři, Iniciující aktér"
        ),
        "secondary actors": (
            "Sekundární aktéři, Sekundární aktér, Vedlejší aktéři, Vedlejší aktér, Podpůrní aktéři, "
            "Podpůrný aktér, Další aktéři, Ostatní aktéři"
        ),
        "stakeholders": (
            "Zainteresované strany, Zainteresovaná strana, Zúčastněné strany, "
            "Zainteresované strany a jejich zájmy, Zájmy zainteresovaných stran"
        ),
        "scope": "Rozsah, Rozsah systému, Hranice systému, Oblast působnosti",
        "level": "Úroveň, Úroveň cíle",
        "preconditions": (
            "Vstupní podmínky, Vstupní podmínka, Předpoklady, Předpoklad, Předpodmínky, Předpodmínka, "
            "Počáteční podmínky, Výchozí podmínky, Podmínky spuštění, Prerekvizity"
        ),
        "trigger": "Spouštěč, Spouštěče, Spouštěcí událost, Iniciující událost, Spouštěcí podmínka",
        "main flow": (
            "Hlavní tok, Hlavní tok událostí, Hlavní scénář, Hlavní úspěšný scénář, Úspěšný scénář, "
            "Základní tok, Základní tok událostí, Základní scénář, Základní průběh, Hlavní průběh, "
            "Normální průběh, Normální tok, Standardní průběh, Tok událostí, Průběh, Scénář, Kroky"
        ),
        "success guarantee": (
            "Výstupní podmínky, Výstupní podmínka, Následné podmínky, Následná podmínka, Postpodmínky, "
            "Koncové podmínky, Konečné podmínky, Záruka úspěchu, Záruky úspěchu, "
            "Výstupní podmínky při úspěchu, Výsledek, Výsledky"
        ),
        "minimal guarantee": "Minimální záruka, Minimální záruky",
        "failure guarantee": (
            "Záruka při neúspěchu, Záruky při neúspěchu, Výstupní podmínky při neúspěchu, "
            "Koncové podmínky při neúspěchu"
        ),
        "in scope": "V rozsahu, V rámci rozsahu",
        "out of scope": "Mimo rozsah, Mimo rámec, Mimo rozsah systému",
        "assumptions": "Domněnky, Výchozí předpoklady",
        "acceptance criteria": (
            "Akceptační kritéria, Akceptační kritérium, Kritéria přijetí, Kritéria úspěchu, "
            "Kritérium úspěchu"
        ),
        "kpis": "Klíčové ukazatele výkonnosti, Klíčové ukazatele, Ukazatele, Ukazatel, Metriky úspěchu",
        "business rules": "Obchodní pravidla, Obchodní pravidlo, Byznys pravidla, Pravidla, Pravidlo",
        "special requirements": (
            "Speciální požadavky, Zvláštní požadavky, Nefunkční požadavky, Nefunkční požadavek, "
            "Mimofunkční požadavky"
        ),
        "frequency": "Četnost, Frekvence, Četnost použití, Frekvence použití, Četnost výskytu",
        "variations": "Varianty, Variace, Varianty technologií a dat",
        "open issues": (
            "Otevřené otázky, Otevřená otázka, Otevřené body, Otevřené problémy, Nevyřešené otázky, "
            "Nevyřešené problémy"
        ),
        "notes": "Poznámky, Poznámka, Komentáře, Komentář, Připomínky",
        "approvals": "Schválení, Schváleno, Schválil, Schválila, Odsouhlasení",
    },
    "Danish": {
        "goal": "Mål, Formål, Målsætning, Forretningsmål, Hensigt",
        "summary": "Resumé, Beskrivelse, Kort beskrivelse, Sammenfatning, Overblik, Oversigt",
        "actors": "Aktører, Aktør, Deltagere, Deltager, Medvirkende",
        "primary actor": "Primær aktør, Primære aktører, Hovedaktør, Hovedaktører, Initierende aktør",
        "secondary actors": (
            "Sekundære aktører, Sekundær aktør, Understøttende aktører, Understøttende aktør, "
            "Biaktører, Andre aktører, Øvrige aktører"
        ),
        "stakeholders": "Interessenter, Interessent, Interessenter og interesser",
        "scope": "Omfang, Systemomfang, Afgrænsning, Systemafgrænsning",
        "level": "Målniveau, Abstraktionsniveau",
        "preconditions": (
            "Forudsætninger, Forudsætning, Prækonditioner, Prækondition, Førbetingelser, "
            "Førbetingelse, Startbetingelser, Startbetingelse"
        ),
        "trigger": "Udløser, Udløsende hændelse, Udløsende begivenhed, Starthændelse, Triggere",
        "main flow": (
            "Hovedforløb, Hovedflow, Hovedscenarie, Hovedscenarium, Hovedsuccesscenarie, "
            "Succesforløb, Succesfuldt scenarie, Normalforløb, Normalflow, Grundforløb, Basisforløb, "
            "Basisflow, Standardforløb, Hændelsesforløb, Primært forløb, Forløb, Trin"
        ),
        "success guarantee": (
            "Postkonditioner, Postkondition, Efterbetingelser, Efterbetingelse, Slutbetingelser, "
            "Slutbetingelse, Sluttilstand, Succesgaranti, Succesgarantier, "
            "Slutbetingelser ved succes, Resultat, Resultater"
        ),
        "minimal guarantee": "Minimumsgaranti, Minimumsgarantier, Minimal garanti, Minimale garantier",
        "failure guarantee": (
            "Fejlgaranti, Garanti ved fejl, Garantier ved fejl, Slutbetingelser ved fejl, "
            "Postkonditioner ved fejl"
        ),
        "in scope": "Inden for omfang, Inden for omfanget, Omfattet",
        "out of scope": "Uden for omfang, Uden for omfanget, Ikke omfattet",
        "assumptions": "Antagelser, Antagelse, Formodninger",
        "acceptance criteria": (
            "Acceptkriterier, Acceptkriterie, Acceptkriterium, Godkendelseskriterier, Succeskriterier, "
            "Succeskriterium"
        ),
        "kpis": "Nøgletal, Nøgleindikatorer, Succesmål, Målepunkter, Måltal",
        "business rules": "Forretningsregler, Forretningsregel, Regler",
        "special requirements": (
            "Særlige krav, Specielle krav, Ikke-funktionelle krav, Ikke-funktionelt krav"
        ),
        "frequency": "Hyppighed, Frekvens, Brugsfrekvens, Brugshyppighed, Forekomst",
        "variations": "Variationer, Varianter, Teknologi- og datavariationer",
        "open issues": (
            "Åbne spørgsmål, Åbent spørgsmål, Udestående spørgsmål, Udestående punkter, Åbne punkter, "
            "Åbne emner"
        ),
        "notes": "Noter, Bemærkninger, Bemærkning, Kommentarer",
        "approvals": "Godkendelser, Godkendelse, Godkendt af",
    },
    "Swedish": {
        "goal": "Mål, Syfte, Ändamål, Affärsmål, Målsättning",
        "summary": (
            "Sammanfattning, Beskrivning, Kort beskrivning, Översikt, Kortfattad beskrivning, "
            "Användningssammanhang"
        ),
        "actors": "Aktörer, Aktör, Deltagare",
        "primary actor": (
            "Primär aktör, Primära aktörer, Primäraktör, Huvudaktör, Huvudaktörer, Initierande aktör"
        ),
        "secondary actors": (
            "Sekundära aktörer, Sekundär aktör, Sekundäraktörer, Biaktörer, Biaktör, Stödjande aktörer, "
            "Stödjande aktör, Andra aktörer, Övriga aktörer"
        ),
        "stakeholders": "Intressenter, Intressent, Intressenter och intressen",
        "scope": "Omfattning, Systemomfattning, Systemgräns, Avgränsning, Avgränsningar",
        "level": "Nivå, Målnivå, Abstraktionsnivå",
        "preconditions": (
            "Förvillkor, Förhandsvillkor, Förutsättningar, Förutsättning, Startvillkor, Förkrav"
        ),
        "trigger": "Utlösare, Trigger, Utlösande händelse, Starthändelse, Initierande händelse",
        "main flow": (
            "Huvudflöde, Huvudscenario, Huvudsakligt framgångsscenario, Framgångsscenario, Normalflöde, "
            "Normalt flöde, Grundflöde, Basflöde, Standardflöde, Händelseflöde, Primärt flöde, Flöde, "
            "Händelseförlopp, Normalförlopp, Steg"
        ),
        "success guarantee": (
            "Eftervillkor, Slutvillkor, Sluttillstånd, Framgångsgaranti, Framgångsgarantier, "
            "Garanti vid framgång, Eftervillkor vid framgång, Resultat, Resultatet"
        ),
        "minimal guarantee": "Minimigaranti, Minimigarantier, Minsta garanti, Minimala garantier",
        "failure guarantee": (
            "Garanti vid misslyckande, Garantier vid misslyckande, Eftervillkor vid misslyckande, "
            "Slutvillkor vid fel, Garanti vid fel"
        ),
        "in scope": "Inom omfattningen, Inom omfattning, Ingår",
        "out of scope": "Utanför omfattningen, Utanför omfattning, Ingår ej, Ingår inte",
        "assumptions": "Antaganden, Antagande",
        "acceptance criteria": (
            "Acceptanskriterier, Acceptanskriterium, Godkännandekriterier, Framgångskriterier, "
            "Framgångskriterium"
        ),
        "kpis": "Nyckeltal, Nyckelindikatorer, Mätetal, Framgångsmått",
        "business rules": "Affärsregler, Affärsregel, Verksamhetsregler, Verksamhetsregel",
        "special requirements": (
            "Särskilda krav, Speciella krav, Icke-funktionella krav, Icke-funktionellt krav"
        ),
        "frequency": "Frekvens, Användningsfrekvens, Förekomstfrekvens, Hur ofta",
        "variations": "Variationer, Varianter, Teknik- och datavariationer",
        "open issues": "Öppna frågor, Öppen fråga, Öppna punkter, Olösta frågor, Utestående frågor",
        "notes": "Anteckningar, Kommentarer, Noter, Anteckning, Anmärkningar, Anmärkning, Noteringar",
        "approvals": "Godkännanden, Godkännande, Godkänd av, Godkänt av",
    },
    "Turkish": {
        "goal": "Amaç, Amaçlar, Hedef, Hedefler, İş hedefi",
        "summary": "Özet, Açıklama, Kısa açıklama, Tanım, Genel bakış, Kullanım bağlamı",
        "actors": "Aktörler, Aktör, Katılımcılar, Katılımcı",
        "primary actor": "Birincil aktör, Birincil aktörler, Ana aktör, Asıl aktör, Başlatan aktör",
        "secondary actors": (
            "İkincil aktörler, İkincil aktör, Yardımcı aktörler, Yardımcı aktör, Destekleyici aktörler, "
            "Diğer aktörler"
        ),
        "stakeholders": "Paydaşlar, Paydaş, Paydaşlar ve çıkarları, Paydaşlar ve ilgi alanları",
        "scope": "Kapsam, Sistem kapsamı, Sistem sınırı",
        "level": "Seviye, Düzey, Hedef düzeyi, Amaç düzeyi",
        "preconditions": "Ön koşullar, Ön koşul, Ön şartlar, Ön şart, Başlangıç koşulları",
        "trigger": "Tetikleyici, Tetikleyiciler, Tetikleyici olay, Başlatıcı olay",
        "main flow": (
            "Ana akış, Temel akış, Normal akış, Ana senaryo, Ana başarı senaryosu, "
            "Temel başarı senaryosu, Başarı senaryosu, Temel senaryo, Normal senaryo, Olay akışı, "
            "Olayların akışı, Ana olay akışı, Standart akış, Akış, Adımlar"
        ),
        "success guarantee": (
            "Son koşullar, Son koşul, Son şartlar, Art koşullar, Başarı garantisi, Başarı güvencesi, "
            "Başarılı bitiş koşulu, Sonuç, Sonuçlar"
        ),
        "minimal guarantee": "Asgari garanti, Asgari garantiler, Minimum garanti, Asgari güvence",
        "failure guarantee": (
            "Başarısızlık garantisi, Başarısızlık durumunda son koşullar, Başarısız bitiş koşulu"
        ),
        "in scope": "Kapsam içi, Kapsam dahilinde, Kapsama dahil",
        "out of scope": "Kapsam dışı, Kapsam dışında, Kapsama dahil değil",
        "assumptions": "Varsayımlar, Varsayım",
        "acceptance criteria": "Kabul kriterleri, Kabul kriteri, Kabul ölçütleri, Başarı kriterleri",
        "kpis": "Temel performans göstergeleri, Anahtar performans göstergeleri, Göstergeler, Metrikler",
        "business rules": "İş kuralları, İş kuralı, Kurallar",
        "special requirements": (
            "Özel gereksinimler, Özel gereksinim, İşlevsel olmayan gereksinimler, Özel ihtiyaçlar"
        ),
        "frequency": "Sıklık, Kullanım sıklığı, Gerçekleşme sıklığı",
        "variations": "Varyasyonlar, Çeşitlemeler, Teknoloji ve veri çeşitlemeleri, Farklılıklar",
        "open issues": "Açık konular, Açık noktalar, Açık sorular, Çözülmemiş konular",
        "notes": "Notlar, Açıklamalar ve notlar, Yorumlar, Yorum",
        "approvals": "Onaylar, Onay, Onaylayan, Onaylayanlar",
    },
    "Simplified Chinese": {
        "goal": "目标, 目的, 业务目标, 商业目标, 用例目标",
        "summary": "概述, 摘要, 描述, 说明, 简述, 简介, 概要, 简要描述, 简要说明, 用例描述, 用例说明",
        "actors": "参与者, 角色, 执行者, 行为者, 参与角色",
        "primary actor": "主要参与者, 主参与者, 主要角色, 主要执行者, 主执行者, 发起者",
        "secondary actors": (
            "次要参与者, 辅助参与者, 支持参与者, 次要角色, 辅助角色, 次要执行者, 其他参与者"
        ),
        "stakeholders": (
            "涉众, 干系人, 利益相关者, 利益相关方, 相关方, 涉众利益, 涉众及其利益, 干系人利益, "
            "干系人及其利益"
        ),
        "scope": "范围, 系统范围, 设计范围, 系统",
        "level": "级别, 层次, 层级, 目标级别, 目标层次, 用例级别",
        "preconditions": "前置条件, 前提条件, 先决条件",
        "trigger": "触发器, 触发事件, 触发条件, 触发因素, 触发",
        "main flow": (
            "主流程, 主要流程, 基本流程, 正常流程, 主干流程, 流程, 主成功场景, 主要成功场景, "
            "成功场景, 主场景, 主要场景, 基本场景, 主事件流, 主要事件流, 基本事件流, 事件流, 基本流, "
            "正常流, 主路径, 基本路径, 步骤, 基本步骤"
        ),
        "success guarantee": "后置条件, 成功保证, 成功后置条件, 成功时的后置条件, 成功结束条件, 结果",
        "minimal guarantee": "最小保证, 最低保证",
        "failure guarantee": "失败保证, 失败后置条件, 失败时的后置条件, 失败结束条件",
        "in scope": "范围内, 在范围内, 范围之内, 包含范围",
        "out of scope": "范围外, 不在范围内, 范围之外, 超出范围, 排除范围",
        "assumptions": "假设, 假设条件, 假定",
        "acceptance criteria": "验收标准, 验收条件, 验收准则, 接受标准, 成功标准, 完成定义, 完成的定义",
        "kpis": "关键绩效指标, 关键指标, 绩效指标, 衡量指标, 度量指标, 成功指标, 指标",
        "business rules": "业务规则, 商业规则, 规则",
        "special requirements": "特殊需求, 特殊要求, 非功能需求, 非功能性需求",
        "frequency": "频率, 使用频率, 发生频率, 频度, 使用频度, 发生频度",
        "variations": "变化, 变体, 技术和数据变化, 技术与数据变元, 技术与数据变元表",
        "open issues": "未决问题, 未解决问题, 待解决问题, 待定问题, 待确认问题, 遗留问题, 开放问题",
        "notes": "备注, 注释, 附注, 补充说明, 注意事项",
        "approvals": "审批, 批准, 审核, 批准人, 审批人, 签字",
    },
    "Traditional Chinese": {
        "goal": "目標, 目的, 業務目標, 商業目標, 使用案例目標",
        "summary": (
            "概述, 摘要, 描述, 說明, 簡述, 簡介, 概要, 簡要描述, 簡要說明, 使用案例描述, 使用案例說明"
        ),
        "actors": "參與者, 角色, 行為者, 執行者, 動作者, 參與角色",
        "primary actor": "主要參與者, 主要行為者, 主要角色, 主要執行者, 主要動作者, 發起者",
        "secondary actors": (
            "次要參與者, 次要行為者, 次要角色, 輔助參與者, 支援參與者, 支援行為者, 其他參與者"
        ),
        "stakeholders": "利害關係人, 利害關係者, 利益相關者, 利害關係人及其利益, 關係人與利益",
        "scope": "範圍, 系統範圍, 設計範圍, 系統",
        "level": "層級, 層次, 級別, 目標層級, 目標層次",
        "preconditions": "前置條件, 先決條件, 前提條件, 事前條件",
        "trigger": "觸發事件, 觸發條件, 觸發器, 觸發因素, 觸發, 啟動事件",
        "main flow": (
            "主流程, 主要流程, 基本流程, 正常流程, 事件流程, 流程, 主要成功情境, 主要成功場景, "
            "成功情境, 成功場景, 主要情境, 基本情境, 主要場景, 主場景, 主要事件流, 基本事件流, "
            "事件流, 主要路徑, 基本路徑, 步驟, 基本步驟"
        ),
        "success guarantee": (
            "後置條件, 事後條件, 成功保證, 成功後置條件, 成功時的後置條件, 成功結束條件, 結果"
        ),
        "minimal guarantee": "最低保證, 最小保證",
        "failure guarantee": "失敗保證, 失敗後置條件, 失敗時的後置條件, 失敗結束條件",
        "in scope": "範圍內, 在範圍內, 範圍之內, 包含範圍",
        "out of scope": "範圍外, 不在範圍內, 範圍之外, 超出範圍, 排除範圍",
        "assumptions": "假設, 假設條件, 假定",
        "acceptance criteria": (
            "驗收標準, 驗收條件, 驗收準則, 允收標準, 允收條件, 接受標準, 成功標準, 完成定義, 完成的定義"
        ),
        "kpis": "關鍵績效指標, 關鍵指標, 績效指標, 衡量指標, 成功指標, 指標",
        "business rules": "業務規則, 商業規則, 企業規則, 規則",
        "special requirements": "特殊需求, 特殊要求, 非功能需求, 非功能性需求",
        "frequency": "頻率, 使用頻率, 發生頻率, 使用頻度, 發生頻度",
        "variations": "變化, 變體, 變異, 技術與資料變化, 技術與資料變異",
        "open issues": (
            "未決問題, 未決議題, 未解決問題, 待解決問題, 待決議題, 待釐清問題, 待確認事項, 開放議題"
        ),
        "notes": "備註, 註解, 附註, 註釋, 補充說明, 注意事項",
        "approvals": "核准, 批准, 簽核, 審核, 核准人, 核准者",
    },
    "Japanese": {
        "goal": "目的, 目標, ゴール, ビジネス目標, ビジネスゴール, 業務目標",
        "summary": "概要, 要約, 説明, 概略, サマリー, サマリ, ユースケース概要, 利用状況",
        "actors": "アクター, アクタ, 登場人物, 参加者, 行為者",
        "primary actor": (
            "主アクター, 主アクタ, 主要アクター, プライマリアクター, プライマリーアクター, "
            "メインアクター"
        ),
        "secondary actors": (
            "副アクター, 副アクタ, 二次アクター, 補助アクター, 支援アクター, サブアクター, "
            "セカンダリアクター, セカンダリーアクター, その他のアクター"
        ),
        "stakeholders": (
            "ステークホルダー, ステークホルダ, 利害関係者, 関係者, 利害関係者と利益, "
            "利害関係者と関心事, ステークホルダーと関心事"
        ),
        "scope": "スコープ, 範囲, 対象範囲, 適用範囲, 対象システム, 設計対象システム, システム",
        "level": "レベル, 目的レベル, 目標レベル, ゴールレベル",
        "preconditions": "事前条件, 前提条件",
        "trigger": (
            "トリガー, トリガ, 起動条件, 起動イベント, 開始イベント, トリガーイベント, 契機, きっかけ"
        ),
        "main flow": (
            "基本フロー, メインフロー, 主フロー, 正常フロー, 標準フロー, イベントフロー, 正常系, "
            "正常系フロー, 主成功シナリオ, メイン成功シナリオ, 主シナリオ, メインシナリオ, "
            "基本シナリオ, 成功シナリオ, 正常シナリオ, 基本系列, 主系列, 基本コース, 基本パス, "
            "基本手順, 手順"
        ),
        "success guarantee": (
            "事後条件, 成功時保証, 成功時の保証, 成功保証, 成功時の事後条件, 成功時事後条件, "
            "正常終了時の事後条件, 成功時の終了条件, 結果"
        ),
        "minimal guarantee": "最低保証, 最小保証, 最低限の保証, 最小限の保証",
        "failure guarantee": (
            "失敗時保証, 失敗時の保証, 失敗保証, 失敗時の事後条件, 失敗時事後条件, "
            "異常終了時の事後条件, 失敗時の終了条件"
        ),
        "in scope": "スコープ内, 範囲内, 対象範囲内, 対象内",
        "out of scope": "スコープ外, 範囲外, 対象範囲外, 対象外",
        "assumptions": "仮定, 想定, 仮定事項, 想定事項",
        "acceptance criteria": (
            "受け入れ基準, 受入れ基準, 受入基準, 受け入れ条件, 受入れ条件, 受入条件, 成功基準, "
            "完了の定義, 完成の定義"
        ),
        "kpis": "重要業績評価指標, 主要業績評価指標, 重要業績指標, 評価指標, 成功指標, 指標, メトリクス",
        "business rules": "ビジネスルール, 業務ルール, 業務規則, ルール",
        "special requirements": "特別要件, 特別な要件, 特殊要件, 非機能要件, 非機能要求",
        "frequency": "頻度, 利用頻度, 使用頻度, 発生頻度, 実行頻度",
        "variations": "バリエーション, 技術とデータのバリエーション, 技術およびデータのバリエーション",
        "open issues": (
            "未解決課題, 未解決事項, 未解決の問題, 未解決の課題, 未決事項, 未確定事項, 検討事項, "
            "検討課題, 残課題, 課題"
        ),
        "notes": "備考, 注記, 注釈, 補足, 補足事項, 注意事項, 特記事項, メモ, コメント, ノート",
        "approvals": "承認, 承認者, 決裁",
    },
    "Korean": {
        "goal": "목표, 목적, 비즈니스 목표, 업무 목표, 유스케이스 목표",
        "summary": "요약, 개요, 설명, 간략 설명, 간단한 설명, 개략 설명, 유스케이스 설명, 사용 맥락",
        "actors": "액터, 행위자, 참여자, 관련 액터",
        "primary actor": "주 액터, 주액터, 주요 액터, 주 행위자, 주요 행위자, 일차 액터, 기본 액터",
        "secondary actors": (
            "부 액터, 부액터, 보조 액터, 이차 액터, 보조 행위자, 지원 액터, 지원 행위자, 기타 액터"
        ),
        "stakeholders": "이해관계자, 이해당사자, 이해관계자와 관심사, 이해관계자 및 관심사",
        "scope": "범위, 시스템 범위, 설계 범위, 적용 범위, 대상 시스템",
        "level": "수준, 레벨, 목표 수준",
        "preconditions": "사전 조건, 사전조건, 선행 조건, 선행조건, 전제 조건, 전제조건",
        "trigger": "트리거, 시작 조건, 시작 이벤트, 발생 조건, 유발 이벤트",
        "main flow": (
            "기본 흐름, 기본흐름, 주 흐름, 주요 흐름, 정상 흐름, 메인 흐름, 표준 흐름, 이벤트 흐름, "
            "사건 흐름, 주요 성공 시나리오, 주 성공 시나리오, 성공 시나리오, 기본 시나리오, "
            "주 시나리오, 주요 시나리오, 정상 시나리오, 메인 시나리오, 기본 플로우, 메인 플로우, "
            "흐름, 단계"
        ),
        "success guarantee": (
            "사후 조건, 사후조건, 후행 조건, 종료 조건, 성공 보장, 성공 시 보장, 성공 시 사후 조건, "
            "성공 종료 조건, 결과"
        ),
        "minimal guarantee": "최소 보장, 최소한의 보장",
        "failure guarantee": "실패 보장, 실패 시 보장, 실패 시 사후 조건, 실패 종료 조건",
        "in scope": "범위 내, 범위 안, 포함 범위",
        "out of scope": "범위 외, 범위 밖, 제외 범위",
        "assumptions": "가정, 가정 사항, 가정사항",
        "acceptance criteria": (
            "인수 조건, 인수조건, 인수 기준, 승인 기준, 수용 기준, 성공 기준, 완료 정의"
        ),
        "kpis": "핵심 성과 지표, 핵심성과지표, 성과 지표, 성공 지표, 지표",
        "business rules": "비즈니스 규칙, 비즈니스 룰, 업무 규칙, 규칙",
        "special requirements": "특별 요구사항, 특수 요구사항, 비기능 요구사항, 비기능적 요구사항",
        "frequency": "빈도, 사용 빈도, 발생 빈도, 수행 빈도",
        "variations": "변형, 변이, 기술 및 데이터 변형, 기술과 데이터 변형",
        "open issues": "미해결 이슈, 미해결 문제, 미결 사항, 미결사항, 열린 이슈, 오픈 이슈, 이슈",
        "notes": "비고, 참고, 참고 사항, 참고사항, 메모, 주석, 노트",
        "approvals": "승인, 승인자, 결재",
    },
}

HEADERS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    language: {name: tuple(headers.split(", ")) for name, headers in fields.items()}
    for language, fields in _LANGUAGES.items()
}
"""Language -> canonical name of a field -> its headers, the most usual one first."""
