"""Errors sorted by who must act: the person, the computer's surroundings, or us.

A message is an id in ``resources/words``, never text with data in it, so that an error can be
logged and shown without carrying anything a family said. Values for the gaps are for the screen
only.
"""

from __future__ import annotations

from taf_desktop.support.words import catalogue


class TafError(Exception):
    """An error with a sentence for the person: what happened, what it means, what to do."""

    def __init__(self, message_id: str, **values: object) -> None:
        super().__init__(message_id)
        self.message_id = message_id
        self.values = values

    def sentence(self) -> str:
        """Return the words to show."""
        return catalogue()[self.message_id].format_map(self.values)


class UserError(TafError):
    """The person can mend it: a wrong passphrase, an answer that does not fit."""


class EnvironmentProblem(TafError):
    """Something around the program stands in the way: a full disk, a damaged file."""


class Bug(TafError):
    """Our own mistake. Shown with a calm sentence and a reference number."""
