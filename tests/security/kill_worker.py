"""A program that works on a vault without pause, and says what was kept, until it is killed.

Each step writes a family and a person with the same token in one transaction, and now and then an
assessment, a signed plan or something put aside; a backup is made, or the records are written anew
under a fresh key. A line is written to the pipe when ``commit`` has
returned, never before.
"""

from taf_desktop.domain.family import Person
from taf_desktop.domain.vault import VaultKeys
from taf_desktop.services.families import Families
from taf_desktop.services.plans import Plans
from taf_desktop.services.records import Records, made
from taf_desktop.support.clock import SystemClock
from tests.security.search import WORD, send_temporary_files
from tests.security.worlds import TINY_POLICY


def work(folder: str, temporary: str, keys: VaultKeys, first: int, said) -> None:
    """Work until killed. ``said`` is a pipe end; ``first`` is the first token."""
    from pathlib import Path

    from taf_desktop.storage.vault import VaultFiles

    send_temporary_files(Path(temporary))
    files = VaultFiles(policy=TINY_POLICY)
    unit_of_work = files.open(Path(folder), keys)
    said.send("ready")
    step = first
    while True:
        token = f"T{step}"
        with unit_of_work() as unit:
            family = unit.put(_family(token))
            unit.put(
                made(Person, family.id, who="child", name=token, notes=f"{token} {WORD} " * 200)
            )
            unit.commit()
        said.send(token)
        _more(step, family.id, unit_of_work)
        _house(step, files)
        step += 1


def _family(token):
    from taf_desktop.domain.family import Family
    from taf_desktop.support.ids import new_id

    id_ = new_id()
    return Family(id=id_, family_id=id_, name=token)


def _more(step, family_id, unit_of_work):
    """Now and then something larger: a plan agreed, somebody put aside, the file tidied."""
    records = Records(unit_of_work)
    if step % 3 == 0:
        plans = Plans(unit_of_work, records, SystemClock())
        plan, _ = plans.start(family_id, strengths="x" * 4000)
        plans.add_goal(plan, words="Calm mornings")
        plans.add_answer(plan, who="Mo", answer="agree")
        plans.agree(plan.id)
    if step % 5 == 0:
        person = Families(unit_of_work, SystemClock()).open(family_id).file.people[0]
        records.put_aside("person", person.id)
        records.bring_back("person", person.id)


def _house(step, files):
    """Now and then what looks after the vault: a backup, and the records under a fresh key."""
    if step % 11 == 0:
        files.backups().only_newest("")
    if step % 13 == 0:
        files.rebuild()
