from datetime import UTC, datetime

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from taf_desktop.domain.audit import Deed, Finding
from taf_desktop.domain.errors import Bug, EnvironmentProblem
from taf_desktop.domain.family import Person
from taf_desktop.runtime.immediate import ImmediateRunner
from taf_desktop.services.audit import HistoryWatch, Trail
from tests.services.fakes import FakeVault
from tests.services.kept_vault import kept_desk


@pytest.fixture
def kept(tmp_path, clock):
    with kept_desk(tmp_path, clock) as kept:
        yield kept


@pytest.fixture
def trail(kept):
    return kept.desk.trail


def meddle(kept, sql):
    kept.files.close()
    driver = sqlcipher.connect(str(kept.card.folder / "records.db"))
    keys = kept.files.unwrap(kept.card.folder, "seven quiet herons")
    driver.execute(f"PRAGMA key = \"x'{keys.database.hex()}'\"")
    driver.execute("DROP TRIGGER audit_entry_no_update")
    driver.execute(sql)
    driver.commit()
    driver.close()
    return Trail(kept.files.open(kept.card.folder, keys))


def test_a_deed_is_written_down_in_a_block_of_its_own():
    vault = FakeVault()
    Trail(vault).note(Deed.PRINTED, kind="document", of_id="plan", family_id="f", fields=["large"])
    Trail(vault).viewed("f")
    assert vault.kept.notes == [
        ("printed", "document", "plan", "f", ("large",)),
        ("viewed", "family", "f", "f", ()),
    ]


def test_a_whole_history_leaves_no_line_of_its_own(kept, trail):
    family, _ = kept.desk.families.start("The Example family")
    trail.viewed(family.id)
    before = trail.lines(None, 1)[0].seq
    told = []
    watch = HistoryWatch(trail, ImmediateRunner(), None)
    watch.told = told.append
    watch.progressed = lambda lines: told.append(lines)
    watch.start()
    assert told[-1] is watch.result
    assert watch.result.whole
    assert watch.result.lines == before
    assert not watch.running
    assert trail.lines(None, 1)[0].seq == before
    assert trail.family_names() == {family.id: "The Example family"}


def test_a_finding_is_written_down_once(kept, trail):
    kept.desk.families.start("The Example family")
    trail = meddle(kept, "UPDATE audit_entry SET deed = 'viewed' WHERE seq = 3")
    results = []
    for _ in range(2):
        watch = HistoryWatch(trail, ImmediateRunner(), None)
        watch.told = results.append
        watch.start()
    assert [one.what for one in results[0].noticed] == [Finding.LINE_CHANGED]
    assert [one.news for one in results] == [True, False]
    noticed = [entry for entry in trail.lines(None, 50) if entry.deed == "noticed"]
    assert [entry.fields for entry in noticed] == [("line_changed:3:1",)]


def test_what_keeps_a_check_from_going_on_is_told(kept, trail):
    class Broken:
        def check(self, begun=None, anchors=()):
            raise EnvironmentProblem("vault.damaged_database")

    watch = HistoryWatch(Broken(), ImmediateRunner(), None)
    with pytest.raises(EnvironmentProblem):
        watch.start()
    told = []
    watch.trouble = told.append
    watch.start()
    assert told[0].message_id == "vault.damaged_database"
    assert not watch.running


def test_a_program_that_is_closing_ends_a_check_without_a_word():
    class Closing:
        def run(self, *_given, **_named):
            raise Bug("runtime.closing")

    watch = HistoryWatch(Trail(FakeVault()), Closing(), None)
    watch.start()
    assert not watch.running
    assert watch.result is None


def test_two_checks_never_go_on_at_once(trail):
    jobs = []

    class Slow:
        def run(self, job, *_given, **_named):
            jobs.append(job)

    watch = HistoryWatch(trail, Slow(), None)
    watch.start()
    watch.start()
    assert len(jobs) == 1


def test_the_evidence_says_how_far_it_went(kept, trail, clock):
    kept.desk.families.start("The Example family")
    evidence = trail.evidence(kept.card, clock, (("TAF Desktop", "0.2.0"),), None)
    assert evidence.vault_id == kept.card.vault_id
    assert evidence.head.seq == trail.lines(None, 1)[0].seq
    assert trail.lines(None, 1)[0].deed == "evidence_made"
    assert trail.agrees(evidence.head.seq, evidence.head.code)
    assert not trail.agrees(evidence.head.seq - 1, evidence.head.code)
    assert ("2026-11", "added", 1) in evidence.months
    assert evidence.made_at == datetime(2026, 11, 21, 14, 32, tzinfo=UTC).isoformat()
    assert evidence.erased == 0


def test_saving_and_its_line_stand_or_fall_together(kept, trail):
    family, _ = kept.desk.families.start("The Example family")
    before = trail.lines(None, 1)[0].seq
    with kept.unit_of_work() as unit:
        unit.put(Person(id="p", family_id=family.id, name="Ash Example"))
    assert trail.lines(None, 1)[0].seq == before
