from taf_desktop.reports.preview import page_image
from taf_desktop.ui.documents.screen import DocumentsScreen


def test_the_last_wish_wins_and_its_pages_are_drawn(lanes, qtbot):
    screen = DocumentsScreen(lanes.desk, lanes.runner, page_image)
    lanes.show(screen, qtbot)
    qtbot.waitUntil(lambda: len(screen._rows) > 2)
    for row in (1, 2, 0, 2):
        screen.frame.list.setCurrentRow(row)
    wanted = screen._rows[2]
    qtbot.waitUntil(lambda: lanes.runner.idle and screen.frame.pages.has_all_in_sight())
    assert screen._drawn.row == wanted
    assert len(screen.frame.pages._sheets) == screen._drawn.document.pages


def test_leaving_while_pages_are_made_is_harmless(lanes, qtbot):
    screen = DocumentsScreen(lanes.desk, lanes.runner, page_image)
    lanes.show(screen, qtbot)
    qtbot.waitUntil(lambda: len(screen._rows) > 2)
    screen.frame.list.setCurrentRow(1)
    first = lanes.family_id
    lanes.runner.run_change(
        lambda _ticket: lanes.desk.families.start("The Placeholder family"),
        lambda family: setattr(lanes, "family_id", family.id),
    )
    qtbot.waitUntil(lambda: lanes.family_id != first)
    lanes.tell(screen)
    qtbot.waitUntil(lambda: lanes.runner.idle)
    assert screen._rows == ()
    assert screen._drawn is None
