from taf_desktop.domain.family import Agreement, Family, Person
from taf_desktop.domain.family_file import FamilyFile, GoalFile, MeetingFile, PlanFile
from taf_desktop.domain.journey import FamilyFacts
from taf_desktop.domain.meeting import ActionReview, Attendance, Decision, Meeting, Voice
from taf_desktop.domain.plan import Action, Goal, Plan, PlanAnswer, Score
from taf_desktop.domain.printing import GivenCopy

COPIES = (
    GivenCopy(what="The plan", to="Kim", on="2026-11-20", how="By hand", person_id="kim"),
    GivenCopy(what="The plan", to="Bea Placeholder", on="2026-11-21", how="By post"),
    GivenCopy(what="The plan", to="Rob", on="2026-11-21", person_id="robin"),
)


def ids(id_):
    return {"id": id_, "family_id": "f"}


def people():
    return (
        Person(**ids("kim"), who="adult", name="Kim Example"),
        Person(**ids("robin"), who="child", name="Robin Example", known_as="Rob"),
        Person(**ids("baby"), who="unborn", name="Baby"),
    )


def agreements():
    return (
        Agreement(**ids("a1"), person="kim", decision="decline", given_on="2026-09-01"),
        Agreement(
            **ids("a2"),
            person="kim",
            decision="agree_limits",
            given_on="2026-09-14",
            scope=("take_part", "share_plan"),
            limits="Only Sam may know about the money.",
            not_share_with="Lou Placeholder in the office",
        ),
        Agreement(**ids("a3"), person="robin", decision="agree", scope=("take_part",)),
    )


def action(number, **parts):
    return Action(
        **ids(f"act{number}"), who=f"Person{number}", what=f"Does thing{number}.", **parts
    )


def goal(number, *, scores=3, actions=2):
    words = {
        "words": f"I want wish{number}.",
        "different": f"Different{number}",
        "measure": f"Measure{number}",
        "baseline": f"Baseline{number}",
        "target": f"Target{number}",
        "by_when": "2027-01-14",
    }
    return GoalFile(
        goal=Goal(**ids(f"g{number}"), whose=("robin", "kim"), **words),
        scores=tuple(
            Score(
                **ids(f"s{n}"), voice=f"Voice{n}", start=n, now=n + 3, hoped=9, why=f"Because{n}."
            )
            for n in range(scores)
        ),
        actions=tuple(
            action(
                number * 10 + n,
                how_often="Every day at 7",
                start="2026-11-24",
                by_when="2026-12-10",
                supported_by="Nan",
                status="done" if n else "on_track",
                progress=f"Progress{number}x{n}",
            )
            for n in range(actions)
        ),
    )


def plan(status="agreed", goals=1, **parts):
    words = {
        "strengths": "Rob reads every night.\nNan is close by.",
        "if_things_change": "Nan comes round.",
        "who_to_call": "Nan, 07700 900999",
        "sustain": "The evening bag stays.",
        "review_date": "2027-02-01",
    }
    return PlanFile(
        plan=Plan(**ids("p"), status=status, **(words | parts)),
        goals=tuple(goal(number) for number in range(1, goals + 1)),
        other_actions=(action(99),),
        answers=(
            PlanAnswer(
                **ids("pa1"),
                who="Kim",
                answer="agree",
                given_on="2026-11-19",
                own_words="It is doable.",
            ),
            PlanAnswer(**ids("pa2"), who="Rob", answer="agree_part", reason="Rob wants two days."),
            PlanAnswer(**ids("pa3"), who="Bea Placeholder", answer="not_yet_asked"),
        ),
        version=3,
        signed_on="2026-11-21",
        replaces="2026-10-02",
    )


def meeting(status="finished", **parts):
    words = {
        "type": "review",
        "date": "2026-11-19",
        "time": "15:30",
        "place": "Example Hub",
        "mode": "mixed",
        "chair": "Sam Example",
        "note_taker": "Jo Example",
        "arrangements": "Large print for Kim.",
        "statement_read": "yes",
        "good_news": "Rob was first in the line.",
        "worries": "The wall is wet.",
        "new_needs": "A plan for the baby.",
        "disagreement": "Kim would like Mondays.",
        "lead_still_right": "yes",
        "agreement_asked_again": "unsure",
        "if_things_change": "Kim texts Sam.",
        "outcome": "continue",
        "outcome_reason": "It helps.",
        "next_date": "2027-01-14",
        "next_time": "15:45",
        "next_place": "Second Hub",
    }
    return MeetingFile(
        meeting=Meeting(**ids("m"), status=status, **(words | parts)),
        attendance=(
            Attendance(**ids("at1"), name="Kim", role="Mum", agency="Family", came="present"),
            Attendance(
                **ids("at2"), name="Bea Placeholder", came="sent_update", update="All well."
            ),
        ),
        voices=(
            Voice(**ids("v1"), who="Ida Placeholder", words="Rob smiles more."),
            Voice(**ids("v2"), who="Kim", words="I sleep again.", gathered_how="at_meeting"),
            Voice(
                **ids("v3"),
                who="Rob",
                words="Toast is good.",
                gathered_how="drawing",
                gathered_on="2026-11-18",
                changed_plan="Toast every day.",
            ),
            Voice(**ids("v4"), who="Baby", words=" "),
        ),
        reviews=(
            ActionReview(
                **ids("r1"), what="Kim packs the bag", status="on_track", note="Most days."
            ),
        ),
        decisions=(
            Decision(**ids("d1"), words="We start on Monday.", who="Sam Example"),
            Decision(**ids("d2"), words="Copies go out."),
        ),
        new_actions=(action(7, how_often="Tuesdays", by_when="2026-12-01"),),
        version=2,
    )


def family_file(*meetings, **parts):
    about = {
        "name": "The Example family",
        "lead_name": "Sam Example",
        "lead_phone": "0115 496 0000",
    }
    return FamilyFile(
        family=Family(**ids("f"), **(about | parts.pop("family", {}))),
        facts=FamilyFacts(family_id="f", name="The Example family"),
        people=parts.pop("people", people()),
        agreements=parts.pop("agreements", agreements()),
        meetings=meetings,
        **parts,
    )


def empty_file():
    return FamilyFile(family=Family(**ids("f")), facts=FamilyFacts(family_id="f", name=""))
