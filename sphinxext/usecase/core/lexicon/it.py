"""The Italian words that rules of style look for."""

from __future__ import annotations

from sphinxext.usecase.core.lexicon.language import Language

ITALIAN = Language(
    common="il lo la i gli le un una uno di del della dei e è sono che in con per da al alla non si su nel suo sua ha",
    nominal=(
        r"^(?:\w+(?:zione|zioni|mento|menti|aggio|anza|enza)|gestione|prestito|acquisto|vendita|invio|ricerca|ritiro|rimborso|bonifico)\b.*$"
    ),
    verbal=r"\b\w{2,}(?:are|ere|ire|arsi|ersi|irsi)\b",
    broad=r"^migliorare\b(?! (?:un|una|questo|questa)\b).*",
    vague=(
        r"migliorare?|migliora|ottimizzare?|ottimale|meglio|più (?:facile|facilmente|veloce|velocemente|rapid[oa]|efficiente|semplice)|facilmente|rapidamente|velocemente"
        r"|efficiente(?:mente)?|efficienza|efficace(?:mente)?|soddisfazione|soddisfatt[oaie]|buon[oaie]?|adeguat[oaie]|adeguatamente|appropriat[oaie]|gestire|supportare|facilitare|semplificare|intuitiv[oa]"
    ),
    checkable=(
        r"\d|ogni|ciascun[oa]?|tutt[oaie]|nessun[oa]?|niente|solo|soltanto|senza|esattamente|mai|sempre|almeno|al massimo|entro|prima|fino|due|tre|quattro|cinque|dieci|riceve|ottiene|possiede|conosce"
        r"|ha (?:un|una|il|la|lo|le)|(?:è|sono|viene|vengono|sia) (?!(?:soddisfatt|migliorat|ottimizzat|gestit)[oaie]\b)\w+(?:at|it|ut|ess|ett|ert|ost)[oaie]\b"
    ),
    widget=(
        r"(?:fa )?clicca\b|fa (?:doppio )?clic\b|(?:preme|seleziona|tocca)\b[^.;,]*\b(?:pulsante|icona|scheda|link)\b|(?:sceglie|seleziona|apre)\b[^.]*\b(?:menu a tendina|menù a tendina|menu contestuale)"
        r"|spunta\b[^.]*\bcasella"
    ),
    device=r"(?:emergenza|arresto|allarme|ascensore|macchina|campanello|terminale|tastierino|lettore|telecomando|robot|dispositivo|chiamata)",
    check=(
        r"(?:verifica|controlla|convalida|autentica)(?:no)?\b|(?:chiede|determina|decide)\b[^.]{0,60}? se\b|chiede\b[^.]{0,60}\b(?:conferma|approvazione|autorizzazione|permesso|consenso)\b"
    ),
)
