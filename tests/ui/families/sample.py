"""A small made-up family, entered through the services, for the tests of these screens."""

from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QEvent

from taf_desktop.domain.family import Agreement, Helper, Home, Person, Professional, Relationship
from taf_desktop.forms.catalogue import Catalogue
from taf_desktop.forms.records import to_answers
from taf_desktop.runtime.changes import ChangeBus
from taf_desktop.runtime.immediate import ImmediateRunner
from taf_desktop.services.desk import Desk, set_up_desk
from taf_desktop.services.records import made
from taf_desktop.support.clock import FixedClock
from taf_desktop.ui.families.overview_screen import OverviewScreen
from tests.services.fakes import FakeVault

NOW = datetime(2026, 11, 21, 14, 32, tzinfo=UTC)


@dataclass
class Place:
    """A desk over a vault in memory, with everything a screen needs."""

    vault: FakeVault
    desk: Desk
    bus: ChangeBus
    runner: ImmediateRunner

    def file(self, family_id):
        return self.desk.families.open(family_id).file

    def add(self, kind, family_id, /, **values):
        return self.desk.records.add(made(kind, family_id, **values))[0]


def settle():
    """Let go of what was taken away and show what was added, as the event loop would."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.sendPostedEvents()


def new_place():
    vault = FakeVault(person_name="Sam Example", person_agency="Riverside School")
    clock = FixedClock(NOW)
    bus = ChangeBus()
    desk = set_up_desk(vault, Catalogue(), lambda _request: None, clock)
    return Place(vault, desk, bus, ImmediateRunner(bus.publish))


def enter_family(place):
    """Enter the family and return the ids of its people and things by name."""
    family, _ = place.desk.families.start("The Example family", reason="Mornings are hard")
    ids = {"family": family.id}
    _enter_people(place, family.id, ids)
    _enter_ties(place, family.id, ids)
    _enter_network(place, family.id, ids)
    _enter_answers(place, family.id, ids)
    _enter_plan(place, family.id, ids)
    return ids


def _enter_people(place, family_id, ids):
    home = place.add(Home, family_id, name="Mill Lane", address="1 Mill Lane", postcode="NG1 1AA")
    dads = place.add(Home, family_id, name="Dad’s", address_private="yes", address="2 High Road")
    ids.update(home=home.id, dads=dads.id)
    rows = (
        (
            "mum",
            {
                "who": "adult",
                "known_as": "Mum",
                "name": "Dana Example",
                "born": "1990-03-02",
                "home": home.id,
                "first_language": "ur",
                "interpreter": "yes",
                "reading_needs": ("large_print",),
            },
        ),
        (
            "dad",
            {
                "who": "adult",
                "known_as": "Dad",
                "name": "Lee Example",
                "born": "1985",
                "home": dads.id,
            },
        ),
        (
            "ash",
            {
                "who": "child",
                "known_as": "Ash",
                "name": "Ash Example",
                "born": "2014-05-09",
                "home": home.id,
                "second_home": dads.id,
            },
        ),
        (
            "robin",
            {
                "who": "child",
                "known_as": "Robin",
                "name": "Robin Example",
                "born": "2017-02-11",
                "home": home.id,
                "access_needs": ("quiet_room", "none"),
            },
        ),
        (
            "baby",
            {
                "who": "unborn",
                "known_as": "Baby",
                "name": "Baby Example",
                "born": "2027-05-14",
                "home": home.id,
            },
        ),
        ("nan", {"who": "adult", "known_as": "Nan", "name": "Jo Example", "born": "about 1961"}),
    )
    for name, values in rows:
        ids[name] = place.add(Person, family_id, **values).id


def _enter_ties(place, family_id, ids):
    rows = (
        ("mum", "mother", "ash", "yes"),
        ("mum", "mother", "robin", "yes"),
        ("dad", "father", "ash", "yes"),
        ("dad", "father", "robin", "unknown"),
        ("nan", "mother", "mum", ""),
        ("mum", "former_partner", "dad", ""),
    )
    for person, kind, other, responsible in rows:
        tie = place.add(
            Relationship,
            family_id,
            person=ids[person],
            kind=kind,
            other=ids[other],
            parental_responsibility=responsible,
        )
        ids[f"{person}-{other}"] = tie.id


def _enter_network(place, family_id, ids):
    helper = place.add(Helper, family_id, name="Bo Example", relation="neighbour",
                       helps="takes Robin to football", supports=(ids["robin"],))  # fmt: skip
    ids["bo"] = helper.id
    nurse = place.add(Professional, family_id, name="Ida Example", role="school nurse",
                      agency="school_nurse", invited="yes", supports=(ids["ash"],))  # fmt: skip
    ids["ida"] = nurse.id
    place.add(Professional, family_id, name="Max Example", role="housing officer",
              agency_name="City Homes", invited="yes")  # fmt: skip


def _enter_answers(place, family_id, ids):
    scope = ("take_part", "contact_named", "keep_record", "share_plan")
    place.add(Agreement, family_id, person=ids["mum"], decision="decline", given_on="2026-09-01")
    place.add(Agreement, family_id, person=ids["mum"], decision="agree", given_on="2026-09-12",
              given_how="signed", scope=scope, review_by="2027-01-15")  # fmt: skip
    place.add(Agreement, family_id, person=ids["ash"], decision="agree_limits",
              given_on="2026-09-20", scope=scope, limits="Not about football",
              not_share_with="City Homes", review_by="2026-11-10")  # fmt: skip
    place.add(Agreement, family_id, person=ids["dad"], decision="agree", given_on="2026-09-14",
              scope=scope)  # fmt: skip
    place.add(Agreement, family_id, person=ids["dad"], decision="withdrawn",
              given_on="2026-10-30", withdrawn_on="2026-10-30")  # fmt: skip


def _enter_plan(place, family_id, ids):
    plans = place.desk.plans
    plan, _ = plans.start(
        family_id,
        strengths="“Ash reads to Robin every night.”\nBoth parents come to football on Saturdays",
        review_date="2026-12-10",
    )
    first, _ = plans.add_goal(plan, words="I want mornings without shouting.",
                              whose=(ids["robin"],),
                              measure="on time four days a week (was two)")  # fmt: skip
    plans.add_score(first, voice="Robin", start=3, now=6, hoped=8)
    second, _ = plans.add_goal(plan, words="We sleep in our own beds and feel safe.",
                               whose=(ids["robin"], ids["ash"]))  # fmt: skip
    plans.add_score(second, voice="Ash", start=4, now=4, hoped=7)
    third, _ = plans.add_goal(plan, words="I know who to call about the damp.")
    plans.add_score(third, voice="Mum", start=1, now=9, hoped=9)
    late, _ = plans.add_action(first, who="Ida", what="calls the sleep clinic",
                               by_when="2026-11-12")  # fmt: skip
    soon, _ = plans.add_action(third, who="Max", what="writes down the repair date",
                               by_when="2026-11-22")  # fmt: skip
    done, _ = plans.add_action(third, who="Mum", what="sends photos", by_when="2026-11-01")
    answers = {**to_answers(done), "status": "done"}
    place.desk.records.save("action", done.id, done.revision, answers)
    meeting, _ = place.desk.meetings.prepare(
        family_id, type="review", date="2026-12-03", time="15:30", place="Bulwell Family Hub"
    )
    ids.update(plan=plan.id, goal=first.id, late=late.id, soon=soon.id, meeting=meeting.id)


def overview(qtbot, place, ids, kind=OverviewScreen):
    """Return the overview of the family, in a window; it follows what anybody changes."""
    made_now = kind(place.desk, place.runner)
    qtbot.addWidget(made_now)
    made_now.resize(1166, 700)

    def refresh(_changes=None):
        made_now.show_family(place.desk.families.open(ids["family"]))

    refresh()
    place.bus.changed.connect(refresh)
    made_now.show()
    return made_now
