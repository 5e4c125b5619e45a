import pytest

import dev
from installer import try_install, wine_test


def failing():
    assert not "there", "it is still there"


def test_a_step_that_passes_tells_its_last_line():
    mark, seconds, name, told = wine_test.take("a step", lambda: "much\nlast line")
    assert (mark, name, told) == ("ok", "a step", " · last line")
    assert seconds >= 0


@pytest.mark.parametrize("fault", [OSError("gone"), RuntimeError("exit code 3")])
def test_a_step_that_fails_does_not_stop_the_others(fault):
    def step():
        raise fault

    mark, _seconds, _name, told = wine_test.take("a step", step)
    assert mark == "FAILED"
    assert str(fault) in told
    assert wine_test.take("another", failing)[0] == "FAILED"


def test_steps_can_be_chosen_by_their_words():
    assert wine_test.is_wanted("tests of storage", [])
    assert wine_test.is_wanted("tests of storage", ["journey", "storage"])
    assert not wine_test.is_wanted("tests of storage", ["journey"])


def test_a_changed_file_is_noticed(tmp_path):
    (tmp_path / "vault").mkdir()
    file = tmp_path / "vault" / "records.db"
    file.write_bytes(b"one")
    before = try_install.contents(tmp_path)
    assert list(before) == ["vault/records.db"]
    file.write_bytes(b"two")
    assert try_install.contents(tmp_path) != before


def test_the_exit_codes_are_those_of_the_set_up():
    script = (wine_test.HERE / "setup" / "setup.nsi").read_text(encoding="utf-8")
    head, _, body = script.partition("Unicode true")
    for code in (try_install.OPEN, try_install.NEWER, try_install.FOREIGN):
        assert f" {code} " in head
        assert f"Stop {code} " in body


def test_both_set_ups_open_hand_over_files_alike():
    folder = wine_test.HERE / "setup"
    nsi, wxs = ((folder / name).read_text("utf-8") for name in ("setup.nsi", "product.wxs"))
    for words in (".fhcase", "TAFDesktop.HandOver", "--open", "Assess, plan and meet"):
        assert words in nsi
        assert words in wxs


def test_only_missing_programs_are_installed(monkeypatch):
    asked = []
    monkeypatch.setattr(dev, "apt", lambda packages, _why: asked.append(packages))
    monkeypatch.setattr(dev.shutil, "which", lambda name: None if name == "wixl" else f"/{name}")
    dev.programs(dev.INSTALLER_PROGRAMS)
    assert asked == [("wixl",)]
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/{name}")
    dev.programs(dev.INSTALLER_PROGRAMS)
    assert len(asked) == 1
