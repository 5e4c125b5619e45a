"""The People tab: homes, people, who is who to whom, helpers and professionals."""

from taf_desktop.ui.families.chooser import ChooserRow
from tests.e2e.hands import seen


def add(hands, kind):
    """Press one of the buttons that add, and wait for the form of the new thing."""
    panel = hands.screen._panel
    before = panel.thing.id if panel.thing else ""
    hands.press(f"add_{kind}")
    hands.until(lambda: panel.thing is not None and panel.thing.id != before)
    return hands.find("recordEditor", panel)


def add_home(hands, name, address):
    form = add(hands, "home")
    # The keyboard is where one begins.
    hands.at("name")
    hands.keys(name)
    hands.remember(name)
    hands.type("address", address, form)
    hands.choose("address_private", "No", form)


def add_person(hands, kind, name, known_as, born, home):
    form = add(hands, "person")
    hands.choose("who", kind, form)
    hands.type("name", name, form)
    hands.type("known_as", known_as, form)
    hands.date("born", born, form)
    hands.choose("home", home, form)
    hands.idle()


def add_more_about(hands, known_as, section, **answers):
    """Open a folded section of a person and answer some of its questions."""
    open_row(hands, "person", known_as)
    hands.press(f"fold/{section}", hands.find("recordEditor"))
    for name, words in answers.items():
        hands.type(name, words, hands.find("recordEditor"))


def tie(hands, known_as, is_the, of):
    open_row(hands, "person", known_as)
    form = add(hands, "tie")
    hands.choose("kind", is_the, form)
    hands.choose("other", of, form)
    hands.type("contact", f"Together every day, {of} says.", _unfolded(hands, form, "more"))


def add_helper(hands, name, relation, helps, whom):
    form = add(hands, "helper")
    hands.type("name", name, form)
    hands.type("relation", relation, form)
    hands.type("helps", helps, form)
    hands.tick("supports", whom, scope=form)


def add_professional(hands, name, role, kind, agency, may_know):
    form = add(hands, "professional")
    hands.type("name", name, form)
    hands.type("role", role, form)
    hands.choose("agency", kind, form)
    hands.type("agency_name", agency, form)
    hands.type("may_know", may_know, _unfolded(hands, form, "work"))


def open_row(hands, kind, words):
    hands.screen.flush()
    hands.idle()
    row = hands.which(f"{kind}:.*", lambda each: each.accessibleName().startswith(words))
    thing_id = row.thing_id
    row.click()
    hands.until(lambda: hands.screen.thing_shown() == thing_id)


def rows_of(hands, kind):
    return seen(hands.screen, f"{kind}:.*", ChooserRow)


def read(hands):
    """Return all words of the tab: the list, and each thing with all its sections open."""
    hands.go("people")
    hands.until(lambda: rows_of(hands, "home"))
    said = [hands.read()]
    for kind in ("home", "person", "helper", "professional", "family"):
        for row in rows_of(hands, kind):
            said.append(_read_thing(hands, kind, row.thing_id))
            ties = [tie.thing_id for tie in rows_of(hands, "relationship")]
            said += [_read_thing(hands, "relationship", tie_id) for tie_id in ties]
    return "\n".join(said)


def _read_thing(hands, kind, thing_id):
    hands.screen.choose(kind, thing_id)
    hands.until(lambda: hands.screen._panel.thing.id == thing_id)
    hands.find("recordEditor")
    for fold in seen(hands.screen, "fold/.*"):
        fold.click()
    return hands.read()


def _unfolded(hands, form, section):
    hands.press(f"fold/{section}", form)
    return form
