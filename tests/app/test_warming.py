"""What the pages need is imported behind the first window, at the pace of who waits for it."""

import pytest
from PySide6.QtCore import QObject, QTimer

from taf_desktop.app import warming
from taf_desktop.app.workplace import needs_pages
from taf_desktop.runtime.immediate import ImmediateRunner
from taf_desktop.ui.shell.spot import NOWHERE, Spot, kept


@pytest.fixture
def imports(monkeypatch):
    """Notes each screen that is imported; nothing was asked for yet."""
    noted = []

    def imported(names):
        for name in names:
            noted.append(name)
            yield

    monkeypatch.setattr(warming, "imported", imported)
    monkeypatch.setattr(warming._Pages, "asked", False)
    monkeypatch.setattr(warming._Pages, "there", False)
    for ready in ("ready_for_list", "ready_for_pages"):
        monkeypatch.setattr(warming, ready, warming._Once(lambda: None))
    monkeypatch.setattr(warming, "_prepare_coach", lambda: noted.append("coach"))
    return noted


@pytest.fixture
def runner():
    return ImmediateRunner(lambda _changes: None)


def test_everything_is_imported_while_nobody_asks(qapp, imports, runner):
    warming.begin(runner, QObject(qapp))
    assert imports == [*warming.LIST_SCREENS, "coach", *warming.PAGE_SCREENS]
    assert warming._Pages.there


def test_no_page_waits_for_the_word_lists_of_the_coach(qapp, imports):
    came, waiting = [], ImmediateRunner(lambda _changes: None)
    warming.ready_for_pages()
    waiting.run = lambda *_job, **_named: pytest.fail("the lane is busy with the word lists")
    warming.for_pages(waiting, QObject(qapp), lambda: came.append(True))
    assert came == [True]
    assert "coach" not in imports


def test_whoever_asks_goes_on_with_it_at_their_own_pace(imports):
    behind = warming._unless_asked()
    next(behind)
    warming._Pages.asked = True
    assert list(behind) == []
    assert not warming._Pages.there
    assert len(imports) <= 2
    list(warming.page_screens())
    assert warming._Pages.there


def test_what_is_asked_for_comes_after_all_of_it_and_later_at_once(qapp, imports, runner):
    came = []
    warming.for_pages(runner, QObject(qapp), lambda: came.append(len(imports)))
    assert came == [len(warming.PAGE_SCREENS)]
    warming.for_pages(runner, QObject(qapp), lambda: came.append(len(imports)))
    assert came == [len(warming.PAGE_SCREENS)] * 2


def test_nothing_is_imported_while_somebody_is_at_work(qtbot, qapp, imports, runner):
    came, busy, owner = [], [True], QObject(qapp)

    def begin():
        warming.for_pages(runner, owner, lambda: came.append(True), wait=lambda: busy[0])

    QTimer.singleShot(0, begin)
    qtbot.wait(300)
    assert (imports, came) == ([], [])
    busy[:] = [False]
    qtbot.waitUntil(lambda: bool(came))
    assert imports == list(warming.PAGE_SCREENS)


@pytest.mark.parametrize(
    ("known", "needs"),
    [
        ({}, False),
        (kept(NOWHERE, Spot()), False),
        (kept(NOWHERE, Spot("families", "familiesFilter")), False),
        (kept(NOWHERE, Spot("settings")), True),
        (kept(("a family", "plan", ""), Spot("family")), True),
        (kept(("a family", "plan", ""), Spot()), True),
    ],
)
def test_who_comes_back_to_the_list_waits_for_no_other_page(known, needs):
    assert needs_pages(known) is needs
