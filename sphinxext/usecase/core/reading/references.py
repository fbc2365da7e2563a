"""How authors write the numbers of steps, in a text and in a reference."""

from __future__ import annotations

import re

STEP_WORDS = (
    "step steps schritt schritte schritten étape étapes etape etapes paso pasos passo passos passi "
    "etapa etapas stap stappen krok kroku kroki kroków kroky шаг шага шаги шагов шаге steg trin trinn "
    "vaihe lépés pas 步骤 步驟 ステップ 手順"
).split()
"""What a step is called in the languages of use cases that were seen, in lower case."""

_WORD = "|".join(STEP_WORDS)
_SAID = re.compile(rf"(?:(?:{_WORD})\s*)?(\d{{1,4}})[.):]\s+\S", re.IGNORECASE)


def said_number(text: str) -> int | None:
    """The number that the text of a step begins with: ``3. Pay`` or ``Step 3: pay``."""
    said = _SAID.match(text)
    return int(said[1]) if said else None
