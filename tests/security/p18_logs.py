"""P18: no log line and no error holds a word of a family."""

import logging
from pathlib import Path

from sqlalchemy import create_engine, text
from sqlalchemy.exc import SQLAlchemyError

from taf_desktop.domain.errors import TafError
from taf_desktop.domain.family import Family, Person
from taf_desktop.domain.kinds import KINDS
from taf_desktop.services.records import Records, made
from taf_desktop.support import logs
from taf_desktop.support.ids import new_id
from tests.security.proof import Effort, Result
from tests.security.search import CANARIES, count
from tests.security.worlds import World, new_world


def prove(_effort: Effort, folder: Path) -> Result:
    """Force an error out of every call of the records, and log it as carelessly as one can."""
    world = new_world(folder / "vault")
    (folder / "logs").mkdir()
    handler = logs.start(folder / "logs")
    try:
        errors = _errors(world)
        careless = logging.getLogger(logs.LOGGER_NAME)
        for error in errors:
            careless.error("failed: %s", error, exc_info=error)
            careless.error(str(error))
        logs.log_event("proof.done", errors=len(errors))
    finally:
        logs.stop(handler)
        world.files.close()
    lines = (folder / "logs" / logs.FILE_NAME).read_text(encoding="utf-8")
    told = sum(
        canary in f"{error} {error!r} {error.args}" for error in errors for canary in CANARIES
    )
    hits, _files = count(folder / "logs", CANARIES)
    control = _control(folder / "control")
    figure = f"{told} words in {len(errors)} errors, {hits} in the log; {control} where it is let"
    held = not told and not hits and control > 0 and "proof.done" in lines and len(errors) > 20
    return Result(
        "P18 no personal data in logs", "every kind of record, forced errors", figure, held
    )


def _errors(world: World) -> list[Exception]:
    unit_of_work = world.open()
    records = Records(unit_of_work)
    found: list[Exception] = []
    id_ = new_id()
    with unit_of_work() as unit:
        unit.put(Family(id=id_, family_id=id_, name=CANARIES[0]))
        unit.commit()
    for kind in KINDS.values():
        for family_id in (id_, CANARIES[1]):
            thing = made(kind, family_id) if kind is not Family else Family(id=id_, family_id=id_)
            found += _raised(lambda thing=thing: records.add(thing))
        found += _raised(lambda kind=kind: records.save(kind.KIND, CANARIES[2], 1, {}))
    person, _ = records.add(made(Person, id_, name=CANARIES[3]))
    found += _raised(lambda: records.change("person", person.id, 99, name=CANARIES[4]))
    found += _raised(lambda: _broken_row(unit_of_work, id_))
    return found


def _broken_row(unit_of_work, id_: str) -> None:
    with unit_of_work() as unit:
        unit._connection.execute(
            text("INSERT INTO family (id, name) VALUES (:id, :name)"),
            {"id": id_, "name": CANARIES[5]},
        )


def _raised(job) -> list[Exception]:
    try:
        job()
    except (TafError, SQLAlchemyError) as error:
        return [error, *([error.__cause__] if isinstance(error.__cause__, Exception) else [])]
    return []


def _control(folder: Path) -> int:
    """Return how many words an error tells where nothing keeps them out."""
    folder.mkdir()
    engine = create_engine(f"sqlite:///{folder / 'plain.db'}")
    told = 0
    with engine.connect() as connection:
        connection.execute(text("CREATE TABLE family (name TEXT UNIQUE)"))
        insert = text("INSERT INTO family VALUES (:name)")
        connection.execute(insert, {"name": CANARIES[0]})
        try:
            connection.execute(insert, {"name": CANARIES[0]})
        except SQLAlchemyError as error:
            told = str(error).count(CANARIES[0])
    engine.dispose()
    return told
