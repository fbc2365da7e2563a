"""The questions of a use case to start from, by language."""

from __future__ import annotations

from collections.abc import Mapping

from sphinxext.usecase.core.templates.template import Alternative, Part, Template

TEMPLATES: Mapping[str, Template] = {
    "en": Template(
        title="Do what to which thing?",
        parts=(
            Part(
                "Goal",
                ("Which outcome is reached, so that it can be checked: within how many minutes?",),
            ),
            Part(
                "Actors",
                (
                    "Person: who takes part, and what for?",
                    "System: which one, and what does it do here?",
                ),
            ),
            Part("In scope", ("Where does it begin, and where does it end?",)),
            Part("Out of scope", ("What would somebody expect here that is done elsewhere?",)),
            Part(
                "Preconditions",
                ("What must be true before it can begin?", "What must be known or filled in?"),
            ),
            Part("Trigger", ("Which event starts it?",)),
            Part(
                "Acceptance criteria",
                (
                    "Given what, if what happens, then what can be seen?",
                    "Of how many cases must how many succeed?",
                ),
            ),
            Part("KPIs", ("Which figure gets better, from how much today to how much?",)),
            Part("Approvals", ("Business owner: who?", "Technical owner: who?")),
        ),
        steps=(
            "Who does what first?",
            "What does the system do next?",
            "By which action is the goal reached?",
        ),
        alternatives=(
            Alternative(
                1, "What could go wrong at step 1?", ("Who does what about it?",), "resume", "2"
            ),
            Alternative(
                2, "What could go wrong at step 2?", ("Who tells whom, and how?",), "end", "failure"
            ),
        ),
        examined=(3, "Why can nothing go wrong here?"),
    ),
    "de": Template(
        title="Was wird womit getan?",
        parts=(
            Part(
                "Ziel",
                ("Was ist erreicht, in einem Satz, der sich prüfen lässt: in wie vielen Minuten?",),
            ),
            Part(
                "Akteure", ("Person: wer wirkt mit, und wozu?", "System: welches, und was tut es hier?")
            ),
            Part("Im Umfang", ("Wo beginnt es, und wo endet es?",)),
            Part("Nicht im Umfang", ("Was würde jemand hier erwarten, das anderswo geschieht?",)),
            Part(
                "Vorbedingungen",
                ("Was muss gelten, bevor es beginnen kann?", "Was muss bekannt oder ausgefüllt sein?"),
            ),
            Part("Auslöser", ("Welches Ereignis setzt es in Gang?",)),
            Part(
                "Akzeptanzkriterien",
                (
                    "Wenn was gegeben ist und was geschieht, was ist dann zu sehen?",
                    "Von wie vielen Fällen müssen wie viele gelingen?",
                ),
            ),
            Part("Kennzahlen", ("Welche Zahl wird besser, von wie viel heute auf wie viel?",)),
            Part("Freigaben", ("Fachlich verantwortlich: wer?", "Technisch verantwortlich: wer?")),
        ),
        steps=(
            "Wer tut was zuerst?",
            "Was tut das System danach?",
            "Durch welche Handlung wird das Ziel erreicht?",
        ),
        alternatives=(
            Alternative(
                1, "Was kann bei Schritt 1 schiefgehen?", ("Wer tut was dagegen?",), "resume", "2"
            ),
            Alternative(
                2, "Was kann bei Schritt 2 schiefgehen?", ("Wer erfährt es, und wie?",), "end", "failure"
            ),
        ),
        examined=(3, "Warum kann hier nichts schiefgehen?"),
    ),
    "fr": Template(
        title="Que fait-on, et avec quoi ?",
        parts=(
            Part(
                "Objectif",
                ("Quel résultat est atteint, en une phrase vérifiable : en combien de minutes ?",),
            ),
            Part(
                "Acteurs",
                ("Personne: qui participe, et pourquoi ?", "Système: lequel, et que fait-il ici ?"),
            ),
            Part("Dans le périmètre", ("Où cela commence-t-il, et où cela finit-il ?",)),
            Part("Hors périmètre", ("Qu'attendrait-on ici qui se fait ailleurs ?",)),
            Part(
                "Préconditions",
                (
                    "Qu'est-ce qui doit être vrai avant de commencer ?",
                    "Qu'est-ce qui doit être connu ou rempli ?",
                ),
            ),
            Part("Déclencheur", ("Quel événement le met en route ?",)),
            Part(
                "Critères d'acceptation",
                (
                    "Étant donné quoi, si quoi se produit, que voit-on ?",
                    "Sur combien de cas, combien doivent réussir ?",
                ),
            ),
            Part("Indicateurs", ("Quel chiffre s'améliore, de combien aujourd'hui à combien ?",)),
            Part("Approbations", ("Responsable métier: qui ?", "Responsable technique: qui ?")),
        ),
        steps=(
            "Qui fait quoi en premier ?",
            "Que fait le système ensuite ?",
            "Par quelle action le but est-il atteint ?",
        ),
        alternatives=(
            Alternative(
                1, "Que peut-il mal se passer à l'étape 1 ?", ("Que fait-on alors ?",), "resume", "2"
            ),
            Alternative(
                2,
                "Que peut-il mal se passer à l'étape 2 ?",
                ("Qui prévient qui, et comment ?",),
                "end",
                "failure",
            ),
        ),
        examined=(3, "Pourquoi rien ne peut-il mal se passer ici ?"),
    ),
}
