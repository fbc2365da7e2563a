"""The Dutch words that rules of style look for."""

from __future__ import annotations

from sphinxext.usecase.core.lexicon.language import Language

DUTCH = Language(
    common="de het een en van is zijn in op met voor te dat die niet aan bij om uit door of als er naar wordt worden hij haar",
    nominal=r"^.*(?:atie|ering|beheer|afhandeling|overdracht|aanvraag|login|proces|verwerking)$",
    verbal=r"\b\w+en\b(?<!klanten)|(?<= )\w+t\b",
    broad=r"^(?!(?:een|de|het) ).*\bverbeteren$|^verbeter(?! (?:een|de|het)\b)\b.*",
    vague=(
        r"verbeter(?:en|t|ing|d)|optimaliseren|optimaal|beter(?:e)?|makkelijk(?:er)?|gemakkelijk(?:er)?|sneller|efficiënt(?:er|e)?|efficiëntie|effectief|effectieve|tevreden(?:heid)?|klanttevredenheid"
        r"|goed(?:e)?|passend(?:e)?|geschikt(?:e)?|gebruiksvriendelijk\w*|ondersteun(?:en|t)|vereenvoudig(?:en|t)|soepel(?:er)?|zo snel mogelijk|tijdig|beheren"
    ),
    checkable=(
        r"\d|elke?|ieder(?:e|een)?|geen|niemand|niets|alleen|slechts|zonder|precies|nooit|altijd|minstens|ten minste|hoogstens|uiterlijk|tot|voordat|binnen|voor het einde|zodra|dan|twee|drie|vier|vijf|tien"
        r"|ontvangt|krijgt|heeft|hebben|bezit|kent|bereikt|staat|ligt|(?:is|zijn|wordt|worden) [^.]*\b(?:ge\w+(?:d|t|en)|(?:be|ver|ont|her)\w+(?:d|t|en)|bekend|beschikbaar|vrij|open)\b"
    ),
    widget=(
        r"klikt\b|(?:drukt|tikt|kiest|selecteert)\b[^.;,]*\b(?:knop|icoon|pictogram|tabblad|link)\b|(?:kiest|selecteert|opent)\b[^.]*\b(?:keuzelijst|dropdown\w*|contextmenu|keuzemenu)\b|\bvinkt\b[^.]*\b(?:vakje|selectievakje)"
    ),
    device=r"(?:nood\w*|alarm\w*|lift|automaat|apparaat|bel|deurbel|terminal|toetsenpaneel|machine|afstandsbediening|lezer|robot)",
    check=(
        r"(?:controleert|valideert|verifieert)\b|(?:wordt|worden) (?:gecontroleerd|gevalideerd|geverifieerd)|(?:vraagt|bepaalt|beslist|kijkt)\b[^.]{0,60}? of\b|vraagt\b[^.]{0,60}\b(?:bevestiging|toestemming|goedkeuring)\b"
    ),
)
