"""The Plan tab: what it builds on, goals, actions, numbers, who agreed."""

from PySide6.QtCore import Qt

from tests.e2e.hands import see, seen


def goals(hands):
    return seen(hands.screen, "goal:.*")


def need(hands, words):
    """Return the line of one need, once it is there."""

    def lines():
        return [line for line in seen(hands.screen, "need:.*") if line._row.words == words]

    hands.until(lambda: len(lines()) == 1)
    return lines()[0]


def add_goal(hands, words, whose, different, measure, now, then, by_when):
    count = len(goals(hands))
    hands.press("addGoal")
    hands.until(lambda: len(goals(hands)) == count + 1)
    card = goals(hands)[-1]
    # A new goal is open, with the keyboard where the family's words go.
    hands.until(lambda: card.below.editor is not None)
    hands.at("words")
    hands.keys(words)
    hands.remember(words)
    hands.tick("whose", *whose, scope=card)
    hands.type("different", different, card)
    hands.type("measure", measure, card)
    hands.type("baseline", now, card)
    hands.type("target", then, card)
    hands.date("by_when", by_when, card)
    hands.press("editDone", card)
    return goals(hands)[-1]


def add_actions(hands, card, *actions):
    """Add actions by the line, one after the other, with Tab and Enter only."""
    hands.press("addAction", card)
    # Nobody types so soon after a click that the way of the Tab key is not made yet.
    hands.idle()
    for who, what, how_often, by_when in actions:
        before = len(card.table.rows.rows())
        for name, words in (("who", who), ("what", what), ("how_often", how_often)):
            hands.at(name)
            hands.keys(words)
            hands.remember(words)
            hands.key(Qt.Key.Key_Tab)
        hands.at("by_when")
        hands.keys(by_when)
        hands.key(Qt.Key.Key_Return)
        hands.until(lambda count=before + 1: len(card.table.rows.rows()) == count)
    hands.key(Qt.Key.Key_Escape)


def add_voice(hands, card, voice, start, hoped, why):
    hands.press("addVoice", card)
    hands.until(lambda: card.scores.below.editor is not None)
    hands.at("voice")
    hands.keys(voice)
    hands.remember(voice)
    hands.number("start", start, card)
    hands.number("hoped", hoped, card)
    hands.type("why", why, card)
    hands.press("editDone", card)


def ask(hands, who, answer, **words):
    """Note a person's answer to the plan, and words by question."""
    # The page is built from the top, and this is near its end.
    hands.until(lambda: seen(hands.screen, "whoAgreed"))
    answers = see(hands.screen, "whoAgreed")
    before = len(seen(answers, "answer:.*"))
    hands.press(f"ask:{who}", answers)
    hands.until(lambda: len(seen(answers, "answer:.*")) == before + 1)
    line = seen(answers, "answer:.*")[-1]
    hands.pick(see(line, "answerPill"), answer)
    if line.below.editor is None:
        # It opens by itself where something is seen differently.
        hands.press("answerLine", line)
    for question, said in words.items():
        hands.type(question, said, line)
    hands.press("editDone", line)
    hands.saved()


def keep_as_agreed(hands):
    if seen(hands.screen, "whatChanged"):
        words = "Written anew after the meeting"
        hands.type("whatChanged", words, see(hands.screen, "changedLine"))
        # It is told beside this version once there is a next one.
        hands.forget(words)
    with hands.answering("Keep as agreed") as said:
        hands.press("keepAsAgreed")
    hands.until(lambda: see(hands.screen, "planPill").text().startswith("Agreed"))
    return said[0]


def read(hands):
    """Return the words of the tab, with each voice of each goal opened."""
    hands.go("plan")
    hands.until(lambda: seen(hands.screen, "planPage"))
    said = [hands.read()]
    for chip in [each.objectName() for each in seen(hands.screen, "score:.*")]:
        hands.press(chip)
        said.append(hands.read())
        hands.press(chip)
    return "\n".join(said)


def read_version(hands, number):
    """Return the words of the plan as it was agreed before."""
    hands.go("plan")
    hands.press(f"readVersion:{number}")
    hands.until(lambda: seen(hands.screen, "signedPage"))
    said = hands.read()
    hands.press("backToPlan")
    return said
