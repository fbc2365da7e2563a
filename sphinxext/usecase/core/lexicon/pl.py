"""The Polish words that rules of style look for."""

from __future__ import annotations

from sphinxext.usecase.core.lexicon.language import Language

POLISH = Language(
    common="i w na z do jest są się nie że o dla przez po za od jego jej lub oraz czy który która które to ma gdy",
    nominal=r"^\w+(?:anie|enie|cja|cje)\b.*$",
    verbal=r"\b\w+(?:ć|c się)\b",
    broad=r"^(?:poprawić|usprawnić|ulepszyć|poprawa|usprawnienie)\b.*",
    vague=(
        r"popraw(?:a|ić|ia|ienie)|usprawni\w+|ulepsz\w+|lep(?:iej|szy|sza|sze|szej)|łatw(?:o|iej|iejszy|iejsze)|szybciej|szybko|efektywn\w+|sprawn(?:ie|iej|y|a|e)|wydajn\w+|zadowol\w+|satysfakcj\w+|odpowiedni\w*|dobr(?:y|a|e|ej|ze)"
        r"|optymaln\w+|wygodn\w+|zarządza\w*|wspiera\w*|uprościć|upraszcza|intuicyjn\w+"
    ),
    checkable=(
        r"\d|każd(?:y|a|e|ego|ej|emu)|wszys\w+|żad(?:en|na|ne|nego)|nikt|nic|tylko|bez|dokładnie|nigdy|zawsze|co najmniej|najwyżej|najpóźniej|dopóki|zanim|w ciągu|przed|do końca|niż|dwa|dwie|trzy|cztery|pięć|dziesięć"
        r"|otrzymuje|dostaje|posiada|zna|ma|mają|(?:jest|są|został|została|zostało|zostały) \w+(?:any|ana|ane|ony|ona|one|ty|ta|te)\b"
    ),
    widget=(
        r"klika\b|(?:naciska|wciska|wybiera)\b[^.;,]*\b(?:przycisk\w*|ikon\w+|zakładk\w+|link\w*)\b|(?:wybiera|otwiera)\b[^.]*\blist\w+ rozwijan\w+|zaznacza\b[^.]*\bpole wyboru"
    ),
    device=r"(?:awaryjn\w+|alarm\w*|wind\w+|maszyn\w+|automat\w*|dzwon\w+|terminal\w*|klawiatur\w+|czytnik\w*|pilot\w*|robot\w*|urządzeni\w+)",
    check=(
        r"(?:sprawdza|weryfikuje|waliduje)(?:ją)?\b|(?:pyta|ustala|decyduje)\b[^.]{0,60}?,? czy\b|prosi\b[^.]{0,60}\b(?:potwierdzenie|zgodę|akceptację|zatwierdzenie)\b"
    ),
)
