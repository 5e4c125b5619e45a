"""A store of backups in memory that says what was asked of it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from taf_desktop.domain.backups import BackupCard, Standing

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def card(days=0, reason="daily", name="taf-x"):
    return BackupCard(
        path=Path(f"/backups/{name}-{days}.tafbackup"),
        vault_id="v",
        name="Riverside",
        made=NOON - timedelta(days=days),
        reason=reason,
        size=12_400_000,
        families=12,
        last_change=(NOON - timedelta(days=days)).isoformat(),
        checked=NOON - timedelta(days=days),
    )


class FakeCopying:
    """Two steps; the copy is its reason."""

    def __init__(self, store, reason):
        self.store, self.reason, self.steps = store, reason, 0

    def step(self, progress):
        self.steps += 1
        if self.steps == 1:
            progress.report(1, 2)
            return None
        self.store._do("copy")
        return self.reason


class FakeExamining:
    """Two steps."""

    def __init__(self, store):
        self.store, self.steps = store, 0

    def step(self):
        self.steps += 1
        if self.steps == 1:
            return False
        self.store._do("examine")
        return True


class FakeStore:
    """Does at once what it is told; ``raises`` names what goes wrong instead."""

    def __init__(self, cards=(), standing=None):
        self.kept = list(cards)
        self.asked = []
        self.raises = {}
        self.is_changed = True
        self.owed = False
        self.vouched = ()
        self.stands = standing or Standing()

    def _do(self, name):
        self.asked.append(name)
        if name in self.raises:
            raise self.raises[name]

    def changed(self):
        self._do("changed")
        return self.is_changed

    def copying(self, reason):
        return FakeCopying(self, reason)

    def finish(self, copied, progress):
        self._do("finish")
        progress.report(1, 2, "Checking")
        self.kept.insert(0, card(reason=copied, name=f"made-{len(self.kept)}"))
        return self.kept[0]

    def before(self, reason):
        self._do("before")
        return card(reason=reason)

    def examining(self):
        return FakeExamining(self)

    def cards(self):
        self._do("cards")
        return tuple(self.kept)

    def anchors(self, second_place):
        self._do("anchors")
        return self.vouched

    def standing(self, second_place):
        self._do("standing")
        return self.stands

    def copy_to_second(self, second_place, progress):
        self._do("copy_to_second")
        self.asked.append(second_place)
        return self.kept[0] if self.kept and second_place else None

    def check_oldest(self, progress):
        self._do("check_oldest")

    def tidy(self, second_place):
        self._do("tidy")
        return 0

    def keep_house(self):
        self._do("keep_house")

    def only_newest(self, second_place):
        self._do("only_newest")
        return 3

    def has_other_locks(self, second_place):
        self._do("has_other_locks")
        return True

    def owes_dropping(self, second_place):
        self._do("owes_dropping")
        return self.owed

    def renew_locks(self, second_place):
        self._do("renew_locks")
        return 2
