import pytest

from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.storage import ballast
from tests.storage.test_backups import add_family


def test_the_reserve_is_made_once_and_given_up_once(tmp_path):
    assert ballast.keep(tmp_path)
    first = (tmp_path / ballast.NAME).read_bytes()
    assert len(first) == ballast.BYTES
    assert ballast.keep(tmp_path)
    assert (tmp_path / ballast.NAME).read_bytes() == first
    assert ballast.give_up(tmp_path)
    assert not ballast.give_up(tmp_path)


def test_an_almost_full_drive_gets_no_reserve_and_is_told(tmp_path, monkeypatch):
    assert not ballast.was_used(tmp_path)
    monkeypatch.setattr(ballast, "free_bytes", lambda _folder: 1_000_000)
    assert not ballast.keep(tmp_path)
    assert ballast.was_used(tmp_path)


def test_a_drive_that_cannot_be_asked_is_not_called_full(tmp_path):
    assert not ballast.was_used(tmp_path / "gone")
    assert not ballast.keep(tmp_path / "gone")


def test_a_full_drive_gives_up_the_reserve_and_the_next_try_is_saved(
    closed, unit_of_work, monkeypatch
):
    closed.files.backups().keep_house()
    assert (closed.folder / ballast.NAME).is_file()
    engine = closed.files._database._engine

    real = type(engine.dialect).do_commit
    full = [True]

    def failing(dialect, connection):
        if full:
            full.clear()
            error = engine.dialect.dbapi.OperationalError("database or disk is full")
            error.sqlite_errorcode = 13
            raise error
        real(dialect, connection)

    monkeypatch.setattr(type(engine.dialect), "do_commit", failing)
    with pytest.raises(EnvironmentProblem, match=r"vault\.disk_full"):
        add_family(unit_of_work, "Words")
    assert not (closed.folder / ballast.NAME).exists()
    assert add_family(unit_of_work, "Words")
    with unit_of_work() as unit:
        assert [family.name for family in unit.families()] == ["Words"]
