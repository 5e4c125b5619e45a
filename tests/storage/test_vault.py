import os
import re
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest

from taf_desktop.domain.errors import Bug, EnvironmentProblem, UserError
from taf_desktop.domain.vault import VaultCard
from taf_desktop.storage import header_file, locks
from taf_desktop.storage.folder import suits_vault
from taf_desktop.storage.header import read
from taf_desktop.storage.kdf import KdfParameters, KdfPolicy
from taf_desktop.storage.vault import VaultFiles
from taf_desktop.support import atomic
from taf_desktop.support.words import catalogue, say
from tests.storage.conftest import PASSPHRASE, TINY, TINY_POLICY, snapshot
from tests.storage.samples import family
from tests.storage.test_opening import flip

NEW = "nine loud otters"


def header_of(folder):
    return read((folder / "vault.hdr").read_bytes(), TINY_POLICY).header


def test_a_vault_from_making_to_opening_again(tmp_path):
    files = VaultFiles(policy=TINY_POLICY)
    new = files.create_keys(tmp_path / "Vaults", "  North \n team ", PASSPHRASE)
    assert new.card.name == "North team"
    unit_of_work = files.create_database(new.card, new.keys)
    home = family()
    with unit_of_work() as unit:
        unit.put(home)
        unit.commit()
    files.close()
    again = VaultFiles(policy=TINY_POLICY)
    assert again.vaults(tmp_path / "Vaults") == (new.card,)
    keys = again.unwrap(new.card.folder, new.recovery_code)
    assert keys == new.keys == again.unwrap(new.card.folder, PASSPHRASE)
    with again.open(new.card.folder, keys)() as unit:
        assert unit.facts(home.id).name == "Example"
    again.close()


def test_two_vaults_share_nothing(tmp_path):
    files = VaultFiles(policy=TINY_POLICY)
    one, two = (files.create_keys(tmp_path, "Team", PASSPHRASE) for _ in range(2))
    assert one.card.folder != two.card.folder
    assert one.recovery_code != two.recovery_code
    assert not {one.keys.master, one.keys.database} & {two.keys.master, two.keys.database}


def test_the_folder_holds_what_it_should_and_no_more(closed, unit_of_work):
    assert sorted(snapshot(closed.folder)) == [
        "open.json", "records.db", "records.db-wal", "vault.hdr", "vault.hdr.prev",
    ]  # fmt: skip
    closed.files.close()
    assert sorted(snapshot(closed.folder)) == ["records.db", "vault.hdr", "vault.hdr.prev"]


def test_keys_and_code_are_not_shown(template):
    shown = repr(template)
    for secret in (template.keys.master, template.keys.database):
        assert secret.hex() not in shown
        assert repr(secret) not in shown
    assert template.recovery_code not in shown


@pytest.mark.parametrize("passphrase", ["", "eleven char", "ﬁ" * 5])
def test_a_short_passphrase_is_refused_and_nothing_is_made(tmp_path, passphrase):
    with pytest.raises(UserError, match=r"vault\.passphrase_too_short"):
        VaultFiles(policy=TINY_POLICY).create_keys(tmp_path, "Team", passphrase)
    assert list(tmp_path.iterdir()) == []


def test_vaults_come_by_name_and_none_where_there_are_none(tmp_path):
    files = VaultFiles(policy=TINY_POLICY)
    assert files.vaults(tmp_path / "none") == ()
    for name in ("south", "North", "east"):
        new = files.create_keys(tmp_path, name, PASSPHRASE)
        files.create_database(new.card, new.keys)
        files.close()
    (tmp_path / "something else").mkdir()
    (tmp_path / "a file").write_text("x")
    assert [card.name for card in files.vaults(tmp_path)] == ["east", "North", "south"]


def test_a_vault_whose_making_was_broken_off_is_not_offered(tmp_path):
    files = VaultFiles(policy=TINY_POLICY)
    new = files.create_keys(tmp_path, "Team", PASSPHRASE)
    assert files.vaults(tmp_path) == ()
    (new.card.folder / "records.db.new").write_bytes(b"half made")
    assert files.vaults(tmp_path) == ()
    files.create_database(new.card, new.keys)
    assert files.vaults(tmp_path) == (new.card,)
    files.close()


def test_a_damaged_vault_is_still_offered(closed):
    for name in ("vault.hdr", "vault.hdr.prev"):
        flip(closed.folder / name, 3)
    card = VaultCard(closed.folder, closed.folder.name, say("vault.name_unreadable"))
    assert closed.files.vaults(closed.base) == (card,)


def test_a_vault_without_its_records_is_still_offered(closed):
    closed.records.unlink()
    assert [card.name for card in closed.files.vaults(closed.base)] == ["North team"]


def test_records_are_never_made_over_others(closed, template):
    card = VaultCard(closed.folder, closed.keys.vault_id, "North team")
    before = snapshot(closed.base)
    with pytest.raises(Bug, match=r"vault\.already_made"):
        closed.files.create_database(card, closed.keys)
    assert snapshot(closed.base) == before


def test_unlocking_changes_nothing_on_disk(closed):
    before = snapshot(closed.base)
    closed.files.unwrap(closed.folder, PASSPHRASE)
    closed.files.unwrap(closed.folder, closed.code)
    assert snapshot(closed.base) == before


def test_closing_twice_and_closing_nothing_is_fine(closed):
    closed.files.close()
    closed.open()
    closed.files.close()
    closed.files.close()
    assert closed.open()


@pytest.mark.parametrize("by", ["passphrase", "code"])
def test_a_new_passphrase_opens_the_same_records_and_the_old_one_nothing(closed, by):
    records = closed.records.read_bytes()
    before = header_of(closed.folder).generation
    current = PASSPHRASE if by == "passphrase" else closed.code
    closed.files.change_passphrase(closed.folder, current, NEW)
    assert closed.files.unwrap(closed.folder, NEW) == closed.keys
    assert closed.files.unwrap(closed.folder, closed.code) == closed.keys
    assert closed.records.read_bytes() == records
    assert header_of(closed.folder).generation == before + 1
    for damaged in (False, True):
        if damaged:
            flip(closed.folder / "vault.hdr", 3)
        with pytest.raises(UserError, match=r"vault\.wrong_passphrase"):
            closed.files.unwrap(closed.folder, PASSPHRASE)


def test_a_passphrase_is_changed_with_the_right_one_only(closed):
    before = snapshot(closed.base)
    for current, new, message in (
        ("a wrong one, quite long", NEW, "vault.wrong_passphrase"),
        (PASSPHRASE, "short", "vault.passphrase_too_short"),
    ):
        with pytest.raises(UserError) as found:
            closed.files.change_passphrase(closed.folder, current, new)
        assert found.value.message_id == message
    assert snapshot(closed.base) == before


def test_the_cost_of_a_try_is_never_lowered_by_a_new_passphrase(closed, clock):
    dearer = KdfPolicy(KdfParameters(16, 2, 1), KdfParameters(16, 2, 1), TINY, TINY_POLICY.largest)
    VaultFiles(clock, dearer).change_passphrase(closed.folder, PASSPHRASE, NEW)
    raised = header_of(closed.folder).slots[0].kdf
    assert (raised.memory_kib, raised.rounds >= 2) == (16, True)
    closed.files.change_passphrase(closed.folder, NEW, PASSPHRASE)
    again = header_of(closed.folder).slots[0].kdf
    assert again == again.raised_to(raised)


def test_a_new_recovery_code_replaces_the_old_one(closed):
    code = closed.files.fresh_code()
    closed.files.keep_recovery_code(closed.folder, closed.keys, code)
    assert closed.files.unwrap(closed.folder, code) == closed.keys
    assert closed.files.unwrap(closed.folder, PASSPHRASE) == closed.keys
    for damaged in (False, True):
        if damaged:
            flip(closed.folder / "vault.hdr", 3)
        with pytest.raises(UserError, match=r"vault\.wrong_recovery_code"):
            closed.files.unwrap(closed.folder, closed.code)


@pytest.mark.parametrize("at", [3, 9, 40, -1])
def test_a_damaged_header_is_mended_from_its_twin_and_it_is_said(closed, at):
    whole = (closed.folder / "vault.hdr").read_bytes()
    flip(closed.folder / "vault.hdr", at)
    damaged = (closed.folder / "vault.hdr").read_bytes()
    keys = closed.files.unwrap(closed.folder, PASSPHRASE)
    assert keys == closed.keys
    assert closed.files.notice == "vault.header_from_twin"
    assert closed.files.notice in catalogue()
    closed.open()
    assert (closed.folder / "vault.hdr").read_bytes() == whole
    kept = list((closed.folder / "quarantine").iterdir())
    assert [file.read_bytes() for file in kept] == [damaged]
    closed.files.unwrap(closed.folder, PASSPHRASE)
    assert closed.files.notice == ""


def test_a_missing_header_is_mended_from_its_twin(closed):
    (closed.folder / "vault.hdr").unlink()
    closed.files.unwrap(closed.folder, closed.code)
    assert closed.files.notice == "vault.header_from_twin"
    closed.open()
    assert (closed.folder / "vault.hdr").is_file()


@pytest.mark.parametrize("spoil", [lambda path: path.unlink(), lambda path: flip(path, 30)])
def test_a_lost_twin_is_made_again(closed, spoil):
    spoil(closed.folder / "vault.hdr.prev")
    closed.open()
    current, twin = (closed.folder / name for name in ("vault.hdr", "vault.hdr.prev"))
    assert twin.read_bytes() == current.read_bytes()


def test_a_twin_that_cannot_be_written_now_does_not_keep_the_records_shut(closed, monkeypatch):
    def full(*_):
        raise OSError(28, "no space")

    (closed.folder / "vault.hdr.prev").unlink()
    monkeypatch.setattr(atomic, "write_bytes", full)
    with closed.open()() as unit:
        assert unit.families() == ()


def test_an_opening_that_fails_half_way_leaves_the_vault_free(closed, monkeypatch):
    def full(_):
        raise EnvironmentProblem("vault.disk_full")

    monkeypatch.setattr("taf_desktop.storage.migrate.is_current", full)
    with pytest.raises(EnvironmentProblem, match=r"vault\.disk_full"):
        closed.open()
    monkeypatch.undo()
    assert closed.open()


def test_a_change_broken_off_between_the_two_leaves_the_new_passphrase(closed, monkeypatch):
    real = atomic.write_bytes

    def broken(path, content):
        if path.name == "vault.hdr.prev":
            raise OSError(28, "no space")
        real(path, content)

    monkeypatch.setattr(atomic, "write_bytes", broken)
    with pytest.raises(EnvironmentProblem, match=r"vault\.disk_full"):
        closed.files.change_passphrase(closed.folder, PASSPHRASE, NEW)
    monkeypatch.undo()
    keys = closed.files.unwrap(closed.folder, NEW)
    closed.files.open(closed.folder, keys)
    twin = read((closed.folder / "vault.hdr.prev").read_bytes(), TINY_POLICY).header
    assert twin == header_of(closed.folder)


@pytest.mark.parametrize(("number", "message"), [(28, "vault.disk_full"), (13, "vault.no_access")])
def test_a_full_or_locked_disk_is_said_while_a_vault_is_made(
    tmp_path, monkeypatch, number, message
):
    def refuse(*_):
        raise OSError(number, "no")

    monkeypatch.setattr(atomic, "write_bytes", refuse)
    with pytest.raises(EnvironmentProblem) as found:
        VaultFiles(policy=TINY_POLICY).create_keys(tmp_path, "Team", PASSPHRASE)
    assert found.value.message_id == message


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(EnvironmentProblem, match=r"vault\.no_access"):
        VaultFiles(policy=TINY_POLICY).create_keys(tmp_path / "file", "Team", PASSPHRASE)


def test_a_header_without_a_slot_to_exchange_is_damaged(closed):
    with pytest.raises(EnvironmentProblem, match=r"vault\.damaged_header"):
        locks.first_of(header_of(closed.folder), "quick")


def test_every_sentence_this_part_says_is_in_the_words():
    folder = Path(header_file.__file__).parent
    used = set()
    for file in folder.rglob("*.py"):
        used |= set(re.findall(r'"((?:vault|record)\.[a-z_]+)"', file.read_text(encoding="utf-8")))
    used -= {"vault.hdr", "vault.erased"}
    assert len(used) > 20
    assert used <= set(catalogue())


@pytest.mark.parametrize(
    "path",
    [
        "C:/Users/pat/OneDrive/TAF",
        "C:/Users/pat/OneDrive - Example School/TAF",
        "C:\\Users\\pat\\Dropbox\\TAF",
        "C:/Users/pat/Dropbox (Example)/TAF",
        "G:/My Drive/TAF",
        "C:/Users/pat/Google Drive/TAF",
        "C:/Users/pat/iCloudDrive/TAF",
        "\\\\server\\share\\TAF",
        "//server/share/TAF",
        "\\\\?\\UNC\\server\\share",
    ],
)
def test_folders_that_do_not_suit_a_vault(path):
    assert not suits_vault(PurePosixPath(path), {})


@pytest.mark.parametrize(
    "path",
    [
        "C:/Users/pat/AppData/Local/TAF Desktop/Vaults",
        "\\\\?\\C:\\Users\\pat\\TAF",
        "/home/pat/taf",
    ],
)
def test_folders_that_suit_a_vault(path):
    assert suits_vault(Path(path), {"OneDrive": "", "PATH": "C:/Users/pat"})


def test_documents_that_onedrive_has_taken_over_do_not_suit(tmp_path):
    environment = {"OneDriveCommercial": "C:\\Users\\pat\\Work Files\\"}
    assert not suits_vault(Path("c:/users/pat/work files/TAF"), environment)
    assert suits_vault(Path("c:/users/pat/work files two/TAF"), environment)


def test_a_cloud_services_marker_anywhere_above_does_not_suit(tmp_path):
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    assert suits_vault(inside, {})
    (tmp_path / ".dropbox.cache").mkdir()
    assert not suits_vault(inside, {})
    with pytest.raises(UserError, match=r"vault\.folder_not_suitable"):
        VaultFiles(policy=TINY_POLICY).create_keys(inside, "Team", PASSPHRASE)
    assert list(inside.iterdir()) == []


def test_nothing_heavy_is_imported_before_unlocking(closed):
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from taf_desktop.storage.vault import VaultFiles\n"
        "files = VaultFiles()\n"
        "print(len(files.vaults(Path(sys.argv[1]))))\n"
        "heavy = {'sqlalchemy', 'alembic', 'sqlcipher3', 'cryptography', 'argon2'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
        "files.warm_up()\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(closed.base)],
        capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    first, before, after = done.stdout.splitlines()
    assert (first, before) == ("1", "[]")
    assert after == "['argon2', 'cryptography', 'sqlalchemy', 'sqlcipher3']"


def test_tiny_costs_are_for_tests_only():
    assert not TINY.fits(VaultFiles()._policy.smallest, VaultFiles()._policy.largest)


@pytest.mark.parametrize("name", ["vault.hdr", "vault.hdr.prev"])
def test_one_header_that_claims_to_be_of_a_later_program_has_been_damaged(closed, name):
    path = closed.folder / name
    whole = path.read_bytes()
    changed = whole.replace(b'"format":1', b'"format":9').replace(b'"format":2', b'"format":9')
    assert changed != whole
    path.write_bytes(changed)
    assert closed.files.unwrap(closed.folder, PASSPHRASE).master == closed.keys.master
    closed.open()
    closed.files.close()
    assert b'"format":9' not in path.read_bytes()


def test_two_headers_of_a_later_program_are_not_opened(closed):
    for name in ("vault.hdr", "vault.hdr.prev"):
        path = closed.folder / name
        later = path.read_bytes().replace(b'"format":1', b'"format":9')
        path.write_bytes(later.replace(b'"format":2', b'"format":9'))
    with pytest.raises(EnvironmentProblem, match=r"vault\.newer"):
        closed.files.unwrap(closed.folder, PASSPHRASE)
