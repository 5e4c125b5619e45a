"""What a family said is readable nowhere outside the vault: not on disk, not in logs or names."""

import logging
import tempfile

import pytest

from taf_desktop.domain.family import Home, Person
from taf_desktop.services.records import made
from taf_desktop.support import logs
from tests.e2e.scanning import files_holding

MARKERS = {
    "name": "Zqanoria",
    "street": "Wexbarrow",
    "said": "Plimthrope",
    "goal": "Quorvelle",
    "answer": "Dranquist",
    "heard": "Ysolmere",
}


@pytest.fixture
def world(tmp_path, monkeypatch):
    """Everything the program may write to lies under one folder: data, temporary files, home."""
    for name in ("temp", "home"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    for variable in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(variable, str(tmp_path / "temp"))
    for variable in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "home"))
    return tmp_path


def tell(desk):
    """Record a family in which every kind of place holds a marker."""
    family, _ = desk.families.start(f"The {MARKERS['name']} family", reason=MARKERS["said"])
    desk.records.add(made(Home, family.id, name="Here", address=f"7 {MARKERS['street']} Lane"))
    child = made(Person, family.id, who="child", name=f"{MARKERS['name']} Example")
    desk.records.add(child)
    started, _ = desk.assessments.start(family.id)
    desk.assessments.save(started.id, started.revision, {"reason": MARKERS["said"]})
    plan, _ = desk.plans.start(family.id, strengths=MARKERS["said"])
    goal, _ = desk.plans.add_goal(plan, words=MARKERS["goal"], whose=(child.id,))
    desk.plans.add_action(goal, who=MARKERS["name"], what=MARKERS["goal"])
    desk.plans.add_answer(plan, who="Mo", answer="agree", own_words=MARKERS["answer"])
    desk.plans.agree(plan.id)
    desk.meetings.prepare(family.id, date="2026-12-03", good_news=MARKERS["heard"])
    return family.id


def test_no_word_of_a_family_is_readable_outside_the_vault(robot, world):
    robot.first_start()
    desk = robot.program.workplace.family_page._families
    told = []
    program = robot.program
    whole = program.workplace._made_of.desk
    program.runner.run(lambda _ticket: tell(whole), told.append)
    robot.until(lambda: told)
    assert desk is whole.families
    for tab in program.workplace.family_page.tab_names:
        program.workplace.go_to((told[0], tab, ""))
        robot.idle()
        robot.until(lambda: program.workplace.window.isVisible())
        assert files_holding(world, MARKERS.values()) == set()
    documents = []
    program.runner.run(
        lambda _ticket: whole.documents.draw(whole.documents.gather("plan", told[0])),
        documents.append,
    )
    robot.until(lambda: documents)
    robot.unlock(robot.lock())
    robot.idle()
    assert files_holding(world, MARKERS.values()) == set()
    program.quit()
    assert files_holding(world, MARKERS.values()) == set()
    assert (world / "data" / "Vaults").is_dir()
    assert any((world / "data" / "logs").iterdir())


def test_the_search_finds_what_it_is_looking_for(tmp_path):
    (tmp_path / "plain.db").write_bytes(b"\0\1" + MARKERS["said"].encode("utf-16-le"))
    (tmp_path / "log.txt").write_text(f"saved {MARKERS['name'].upper()}", encoding="utf-8")
    (tmp_path / f"{MARKERS['goal'].lower()}.tmp").write_bytes(b"")
    (tmp_path / "clean.txt").write_text("nothing here", encoding="utf-8")
    found = files_holding(tmp_path, MARKERS.values())
    assert found == {"plain.db", "log.txt", f"{MARKERS['goal'].lower()}.tmp"}


def test_a_careless_log_line_is_dropped(tmp_path):
    handler = logs.start(tmp_path)
    try:
        logging.getLogger(logs.LOGGER_NAME).warning("saved %s", MARKERS["name"])
        logging.getLogger(logs.LOGGER_NAME).error(MARKERS["said"])
        logs.log_event("save.done", milliseconds=12)
    finally:
        logs.stop(handler)
    assert files_holding(tmp_path, MARKERS.values()) == set()
    assert "save.done" in (tmp_path / logs.FILE_NAME).read_text(encoding="utf-8")
