"""The Portuguese words that rules of style look for."""

from __future__ import annotations

from sphinxext.usecase.core.lexicon.language import Language

PORTUGUESE = Language(
    common="o a os as um uma de do da dos das e é são que em no na com por para ao se seu sua não ou como foi está",
    nominal=(
        r"^(?:\w+(?:ção|ções|são|mento|mentos|ância|ência|agem)|gestão|empréstimo|envio|cadastro|registro|registo|retirada|pedido|reembolso)\b.*$"
    ),
    verbal=r"\b\w{2,}(?:ar|er|ir)(?:-se)?\b",
    broad=r"^melhorar\b(?! (?:um|uma|este|esta)\b).*",
    vague=(
        r"melhorar?|melhoria|otimizar?|otimização|ótim[oa]|melhor(?:es)?|mais (?:fácil|facilmente|rápid[oa]|rapidamente|eficiente|simples)|facilmente|rapidamente|eficiente(?:mente)?|eficiência|eficaz(?:mente)?"
        r"|satisfação|satisfeit[oa]s?|bo[am]s?|bons|adequad[oa]s?|adequadamente|apropriad[oa]s?|amigável|gerir|gerenciar|apoiar|facilitar|simplificar|intuitiv[oa]|agilizar"
    ),
    checkable=(
        r"\d|cada|tod[oa]s?|nenhum(?:a)?|ninguém|nada|só|somente|apenas|sem|exatamente|nunca|sempre|pelo menos|no máximo|até|antes|dentro de|dois|duas|três|quatro|cinco|dez|recebe|obtém|possui|conhece"
        r"|(?:tem|têm) (?:um|uma|o|a|os|as|seu|sua)|(?:é|são|está|estão|seja|sejam|foi|foram|fica) (?!(?:satisfeit|melhorad|otimizad)[oa]s?\b)\w+(?:ado|ada|ados|adas|ido|ida|idos|idas|to|ta|tos|tas)\b"
    ),
    widget=(
        r"clica\b|(?:pressiona|aperta|toca|seleciona|prime)\b[^.;,]*\b(?:botão|ícone|aba|separador|link)\b|(?:escolhe|seleciona|abre)\b[^.]*\b(?:lista suspensa|menu suspenso|menu de contexto)|marca\b[^.]*\bcaixa de seleção"
    ),
    device=r"(?:emergência|parada|alarme|elevador|máquina|campainha|terminal|teclado|leitor|controle|comando|robô|dispositivo|chamada)",
    check=(
        r"(?:verifica|valida|confere|autentica)m?\b|(?:pergunta|determina|decide)\b[^.]{0,60}? se\b|(?:pede|solicita)\b[^.]{0,60}\b(?:confirmação|aprovação|autorização|permissão|consentimento)\b"
    ),
)
