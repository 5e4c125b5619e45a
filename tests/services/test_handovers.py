from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from taf_desktop.domain.audit import Deed
from taf_desktop.domain.errors import EnvironmentProblem, UserError
from taf_desktop.domain.family import Agreement, Family, Home, Person
from taf_desktop.domain.handover import STAYS_HERE, Card, Direction, Part, Why
from taf_desktop.domain.kinds import KINDS
from taf_desktop.domain.plan import Goal
from taf_desktop.domain.retention import Tombstone
from taf_desktop.services import age, handover_keys, handovers
from taf_desktop.services.handover_content import Wanted, all_versions, plain
from taf_desktop.services.handover_merge import Standing
from taf_desktop.services.handover_zip import SIGNATURE, pack, unpack
from taf_desktop.services.handovers import seal, suggested_name, unseal
from taf_desktop.services.records import made
from taf_desktop.support.clock import FixedClock
from tests.services.kept_vault import kept_desk
from tests.services.two_vaults import both_made, two_vaults

__all__ = ["both_made", "two_vaults"]

ALL = Wanted(frozenset(Part))
LEAD = Why(
    purpose="new_lead",
    reason="The family moved house.",
    basis="public_task",
    told="agreed",
    from_day="2026-12-01",
)
TOGETHER = replace(LEAD, purpose="work_together", from_day="")
SIX = "alpha bravo charlie delta echo foxtrot"


@pytest.fixture
def sam(two_vaults, clock):
    with two_vaults("sam", clock) as kept:
        (family,) = kept.desk.families.all()
        kept.id = family.family_id
        yield kept


@pytest.fixture
def ida(two_vaults, clock):
    with two_vaults("ida", clock) as kept:
        yield kept


def card_of(kept):
    return kept.desk.handovers.own()[0].card


def know_each_other(first, second):
    for one, other in ((first, second), (second, first)):
        one.desk.handovers.keep(card_of(other), compared=True)


def sent(giver, taker, family_id, wanted=ALL, why=LEAD, *, told=True):
    """Hand over by card and return the file."""
    if told:
        know_each_other(giver, taker)
    handovers = giver.desk.handovers
    parcel, _ = handovers.prepare(family_id, wanted, why, card_of(taker))
    file = seal(parcel)
    handovers.sent(parcel)
    return file


def looked_at(taker, file):
    keys, _ = taker.desk.handovers.keys()
    return taker.desk.handovers.compare(unseal(file, keys))


def taken_in(taker, file, **choices):
    quarantine = looked_at(taker, file)
    taker.desk.handovers.accept(quarantine, **choices)
    return quarantine


def dump(kept, family_id):
    """Return everything of a family as plain values, without how often it was saved."""
    with kept.unit_of_work() as unit:
        things = [unit.get(Family, family_id)]
        things += [t for kind in KINDS.values() for t in unit.of_family(kind, family_id)]
        versions = all_versions(unit, family_id)
    return {t.id: (t.KIND, plain(t)) for t in things}, versions


def change(kept, kind, id_, **values):
    with kept.unit_of_work() as unit:
        unit.put(replace(unit.get(KINDS[kind], id_), **values))
        unit.commit()


def first(kept, family_id, kind):
    with kept.unit_of_work() as unit:
        return unit.of_family(kind, family_id)[0]


def test_a_whole_record_goes_from_one_vault_to_the_other(sam, ida):
    everything = Wanted(
        frozenset(Part), frozenset(v.id for v in sam.desk.handovers.offer(sam.id).versions)
    )
    before, signed = dump(sam, sam.id)
    before = {id_: row for id_, row in before.items() if row[0] not in STAYS_HERE}
    quarantine = taken_in(ida, sent(sam, ida, sam.id, everything))
    after, signed_there = dump(ida, sam.id)
    assert quarantine.difference.new_family
    assert not quarantine.must_compare
    assert signed_there == signed
    assert len(signed) >= 3
    family = after.pop(sam.id)[1]
    assert after == {k: v for k, v in before.items() if k != sam.id}
    assert (family["lead_name"], family["lead_since"]) == ("Ida Example", "2026-12-01")
    assert family["closed_on"] == ""
    assessment = first(ida, sam.id, KINDS["assessment"])
    assert ida.desk.assessments.open(assessment.id).definition.hash == assessment.form_hash


def test_a_new_lead_closes_the_record_of_the_old_one_which_is_kept(sam, ida):
    sent(sam, ida, sam.id)
    family = sam.desk.families.open(sam.id).file.family
    assert (family.closed_on, family.closed_reason) == ("2026-12-01", "new_lead")
    assert family.lead_name == "Ida Example"
    assert sam.desk.families.open(sam.id).file.people


def test_working_together_closes_nothing_and_changes_no_lead(sam, ida):
    file = sent(sam, ida, sam.id, why=TOGETHER)
    assert sam.desk.families.open(sam.id).file.family.closed_on == ""
    taken_in(ida, file)
    assert ida.desk.families.open(sam.id).file.family.lead_name == "Sam Example"


def test_both_sides_write_it_down(sam, ida):
    taken_in(ida, sent(sam, ida, sam.id))
    for kept, deed, way, other in (
        (sam, Deed.HANDED_OVER, Direction.SENT, "Ida Example"),
        (ida, Deed.RECEIVED, Direction.RECEIVED, "Sam Example"),
    ):
        entry = next(e for e in kept.desk.trail.lines(None, 500) if e.deed == deed)
        assert entry.family_id == sam.id
        assert entry.fields[:2] == ("new_lead", "card")
        (line,) = kept.desk.handovers.offer(sam.id).lines
        assert (line.direction, line.other.name) == (way, other)
        assert line.why == LEAD


def test_only_what_was_chosen_goes_and_people_in_brief_with_what_keeps_them_safe(sam, ida):
    file = sent(sam, ida, sam.id, Wanted(frozenset({Part.PLAN})), TOGETHER)
    taken_in(ida, file)
    there = ida.desk.families.open(sam.id).file
    here = sam.desk.families.open(sam.id).file
    assert there.plan is not None
    assert (there.homes, there.agreements, there.meetings, there.assessments) == ((), (), (), ())
    assert [p.name for p in there.people] == [p.name for p in here.people]
    assert [p.safe_contact for p in there.people] == [p.safe_contact for p in here.people]
    assert all(p.health_notes == p.notes == p.phone == "" for p in there.people)
    assert there.family.safe_contact == here.family.safe_contact
    assert there.family.notes == ""


def test_what_goes_in_brief_writes_over_nothing(sam, ida):
    taken_in(ida, sent(sam, ida, sam.id))
    before, _ = dump(ida, sam.id)
    file = sent(sam, ida, sam.id, Wanted(frozenset({Part.PLAN})), TOGETHER)
    assert taken_in(ida, file, theirs=True).difference.nothing_new
    assert dump(ida, sam.id)[0] == before


def test_the_same_file_twice_is_the_same_as_once(sam, ida):
    file = sent(sam, ida, sam.id)
    taken_in(ida, file)
    change(ida, "family", sam.id, closed_on="2027-01-01")
    before, versions = dump(ida, sam.id)
    again = taken_in(ida, file, theirs=True)
    assert again.difference.seen_before is not None
    assert again.difference.nothing_new
    assert dump(ida, sam.id) == (before, versions)
    assert len(ida.desk.handovers.offer(sam.id).lines) == 1


def test_newer_things_come_home_and_a_change_on_both_sides_is_asked_about(sam, ida):
    taken_in(ida, sent(sam, ida, sam.id))
    goal, child = first(sam, sam.id, Goal), first(sam, sam.id, Person)
    home = first(sam, sam.id, Home)
    change(ida, "goal", goal.id, words="Quiet mornings")
    change(ida, "person", child.id, notes="Hers")
    change(sam, "person", child.id, notes="His")
    change(sam, "home", home.id, notes="His alone")
    ida.desk.records.add(made(Home, sam.id, name="The new flat"))
    file = sent(ida, sam, sam.id)
    found = looked_at(sam, file).difference
    stands = {each.thing.id: each.standing for each in found.compared}
    assert stands[goal.id] is Standing.NEWER
    assert stands[child.id] is Standing.BOTH
    assert stands[home.id] is Standing.OURS
    assert found.count(Standing.NEW) == 1
    taken_in(sam, file)
    assert first(sam, sam.id, Goal).words == "Quiet mornings"
    assert first(sam, sam.id, Person).notes == "His"
    assert first(sam, sam.id, Home).notes == "His alone"
    family = sam.desk.families.open(sam.id).file.family
    assert (family.lead_name, family.closed_on) == ("Sam Example", "")


def test_where_both_changed_theirs_can_be_taken(sam, ida):
    taken_in(ida, sent(sam, ida, sam.id))
    child = first(sam, sam.id, Person)
    change(ida, "person", child.id, notes="Hers")
    change(sam, "person", child.id, notes="His")
    taken_in(sam, sent(ida, sam, sam.id), theirs=True)
    assert first(sam, sam.id, Person).notes == "Hers"


def test_a_signed_version_with_a_number_that_is_taken_stays_out(sam, ida):
    taken_in(ida, sent(sam, ida, sam.id))
    some = sam.desk.handovers.offer(sam.id).versions[0]
    for kept, name in ((sam, "His"), (ida, "Hers")):
        plan = first(kept, sam.id, KINDS["plan"])
        with kept.unit_of_work() as unit:
            unit.add_version(
                replace(
                    some,
                    id=f"00000000-0000-7000-8000-00000000000{len(name)}",
                    kind="plan", of_id=plan.id, number=40, reason=name,
                )
            )  # fmt: skip
            unit.commit()
    chosen = frozenset({"00000000-0000-7000-8000-000000000004"})
    found = taken_in(sam, sent(ida, sam, sam.id, Wanted(frozenset(Part), chosen))).difference
    assert found.version_clashes == 1
    with sam.unit_of_work() as unit:
        assert [v.reason for v in all_versions(unit, sam.id) if v.number == 40] == ["His"]


def test_six_words_open_it_and_other_words_do_not(sam, ida):
    to = Card(name="Ida Example", seal="", sign="")
    parcel, _ = sam.desk.handovers.prepare(sam.id, ALL, TOGETHER, to, SIX)
    file = seal(parcel)
    opened = unseal(file, "  Alpha bravo, charlie  DELTA echo foxtrot ")
    quarantine = ida.desk.handovers.compare(opened)
    assert not quarantine.must_compare
    ida.desk.handovers.accept(quarantine)
    assert ida.desk.families.open(sam.id).file.family.name == "The Example family"
    with pytest.raises(UserError, match=r"handover\.wrong_words"):
        unseal(file, SIX.replace("echo", "ether"))
    keys, _ = ida.desk.handovers.keys()
    with pytest.raises(UserError, match=r"handover\.needs_words"):
        unseal(file, keys)
    (contact,) = ida.desk.handovers.contacts()
    assert (contact.card.name, contact.confirmed_on) == ("Sam Example", "")


def test_an_unknown_sender_is_taken_from_only_after_the_words_were_compared(sam, ida):
    sam.desk.handovers.keep(card_of(ida), compared=True)
    file = sent(sam, ida, sam.id, told=False)
    quarantine = looked_at(ida, file)
    assert quarantine.must_compare
    assert quarantine.sender_words == sam.desk.handovers.own()[0].words
    with pytest.raises(UserError, match=r"handover\.sender_not_compared"):
        ida.desk.handovers.accept(quarantine)
    assert ida.desk.families.all() == ()
    ida.desk.handovers.accept(quarantine, compared=True)
    (contact,) = ida.desk.handovers.contacts()
    assert contact.confirmed_on == "2026-11-21"


def test_nothing_is_sealed_for_a_card_nobody_compared(sam, ida):
    sam.desk.handovers.keep(card_of(ida), compared=False)
    with pytest.raises(UserError, match=r"handover\.not_compared"):
        sam.desk.handovers.prepare(sam.id, ALL, LEAD, card_of(ida))


@pytest.mark.parametrize("missing", ["purpose", "reason", "basis", "told"])
def test_a_reason_and_a_ground_are_needed(sam, ida, missing):
    know_each_other(sam, ida)
    with pytest.raises(UserError, match=r"handover\.why_missing"):
        sam.desk.handovers.prepare(sam.id, ALL, replace(LEAD, **{missing: ""}), card_of(ida))


def test_six_words_are_needed_where_there_is_no_card(sam):
    to = Card(name="Ida Example", seal="", sign="")
    with pytest.raises(UserError, match=r"handover\.words_missing"):
        sam.desk.handovers.prepare(sam.id, ALL, LEAD, to, "only three words")


def test_a_family_that_was_erased_here_comes_back_only_on_purpose(sam, ida):
    file = sent(sam, ida, sam.id)
    taken_in(ida, file)
    with ida.unit_of_work() as unit:
        unit.erase(Tombstone(family_id=sam.id, erased_at="2026-11-21", rule="x", reason="asked"))
        unit.commit()
    assert looked_at(ida, file).difference.erased.reason == "asked"
    for again in ("", "for fun"):
        with pytest.raises(UserError, match=r"handover\.erased_here"):
            taken_in(ida, file, again=again)
    assert ida.desk.families.all() == ()
    taken_in(ida, file, again="came_back")
    assert [f.family_id for f in ida.desk.families.all()] == [sam.id]
    with ida.unit_of_work() as unit:
        (stone,) = unit.keeping.erased()
        deeds = [line.deed for line in unit.history.lines(None, 200)]
        told = unit.history.last(Deed.TAKEN_AGAIN)
    assert (stone.reason, stone.again_why) == ("asked", "came_back")
    assert deeds.index(Deed.RECEIVED) < deeds.index(Deed.TAKEN_AGAIN) < deeds.index(Deed.ERASED)
    assert told.fields == ("came_back",)
    # Twice is the same as once, and nothing is asked any more.
    assert looked_at(ida, file).difference.erased is None
    assert taken_in(ida, file).difference.nothing_new


def test_a_family_that_was_put_aside_is_shown_again(sam, ida):
    taken_in(ida, sent(sam, ida, sam.id))
    with ida.unit_of_work() as unit:
        unit.put_aside(Family, sam.id)
        unit.commit()
    taken_in(ida, sent(sam, ida, sam.id))
    assert [f.family_id for f in ida.desk.families.all()] == [sam.id]


def test_things_of_another_family_cannot_be_claimed(sam, ida):
    other, _ = ida.desk.families.start("The Sample family")
    child = first(sam, sam.id, Person)
    with ida.unit_of_work() as unit:
        unit.put(Person(id=child.id, family_id=other.id, name="Not to be touched"))
        unit.commit()
    with pytest.raises(UserError, match=r"handover\.damaged"):
        looked_at(ida, sent(sam, ida, sam.id))
    assert first(ida, other.id, Person).name == "Not to be touched"


def test_a_file_of_ones_own_is_known_as_such_and_an_old_one_is_asked_about(sam, tmp_path, ida):
    sam.desk.handovers.keep(card_of(sam), compared=True)
    parcel, _ = sam.desk.handovers.prepare(sam.id, ALL, TOGETHER, card_of(sam))
    quarantine = looked_at(sam, seal(parcel))
    assert (quarantine.mine, quarantine.expired, quarantine.must_compare) == (True, False, False)
    sam.desk.handovers._clock = FixedClock(datetime(2027, 3, 1, tzinfo=UTC))
    assert looked_at(sam, seal(parcel)).expired
    assert suggested_name(parcel).endswith(".fhcase")
    assert "xample" not in suggested_name(parcel)


def test_a_colleague_can_be_forgotten_and_a_new_job_keeps_the_words(sam, ida):
    card = card_of(ida)
    contact, _ = sam.desk.handovers.keep(card, compared=True)
    sam.desk.handovers.keep(replace(card, role="Nurse"), compared=False)
    (kept,) = sam.desk.handovers.contacts()
    assert (kept.card.role, kept.confirmed_on) == ("Nurse", "2026-11-21")
    sam.desk.handovers.forget(contact.fingerprint)
    assert sam.desk.handovers.contacts() == ()


def test_a_card_needs_a_name(tmp_path, clock):
    with kept_desk(tmp_path, clock, person_name="") as kept:
        with pytest.raises(UserError, match=r"handover\.card\.no_name"):
            kept.desk.handovers.own()
        keys, _ = kept.desk.handovers.keys()
        assert keys.seal.startswith("AGE-SECRET-KEY-1")
        assert handover_keys.fingerprint_words("0" * 64).count(" ") == 5


def test_what_hangs_on_something_put_aside_stays_behind(sam, ida):
    goal = first(sam, sam.id, Goal)
    with sam.unit_of_work() as unit:
        unit.put_aside(Goal, goal.id)
        unit.commit()
    taken_in(ida, sent(sam, ida, sam.id))
    assert goal.id not in dump(ida, sam.id)[0]


def test_an_answer_that_came_is_an_answer_here(sam, ida):
    taken_in(ida, sent(sam, ida, sam.id, Wanted(frozenset({Part.AGREEMENT})), TOGETHER))
    assert first(ida, sam.id, Agreement) == replace(first(sam, sam.id, Agreement), revision=1)


CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["sam", "ida"]),
        st.sampled_from(["person", "goal", "home", "family", "new", "aside"]),
        st.text(alphabet="abc", min_size=1, max_size=3),
    ),
    max_size=6,
)


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(changes=CHANGES, theirs=st.booleans(), parts=st.sets(st.sampled_from(list(Part))))
def test_whatever_was_changed_taking_in_twice_is_the_same_as_once(sam, ida, changes, theirs, parts):
    if not ida.desk.families.all():
        taken_in(ida, sent(sam, ida, sam.id))
    for who, what, word in changes:
        kept = {"sam": sam, "ida": ida}[who]
        if what == "new":
            kept.desk.records.add(made(Home, sam.id, name=word))
        elif what == "aside":
            kept.desk.records.put_aside("home", first(kept, sam.id, Home).id)
            kept.desk.records.add(made(Home, sam.id, name=word))
        elif what == "family":
            change(kept, "family", sam.id, notes=word)
        else:
            field = "words" if what == "goal" else "notes"
            change(kept, what, first(kept, sam.id, KINDS[what]).id, **{field: word})
    file = sent(sam, ida, sam.id, Wanted(frozenset(parts)), TOGETHER)
    taken_in(ida, file, theirs=theirs)
    once = dump(ida, sam.id)
    again = taken_in(ida, file, theirs=theirs)
    assert dump(ida, sam.id) == once
    assert again.difference.count(Standing.NEW) == 0


def test_trap_14_a_file_that_opens_says_nothing_about_who_made_it(sam, ida):
    """age keeps a file whole; only the signature says from whom it is."""
    parcel_by_sam = sent(sam, ida, sam.id, why=TOGETHER)
    keys, _ = ida.desk.handovers.keys()
    packed = age.open_with_identity(parcel_by_sam, keys.seal)
    files = unpack(packed)
    # Anybody with Ida's card can seal a file for her, and write Sam's name into it.
    eve = handover_keys.make_keys("2026-11-21")
    forged = pack({**files, SIGNATURE: handover_keys.sign(eve, files["manifest.json"])})
    sealed = age.seal_for(forged, card_of(ida).seal)
    assert age.open_with_identity(sealed, keys.seal) == forged
    with pytest.raises(UserError, match=r"handover\.not_signed"):
        unseal(sealed, keys)


def test_a_form_that_is_gone_is_said_before_anything_is_sealed(sam, ida):
    know_each_other(sam, ida)
    assessment = first(sam, sam.id, KINDS["assessment"])
    change(sam, "assessment", assessment.id, form_hash="0" * 64)
    with pytest.raises(UserError, match=r"handover\.form_missing"):
        sam.desk.handovers.prepare(sam.id, ALL, TOGETHER, card_of(ida))


def test_what_people_asked_for_is_pointed_out(sam, ida):
    know_each_other(sam, ida)
    people = sam.desk.families.open(sam.id).file
    dana, imran = people.people[0], people.people[1]
    records = sam.desk.records
    records.add(made(Agreement, sam.id, person=dana.id, decision="agree", given_on="2026-11-20",
                     scope=("contact_named",), not_share_with="Willow Family Hub"))  # fmt: skip
    records.add(made(Agreement, sam.id, person=imran.id, decision="not_agree",
                     given_on="2026-11-20"))  # fmt: skip
    records.add(made(Person, sam.id, who="adult", name="Kit Example"))
    records.add(made(Home, sam.id, name="A safe place", address_private="unsure"))
    wanted = Wanted(frozenset({Part.PEOPLE, Part.PLAN}), frozenset({"x"}))
    parcel, _ = sam.desk.handovers.prepare(sam.id, wanted, TOGETHER, card_of(ida))
    said = [remark.text for remark in parcel.remarks]
    for words in (
        "Dana asked that this very person or service is not told.",
        "Dana has not agreed that the plan and meeting notes are shared.",
        "Imran has not agreed that anything is shared.",
        "Kit has not been asked yet whether anything may be shared.",
        "The address “A safe place” must stay private.",
        "A signed version holds the whole record as it stood that day, whatever is chosen above.",
    ):
        assert words in said
    assert not parcel.remarks[-1].serious


def test_somebody_who_withdrew_is_pointed_out(sam, ida):
    know_each_other(sam, ida)
    dana = sam.desk.families.open(sam.id).file.people[0]
    sam.desk.records.add(
        made(Agreement, sam.id, person=dana.id, decision="agree", given_on="2026-11-20",
             withdrawn_on="2026-11-21")
    )  # fmt: skip
    parcel, _ = sam.desk.handovers.prepare(sam.id, ALL, TOGETHER, card_of(ida))
    assert "Dana has withdrawn from taking part." in [r.text for r in parcel.remarks]


def test_a_file_too_large_or_gone_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(handovers, "LARGEST_FILE", 10)
    path = tmp_path / "x.fhcase"
    with pytest.raises(EnvironmentProblem, match=r"handover\.not_read"):
        handovers.read_file(path)
    path.write_bytes(bytes(11))
    with pytest.raises(UserError, match=r"handover\.too_large"):
        handovers.read_file(path)


def test_a_day_is_needed_from_which_somebody_leads(sam, ida):
    know_each_other(sam, ida)
    with pytest.raises(UserError, match=r"handover\.day_missing"):
        sam.desk.handovers.prepare(sam.id, ALL, replace(LEAD, from_day=""), card_of(ida))
