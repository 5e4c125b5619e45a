import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from taf_desktop.ui.common import theme
from taf_desktop.ui.common.theme import TextStyle
from taf_desktop.ui.forms.section_nav import INDENT, SectionNav


@pytest.fixture
def nav(qtbot, session):
    nav = SectionNav(session)
    qtbot.addWidget(nav)
    nav.resize(230, 400)
    nav.show()
    return nav


def test_sections_say_how_far_they_are(nav, session):
    assert nav.state_words("more") == ""
    session.set_value("extra", "Yes")
    assert nav.state_words("more") == "done"
    session.set_value("well", "We eat together")
    state = session.section_state("home")
    assert nav.state_words("home") == f"{state.answered} of {state.asked}"


def test_nobody_is_told_off_for_what_they_have_not_come_to(nav, session):
    assert session.section_state("more").findings == 1
    nav.set_current("more")
    assert nav.state_words("more") == ""
    nav.set_current("home")
    assert nav.state_words("more") == "look at 1"


def test_finishing_shows_everything_there_is_to_look_at(nav):
    nav.look_everywhere()
    assert nav.state_words("home") == "look at 1"
    assert nav.state_words("more") == "look at 1"


def test_arrow_keys_go_from_section_to_section(qtbot, nav):
    nav.set_current("home")
    with qtbot.waitSignal(nav.chosen) as chosen:
        qtbot.keyClick(nav, Qt.Key.Key_Down)
    assert chosen.args == ["more"]
    assert nav.current() == "more"


def test_steps_pass_over_sections_that_are_not_asked(nav, session):
    nav.set_current("more")
    nav.step(1)
    assert nav.current() == "more"
    session.set_value("rent", "yes")
    nav.step(1)
    assert nav.current() == "rent_page"
    nav.step(-1)
    assert nav.current() == "more"


def test_going_where_one_is_tells_nothing(qtbot, nav):
    nav.set_current("more")
    with qtbot.assertNotEmitted(nav.chosen):
        nav.set_current("more")


def test_the_state_is_read_out_too(nav, session):
    session.set_value("extra", "Yes")
    spoken = nav.item(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "More about it, done"
    assert QAccessible.queryAccessibleInterface(nav).text(QAccessible.Text.Name) == "Sections"


def test_long_names_break_instead_of_being_cut(qtbot, nav):
    row = nav.visualItemRect(nav.item(0)).height()
    nav.setMinimumWidth(80)
    nav.resize(100, 400)
    qtbot.waitUntil(lambda: nav.visualItemRect(nav.item(0)).height() > row)


def test_the_present_section_is_marked(nav):
    nav.set_current("home")
    first = nav.grab().toImage()
    nav.set_current("more")
    assert nav.grab().toImage() != first


def test_only_sections_with_what_changed_are_counted(nav, session, monkeypatch):
    counted = []
    real = session.section_state
    monkeypatch.setattr(session, "section_state", lambda name: counted.append(name) or real(name))
    session.set_value("extra", "Yes")
    assert counted == ["more"]
    session.add_row("scores", {"who": "Mum"})
    assert set(counted) == {"more", "home"}


def test_a_section_that_is_asked_of_late_appears(nav, session):
    page = nav.item(2)
    assert page.isHidden()
    session.set_value("rent", "yes")
    assert not page.isHidden()


def test_a_name_that_fits_has_one_line_and_choosing_it_changes_no_height(qtbot, nav):
    look = theme.current()
    name = nav.item(0).text()
    plain, strong = (look.width_of(name, style) for style in (TextStyle.BODY, TextStyle.STRONG))
    assert strong > plain
    state = look.width_of(nav.state_words("home"), TextStyle.SMALL_STRONG) + INDENT
    nav.setMinimumWidth(40)
    nav.resize(plain + 1 + 2 * INDENT + state, 400)
    qtbot.waitUntil(lambda: nav.viewport().width() == nav.width())
    rows = {nav.visualItemRect(nav.item(row)).height() for row in (0, 1)}
    assert rows == {look.px(34)}
    nav.set_current("home")
    assert nav.visualItemRect(nav.item(0)).height() == look.px(34)
