"""The French words that rules of style look for."""

from __future__ import annotations

from sphinxext.usecase.core.lexicon.language import Language

_ABSTRACT = (
    r"(?:alignement|efficacité|productivité|expérience|satisfaction|communication|collaboration|coopération|qualité|performances?|croissance"
    r"|transparence|excellence|engagement|processus|opérations|ventes|marketing|service|services|innovation|numérisation|transformation)"
)
FRENCH = Language(
    common=(
        "le la les un une des du de et est sont que qui dans pour par avec sur au aux ce cette son sa ses ne pas il elle "
        "ou se en si"
    ),
    nominal=(
        r"^(?:\w+(?:tion|sion|xion|ment|aison|age|ance|ence)s?|gestion|demande|emprunt|retour|envoi|suivi|achat|vente|ajout|retrait|prêt|virement|transfert"
        r"|remise|saisie|mise|prise|création|suppression|recherche|reprise)\b.*$"
    ),
    verbal=r"\b\w{2,}(?:er|ir|oir)\b",
    broad=(
        r"^améliorer\b(?! (?:un|une|ce|cette)\b).*"
        rf"|^(?:améliorer|optimiser|augmenter|accroître|renforcer|favoriser|développer|assurer|garantir|soutenir|faciliter|moderniser|accélérer)\b.*?\b{_ABSTRACT}(?:$| (?:de|des|du|entre|dans|et|internes?|commercia(?:les?|l|ux))\b.*)"
        rf"|^(?:amélioration|optimisation|renforcement) .*\b{_ABSTRACT}\b.*"
    ),
    vague=(
        r"optimale?|meilleure?s?|mieux|plus (?:facile|facilement|rapide|rapidement|efficace|simple)\w*|facilement|rapidement|efficace(?:ment)?|efficacité|convivial\w*"
        r"|bonn?e?s?|appropriée?s?|adéquate?s?|fluide|moderne|intuiti(?:f|ve)|flexib\w+|dans les meilleurs délais|au mieux|convenable\w*|(?:simple|facile|agréable)s? à \w+"
    ),
    endless=(
        r"amélior(?:er|e|ation|é)|optimis(?:er|e|ation|é)|satisfaction|satisfaits?|facilit(?:er|e)|simplifi(?:er|e|cation)|gérer|soutenir"
    ),
    measured=(
        r"\d|exactement|au moins|au plus|que (?:le|la|les)|jusqu|avant|d['’]ici|deux|trois|quatre|cinq|dix|une fois|sans|selon"
    ),
    checkable=(
        r"\d|chaque|tout(?:e|es)?|tous|aucun(?:e)?|personne|rien|seul(?:ement|e|s)?|sans|exactement|jamais|toujours|au moins|au plus|que (?:le|la|les)|jusqu|avant|dès|d['’]ici|deux|trois|quatre|cinq|dix|une fois"
        r"|reçoit|obtient|possède|connaît|détient|(?:a|ont) (?:un|une|le|la|les|son|sa|ses)|(?:est|sont|soit|soient|être|été) (?!(?:satisfait|amélioré|optimisé|facilité|simplifié|géré)e?s?\b)\w+(?:é|ée|és|ées|i|ie|is|ies|it|ite|u|ue|us|ues|ert|erte)\b"
    ),
    widget=(
        r"(?:double-)?clique(?:nt)?\b|clic (?:sur|droit)|(?:choisit|sélectionne|ouvre)\b[^.]*\b(?:liste déroulante|menu contextuel|menu déroulant|bouton radio|élément de menu)|coche(?:nt)?\b[^.]*\bcase"
        r"|(?:appuie|presse|tape|sélectionne|actionne)\b[^.;,]*\b(?:bouton|icône|onglet|lien)\b|(?:ouvre|va (?:sur|dans)|passe (?:à|sur)|navigue vers) l['’]onglet|fait défiler|survole\b|(?:saisit|tape|remplit)\b[^.;]*\b(?:champ de saisie|champ de texte|zone de texte)"
    ),
    device=(
        r"(?:arrêt|urgence|alarme|ascenseur|machine|appareil|sonnette|terminal|distributeur|clavier|lecteur|télécommande|borne|robot|pupitre|pompe|appel"
        r"|bouton\b[^.;,]*\b(?:du |de la |de l['’]|au |sur la |sur le )(?!(?:page|formulaire|fenêtre|écran|boîte|application|site|portail|barre|menu|ligne|liste|tableau|coin|haut|bas)\b)\w+)"
    ),
    check=(
        r"(?:vérifie|valide|contrôle|authentifie)(?:nt)?\b|(?:est|sont) (?:vérifié|validé|contrôlé)e?s?|(?:demande|détermine|teste|regarde|décide)\b[^.]{0,60}? s['’]ils?\b|(?:demande|détermine|teste|regarde|décide)\b[^.]{0,60}? si\b"
        r"|demande\b[^.]{0,60}\b(?:confirmation|approbation|autorisation|permission|accord)\b|demande\b[^.]{0,60}\bde confirmer"
    ),
    join=r",| et | puis |;",
    further=(
        r"(?:,|;| et)(?: puis| ensuite)? (?P<verb>(?!(?:de|que|comme|entre|contre|une|le|ne|ce|se|je|me|te|dont|est|tout|toute|d|l|notamment|soit|adresse|date)\b)[a-zéèêàçîôûï]{2,}(?:e|it|d|t)) (?=(?:le|la|les|un|une|des|son|sa|ses|leur|leurs|ce|cette|ces|lui|à|au|aux)\b|l['’])"
    ),
    after=r"(?:,| et)? (?:puis|ensuite) (?P<verb>(?!(?:le|une|que|de)\b)[a-zéèêàç]{2,}(?:e|it|d|t))\b",
    clause=r"\b(?:qui|que|dont|où|si|parce|afin|pour que|lorsque|quand)\b",
    auxiliary=r" (?:est|sont) ",
    passive=(
        r"^(?:le|la|les|un|une|ce|cette|son|sa|ses|chaque|l['’]\w+)(?: (?!(?:qui|que|dont|si|quand)\b)[\w’'-]+){0,4}? (?:est|sont) (?:alors |ensuite |automatiquement |immédiatement |aussi )?"
        r"(?P<verb>(?!(?:connecté|intéressé|situé|obligé|fermé|autorisé|satisfait|pressé|énervé|fatigué|occupé|arrivé|parti|allé|venu|entré|sorti|resté|né|tombé|monté|passé)e?s?\b)\w+(?:é|ée|és|ées))\b"
    ),
    agent=r"\bpar (?!(?:mail|courriel|courrier|téléphone|défaut|la poste|e-mail)\b)",
    unnoticed=(
        r"(?:oublie|a oublié) (?:de|d['’]|(?:le|la|son|sa) (?:code|mot de passe|pin))|mécontente?|insatisfaite?|(?:est|sont) (?:distraite?|fatiguée?|perdue?|confuse?|indécise?|pressée?|énervée?|frustrée?|nerveux|nerveuse|inquiète?|déçue?)"
        r"|n['’](?:est|était) (?:pas|plus) (?:satisfaite?|convaincue?|intéressée?|sûre?)|change d['’]avis|perd (?:patience|confiance|l['’]intérêt|son intérêt)|hésite|ne (?:comprend|sait|croit|veut) (?:pas|plus)|(?:pense|croit) que|se méfie|regrette"
    ),
    noticed=r"(?:dit|signale|se plaint|clique|répond|note|demande|appelle|remarque|indique|choisit|annule|refuse|confirme|écrit|évalue|déclare)",
    alike=(
        "client, clientèle, acheteur\n"
        "facture, note\n"
        "employé, salarié\n"
        "supprime, efface\n"
        "fournisseur, vendeur\n"
        "colis, paquet"
    ),
)
