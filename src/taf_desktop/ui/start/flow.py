"""The five steps of the first start, without a window: what is asked, missing and next.

Nothing here may import the program's words or its database: it is loaded before the first window.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

FEWEST_LETTERS = 12
"""The vault refuses a shorter passphrase (``services.passphrases.SHORTEST``); said here at once."""


class Step(StrEnum):
    """The steps, in their order."""

    WHO = "who"
    AREA = "area"
    PASSPHRASE = "passphrase"  # noqa: S105 the name of a step, not a secret
    RECOVERY = "recovery"
    DONE = "done"


class Wish(StrEnum):
    """What the person wants to see first once the vault is open."""

    NOTHING = ""
    EXAMPLE = "example"
    FAMILY = "family"


STEPS = tuple(Step)
PERSON = ("person_name", "person_role", "person_agency", "person_phone", "person_email")
ASKED: dict[Step, tuple[str, ...]] = {
    Step.WHO: PERSON,
    Step.AREA: ("profile",),
    Step.PASSPHRASE: ("vault_name", "passphrase", "repeated"),
    Step.RECOVERY: ("typed_code",),
    Step.DONE: (),
}
"""What each step asks, by the name of the answer."""

_SECRET = ("passphrase", "repeated", "typed_code")


class FirstStart:
    """Where the person is in the first start, and what they answered so far."""

    def __init__(self) -> None:
        self.step = Step.WHO
        self.recovery_code = ""
        self._answers: dict[str, str] = {}

    @property
    def number(self) -> int:
        """The step's number, from 1."""
        return STEPS.index(self.step) + 1

    @property
    def can_go_back(self) -> bool:
        """Whether the step before may be changed; not once the vault has been made."""
        return self.step in (Step.AREA, Step.PASSPHRASE)

    def answer(self, name: str) -> str:
        """Return an answer, or "" where there is none."""
        return self._answers.get(name, "")

    def fill(self, answers: Mapping[str, str]) -> None:
        """Take answers of the present step; others are left alone."""
        for name in ASKED[self.step]:
            if name in answers:
                value = answers[name]
                self._answers[name] = value if name in _SECRET else value.strip()

    def problems(self) -> dict[str, str]:
        """Return what keeps the person from going on: the answer's name and a message id."""
        match self.step:
            case Step.WHO:
                return {} if self.answer("person_name") else {"person_name": "start.missing.name"}
            case Step.AREA:
                return {} if self.answer("profile") else {"profile": "start.missing.area"}
            case Step.PASSPHRASE:
                return self._passphrase_problems()
            case Step.RECOVERY:
                return {} if self._code_matches() else {"typed_code": "start.code_differs"}
            case Step.DONE:
                return {}

    def go_on(self) -> None:
        """Go to the next step. Nothing happens while something is missing, or at the end.

        From the passphrase only ``vault_made`` leads on.
        """
        if self.step in (Step.PASSPHRASE, Step.DONE) or self.problems():
            return
        self.step = STEPS[self.number]

    def go_back(self) -> None:
        """Go to the step before, if that is allowed."""
        if self.can_go_back:
            self.step = STEPS[self.number - 2]

    def vault_made(self, recovery_code: str) -> None:
        """Go on from the passphrase and forget it: from here on only the code matters."""
        self.recovery_code = recovery_code
        self._answers.pop("passphrase", None)
        self._answers.pop("repeated", None)
        self.step = Step.RECOVERY

    def settings(self) -> dict[str, str]:
        """Return what the new vault is to remember about the person and their area."""
        return {name: self.answer(name) for name in (*PERSON, "profile")}

    def own_words(self) -> tuple[str, ...]:
        """Return words others know or guess, which make a passphrase weak."""
        names = (*PERSON, "profile", "vault_name")
        return tuple(self.answer(name) for name in names if self.answer(name))

    def _passphrase_problems(self) -> dict[str, str]:
        found: dict[str, str] = {}
        if not self.answer("vault_name"):
            found["vault_name"] = "start.missing.vault_name"
        typed, again = self.answer("passphrase"), self.answer("repeated")
        if not typed:
            found |= {"passphrase": "start.missing.passphrase"}
        elif len(typed) < FEWEST_LETTERS:
            found |= {"passphrase": "start.short_passphrase"}
        elif typed != again:
            found |= {"repeated": "start.passphrases_differ"}
        return found

    def _code_matches(self) -> bool:
        # Imported here because it brings the YAML reader, which the first window does without.
        from taf_desktop.services.vaults import same_code

        return same_code(self.recovery_code, self.answer("typed_code"))
