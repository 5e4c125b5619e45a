"""What the coach says of the last meeting: who was there, what is next, and copies."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Slot

from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.domain.meeting import Meeting
from taf_desktop.services.coaching import Advice
from taf_desktop.ui.common.coach_look import worth_rows
from taf_desktop.ui.common.worth_card import WorthCard
from taf_desktop.ui.meetings.presenter import MeetingsPresenter

COPIES = "P38"
CHECKS = frozenset({"P32", "P33", "P34", "P35", "P36", "P37", COPIES})


class MeetingWorth(WorthCard):
    """Hidden unless the meeting is the last one that was held.

    Args:
        meeting: The meeting the page shows.
        presenter: Asks the coach.
        go: Shows the documents.
    """

    def __init__(
        self, meeting: Meeting, presenter: MeetingsPresenter, go: Callable[[], None]
    ) -> None:
        super().__init__()
        self._meeting = meeting
        self._presenter = presenter
        self._advice: Advice | None = None
        self.go_wanted.connect(lambda _id: go())
        self.fine_wanted.connect(self._rest)

    def show_file(self, file: FamilyFile) -> None:
        """Ask the coach about the family as it is now."""
        self._presenter.look(file, self._show)

    def _show(self, advice: Advice) -> None:
        self._advice = advice
        today = self._presenter.today().isoformat()
        held = [m.meeting.id for m in advice.file.meetings if m.meeting.date <= today]
        newest = bool(held) and held[-1] == self._meeting.id
        self.show_rows(worth_rows(advice, CHECKS, _place) if newest else ())

    @Slot(str)
    def _rest(self, fingerprint: str) -> None:
        for remark in self._advice.remarks if self._advice else ():
            if remark.fingerprint == fingerprint:
                rest = self._presenter.coach.lay_to_rest
                rest(self._meeting.family_id, remark.check, remark.fingerprint)


def _place(check: str, _kind: str) -> str:
    return QCoreApplication.translate("meetings", "Give copies") if check == COPIES else ""
