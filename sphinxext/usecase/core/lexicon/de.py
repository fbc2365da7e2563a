"""The German words that rules of style look for."""

from __future__ import annotations

from sphinxext.usecase.core.lexicon.language import Language

_OBJECT = r"(?:der|die|das|den|dem|des|ein|eine|einen|einem|einer|es|sie|ihn|ihm|ihr|ihre|ihren|seine|seinen|sein|diese|diesen|dieses|alle|jede|jeden|jedes|kein|keine|keinen|beide|[0-9A-ZÄÖÜ„»\"*`])"
_ABSTRACT = (
    r"(?:Zusammenarbeit|Effizienz|Produktivität|Zufriedenheit|Kundenzufriedenheit|Kommunikation|Qualität|Leistung|Wachstum|Transparenz"
    r"|Exzellenz|Abstimmung|Ausrichtung|Prozesse|Abläufe|Kundenerlebnis|Geschäft|Betrieb|Kultur|Innovation|Digitalisierung|Transformation|Umsatz|Vertrieb|Marketing|Service)"
)
GERMAN = Language(
    common=(
        "der die das und ist sind ein eine einen dem den des wird werden mit von für auf im zu nicht sich bei aus dass "
        "ob oder wenn hat es er sie als nach an zum zur"
    ),
    nominal=r"^(?-i:[A-ZÄÖÜ0-9].*)",
    verbal=(
        r"(?-i:(?<=\s)(?!(?:den|einen|von|mit|nicht|vom|am|an|in|im|ein|zwischen|gegen|neuen|alten|eigenen|ihren|seinen|allen|keinen|vielen|unten|oben|innen|außen|mitten|neben"
        r"|seit|statt|samt|nebst|zeit|laut|selbst|erst)\b)[a-zäöüß]+(?:e?n|t)\b|^[A-ZÄÖÜ][\wäöüß]*(?:en|ern|eln)$|(?<! der)(?<! den)(?<! die)(?<! des)(?<! von)(?<! und)(?<! für)(?<! mit) [A-ZÄÖÜ][\wäöüß]*(?:en|ern|eln)$"
        r"|(?<=\s)(?:ist|sind|hat|kann|soll|muss|will|darf)\b)"
    ),
    broad=(
        r"^(?!(?:ein|eine|einen|den|das|die) ).*\b(?:verbessern|stärken|fördern|voranbringen|vorantreiben)$"
        rf"|^.*\b(?:{_ABSTRACT}|[A-Z]\w+(?:kommunikation|zusammenarbeit|effizienz|prozesse|abläufe))\b.*(?:verbessern|optimieren|steigern|erhöhen|fördern|stärken|sicherstellen|unterstützen|ausbauen|modernisieren|beschleunigen|ausrichten)$"
        rf"|^(?:Verbesserung|Optimierung|Steigerung|Stärkung|Förderung|Modernisierung)\b.*\b{_ABSTRACT}\b.*"
    ),
    vague=(
        r"optimal(?:e[nrsm]?)?|besser(?:e[nrsm]?)?|leichter|einfach(?:er)?|schnell(?:er|e[nrsm]?)?|schnellstmöglich|möglichst \w+|reibungslos(?:e[nrsm]?)?"
        r"|effizient(?:er|e[nrsm]?)?|effektiv(?:er|e[nrsm]?)?|benutzerfreundlich\w*|gut(?:e[nrsm]?)?|angemessen\w*|geeignet\w*"
        r"|komfortab\w+|bequem\w*|modern(?:e[nrsm]?)?|nahtlos\w*|zeitnah|flexib\w+|intuitiv\w*|zügig|sinnvoll\w*|ordnungsgemäß"
    ),
    endless=(
        r"verbesser(?:n|t|te|ung)|optimier(?:en|t|te|ung)|unterstütz(?:en|t|ung)|zufrieden(?:e[nrsm]?|heit)?|\w+zufriedenheit"
        r"|vereinfach(?:en|t|ung)|erleichter(?:n|t|ung)|steiger(?:n|t|ung)|verwalten"
    ),
    measured=(
        r"\d|genau|mindestens|höchstens|spätestens|als|bis|bevor|binnen|innerhalb|vor (?:dem|der|Ende)|zwei|drei|vier|fünf|sechs|zehn|zwölf"
        r"|einmal|ohne|gemäß|laut"
    ),
    checkable=(
        r"\d|jede[rsnm]?|kein(?:e[nrsm]?)?|niemand|nichts|nur|ohne|genau|nie|immer|mindestens|höchstens|spätestens|als|bis|bevor|binnen|innerhalb|vor (?:dem|der|Ende)|sobald|zwei|drei|vier|fünf|sechs|zehn|zwölf|einmal"
        r"|erhält|erhalten|bekommt|besitzt|kennt|erreicht|hat|haben|liegt|steht|stehen|vorliegt|weiß|gilt|entsteht"
        r"|(?:ist|sind|wird|werden|wurde|wurden|worden) (?!(?:zufrieden|besser|verbessert|optimiert|unterstützt|einfach|gut)\b)[^.]*(?:\w*ge\w+(?:t|en)|(?:be|er|ver|zer|ent)\w+(?:t|en)|\w+iert|da|vorhanden|frei|offen|bekannt)"
        r"|(?!(?:verbessert|optimiert|unterstützt|vereinfacht|erleichtert)\b)(?:\w*ge\w+(?:t|en)|(?:be|er|ver|ent|zu)\w+t|\w+iert) (?:ist|sind|wird|werden|wurde|wurden)"
    ),
    widget=(
        r"(?:an|doppel)?klick(?:t|en)\b|\b(?:geklickt|angeklickt)\b|(?:wählt|öffnet)\b[^.]*\b(?:Dropdown\w*|Auswahlliste|Klappliste|Kontextmenü|Menüpunkt|Menüeintrag|Optionsfeld|Radiobutton)\b"
        r"|(?:drückt|betätigt|tippt|wählt|berührt)\b[^.;,]*\b(?:Schaltfläche|Button|Icon|Symbol|Reiter|Registerkarte|Link)\b|\w*(?:Kontrollkästchen|Checkbox|Häkchen)\b"
        r"|scrollt\b|(?:öffnet|wechselt (?:in|auf|zu)|navigiert zu[mr]?|geht auf) (?:den|die|das|dem|der)? ?(?:[‚„»'\"]?[\w-]+[‘“«'\"]? ){0,3}(?:Reiter|Registerkarte|Tab|Menü|Untermenü)\b"
        r"|(?:gibt|tippt|trägt)\b[^.;]*\b(?:Eingabefeld|Textfeld)\b|(?:drückt|betätigt) (?:die )?(?:Enter|Eingabetaste|Return|OK)\b"
    ),
    device=(
        r"(?:Not|Nothalt|Notaus|Automat\w*|Gerät\w*|Aufzug\w*|Fahrstuhl\w*|Klingel|Türklingel|Terminal|Tastenfeld|Maschine|Anlage|Fernbedienung|Lesegerät|Ampel|Bedienpult|Konsole|Roboter|Alarm\w*|Schloss|Gurt)"
    ),
    check=(
        r"(?:über)?prüft\b|(?:über)?geprüft|validiert|verifiziert|kontrolliert|vergewissert sich|authentifiziert|(?:fragt|erfragt|ermittelt|stellt fest|schaut|sieht nach|testet|entscheidet)\b[^.]{0,60},? ob\b"
        r"|bittet\b[^.]{0,60}\b(?:Bestätigung|Zustimmung|Genehmigung|Freigabe|Erlaubnis|Einwilligung)\b"
    ),
    join=r",| und |;",
    further=(
        rf"(?-i:(?:,|;| und) (?:dann |danach |anschließend )?(?P<verb>(?!(?:nicht|mit|seit|statt|sonst|jetzt|erst|fast|zuerst|zuletzt|somit|damit|bereits|samt|oft|laut|ist|hat)\b)[a-zäöüß]+t) (?={_OBJECT}))"
    ),
    after=r"(?:, dann|; dann| und dann| und danach| und anschließend|, danach|, anschließend) (?P<verb>(?!(?:nicht|mit)\b)[a-zäöüß]+t)\b",
    clause=r"(?:, (?:der|die|das|den|dem|dessen|deren|dass|ob|weil|damit|wenn|falls|wo|was|in \w+|mit \w+|von \w+)\b)",
    auxiliary=r" (?:wird|werden) ",
    passive=(
        r"^(?:der|die|das|ein|eine|alle|jede[rs]?|diese[rs]?|[A-ZÄÖÜ][\wäöüß-]*)\b(?: (?!(?:der|die|das|dass|ob|wenn),?\b)[\w„“\"-]+){0,4}? (?:wird|werden) "
        r"(?:[^,;.]*? )?(?P<verb>(?:\w*ge\w+(?:t|en)|(?:be|er|ver|zer|ent|über|unter|wieder)\w+(?:t|en)|\w+iert))\.?$"
    ),
    agent=r"\b(?:von|vom|durch) ",
    unnoticed=(
        r"vergisst|(?:hat|haben)\b.* (?:PIN|Passwort|Kennwort|Code) vergessen|(?:PIN|Passwort|Kennwort) vergessen|(?:ist|sind) (?:unzufrieden|unglücklich|gelangweilt|verwirrt|abgelenkt|müde|unsicher|unentschlossen|verärgert|frustriert|nervös|ungeduldig|in Eile|besorgt)"
        r"|nicht (?:mehr )?(?:zufrieden|überzeugt|interessiert|sicher)|(?:überlegt|entscheidet) (?:es )?sich (?:es )?anders|verliert (?:das Interesse|die Geduld|das Vertrauen|die Lust)|versteht\b.*\bnicht|zögert|glaubt|denkt|meint|fühlt sich|misstraut|hat keine Lust|möchte lieber|bereut"
        r"|unzufrieden|gefällt\b.*\bnicht"
    ),
    noticed=(
        r"(?:sagt|meldet|beschwert|klickt|antwortet|bewertet|fragt|ruft|bemerkt|teilt|gibt an|beantragt|wählt|bricht|lehnt|bestätigt|schreibt|äußert|fordert)"
    ),
    alike=(
        "Kunde, Klient, Auftraggeber\n"
        "Rechnung, Faktura\n"
        "Mitarbeiter, Angestellter\n"
        "löscht, entfernt\n"
        "Lieferant, Zulieferer\n"
        "Paket, Sendung\n"
        "Passwort, Kennwort"
    ),
)
