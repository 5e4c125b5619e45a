"""The Agreement tab: an answer for each person."""

from tests.e2e.hands import button_of, seen


def write_answer(hands, name, answer, *scope, **words):
    """Write down one person's answer, what they agree to, and words by question."""
    card = hands.which("agreement:.*", lambda each: each.accessibleName() == name)
    panel = hands.screen._panel
    before = panel.thing.id if panel.thing else ""
    button_of(card, "Write down an answer").click()
    hands.until(lambda: panel.thing is not None and panel.thing.id != before)
    hands.idle()
    form = hands.find("recordEditor", panel)
    hands.choose("decision", answer, form)
    hands.choose("given_how", "Signed on paper", form)
    hands.tick("scope", *scope, scope=form)
    for question, said in words.items():
        hands.type(question, said, form)
    hands.screen.flush()
    hands.idle()


def read(hands):
    hands.go("agreement")
    hands.until(lambda: seen(hands.screen, "see:.*"))
    said = [hands.read()]
    for name in [button.objectName() for button in seen(hands.screen, "see:.*")]:
        hands.press(name)
        said.append(hands.read())
    return "\n".join(said)
