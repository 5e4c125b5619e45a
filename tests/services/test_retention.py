from datetime import date

import pytest

from taf_desktop.domain.audit import Deed
from taf_desktop.domain.errors import EnvironmentProblem, UserError
from taf_desktop.domain.family import Person
from taf_desktop.domain.retention import Rule
from taf_desktop.domain.service_request import ServiceRequest
from taf_desktop.services.erasure import Wish
from taf_desktop.services.records import made
from taf_desktop.services.retention import Retention
from taf_desktop.services.retention_rules import rules_for
from tests.services.kept_vault import kept_desk


@pytest.fixture
def kept(tmp_path, clock):
    with kept_desk(tmp_path, clock, profile="nottingham-city") as kept:
        yield kept


def start(kept, name="The Example family", **values):
    family, _ = kept.desk.families.start(name, **values)
    kept.desk.records.add(made(Person, family.id, who="child", name="Ash Example"))
    return family


def wish(family, **values):
    given = {"reason": "time_is_up", "typed": family.name, **values}
    return Wish(family_id=family.id, **given)


def test_what_is_due_comes_first_and_what_has_no_day_last(kept):
    start(kept, "Open Example")
    start(kept, "Old Example", closed_on="2015-01-02")
    start(kept, "Older Example", closed_on="2014-01-02")
    unknown = start(kept, "Unknown Example")
    kept.desk.retention.choose(unknown.id, "youngest_25", "")
    found = kept.desk.retention.all()
    assert [(r.family.name, r.is_due) for r in found.records] == [
        ("Older Example", True), ("Old Example", True), ("Open Example", False),
        ("Unknown Example", False),
    ]  # fmt: skip
    assert found.records[0].due.day == date(2021, 1, 2)
    assert found.records[-1].due.day is None
    assert found.rules[0].id == "seven_after_closing"
    assert found.today == date(2026, 11, 21)


def test_a_rule_and_a_day_can_be_chosen_and_changed(kept):
    family = start(kept)
    first, changes = kept.desk.retention.choose(family.id, "seven_and_25", " 2020-01-01 ")
    assert changes.touches_family(family.id)
    second, _ = kept.desk.retention.choose(family.id, "seven_after_closing", "2020-01-01")
    assert (first.id, second.revision) == (second.id, 2)
    record = kept.desk.retention.record(family.id)
    assert (record.rule.id, record.due.counted_from) == ("seven_after_closing", "given")


def test_a_hold_needs_a_reason_and_can_be_let_go(kept):
    family = start(kept)
    with pytest.raises(UserError, match=r"erasure\.reason_missing"):
        kept.desk.retention.hold(family.id, "  ", "")
    keeping, _ = kept.desk.retention.hold(family.id, " Complaint of March ", "2027-03-01")
    assert (keeping.hold_reason, keeping.hold_review) == ("Complaint of March", "2027-03-01")
    assert kept.desk.retention.record(family.id).family.held
    kept.desk.retention.let_go(family.id)
    assert not kept.desk.retention.record(family.id).family.held


def test_looking_at_what_would_go_is_written_down(kept):
    family = start(kept)
    review = kept.desk.retention.review(family.id)
    assert dict(review.holds) == {"family": 1, "person": 1}
    last = kept.desk.trail.lines(None, 1)[0]
    assert (last.deed, last.family_id) == ("viewed", family.id)
    with pytest.raises(UserError, match=r"record\.gone"):
        kept.desk.retention.review("nobody")


def test_erasing_asks_for_a_backup_first_and_fresh_records_after(kept):
    family, other = start(kept), start(kept, "The Sample family")
    stone, changes = kept.desk.erasure.erase(wish(family), kept.after)
    assert kept.after.asked == ["before"]
    assert changes.touches_family(family.id)
    assert (stone.rule, stone.reason) == ("seven_after_closing", "time_is_up")
    assert kept.desk.erasure.owes_finishing()
    assert kept.desk.erasure.finish(kept.after) == 0
    assert kept.after.asked == ["before", "rewrite"]
    assert not kept.desk.erasure.owes_finishing()
    assert [r.family.family_id for r in kept.desk.retention.all().records] == [other.id]
    assert kept.desk.retention.all().erased == (stone,)
    assert kept.desk.families.open(other.id).file.people[0].name == "Ash Example"


def test_nothing_is_owed_where_nothing_was_erased(kept):
    assert not kept.desk.erasure.owes_finishing()


def test_older_backups_can_go_at_once(kept):
    family = start(kept)
    kept.desk.erasure.erase(wish(family, backups_too=True), kept.after)
    assert kept.desk.erasure.finish(kept.after, backups_too=True) == 4
    assert kept.after.asked == ["rewrite", "only_newest"]
    told = [entry.deed for entry in kept.desk.trail.lines(None, 3)]
    assert told == ["backup_removed", "rewritten", "erased"]


def test_that_older_backups_go_at_once_is_remembered_until_it_is_done(kept):
    family = start(kept)
    kept.desk.erasure.erase(wish(family, backups_too=True), kept.after)
    assert kept.desk.erasure.finish(kept.after) == 4
    assert kept.desk.erasure.finish(kept.after) == 0
    assert kept.after.asked == ["rewrite", "only_newest", "rewrite"]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"reason": ""}, "erasure.reason_missing"),
        ({"typed": "The Sample family"}, "erasure.name_differs"),
        ({"typed": ""}, "erasure.name_differs"),
    ],
)
def test_without_a_reason_and_the_name_nothing_goes(kept, values, words):
    family = start(kept)
    with pytest.raises(UserError, match=words.replace(".", r"\.")):
        kept.desk.erasure.erase(wish(family, **values), kept.after)
    assert kept.desk.families.open(family.id).file.family.name == family.name
    assert kept.after.asked == []


def test_the_name_counts_however_it_was_spaced_and_written(kept):
    family = start(kept)
    kept.desk.erasure.erase(wish(family, typed="  the EXAMPLE  family "), kept.after)
    assert kept.desk.retention.all().records == ()


def test_what_is_held_cannot_go(kept):
    family = start(kept)
    kept.desk.retention.hold(family.id, "Complaint", "")
    with pytest.raises(UserError, match=r"erasure\.held"):
        kept.desk.erasure.erase(wish(family), kept.after)
    assert kept.after.asked == []


def test_without_a_backup_nothing_goes(kept):
    family = start(kept)
    kept.after.trouble = EnvironmentProblem("vault.disk_full")
    with pytest.raises(EnvironmentProblem):
        kept.desk.erasure.erase(wish(family), kept.after)
    assert kept.desk.retention.all().records[0].family.family_id == family.id


def test_what_could_not_be_finished_is_owed_until_it_is(kept):
    family = start(kept)
    kept.desk.erasure.erase(wish(family), kept.after)
    kept.after.trouble = EnvironmentProblem("vault.disk_full")
    with pytest.raises(EnvironmentProblem):
        kept.desk.erasure.finish(kept.after)
    assert kept.desk.erasure.owes_finishing()
    kept.after.trouble = None
    kept.desk.erasure.finish(kept.after)
    assert not kept.desk.erasure.owes_finishing()


def test_every_area_has_rules_and_its_own_come_first():
    own, anywhere = rules_for("nottingham-city"), rules_for("")
    assert own[0].id == "seven_after_closing"
    assert "Information Asset Register" in own[0].note
    assert len({rule.id for rule in own}) == len(own)
    assert {rule.id for rule in anywhere} <= {rule.id for rule in own}
    assert rules_for("nowhere at all") == anywhere
    assert all(rule.source for rule in own)


def test_a_rule_without_a_period_is_left_out(tmp_path):
    (tmp_path / "anywhere").mkdir()
    (tmp_path / "anywhere" / "retention.yaml").write_text(
        "retention:\n"
        "  - {id: a, words: At once}\n"
        "  - {id: b, words: Never, years_after_closing: 0}\n"
        "  - {id: c, words: No number, until_youngest_is: soon}\n"
        "  - {id: d, words: Good, until_youngest_is: 25, years_after_closing: 7}\n"
        "  - {id: d, words: Twice, until_youngest_is: 26}\n"
        "  - nonsense\n"
    )
    (tmp_path / "broken.yaml").write_text("retention: [")
    wanted = (Rule(id="d", words="Good", until_youngest_is=25, years_after_closing=7),)
    assert rules_for("broken", tmp_path) == wanted
    assert rules_for("../broken", tmp_path) == wanted


def test_the_rules_are_those_of_the_persons_area(kept, clock):
    asked = []
    rule = Rule(id="r", words="One year", years_after_closing=1)
    Retention(kept.unit_of_work, lambda area: asked.append(area) or [rule], clock).all()
    assert asked == ["nottingham-city"]


def test_an_ended_record_is_kept_from_that_day_and_the_history_tells_both_ways(kept):
    family = start(kept, closed_reason="needs_met")
    asked = made(ServiceRequest, family.id, to_name="Hub", about=("somebody",), answer="waiting")
    added, _ = kept.desk.records.add(asked)
    kept.desk.endings.end(family.id, "2026-11-20")
    record = kept.desk.retention.record(family.id)
    assert (record.due.counted_from, record.due.start) == ("closed", date(2026, 11, 20))
    assert kept.desk.retention.review(family.id).holds["service_request"] == 1
    again, _ = kept.desk.endings.take_back(family.id)
    assert again.closed_on == ""
    with kept.unit_of_work() as unit:
        assert unit.of_family(ServiceRequest, family.id) == (added,)
        assert unit.history.last(Deed.ENDED).of_id == family.id
        assert unit.history.last(Deed.WENT_ON).of_id == family.id
    check = kept.desk.trail.check()
    while not check.done:
        check = kept.desk.trail.check(check)
    assert kept.desk.trail.conclude(check).whole
