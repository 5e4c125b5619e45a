"""Looking at a plan together, and what is seen of it afterwards."""

from PySide6.QtCore import Qt

from taf_desktop.ui.forms.scale import Scale
from tests.e2e.hands import see, seen


def begin(hands):
    """Begin a review, or go on with it, and return its page."""
    hands.press("reviewPlan")
    hands.until(lambda: seen(hands.screen, "reviewPage"))
    return see(hands.screen, "reviewPage")


def look(hands, what, outlook, reason):
    """Say what becomes of an action."""
    line = hands.which("look:.*", lambda each: what in each.accessibleName())
    see(line, f"outlook:{outlook}").click()
    hands.type("reason", reason, line)


def number(hands, voice, value, why, one_more):
    """Give a voice's number, with what makes it that and what would make it one more."""
    line = hands.which("voice:.*", lambda each: each.accessibleName() == voice)
    hands.number("value", value, line, field=line.findChild(Scale))
    hands.type("why", why, line)
    hands.type("one_more", one_more, line)


def decide(hands, decision, why, again):
    hands.choose("decision", decision)
    hands.type("decision_reason", why)
    hands.date("next_review", again)


def finish(hands):
    hands.saved()
    hands.press("finishReview")
    hands.until(lambda: seen(hands.screen, "reviewRecord"))
    said = hands.read()
    hands.press("backToPlan")
    return said


def go_back_and_on(hands):
    """Leave a review and go on with it from the plan's history."""
    hands.saved()
    hands.press("reviewLater")
    hands.until(lambda: seen(hands.screen, "planPage"))
    hands.press("readReview:.*")
    hands.until(lambda: seen(hands.screen, "reviewPage"))


def compare(hands):
    """Return the sum and the words of the two newest versions beside each other."""
    hands.press("compareVersions")
    hands.until(lambda: seen(hands.screen, "compared:.*"))
    sum_ = see(hands.screen, "compareSum").text()
    told = [each.accessibleDescription() for each in seen(hands.screen, "compared:.*")]
    hands.press("backToPlan")
    return sum_, "\n".join(told)


def progress(hands):
    """Return what is said of how far the family has come."""
    hands.press("seeProgress")
    hands.until(lambda: seen(hands.screen, "progressPage"))
    said = hands.read()
    hands.press("backToPlan")
    return said


def choose_document(hands, words):
    """Choose a document in the list by its words."""
    list_ = see(hands.screen, "document_list")
    (item,) = list_.findItems(words, Qt.MatchFlag.MatchStartsWith)
    list_.setCurrentItem(item)
    hands.idle()
