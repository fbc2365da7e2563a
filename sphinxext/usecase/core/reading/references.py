"""How authors write the numbers of steps, in a text and in a reference."""

from __future__ import annotations

import re
from collections.abc import Iterator

STEP_WORDS = (
    "step steps schritt schritte schritten étape étapes etape etapes paso pasos passo passos passi "
    "etapa etapas stap stappen krok kroku kroki kroków kroky шаг шага шаги шагов шаге steg trin trinn "
    "vaihe lépés pas ad\N{LATIN SMALL LETTER DOTLESS I}m крок кроки кроку 단계 步骤 步驟 ステップ 手順"
).split()
"""What a step is called in the languages of use cases that were seen, in lower case."""
_ANY_TIME = frozenset({"any", "any time", "anytime", "at any time", "any step", "at any step", "always"})
_WORD = "|".join(STEP_WORDS)
_SAID = re.compile(rf"(?:(?:{_WORD})\s*)?(\d{{1,4}})[.):]\s+\S", re.IGNORECASE)
_AROUND = re.compile(
    rf"(?:(?:at|from|to|in|with|on)\s+)?(?:the\s+)?(?:(?:{_WORD}|alternatives?|flow)(?:\s+|(?=\d)))?"
    r"(?:(?:no|nr|number)\.?\s*|[#№]\s*)?[(\[]?(.+?)[)\].:]*",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s+[-–]\s+|\s*–\s*")
_SPOKEN_RANGE = re.compile(
    r"\s+(?:to|through|thru|until|till|bis|à|al?|até|tot|do|до)\s+|\s*(?:\.{2,3}|[…—~〜至到])\s*",
    re.IGNORECASE,
)
_SPOKEN_LIST = re.compile(
    r"\s+(?:and|or|und|oder|et|ou|y|o|e|en|of|i|oraz|lub|и|или)\s+|\s*[&+/、和と]\s*|(?<=\d)\s+(?=\d)",
    re.IGNORECASE,
)
_AFTER = re.compile(r"(?:after|nach|après|después de|depois de|dopo|na|po|после)\s+", re.IGNORECASE)


def said_number(text: str) -> int | None:
    """The number that the text of a step begins with: ``3. Pay`` or ``Step 3: pay``."""
    said = _SAID.match(text)
    return int(said[1]) if said else None


def bare(reference: str) -> str:
    """A reference without the words around it: ``2a`` of ``Step 2a.``, ``(2a)`` and ``2A``."""
    around = _AROUND.fullmatch(reference)
    inner = around[1] if around else reference
    return inner.lower() if inner[:1].isdigit() else inner


def bounds(text: str) -> Iterator[list[str]]:
    """What may be the two ends of a range: ``2-4``, ``2 – 4``, ``look-up - pay``, ``2 to 4``."""
    for ends in (_RANGE.split(text.strip()), text.split("-"), _SPOKEN_RANGE.split(text.strip())):
        if len(ends) == 2:
            yield ends


def spoken_items(text: str) -> list[str]:
    """The items of a list in words: ``2 and 3``."""
    return [item for item in _SPOKEN_LIST.split(text.strip()) if item]


def without_after(text: str) -> str:
    """The step of which a branch point is said to come after it, as each does: ``after 3``."""
    return _AFTER.sub("", text.strip(), count=1)


def is_any_time(text: str) -> bool:
    """Whether a branch point is any time."""
    return text in ("*", r"\*") or " ".join(text.lower().split()) in _ANY_TIME
