from itertools import count

import pytest

from taf_desktop.domain.backups import CalledOff, Quiet, Reason
from taf_desktop.storage import backup_checks, backup_opening, copying, stepped_copy
from taf_desktop.storage.driver import sqlcipher
from tests.storage.conftest import PASSPHRASE, TINY_POLICY
from tests.storage.samples import family, person


class CalledOffLater(Quiet):
    cancelled = False


@pytest.fixture(autouse=True)
def short_steps(monkeypatch):
    monkeypatch.setattr(copying, "PAGES", 1)
    monkeypatch.setattr(stepped_copy, "STEP_SECONDS", 0.0)


@pytest.fixture
def backups(closed, unit_of_work):
    return closed.files.backups()


def add_family(unit_of_work, name):
    with unit_of_work() as unit:
        unit.put(person(unit.put(family(name))))
        unit.commit()


def test_what_is_saved_between_two_steps_is_in_the_backup(closed, unit_of_work, backups):
    way = backups.copying(Reason.DAILY)
    saved = count()
    copied = None
    while copied is None:
        copied = way.step(Quiet())
        if copied is None and next(saved) % 10 == 0:
            add_family(unit_of_work, "Saved meanwhile")
    families = -(-next(saved) // 10)
    assert families > 2
    add_family(unit_of_work, "Saved afterwards")
    card = backups.finish(copied, Quiet())
    assert card.families == families
    assert (
        backup_opening.open_with(card.path, PASSPHRASE, TINY_POLICY).manifest.counts["person"]
        == families
    )
    assert backups.changed()


def test_the_history_is_counted_a_step_at_a_time_to_its_last_line(
    unit_of_work, backups, monkeypatch
):
    for name in ("First", "Second", "Third"):
        add_family(unit_of_work, name)
    monkeypatch.setattr(backup_checks, "LINES_AT_ONCE", 2)
    whole, left = backup_checks.HistoryCount.all, []

    def all_of_it(history, driver):
        left.append((history._lines, whole(history, driver)))
        return left[-1][1]

    monkeypatch.setattr(backup_checks.HistoryCount, "all", all_of_it)
    way = backups.copying(Reason.DAILY)
    assert way.step(Quiet()) is None
    add_family(unit_of_work, "Saved meanwhile")
    while (copied := way.step(Quiet())) is None:
        continue
    card = backups.finish(copied, Quiet())
    counted = backup_opening.open_with(card.path, PASSPHRASE, TINY_POLICY).manifest.counts
    ((before, at_last),) = left
    assert 0 < before <= at_last == counted["audit_entry"]


def test_records_of_an_early_schema_have_no_history_to_count(tmp_path):
    empty = sqlcipher.connect(str(tmp_path / "early.db"))
    history = backup_checks.HistoryCount(empty)
    history.step(empty)
    assert backup_checks.row_counts(empty, history) == {}
    empty.close()


def test_a_change_undone_between_two_steps_is_not_in_the_backup(unit_of_work, backups):
    way = backups.copying(Reason.DAILY)
    assert way.step(Quiet()) is None
    with unit_of_work() as unit:
        unit.put(family("Never saved"))
    while (copied := way.step(Quiet())) is None:
        continue
    assert backups.finish(copied, Quiet()).families == 0


@pytest.mark.parametrize("who", ["another copy", "examining", "closing"])
def test_whatever_needs_the_records_alone_ends_the_copy(closed, unit_of_work, backups, who):
    way = backups.copying(Reason.DAILY)
    assert way.step(Quiet()) is None
    assert len(list((closed.folder / "backups").iterdir())) == 1
    if who == "another copy":
        assert backups.before(Reason.ERASE).families == 0
    elif who == "examining":
        backups.examine()
    else:
        closed.files.close()
        unit_of_work = closed.open()
    if who != "closing":
        with pytest.raises(CalledOff):
            way.step(Quiet())
    left = [path.suffix for path in (closed.folder / "backups").iterdir()]
    assert left == ([".tafbackup"] if who == "another copy" else [])
    add_family(unit_of_work, "Afterwards")


def test_a_copy_called_off_at_a_step_leaves_nothing(closed, unit_of_work, backups):
    way, progress = backups.copying(Reason.DAILY), CalledOffLater()
    assert way.step(progress) is None
    progress.cancelled = True
    with pytest.raises(CalledOff):
        way.step(progress)
    with pytest.raises(CalledOff):
        way.step(Quiet())
    assert list((closed.folder / "backups").iterdir()) == []
    add_family(unit_of_work, "Afterwards")
