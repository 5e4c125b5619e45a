import logging
import uuid

import pytest

from taf_desktop.support import logs
from taf_desktop.support.logs import Code, log_event


@pytest.fixture
def handler(tmp_path):
    made = logs.start(tmp_path / "logs")
    yield made
    logs.stop(made)


@pytest.fixture
def folder(handler, tmp_path):
    return tmp_path / "logs"


def written(folder):
    return (folder / logs.FILE_NAME).read_text(encoding="utf-8")


def test_event_with_facts_is_one_line(folder):
    id_ = uuid.uuid4()
    log_event("save.done", milliseconds=12, thing=id_, place=Code("taf_desktop.app:3"))
    line = written(folder).strip()
    assert line.endswith(f"INFO save.done milliseconds=12 thing={id_} place=taf_desktop.app:3")


@pytest.mark.parametrize("fact", ["Robin", Code("Robin Example"), ["Robin"], {"a": "Robin"}])
def test_words_of_people_cannot_get_in(folder, fact):
    log_event("save.done", what=fact)
    assert written(folder) == ""


def test_lines_of_others_are_dropped(folder):
    logger = logging.getLogger(logs.LOGGER_NAME)
    logger.info("Saved the Robin family")
    logger.info("save.done %s", "Robin")
    logger.getChild("child").info("Robin")
    assert written(folder) == ""


def test_exceptions_are_taken_off(folder):
    try:
        raise ValueError("Robin")
    except ValueError:
        logging.getLogger(logs.LOGGER_NAME).exception("save.failed")
    assert "save.failed" in written(folder)
    assert "Robin" not in written(folder)
    assert "Traceback" not in written(folder)


def test_never_more_than_five_files(folder, handler, monkeypatch):
    monkeypatch.setattr(handler, "maxBytes", 200)
    for number in range(60):
        log_event("save.done", number=number)
    assert len(list(folder.iterdir())) == logs.FILES
    assert "number=59" in written(folder)


def test_without_start_nothing_is_written(capsys):
    log_event("fault.unexpected", level=logging.ERROR)
    assert capsys.readouterr() == ("", "")
