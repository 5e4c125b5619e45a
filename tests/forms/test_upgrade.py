from taf_desktop.forms.definition import in_language
from taf_desktop.forms.upgrade import carry_over, plan_upgrade
from taf_desktop.forms.version_map import VersionMap, maps_between, read_map
from tests.forms.helpers import one_group

OLD = one_group(
    "{type: text, name: same, label: Same}",
    "{type: text, name: rent_worry, label: Rent}",
    "{type: text, name: gone, label: Gone}",
    "{type: text, name: why_not, label: Why}",
    "{type: text, name: changed, label: Changed}",
    "{type: text, name: moved, label: Moved}",
    "{type: text, name: line, label: Line}",
    "{type: integer, name: count_of, label: Count}",
    "{type: select_one l, name: one, label: One}",
    "{type: select_multiple l, name: many, label: Many}",
    "{type: note, name: advice, label: Advice}",
    "{type: calculate, name: total, calculation: '${count_of} + 1'}",
    "{type: repeat, name: kids, label: Kids, fields: [{type: text, name: kid, label: Kid}]}",
    rest="choices:\n  l: [{name: a, label: A}, {name: b, label: Bee}]\n",
)
NEW = one_group(
    "{type: text, name: same, label: Same}",
    "{type: text, name: money_worry, label: Money}",
    "{type: integer, name: changed, label: Changed}",
    "{type: long_text, name: line, label: Line}",
    "{type: decimal, name: count_of, label: Count}",
    "{type: select_one l, name: one, label: One}",
    "{type: select_multiple l, name: many, label: Many}",
    "{type: repeat, name: children, label: Children, fields: "
    "[{type: text, name: kid, label: Kid}, {type: text, name: moved, label: Moved}]}",
    "{type: text, name: fresh, label: Fresh}",
    rest="choices:\n  l: [{name: a, label: A, retired: true}]\n",
    version="2.0.0",
)
MAP = VersionMap(
    "1.0.0",
    "2.0.0",
    {"rent_worry": "money_worry", "kids": "children"},
    {"why_not": "Nobody liked it."},
)


def test_what_becomes_of_each_question():
    upgrade = plan_upgrade(OLD, NEW, [MAP])
    assert upgrade.kept == ("same", "line", "count_of", "one", "many", "kid")
    assert upgrade.renamed == {"rent_worry": "money_worry", "kids": "children"}
    assert set(upgrade.dropped) == {"gone", "why_not", "changed", "moved", "advice", "total"}
    assert upgrade.dropped["why_not"] == "Nobody liked it."
    assert "no longer asks" in upgrade.dropped["gone"]
    assert "another way" in upgrade.dropped["changed"]
    assert upgrade.added == ("changed", "moved", "fresh")


def test_without_a_map_names_are_for_life():
    upgrade = plan_upgrade(OLD, NEW)
    assert upgrade.renamed == {}
    assert "rent_worry" in upgrade.dropped
    assert plan_upgrade(OLD, OLD).dropped == {}


def test_answers_are_carried_and_what_is_left_behind_is_listed():
    answers = {
        "same": "s",
        "rent_worry": "Arrears",
        "gone": "Old words",
        "why_not": "",
        "count_of": 3,
        "total": 4,
        "one": "b",
        "many": ("a", "b"),
        "kids": ("r1", "r2"),
        "kids/r1/kid": "Mia Example",
        "stranger": "x",
    }
    carried = carry_over(OLD, NEW, answers, plan_upgrade(OLD, NEW, [MAP]))
    assert carried.answers == {
        "same": "s",
        "money_worry": "Arrears",
        "count_of": 3,
        "many": ("a",),
        "children": ("r1", "r2"),
        "children/r1/kid": "Mia Example",
    }
    left = {each.key: each for each in carried.not_carried}
    assert set(left) == {"gone", "one", "many"}
    assert (left["gone"].label, left["gone"].answer) == ("Gone", "Old words")
    assert left["one"].answer == "Bee"
    assert "choice" in left["one"].reason


def test_a_row_whose_repeat_is_gone_is_left_behind():
    upgrade = plan_upgrade(OLD, NEW)
    carried = carry_over(OLD, NEW, {"kids": ("r1",), "kids/r1/kid": "Mia Example"}, upgrade)
    assert carried.answers == {}
    assert [each.key for each in carried.not_carried] == ["kids", "kids/r1/kid"]


def test_maps_are_followed_one_after_the_other():
    first = VersionMap("1.0.0", "1.5.0", {"rent_worry": "bills"}, {})
    second = VersionMap("1.5.0", "2.0.0", {"bills": "money_worry"}, {})
    later = VersionMap("2.0.0", "3.0.0", {"money_worry": "wealth"}, {})
    assert maps_between([later, second, first], OLD, NEW) == (first, second)
    upgrade = plan_upgrade(OLD, NEW, [later, second, first])
    assert upgrade.renamed == {"rent_worry": "money_worry"}


def test_a_map_is_read_from_its_file():
    text = "from: 1.0.0\nto: 2.0.0\nrenamed: {a: b}\ndropped: {c: Not needed.}\n"
    found, faults = read_map(text, "map.yaml")
    assert faults == ()
    assert found == VersionMap("1.0.0", "2.0.0", {"a": "b"}, {"c": "Not needed."})


def test_a_map_that_cannot_be_used_says_why():
    text = "from: 2.0.0\nto: 1.0.0\nrenamed: {a: b, d: b}\ndropped: {c: }\nmore: 1\n"
    found, faults = read_map(text, "map.yaml")
    assert found is None
    assert len(faults) == 4
    assert read_map("renamed: [a]\n", "map.yaml")[0] is None
    assert read_map("from: {\n", "map.yaml")[0] is None


def test_titles_are_there():
    assert in_language(NEW.title) == "A sample"
