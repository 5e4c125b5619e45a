"""The developer's own script: what it says where it may not install, and that it works once."""

import subprocess
from types import SimpleNamespace

import pytest

import dev


@pytest.fixture
def calls(monkeypatch):
    """Let every command succeed and note it; nothing is really run."""
    noted = []

    def run(command, **_):
        noted.append([str(part) for part in command])
        return SimpleNamespace(returncode=0, stdout="", stderr="")

    monkeypatch.setattr(subprocess, "run", run)
    return noted


def test_where_it_may_not_install_it_says_the_one_command(monkeypatch, calls):
    monkeypatch.setattr(dev.shutil, "which", lambda _name: "/usr/bin/apt-get")
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(dev.SetupError) as stopped:
        dev.apt(dev.QT_PACKAGES, "Some libraries are missing.")
    assert "sudo apt-get install -y libegl1 " in str(stopped.value)
    assert all(package in str(stopped.value) for package in dev.QT_PACKAGES)
    assert calls == []


def test_where_it_may_it_installs_them(monkeypatch, calls):
    monkeypatch.setattr(dev.shutil, "which", lambda _name: "/usr/bin/apt-get")
    monkeypatch.setattr(dev.os, "geteuid", lambda: 0, raising=False)
    dev.apt(("libegl1",), "Missing.")
    assert calls[-1][:3] == ["/usr/bin/apt-get", "install", "-y"]
    assert calls[-1][-1] == "libegl1"


def test_without_apt_it_names_what_is_missing(monkeypatch, calls):
    monkeypatch.setattr(dev.shutil, "which", lambda _name: None)
    with pytest.raises(dev.SetupError, match="libegl1"):
        dev.apt(("libegl1",), "Missing.")
    assert calls == []


@pytest.fixture
def folder(monkeypatch, tmp_path):
    locks = {name: tmp_path / f"{name}.txt" for name in dev.LOCKS}
    for path in locks.values():
        path.write_text("package==1\n")
    monkeypatch.setattr(dev, "LOCKS", locks)
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(dev, "PYTHON", tmp_path / ".venv" / "python")
    monkeypatch.setattr(dev, "system_libraries", lambda *_: None)
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "python").touch()
    return tmp_path


def test_a_second_call_does_nothing_until_the_lock_file_changes(folder, calls):
    dev.prepare("dev")
    assert "--require-hashes" in calls[0]
    dev.prepare("dev")
    dev.prepare("app")
    assert len(calls) == 1
    (folder / "dev.txt").write_text("package==2\n")
    dev.prepare("dev")
    assert len(calls) == 2


def test_a_python_without_venv_is_mended(folder, monkeypatch, calls):
    (folder / ".venv" / "python").unlink()
    asked = []
    monkeypatch.setattr(dev, "apt", lambda packages, _why: asked.append(packages))
    answers = iter([1, 0, 0])

    def run(command, **_):
        calls.append(command)
        return SimpleNamespace(returncode=next(answers), stdout="")

    monkeypatch.setattr(subprocess, "run", run)
    dev.prepare("app")
    assert asked == [("python3-venv", "python3-pip")]
    assert len(calls) == 3


def test_without_a_screen_run_does_the_demonstration(monkeypatch, calls, capsys):
    monkeypatch.setattr(dev, "prepare", lambda _lock: None)
    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.setattr(dev, "WINDOWS", False)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    dev.run([])
    assert "no screen" in capsys.readouterr().out
    assert calls[-1][-1] == "taf_desktop.app.demo"
    monkeypatch.setenv("DISPLAY", ":0")
    dev.run(["--version"])
    assert calls[-1][-2:] == ["taf_desktop.app.main", "--version"]


def test_the_check_of_pages_asks_for_java_only_where_it_is_missing(monkeypatch):
    asked = []
    monkeypatch.setattr(dev, "apt", lambda packages, _why: asked.append(packages))
    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.setattr(dev.shutil, "which", lambda _name: None)
    dev.page_checker()
    assert asked == [dev.CHECKER_PACKAGES]
    monkeypatch.setattr(dev.sys, "platform", "win32")
    dev.page_checker()
    assert len(asked) == 1


def test_one_failed_check_fails_the_whole(capsys):
    assert dev.report({"style": 0, "tests": 1}) == 1
    assert "FAILED  tests" in capsys.readouterr().out
    assert dev.report({"style": 0}) == 0


def test_the_lock_files_pin_with_hashes_and_name_no_host():
    for path in dev.LOCKS.values():
        text = path.read_text(encoding="utf-8")
        pinned = [line for line in text.splitlines() if "==" in line and not line.startswith(" ")]
        assert len(pinned) > 20
        assert "://" not in text
        assert text.count("--hash=sha256:") >= len(pinned)
