"""What a language declares: the words by which it is recognised, and those that rules look for."""

from __future__ import annotations

from typing import NamedTuple


class Language(NamedTuple):
    """The words of one language. ``common`` and ``verbs`` are words, all others regular expressions.

    None of them matches, where it is empty.

    ``common`` are its function words. ``nominal`` matches a title that is a noun, unless one of ``verbs``
    or what is ``verbal``, and can only be a verb, makes it more; ``compound`` is a noun though it holds a
    verb. ``broad`` is a title that no single process finishes. ``vague`` words may mean anything, and
    ``endless`` verbs come to no end; neither does harm in what is ``checkable``. ``measured`` is a number
    or a limit alone.

    ``widget`` is what is done to a screen and ``device`` what is no screen. ``check`` is a step that can
    turn out either way. ``join`` joins actions; ``further`` is another one in the same sentence, with its
    verb as the group ``verb``, and ``after`` one that says that it comes later; behind ``clause`` neither
    is one. ``passive`` is a sentence with an ``auxiliary`` that does not tell who acts, unless an
    ``agent`` follows.

    ``unnoticed`` is what no system can tell, unless what is ``noticed`` tells it. Each line of ``alike``
    holds words for one thing.
    """

    common: str
    verbs: str = ""
    nominal: str = ""
    compound: str = ""
    verbal: str = ""
    broad: str = ""
    vague: str = ""
    endless: str = ""
    checkable: str = ""
    measured: str = r"\d"
    widget: str = ""
    device: str = ""
    check: str = ""
    join: str = ""
    further: str = ""
    after: str = ""
    clause: str = ""
    auxiliary: str = ""
    passive: str = ""
    agent: str = ""
    unnoticed: str = ""
    noticed: str = ""
    alike: str = ""
