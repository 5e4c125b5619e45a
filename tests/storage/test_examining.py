import pytest

from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.storage import examining
from tests.storage.samples import family

PAGE = 4096


@pytest.fixture(autouse=True)
def short_steps(monkeypatch):
    monkeypatch.setattr(examining, "AT_ONCE", 8)
    monkeypatch.setattr(examining, "STEP_SECONDS", 0.001)


@pytest.fixture
def looking(closed, unit_of_work):
    return closed.files.backups().examining()


def damage(closed, page):
    with closed.records.open("rb+") as file:
        file.seek((page - 1) * PAGE + 100)
        byte = file.read(1)[0]
        file.seek(-1, 1)
        file.write(bytes([byte ^ 1]))


def to_the_end(looking):
    while not looking.step():
        continue


def test_saving_comes_between_two_steps(looking, unit_of_work):
    saved = 0
    while not looking.step():
        with unit_of_work() as unit:
            unit.put(family(f"Family {saved}"))
            unit.commit()
        saved += 1
    assert saved > 0


@pytest.mark.parametrize("page", [1, 2, 7, 8, 9, 16, 17])
def test_one_wrong_bit_in_any_page_is_found(closed, looking, page):
    with closed.files.backups()._opened().database.alone() as driver:
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    damage(closed, page)
    with pytest.raises(EnvironmentProblem, match=r"vault\.damaged_database"):
        to_the_end(looking)


@pytest.mark.parametrize("page", [4, 9])
def test_the_page_that_is_kept_free_for_locks_is_passed_over(closed, looking, monkeypatch, page):
    monkeypatch.setattr(examining, "LOCKED", page)
    with closed.files.backups()._opened().database.alone() as driver:
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    damage(closed, page)
    to_the_end(looking)
    damage(closed, page + 1)
    with pytest.raises(EnvironmentProblem):
        to_the_end(closed.files.backups().examining())
