"""The Documents tab: pages on screen, saving, and the words of a saved file."""

from taf_desktop.reports import preview
from taf_desktop.ui.common import dialogs
from tests.e2e.hands import see, seen


def wait_for_pages(hands):
    """Wait until the pages are shown and the first of them is drawn."""
    hands.until(lambda: seen(hands.screen, "pages"))
    pages = see(hands.screen, "pages")
    hands.until(lambda: pages._sheets and pages._sheets[0].has_picture)
    hands.idle()
    return pages


def save(hands, monkeypatch, path):
    """Save the document in front for the own file, without a password; return what was asked."""
    monkeypatch.setattr(dialogs, "choose_save_file", lambda *_words: path)
    hands.press("save_pdf")
    asked = hands.find("for_whom_dialog")
    hands.choose("file_lock", "Without a password", asked)
    said = hands.read(asked)
    hands.press("for_whom_go", asked)
    hands.until(path.is_file)
    hands.idle()
    return said


def words_of(path):
    pdf = path.read_bytes()
    return "\n".join(preview.page_text(pdf, page) for page in range(preview.page_count(pdf)))
