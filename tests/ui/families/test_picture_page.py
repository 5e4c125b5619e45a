from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from taf_desktop.domain.family import Helper
from taf_desktop.support.ids import new_id
from taf_desktop.ui.common.drawing_view import DrawingView
from taf_desktop.ui.families.people_screen import PeopleScreen
from tests.ui.families.sample import settle


def opened(qtbot, place, ids):
    screen = PeopleScreen(place.desk, place.runner)
    qtbot.addWidget(screen)
    screen.resize(1100, 800)
    screen.show()
    screen.show_family(place.desk.families.open(ids["family"]))
    return screen


def words(screen, name):
    return screen.findChild(QLabel, f"pictureWords:{name}").text()


def test_the_family_is_seen_as_a_picture_and_read_beside_it(qtbot, place, ids):
    screen = opened(qtbot, place, ids)
    page = screen.findChild(QWidget, "familyPictures")
    assert not page.isVisible()
    qtbot.mouseClick(screen.findChild(QPushButton, "seePicture"), Qt.MouseButton.LeftButton)
    assert page.isVisible()
    view = screen.findChild(DrawingView, "picture:tree")
    shown = {getattr(item, "text", "") for item in view.drawing().items}
    assert {"Mum", "Ash", "Robin", "Baby", "Dad"} <= shown
    assert "Mill Lane: Mum" in words(screen, "tree")
    assert "Mill Lane: Mum" in view.accessibleDescription()
    assert not screen.findChild(QPushButton, "seePicture").isVisible()
    qtbot.mouseClick(screen.findChild(QPushButton, "backToList"), Qt.MouseButton.LeftButton)
    assert not page.isVisible()
    assert screen.findChild(QPushButton, "seePicture").isVisible()


def test_the_picture_follows_the_record_and_a_chosen_person_closes_it(qtbot, place, ids):
    screen = opened(qtbot, place, ids)
    screen.findChild(QPushButton, "seePicture").click()
    values = {"name": "Pat Sample", "relation": "Neighbour", "closeness": "strained"}
    place.desk.records.add(Helper(id=new_id(), family_id=ids["family"], **values))
    screen.show_family(place.desk.families.open(ids["family"]))
    settle()
    assert "Pat Sample: Neighbour. Hard just now." in words(screen, "around")
    screen.show_thing(ids["mum"])
    assert not screen.findChild(QWidget, "familyPictures").isVisible()
