import io
import sys

import pytest

from taf_desktop import __version__
from taf_desktop.app import cli
from taf_desktop.app.cli import Exit
from taf_desktop.app.diagnostics import diagnostics
from taf_desktop.app.one_writer import OneWriter
from taf_desktop.domain.backups import Reason
from taf_desktop.services.machine_settings import MachineSettings, MachineSettingsFile
from taf_desktop.storage import kdf
from taf_desktop.support import logs, paths
from taf_desktop.support.logs import Code
from tests.app.conftest import PASSPHRASE, TINY_POLICY

SECRET_FOLDER = "Zqanoria"


def test_the_version_is_said(capsys):
    assert cli.main(["version"]) == Exit.GOOD
    assert capsys.readouterr().out == f"TAF Desktop {__version__}\n"
    with pytest.raises(SystemExit) as ended:
        cli.main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"TAF Desktop {__version__}\n"


def test_the_programs_own_forms_have_no_faults(capsys):
    assert cli.main(["check-forms"]) == Exit.GOOD
    assert capsys.readouterr().out.endswith("0 faults\n")


def test_a_faulty_form_is_told_with_its_place(tmp_path, capsys):
    (tmp_path / "example").mkdir()
    (tmp_path / "example" / "1.0.0.yaml").write_text("form: [", encoding="utf-8")
    assert cli.main(["check-forms", str(tmp_path)]) == Exit.FOUND_FAULTS
    assert "1.0.0.yaml:" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["check-forms", "verify-backup"])
def test_what_is_not_there_is_told(tmp_path, capsys, command):
    assert cli.main([command, str(tmp_path / "nowhere")]) == Exit.NOT_READABLE
    assert "There is no such" in capsys.readouterr().err


def test_wrong_use_has_its_own_code(capsys):
    with pytest.raises(SystemExit) as ended:
        cli.main(["send-everything"])
    assert ended.value.code == Exit.WRONG_USE
    assert "usage" in capsys.readouterr().err


def test_a_file_that_is_no_backup_is_told(tmp_path, capsys):
    file = tmp_path / "holiday.tafbackup"
    file.write_bytes(b"not a backup at all")
    assert cli.main(["verify-backup", str(file)]) == Exit.FOUND_FAULTS
    assert capsys.readouterr().err


def test_diagnostics_hold_versions_and_counts_and_nothing_personal(tmp_path, capsys):
    data = tmp_path / SECRET_FOLDER
    (data / "Vaults" / SECRET_FOLDER).mkdir(parents=True)
    (data / "Vaults" / SECRET_FOLDER / "records.db").write_bytes(bytes(2_000_000))
    MachineSettingsFile(data / "settings.toml").write(
        MachineSettings(last_vault=SECRET_FOLDER, idle_minutes=7)
    )
    handler = logs.start(data / "logs")
    try:
        logs.log_event("save.done", milliseconds=12)
        logs.log_event("fault.unexpected", reference=Code("ABC123"))
    finally:
        logs.stop(handler)
    with (data / "logs" / "events.log").open("a", encoding="utf-8") as file:
        file.write(f"{SECRET_FOLDER} said so\n")
    assert cli.main(["diagnostics", "--data", str(data)]) == Exit.GOOD
    said = capsys.readouterr().out
    assert SECRET_FOLDER not in said
    assert "reference=ABC123" in said
    told = dict(diagnostics(data))
    assert told["program"] == __version__
    assert told["vaults"] == "1"
    assert told["largest vault"] == "2.0 MB"
    assert told["setting idle_minutes"] == "7"
    assert told["event save.done"] == "1"


def test_diagnostics_of_a_folder_that_is_not_there_are_no_trouble(tmp_path):
    told = dict(diagnostics(tmp_path / "not" / "yet"))
    assert told["vaults"] == "0"
    assert "room left" in told


def test_exit_codes_are_those_of_the_documentation():
    text = (paths.program_folder() / "docs" / "CLI.md").read_text(encoding="utf-8")
    for code in Exit:
        assert f"| {code.value} |" in text


@pytest.fixture
def backup(tmp_path, monkeypatch):
    """Return a real backup file of a small vault."""
    monkeypatch.setattr(kdf, "POLICY", TINY_POLICY)
    store = OneWriter(policy=TINY_POLICY)
    made = store.create_keys(tmp_path / "Vaults", "Example", PASSPHRASE)
    store.create_database(made.card, made.keys)
    try:
        return store.backups().before(Reason.ASKED).path
    finally:
        store.close()


def verify(file, monkeypatch, secret=""):
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{secret}\n"))
    words = ["verify-backup", str(file)]
    return cli.main([*words, "--secret-from-stdin"] if secret else words)


def test_a_whole_backup_is_checked_from_outside_and_with_its_passphrase(
    backup, monkeypatch, capsys
):
    assert verify(backup, monkeypatch) == Exit.GOOD
    assert verify(backup, monkeypatch, PASSPHRASE) == Exit.GOOD
    assert "every record" in capsys.readouterr().out


def test_another_passphrase_has_its_own_code(backup, monkeypatch, capsys):
    assert verify(backup, monkeypatch, "not it at all, this") == Exit.WRONG_SECRET
    assert capsys.readouterr().err


def test_damage_is_found_from_outside(backup, monkeypatch, capsys):
    content = bytearray(backup.read_bytes())
    content[-5_000] ^= 4
    backup.write_bytes(content)
    assert verify(backup, monkeypatch) == Exit.FOUND_FAULTS
    assert verify(backup, monkeypatch, PASSPHRASE) == Exit.FOUND_FAULTS
    assert capsys.readouterr().err
