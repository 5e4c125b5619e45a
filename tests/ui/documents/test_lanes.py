from taf_desktop.reports.preview import page_image
from taf_desktop.ui.common import dialogs
from taf_desktop.ui.documents.screen import DocumentsScreen
from tests.ui.documents.desk import leaves


def test_the_last_wish_wins_and_its_pages_are_drawn(lanes, qtbot):
    screen = DocumentsScreen(lanes.desk, lanes.runner, page_image)
    lanes.show(screen, qtbot)
    qtbot.waitUntil(lambda: screen._known is not None)
    for document in ("progress", "comments", "plan", "comments"):
        screen.frame.list.choose(document)
    qtbot.waitUntil(lambda: lanes.runner.idle and screen.frame.pages.has_all_in_sight())
    assert screen._drawn.wish.document_id == "comments"
    assert len(screen.frame.pages._sheets) == screen._drawn.document.pages


def test_leaving_while_pages_are_made_is_harmless(lanes, qtbot):
    screen = DocumentsScreen(lanes.desk, lanes.runner, page_image)
    lanes.show(screen, qtbot)
    qtbot.waitUntil(lambda: screen._known is not None)
    screen.frame.list.choose("progress")
    first = lanes.family_id
    lanes.runner.run_change(
        lambda _ticket: lanes.desk.families.start("The Placeholder family"),
        lambda family: setattr(lanes, "family_id", family.id),
    )
    qtbot.waitUntil(lambda: lanes.family_id != first)
    lanes.tell(screen)
    qtbot.waitUntil(lambda: lanes.runner.idle and screen._drawn is not None)
    assert screen._drawn.wish.family_id == lanes.family_id
    assert screen.thing_shown() == "leaflet:"


def test_many_documents_are_called_off_from_the_panel_of_progress(
    lanes, qtbot, monkeypatch, tmp_path
):
    monkeypatch.setattr(dialogs, "choose_folder", lambda *_words: tmp_path)
    screen = DocumentsScreen(lanes.desk, lanes.runner, page_image)
    lanes.show(screen, qtbot)
    qtbot.waitUntil(lambda: screen._drawn is not None and lanes.runner.idle)
    screen.frame.several_wanted.emit()
    page = screen.frame.several
    documents = tuple(page._documents._boxes)[:5]
    page.tick(documents, tuple(page._people._boxes)[:3])
    steps = []
    lanes.runner.progressed.connect(lambda *step: steps.append(step))
    screen.several.save()
    leaves(screen)
    assert page._off.isVisible()
    qtbot.waitUntil(lambda: bool(steps))
    label, _done, total, words = steps[0]
    assert total == len(documents) * 3
    assert words.startswith(f"1 of {total}: ")
    lanes.runner.cancel(label)
    qtbot.waitUntil(lambda: page._save.isVisible())
    assert "Called off" in page._count.text()
    screen.several.print_out()
    assert page._off.isVisible()
    page._off.click()
    assert page._save.isVisible()
    qtbot.waitUntil(lambda: lanes.runner.idle)
    assert list(tmp_path.glob("taf-*")) == []
