"""The Meetings tab: planning one, running it, finishing it, reading it again."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.e2e.hands import see, seen


def plan_first(hands):
    hands.press("planMeeting")
    hands.until(lambda: seen(hands.screen, "meetingPage"))


def part(hands, name):
    page = hands.screen._page
    hands.press_tab(page.tabs, name)
    hands.idle()


def came(hands, name, answer, brought=""):
    """Say whether somebody came, and what they brought."""
    line = _line_of(hands, "attendance:.*", name)
    hands.pick(see(line, "cameCode"), answer)
    if brought:
        hands.press("attendanceLine", line)
        hands.type("update", brought, line)
        hands.press("editDone", line)


def quick(hands, line_name, *parts):
    """Fill one of the lines that add, part by part, and press Enter."""
    line = see(hands.screen, line_name)
    for name, words in parts:
        hands.type(name, words, line)
    hands.key(Qt.Key.Key_Return)
    hands.idle()


def say(hands, name, words):
    card = hands.which("voice:.*", lambda each: each.accessibleName() == name)
    hands.type("words", words, card)


def review(hands, what, answer, note):
    line = hands.which("review:.*", lambda each: what in each.accessibleName())
    hands.type("note", note, line)
    hands.pick(see(line, "reviewStatus"), answer)


def finish(hands):
    hands.press("finishRecord")
    hands.until(lambda: seen(hands.screen, "meetingRecord"))


def read(hands):
    """Return the words of every meeting's record, or of its parts while it is written."""
    hands.go("meetings")
    if seen(hands.screen, "allMeetings"):
        hands.press("allMeetings")
    said = [hands.read()]
    for name in [row.objectName() for row in seen(hands.screen, "meeting:.*")]:
        hands.press(name)
        hands.until(lambda: seen(hands.screen, "allMeetings"))
        said.append(hands.read())
        hands.press("allMeetings")
    return "\n".join(said)


def _line_of(hands, pattern, name):
    return hands.which(pattern, lambda each: name in _labels(each))


def _labels(line):
    return [label.text() for label in line.findChildren(QLabel)]
