import pytest

from taf_desktop.services.own_library import (
    MOST_BYTES,
    MOST_FILES,
    MOST_LETTERS,
    LibraryShelf,
    read_own,
)

GOOD = """area: home
outcome: housing
goals:
  - id: bed
    words: "{child} has a bed."
    measure: Nights {child} sleeps in it
    target: 7
  - words: A warm house
actions:
  - {what: "ring the hub for {adult}", how_often: once, who: worker}
"""


def put(folder, name="ours.yaml", words=GOOD):
    (folder / name).write_text(words, encoding="utf-8")
    return read_own(folder)


def told(folder, words, name="ours.yaml"):
    """Return the beginnings' words and what is said: line and sentence."""
    found, faults = put(folder, name, words)
    return [each.main for each in found], [(f.line, f.message) for f in faults]


def test_what_fits_is_offered_and_says_where_it_comes_from(tmp_path):
    found, faults = put(tmp_path)
    assert faults == ()
    assert [each.main for each in found] == [
        "{child} has a bed.",
        "A warm house",
        "ring the hub for {adult}",
    ]
    assert {each.file for each in found} == {"ours.yaml"}
    assert len({each.id for each in found}) == 3
    goal, _, action = found
    assert goal.filled(child="Ash")["words"] == "Ash has a bed."
    assert goal.texts["target"] == "7"
    assert goal.outcome == "housing"
    assert (action.who, action.kind) == ("worker", "action")


@pytest.mark.parametrize(
    ("words", "line", "says"),
    [
        ("- a list\n", 1, "does not begin with"),
        ("area: home\ngoals: one\n", 2, "should be a list"),
        ("area: hom\n", 1, "“hom” is not a part of family life"),
        ("goals:\n  - words: x\n", 1, "does not say which part"),
        ("area: home\noutcome: x\n", 2, "“x” is not an outcome"),
        ("area: home\ncolour: red\n", 2, "“colour” is not known here"),
        ("area: home\ngoals:\n  - measure: x\n", 3, "no “words”"),
        ("area: home\ngoals:\n  - just words\n", 3, "no “words”"),
        ("area: home\nactions:\n  - what: x\n    often: y\n", 4, "“often” is not known"),
        ("area: home\nactions:\n  - what: x\n    who: boss\n", 4, "“boss” does not say"),
        ("area: home\nactions:\n  - what: 'ring {him}'\n", 3, "“{him}” cannot be filled in"),
        ("area: home\nactions:\n  - what: 'a } b'\n", 3, "“}” cannot be filled in"),
        ("area: home\nactions:\n  - what: '{child.__class__}'\n", 3, "cannot be filled in"),
        (f"area: home\nactions:\n  - what: {'x' * (MOST_LETTERS + 1)}\n", 3, "longer than"),
        ("area: home\ngoals: [\n", 3, "cannot be read"),
        ("area: home\n\tgoals: x\n", 2, "tab"),
        ("area: &a home\noutcome: *a\n", 1, ""),
        ("", 1, "empty"),
    ],
)
def test_what_does_not_fit_is_said_with_its_line(tmp_path, words, line, says):
    _, faults = told(tmp_path, words)
    lines = [at for at, sentence in faults if says.lower() in sentence.lower()]
    assert line in lines, faults


def test_one_wrong_entry_does_not_take_the_others_with_it(tmp_path):
    words = GOOD + "  - {how_often: once}\n"
    found, faults = told(tmp_path, words)
    assert len(found) == 3
    assert len(faults) == 1


def test_nothing_in_a_file_is_ever_run(tmp_path):
    mark = tmp_path / "made"
    words = (
        f"area: home\ngoals:\n  - words: !!python/object/apply:os.mkdir ['{mark.as_posix()}']\n"
        f"actions:\n  - what: !run 'mkdir {mark.as_posix()}'\n"
    )
    found, _ = told(tmp_path, words)
    assert not mark.exists()
    assert len(found) <= 1


def test_files_that_cannot_be_read_are_named(tmp_path):
    (tmp_path / "latin.yaml").write_bytes(b"area: home\xff")
    (tmp_path / "big.yaml").write_bytes(b"#" * (MOST_BYTES + 1))
    (tmp_path / "notes.txt").write_text("not looked at", encoding="utf-8")
    _, faults = put(tmp_path)
    assert {fault.file for fault in faults} == {"latin.yaml", "big.yaml"}
    assert all(fault.hint for fault in faults)


def test_a_folder_that_is_gone_or_empty_is_said(tmp_path):
    _, gone = read_own(tmp_path / "away")
    assert "cannot be found" in gone[0].message
    _, empty = read_own(tmp_path)
    assert "no file ending in .yaml" in empty[0].message


def test_too_many_files_are_said_and_the_first_are_read(tmp_path):
    for number in range(MOST_FILES + 1):
        (tmp_path / f"{number:04}.yml").write_text("area: home\n", encoding="utf-8")
    _, faults = read_own(tmp_path)
    assert ["200" in fault.message for fault in faults] == [True]


def test_the_shelf_holds_what_is_shipped_and_the_place_s_own(tmp_path):
    shelf = LibraryShelf()
    shipped = shelf.read()
    assert (shipped.own, shipped.faults, shipped.folder) == (0, (), "")
    put(tmp_path)
    shelf.folder = str(tmp_path)
    both = shelf.read()
    assert both.own == 3
    assert both.beginnings[: len(shipped.beginnings)] == shipped.beginnings
    (tmp_path / "ours.yaml").unlink()
    assert shelf.read().own == 0
