"""Twenty pairs of versions of a use case: ten that mean the same, and ten that do not."""

from __future__ import annotations

import textwrap
from typing import NamedTuple


class Version(NamedTuple):
    """The source of a use case, whose id is to be put in, and the ending of its file."""

    source: str
    suffix: str


def rst(text: str) -> Version:
    return Version(textwrap.dedent(text), "rst")


def md(text: str) -> Version:
    return Version(textwrap.dedent(text), "md")


LOAN = rst(
    """
    .. usecase:: Borrow a book
       :id: ID

       :Goal: The reader has the book at once.
       :Preconditions: The reader has a card.

       .. step:: The reader shows the card.
          :name: show

       .. step:: The desk checks the card.

       .. step:: The desk lends the book.
          :actor: Desk

       .. altflow:: The card has expired
          :name: expired
          :from: 2
          :resume: show

          .. step:: The desk renews the card.

       .. altflow:: The book is not there
          :from: 3
          :end: failure: no book

       .. altflow:: The alarm goes off
          :from: 1-3
          :end: abort
    """
)


def loan(*replaced: tuple[str, str]) -> Version:
    """The same with some text replaced."""
    text = LOAN.source
    for old, new in replaced:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return LOAN._replace(source=text)


SAME: dict[str, tuple[Version, Version]] = {
    "list or directives": (
        LOAN,
        rst(
            """
            .. usecase:: Borrow a book
               :id: ID

               :Goal: The reader has the book at once.
               :Preconditions: The reader has a card.

               1. The reader shows the card.

                  :name: show
               2. The desk checks the card.
               3. The desk lends the book.

                  :actor: Desk

               .. altflow:: The card has expired
                  :name: expired
                  :from: 2
                  :resume: 1

                  1. The desk renews the card.

               .. altflow:: The book is not there
                  :from: 3
                  :end: failure: no book

               .. altflow:: The alarm goes off
                  :from: 1, 2, 3
                  :end: abort
            """
        ),
    ),
    "reST or MyST": (
        LOAN,
        md(
            """
            :::::{usecase} Borrow a **book**
            :id: ID

            :Preconditions: The reader
              has a *card*.
            :Goal: The reader has the book at once.

            ::::{step} The reader shows the card.
            :name: show
            ::::

            ::::{step} The desk checks the card.

            :::{altflow} The card has expired
            :name: expired
            :resume: show

            1. The desk renews the card.
            :::
            ::::

            ::::{step} The desk lends the `book`.
            :actor: Desk

            :::{altflow} The book is not there
            :end: failure: no book
            :::
            ::::

            ::::{altflow} The alarm goes off
            :from: 1-3
            :end: abort
            ::::
            :::::
            """
        ),
    ),
    "next or the step itself": (
        loan((":resume: show", ":resume: next")),
        loan((":resume: show", ":resume: 3")),
    ),
    "numbers or names, labels of the author's own": (
        loan((":resume: show", ":resume: 1")),
        loan((":end: failure", ":label: A7\n      :end: failure")),
    ),
    "order of fields, of alternatives and of what they name": (
        LOAN,
        rst(
            """
            .. usecase:: Borrow a book
               :id: ID

               :Preconditions: The reader has a card.
               :Goal: The reader has the book at once.

               .. step:: The reader shows the card.
                  :name: show

               .. step:: The desk checks the card.

               .. step:: The desk lends the book.
                  :actor: Desk

               .. altflow:: The alarm goes off
                  :from: 3, 2, 1
                  :end: abort

               .. altflow:: The book is not there
                  :from: 3
                  :end: failure: no book

               .. altflow:: The card has expired
                  :name: expired
                  :from: 2
                  :resume: show

                  .. step:: The desk renews the card.
            """
        ),
    ),
    "headers and their language": (
        rst(
            """
            .. usecase:: Borrow a book
               :id: ID

               :Goal: The reader has the book.
               :Pre-requisites: The reader has a card.
               :Postconditions: The book is lent.
               :Seldom  said: Yes
               :Notes:
               :Approvals: librarian

               .. step:: The desk lends the book.
            """
        ),
        rst(
            """
            .. usecase:: Borrow a book
               :id: ID
               :goal: The reader has the book.

               :seldom said: Yes
               :Nachbedingungen: The book is lent.
               :Vorbedingung: The reader has a card.
               :Sign-off: librarian

               .. step:: The desk lends the book.
            """
        ),
    ),
    "kinds of bullets and of numbers": (
        rst(
            """
            .. usecase:: Borrow a book
               :id: ID

               :Preconditions:
                  - The reader has a card.
                  - The desk is open.
               :Actors: Reader, Desk

               1. The reader shows the card.

                  a. The desk reads it.
                  b. The desk checks it.
               2. The desk lends the book.
            """
        ),
        rst(
            """
            .. usecase:: Borrow a book
               :id: ID

               :Actors:
                  * Desk
                  * Reader
               :Preconditions:
                  #. The reader has a card.
                  #. The desk is open.

               #. The reader shows the card.

                  1) The desk reads it.
                  2) The desk checks it.
               #. The desk lends the book.
            """
        ),
    ),
    "layout": (
        rst(
            """
            .. usecase:: Borrow a book
               :id: ID

               :Goal: The reader isn't kept waiting -- not even for "a minute"...

               .. step:: The reader shows
                  the card.

               .. step:: The desk lends the book.
            """
        ),
        rst(
            """
            A section
            ---------

            .. note:: Elsewhere

            .. usecase:: Borrow   a book
               :id: ID

               :Goal: The reader isn’t kept waiting – not
                  even for “a minute”…

               .. step:: The *reader* shows the ``card``.



               .. step::

                  The desk lends the book.
            """
        ),
    ),
    "an alternative within another": (
        rst(
            """
            .. usecase:: Borrow a book
               :id: ID

               .. step:: The reader shows the card.

                  .. altflow:: The card has expired
                     :resume: next

                     .. step:: The desk renews the card.

                        .. altflow:: There is no money on it
                           :end: failure

               .. step:: The desk lends the book.
            """
        ),
        rst(
            """
            .. usecase:: Borrow a book
               :id: ID

               1. The reader shows the card.
               2. The desk lends the book.

               .. altflow:: The card has expired
                  :from: 1
                  :resume: 2

                  1. The desk renews the card.

               .. altflow:: There is no money on it
                  :from: 1a1
                  :end: failure
            """
        ),
    ),
    "a name that nothing needs, a loop by numbers or names": (
        rst(
            """
            .. usecase:: Borrow a book
               :id: ID

               .. step:: The reader shows the card.
                  :name: show

               .. step:: The desk reads it.
                  :name: read
                  :repeat: 1-2
                  :until: it can be read

               .. step:: The desk lends the book.
            """
        ),
        rst(
            """
            .. usecase:: Borrow a book
               :id: ID

               .. step:: The reader shows the card.
                  :name: show

               .. step:: The desk reads it.
                  :name: read
                  :repeat: show - read
                  :until: it can be read

               .. step:: The desk lends the book.
                  :name: lend
            """
        ),
    ),
}
"""What the pair shows -> old and new version."""

OTHER: dict[str, tuple[Version, tuple[str, ...], tuple[str, ...]]] = {
    "a word of a step": (
        loan(("The desk lends the book.", "The desk hands over the book.")),
        ("main", "The alarm goes off", "The book is not there"),
        (
            (
                "ID.3 now reads: The desk [-lends-]{+hands over+} the book. Scenarios `main`, "
                "`3a` and `expired` change."
            ),
        ),
    ),
    "a step that is new": (
        loan(
            ("   .. step:: The desk checks", "   .. step:: Hello.\n\n   .. step:: The desk checks"),
            (":from: 2\n", ":from: 3\n"),
            (":from: 3\n      :end", ":from: 4\n      :end"),
            ("1-3", "1-4"),
        ),
        ("main",),
        ("ID.2 *Hello.* is new. Scenarios `main`, `4a` and `expired` change.",),
    ),
    "a step that is gone": (
        loan(
            ("   .. step:: The desk checks the card.\n\n", ""),
            (":from: 2\n", ":from: 1\n"),
            (":from: 3\n", ":from: 2\n"),
            ("1-3", "1-2"),
        ),
        ("main", "The card has expired"),
        (
            "ID.2 *The desk checks the card.* is gone. Scenarios `main`, `2a` and `expired` change.",
            (
                "ID.1a *The card has expired* now branches from *show* (was: branches from *2 The"
                " desk checks the card.*). Scenario `expired` changes."
            ),
        ),
    ),
    "steps in another order": (
        loan(
            ("   .. step:: The desk checks the card.\n\n", ""),
            ("      :name: show\n", "      :name: look\n"),
            (
                "   .. step:: The reader shows",
                "   .. step:: The desk checks the card.\n\n   .. step:: The reader shows",
            ),
            ("      :name: look\n", "      :name: show\n"),
            (":from: 2\n", ":from: 1\n"),
        ),
        ("main", "The alarm goes off"),
        (
            (
                "ID.1 *The desk checks the card.* now stands first (was: stands behind *show*). "
                "Scenarios `1-3a`, `main`, `3a` and `expired` change."
            ),
            (
                "ID.1-3a *The alarm goes off* now branches from *1 The desk checks the card. – 3 "
                "The desk lends the book.* (was: branches from *show – 3 The desk lends the "
                "book.*). Scenario `1-3a` changes."
            ),
        ),
    ),
    "a condition": (
        loan(("The card has expired", "The card has been stolen")),
        ("The card has expired", "The card has been stolen"),
        (
            (
                "ID.2a *The card has been stolen* now has the condition: The card has "
                "[-expired-]{+been stolen+}. Scenario `expired` changes."
            ),
        ),
    ),
    "a branch point": (
        loan((":from: 2\n", ":from: 3\n")),
        ("The card has expired",),
        (
            (
                "ID.3a *The card has expired* now branches from *3 The desk lends the book.* "
                "(was: branches from *2 The desk checks the card.*). Scenario `expired` changes."
            ),
        ),
    ),
    "an ending": (
        loan((":resume: show", ":end: success")),
        ("The card has expired",),
        (
            (
                "ID.2a *The card has expired* now ends in success (was: resumes at *show*). "
                "Scenario `expired` changes."
            ),
        ),
    ),
    "an outcome": (
        loan((":end: failure: no book", ":end: success: no book")),
        ("The book is not there",),
        (
            (
                "ID.3a *The book is not there* now ends in success: *no book* (was: ends in "
                "failure: *no book*). Scenario `3a` changes."
            ),
        ),
    ),
    "a field": (
        loan(
            (
                ":Goal: The reader has the book at once.",
                ":Goal: The reader has the book within a minute.\n   :Trigger: A wish",
            )
        ),
        (),
        (
            (
                "ID *Borrow a book* says in the field *goal*: The reader has the book [-at "
                "once-]{+within a minute+}."
            ),
            "ID *Borrow a book* now has the field *trigger*: A wish.",
        ),
    ),
    "an alternative": (
        loan(
            (
                "   .. altflow:: The book is not there\n      :from: 3\n      :end: failure: no book\n",
                "",
            ),
            (
                "   .. altflow:: The alarm",
                "   .. altflow:: The light\n      :from: *\n      :end:\n\n   .. altflow:: The alarm",
            ),
        ),
        ("The book is not there", "The light"),
        (
            "ID.*a *The light* is new. Scenario `*a` changes.",
            "ID.3a *The book is not there* is gone. Scenario `3a` is gone.",
        ),
    ),
}
"""What is another in the new version of ``LOAN`` -> that, the flows whose seals break, what is said."""
