"""Each check and each of its cases: what must make it speak, and a sound plan that must not."""

from dataclasses import replace
from datetime import timedelta

import pytest

from taf_desktop.coach.coach import CHECKS, Coach
from taf_desktop.coach.rulebook import first_rulebook
from taf_desktop.coach.view import Closing, NotCovered, Request
from taf_desktop.domain.family_file import GoalFile, ReviewFile
from taf_desktop.domain.plan import NeedReason, PlanAnswer
from taf_desktop.domain.review import PlanReview, ScorePoint
from tests.coach import plans as p

FAMILY_VIEW = p.base()
HARD = (
    "Notwithstanding considerable organisational difficulties, multidisciplinary collaboration "
    "regarding accommodation necessitates comprehensive documentation, accountability and "
    "consideration, particularly concerning intergenerational communication difficulties and "
    "longstanding environmental deterioration everywhere nowadays."
)
LONG = "Robin wakes up coughing because the wall is wet, and then both children are tired. " * 4


def _actions(count, **fields):
    view = p.base()
    first = view.file.plan.goals[0]
    rows = tuple(
        replace(first.actions[0], id=f"a{n}", by_when=f"2026-12-{n + 1:02}", **fields)
        for n in range(count)
    )
    return p.plan_file(view, goals=(replace(first, actions=rows),))


def _only_who(who):
    view = p.base()
    for at in range(len(view.file.plan.actions())):
        view = p.action(view, at, who=who)
    return view


def _no_actions_soon():
    view = p.plan(status="draft")
    for at in range(len(view.file.plan.actions())):
        view = p.action(view, at, start="2027-01-05", by_when="2027-01-14")
    return view


def _answer(**fields):
    view = p.base()
    own = PlanAnswer(id="x", family_id="f", who="Imran", answer="disagree", **fields)
    return p.plan_file(view, answers=(*view.file.plan.answers, own))


def _attendance(keep, **fields):
    rows = [a for a in p.last_meeting().attendance if keep(a)]
    return p.meeting(attendance=tuple(replace(a, **fields) for a in rows))


def _crowd():
    there = p.last_meeting().attendance
    many = tuple(
        replace(there[6], id=f"at{n}", name=f"Worker {n} Sample", came="present") for n in range(9)
    )
    return p.meeting(attendance=there + many)


def _closed(**fields):
    told = {
        "reason": "needs_met",
        "results": {g.goal.id: "Calm mornings." for g in p.base().file.plan.goals},
        "child_feedback": "“Good.”",
        "parent_feedback": "“Good.”",
        "who_continues": "Sam",
        "check_on": "2027-06-01",
    }
    return p.more(closing=Closing(**(told | fields)))


def _not_covered(why):
    answer = p.base().file.current_agreement(p.id_of("Dana"))
    one = NotCovered(agreement_id=answer.id, name="Dana", who="Kit Sample", why=why)
    return p.more(not_covered=(one,))


def _requests(**fields):
    return p.more(requests=(Request(to="Hub", id="r", **fields),))


def _points(*numbers):
    goal = p.base().file.plan.goals[0]
    return {(goal.goal.id, goal.scores[0].voice): numbers}


def _mother_only():
    links = tuple(r for r in p.base().file.relationships if r.person != p.id_of("Lee"))
    return p.on_file(p.base(), relationships=links)


def _all_areas(question, words):
    keys = [k for k in p.base().file.assessments[0].answers if k.endswith(f"_{question}")]
    return p.sheet(**dict.fromkeys(keys, words))


def _twin():
    robin = next(x for x in p.base().file.people if x.known_as == "Robin")
    people = (*p.base().file.people, replace(robin, id="twin", name="Robin Exampel"))
    return p.on_file(p.base(), people=people)


def _agreement(name, **fields):
    view = p.base()
    newest = view.file.current_agreement(p.id_of(name))
    return view.with_thing(replace(newest, **fields))


def _joined():
    bea = next(x for x in p.base().file.professionals if x.name.startswith("Bea"))
    return p.base().with_thing(replace(bea, since="2026-11-20"))


def _kept_away(**fields):
    told = {"contact_try": "not_safe", "involvement_reason": "Dana is afraid of him.", **fields}
    return p.person("Imran", involvement="not_contacted", **told)


SPEAKS = {
    "P01 no_goal": lambda: p.plan_file(goals=()),
    "P01 no_review": lambda: p.plan(review_date="soon"),
    "P01 past": lambda: p.plan(review_date="2026-11-01"),
    "P02 nobody": lambda: p.family(lead_name=" "),
    "P02 contact": lambda: p.family(lead_phone="", lead_email=""),
    "P02 long": lambda: p.family(lead_since="2025-09-01"),
    "P03 need": lambda: p.goal(at=2, area="", whose=()),
    "P04 child": lambda: p.goal(p.goal(at=2, whose=()), at=3, whose=()),
    "P05 whose": lambda: p.goal(whose=()),
    "P06 measure": lambda: p.goal(measure=" "),
    "P06 target": lambda: p.goal(target=""),
    "P06 baseline": lambda: p.goal(baseline=""),
    "P07 vague": lambda: p.goal(measure="Things will be better at home", target="Better"),
    "P08 empty": lambda: p.action(who=""),
    "P08 role": lambda: p.action(who="School"),
    "P08 nobody": lambda: p.action(who="to be decided"),
    "P08 linked": lambda: p.action(who="Mum"),
    "P09 empty": lambda: p.action(by_when=""),
    "P09 loose": lambda: p.action(by_when="asap"),
    "P09 repeats": lambda: p.action(by_when="every Tuesday"),
    "P09 words": lambda: p.action(by_when="when he is ready for it"),
    "P09 after_review": lambda: p.action(by_when="2027-05-01"),
    "P10 vague": lambda: p.action(what="Supports Dana", how_often=""),
    "P10 weak": lambda: p.action(what="Helps Dana", how_often=""),
    "P11 service": lambda: p.goal(words="Refer to CAMHS", different=""),
    "P12 person": lambda: _actions(9, who="Dana"),
    "P12 week": lambda: _actions(5, who="Dana"),
    "P13 none": lambda: _only_who("Sam Example"),
    "P13 only": lambda: _only_who("Dana"),
    "P14 strengths": lambda: p.plan(strengths=""),
    "P15 empty": lambda: p.plan(if_things_change=""),
    "P15 names": lambda: p.plan(if_things_change="we ring somebody"),
    "P15 call": lambda: p.plan(who_to_call=""),
    "P16 soon": _no_actions_soon,
    "P17 same": lambda: p.goal(at=1, words="I want mornings without  shouting"),
    "P18 hard": lambda: p.plan(sustain=HARD),
    "P19 blame": lambda: p.goal(different="Dana refuses to get up."),
    "P19 jargon": lambda: p.goal(different="The SENCO will be there."),
    "P20 open": lambda: _answer(reason="He sees it differently."),
    "P21 copy": lambda: p.more(family_copy_on=""),
    "P22 sustain": lambda: p.plan(p.family(closed_on="2026-11-20"), sustain=""),
    "P23 status": lambda: p.person("Dana", involvement=""),
    "P23 reason": lambda: p.person("Imran", involvement="prefers_not"),
    "P24 not_contacted": lambda: p.person("Imran", involvement="not_contacted"),
    "P24 no_day": lambda: p.person("Imran", involvement="not_contacted", contact_try="tried"),
    "P24 not_safe": lambda: p.person("Imran", involvement="not_contacted", contact_try="not_safe"),
    "P24 alone": lambda: _kept_away(contact_talked_with=" "),
    "P24 one_parent": _mother_only,
    "P25 missing": lambda: p.sheet(took_part=("r1",)),
    "P26 need": lambda: p.goal(p.goal(p.goal(whose=()), at=3, whose=()), at=4, whose=()),
    "P27 interpreter": lambda: p.person(
        "Dana",
        p.meeting(
            attendance=tuple(a for a in p.last_meeting().attendance if a.name == "Dana"),
            arrangements="",
        ),
        interpreter="yes",
    ),
    "P27 reading": lambda: p.meeting(arrangements="Toast for Robin."),
    "P28 missing": lambda: p.meeting(voices=()),
    "P28 why_not": lambda: p.voice("Robin", gathered_how="not_gathered", words=""),
    "P28 how": lambda: p.voice("Robin", gathered_on=""),
    "P29 summary": lambda: p.voice("Robin", words="Robin was fine and engaged well."),
    "P30 changed": lambda: p.voice("Robin", changed_plan=""),
    "P31 parent": lambda: p.voice("Dana", words=""),
    "P31 child": lambda: p.plan_file(answers=()),
    "P32 few": lambda: _attendance(lambda a: a.agency == "Family"),
    "P32 no_family": lambda: _attendance(lambda a: a.agency != "Family"),
    "P32 many": _crowd,
    "P33 absent": lambda: _attendance(lambda a: a.agency != "Family", came="apologies", update=""),
    "P34 next": lambda: p.meeting(next_date=""),
    "P35 action": lambda: p.meeting(reviews=()),
    "P36 worse": lambda: p.meeting(p.more(earlier_scores=_points(9, 9)), outcome_reason=""),
    "P37 same": lambda: p.meeting(note_taker="sam example"),
    "P38 copies": lambda: p.on("2026-12-20", p.more(copies_on={})),
    "P39 reason": lambda: p.sheet(reason=""),
    "P39 started": lambda: p.sheet(started=""),
    "P39 people": lambda: p.sheet(took_part=()),
    "P39 agreement": lambda: p.on_file(p.sheet(agreement_checked=""), agreements=()),
    "P40 empty": lambda: _all_areas("going_well", ""),
    "P40 few": lambda: _all_areas("going_well", "Fine."),
    "P41 evidence": lambda: p.sheet(being_healthy_evidence="", being_healthy_harder="Coughs."),
    "P42 absolute": lambda: p.goal(different="Dana always shouts."),
    "P42 mind": lambda: p.goal(different="Robin just wants attention."),
    "P43 so_what": lambda: p.sheet(home_so_what=""),
    "P44 history": lambda: p.sheet(history=""),
    "P44 tried": lambda: p.sheet(tried=" "),
    "P45 reason": lambda: p.sheet(level_reason=""),
    "P45 step_up": lambda: p.sheet(level="specialist"),
    "P46 blank": lambda: p.person(
        "Dana", ethnicity="", first_language="", religion="", disability=()
    ),
    "P47 copied": lambda: p.goal(p.goal(different=LONG), at=1, different=LONG),
    "P48 assessment": lambda: p.sheet(status="draft", started="2026-08-01"),
    "P48 first_meeting": lambda: p.on_file(p.base(), meetings=()),
    "P48 review": lambda: p.plan(review_date="2026-11-10"),
    "P48 red": lambda: p.plan(review_date="2026-08-10"),
    "P48 reassess": lambda: p.sheet(started="2025-09-01"),
    "P49 oversight": lambda: p.on("2027-01-30", p.more(oversight_days=("2026-10-01",))),
    "P50 drift": lambda: p.more(earlier_scores=_points(3, 4, 3)),
    "P51 old": lambda: p.on("2027-09-01"),
    "P51 joined": _joined,
    "P52 not_covered": lambda: _agreement("Dana", not_share_with="Kit Sample"),
    "P52 scope": lambda: _not_covered("no_sharing"),
    "P52 outside": lambda: _not_covered("not_in_team"),
    "P53 request": lambda: p.more(requests=(Request(to="Hub", answer_by="2026-11-01"),)),
    "P54 gap": lambda: p.on("2027-01-30", p.more(contact_days=("2026-11-01",))),
    "P54 relapse": lambda: p.more(earlier_scores=_points(3, 5, 4, 6, 4)),
    "P55 reason": lambda: _closed(reason=""),
    "P55 result": lambda: _closed(results={}),
    "P55 feedback": lambda: _closed(child_feedback="", parent_feedback=" "),
    "P55 children": lambda: _closed(child_feedback=""),
    "P55 parents": lambda: _closed(parent_feedback=""),
    "P55 continues": lambda: _closed(who_continues=""),
    "P55 check": lambda: _closed(check_on=""),
    "P56 too_early": lambda: _closed(reason="stepped_up_targeted"),
    "P57 answer": lambda: p.plan_file(answers=()),
    "P58 future_birth": lambda: p.person("Robin", born="2028-01-01"),
    "P58 old_birth": lambda: p.person("Nasreen", born="1861"),
    "P58 past_due": lambda: p.person("Baby", born="2026-09-01"),
    "P58 review_before": lambda: p.plan(review_date="2026-01-01"),
    "P58 order": lambda: p.action(start="2027-01-10", by_when="2027-01-01"),
    "P58 far": lambda: p.action(by_when="2062-01-01"),
    "P59 person": _twin,
    "P59 family": lambda: p.more(other_families=("The Exampel family",)),
    "P59 families": lambda: p.more(other_families=("The Exampel family", "The Exmaple family")),
    "P60 over_hundred": lambda: p.person("Ash", attendance="910% since September"),
    "P60 much": lambda: p.goal(different="Down from 60 units a day to none."),
    "P60 read_back": lambda: p.more(read_back=False),
}

# What the coach has to say about the example family as it stands.
ALREADY = {"P09 after_review", "P12 week", "P27 reading", "P42 absolute"}


def said(view, check):
    return {f"{r.check} {r.variant}" for r in Coach().look(view, only=[check])}


@pytest.mark.parametrize("case", SPEAKS)
def test_it_speaks(case):
    assert case in said(SPEAKS[case](), case[:3])


@pytest.mark.parametrize("case", sorted(set(SPEAKS) - ALREADY))
def test_it_is_quiet_about_a_sound_plan(case):
    assert case not in said(FAMILY_VIEW, case[:3])


def test_there_are_sixty_checks_and_each_case_of_each_has_its_test():
    rules = first_rulebook().rules
    assert list(rules) == list(CHECKS) == [f"P{n:02}" for n in range(1, 61)]
    assert set(SPEAKS) == {
        f"{rule.id} {variant}" for rule in rules.values() for variant in rule.says
    }


def test_all_that_is_said_about_the_example_family():
    assert {f"{r.check} {r.variant}" for r in Coach().look(FAMILY_VIEW)} == ALREADY


def test_nothing_is_asked_of_a_family_that_has_only_a_name():
    view = replace(
        FAMILY_VIEW,
        file=replace(
            FAMILY_VIEW.file,
            people=(),
            relationships=(),
            helpers=(),
            professionals=(),
            agreements=(),
            assessments=(),
            plan=None,
            meetings=(),
        ),
    )
    assert Coach().look(view) == ()


def test_a_need_with_a_reason_needs_no_goal():
    view = SPEAKS["P03 need"]()
    reason = NeedReason(id="n", family_id="f", area="home", reason="Kit sees to it already.")
    assert said(p.plan_file(view, needs=(reason,)), "P03") == set()


def test_many_families_with_nearly_the_same_name_are_one_remark():
    name = FAMILY_VIEW.file.family.name
    nearest = (name, f"{name}s", f"{name}y")
    others = ("The Demonstration family", *("The Exampel family",) * 500, *nearest)
    (remark,) = Coach().look(p.more(other_families=others), only=["P59"])
    assert "503 other families" in remark.message
    assert f"{name}, {name}s and {name}y" in remark.message


def test_a_number_tells_two_families_apart():
    assert said(p.more(other_families=("The Example family 2",)), "P59") == set()
    second = replace(FAMILY_VIEW.file.family, name="The Example family 2")
    view = p.more(other_families=("The Example family 3", "The Exampel family 2"))
    view = replace(view, file=replace(view.file, family=second))
    (remark,) = Coach().look(view, only=["P59"])
    assert "The Exampel family 2." in remark.message


def test_goals_put_aside_or_reached_are_left_alone():
    view = p.goal(p.goal(measure=""), state="put_aside")
    assert said(view, "P06") == set()
    assert said(p.goal(view, state="reached"), "P06") == set()
    assert said(p.action(view, what="Supports Dana", how_often=""), "P10") == set()


def test_numbers_of_reviews_are_read_from_the_plan():
    first = FAMILY_VIEW.file.plan.goals[0]
    days = (FAMILY_VIEW.today - timedelta(days=40 * n) for n in (3, 2, 1))
    points = tuple(
        ScorePoint(
            id=str(n),
            family_id="f",
            goal_id=first.goal.id,
            plan_review_id=f"r{n}",
            voice="Robin",
            on=str(day),
            value=4,
        )
        for n, day in enumerate(days)
    )
    goals = (replace(first, points=points), *FAMILY_VIEW.file.plan.goals[1:])
    assert said(p.plan_file(goals=goals), "P50") == {"P50 drift"}
    alone = (replace(points[0], plan_review_id=""), *points[1:])
    goals = (replace(first, points=alone), *FAMILY_VIEW.file.plan.goals[1:])
    assert said(p.plan_file(goals=goals), "P50") == set()


def test_a_parent_was_tried_kept_away_for_a_reason_or_nobody_wrote_anything():
    tried = {"contact_try": "tried", "contact_tried_on": "2026-11-02"}
    imran = p.person("Imran", involvement="not_contacted", **tried)
    assert said(imran, "P24") == said(imran, "P23") == set()
    assert said(_kept_away(contact_talked_with="Alex, 3 November"), "P24") == set()
    words = {"involvement": "not_contacted", "involvement_reason": "Rang twice in October."}
    assert said(p.person("Imran", **words), "P24") == set()
    nothing = p.person("Imran", contact_try="not_tried", **words)
    assert said(nothing, "P24") == {"P24 not_contacted"}
    empty = p.person("Imran", involvement="not_contacted", contact_try="not_tried")
    assert said(empty, "P23") == {"P23 reason"}


def test_a_light_assessment_is_asked_only_for_boxes_it_has():
    keys = p.base().file.assessments[0].answers
    empty = {key: "" for key in keys if key.endswith(("_so_what", "_evidence"))}
    harder = {key: "It is hard." for key in keys if key.endswith("_harder")}
    light = p.sheet(depth="light", **empty, **harder)
    found = [r for r in Coach().look(light) if r.check in {"P41", "P43"}]
    assert {r.field.rsplit("_", 1)[1] for r in found if r.check == "P41"} == {"harder"}
    assert not [r for r in found if r.check == "P43"]
    bare = {key: "" for key in keys if key.endswith("_difference")}
    assert {
        r.field.rsplit("_", 1)[1] for r in Coach().look(p.sheet(light, **bare)) if r.check == "P43"
    } == {"difference"}


def test_more_help_that_a_review_decided_is_a_step():
    high = p.sheet(level="specialist", next_step="taf")
    assert "P45 step_up" in said(high, "P45")
    review = PlanReview(id="r", family_id="f", plan_id="p", decision="step_up")
    assert said(p.plan_file(high, reviews=(ReviewFile(review=review),)), "P45") == set()


def test_a_dose_beside_the_deed_counts():
    view = p.action(what="Supports Dana by ringing her", how_often="")
    assert said(view, "P10") == {"P10 vague"}
    assert said(p.action(view, how_often="Tuesdays at 4, for six weeks"), "P10") == set()


def test_a_child_who_needs_nothing_extra_and_a_step_up_that_is_there():
    unseen, baby = SPEAKS["P04 child"](), p.id_of("Baby")
    assert said(p.sheet(unseen, nothing_extra=(baby,)), "P04") == set()
    reason = NeedReason(id="n", family_id="f", person=baby, reason="Growing well.")
    assert said(p.plan_file(unseen, needs=(reason,)), "P04") == set()
    assert said(p.plan_file(unseen, needs=(replace(reason, reason=" "),)), "P04") != set()
    assert said(p.sheet(level="specialist", next_step="more_help"), "P45") == set()
    assert said(_closed(reason="stepped_up_targeted", taken_over_on="2026-11-20"), "P56") == set()


def test_a_new_goal_without_anything_is_told_what_it_lacks():
    view = p.plan_file(goals=(GoalFile(goal=p.new_goal(words="I want a dog")),))
    assert {"P05 whose", "P06 measure", "P06 target", "P06 baseline"} <= {
        f"{r.check} {r.variant}" for r in Coach().look(view)
    }


def test_drafts_of_assessment_and_meeting_are_read_too():
    view = p.sheet(
        status="draft", home_harder="Dana refuses to clean.", tried="She always forgets."
    )
    fields = {(r.kind, r.field) for r in Coach().look(view, only=["P19", "P42"])}
    assert {("assessment", "home_harder"), ("assessment", "tried")} <= fields
    view = p.meeting(status="draft", worries="Dana refuses.", agreement_asked_again="no")
    assert ("meeting", "worries") in {(r.kind, r.field) for r in Coach().look(view, only=["P19"])}


def test_an_action_without_a_status_was_not_looked_at():
    reviews = tuple(replace(r, status="") for r in p.last_meeting().reviews)
    assert said(p.meeting(reviews=reviews), "P35") == {"P35 action"}


def test_a_first_meeting_has_nothing_to_look_back_at():
    assert said(p.meeting(type="initial", reviews=()), "P35") == set()


def test_a_closed_family_without_a_reason():
    assert said(p.family(closed_on="2026-11-20"), "P55") == {"P55 reason"}
    assert said(p.family(closed_on="2026-11-20"), "P48") == set()


def test_notes_copied_between_children():
    view = p.person("Robin", p.person("Ash", notes=LONG), notes=LONG)
    assert said(view, "P47") == {"P47 copied"}


def test_examples_without_names_fall_back_on_general_ones():
    bare = p.on_file(p.base(), people=(), professionals=(), relationships=())
    for view in (p.action(bare, what="Supports Dana", how_often=""), p.goal(bare, measure="")):
        for remark in Coach().look(view, only=["P06", "P10"]):
            assert remark.better
    remarks = Coach().look(p.action(bare, who="", by_when="soon"), only=["P09"])
    assert all(remark.better for remark in remarks)


def test_without_dates_no_timer_speaks():
    view = p.on_file(p.sheet(started="about then"), agreements=())
    assert said(p.more(view, oversight_days=(), contact_days=()), "P48") == set()


def test_a_request_waits_for_its_day_or_four_weeks_and_is_quiet_once_answered():
    assert said(_requests(sent_on="2026-10-23"), "P53") == {"P53 request"}
    assert said(_requests(sent_on="2026-10-24"), "P53") == set()
    assert said(_requests(sent_on="2026-10-01", answer_by="2026-11-21"), "P53") == set()
    assert said(_requests(sent_on="2026-11-01", answer_by="2026-11-20"), "P53") == {"P53 request"}
    assert said(_requests(answer_by="2026-11-01", acknowledged_on="2026-11-20"), "P53") == set()
    assert said(_requests(sent_on="in autumn"), "P53") == set()
    remark = Coach().look(_requests(answer_by="2026-11-01"), only=["P53"])[0]
    assert (remark.kind, remark.thing_id, remark.field) == ("service_request", "r", "answered_on")
    assert "Ring Hub" in remark.better


def test_who_covers_whom_is_taken_from_the_record_where_it_is_known():
    view = _agreement("Dana", not_share_with="Kit Sample")
    assert said(p.more(view, not_covered=()), "P52") == set()
    assert said(_not_covered("kept_from"), "P52") == {"P52 not_covered"}


def test_nobody_looks_at_work_that_has_ended_and_somebody_looks_at_work_without_a_plan():
    late = p.on("2027-01-30", p.more(oversight_days=("2026-10-01",)))
    assert said(p.family(late, closed_on="2027-01-20"), "P49") == set()
    assert said(p.on_file(late, plan=None), "P49") == {"P49 oversight"}
    assert said(p.more(late, oversight_days=("2026-10-01", "2027-01-10")), "P49") == set()


def test_some_endings_are_not_asked_for_more_than_a_reason():
    bare = {"results": {}, "child_feedback": "", "parent_feedback": "", "who_continues": ""}
    view = p.family(_closed(**bare), closed_reason="opened_by_mistake")
    assert said(view, "P55") == set()
