"""What matches of an expression begin with: all that it may match is found, and little else."""

from __future__ import annotations

import pytest

from core.rules.style import test_unanswered_check, test_user_interface
from core.rules.style.judging import cases
from sphinxext.usecase.core.lexicon.beginnings import beginnings
from sphinxext.usecase.core.lexicon.lexicon import LANGUAGES, Wording, lexicon_of


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("click|Clicks|tap", ("click", "tap")),
        (r"clicks?\b|tap{2}", ("click", "ta")),
        (r"(?:double-|right-)?click", ("click", "double-", "right-")),
        (
            r"(?:and|then) check(?:s)? that",
            ("and check that", "and checks", "then check that", "then checks"),
        ),
        (r"(?:is|are) (?:checked|seen\b)", ("are checked", "are seen", "is checked", "is seen")),
        (r"(?:opens?|(?P<x>goes) to) the tab", ("goes to", "open")),
        (r"(?<!the )(?<=\s)checks(?= )(?! in)", ("checks",)),
        (r"^look|\blisten|\w*(?:box|Häkchen)", ("box", "häkchen", "listen", "look")),
        (r"press (?=[«“])|(?-i:Menu) of", ("menu of", "press ")),
        (r"\(x\)|press", ("",)),
        ("[a-z)]+ing|press", ("",)),
        (r"(?:[(|]\)|pick) it", ("",)),
        (r"(?:a\)|pick) it", ("a", "pick it")),
    ],
)
def test_what_a_match_begins_with(source: str, found: tuple[str, ...]) -> None:
    assert beginnings(source) == found


@pytest.mark.parametrize(
    ("name", "sentences"),
    [("widget", test_user_interface.SENTENCES), ("check", test_unanswered_check.SENTENCES)],
)
def test_nothing_that_rules_look_for_is_passed_over(name: str, sentences: dict[str, object]) -> None:
    for language, text, _is_bad in cases(sentences):  # type: ignore[arg-type]
        hints = beginnings(getattr(LANGUAGES[language], name))
        match = lexicon_of(language, Wording()).words(name).search(text)
        assert "" not in hints
        assert match is None or any(hint in match[0].lower() for hint in hints), text


def test_words_of_a_project_that_begin_with_a_sign_may_stand_anywhere() -> None:
    lexicon = lexicon_of("en", Wording(words={"widget": ["ok", "(x)"]}))
    assert lexicon.hints("widget") == ("",)
    assert lexicon_of("it", Wording()).hints("after") == ()
