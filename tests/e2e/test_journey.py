"""One family from the first start to the second agreed plan, typed in and found again."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from taf_desktop.domain.dates import MONTHS, read_date, spoken_date
from tests.e2e import agreeing, assessing, meeting, papers, people, planning, starting
from tests.e2e.hands import CONTROL, Hands, see
from tests.e2e.keeping import family_file, words_kept
from tests.reports.reading import squeezed

SOON = spoken_date(date.today() + timedelta(days=20))
LATER = spoken_date(date.today() + timedelta(days=50))


def write_people(hands):
    hands.go("people")
    people.add_home(hands, "Mill Lane", "7 Mill Lane, Bulwell")
    people.add_home(hands, "Dad’s", "Flat 2, 19 Sample Street")
    people.add_person(hands, "An adult", "Dana Example", "Mum", "3 May 1990", "Mill Lane")
    people.add_person(hands, "An adult", "Lee Example", "Dad", "about 1988", "Dad’s")
    child = "A child or young person"
    people.add_person(hands, child, "Ash Example", "Ash", "14 February 2014", "Mill Lane")
    people.add_person(hands, child, "Robin Example", "Robin", "June 2017", "Mill Lane")
    people.add_person(
        hands, "A baby not yet born", "Baby Example", "Baby", "12 May 2027", "Mill Lane"
    )
    people.add_more_about(
        hands, "Robin", "learning", setting="Placeholder Primary", school_year="4"
    )
    people.tie(hands, "Mum", "Mother", "Ash")
    people.add_helper(hands, "Nan Sample", "Mum’s mother", "Fetches Robin on Fridays", "Robin")
    people.add_professional(
        hands, "Jo Sample", "Midwife", "Midwife", "Bulwell midwives", "Baby’s health, not money"
    )
    hands.screen.flush()
    hands.idle()


def write_agreements(hands):
    hands.go("agreement")
    agreeing.write_answer(
        hands,
        "Mum",
        "Agrees, with limits",
        "Take part in a Team Around the Family",
        limits="Nothing about my health goes to school",
        not_share_with="Next door at number 9",
    )
    agreeing.write_answer(
        hands,
        "Ash",
        "Agrees",
        "Take part in a Team Around the Family",
        "The plan and meeting notes go to the members of the team",
    )


def write_assessment(hands):
    hands.go("assessment")
    assessing.start(hands)
    hands.at("reason")
    hands.keys("Ash is late for school and wants that to stop")
    hands.remember("Ash is late for school and wants that to stop")
    hands.choose("agreement_checked", "Yes")
    hands.tick("sources", "The family", "School or nursery")
    hands.type("other_tools", "A speech check in March 2026")
    row = assessing.first_row(hands, "took_part")
    hands.type(assessing.in_row(row, "took_part_how"), "Two talks at the kitchen table", row)
    assessing.next_area(hands)
    hands.at("being_healthy_going_well")
    hands.keys("Everybody sleeps through since the summer")
    hands.remember("Everybody sleeps through since the summer")
    hands.type("being_healthy_evidence", "Mum, in October")
    undo_and_redo(hands)
    assessing.open_area(hands, "Everyday care at home")
    hands.type("everyday_care_going_well", "Dana packs the bags the night before")
    hands.type("everyday_care_harder", "Three shouting mornings a week")
    hands.type("everyday_care_children_view", "Ash: I hate running for the bus")
    hands.type("everyday_care_parents_view", "Dana: I lose my temper at eight")
    hands.type("everyday_care_difference", "Clothes out the evening before")
    hands.type("everyday_care_so_what", "Ash starts lessons upset")
    row = assessing.first_row(hands, "everyday_care_scores")
    hands.number(assessing.in_row(row, "everyday_care_score"), 4, row)
    hands.type(assessing.in_row(row, "everyday_care_why"), "Bedtimes work, mornings do not", row)
    row = assessing.add_row(hands, "everyday_care_scores")
    hands.type(assessing.in_row(row, "everyday_care_who"), "Nan", row)
    hands.number(assessing.in_row(row, "everyday_care_score"), 10, row)
    write_each_childs_voice(hands)
    assessing.open_area(hands, "Reading it together")
    hands.type("family_comments", "Write Mum, not mother")
    hands.date("copy_given_on", SOON)
    hands.saved()
    assessing.finish(hands)


def undo_and_redo(hands):
    """Type something, go on to the next question, take it back there, and bring it again."""
    field = "being_healthy_harder"
    words = "Robin’s asthma keeps Dana up"
    hands.type(field, words)
    hands.key(Qt.Key.Key_Tab)
    hands.key(Qt.Key.Key_Z, CONTROL)
    box = see(hands.screen, field)
    hands.until(lambda: box.toPlainText() == "")
    hands.at(field)
    hands.key(Qt.Key.Key_Y, CONTROL)
    hands.until(lambda: box.toPlainText() == words)


def write_each_childs_voice(hands):
    assessing.open_area(hands, "Each child’s voice")
    row = assessing.first_row(hands, "voices")
    hands.choose(assessing.in_row(row, "voice_how"), "Talking together", row)
    hands.date(assessing.in_row(row, "voice_on"), "2 November 2026", row)
    hands.type(assessing.in_row(row, "voice_words"), "I want Mum to laugh at breakfast", row)


def write_plan(hands):
    hands.go("plan")
    hands.press("startPlan")
    taken_over = hands.find("strengths", kind=QPlainTextEdit)
    assert (
        taken_over.toPlainText()
        == "Everybody sleeps through since the summer\nDana packs the bags the night before"
    )
    first = planning.add_goal(
        hands,
        "We leave the house without shouting",
        ("Ash", "Robin"),
        "Ash hears good morning first",
        "A tick on the fridge each calm morning",
        "two mornings a week",
        "four mornings a week",
        LATER,
    )
    planning.add_voice(hands, first, "Mum", 4, 8, "Bedtimes already work")
    planning.add_voice(hands, first, "Ash", 2, 7, "Nobody wakes me nicely")
    planning.add_actions(
        hands,
        first,
        ("Dana", "lays out clothes", "every evening at seven", SOON),
        ("Ash", "packs the bag and shows Nan", "Sundays to Thursdays", LATER),
    )
    second = planning.add_goal(
        hands,
        "The baby has a warm bed of its own",
        ("Baby",),
        "The baby sleeps in a dry corner",
        "The cot stands and the damp is gone",
        "no cot yet",
        "a cot by the inner wall",
        LATER,
    )
    planning.add_voice(hands, second, "Dad", 0, 10, "I can build things")
    planning.add_actions(
        hands,
        second,
        ("Lee", "fetches the cot from his sister", "once, with the van", SOON),
        ("Sam Example", "rings the landlord about the damp", "each Monday until it is done", LATER),
    )
    hands.type("if_things_change", "If Dana is ill, Nan comes at seven")
    hands.type("who_to_call", "Nan Sample on 01632 960222")
    hands.date("review_date", LATER)
    hands.type("sustain", "Nan asks about the mornings every Sunday")


def agree_plan(hands):
    """Ask, keep the plan as agreed, and return what was answered to this first version."""
    before = len(hands.told["plan"])
    planning.ask(hands, "Mum", "Agrees", own_words="It is our plan, not yours")
    planning.ask(
        hands,
        "Ash",
        "Agrees with some of it",
        own_words="I want a phone alarm",
        reason="Mum wants no phone upstairs; we try a clock first",
    )
    planning.keep_as_agreed(hands)
    answers = hands.told["plan"][before:]
    del hands.told["plan"][before:]
    return answers


def write_meeting(hands):
    hands.go("meetings")
    meeting.plan_first(hands)
    hands.date("date", spoken_date(date.today()))
    hands.type("time", "15:30 to 16:30")
    hands.type("place", "Placeholder Primary library")
    hands.type("arrangements", "Dad joins by phone at his break")
    meeting.quick(hands, "quickAttendance", ("name", "Pat Example"), ("role", "Football coach"))
    meeting.part(hands, "run")
    meeting.came(hands, "Mum", "Came", "Brought the fridge chart")
    meeting.came(hands, "Jo Sample", "Sent apologies")
    hands.type("note_taker", "Jo Sample")
    hands.choose("statement_read", "Yes")
    meeting.say(hands, "Ash", "I was on time three times")
    meeting.say(hands, "Mum", "I counted to ten and it worked")
    hands.type("good_news", "Three calm mornings last week")
    hands.type("worries", "The damp reaches the cot corner")
    meeting.review(hands, "lays out clothes", "On track", "Done five evenings of seven")
    meeting.review(hands, "packs the bag", "Done", "Nan saw it every evening")
    meeting.review(hands, "fetches the cot", "Waiting", "The van is broken until Friday")
    meeting.review(hands, "rings the landlord", "Off track", "No answer to three calls")
    meeting.quick(
        hands, "quickDecision", ("words", "We write to the landlord together"), ("who", "Dana")
    )
    meeting.quick(
        hands,
        "quickAction",
        ("who", "Jo Sample"),
        ("what", "lends a travel cot"),
        ("by_when", SOON),
    )
    hands.forget(SOON)
    hands.type("new_needs", "Lee would like more time with Ash")
    meeting.part(hands, "finish")
    hands.choose("agreement_asked_again", "Yes")
    hands.choose("outcome", "Go on, with changes to the plan")
    hands.type("outcome_reason", "Mornings are better, the damp is not")
    hands.date("next_date", LATER)
    hands.type("next_place", "Mill Lane kitchen")
    hands.saved()
    meeting.finish(hands)


def agree_again(hands):
    """The meeting's new action made the plan a draft; it is agreed with it."""
    hands.go("plan")
    hands.until(lambda: hands.find("planPill").text().startswith("Draft"))
    planning.ask(hands, "Mum", "Agrees", own_words="Yes to the travel cot")
    planning.keep_as_agreed(hands)


def look_at_pages(hands, path, monkeypatch):
    """Save the plan's pages and find in the file every word typed into the plan."""
    hands.go("documents")
    papers.wait_for_pages(hands)
    warned = papers.save(hands, monkeypatch, path)
    assert "Anyone who has this file can read it" in warned
    printed = squeezed(papers.words_of(path)).lower()
    told = [*hands.told["plan"], "lends a travel cot", "I was on time three times"]
    assert [words for words in told if _on_paper(words) not in printed] == []


def _on_paper(words):
    """Return words as a page has them: a sentence begins anew, a day near by has no year."""
    day = read_date(words).day
    return squeezed(f"{day.day} {MONTHS[day.month - 1]}" if day else words).lower()


def look_for(hands, family_id, first_answers):
    """Every word is in the vault, and on the screen it was typed on."""
    kept = words_kept(hands, family_id)
    shown = {
        "people": people.read(hands),
        "agreement": agreeing.read(hands),
        "assessment": assessing.read(hands),
        "plan": planning.read(hands),
        "meetings": meeting.read(hands),
    }
    assert set(hands.told) - {"start"} == set(shown)
    for tab, said in shown.items():
        told = hands.told[tab]
        assert [words for words in told if words not in said] == [], tab
        stored = [read_date(words).text for words in told]
        assert [words for words in stored if words not in kept] == [], tab
    look_at_choices(family_file(hands, family_id))
    version = planning.read_version(hands, 1)
    assert [words for words in first_answers if words not in version] == []


def look_at_choices(file):
    """What was chosen, ticked and counted is kept as well."""
    mum, dad, ash, robin, _baby = file.people
    assert [person.who for person in file.people] == ["adult", "adult", "child", "child", "unborn"]
    assert [person.home for person in (mum, dad)] == [home.id for home in file.homes]
    (tie,) = file.relationships
    assert (tie.person, tie.kind, tie.other) == (mum.id, "mother", ash.id)
    assert file.helpers[0].supports == (robin.id,)
    assert file.current_agreement(mum.id).decision == "agree_limits"
    assert file.current_agreement(ash.id).scope == ("take_part", "share_plan")
    (assessment,) = file.assessments
    answers = assessment.answers
    assert (assessment.status, answers["depth"]) == ("finished", "full")
    assert answers["sources"] == ("family", "school")
    assert [n for key, n in answers.items() if key.endswith("/everyday_care_score")] == [4, 10]
    first, second = file.plan.goals
    assert first.goal.whose == (ash.id, robin.id)
    assert [(score.start, score.now, score.hoped) for score in first.scores] == [
        (4, None, 8),
        (2, None, 7),
    ]
    statuses = [action.status for action in (*first.actions, *second.actions)]
    assert statuses == ["on_track", "done", "waiting", "off_track"]
    assert [action.what for action in file.plan.other_actions] == ["lends a travel cot"]
    assert (file.plan.plan.status, file.plan.version) == ("agreed", 2)
    held, coming = file.meetings
    came = {row.name: row.came for row in held.attendance}
    assert (came["Mum"], came["Jo Sample"], came["Ash"]) == ("present", "apologies", "invited")
    assert (held.meeting.status, held.meeting.outcome) == ("finished", "amend")
    assert (coming.meeting.status, coming.meeting.date) == ("draft", read_date(LATER).text)


def test_every_word_of_a_journey_is_found_again(robot, tmp_path, monkeypatch):
    hands = Hands(robot)
    code = starting.first_start(hands)
    starting.start_family(hands, "The Example family", "Calmer mornings, Mum says")
    family_id = hands.page.place()[0]
    write_people(hands)
    write_agreements(hands)
    write_assessment(hands)
    write_plan(hands)
    first_answers = agree_plan(hands)
    write_meeting(hands)
    agree_again(hands)
    look_at_pages(hands, tmp_path / "The plan.pdf", monkeypatch)
    starting.unlock(hands, starting.lock(hands))
    assert hands.page.place()[:2] == (family_id, "documents")
    look_for(hands, family_id, first_answers)
    starting.unlock_by_code(hands, starting.lock(hands), code)
    look_for(hands, family_id, first_answers)
