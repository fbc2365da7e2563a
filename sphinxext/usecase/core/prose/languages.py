"""The words by which authors head alternatives, say where they leave and where they lead, per language.

Phrases are regular expressions. In them ``{n}`` is a step's number, with or without the word *step*,
``{step}`` one with it, and ``{w}`` a few words in between.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Language(NamedTuple):
    """The words of one language, each as regular expressions between bars.

    ``flows`` are headers of several alternatives, ``flow`` of one, ``errors`` say that it is an exception.
    Other headers are put together of words: ``nouns`` are what a flow may be called, ``kinds`` make it an
    alternative, ``main_kinds`` the main one. ``when`` begins a condition,
    ``begin`` is what an alternative does at its branch point.
    ``branch`` is what a branch point looks like; ``resume``, ``next``, ``main``, ``end`` are endings: at a
    step, at the next one, in the main flow without a step, of the whole. ``maybe`` makes them conditions.
    """

    flows: str
    flow: str
    errors: str
    branch: str
    resume: str
    next: str
    main: str
    end: str
    failure: str
    success: str
    abort: str
    maybe: str
    negation: str
    any_time: str
    nouns: str
    kinds: str
    main_kinds: str
    when: str
    begin: str = ""


LANGUAGES: Mapping[str, Language] = {
    "en": Language(
        flows=(
            r"(?:alternat\w+|exception(?:al)?s?|exceptional|extension|error|secondary|failure|optional) (?:and "
            r"(?:alternat\w+|exceptions?) )?(?:flows|paths|courses|scenarios|cases|sequences|steps)"
            r"(?: of events)?|alternat(?:iv)?es|extensions?|exceptions|(?:specific|general|global|possible) (?:exceptions|extensions|alternatives)|alternat\w+ courses? of (?:events|action)"
            r"|variations (?:and|or|/|&) (?:exceptions?|extensions?|alternat\w+)"
            r"|exceptions? handling|(?:alternat\w+|extensions) (?:and|/|&) (?:exceptions?|alternat\w+)"
            r"(?: (?:flows|paths|scenarios))?|(?:bounded|specific|global) alternat\w+ flows|error handling"
            r"|what (?:can|could|might|may) go wrong|(?:error|exception(?:al)?|alternat\w+) conditions"
        ),
        flow=(
            r"(?:(?:specific|bounded|global) )?(?:alt\.?|alternat\w+|exception(?:al)?|error|secondary|optional)"
            r" (?:flow|path|course|scenario|case|sequence)|alternative|exception|extension(?! points?)"
        ),
        errors=r"exception|error|failure",
        branch=r"(?:at|in|after|from|during|on|for|rfs) (?:the )?(?:(?:main|basic) (?:flow )?)?{step}|rfs (?:(?:main|basic) flow )?{n}",
        resume=(
            r"(?:continu\w*|resum\w*|rejoin\w*|proceed\w*)(?: {w}(?:at|to|from|with|in|form|on)| the)? {w}{step}"
            r"|(?:returns?|go(?:es)?|jumps?|loops?|back) {w}(?:to|at|from) (?:the )?"
            r"(?:(?:main|basic|normal|primary) (?:success )?(?:flow|course|path|scenario),? (?:at |in |with )?)?{step}"
            r"|(?:returns?|go(?:es)?|continues|resumes|proceeds?|back) (?:back )?(?:to|at|from|with) {n}$"
            r"|(?:returns?|go(?:es)? back) to line {n}|resume step {n}|rejoins? (?:at )?{step}"
            r"|(?:picks? up|(?:carr(?:y|ies)|go(?:es)?|moves?) on) (?:again )?(?:at|from|with) (?:the )?{step}"
        ),
        next=r"(?:continu\w*|resum\w*|proceed\w*|returns?|go(?:es)?) {w}(?:next|following) step",
        main=(
            r"(?:continu\w*|resum\w*|returns?|rejoin\w*|back) {w}(?:main|basic|normal|primary) "
            r"(?:success )?(?:flow|scenario|path|course)"
        ),
        end=(
            r"(?:use ?case|^(?:the |this )?(?:scenario|flow|process|interaction)) (?:(?:then|now|thus|here|also|simply) )?"
            r"(?:ends?|terminates?|finish(?:es)?|stops?|fails|aborts?|concludes|completes"
            r"|(?:is|has|gets|will|shall) (?:\w+ )?(?:end|terminate|ended|terminated|finished|stopped|aborted|cancell?ed"
            r"|over|completed?|failed))\b"
            r"|(?:ends?|terminates?|finish\w*|aborts?|exits?|end of) (?:the )?use ?case|^(?:abort|fails?)\.?$"
        ),
        failure=r"fail\w*|unsuccessful\w*|without success",
        success=r"(?<!un)success\w*",
        abort=r"abort\w*|cancel\w*",
        maybe=r"if|unless|otherwise|when|in case|depending|either|or|may|might|optionally|until",
        negation=r"not|never|cannot|without \w+ing|n't",
        any_time=r"(?:at )?any (?:time|step|point)",
        nouns=(
            r"(?:sub[ -]?)?(?:flows?|paths?|courses?|scenarios?|cases?|sequences?|steps?|"
            r"branch(?:es)?|routes?|handling|situations?|events?|actions?|execution)"
        ),
        kinds=(
            r"alternat\w+|alterative|alt\.?|exception(?:al|s)?|extensions?|errors?|secondary|failures?|failed|"
            r"optional|unhappy|negative|deviations?|abnormal|branch(?:ing)?"
        ),
        main_kinds=(
            r"main|basic|base|normal|primary|standard|nominal|happy|success(?:ful)?|typical|ideal|"
            r"default|regular|expected"
        ),
        when=r"if|when|whenever|in case|should",
        begin=r"(?:starts?|begins?|branch(?:es)?(?: off)?|diverges?|occurs?|happens?|(?:is )?triggered)",
    ),
    "de": Language(
        flows=(
            r"erweiterungen|alternativen|alternativ\w*[ -]?(?:abläufe|szenarien|flüsse|pfade|schritte)"
            r"|alternative\w* (?:abläufe|szenarien|flüsse|pfade)|ausnahmen|ausnahme(?:abläufe|szenarien|fälle)"
            r"|varianten und (?:ausnahmen|erweiterungen)|fehlerfälle|fehler(?:szenarien|abläufe)|sonderfälle|abweichungen"
        ),
        flow=r"alternativ\w*[ -]?(?:ablauf|szenario|fluss|pfad)|alternative|ausnahme\w*|fehlerfall|erweiterung",
        errors=r"ausnahme|fehler",
        branch=r"(?:bei|in|nach|ab|während|zu|im|von|(?:ausgangspunkt|abzweigung|verzweigung)(?: ist)?:?) {step}",
        resume=(
            r"(?:weiter|fortsetz\w*|fortgesetzt|zurück|rücksprung|fortfahren|fährt|kehrt|rückkehr|setzt|springt|geht) "
            r"{w}(?:mit|bei|in|zu|ab|an|zum|im) {w}{step}|(?:bei|mit|in|ab|an|zu) {step} {w}"
            r"(?:weiter|fortgesetzt|fort|zurück|fortgefahren)|(?:weiter|zurück|fortsetzung) (?:mit|bei|zu) {n}$"
        ),
        next=r"(?:weiter|fort|zurück)\w* {w}nächste\w* schritt|nächste\w* schritt {w}(?:weiter|fort)\w*",
        main=r"(?:weiter|zurück|fortgesetzt|kehrt) {w}(?:haupt|standard|normal)\w*(?:ablauf|szenario|fluss)",
        end=(
            r"(?:anwendungsfall|use ?case|ablauf|prozess|vorgang|szenario) {w}(?:endet|beendet|abgebrochen|"
            r"bricht|scheitert|abgeschlossen)|ende des (?:anwendungsfalls|use ?cases)|^abbruch\.?$"
            r"|endet (?:damit |hier |nun )?(?:der|dieser) (?:anwendungsfall|use ?case)"
        ),
        failure=r"fehlschl\w*|misserfolg|erfolglos|scheitert|ohne erfolg",
        success=r"erfolgreich|(?<!miss)(?<!ohne )erfolg",
        abort=r"abgebrochen|abbruch|bricht",
        maybe=r"wenn|falls|sonst|sofern|andernfalls|oder|je nach|kann|gegebenenfalls|ansonsten|bis",
        negation=r"nicht|nie|kein\w*|ohne",
        any_time=r"jederzeit|(?:zu )?jede[rm]? zeit\w*|in jedem schritt",
        nouns=(
            r"ablauf|abläufe?|ablaeufe?|szenari(?:o|en|um)|verl[aä]uf\w*|fl(?:uss|üsse)|pfade?|schritte?|"
            r"prozesse?|fälle?|flows?"
        ),
        kinds=(
            r"alternativ\w*|ausnahme\w*|fehler(?:fall|fälle|szenari\w+|ablauf|abläufe|"
            r"behandlung\w*)?|erweiterung(?:en)?|sonderf[aä]ll\w*|abweichung(?:en)?"
        ),
        main_kinds=(
            r"(?:haupt|normal|standard|grund|basis|erfolgs?|regel|ideal)-?(?:erfolgs)?(?:ablauf|"
            r"abläufe|szenario|verlauf|fluss|pfad|prozess|fall|flow)?|normaler|typischer|"
            r"regulärer|erfolgreicher"
        ),
        when=r"wenn|falls|sollten?|sofern",
        begin=r"beginnt|startet|zweigt|tritt",
    ),
    "fr": Language(
        flows=(
            r"(?:scénarios?|flux|enchaînements?|chemins?|cas|déroulements?) "
            r"(?:alternatifs?|d['’]exceptions?|d['’]erreurs?|d['’]extensions?|secondaires?|exceptionnels?)"
            r"|extensions?|exceptions|alternatives|variantes et exceptions"
        ),
        flow=(
            r"(?:scénario|flux|enchaînement|chemin|cas) (?:alternatif|d['’]exception|d['’]erreur|exceptionnel)"
            r"|alternative|exception|extension(?! points?)"
        ),
        errors=r"exception|erreur",
        branch=r"(?:à|a|au|après|dans|depuis|lors de|de) (?:l['’]\s?|la )?{step}|(?:au point) {n}",
        resume=(
            r"(?:repren\w*|reprise|retour\w*|revient|continue\w*|recommence|retourne|poursui\w*) {w}"
            r"(?:à|au|a|de|depuis|par) {w}(?:l['’]\s?)?{step}|(?:reprend|retour|revient|reprise) au point {n}"
            r"|retour {step}|(?:retour|reprise|reprend|aller) (?:à|en) {n}$"
        ),
        next=r"(?:repren\w*|continue\w*|poursui\w*|retour\w*|passe) {w}(?:l['’]\s?)?(?:étape|etape) suivante",
        main=r"(?:repren\w*|retour\w*|revient|rejoint) {w}(?:scénario|flux|enchaînement) (?:nominal|principal|normal)",
        end=(
            r"(?:cas d['’]utilisation|scénario|processus|use ?case|enchaînement) {w}(?:se termine|termine|se solde|"
            r"s['’]arrête|s['’]achève|prend fin|échoue|terminé|abandonné|annulé|interrompu)"
            r"|fin du (?:cas d['’]utilisation|scénario|cas)"
        ),
        failure=r"échec|échoue|sans succès",
        success=r"(?<!sans )succès",
        abort=r"abandon\w*|annul\w*|interrompu",
        maybe=r"si|s['’]il|sinon|lorsque|quand|sauf|ou|peut|selon|éventuellement|jusqu\w*",
        negation=r"ne|n['’]\w+|pas|sans|jamais",
        any_time=r"à tout moment|à n['’]importe quel moment",
        nouns=(
            r"scénarios?|scenarios?|flux|flots?|enchaînements?|enchainements?|chemins?|cas|"
            r"déroulements?|parcours|étapes?|traitements?|gestion|situations?|événements?|évènements?"
        ),
        kinds=(
            r"(?:d['’])?(?:alternatif?(?:ve)?s?|exceptions?|erreurs?|extensions?|échecs?)|"
            r"alternatives?|secondaires?|exceptionnel(?:le)?s?|variantes?|dégradés?|"
            r"d['’](?:exceptions?|erreurs?|extensions?|échecs?|alternatives?)"
        ),
        main_kinds=(
            r"principa(?:l|le|ux)|nomina(?:l|le|ux)|normal(?:e|aux)?|de base|de succès|standard|"
            r"idéale?"
        ),
        when=r"si|s['’]ils?|lorsque?|quand|en cas",
        begin=r"(?:démarre|commence|débute|intervient|se déclenche)",
    ),
    "es": Language(
        flows=(
            r"(?:flujos?|escenarios?|cursos?|caminos?|secuencias?|pasos) (?:alternativ[oa]s?|altern[oa]s?|de excepci[oó]n(?:es)?|"
            r"de errores|de error|excepcionales|secundarios)|extensiones|excepciones|alternativas|variaciones y (?:excepciones|extensiones)"
        ),
        flow=(
            r"(?:flujo|escenario|curso|camino|secuencia) (?:alternativ[oa]|altern[oa]|de excepci[oó]n|de error)"
            r"|alternativa|excepci[oó]n|extensi[oó]n"
        ),
        errors=r"excepci|error",
        branch=r"(?:en|tras|después de|desde|durante|a partir de|del) (?:el |la )?{step}",
        resume=(
            r"(?:contin[uú]a\w*|vuelve\w*|volver|regresa\w*|retorna\w*|retoma\w*|sigue|prosigue|reanuda\w*) {w}"
            r"(?:en|a|al|con|desde|de|por) {w}{step}|(?:retoma|reanuda) el {step}"
            r"|(?:ir|volver|vuelve|regresa|continúa) (?:a|al|en) {n}$"
        ),
        next=r"(?:contin[uú]a\w*|vuelve|regresa|sigue) {w}(?:siguiente paso|paso siguiente)",
        main=r"(?:contin[uú]a|vuelve|regresa|retoma|retorna) {w}(?:flujo|escenario|curso) (?:principal|básico|normal)",
        end=(
            r"(?:(?<!\bo )caso de uso|escenario|proceso|flujo) {w}(?:termina|finaliza|acaba|concluye|fracasa|falla|finalizado|"
            r"cancelado|abortado|cancela|aborta)\b|(?:termina|finaliza|acaba|concluye|fin)(?: del?| el)? (?:el )?caso de uso"
        ),
        failure=r"fracas\w*|fall[ao]\w*|sin éxito",
        success=r"(?<!sin )éxito|exitosamente",
        abort=r"cancel\w*|abort\w*",
        maybe=r"si|salvo|cuando|o(?! (?:caso|fluxo|cenário|processo|sistema|usuário))|puede|según|caso contrario|de lo contrario|hasta",
        negation=r"no|nunca|sin",
        any_time=r"en cualquier (?:momento|paso)",
        nouns=r"flujos?|escenarios?|cursos?|caminos?|secuencias?|pasos?|casos?|manejo|situaci[oó]n(?:es)?|eventos?",
        kinds=(
            r"altern(?:os?|as?|ativ[oa]s?)|excepci[oó]n(?:es)?|excepcional(?:es)?|err(?:or|ores)|"
            r"extensi[oó]n(?:es)?|secundari[oa]s?|fallos?|opcional(?:es)?"
        ),
        main_kinds=(
            r"principal(?:es)?|básic[oa]s?|basic[oa]s?|normal(?:es)?|típic[oa]s?|ideal|éxito|"
            r"feliz|exitos[oa]s?|estándar|primari[oa]"
        ),
        when=r"si|cuando|en caso",
        begin=r"(?:comienza|inicia|empieza|ocurre|se activa)",
    ),
    "pt": Language(
        flows=(
            r"(?:fluxos?|cenários?|caminhos?|cursos?) (?:alternativos?|de exceç(?:ão|ões)|de erros?|excepcionais|secundários)"
            r"|extensões|exceções|alternativas|variações e (?:exceções|extensões)"
        ),
        flow=(
            r"(?:fluxo|cenário|caminho|curso) (?:alternativo|de exceção|de erro)|alternativa|exceção|extensão"
        ),
        errors=r"exceç|erro",
        branch=r"(?:no|na|após(?: o)?|após a|do|durante o|a partir do|em|depois do) {step}",
        resume=(
            r"(?:(?:continua\w*|volta\w*|retorna\w*|regressa\w*|retoma\w*|segue|prossegue|reinicia)(?:-se)?) {w}"
            r"(?:no|na|ao|à|a|para|do|em|com|pelo) {w}{step}|(?:retoma) o {step}"
            r"|(?:ir|voltar|volta|retorna|continua) (?:a|ao|para|em|no) {n}$"
        ),
        next=r"(?:continua|volta|retorna|segue|prossegue) {w}(?:próximo passo|passo seguinte)",
        main=r"(?:continua|volta|retorna|retoma) {w}(?:fluxo|cenário) (?:principal|básico|normal)",
        end=(
            r"(?:caso de uso|cenário|processo|fluxo) {w}(?:termina|finaliza|encerra|acaba|falha|finalizado|encerrado|"
            r"cancelado|abortado)\b|(?:encerra|termina|finaliza|fim)(?:-se| do| o)? (?:o )?caso de uso"
        ),
        failure=r"falha\w*|insucesso|fracasso|sem sucesso",
        success=r"(?<!in)(?<!sem )sucesso",
        abort=r"cancel\w*|abort\w*",
        maybe=r"(?<!-)se|caso contrário|quando|ou|pode|senão|salvo|até",
        negation=r"não|nunca|sem",
        any_time=r"a qualquer momento|em qualquer (?:momento|passo)",
        nouns=(
            r"fluxos?|cenários?|cenarios?|caminhos?|cursos?|sequências?|passos?|casos?|tratamento|"
            r"eventos?"
        ),
        kinds=(
            r"alternativ[oa]s?|exceç(?:ão|ões)|exce[cç][aã]o|exce[cç][oõ]es|erros?|extens(?:ão|"
            r"ões)|secundári[oa]s?|excepciona(?:l|is)|falhas?|opciona(?:l|is)"
        ),
        main_kinds=(
            r"principa(?:l|is)|básic[oa]s?|basic[oa]s?|norma(?:l|is)|típic[oa]|ideal|sucesso|"
            r"feliz|padrão|primári[oa]|nominal"
        ),
        when=r"se|quando|caso|em caso",
        begin=r"(?:inicia|começa|ocorre)(?:-se)?",
    ),
    "it": Language(
        flows=(
            r"(?:flussi?|scenari[o]?|percorsi|sequenze) (?:alternativ[oie]|di eccezione|di errore|d['’]eccezione|secondari)"
            r"|estensioni|eccezioni|alternative|vari(?:anti|azioni) ed? (?:eccezioni|estensioni)"
        ),
        flow=r"(?:flusso|scenario|percorso|sequenza) (?:alternativ[oa]|di eccezione|di errore)|alternativa|eccezione|estensione",
        errors=r"eccezion|error",
        branch=r"(?:al|nel|dopo(?: il)?|dal|durante il|a) {step}",
        resume=(
            r"(?:continua\w*|torna\w*|ritorna\w*|riprende\w*|prosegue|riparte|ricomincia) {w}"
            r"(?:al|dal|nel|a|da|con il|col) {w}{step}|(?:si )?(?:torna|ritorno) al {step}"
            r"|(?:torna|ritorno|vai|riprende|continua) (?:a|al|da|dal) {n}$"
        ),
        next=r"(?:continua|torna|riprende|prosegue) {w}(?:passo successivo|prossimo passo)",
        main=r"(?:continua|torna|riprende|ritorna) {w}(?:flusso|scenario) (?:principale|base|normale)",
        end=(
            r"(?:caso d['’]uso|scenario|processo|flusso) {w}(?:termina|finisce|si conclude|fallisce|terminato|annullato|"
            r"interrotto|abortito)\b|(?:termina|fine)(?: il| del)? caso d['’]uso"
        ),
        failure=r"fallimento|fallisce|insuccesso|senza successo",
        success=r"(?<!in)(?<!senza )successo",
        abort=r"annulla\w*|interrott\w*|abort\w*",
        maybe=r"se|altrimenti|quando|oppure|o|può|salvo|qualora|finché",
        negation=r"non|mai|senza",
        any_time=r"in (?:qualsiasi|qualunque|ogni) momento",
        nouns=(
            r"fluss[oi]|scenari[o]?|percors[oi]|sequenz[ae]|pass[oi]|cas[oi]|gestione|situazion[ei]|eventi|degli"
        ),
        kinds=(
            r"alternativ[oaie]|eccezion[ei]|errori?|estension[ei]|secondari[oae]?|fallimenti?|"
            r"opzional[ei]"
        ),
        main_kinds=r"principal[ei]|base|normal[ei]|successo|nominale|ideale|standard|primari[oa]",
        when=r"se|quando|qualora|nel caso|in caso",
        begin=r"(?:inizia|parte|comincia|avviene)",
    ),
    "nl": Language(
        flows=(
            r"alternatieve (?:scenario['’]?s|stromen|flows|paden|verlopen)|uitzonderingen|uitbreidingen|extensies"
            r"|alternatieven|var(?:ianten|iaties) en (?:uitzonderingen|uitbreidingen)|uitzonderings(?:scenario['’]?s|stromen|gevallen)|foutscenario['’]?s"
        ),
        flow=r"alternatie(?:f|ve) (?:scenario|stroom|flow|pad|verloop)|alternatief|uitzondering|uitbreiding|extensie",
        errors=r"uitzondering|fout",
        branch=r"(?:bij|in|na|op|vanaf|tijdens) {step}",
        resume=(
            r"(?:verder|vervolg[td]?|hervat\w*|terug|keert|gaat|ga|doorgaan|voortgezet) {w}(?:bij|naar|met|vanaf|in|op) {w}{step}"
            r"|(?:bij|vanaf|met|naar) {step} {w}(?:verder|hervat|vervolgd|voortgezet|terug)"
            r"|(?:ga|gaat|terug|verder) (?:naar|bij|met) {n}$"
        ),
        next=r"(?:verder|vervolgt?|hervat|gaat) {w}volgende stap",
        main=r"(?:verder|terug|hervat|vervolgt?) {w}(?:hoofdscenario|hoofdstroom|basisscenario|normale stroom)",
        end=(
            r"(?:use ?case|scenario|proces|stroom) {w}(?:eindigt|stopt|beëindigd|mislukt|afgebroken|afgesloten)"
            r"|einde (?:van de )?use ?case"
        ),
        failure=r"mislukk\w*|mislukt|zonder succes",
        success=r"(?<!zonder )succes\w*",
        abort=r"afgebroken|geannuleerd|afbreken",
        maybe=r"als|indien|tenzij|anders|wanneer|of|kan|mits|totdat",
        negation=r"niet|nooit|geen|zonder",
        any_time=r"op elk (?:moment|ogenblik)|te allen tijde",
        nouns=(r"scenario['’]?s?|stro(?:om|men)|flows?|pad(?:en)?|verlo(?:op|pen)|stappen|gevallen"),
        kinds=(
            r"alternatie(?:f|ve|ven)|exceptione(?:el|le)|uitzondering(?:en)?|uitbreiding(?:en)?|extensies?|fout(?:en|"
            r"scenario['’]?s?|afhandeling)?|uitzonderings(?:scenario['’]?s?|stromen|gevallen|"
            r"flows?)"
        ),
        main_kinds=(
            r"(?:hoofd|basis|standaard|succes|normaal)-?(?:succes)?(?:scenario|stroom|flow|pad|"
            r"verloop)?|normale?|succesvol|happy"
        ),
        when=r"als|indien|wanneer|mocht",
        begin=r"(?:begint|start|treedt)",
    ),
    "pl": Language(
        flows=(
            r"(?:przepływy|scenariusze|ścieżki|przebiegi) (?:alternatywne|wyjątków|wyjątkowe|poboczne|błędów)"
            r"|rozszerzenia|wyjątki|alternatywy|sytuacje wyjątkowe"
        ),
        flow=(
            r"(?:przepływ|scenariusz|ścieżka|przebieg) (?:alternatywn[ya]|wyjątkow[ya]|wyjątku|błędu)"
            r"|alternatywa|wyjątek|rozszerzenie"
        ),
        errors=r"wyjąt|błęd",
        branch=r"(?:w|po|od|na|podczas) {step}|dotyczy {n}",
        resume=(
            r"(?:wraca|wracamy|powrót|powraca|kontynu\w*|przejście|przechodzi|wznawia\w*|wznowienie|idź) {w}"
            r"(?:do|od|w|z|na) {w}{step}|(?:powrót|wraca|idź|przejście) do {n}$|dalej (?:od|z|w|do) {step}"
        ),
        next=r"(?:kontynu\w*|przechodzi|powrót|wraca) {w}następn\w+ krok\w*",
        main=r"(?:powrót|wraca|powraca|kontynu\w*) {w}(?:scenariusz\w*|przepływ\w*) (?:główn\w+|podstawow\w+)",
        end=(
            r"(?:przypadek użycia|scenariusz|proces|przepływ) {w}(?:kończy|zakończony|przerwany|anulowany|niepowodzeniem)"
            r"|koniec (?:przypadku użycia|scenariusza|przypadku)"
        ),
        failure=r"niepowodzeni\w*|porażk\w*|bez (?:powodzenia|sukcesu)",
        success=r"(?<!nie)(?<!bez )powodzeni\w*|(?<!bez )sukces\w*",
        abort=r"przerwan\w*|anulow\w*",
        maybe=r"jeśli|jeżeli|gdy|w przeciwnym razie|lub|albo|może|chyba|dopóki",
        negation=r"nie|nigdy|bez",
        any_time=r"w (?:dowolnym|każdym) (?:momencie|kroku)|w (?:dowolnej|każdej) chwili",
        nouns=r"przep[lł]yw\w*|scenariusz\w*|ścieżk\w+|przebieg\w*|krok\w*|zdarzeń|obsługa",
        kinds=(
            r"alternatyw\w+|wyjąt\w+|rozszerzeni\w+|błęd\w+|poboczn\w+|opcjonaln\w+|"
            r"niepowodzeni\w+"
        ),
        main_kinds=(
            r"główn\w+|podstawow\w+|normaln\w+|nominaln\w+|powodzenia|sukcesu|standardow\w+|"
            r"typow\w+"
        ),
        when=r"jeśli|jeżeli|gdy|kiedy|w przypadku|w razie",
        begin=r"(?:rozpoczyna|zaczyna) się|następuje",
    ),
    "ru": Language(
        flows=(
            r"(?:альтернативные|исключительные|дополнительные|вспомогательные) (?:потоки|сценарии|пути|ходы|варианты)"
            r"|(?:потоки|сценарии) (?:исключений|ошибок)|расширения|исключения|альтернативы"
        ),
        flow=(
            r"(?:альтернативный|исключительный|ошибочный) (?:поток|сценарий|путь|ход)(?: событий)?"
            r"|(?:поток|сценарий) (?:ошиб(?:ки|ок)|исключени[яй])|альтернатива|исключение|расширение"
        ),
        errors=r"исключ|ошиб",
        branch=r"(?:на|в|во|после|с|из|при|к) {step}",
        resume=(
            r"(?:возвра\w*|продолж\w*|переход\w*|перейти|вернуться|возобновл\w*) {w}(?:к|на|с|в|со) {w}{step}"
            r"|(?:возврат|переход|перейти|вернуться) к {n}$"
        ),
        next=r"(?:продолж\w*|переход\w*|возвра\w*) {w}следующ\w+ шаг\w*",
        main=r"(?:возвра\w*|продолж\w*) {w}(?:основно\w+|главно\w+) (?:поток\w*|сценари\w*)",
        end=(
            r"(?:вариант использования|прецедент|сценарий|процесс|use ?case) {w}(?:заверша\w*|заканчива\w*|заверш[её]н|"
            r"прерыва\w*|прерван|оканчива\w*|прекраща\w*)|конец (?:варианта использования|прецедента|сценария)"
        ),
        failure=r"неудач\w*|неуспе\w*|провал\w*|безуспешно|без успеха",
        success=r"(?<!не)(?<!без)(?<!без )успе\w+|(?<!не)удач\w+",
        abort=r"прерыва\w*|прерван\w*|отмен\w*",
        maybe=r"если|иначе|когда|или|может|либо|при условии|пока",
        negation=r"не|никогда|без",
        any_time=r"в любой момент|на любом шаге|в любое время",
        nouns=(
            r"поток\w*|сценари\w*|пут[ьи]|ход\w*|вариант\w*|последовательност\w+|направлени\w+|шаг\w*|событи\w+|"
            r"ситуаци\w+|обработка"
        ),
        kinds=(
            r"альтернатив\w+|исключ\w+|расширени\w+|ошиб\w+|дополнительн\w+|вспомогательн\w+|"
            r"ошибочн\w+|негативн\w+"
        ),
        main_kinds=(
            r"основн\w+|главн\w+|базов\w+|нормальн\w+|успешн\w+|типов\w+|типичн\w+|стандартн\w+|"
            r"позитивн\w+"
        ),
        when=r"если|когда|в случае|при",
        begin=r"начинается|возникает|ответвляется",
    ),
    "zh": Language(
        flows=(
            r"(?:扩展|擴展|备选|備選|替代|异常|異常|分支|可选|例外|备用|其他|错误)(?:流程|路径|路徑|场景|場景|事件流|时间流|流)?s?"
            r"|扩展点|异常处理"
        ),
        flow=r"(?:备选|備選|替代|异常|異常|分支|例外)(?:流程|路径|场景|事件流|时间流|流)",
        errors=r"异常|異常|例外|错误",
        branch=r"(?:在|从|從|于|於){step}|{step}(?:中|时|時|后|後|处|處)",
        resume=r"(?:返回|回到|转|轉|继续|繼續|转到|轉到|跳转到|跳到|恢复|转至)(?:执行)?(?:到|至|于)?(?:(?:主|基本|正常)(?:流程|事件流)的?)?{step}|从{step}(?:继续|繼續|开始|重新)",
        next=r"(?:继续|繼續|返回|转到)(?:执行)?下一步",
        main=r"(?:返回|回到|继续|繼續)(?:到)?(?:主|基本|正常)(?:流程|事件流|场景)",
        end=r"(?:用例|流程|场景)(?:\w{{0,3}})?(?:结束|結束|终止|終止|失败|完成)|结束(?:用例|流程)",
        failure=r"失败|失敗",
        success=r"成功",
        abort=r"终止|終止|取消|中止",
        maybe=r"如果|若|否则|否則|或者?|可能|可以|除非|直到",
        negation=r"不|未|没有|沒有",
        any_time=r"(?:在)?任何时候|任意时刻|随时",
        nouns=r"",
        kinds=r"",
        main_kinds=r"",
        when=r"如果|若|当",
    ),
    "ja": Language(
        flows=r"(?:代替|例外|拡張|オルタナティブ)(?:フロー|シナリオ|系列|パス|コース|処理)?|拡張点",
        flow=r"(?:代替|例外|拡張)(?:フロー|シナリオ|系列|パス)",
        errors=r"例外",
        branch=r"{step}(?:で|において|の(?:後|時点|とき|際)|から)",
        resume=r"{step}(?:に|へ|から)\w{{0,8}}?(?:戻る|戻り|進む|移る|再開|続行|継続|続ける|続く|もどる)",
        next=r"次の(?:ステップ|手順)(?:に|へ|から)\w{{0,6}}?(?:進む|移る|続ける|続行|再開)",
        main=r"(?:基本|主|メイン|通常)(?:フロー|シナリオ|系列)(?:に|へ)\w{{0,6}}?(?:戻る|戻り|復帰)",
        end=r"(?:ユースケース|シナリオ|処理|フロー)(?:を|は|が)\w{{0,8}}?(?:終了|中断|失敗|中止|完了)",
        failure=r"失敗",
        success=r"成功",
        abort=r"中断|中止|キャンセル",
        maybe=r"場合|なら|または|もし|まで|たら|れば|けれ",
        negation=r"ない|ません|せず",
        any_time=r"いつでも|任意の時点",
        nouns=r"",
        kinds=r"",
        main_kinds=r"",
        when=r"もし",
    ),
}
"""Language -> its words."""
