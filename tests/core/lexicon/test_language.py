"""The language of a text, judged by its function words."""

from __future__ import annotations

import pytest

from sphinxext.usecase.core.lexicon.lexicon import language_of

BOTH = "al con del ha la"
"""Function words of Spanish and of Italian."""


@pytest.mark.parametrize(
    ("words", "project", "language"),
    [
        pytest.param(f"{BOTH} della gli", "it", "it", id="that of the project, as most words are"),
        pytest.param(f"{BOTH} della gli", "en", "it", id="another one, as most words are"),
        pytest.param(f"{BOTH} della gli", "es", "es", id="that of the project, with words enough of it"),
        pytest.param("al con la della gli", "es", "it", id="another one, with too few of the project"),
    ],
)
def test_language_of(words: str, project: str, language: str) -> None:
    assert language_of(words.split(), project) == language
