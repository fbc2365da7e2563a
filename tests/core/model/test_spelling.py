"""What tells names apart, and what does not."""

from __future__ import annotations

from sphinxext.usecase.core.model.spelling import key


def test_quotation_marks_dashes_and_capitals_do_not_tell_names_apart() -> None:
    assert key("The driver’s “mate” – B") == key('the driver\'s "mate" - b')
    assert key("a -- b") == key("a — b")
    assert key("Ann") != key("Bob")
