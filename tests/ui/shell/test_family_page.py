import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from taf_desktop.domain.family import Professional
from taf_desktop.forms.records import to_answers
from taf_desktop.runtime.tasks import LaneRunner
from taf_desktop.ui.common import errors
from taf_desktop.ui.common.screens import FamilyScreen
from taf_desktop.ui.common.turns import BUDGET
from taf_desktop.ui.families.overview_screen import OverviewScreen
from taf_desktop.ui.families.people_screen import PeopleScreen
from taf_desktop.ui.plans.screen import PlanScreen
from taf_desktop.ui.shell.family_header import header_words
from taf_desktop.ui.shell.family_page import FamilyPage
from taf_desktop.ui.shell.header_line import HeaderLine
from tests.ui.event_loop import in_event_loop, steps
from tests.ui.families.sample import enter_family, new_place


class Noting(FamilyScreen):
    """Writes down what the page asks of it."""

    def __init__(self):
        super().__init__()
        self.families, self.things, self.flushes = [], [], 0

    def show_family(self, opened):
        self.families.append(opened.file.family.name)

    def show_thing(self, id_):
        self.things.append(id_)

    def flush(self):
        self.flushes += 1


@pytest.fixture
def place():
    return new_place()


@pytest.fixture
def ids(place):
    return enter_family(place)


@pytest.fixture
def tabs():
    return {name: Noting() for name in ("overview", "people", "plan")}


@pytest.fixture
def page(qtbot, place, tabs):
    screens = [(name, name.title(), screen) for name, screen in tabs.items()]
    made = FamilyPage(place.desk.families, place.runner, place.bus, screens)
    qtbot.addWidget(made)
    made.resize(1166, 700)
    made.show()
    return made


def change(place, kind, thing_id, **values):
    thing = place.vault.kept.things[thing_id]
    answers = {**to_answers(thing), **values}
    place.runner.run_change(
        lambda _ticket: place.desk.records.save(kind, thing_id, thing.revision, answers),
        lambda _thing: None,
    )


def test_the_head_says_who_how_far_who_leads_and_what_helps(page, place, ids):
    change(place, "family", ids["family"], safe_contact="Text Mum only.\nNever after 5")
    page.open(ids["family"])
    said = [label.text() for label in page.header.findChildren(QLabel)]
    assert page.findChild(QLabel, "familyName").text() == "The Example family"
    assert "Plan stage ·" in said
    assert "Lead professional: Sam Example, Riverside School ·" in said
    assert "Interpreter: Urdu ·" in said
    assert "A quiet, calm room" in said
    safe = page.findChild(QLabel, "safeContact")
    assert safe.text() == "Getting in touch safely: Text Mum only. · Never after 5"
    assert page.journey.accessibleName() == "Journey: stop 5 of 7, Plan"


def test_interpreters_come_first_and_each_need_once(place, ids):
    change(place, "person", ids["nan"], interpreter="sometimes")
    change(place, "person", ids["ash"], reading_needs=("large_print",))
    words = header_words(place.file(ids["family"]))
    assert words.needs == (
        "Interpreter: Urdu",
        "Interpreter wanted",
        "Large print",
        "A quiet, calm room",
    )


def test_only_the_shown_tab_is_given_the_family_and_the_others_when_looked_at(page, tabs, ids):
    page.open(ids["family"])
    assert tabs["overview"].families == ["The Example family"]
    assert tabs["plan"].families == []
    page.tabs.show_tab("plan")
    assert tabs["plan"].families == ["The Example family"]
    page.tabs.show_tab("overview")
    assert tabs["overview"].families == ["The Example family"]


def test_a_change_of_this_family_is_shown_and_of_another_not(page, place, tabs, ids):
    other, _ = place.desk.families.start("The Other Example family")
    page.open(ids["family"])
    change(place, "family", other.id, notes="something")
    assert len(tabs["overview"].families) == 1
    change(place, "family", ids["family"], name="The Renamed family")
    assert tabs["overview"].families[-1] == "The Renamed family"
    assert page.findChild(QLabel, "familyName").text() == "The Renamed family"


def test_leaving_a_tab_saves_what_is_typed_there(page, tabs, ids):
    page.open(ids["family"])
    before = tabs["overview"].flushes
    page.tabs.show_tab("people")
    assert tabs["overview"].flushes == before + 1


def test_the_journey_stands_on_the_overview_only(page, ids):
    page.open(ids["family"])
    assert page.journey.isVisible()
    page.tabs.show_tab("people")
    assert not page.journey.isVisible()


def test_a_screen_may_ask_for_another_tab_and_a_thing_there(page, place, tabs, ids):
    page.open(ids["family"])
    tabs["overview"].wants_tab.emit("plan", ids["goal"])
    assert page.tabs.current == "plan"
    assert tabs["plan"].things == [ids["goal"]]
    change(place, "family", ids["family"], notes="something")
    assert tabs["plan"].things == [ids["goal"]]
    tabs["overview"].wants_tab.emit("unknown", "")
    assert page.tabs.current == "plan"


def test_the_place_is_told_and_come_back_to(page, tabs, ids):
    tabs["people"].thing_shown = lambda: ids["ash"]
    page.open(ids["family"], "people", ids["ash"])
    assert tabs["people"].things == [ids["ash"]]
    assert page.place() == (ids["family"], "people", ids["ash"])
    page.tabs.show_tab("plan")
    assert page.place() == (ids["family"], "plan", "")


def test_the_way_to_safety_is_there_on_every_tab_and_by_key(qtbot, page, ids):
    page.open(ids["family"])
    for tab in ("overview", "people", "plan"):
        page.tabs.show_tab(tab)
        worried = page.findChild(QPushButton, "worried")
        assert worried.isVisible()
        with qtbot.waitSignal(page.wants_safety) as asked:
            worried.click()
        assert asked.args == [ids["family"]]
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    with qtbot.waitSignal(page.wants_safety) as asked:
        qtbot.keyClick(page, Qt.Key.Key_W, keys)
    assert asked.args == [ids["family"]]


def test_back_to_the_list_saves_first(qtbot, page, tabs, ids):
    page.open(ids["family"])
    before = tabs["plan"].flushes
    with qtbot.waitSignal(page.wants_list):
        page.findChild(QWidget, "backToFamilies").click()
    assert tabs["plan"].flushes == before + 1


def test_a_family_that_is_gone_leads_back_to_the_list(page, monkeypatch):
    shown, left = [], []
    monkeypatch.setattr(errors, "show", lambda _parent, error: shown.append(error.message_id))
    page.wants_list.connect(lambda: left.append(True))
    page.open("nobody")
    assert shown == ["record.gone"]
    assert left == [True]
    assert page.place()[0] == ""


def test_what_screens_say_about_saving_is_passed_on(qtbot, page, tabs):
    with qtbot.waitSignal(page.saved_words) as said:
        tabs["plan"].saved_words.emit("Saved 14:32")
    assert said.args == ["Saved 14:32"]


def test_adding_somebody_with_the_lanes_at_work_puts_the_keyboard_into_the_form(qtbot, place, ids):
    runner = LaneRunner(place.bus.publish)
    try:
        people = PeopleScreen(place.desk, runner)
        page = FamilyPage(place.desk.families, runner, place.bus, [("people", "People", people)])
        qtbot.addWidget(page)
        page.show()
        page.open(ids["family"], "people", ids["robin"])
        name = people.findChild(QLabel, "chosenName")
        qtbot.waitUntil(lambda: name.text() == "Robin")
        people.findChild(QPushButton, "add_professional").click()
        qtbot.waitUntil(lambda: name.text() == "Somebody without a name yet")
        typed_in = page.focusWidget()
        assert typed_in is not None
        qtbot.keyClicks(typed_in, "Jo Example")
        page.flush()
        qtbot.waitUntil(lambda: name.text() == "Jo Example")
    finally:
        runner.shutdown()
    assert any(each.name == "Jo Example" for each in place.vault.all(Professional))


def test_many_needs_are_shortened_and_told_in_full_to_a_screen_reader(page, place, ids):
    needs = ("bsl", "hearing_loop", "breaks", "step_free")
    change(place, "person", ids["nan"], access_needs=needs)
    page.open(ids["family"])
    rest = [label for label in page.header.findChildren(QLabel) if label.text() == "and 3 more"]
    assert len(rest) == 1
    assert "A place without steps" in rest[0].accessibleDescription()
    assert "Interpreter: Urdu" in rest[0].toolTip()


def test_the_head_takes_two_lines_at_most_however_little_room_there_is(qtbot, page, place, ids):
    needs = ("bsl", "hearing_loop", "breaks", "step_free", "talk_first")
    change(place, "person", ids["nan"], access_needs=needs)
    page.open(ids["family"])
    line = page.header.findChild(HeaderLine)
    labels = line.findChildren(QLabel)

    def shown():
        return [label for label in labels if not label.isHidden()]

    qtbot.waitUntil(lambda: len(shown()) == 7)
    page.resize(560, 700)
    qtbot.waitUntil(lambda: len(shown()) < 7 and len({label.y() for label in shown()}) == 2)
    assert shown()[-1].text().startswith("and ")
    assert shown()[2].text() == "Interpreter: Urdu ·"
    page.resize(1166, 700)
    qtbot.waitUntil(lambda: len(shown()) == 7)


def test_a_review_that_decides_to_finish_leads_to_the_ending_and_back(qtbot, place, ids):
    desk, home = place.desk, ids["family"]
    overview = OverviewScreen(desk, place.runner)
    plans = PlanScreen(desk, place.runner)
    page = FamilyPage(
        desk.families, place.runner, place.bus, [("overview", "", overview), ("plan", "", plans)]
    )
    qtbot.addWidget(page)
    plan = place.file(home).plan.plan
    review, _ = desk.reviews.begin(plan.id)
    change(
        place, "plan_review", review.id, held_on="2026-11-20", decision="close",
        decision_reason="All is well",
    )  # fmt: skip
    desk.reviews.finish(review.id)
    page.open(home, "plan", review.id)
    page.findChild(QPushButton, "reviewEnding").click()
    assert page.place() == (home, "overview", "ending")
    for remark in overview.findChild(QWidget, "endingPage")._advice.stops():
        desk.goals.lay_to_rest(home, remark.check, remark.fingerprint)
    change(place, "family", home, closed_reason="needs_met", end_who_helps="Nan")
    page.findChild(QPushButton, "endNow").click()
    assert place.file(home).family.closed_on == "2026-11-20"
    assert "Closing" in header_words(place.file(home)).stage
    page.findChild(QPushButton, "endTakeBack").click()
    assert place.file(home).family.closed_on == ""
    assert place.file(home).family.end_who_helps == "Nan"


def test_a_screen_may_be_made_when_somebody_comes_to_its_tab(qtbot, place, ids):
    made = []

    def maker(name):
        def make():
            screen = Noting()
            yield screen
            made.append(name)
            return screen

        return name, name.title(), make

    screens = [maker(name) for name in ("overview", "people", "plan")]
    page = FamilyPage(place.desk.families, place.runner, place.bus, screens)
    qtbot.addWidget(page)
    page.show()
    assert page.place() == ("", "overview", "")
    page.flush()
    page.open(ids["family"], "plan")
    assert made == ["plan"]
    assert page.tab_screen("plan").families == ["The Example family"]
    assert page.tabs.stack.currentWidget() is page.tab_screen("plan")
    list(page.make("overview"))
    assert made == ["plan", "overview"]
    assert page.tab_screen("overview").families == []
    assert page.titles == {page.tab_screen("plan"): "Plan", page.tab_screen("overview"): "Overview"}
    page.tabs.show_tab("people")
    assert page.place() == (ids["family"], "people", "")
    assert page.tabs.stack.currentWidget() is page.tab_screen("people")
    assert [page.tabs.page(name) for name in page.tab_names] == [
        page.tab_screen(name) for name in ("overview", "people", "plan")
    ]


def test_a_tab_nobody_needed_before_is_made_in_turns_with_nothing_half_made_in_view(
    qtbot, place, ids
):
    seen = []

    class Long(Noting):
        def showEvent(self, event):
            seen.append(list(self.families))
            super().showEvent(event)

    def make():
        screen = Long()
        yield screen
        for _piece in steps([], 5, BUDGET):
            yield None
        return screen

    first = Noting()
    page = FamilyPage(
        place.desk.families, place.runner, place.bus, [("overview", "", first), ("plan", "", make)]
    )
    qtbot.addWidget(page)
    page.show()
    page.open(ids["family"])

    def click():
        page.tabs.line.setCurrentIndex(1)
        return page.place(), page.titles

    right_after = in_event_loop(click, lambda _click: len(page.titles) == 2)
    assert right_after == ((ids["family"], "plan", ""), {first: ""})
    plan = page.tab_screen("plan")
    assert page.tabs.stack.currentWidget() is plan
    assert plan.families == ["The Example family"]
    assert seen == [["The Example family"]]


def test_whoever_opens_a_family_on_a_tab_not_made_yet_begins_above_all_controls(qtbot, place, ids):
    class Taking(Noting):
        def show_family(self, opened):
            super().show_family(opened)
            self.setFocus()

    def make():
        for _piece in steps([], 5, BUDGET):
            yield None
        return Taking()

    page = FamilyPage(
        place.desk.families,
        place.runner,
        place.bus,
        [("overview", "", Noting()), ("plan", "", make)],
    )
    qtbot.addWidget(page)
    page.show()
    in_event_loop(lambda: page.open(ids["family"], "plan"), lambda _open: len(page.titles) == 2)
    assert page.tab_screen("plan").families == ["The Example family"]
    assert page.focusWidget() is page


class Written(Noting):
    """Has a box with the words of the family shown."""

    def __init__(self):
        super().__init__()
        self.box = QLineEdit()
        self.clicks = 0
        button = QPushButton("Press")
        button.clicked.connect(self._press)
        column = QVBoxLayout(self)
        column.addWidget(self.box)
        column.addWidget(button)
        self.button = button

    def show_family(self, opened):
        super().show_family(opened)
        self.box.setText(opened.file.family.name)

    def _press(self):
        self.clicks += 1


def test_no_key_and_no_click_reaches_the_family_before_while_another_is_read(
    qtbot, place, ids, monkeypatch
):
    other, _ = place.desk.families.start("The Other Example family")
    tabs = {name: Written() for name in ("overview", "people", "plan")}
    screens = [(name, name.title(), screen) for name, screen in tabs.items()]
    page = FamilyPage(place.desk.families, place.runner, place.bus, screens)
    window = QMainWindow()
    window.setCentralWidget(page)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for tab in tabs:
        page.open(ids["family"], tab)
    kept = [screen.box.text() for screen in tabs.values()]
    assert kept == ["The Example family"] * 3
    tabs["plan"].box.setFocus()
    assert tabs["plan"].box.hasFocus()
    waiting = []
    monkeypatch.setattr(
        place.runner, "run", lambda job, done, *_rest, **_more: waiting.append((job, done))
    )

    def type_everywhere():
        for screen in tabs.values():
            screen.box.setFocus()
            for key in (Qt.Key.Key_Tab, Qt.Key.Key_X, Qt.Key.Key_Backtab, Qt.Key.Key_Y):
                qtbot.keyClick(window.focusWidget() or window, key)
            if screen.isVisible():
                qtbot.mouseClick(screen.button, Qt.MouseButton.LeftButton)
        assert [screen.box.text() for screen in tabs.values()] == kept

    # The tab that was in front, one made since, and one that something asks for meanwhile.
    page.open(other.id, "plan")
    type_everywhere()
    page.open(other.id, "people")
    type_everywhere()
    tabs["people"].wants_tab.emit("overview", "")
    type_everywhere()
    assert page.tabs.current == "overview"
    page.tabs.line.setFocus()
    assert not page.tabs.line.hasFocus()
    job, done = waiting[-1]
    done(job(None))
    assert page.hasFocus()
    assert [screen.clicks for screen in tabs.values()] == [0, 0, 0]
    for name, screen in tabs.items():
        page.tabs.show_tab(name)
        assert screen.isEnabled()
        assert screen.box.text() == "The Other Example family"
        screen.box.setFocus()
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_X)
        assert screen.box.text() != "The Other Example family"
    assert page.tabs.line.isEnabled()
    assert page.header.isEnabled()
