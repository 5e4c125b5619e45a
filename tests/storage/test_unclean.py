import shutil
from pathlib import Path

import pytest

from taf_desktop.storage import unclean
from tests.storage.conftest import snapshot
from tests.storage.test_backups import add_family, flip


@pytest.fixture
def cut_short(closed, unit_of_work, tmp_path):
    """A vault as a program that was killed leaves it, with three families in its last file."""
    for name in ("One", "Two", "Three"):
        add_family(unit_of_work, name)
    folder = tmp_path / "killed"
    shutil.copytree(closed.folder, folder)
    closed.files.close()
    return folder


def opened(closed, folder):
    unit_of_work = closed.files.open(folder, closed.keys)
    with unit_of_work() as unit:
        names = sorted(family.name for family in unit.families())
    closed.files.close()
    return closed.files.notice, names


def test_a_kill_is_no_damage(closed, cut_short):
    assert opened(closed, cut_short) == ("", ["One", "Three", "Two"])
    assert not (cut_short / "quarantine").exists()
    assert not (cut_short / unclean.MARK).exists()


def test_a_page_that_was_never_finished_is_no_damage(closed, cut_short):
    with (cut_short / unclean.LOG).open("ab") as file:
        file.write(b"\x00\x00\x00\x07\x00\x00\x00\x00" + bytes(3000))
    assert opened(closed, cut_short) == ("", ["One", "Three", "Two"])


@pytest.mark.parametrize(
    "damage",
    [
        lambda log: log.unlink(),
        lambda log: log.write_bytes(b""),
        lambda log: log.write_bytes(bytes(log.stat().st_size)),
        lambda log: log.write_bytes(log.read_bytes()[: 32 + 4120 * 3]),
        lambda log: flip(log, 2),
        lambda log: flip(log, 20),
        lambda log: flip(log, 32 + 10),
        lambda log: flip(log, 32 + 4120 * 2 + 2000),
        lambda log: flip(log, log.stat().st_size - 100),
        lambda log: log.write_bytes(log.read_bytes()[:32] + log.read_bytes()[32 + 4120 :]),
    ],
)
def test_lost_changes_are_told_and_what_is_left_is_kept(closed, cut_short, damage):
    log = cut_short / unclean.LOG
    damage(log)
    left = log.read_bytes() if log.exists() else b""
    notice, names = opened(closed, cut_short)
    assert notice == "backup.last_changes_lost"
    assert set(names) < {"One", "Two", "Three"} or len(names) == 3
    aside = snapshot(cut_short / "quarantine") if (cut_short / "quarantine").exists() else {}
    # A file that was cut at the end of a change is whole as far as it goes, and is read.
    assert left in (b"", *aside.values()) or len(left) == 32 + 4120 * 3
    assert opened(closed, cut_short)[0] in ("", "backup.last_changes_lost")


def test_another_time_s_file_is_noticed(closed, unit_of_work, tmp_path):
    add_family(unit_of_work, "One")
    other = (closed.folder / unclean.LOG).read_bytes()
    closed.files.close()
    closed.open()
    folder = tmp_path / "killed"
    shutil.copytree(closed.folder, folder)
    closed.files.close()
    (folder / unclean.LOG).write_bytes(other)
    # Whichever state SQLite then reads, what is missing or damaged is told.
    from taf_desktop.domain.errors import EnvironmentProblem

    try:
        notice = opened(closed, folder)[0]
    except EnvironmentProblem as problem:
        notice = problem.message_id
    assert notice in ("backup.last_changes_lost", "vault.damaged_database", "")
    assert notice or len(closed.files.vaults(folder.parent)) >= 0


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"seq": "x"}', "\x00" * 40])
def test_a_torn_mark_still_tells_that_the_vault_was_open(closed, cut_short, text):
    (cut_short / unclean.MARK).write_text(text)
    assert opened(closed, cut_short)[0] == ""
    (cut_short / unclean.MARK).write_text(text)
    (cut_short / unclean.LOG).unlink(missing_ok=True)
    assert opened(closed, cut_short)[0] == "backup.last_changes_lost"


def test_a_mark_that_cannot_be_written_stops_nobody(closed):
    (closed.folder / unclean.MARK).mkdir()
    unit_of_work = closed.open()
    assert add_family(unit_of_work, "One")


def test_both_byte_orders_are_read():
    words = bytes(range(16))
    swapped = b"".join(words[at : at + 4][::-1] for at in range(0, 16, 4))
    assert unclean._sum(words, "little", (1, 2)) == unclean._sum(swapped, "big", (1, 2))


def test_a_damaged_slot_is_not_taken_for_a_wrong_passphrase(closed):
    from taf_desktop.domain.errors import UserError
    from tests.storage.conftest import PASSPHRASE

    header = closed.folder / "vault.hdr"
    data = header.read_bytes()
    at = data.index(b'"salt":"') + 8
    other = b"0" if data[at : at + 1] != b"0" else b"1"
    header.write_bytes(data[:at] + other + data[at + 1 :])
    assert closed.files.unwrap(closed.folder, PASSPHRASE).database == closed.keys.database
    assert closed.files.notice == "vault.header_from_twin"
    with pytest.raises(UserError):
        closed.files.unwrap(closed.folder, "not it at all")
    (closed.folder / "vault.hdr.prev").unlink()
    with pytest.raises(UserError):
        closed.files.unwrap(closed.folder, PASSPHRASE)


@pytest.mark.parametrize("tidied", ["examined", "written anew"])
def test_nothing_is_missed_where_the_last_changes_were_folded_in(
    closed, unit_of_work, tmp_path, tidied
):
    add_family(unit_of_work, "One")
    if tidied == "examined":
        closed.files.backups().examine()
        keys = closed.keys
    else:
        keys = closed.files.rebuild()
    folder = tmp_path / "killed"
    shutil.copytree(closed.folder, folder)
    closed.files.close()
    assert (folder / unclean.MARK).exists()
    assert not (folder / unclean.LOG).exists() or not (folder / unclean.LOG).stat().st_size
    closed.files.open(folder, keys)
    closed.files.close()
    assert closed.files.notice == ""


def test_a_file_of_last_changes_that_cannot_be_looked_at_is_not_called_empty(tmp_path, monkeypatch):
    def refused(_path):
        raise PermissionError

    monkeypatch.setattr(Path, "stat", refused)
    assert not unclean._is_empty(tmp_path / "log")
