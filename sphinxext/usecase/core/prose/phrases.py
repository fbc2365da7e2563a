"""What sentences say of a flow: where it branches off, where it goes on, and how it ends."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from sphinxext.usecase.core.prose.labels import parse
from sphinxext.usecase.core.prose.languages import LANGUAGES, Language
from sphinxext.usecase.core.prose.text import narrow
from sphinxext.usecase.core.reading.references import STEP_WORDS

_LABEL = (
    r"(?:\*|\d{1,3}(?!\d))(?:\s?[-–]\s?\d{1,3}(?!\d))?"
    r"(?:\.?[a-zа-я](?![^\W\d_])(?:\.?\d{1,3})?|\.\d{1,3})*(?![\d%])"
)
AND = r",|and|or|und|oder|et|ou|y|o|e|en|of|i|lub|и|или|to|bis|à|a|al|tot|do|до|至|到|、"
_LIST = rf"{_LABEL}(?:\s?(?:{AND})\s?{_LABEL})*"
_CASES = (
    "шагу шагом шагам шагах шагами krokiem krokach krokami stappen paso pasos passi point points "
    "punto puntos ponto pontos punti punkt punkten punktu punktów "
    r"пункт пункта пункту пункте пункты пунктов пп\.? п\.?"
).split()
_WORDS = "|".join(sorted({*STEP_WORDS, *_CASES}, key=len, reverse=True))
_NUMBER = r"(?:no\.?|nr\.?|number|#|n[°º]|№|第)\s*"
STEP = rf"(?:{_WORDS})\s*(?:{_NUMBER})?[(\[«\"“]?"
_EAST_ASIAN = "|".join(word for word in STEP_WORDS if ord(word[0]) > ord("⺀"))
_EAST_ASIAN_STEP = rf"(?:{_EAST_ASIAN})\s*第?\s*[(\[「“]?"
_CHINESE = rf"|第?\s*({_LIST})\s*步"
_AGAIN = (
    r"again|anew|over|wieder|erneut|à nouveau|de nuevo|otra vez|novamente|de novo|di nuovo|opnieuw|"
    r"ponownie|снова|заново"
)
_BETWEEN = r"(?:[^\s.,;:!?。，；]+\s+){0,5}?"
_SENTENCE = re.compile(r"(?<=[.!?;])(?<!\b[пПNn]\.)(?<!\b[Nn][or]\.)\s+|(?<=[。！？；])|\n\s*\n")
_NO_SPACES = frozenset({"zh", "ja"})


class Said(NamedTuple):
    """An ending that a sentence states: the option, its value, and the sentence.

    ``unsure`` says that it holds on a condition only.
    """

    option: Literal["resume", "end"]
    value: str
    sentence: str
    unsure: bool = False


class _Compiled(NamedTuple):
    branch: re.Pattern[str]
    resume: re.Pattern[str]
    next: re.Pattern[str]
    main: re.Pattern[str]
    end: re.Pattern[str]
    failure: re.Pattern[str]
    success: re.Pattern[str]
    abort: re.Pattern[str]
    maybe: re.Pattern[str]
    negation: re.Pattern[str]
    any_time: re.Pattern[str]
    begin: re.Pattern[str]
    leading: re.Pattern[str]


@cache
def _languages() -> dict[str, _Compiled]:
    return {name: _compiled(name, words) for name, words in LANGUAGES.items()}


def _compiled(name: str, words: Language) -> _Compiled:
    edge = "" if name in _NO_SPACES else r"\b"
    begin = rf"(?:{words.begin})\s+(?:{words.branch})(?!\s*(?:{_AGAIN}))" if words.begin else "(?!)"
    leading = rf"(?:(?:{words.when}),?\s*)?(?:{words.branch})"
    said = words._asdict() | {"begin": begin, "leading": leading}
    return _Compiled(*(_pattern(said[part], edge) for part in _Compiled._fields))


def _pattern(phrase: str, edge: str) -> re.Pattern[str]:
    """A phrase with what stands for numbers and words put in; its groups hold numbers."""
    step = f"{STEP}({_LIST})" if edge else f"{_EAST_ASIAN_STEP}({_LIST}){_CHINESE}"
    written = phrase.replace("{{", "{").replace("}}", "}").replace("{w}", _BETWEEN)
    written = written.replace("{step}", f"(?:{step})").replace("{n}", f"(?:{STEP}|{_NUMBER})?({_LIST})")
    behind = rf"(?:{edge}|(?<=\.)|$)" if edge else ""
    return re.compile(f"{edge}(?:{written}){behind}" if edge else written, re.IGNORECASE)


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return [one for one in _SENTENCE.split(" ".join(text.split())) if one.strip()]


def endings(text: str, *, is_condition: bool = False) -> list[Said]:
    """The endings that a text states, each once.

    In a condition an *if* at the beginning is the alternative's own.
    """
    found = [
        _ending(one, is_condition=is_condition and not place)
        for place, one in enumerate(sentences(text))
    ]
    return list(dict.fromkeys(one for one in found if one))


def _ending(sentence: str, *, is_condition: bool) -> Said | None:
    bare = narrow(sentence).strip().rstrip('.!。 )]»"”')
    for words in _languages().values():
        if stated := _stated(bare, words):
            option, value, start, end = stated
            before, behind = bare[:start], bare[start:]
            behind = _without_asides(behind)
            denied = _WITHOUT.sub("", bare[start : end + _NEAR]) if option == "end" else behind
            if words.negation.search(words.failure.sub("", denied)):
                return None
            rest = words.maybe.sub("", before, count=1) if is_condition else before
            unsure = bool(words.maybe.search(rest) or words.maybe.search(behind))
            return Said(option, value, sentence.strip(), unsure)
    return None


_WITHOUT = re.compile(r"\b(?:without|ohne|sans|sin|sem|senza|zonder|bez|без)\b.*", re.IGNORECASE)
"""How it ends, not that it does not: *The use case ends without saving*."""
_NEAR = 12
"""So near behind its verb stands a *not*."""


def _without_asides(text: str) -> str:
    """A text without numbers, and without what stands in brackets or quotes."""
    return re.sub(rf"\([^()]*(?:\)|$)|[“„«\"][^“”„«»\"]*(?:[”»“\"]|$)|{_LIST}", "", text)


def _stated(bare: str, words: _Compiled) -> tuple[Literal["resume", "end"], str, int, int] | None:
    """The option, its value, and where the phrase begins and ends."""
    if found := words.resume.search(bare):
        numbers = _numbers(found)
        return "resume", numbers[0] if len(numbers) == 1 else "?", *found.span()
    if found := words.next.search(bare):
        return "resume", "next", *found.span()
    if found := words.main.search(bare):
        return "resume", "", *found.span()
    if found := words.end.search(bare):
        behind = bare[found.start() :]
        outcome = _outcome(behind, words) or _named_outcome(behind) or _outcome(bare, words)
        return "end", outcome, *found.span()
    return None


_OUTCOME = re.compile(
    r"(?:\b(?i:with|mit|avec|con|com|met|z|с)\s+(?:\w+\s+)?|[–—:(,-]\s*)"
    r"(?i:outcome|result|ergebnis|résultat|resultado|risultato|esito|resultaat|wynik(?:iem)?|результатом)"
    r"\s*:?\s+(?:[\"“„«»‚‘](?P<quoted>[^\"“”„«»‘’.:;,]{1,40})[\"”“»«’]?|(?P<word>[^\W\d_a-zß-öø-ÿа-яё]\w{2,}))$"
)


def _named_outcome(bare: str) -> str:
    """The name of an outcome at the end of a sentence: in quotation marks, or a word with a capital."""
    found = _OUTCOME.search(bare)
    return (found["quoted"] or found["word"]).strip() if found else ""


def _outcome(bare: str, words: _Compiled) -> str:
    said = [name for name in ("success", "failure", "abort") if getattr(words, name).search(bare)]
    return said[0] if len(said) == 1 else ""


def _numbers(found: re.Match[str]) -> list[str]:
    written = next(value for value in found.groups() if value)
    return [str(parse(one)) for one in re.findall(_LABEL, written)]


def begins_condition(text: str) -> bool:
    """Whether a text begins as a condition does: *If the card is blocked*."""
    return bool(_conditions().match(text.strip()))


@cache
def _conditions() -> re.Pattern[str]:
    spoken = [rf"(?:{words.when})\b" for name, words in LANGUAGES.items() if name not in _NO_SPACES]
    return re.compile("|".join([*spoken, *(LANGUAGES[name].when for name in _NO_SPACES)]), re.IGNORECASE)


def names_flow(text: str, label: str) -> bool:
    """Whether a text names an alternative: in brackets, or by a word for flows and its label."""
    words = _latin(text)
    is_there = _latin(label).split()[0].casefold() in words.casefold()  # most texts name none
    return is_there and bool(_naming(label).search(words))


@cache
def _naming(label: str) -> re.Pattern[str]:
    said = re.escape(_latin(label)).replace("\\ ", "[ -]?")
    in_brackets = rf"[\[({{]\s*{said}\s*[\])}}]"
    return re.compile(rf"{in_brackets}|\b(?:{_flow_words()})\s+(?:\w+\s+)?{said}(?!\w)", re.IGNORECASE)


@cache
def _flow_words() -> str:
    return "|".join(f"{one.kinds}|{one.nouns}" for one in LANGUAGES.values() if one.kinds)


def _latin(text: str) -> str:
    """A text with the Latin letters that its Cyrillic capitals look like."""
    return text.translate(_ALIKE)


_ALIKE = str.maketrans("АВЕКМНОРСТХ", "ABEKMHOPCTX")


def branch(text: str, *, titled: bool = False) -> str:
    """The branch point that a text states, as ``:from:`` has it; empty if none.

    Sentences that say where a flow goes on are left out. ``titled``: a title may begin with a step.
    """
    for sentence in sentences(narrow(text)):
        if (point := _branch(sentence, titled=titled)) is not None:
            return point
    return ""


def leading_branch(text: str) -> str:
    """The branch point that a text begins with, as in *If at step 2 the line is dead*."""
    first = narrow(text).strip()
    for words in _languages().values():
        if found := words.leading.match(first):
            ending = next((_stated(one, words) for one in sentences(first)[:1]), None)
            return "" if ending and ending[2] < found.end() else _first_points(found)
    return ""


def _branch(sentence: str, *, titled: bool) -> str | None:
    begun = (_TITLED.match(sentence) if titled else None) or _BRACKETED.match(sentence.lstrip())
    if not begun and (leading := leading_branch(sentence)):
        return leading
    if not begun and any(_stated(sentence.strip().rstrip(".。"), one) for one in _languages().values()):
        return None
    if begun or (begun := _BRACKETED.search(sentence)):
        return _first_points(begun)
    return _spanned(sentence) or _phrased(sentence)


def _spanned(sentence: str) -> str:
    """The steps that an alternative is between."""
    found = _SPANNED.search(sentence)
    if found is None:
        return ""
    before = _ANY_TIME.sub("", sentence[: found.start()], count=1)
    return f"{parse(found[1])}-{parse(found[2])}" if _BEFORE.search(before) else ""


def _phrased(sentence: str) -> str | None:
    for name, words in _languages().items():
        if any_time := _at_an_edge(words.any_time, sentence, name):
            return "" if _OF_STEPS.match(sentence, any_time.end()) else "*"
        found = words.begin.search(sentence) or _at_an_edge(words.branch, sentence, name)
        if found:
            return _first_points(found)
    return None


def _at_an_edge(phrase: re.Pattern[str], sentence: str, language: str) -> re.Match[str] | None:
    """A phrase that begins or ends a clause: *the name from step 2 is wrong* leaves nowhere."""
    for found in phrase.finditer(sentence):
        before, behind = sentence[: found.start()], sentence[found.end() :]
        if language in _NO_SPACES or _BEFORE.search(before) or _BEHIND.match(behind):
            return found
    return None


_ANY_TIME = re.compile(rf"(?:{'|'.join(one.any_time for one in LANGUAGES.values())})\s*$", re.IGNORECASE)
_SPANNED = re.compile(
    r"\b(?:between|zwischen|entre|tra|fra|tussen|mi[eę]dzy|pomiędzy|между)\s+(?:\w+\s+)?"
    rf"{STEP}({_LABEL})\s+(?:{AND})\s+({_LABEL})",
    re.IGNORECASE,
)
"""*Between steps 4 and 7*."""
_OF_STEPS = re.compile(rf"[^,.:;]*\b{STEP}{_LABEL}", re.IGNORECASE)
"""An alternative at any time of some steps does not leave all of them."""
_BEFORE = re.compile(r"(?:^|[,;:(–—])\s*(?:\w+\s+)?$")
_BEHIND = re.compile(r"\s*[)\]]?\s*(?:[.,;:!?)–—]|$)")
_BRACKETED = re.compile(rf"[(\[（]\s*(?:\w+\s+){{0,2}}?{STEP}({_LIST})\s*[)\]）]", re.IGNORECASE)
_TITLED = re.compile(
    rf"\s*(?:{STEP}|(?:line|zu|ad)\s+)({_LIST})\s*[)\]]?\s*(?:[:：–—-]|$)", re.IGNORECASE
)
_TO = re.compile(r"\s?(?:[-–至到]|\b(?:to|bis|à|al|tot|do|до)\b)\s?")


def sole_step(text: str) -> str:
    """The step that a text names, if it says nothing else."""
    found = re.fullmatch(rf"\s*(?:{STEP})?({_LABEL})\s*[.)\]]*\s*", narrow(text), re.IGNORECASE)
    return str(parse(found[1])) if found else ""


def _first_points(found: re.Match[str]) -> str:
    return _points(next(value for value in found.groups() if value))


def _points(written: str) -> str:
    """A list of steps as ``:from:`` has it: ``2-4``, ``2, 5``."""
    if _TO.search(written):
        return "-".join(part.strip() for part in _TO.split(written))
    return ", ".join(str(parse(one)) for one in re.findall(_LABEL, written))
