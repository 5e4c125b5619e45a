import os
from pathlib import Path

import pytest

from taf_desktop.support import atomic


@pytest.fixture
def waits(monkeypatch):
    waited = []
    monkeypatch.setattr(atomic.time, "sleep", waited.append)
    return waited


def names(folder):
    return [file.name for file in folder.iterdir()]


def held(winerror):
    error = PermissionError(13, "held")
    error.winerror = winerror
    return error


def failing(monkeypatch, errors):
    """Let ``Path.replace`` fail with these errors, one a call, then work."""
    real, left = Path.replace, list(errors)

    def replace(self, target):
        if left:
            raise left.pop(0)
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)


def test_a_new_file_is_written_whole(tmp_path):
    atomic.write_bytes(tmp_path / "a", b"one")
    assert (tmp_path / "a").read_bytes() == b"one"
    assert names(tmp_path) == ["a"]


def test_an_earlier_file_is_replaced(tmp_path):
    (tmp_path / "a").write_bytes(b"a longer one")
    atomic.write_bytes(tmp_path / "a", b"two")
    assert (tmp_path / "a").read_bytes() == b"two"


def test_the_content_is_on_the_disk_before_it_takes_the_place(tmp_path, monkeypatch):
    steps = []
    real_sync, real_replace = os.fsync, Path.replace
    monkeypatch.setattr(
        atomic.os, "fsync", lambda handle: steps.append("sync") or real_sync(handle)
    )
    monkeypatch.setattr(
        Path, "replace", lambda self, target: steps.append("replace") or real_replace(self, target)
    )
    atomic.write_bytes(tmp_path / "a", b"one")
    assert steps[:2] == ["sync", "replace"]


def test_a_full_disk_leaves_the_earlier_file_and_nothing_else(tmp_path, monkeypatch):
    (tmp_path / "a").write_bytes(b"one")

    def full(_):
        raise OSError(28, "no space")

    monkeypatch.setattr(atomic.os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        atomic.write_bytes(tmp_path / "a", b"two")
    assert names(tmp_path) == ["a"]
    assert (tmp_path / "a").read_bytes() == b"one"


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_a_file_held_for_a_moment_is_waited_for(tmp_path, monkeypatch, waits, winerror):
    failing(monkeypatch, [held(winerror)] * 3)
    atomic.write_bytes(tmp_path / "a", b"one")
    assert (tmp_path / "a").read_bytes() == b"one"
    assert waits == [0.05, 0.1, 0.2]


def test_a_file_held_for_good_fails_loudly_after_two_and_a_half_seconds(
    tmp_path, monkeypatch, waits
):
    failing(monkeypatch, [held(32)] * 7)
    with pytest.raises(PermissionError):
        atomic.write_bytes(tmp_path / "a", b"one")
    assert sum(waits) == pytest.approx(2.55)
    assert names(tmp_path) == []


def test_any_other_error_is_not_waited_for(tmp_path, monkeypatch, waits):
    failing(monkeypatch, [OSError(2, "gone")])
    with pytest.raises(OSError, match="gone"):
        atomic.write_bytes(tmp_path / "a", b"one")
    assert waits == []


def test_what_was_cut_short_is_cleared_and_nothing_else(monkeypatch, tmp_path):
    (tmp_path / "kept.hdr").write_bytes(b"kept")
    with monkeypatch.context() as killed:
        killed.setattr(Path, "unlink", lambda *_given, **_named: None)
        killed.setattr(Path, "replace", lambda *_given: os.fspath(None))
        with pytest.raises(TypeError):
            atomic.write_bytes(tmp_path / "kept.hdr", b"new")
    assert len(names(tmp_path)) == 2
    atomic.clear_unfinished(tmp_path)
    assert names(tmp_path) == ["kept.hdr"]
