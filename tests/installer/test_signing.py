import subprocess
import sys
from argparse import Namespace
from pathlib import Path

from installer import compile_code, signing
from installer.wine import Prefix
from tests.installer.test_pe import binary


def test_without_a_certificate_nothing_is_changed(tmp_path):
    file = tmp_path / "setup.exe"
    file.write_bytes(binary("kernel32.dll"))
    before = file.read_bytes()
    signing.sign(file, Namespace(sign_with=None, time_stamp=""))
    assert file.read_bytes() == before


def test_the_password_is_never_on_the_command_line(tmp_path, monkeypatch):
    calls = []

    def run(command, **more):
        calls.append((command, more))
        Path(command[-1]).write_bytes(b"signed")

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setenv(signing.PASSWORD, "open sesame")
    file = tmp_path / "setup.exe"
    file.write_bytes(b"unsigned")
    signing.sign(file, Namespace(sign_with=tmp_path / "our.p12", time_stamp="http://stamp.example"))
    ((command, more),) = calls
    assert file.read_bytes() == b"signed"
    assert "open sesame" not in " ".join(command)
    assert more["input"] == "open sesame"
    assert command[command.index("-ts") + 1] == "http://stamp.example"


def test_code_is_compiled_for_its_place_and_not_for_this_machine(tmp_path):
    app, site = tmp_path / "app", tmp_path / "site"
    for folder in (app / "package", site / "library"):
        folder.mkdir(parents=True)
        (folder / "module.py").write_text("def place():\n    return __file__\n")
    assert compile_code.compile_folder(app, keep_source=True) == 1
    assert compile_code.compile_folder(site, keep_source=False) == 1
    tag = sys.implementation.cache_tag
    kept = app / "package" / "__pycache__" / f"module.{tag}.pyc"
    assert (app / "package" / "module.py").is_file()
    assert not (site / "library" / "module.py").exists()
    bare = site / "library" / "module.pyc"
    for content in (kept.read_bytes(), bare.read_bytes()):
        assert content[4] == 1, "not to be checked against its source"
        assert str(tmp_path).encode() not in content


def test_paths_are_told_as_windows_knows_them(tmp_path):
    prefix = Prefix(tmp_path / "prefix", "Zoë Łukasik")
    assert prefix.windows_path(prefix.home / "a b") == "C:\\users\\Zoë Łukasik\\a b"
    assert prefix.windows_path(tmp_path / "x").startswith("Z:\\")


def test_a_windows_program_sees_none_of_this_machines_own_settings(tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET_TOKEN", "x")
    told = Prefix(tmp_path / "prefix", "Zoë").environment(PYTHONUTF8="1")
    assert "SECRET_TOKEN" not in told
    assert told["USER"] == "Zoë"
    assert told["PYTHONUTF8"] == "1"
