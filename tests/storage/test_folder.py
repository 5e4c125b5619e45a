"""Where a vault must not lie, and why; each place is allowed for backups by nobody asking here."""

import ctypes
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace

import pytest

from taf_desktop.storage import folder
from taf_desktop.storage.folder import Drive, unsuited, windows_drive
from taf_desktop.support.words import catalogue

HERE = Path("/home/pat/taf")


def nothing(_folder):
    return None


@pytest.mark.parametrize(
    ("drive", "reason"),
    [
        (Drive(3, "NTFS"), ""),
        (Drive(4, "NTFS"), "vault.folder_on_network"),
        (Drive(2, "FAT32"), "vault.folder_removable"),
        (Drive(2, "EXFAT"), "vault.folder_removable"),
        (Drive(2, "NTFS"), ""),
        (Drive(2, ""), ""),
        (Drive(3, "FAT32"), ""),
        (None, ""),
    ],
)
def test_the_drive_counts(drive, reason):
    assert unsuited(HERE, {}, lambda _folder: drive) == reason
    assert reason == "" or "Backups may go" in catalogue()[reason]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("C:/Users/pat/OneDrive - Example School/TAF", "vault.folder_not_suitable"),
        ("C:/Users/pat/iCloudDrive/TAF", "vault.folder_not_suitable"),
        ("//server/share/TAF", "vault.folder_on_network"),
        ("C:/Users/pat/AppData/Roaming/TAF", "vault.folder_roams"),
        ("C:/Users/pat/AppData/Roaming", "vault.folder_roams"),
        ("C:/Users/pat/AppData/Roaming2/TAF", ""),
        ("C:/Users/pat/AppData/Local/TAF", ""),
    ],
)
def test_each_reason_has_its_own_words(path, reason):
    environment = {"APPDATA": "C:\\Users\\pat\\AppData\\Roaming"}
    assert unsuited(Path(path), environment, nothing) == reason
    assert reason == "" or catalogue()[reason]


def test_what_windows_says_of_a_drive_is_asked_for_by_its_root():
    asked = []

    def volume(root, _a, _b, _c, _d, _e, name, size):
        asked.append((root, size))
        name.value = "exFAT"
        return 1

    kernel = SimpleNamespace(GetVolumeInformationW=volume, GetDriveTypeW=lambda root: 2)
    assert windows_drive("E:\\", kernel) == Drive(2, "EXFAT")
    assert asked == [("E:\\", 32)]
    silent = SimpleNamespace(GetVolumeInformationW=lambda *_: 0, GetDriveTypeW=lambda _root: 4)
    assert windows_drive("Z:\\", silent) == Drive(4, "")


def test_on_windows_the_drive_of_the_folder_is_asked_about(monkeypatch):
    class Windows(PureWindowsPath):
        def resolve(self):
            return self

    kernel = SimpleNamespace(GetVolumeInformationW=lambda *_: 0, GetDriveTypeW=lambda _root: 4)
    monkeypatch.setattr(folder.sys, "platform", "win32")
    monkeypatch.setattr(folder, "kernel32", lambda: kernel)
    assert folder._drive_of(Windows("Z:\\TAF")) == Drive(4, "")
    assert isinstance(ctypes.create_unicode_buffer(2), ctypes.Array)


def test_a_folder_that_a_cloud_fetches_when_it_is_wanted_does_not_suit(tmp_path, monkeypatch):
    real = Path.stat

    def stat(self, **given):
        if self == tmp_path:
            return SimpleNamespace(st_file_attributes=0x0040_0000)
        return real(self, **given)

    monkeypatch.setattr(Path, "stat", stat)
    assert folder._recalled(tmp_path / "new")
    monkeypatch.undo()
    assert not folder._recalled(tmp_path / "new")
