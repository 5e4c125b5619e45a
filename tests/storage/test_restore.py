import shutil
from datetime import timedelta

import pytest

from taf_desktop.domain.backups import Quiet, Reason
from taf_desktop.domain.errors import EnvironmentProblem, UserError
from taf_desktop.domain.retention import Tombstone
from taf_desktop.storage import backup_file, ballast, restore_swap
from taf_desktop.storage.backup_file import DamagedBackup
from taf_desktop.storage.restore_swap import DAMAGED, EARLIER, RESTORING
from taf_desktop.storage.vault import VaultFiles
from tests.fixtures import canonical
from tests.storage.conftest import NOON, PASSPHRASE, TINY_POLICY, snapshot
from tests.storage.test_backups import add_family, flip, removed_person

NEW = "nine loud sparrows"
OURS = ("audit_entry",)


@pytest.fixture
def restores(closed):
    return closed.files.restores()


@pytest.fixture
def saved(closed, unit_of_work):
    """A closed vault with one family, a backup of it, and a second family since."""
    add_family(unit_of_work, "First")
    card = closed.files.backups().before(Reason.ASKED)
    add_family(unit_of_work, "Second")
    closed.files.close()
    return card


def names(closed, secret=PASSPHRASE):
    unit_of_work = closed.files.open(closed.folder, closed.files.unwrap(closed.folder, secret))
    with unit_of_work() as unit:
        found = sorted(family.name for family in unit.families())
    closed.files.close()
    return found


def content(folder, key):
    dump = canonical.read(folder / "records.db", key)
    return {name: table for name, table in dump.items() if name not in OURS}


def test_restored_beside_compared_and_put_in_place(closed, saved, restores):
    before = snapshot(closed.folder)
    restored = restores.restore(saved.path, PASSPHRASE, closed.base, Quiet())
    assert restored.present
    assert (restored.then.counts["family"], restored.now.counts["family"]) == (1, 2)
    assert restored.then.last_change <= restored.now.last_change
    assert names(closed) == ["First", "Second"]
    # Looking at the present one opened it, so its history grew and it was backed up.
    changed = {name for name, data in snapshot(closed.folder).items() if before.get(name) != data}
    assert {name for name in changed if not name.startswith("backups")} <= {
        "records.db", "vault.hdr", "vault.hdr.prev",
    }  # fmt: skip
    card = restores.put_in_place(restored, closed.base)
    assert card.folder == closed.folder
    assert names(closed) == ["First"]
    assert list((closed.base / RESTORING).iterdir()) == []
    (earlier,) = (closed.base / EARLIER).iterdir()
    assert (earlier / "records.db").is_file()
    assert [card.vault_id for card in closed.files.vaults(closed.base)] == [closed.keys.vault_id]


def test_the_present_is_backed_up_first_and_its_backups_move_over(closed, saved, restores):
    restored = restores.restore(saved.path, PASSPHRASE, closed.base, Quiet())
    restores.put_in_place(restored, closed.base)
    cards = restores.found(closed.base, ())
    assert [(card.reason, card.families) for card in cards] == [("restore", 2), ("asked", 1)]
    again = restores.restore(cards[0].path, PASSPHRASE, closed.base, Quiet())
    restores.put_in_place(again, closed.base)
    assert names(closed) == ["First", "Second"]


def test_a_restored_backup_holds_what_was_saved(closed, saved, restores, tmp_path):
    closed.files.close()
    fresh = tmp_path / "Another computer"
    restored = restores.restore(saved.path, closed.code, fresh, Quiet())
    assert (restored.present, restored.now) == (False, None)
    card = restores.put_in_place(restored, fresh)
    files = VaultFiles(closed.files._clock, TINY_POLICY)
    keys = files.unwrap(card.folder, PASSPHRASE)
    there = content(card.folder, keys.database)
    from taf_desktop.storage import backup_opening

    opened = backup_opening.open_with(saved.path, PASSPHRASE, TINY_POLICY)
    backup_file.extract(saved.path, tmp_path / "records.db", lambda *_: None)
    assert there == content(tmp_path, opened.keys.database)
    assert keys.database not in (opened.keys.database, closed.keys.database)


def test_nothing_is_noticed_about_the_history_afterwards(closed, saved, restores):
    restores.put_in_place(
        restores.restore(saved.path, PASSPHRASE, closed.base, Quiet()), closed.base
    )
    closed.files.open(closed.folder, closed.files.unwrap(closed.folder, PASSPHRASE))
    assert closed.files._history.chain.opening == ()
    assert closed.files.notice == ""


def test_it_can_be_left(closed, saved, restores):
    restored = restores.restore(saved.path, PASSPHRASE, closed.base, Quiet())
    restores.discard(restored)
    assert list((closed.base / RESTORING).iterdir()) == []
    assert names(closed) == ["First", "Second"]


def test_what_was_left_unwanted_is_cleared_by_the_next(closed, saved, restores, clock):
    restores.restore(saved.path, PASSPHRASE, closed.base, Quiet())
    clock.set(NOON + timedelta(hours=1))
    second = restores.restore(saved.path, PASSPHRASE, closed.base, Quiet())
    assert list((closed.base / RESTORING).iterdir()) == [second.folder]


def test_erased_families_stay_erased(closed, saved, restores):
    unit_of_work = closed.files.open(closed.folder, closed.keys)
    with unit_of_work() as unit:
        first = next(family for family in unit.families() if family.name == "First")
        unit.erase(
            Tombstone(
                family_id=first.family_id, erased_at=NOON.isoformat(), rule="closed", reason="asked"
            )
        )
        unit.commit()
    closed.files.close()
    restored = restores.restore(saved.path, PASSPHRASE, closed.base, Quiet())
    assert restored.then.counts["family"] == 0
    restores.put_in_place(restored, closed.base)
    assert names(closed) == []


def test_erased_families_stay_erased_also_if_the_records_are_lost(closed, saved, restores):
    unit_of_work = closed.files.open(closed.folder, closed.keys)
    with unit_of_work() as unit:
        first = next(family for family in unit.families() if family.name == "First")
        unit.erase(
            Tombstone(
                family_id=first.family_id, erased_at=NOON.isoformat(), rule="closed", reason="asked"
            )
        )
        unit.commit()
    closed.files.close()
    closed.records.write_bytes(b"")
    restored = restores.restore(saved.path, PASSPHRASE, closed.base, Quiet())
    assert restored.now is None
    assert restored.then.counts["family"] == 0


@pytest.mark.parametrize(
    "damage",
    [
        lambda folder: (folder / "records.db").unlink(),
        lambda folder: (folder / "records.db").write_bytes(b""),
        lambda folder: flip(folder / "records.db", 300),
        lambda folder: flip(folder / "records.db", (folder / "records.db").stat().st_size - 3000),
        lambda folder: [(folder / name).unlink() for name in ("vault.hdr", "vault.hdr.prev")],
        lambda folder: [flip(folder / name, 60) for name in ("vault.hdr", "vault.hdr.prev")],
    ],
)
def test_a_damaged_vault_is_put_away_for_good(closed, saved, restores, damage, clock):
    damage(closed.folder)
    lost = snapshot(closed.folder)
    restored = restores.restore(saved.path, PASSPHRASE, closed.base, Quiet())
    assert (restored.present, restored.now) == (True, None)
    restores.put_in_place(restored, closed.base)
    assert names(closed) == ["First"]
    (away,) = (closed.base / DAMAGED).iterdir()
    kept = snapshot(away)
    for name, data in lost.items():
        assert name.startswith("backups") or name in kept
        # Where it still opened, looking at it added to its history.
        if name == "records.db":
            assert len(kept[name]) == len(data)
    clock.set(NOON + timedelta(days=400))
    assert restore_swap.forget_earlier(closed.base, clock.today()) == 0
    assert away.exists()


def test_an_open_vault_is_not_called_damaged(closed, saved, restores):
    closed.open()
    with pytest.raises(EnvironmentProblem, match=r"vault\.already_open"):
        restores.restore(saved.path, PASSPHRASE, closed.base, Quiet())
    assert not list(closed.base.glob(f"{RESTORING}/*/records.db"))


def test_todays_passphrase_stays_if_it_opens_the_backup(closed, saved, restores):
    closed.files.change_passphrase(closed.folder, PASSPHRASE, NEW)
    unit_of_work = closed.files.open(closed.folder, closed.files.unwrap(closed.folder, NEW))
    assert closed.files.backups().renew_locks("") == 1
    del unit_of_work
    closed.files.close()
    restores.put_in_place(restores.restore(saved.path, NEW, closed.base, Quiet()), closed.base)
    assert names(closed, NEW) == ["First"]


def test_somebody_who_only_knows_the_old_passphrase_gets_in_by_it(closed, saved, restores):
    closed.files.change_passphrase(closed.folder, PASSPHRASE, NEW)
    restored = restores.restore(saved.path, PASSPHRASE, closed.base, Quiet())
    assert restored.now.counts["family"] == 2
    restores.put_in_place(restored, closed.base)
    assert names(closed) == ["First"]
    with pytest.raises(UserError):
        closed.files.unwrap(closed.folder, NEW)


def test_a_backup_from_before_somebody_was_removed(closed, saved, restores):
    closed.files.open(closed.folder, closed.keys)
    removed_person(closed)
    closed.files.close()
    restored = restores.restore(saved.path, PASSPHRASE, closed.base, Quiet())
    assert restored.now.counts["family"] == 2
    restores.put_in_place(restored, closed.base)
    assert names(closed) == ["First"]
    with pytest.raises(UserError):
        closed.files.unwrap(closed.folder, NEW)
    closed.files.open(closed.folder, closed.files.unwrap(closed.folder, PASSPHRASE))
    assert closed.files._history.chain.opening == ()


def test_a_wrong_secret_changes_nothing(closed, saved, restores):
    before = snapshot(closed.base)
    with pytest.raises(UserError, match="wrong_passphrase"):
        restores.restore(saved.path, "not it at all", closed.base, Quiet())
    assert snapshot(closed.base) == before


@pytest.mark.parametrize("at", [5000, backup_file.RECORDS_AT + 5000, -1])
def test_a_damaged_backup_is_refused_and_changes_nothing(closed, saved, restores, at):
    if at == 5000:
        flip(saved.path, 4096 + 60)
        flip(saved.path, 4096 + backup_file.PLACE + 60)
    elif at > 0:
        flip(saved.path, at)
    else:
        with saved.path.open("ab") as file:
            file.write(bytes(4096))
    with pytest.raises(DamagedBackup):
        restores.restore(saved.path, PASSPHRASE, closed.base, Quiet())
    assert not list(closed.base.glob(f"{RESTORING}/*/records.db"))
    assert names(closed) == ["First", "Second"]


def test_a_backup_of_a_later_schema_is_refused(closed, saved, restores, monkeypatch):
    monkeypatch.setattr("taf_desktop.storage.restore.KNOWN_REVISIONS", ("0001",))
    with pytest.raises(EnvironmentProblem, match=r"backup\.newer"):
        restores.restore(saved.path, PASSPHRASE, closed.base, Quiet())


def test_no_room_is_said_at_once(closed, saved, restores, monkeypatch):
    monkeypatch.setattr(ballast, "free_bytes", lambda _folder: 1000)
    with pytest.raises(EnvironmentProblem, match=r"backup\.no_room"):
        restores.restore(saved.path, PASSPHRASE, closed.base, Quiet())


def test_a_folder_that_does_not_suit_is_refused(saved, restores, tmp_path):
    with pytest.raises(UserError):
        restores.restore(saved.path, PASSPHRASE, tmp_path / "Dropbox" / "Vaults", Quiet())


def test_backups_are_found_on_this_computer_and_elsewhere_each_once(
    closed, saved, restores, tmp_path
):
    stick = tmp_path / "stick"
    (stick / "TAF Desktop backups").mkdir(parents=True)
    shutil.copyfile(saved.path, stick / "TAF Desktop backups" / saved.path.name)
    shutil.copyfile(saved.path, stick / "by-hand.tafbackup")
    found = restores.found(closed.base, (stick, tmp_path / "gone"))
    assert {card.path for card in found} == {saved.path, stick / "by-hand.tafbackup"}
    assert restores.read(saved.path).families == 1


class Killed(BaseException):
    """The program ends here."""


def killed_at(monkeypatch, number):
    """Let nothing more happen on the disk from the n-th step of a swap on."""
    left = [number]

    def counted(real):
        def step(*given, **named):
            if left[0] <= 0:
                raise Killed
            left[0] -= 1
            return real(*given, **named)

        return step

    for owner, name in (
        (restore_swap.atomic, "replace"),
        (restore_swap.atomic, "write_bytes"),
        (restore_swap.Path, "unlink"),
    ):
        monkeypatch.setattr(owner, name, counted(getattr(owner, name)))


def test_a_swap_that_is_cut_short_is_completed(closed, saved, restores):
    restored = restores.restore(saved.path, PASSPHRASE, closed.base, Quiet())
    steps = 0
    for number in range(30):
        base = closed.base.with_name(f"killed-{number}")
        shutil.copytree(closed.base, base)
        moved = type(restored)(
            base / RESTORING / restored.folder.name,
            type(restored.card)(base / closed.folder.name, restored.card.vault_id, "x"),
            restored.keys, restored.made, restored.then, restored.now, restored.present,
        )  # fmt: skip
        with pytest.MonkeyPatch.context() as patch:
            killed_at(patch, number)
            try:
                restores.put_in_place(moved, base)
                done = True
            except Killed:
                done = False
        files = VaultFiles(closed.files._clock, TINY_POLICY)
        (card,) = files.vaults(base)
        unit_of_work = files.open(card.folder, files.unwrap(card.folder, PASSPHRASE))
        with unit_of_work() as unit:
            found = sorted(family.name for family in unit.families())
        files.close()
        # Before the note is written, it was never wanted; afterwards it is in place.
        assert found == (["First", "Second"] if number < 2 else ["First"])
        assert len(list((card.folder / "backups").iterdir())) == 2
        steps += 1
        if done:
            break
    assert steps > 5


def test_a_folder_that_is_held_is_tried_again(closed, saved, restores, monkeypatch):
    restored = restores.restore(saved.path, PASSPHRASE, closed.base, Quiet())

    real = restore_swap.atomic.replace

    def held(source, target):
        if source.is_dir():
            raise PermissionError(13, "held")
        real(source, target)

    monkeypatch.setattr(restore_swap.atomic, "replace", held)
    with pytest.raises(EnvironmentProblem, match=r"backup\.swap_failed"):
        restores.put_in_place(restored, closed.base)
    assert len(closed.files.vaults(closed.base)) == 1
    monkeypatch.undo()
    closed.files.vaults(closed.base)
    assert names(closed) == ["First"]


def test_a_note_that_cannot_be_written_changes_nothing(closed, saved, restores, monkeypatch):
    restored = restores.restore(saved.path, PASSPHRASE, closed.base, Quiet())

    def full(*_given):
        raise OSError(28, "no space")

    monkeypatch.setattr(restore_swap.atomic, "write_bytes", full)
    with pytest.raises(EnvironmentProblem, match=r"vault\.disk_full"):
        restores.put_in_place(restored, closed.base)
    monkeypatch.undo()
    assert names(closed) == ["First", "Second"]


def test_a_note_nobody_wrote_is_passed_over(closed, tmp_path):
    folder = closed.base / RESTORING / "x~1"
    folder.mkdir(parents=True)
    for text in ("", "[]", '{"place": 3}'):
        (folder / "wanted.json").write_text(text)
        restore_swap.finish(closed.base)
        assert folder.exists()


def test_a_restoring_folder_that_cannot_be_made_is_said(closed):
    (closed.base / RESTORING).write_text("in the way")
    with pytest.raises(EnvironmentProblem, match=r"vault\.no_access"):
        restore_swap.new_folder(closed.base, "x", NOON)


def test_the_earlier_vault_goes_after_thirty_days(closed, saved, restores, clock):
    restores.put_in_place(
        restores.restore(saved.path, PASSPHRASE, closed.base, Quiet()), closed.base
    )
    (closed.base / EARLIER / "something else").mkdir()
    closed.files.open(closed.folder, closed.files.unwrap(closed.folder, PASSPHRASE))
    for days, left in ((30, 2), (31, 1)):
        clock.set(NOON + timedelta(days=days))
        closed.files.backups().keep_house()
        assert len(list((closed.base / EARLIER).iterdir())) == left


def test_what_was_left_unwanted_goes_when_the_house_is_kept(closed, saved, restores):
    restored = restores.restore(saved.path, PASSPHRASE, closed.folder.parent, Quiet())
    closed.open()
    closed.files.backups().keep_house()
    closed.files.close()
    assert not restored.folder.exists()
