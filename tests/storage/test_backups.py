import os
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from taf_desktop.domain.backups import CalledOff, Quiet, Reason
from taf_desktop.domain.errors import Bug, EnvironmentProblem, UserError
from taf_desktop.storage import (
    backup_checks,
    backup_copy,
    backup_file,
    backup_list,
    backup_opening,
    ballast,
    copying,
    faults,
    stepped_copy,
)
from taf_desktop.storage.backup_file import DamagedBackup
from taf_desktop.storage.backup_list import SECOND_FOLDER, Notes
from tests.storage.conftest import NOON, PASSPHRASE, TINY_POLICY, snapshot
from tests.storage.samples import family, person


class Steps:
    """Counts what a job tells, and calls it off at one of them."""

    def __init__(self, stop_at=None):
        self.told = []
        self.stop_at = stop_at

    @property
    def cancelled(self):
        return self.stop_at is not None and len(self.told) >= self.stop_at

    def report(self, done, total, text=""):
        self.told.append((done, total, text))


@pytest.fixture
def backups(closed, unit_of_work):
    return closed.files.backups()


def add_family(unit_of_work, name="Example"):
    with unit_of_work() as unit:
        made = unit.put(family(name))
        unit.put(person(made))
        unit.commit()
    return made


def flip(path, at):
    with path.open("rb+") as file:
        file.seek(at)
        byte = file.read(1)[0]
        file.seek(at)
        file.write(bytes([byte ^ 4]))


def test_a_backup_opens_with_passphrase_and_code_and_holds_the_same(closed, unit_of_work, backups):
    add_family(unit_of_work)
    card = backups.before(Reason.ASKED)
    assert (card.families, card.reason, card.vault_id) == (1, "asked", closed.keys.vault_id)
    for secret in (PASSPHRASE, closed.code):
        opened = backup_opening.open_with(card.path, secret, TINY_POLICY)
        assert opened.keys.database != closed.keys.database
        assert opened.manifest.counts["person"] == 1
    with pytest.raises(UserError, match="wrong_passphrase"):
        backup_opening.open_with(card.path, "not it at all", TINY_POLICY)


def test_only_the_finished_file_is_left(closed, unit_of_work, backups):
    card = backups.before(Reason.ASKED)
    assert sorted(path.name for path in card.path.parent.iterdir()) == [card.path.name]
    assert card.path.name.startswith(f"taf-{closed.keys.vault_id[:8]}-20261121-120000-01")
    assert backups.before(Reason.ASKED).path.name.endswith("-02.tafbackup")


def test_nothing_of_a_family_can_be_read_in_the_file(unit_of_work, backups):
    add_family(unit_of_work, "Quenlyworth")
    data = backups.before(Reason.ASKED).path.read_bytes()
    assert b"Quenlyworth" not in data
    assert b"Kit Example" not in data


def test_the_pin_stays_on_this_computer(closed, unit_of_work, backups):
    from taf_desktop.domain.vault import QuickCard

    card = QuickCard("2026-11-22T00:00:00+00:00", "boot")
    closed.files.set_quick(closed.folder, PASSPHRASE, b"s" * 32, "271828", card)
    opened = backup_opening.open_with(backups.before(Reason.ASKED).path, PASSPHRASE, TINY_POLICY)
    assert {slot.kind for slot in opened.header.slots} == {"passphrase", "recovery"}


def test_changed_is_about_the_record_and_not_about_looking_at_it(unit_of_work, backups):
    assert backups.changed()
    made = add_family(unit_of_work)
    backups.before(Reason.CLOSE)
    assert not backups.changed()
    with unit_of_work() as unit:
        unit.set_setting("place_family", made.id)
        unit.commit()
    assert not backups.changed()
    with unit_of_work() as unit:
        unit.put(replace(unit.of_family(type(made), made.id)[0], notes="new"))
        unit.commit()
    assert backups.changed()


@pytest.mark.parametrize("stop_at", [0, 1, 2, 3])
def test_a_job_that_is_called_off_leaves_nothing(unit_of_work, backups, stop_at, closed):
    add_family(unit_of_work)
    steps = Steps(stop_at)
    with pytest.raises(CalledOff):
        backups.finish(backups.copy(Reason.CLOSE, steps), steps)
    assert [p.name for p in (closed.folder / "backups").iterdir()] == []
    assert add_family(unit_of_work, "After")


def test_steps_are_told_in_words(backups):
    steps = Steps()
    backups.finish(backups.copy(Reason.CLOSE, steps), steps)
    assert {"Checking every page", "Writing the backup", "Reading it again"} <= {
        text for _done, _total, text in steps.told
    }


def test_what_a_crash_left_behind_is_cleared(closed, backups):
    folder = closed.folder / "backups"
    folder.mkdir()
    (folder / ".making-1").write_bytes(b"x")
    (folder / ".making-1-journal").write_bytes(b"x")
    card = backups.before(Reason.ASKED)
    assert list(folder.iterdir()) == [card.path]


def test_no_room_is_said_before_anything_is_begun(closed, backups, monkeypatch):
    monkeypatch.setattr(ballast, "free_bytes", lambda _folder: 1000)
    before = snapshot(closed.folder)
    with pytest.raises(EnvironmentProblem, match=r"backup\.no_room") as caught:
        backups.copy(Reason.ASKED, Quiet())
    assert "MB more" in caught.value.sentence()
    assert snapshot(closed.folder) == before


def test_a_copy_that_is_not_the_same_is_thrown_away(closed, backups, monkeypatch):
    copied = backups.copy(Reason.ASKED, Quiet())
    flip(copied.path, 4096 * 3 + 200)
    assert copied.bytes > 0
    with pytest.raises(EnvironmentProblem, match=r"backup\.not_whole"):
        backups.finish(copied, Quiet())
    assert list((closed.folder / "backups").iterdir()) == []


def test_a_copy_of_other_content_is_thrown_away(backups):
    copied = backups.copy(Reason.ASKED, Quiet())
    other = replace(copied.inside, counts={**copied.inside.counts, "family": 7})
    with pytest.raises(EnvironmentProblem, match=r"backup\.not_whole"):
        backups.finish(replace(copied, inside=other), Quiet())


def test_a_file_that_reads_otherwise_than_written_is_thrown_away(closed, backups, monkeypatch):
    copied = backups.copy(Reason.ASKED, Quiet())

    def lying_disk(path, *_):
        flip(path, backup_file.RECORDS_AT + 9000)

    monkeypatch.setattr(backup_copy, "drop_from_memory", lying_disk)
    with pytest.raises(EnvironmentProblem, match=r"backup\.not_whole"):
        backups.finish(copied, Quiet())
    assert list((closed.folder / "backups").iterdir()) == []


@pytest.mark.parametrize("broken", ["fsync", "replace"])
def test_a_full_disk_leaves_no_half_backup(closed, backups, monkeypatch, broken):
    def full(*_given):
        raise OSError(28, "no space")

    target = os if broken == "fsync" else backup_copy.atomic
    monkeypatch.setattr(target, broken, full)
    with pytest.raises(EnvironmentProblem, match=r"vault\.disk_full"):
        backups.before(Reason.ASKED)
    monkeypatch.undo()
    assert list((closed.folder / "backups").iterdir()) == []


def test_a_damaged_page_of_the_records_is_noticed_by_the_backup(closed, unit_of_work):
    for number in range(40):
        add_family(unit_of_work, f"Example {number}" * 50)
    closed.files.close()
    flip(closed.records, closed.records.stat().st_size - 4096 * 4 + 100)
    closed.open()
    with pytest.raises(EnvironmentProblem, match=r"vault\.damaged_database"):
        closed.files.backups().before(Reason.DAILY)
    with pytest.raises(EnvironmentProblem, match=r"vault\.damaged_database"):
        closed.files.backups().examine()


def test_sound_records_are_examined_without_a_word(unit_of_work, backups):
    add_family(unit_of_work)
    assert backups.examine() is None


def test_a_page_cut_off_the_end_is_noticed(closed, unit_of_work, backups, monkeypatch):
    real = Path.stat

    def shorter(path, **given):
        found = real(path, **given)
        if path.name != "records.db":
            return found
        return os.stat_result((*found[:6], found.st_size - 4096, *found[7:10]))

    monkeypatch.setattr(Path, "stat", shorter)
    with pytest.raises(EnvironmentProblem, match=r"vault\.damaged_database"):
        backups.examine()


def test_without_an_open_vault_there_are_no_backups(closed):
    with pytest.raises(Bug, match=r"vault\.not_open"):
        closed.files.backups().cards()


def test_something_else_is_no_copy(backups):
    with pytest.raises(Bug):
        backups.finish(object(), Quiet())


def test_cards_are_listed_newest_first_and_strangers_passed_over(closed, backups, clock):
    first = backups.before(Reason.DAILY)
    clock.set(NOON + timedelta(days=1))
    second = backups.before(Reason.CLOSE)
    (closed.folder / "backups" / "holiday.tafbackup").write_bytes(b"not one of ours")
    assert [card.path for card in backups.cards()] == [second.path, first.path]


def test_a_forged_description_is_not_listed(closed, backups):
    card = backups.before(Reason.DAILY)
    forged = card.path.with_name("taf-forged.tafbackup")
    shutil.copyfile(card.path, forged)
    description = backup_file.read_front(forged, TINY_POLICY).description
    later = description.replace(b'"made":"2026', b'"made":"2036')
    backup_file.write_description(forged, later)
    assert [one.path for one in backups.cards()] == [card.path]
    assert backup_list.card_of(forged, TINY_POLICY).made.year == 2036


def test_the_oldest_is_checked_once_a_week(closed, backups, clock):
    old = backups.before(Reason.DAILY)
    clock.set(NOON + timedelta(days=6))
    assert backups.check_oldest(Quiet()) is None
    clock.set(NOON + timedelta(days=8))
    newer = backups.before(Reason.DAILY)
    assert backups.check_oldest(Quiet()).path == old.path
    assert backups.check_oldest(Quiet()) is None
    checked = {card.path: card.checked for card in backups.cards()}
    assert checked[old.path] == clock.now()
    assert checked[newer.path] == newer.made


def test_a_damaged_backup_is_set_aside_and_never_deleted(closed, backups, clock):
    old = backups.before(Reason.DAILY)
    flip(old.path, backup_file.RECORDS_AT + 5000)
    clock.set(NOON + timedelta(days=8))
    damaged = old.path.read_bytes()
    with pytest.raises(EnvironmentProblem, match=r"backup\.one_was_damaged"):
        backups.check_oldest(Quiet())
    assert backups.cards() == ()
    assert (closed.folder / "quarantine" / old.path.name).read_bytes() == damaged
    again = backups.before(Reason.DAILY)
    again.path.rename(old.path)
    flip(old.path, backup_file.RECORDS_AT + 5000)
    clock.set(NOON + timedelta(days=30))
    with pytest.raises(EnvironmentProblem):
        backups.check_oldest(Quiet())
    assert len(list((closed.folder / "quarantine").iterdir())) == 2


def test_a_damaged_backup_that_cannot_be_moved_is_told(backups, clock, monkeypatch):
    flip(backups.before(Reason.DAILY).path, backup_file.RECORDS_AT + 5000)
    clock.set(NOON + timedelta(days=8))

    def held(*_given):
        raise PermissionError(13, "held")

    monkeypatch.setattr(backup_list.atomic, "replace", held)
    with pytest.raises(EnvironmentProblem, match=r"vault\.no_access"):
        backups.check_oldest(Quiet())


def test_tidying_keeps_by_the_rule_in_both_places(closed, backups, clock, tmp_path, monkeypatch):
    # This is about the rule. Twenty files forced to a drive that is busy take minutes.
    monkeypatch.setattr(os, "fsync", lambda _handle: None)
    place = tmp_path / "stick"
    place.mkdir()
    for day in range(10):
        clock.set(NOON + timedelta(days=day))
        backups.before(Reason.DAILY)
        backups.copy_to_second(str(place), Quiet())
    removed = backups.tidy(str(place))
    assert removed == 2 * (10 - len(backups.cards()))
    assert len(list((place / SECOND_FOLDER).iterdir())) == len(backups.cards()) < 10


def test_the_second_place_gets_a_checked_copy_once(closed, backups, tmp_path):
    place = tmp_path / "stick"
    place.mkdir()
    assert backups.copy_to_second(str(place), Quiet()) is None
    card = backups.before(Reason.DAILY)
    there = backups.copy_to_second(str(place), Quiet())
    assert there.path.read_bytes() == card.path.read_bytes()
    assert backups.copy_to_second(str(place), Quiet()) is None
    assert backups.copy_to_second("", Quiet()) is None
    opened = backup_opening.open_with(there.path, closed.code, TINY_POLICY)
    assert opened.keys.vault_id == closed.keys.vault_id


def test_a_copy_that_went_wrong_on_the_stick_is_not_left_there(closed, backups, tmp_path):
    place = tmp_path / "stick"
    place.mkdir()
    backups.before(Reason.DAILY)
    for at in (4100, backup_file.RECORDS_AT + 9000):
        with pytest.MonkeyPatch.context() as patch:

            def bad_stick(source, target, _size, at=at):
                data = bytearray(source.read())
                data[at] ^= 1
                target.write(data)

            patch.setattr("taf_desktop.storage.backup_store.shutil.copyfileobj", bad_stick)
            with pytest.raises(EnvironmentProblem, match=r"backup\.not_whole"):
                backups.copy_to_second(str(place), Quiet())
        assert list((place / SECOND_FOLDER).iterdir()) == []


def test_a_full_stick_is_said(backups, tmp_path, monkeypatch):
    place = tmp_path / "stick"
    place.mkdir()
    backups.before(Reason.DAILY)

    def full(*_given):
        raise OSError(28, "no space")

    monkeypatch.setattr("taf_desktop.storage.backup_store.shutil.copyfileobj", full)
    with pytest.raises(EnvironmentProblem, match=r"vault\.disk_full"):
        backups.copy_to_second(str(place), Quiet())


def test_how_it_stands_remembers_a_stick_that_is_away(closed, backups, clock, tmp_path):
    place = tmp_path / "stick"
    place.mkdir()
    assert backups.standing("").newest is None
    assert backups.standing("").since == NOON.date()
    card = backups.before(Reason.DAILY)
    backups.copy_to_second(str(place), Quiet())
    assert backups.standing(str(place)).second == card.made
    place.rename(tmp_path / "pulled out")
    away = backups.standing(str(place))
    assert (away.second, away.second_there) == (card.made, False)
    with pytest.raises(EnvironmentProblem, match=r"backup\.second_missing"):
        backups.copy_to_second(str(place), Quiet())
    clock.set(NOON + timedelta(days=40))
    later = backups.standing(str(place))
    assert later.is_old(clock.today())
    assert later.second_is_old(clock.today())


def test_a_place_that_cannot_be_written_is_said(backups, tmp_path):
    place = tmp_path / "stick"
    place.mkdir()
    (place / SECOND_FOLDER).write_text("in the way")
    backups.before(Reason.DAILY)
    with pytest.raises(EnvironmentProblem, match=r"vault\.no_access"):
        backups.copy_to_second(str(place), Quiet())


def test_a_folder_for_backups_that_cannot_be_made_is_said(closed, backups):
    (closed.folder / "backups").write_text("in the way")
    with pytest.raises(EnvironmentProblem, match=r"vault\.no_access"):
        backups.before(Reason.DAILY)


def test_a_changed_passphrase_opens_older_backups_too(closed, backups, tmp_path):
    place = tmp_path / "stick"
    place.mkdir()
    old = backups.before(Reason.DAILY)
    backups.copy_to_second(str(place), Quiet())
    closed.files.change_passphrase(closed.folder, PASSPHRASE, "nine loud sparrows")
    assert backups.renew_locks(str(place)) == 2
    assert backups.renew_locks(str(place)) == 0
    for path in (old.path, place / SECOND_FOLDER / old.path.name):
        with pytest.raises(UserError):
            backup_opening.open_with(path, PASSPHRASE, TINY_POLICY)
        opened = backup_opening.open_with(path, "nine loud sparrows", TINY_POLICY)
        manifest = backup_opening.check_whole(
            path, opened.keys.master, TINY_POLICY, tmp_path, Quiet()
        )
        assert manifest == opened.manifest


def test_renewing_goes_on_from_the_spare_locks(closed, backups):
    old = backups.before(Reason.DAILY)
    flip(old.path, 4096 + 40)
    assert backup_opening.open_with(old.path, PASSPHRASE, TINY_POLICY)
    assert backups.renew_locks("") == 1
    assert backup_opening.check_front(old.path, closed.keys.master, TINY_POLICY)


def test_locks_that_are_both_damaged_are_left_alone(backups):
    old = backups.before(Reason.DAILY)
    flip(old.path, 4096 + 40)
    flip(old.path, 4096 + backup_file.PLACE + 40)
    assert backups.renew_locks("") == 0
    with pytest.raises(DamagedBackup):
        backup_opening.open_with(old.path, PASSPHRASE, TINY_POLICY)


def removed_person(closed):
    closed.files.add_key_holder(closed.folder, PASSPHRASE, "Robin", "nine loud sparrows")
    robin = closed.files.key_holders(closed.folder)[-1]
    code = closed.files.fresh_code()
    closed.files.remove(
        closed.files.prepare_removal(closed.folder, robin.slot_id, PASSPHRASE, code)
    )


def test_backups_of_a_time_before_somebody_was_removed(closed, unit_of_work, backups, clock):
    old = backups.before(Reason.DAILY)
    removed_person(closed)
    backups = closed.files.backups()
    assert backups.has_other_locks("")
    assert backups.owes_dropping("")
    assert backups.cards() == ()
    clock.set(NOON + timedelta(days=8))
    assert backups.check_oldest(Quiet()).path == old.path
    assert old.path.exists()
    fresh = backups.before(Reason.DAILY)
    clock.set(NOON + timedelta(days=190))
    assert backups.tidy("") == 1
    assert [card.path for card in backups.cards()] == [fresh.path]


def test_a_damaged_backup_of_earlier_locks_is_noticed_too(closed, unit_of_work, backups, clock):
    flip(backups.before(Reason.DAILY).path, backup_file.RECORDS_AT + 5000)
    removed_person(closed)
    clock.set(NOON + timedelta(days=8))
    with pytest.raises(EnvironmentProblem, match=r"backup\.one_was_damaged"):
        closed.files.backups().check_oldest(Quiet())


def test_only_the_newest_is_left_everywhere_in_reach(closed, backups, clock, tmp_path):
    place = tmp_path / "stick"
    place.mkdir()
    for day in range(3):
        clock.set(NOON + timedelta(days=day))
        backups.before(Reason.DAILY)
        backups.copy_to_second(str(place), Quiet())
    assert backups.only_newest(str(place)) == 6
    (left,) = backups.cards()
    assert left.reason == "erase"
    assert [path.name for path in (place / SECOND_FOLDER).iterdir()] == [left.path.name]


def test_a_backup_somebody_holds_goes_next_time(backups, clock, monkeypatch):
    backups.before(Reason.DAILY)
    clock.set(NOON + timedelta(days=1))

    def held(*_given, **_named):
        raise PermissionError(13, "held")

    real = Path.unlink
    monkeypatch.setattr(
        Path,
        "unlink",
        lambda path, **given: held() if path.suffix == ".tafbackup" else real(path, **given),
    )
    assert backups.only_newest("") == 0
    assert len(backups.cards()) == 2


def test_what_is_no_backup_is_told_apart(tmp_path):
    path = tmp_path / "x.tafbackup"
    with pytest.raises(EnvironmentProblem, match=r"backup\.missing"):
        backup_list.card_of(path, TINY_POLICY)
    path.write_bytes(b"holiday")
    with pytest.raises(EnvironmentProblem, match=r"backup\.not_one"):
        backup_list.card_of(path, TINY_POLICY)
    path.write_bytes(b"TAFBACKUP-2\n" + bytes(300_000))
    with pytest.raises(EnvironmentProblem, match=r"backup\.newer"):
        backup_list.card_of(path, TINY_POLICY)
    path.write_bytes(backup_file.MAGIC + bytes(100))
    with pytest.raises(DamagedBackup):
        backup_list.card_of(path, TINY_POLICY)
    path.write_bytes(backup_file.MAGIC + bytes(300_000))
    with pytest.raises(DamagedBackup):
        backup_list.card_of(path, TINY_POLICY)


def test_a_description_of_a_later_program_is_told(backups, closed):
    from taf_desktop.storage import backup_manifest

    card = backups.before(Reason.DAILY)
    described = backup_file.read_front(card.path, TINY_POLICY).description
    later = described.replace(b'"format":1', b'"format":2')
    with pytest.raises(EnvironmentProblem, match=r"backup\.newer"):
        backup_manifest.decode(later)
    with pytest.raises(DamagedBackup):
        backup_manifest.decode(described.replace(b'"made":"2', b'"made":"x'))


def test_too_much_for_its_place_is_refused(tmp_path):
    (tmp_path / "records").write_bytes(b"x")
    with pytest.raises(DamagedBackup):
        backup_file.write(tmp_path / "f", bytes(70_000), b"", tmp_path / "records", lambda *_: None)


def test_a_disk_that_is_closed_to_us_is_said(tmp_path):
    missing = tmp_path / "no" / "f"
    (tmp_path / "records").write_bytes(b"x")
    for work in (
        lambda: backup_file.write(missing, b"", b"", tmp_path / "records", lambda *_: None),
        lambda: backup_file.digest_of(missing, lambda *_: None),
        lambda: backup_file.write_locks(missing, b""),
        lambda: backup_file.extract(tmp_path / "records", missing, lambda *_: None),
        lambda: ballast.need_room(missing, 1),
    ):
        with pytest.raises(EnvironmentProblem, match=r"vault\.no_access"):
            work()


def test_a_newer_schema_is_told_and_not_called_damage(closed, unit_of_work, backups):
    copied = backups.copy(Reason.ASKED, Quiet())
    with backup_checks.opened(copied.path, copied.key, "rw") as driver:
        driver.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(EnvironmentProblem, match=r"vault\.newer"):
        backup_checks.check_whole(copied.path, copied.key, closed.keys.vault_id)


def test_notes_that_are_not_readable_are_begun_anew(tmp_path):
    notes = Notes(tmp_path)
    for text in ("", "[]", "{", '{"checked": 3, "second": 4}', '{"second": "2026-11-21T12:00:00"}'):
        (tmp_path / "notes.json").write_text(text)
        assert notes.checked() == {}
        assert notes.moment("second") is None
    notes.note("second", NOON)
    assert notes.moment("second") == NOON
    notes.note("second", None)
    assert notes.moment("second") is None


def test_notes_that_cannot_be_written_stop_nothing(tmp_path):
    Notes(tmp_path / "not there").note("second", NOON)
    assert not (tmp_path / "not there").exists()


def test_a_damaged_slot_is_not_taken_for_a_wrong_passphrase(closed, backups):
    card = backups.before(Reason.ASKED)
    data = bytearray(card.path.read_bytes())
    at = data.index(b'"salt":"') + 8
    assert 4096 < at < 4096 + backup_file.PLACE
    data[at] = ord("0") if data[at] != ord("0") else ord("1")
    card.path.write_bytes(bytes(data))
    opened = backup_opening.open_with(card.path, PASSPHRASE, TINY_POLICY)
    assert opened.keys.vault_id == closed.keys.vault_id


def test_another_master_keys_copy_is_not_called_ours(closed, backups, tmp_path):
    card = backups.before(Reason.DAILY)
    with pytest.raises(backup_opening.OtherLocks):
        backup_opening.check_front(card.path, b"x" * 32, TINY_POLICY)
    assert backup_opening.check_front(card.path, closed.keys.master, TINY_POLICY)


def test_a_description_that_was_changed_is_refused(closed, backups):
    card = backups.before(Reason.DAILY)
    described = backup_file.read_front(card.path, TINY_POLICY).description
    backup_file.write_description(card.path, described.replace(b'"families":0', b'"families":9'))
    with pytest.raises(DamagedBackup):
        backup_opening.check_front(card.path, closed.keys.master, TINY_POLICY)


def test_other_counts_than_described_are_refused(closed, backups, tmp_path):
    card = backups.before(Reason.DAILY)
    opened = backup_opening.open_with(card.path, PASSPHRASE, TINY_POLICY)
    backup_file.extract(card.path, tmp_path / "records", lambda *_: None)
    import msgspec

    other = msgspec.structs.replace(opened.manifest, counts={})
    with pytest.raises(DamagedBackup):
        backup_opening.check_records(tmp_path / "records", opened.keys, other)


def test_a_folder_that_cannot_be_read_has_no_backups(tmp_path, monkeypatch):
    def closed_to_us(*_given):
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "glob", closed_to_us)
    assert backup_list.cards_in(tmp_path, TINY_POLICY) == ()


def test_systems_that_keep_no_memory_of_files_are_not_asked(tmp_path, monkeypatch):
    from taf_desktop.storage import backup_steps

    monkeypatch.delattr(os, "posix_fadvise", raising=False)
    assert backup_steps.drop_from_memory(tmp_path / "not there") is None


def test_a_broken_page_that_sqlcipher_meets_while_counting_is_said(closed, backups, monkeypatch):
    def broken(*_given):
        error = backup_checks.sqlcipher.DatabaseError("malformed")
        error.sqlite_errorcode = 11
        raise error

    monkeypatch.setattr(backup_checks, "glance", broken)
    with pytest.raises(EnvironmentProblem, match=r"vault\.damaged_database"):
        backups.copy(Reason.ASKED, Quiet())
    assert list((closed.folder / "backups").iterdir()) == []
    monkeypatch.setattr(backup_checks.HistoryCount, "step", broken)
    monkeypatch.setattr(copying, "PAGES", 1)
    monkeypatch.setattr(stepped_copy, "STEP_SECONDS", 0.0)
    with pytest.raises(EnvironmentProblem, match=r"vault\.damaged_database"):
        backups.copy(Reason.ASKED, Quiet())
    assert list((closed.folder / "backups").iterdir()) == []


def test_a_source_that_cannot_be_read_or_a_target_not_written_is_said():
    problem, driver = faults.copying_problem, backup_checks.sqlcipher
    assert problem(driver.OperationalError("x")).message_id == "vault.disk_trouble"
    assert problem(driver.DatabaseError("x")).message_id == "vault.damaged_database"
    assert problem(ValueError()) is None


def test_what_is_owed_is_forgotten_once_it_is_done(closed, unit_of_work, backups):
    assert not backups.owes_dropping("")
    backups.before(Reason.DAILY)
    removed_person(closed)
    backups = closed.files.backups()
    assert backups.only_newest("") == 1
    assert not backups.owes_dropping("")


@pytest.fixture
def stick(backups, clock, tmp_path):
    """A second place with yesterday's backup in it."""
    place = tmp_path / "stick"
    place.mkdir()
    backups.before(Reason.DAILY)
    backups.copy_to_second(str(place), Quiet())
    clock.set(NOON + timedelta(days=1))
    return place


def test_dropping_cut_short_before_the_second_place_is_owed(closed, unit_of_work, backups, stick):
    removed_person(closed)
    backups = closed.files.backups()
    (here,) = backups._all(closed.folder / "backups", backups._opened())
    here.path.unlink()
    assert not backups.has_other_locks("")
    assert backups.owes_dropping(str(stick))
    assert backups.only_newest(str(stick)) == 1
    (left,) = (stick / SECOND_FOLDER).iterdir()
    assert left.name == backups.cards()[0].path.name
    assert not backups.owes_dropping(str(stick))
    assert Notes(closed.folder / "backups").moment(backup_list.OWED) is None


def test_dropping_is_owed_while_the_second_place_is_out_of_reach(
    closed, unit_of_work, backups, clock, stick
):
    removed_person(closed)
    backups = closed.files.backups()
    away = stick.rename(stick.with_name("in a drawer"))
    assert backups.only_newest(str(stick)) == 1
    assert not backups.owes_dropping(str(stick))
    away.rename(stick)
    clock.set(NOON + timedelta(days=2))
    assert backups.owes_dropping(str(stick))
    assert backups.only_newest(str(stick)) == 2
    assert not backups.has_other_locks(str(stick))


def test_what_was_owed_and_never_begun_is_forgotten(closed, backups):
    notes = Notes(closed.folder / "backups")
    backups.before(Reason.DAILY)
    notes.note(backup_list.OWED, NOON)
    assert not backups.owes_dropping("")
    assert notes.moment(backup_list.OWED) is None
    assert len(backups.cards()) == 1
