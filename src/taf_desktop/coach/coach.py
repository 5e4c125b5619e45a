"""The coach: prepared once, then looks as often as somebody types."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from taf_desktop.coach import (
    checks_assessment,
    checks_ending,
    checks_facts,
    checks_meeting,
    checks_people,
    checks_plan,
    checks_time,
    checks_voice,
    checks_words,
    language,
    readability,
)
from taf_desktop.coach.acquaintance import Acquaintance
from taf_desktop.coach.look import Look
from taf_desktop.coach.remark import Hit, Remark, Severity
from taf_desktop.coach.rulebook import Rulebook, first_rulebook
from taf_desktop.coach.view import PlanView

Check = Callable[[Look], Iterator[Hit]]

_HOMES = (
    checks_plan,
    checks_words,
    checks_people,
    checks_voice,
    checks_meeting,
    checks_assessment,
    checks_time,
    checks_ending,
    checks_facts,
)
CHECKS: Mapping[str, Check] = {
    id_: getattr(home, id_.lower())
    for id_ in (f"P{number:02}" for number in range(1, 61))
    for home in _HOMES
    if hasattr(home, id_.lower())
}
"""Every check by its id. A check is a small pure function from a look to what it found."""

_ORDER = {Severity.STOPS: 0, Severity.WORTH: 1, Severity.TIP: 2}
_WARM_UP = "Sam will support Leah with CAMHS as soon as possible, because she always says “no”."


class Coach:
    """Looks at a plan and everything around it, and says what would help.

    One coach may be used from one thread at a time. What it read once it remembers, so that a look
    after a few more letters costs little. It keeps no opinion of a family: there is no score.
    """

    def __init__(self, rulebook: Rulebook | None = None) -> None:
        self._rulebook = rulebook or first_rulebook()
        self._known: Acquaintance | None = None

    @property
    def rulebook(self) -> Rulebook:
        """The rules this coach goes by."""
        return self._rulebook

    def prepare(self) -> None:
        """Read the word lists and make the patterns now, not at the first letter typed."""
        for judge in (
            language.vague_verb,
            language.no_named_person,
            language.no_date,
            language.no_measure,
            language.service_not_outcome,
            language.blame_or_jargon,
            language.opinion_as_fact,
        ):
            judge(_WARM_UP)
        readability.ease(_WARM_UP)

    def look(
        self, view: PlanView, only: Collection[str] | None = None, fine: Collection[str] = ()
    ) -> tuple[Remark, ...]:
        """Return everything worth saying, what stops agreeing first.

        ``only`` are the ids of the checks to ask, all by default. ``fine`` are fingerprints
        somebody found fine as they are, beside those the file holds (``LaidToRest``); such remarks
        come back by themselves when the words change.
        """
        look = Look(view, self._rulebook.limits, self._known)
        self._known = look.known
        rest = {each.fingerprint for each in view.file.laid_to_rest} | set(fine)
        wanted = (
            id_
            for id_, rule in self._rulebook.rules.items()
            if rule.on and (only is None or id_ in only)
        )
        remarks = {
            remark.fingerprint + str(remark.span): remark
            for id_ in wanted
            for hit in CHECKS[id_](look)
            if (remark := self._rulebook.remark(id_, hit)).fingerprint not in rest
        }
        return tuple(sorted(remarks.values(), key=_in_order))

    def stops_agreeing(self, view: PlanView, fine: Collection[str] = ()) -> tuple[Remark, ...]:
        """Return only what agreeing should wait for."""
        return tuple(r for r in self.look(view, fine=fine) if r.severity is Severity.STOPS)


def _in_order(remark: Remark) -> tuple[int, str, str, str, tuple[int, int], str]:
    return (
        _ORDER[remark.severity],
        remark.check,
        remark.thing_id,
        remark.field,
        remark.span or (0, 0),
        remark.variant,
    )
