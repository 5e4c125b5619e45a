from taf_desktop.support.words import say
from taf_desktop.ui.common import dialogs
from taf_desktop.ui.start.presenter import Page
from tests.app.conftest import PASSPHRASE
from tests.services.boxes import Box

NEW = "nine loud sparrows dozing"


def test_a_wrong_passphrase_says_so_and_stays_selected(robot):
    robot.first_start()
    page = robot.lock()
    page.field.line.setText("not this one at all")
    page.button.click()
    assert page.button.text() == "Unlocking…"
    robot.until(lambda: page.trouble.words.text())
    assert "does not open this vault" in page.trouble.words.text()
    assert page.field.text() == "not this one at all"
    assert page.field.line.selectedText() == page.field.text()
    assert page.button.isEnabled()


def test_nothing_typed_is_said_kindly(robot):
    robot.first_start()
    page = robot.lock()
    page.button.click()
    assert "Type your passphrase first" in page.trouble.words.text()


def test_the_recovery_code_opens_and_offers_a_new_passphrase(robot):
    code = robot.first_start()
    page = robot.lock()
    page.by_code.click()
    start = robot.program.start_window
    start.recovery_page.field.setText(code.replace("-", " ").lower())
    start.recovery_page.button.click()
    robot.until(lambda: start.page is Page.NEW_PASSPHRASE)
    for field in (start.new_passphrase_page.pair.first, start.new_passphrase_page.pair.second):
        field.line.setText(NEW)
    start.new_passphrase_page.button.click()
    robot.until(lambda: robot.program.workplace is not None)
    robot.idle()
    page = robot.lock()
    page.field.line.setText(PASSPHRASE)
    page.button.click()
    robot.until(lambda: page.trouble.words.text())
    robot.unlock(page, NEW)
    assert robot.window.isVisible()


def test_the_old_passphrase_may_stay(robot):
    code = robot.first_start()
    page = robot.lock()
    page.by_code.click()
    start = robot.program.start_window
    start.recovery_page.field.setText(code)
    start.recovery_page.button.click()
    robot.until(lambda: start.page is Page.NEW_PASSPHRASE)
    start.new_passphrase_page.later.click()
    robot.until(lambda: robot.program.workplace is not None)
    robot.idle()
    robot.unlock(robot.lock())
    assert robot.window.isVisible()


def test_an_empty_records_file_is_told_plainly(robot):
    robot.first_start()
    folder = robot.program._opened.card.folder
    page = robot.lock()
    (folder / "records.db").write_bytes(b"")
    page.field.line.setText(PASSPHRASE)
    page.button.click()
    robot.until(lambda: page.trouble.words.text())
    assert "records file of this vault is empty" in page.trouble.words.text()
    assert robot.program.workplace is None


def test_a_vault_open_elsewhere_is_told_plainly(robot, begin):
    robot.first_start()
    other = begin()
    page = other.program.start_window.unlock_page
    other.until(lambda: page.title.text() == "My vault")
    page.field.line.setText(PASSPHRASE)
    page.button.click()
    other.until(lambda: page.trouble.words.text())
    assert "already open" in page.trouble.words.text()


def test_a_passphrase_typed_before_the_vault_is_found_is_used(robot, begin):
    robot.first_start()
    robot.program.quit()
    again = begin()
    page = again.program.start_window.unlock_page
    # The window has not even been painted: no vault is known yet.
    page.field.line.setText(PASSPHRASE)
    page.button.click()
    assert not page.button.isEnabled()
    again.until(lambda: again.program.workplace is not None)
    again.idle()
    assert again.window.isVisible()


def test_several_vaults_are_offered_by_name(robot, begin):
    robot.first_start()
    robot.lock()
    start = robot.program.start_window
    start.unlock_page.another.click()
    assert start.page is Page.CHOOSE
    start.choose_page.new.click()
    assert start.page is Page.FIRST
    robot.first_start()
    robot.program.quit()
    again = begin()
    start = again.program.start_window
    again.until(lambda: len(start.choose_page.findChildren(type(start.choose_page.new))) == 3)
    names = [b.text() for b in start.choose_page.findChildren(type(start.choose_page.new))]
    assert names.count("My vault") == 2
    # The one used last is asked for at once.
    assert start.page is Page.UNLOCK


def test_a_mended_header_is_told_once(robot, monkeypatch):
    robot.first_start()
    page = robot.lock()
    (header,) = (robot.program._options.data / "Vaults").rglob("vault.hdr")
    header.write_bytes(header.read_bytes()[:-1] + b"?")
    told = []
    monkeypatch.setattr(dialogs, "information", lambda _parent, _title, words: told.append(words))
    robot.unlock(page)
    assert told == [say("vault.header_from_twin")]
    robot.unlock(robot.lock())
    assert len(told) == 1


def test_a_pin_opens_the_vault_and_wrong_tries_are_counted_across_starts(begin):
    box = Box()
    robot = begin(make_box=lambda: box)
    robot.first_start()
    folder = robot.program._opened.card.folder
    robot.program.vaults().turn_quick_on(folder, PASSPHRASE, "482915", "482915")
    page = robot.lock()
    robot.until(lambda: page.about_pin.text().startswith("Your PIN works until"))
    robot.unlock(page, "482915")
    page = robot.lock()
    for left in (4, 3, 2):
        page.field.line.setText("111999")
        page.button.click()
        robot.until(lambda left=left: f"{left} tries are left" in page.trouble.words.text())
        robot.idle()
    page.field.line.setText("111999")
    page.button.click()
    robot.until(lambda: "One more try" in page.trouble.words.text())
    robot.until(lambda: not page.count_down.isHidden())
    robot.program.quit()
    again = begin(make_box=lambda: box)
    page = again.program.start_window.unlock_page
    again.until(lambda: not page.count_down.isHidden())
    again.until(lambda: page.button.isEnabled())
    again.unlock(page)
    assert again.window.isVisible()


def test_a_code_that_was_never_typed_back_counts_when_it_opens_the_vault(robot, begin):
    code = robot.make_vault()
    robot.program.quit()
    again = begin()
    start = again.program.start_window
    again.until(lambda: start.unlock_page.title.text() == "My vault")
    start.unlock_page.by_code.click()
    start.recovery_page.field.setText(code)
    start.recovery_page.button.click()
    again.until(lambda: start.page is Page.NEW_PASSPHRASE)
    start.new_passphrase_page.later.click()
    again.until(lambda: again.program.workplace is not None)
    again.idle()
    again.unlock(again.lock())
    assert again.window.isVisible()
