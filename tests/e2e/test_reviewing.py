"""From the assessment over an agreed plan to its second review, in the program's real windows."""

from datetime import date, timedelta

from taf_desktop.domain.dates import spoken_date
from taf_desktop.domain.family import Agreement, Person, Relationship
from taf_desktop.services.records import made
from tests.e2e import assessing, papers, planning, reviewing
from tests.e2e.hands import Hands, see, seen
from tests.reports.reading import squeezed

SOON = spoken_date(date.today() + timedelta(days=20))
LATER = spoken_date(date.today() + timedelta(days=30))
LAST = spoken_date(date.today() + timedelta(days=60))


def do(hands, work):
    """Do something with the desk on the database lane and wait for it."""
    desk, done = hands.program.workplace._made_of.desk, []
    hands.program.runner.run_change(lambda _ticket: work(desk), done.append)
    hands.until(lambda: done)
    hands.idle()
    return done[0]


def a_family(hands):
    """Have a family of Mum and Ash, who both agreed to take part."""
    about = {"reason": "Mornings", "lead_phone": "01632 960111"}
    family = do(hands, lambda desk: desk.families.start("The Example family", **about))

    def add(thing, /, **values):
        return do(hands, lambda desk: desk.records.add(made(thing, family.id, **values)))

    mum = add(Person, who="adult", name="Dana Example", known_as="Mum", involvement="takes_part")
    ash = add(Person, who="child", name="Ash Example", known_as="Ash", born="2014-02-14")
    add(Relationship, person=mum.id, kind="mother", other=ash.id)
    for person in (mum, ash):
        add(
            Agreement,
            person=person.id,
            decision="agree",
            given_on=date.today().isoformat(),
            scope=("take_part", "share_plan"),
        )
    hands.program.workplace.open_family(family.id)
    hands.until(lambda: hands.window.current_page == "family")
    hands.idle()


def assess(hands):
    hands.go("assessment")
    assessing.start(hands)
    hands.type("reason", "Mornings are loud")
    assessing.open_area(hands, "Bringing it together")
    row = assessing.add_row(hands, "needs")
    hands.type(assessing.in_row(row, "need"), "Calm mornings for Ash", row)
    hands.choose(assessing.in_row(row, "need_area"), "Everyday care at home", row)
    hands.tick(assessing.in_row(row, "need_whose"), "Ash", scope=row)
    assessing.open_area(hands, "Each child’s voice")
    row = assessing.first_row(hands, "voices")
    hands.choose(assessing.in_row(row, "voice_how"), "Talking together", row)
    hands.date(assessing.in_row(row, "voice_on"), spoken_date(date.today()), row)
    hands.type(assessing.in_row(row, "voice_words"), "I want Mum to laugh", row)
    hands.saved()
    assessing.finish(hands)


def plan(hands):
    hands.go("plan")
    hands.press("startPlan")
    hands.press("needGoal", planning.need(hands, "Calm mornings for Ash"))
    card = planning.goals(hands)[-1]
    hands.until(lambda: card.below.editor is not None)
    assert see(card, "area").isVisible()
    field = hands.find("words", card)
    hands.type("words", " without shouting", card, field=field)
    hands.type("measure", "A tick on the fridge each calm morning", card)
    hands.type("baseline", "two ticks a week", card)
    hands.type("target", "four ticks a week", card)
    hands.date("by_when", SOON, card)
    hands.press("editDone", card)
    planning.add_voice(hands, card, "Ash", 3, 8, "Shoes are lost")
    planning.add_actions(hands, card, ("Mum", "lays out shoes", "every evening at 7", SOON))
    hands.type("if_things_change", "If Mum is ill, Nan comes at seven")
    hands.type("who_to_call", "Nan Sample on 01632 960222")
    hands.date("review_date", SOON)
    agree(hands)


def agree(hands):
    for who in ("Mum", "Ash"):
        planning.ask(hands, who, "Agrees")
    planning.keep_as_agreed(hands)


def first_review(hands):
    reviewing.begin(hands)
    hands.type("helped", "Nan rang at seven")
    reviewing.look(hands, "lays out shoes", "change", "Mornings are too short")
    reviewing.number(hands, "Ash", 5, "Three calm days", "My own clock")
    reviewing.go_back_and_on(hands)
    reviewing.decide(hands, "We change the plan", "Shoes first", LATER)
    said = reviewing.finish(hands)
    assert "What follows" in said
    assert "“Three calm days”" in said


def change_the_plan(hands):
    with hands.answering("Change the plan"):
        hands.press("changePlan")
    hands.until(lambda: seen(hands.screen, "askToAgree"))
    hands.until(lambda: planning.goals(hands))
    (card,) = planning.goals(hands)
    hands.press("changeGoal", card)
    hands.type("target", "by Easter ", card)
    hands.press("editDone", card)
    agree(hands)


def second_review(hands):
    reviewing.begin(hands)
    reviewing.look(hands, "lays out shoes", "done", "Every evening")
    reviewing.number(hands, "Ash", 7, "I have a clock", "A bike")
    reviewing.decide(hands, "We carry on with this plan", "It works", LAST)
    reviewing.finish(hands)


def test_from_a_need_to_what_two_reviews_changed(robot, tmp_path, monkeypatch):
    robot.first_start()
    hands = Hands(robot)
    hands.begin_in(hands.window)
    a_family(hands)
    assess(hands)
    plan(hands)
    first_review(hands)
    change_the_plan(hands)
    second_review(hands)
    said = reviewing.progress(hands)
    assert "Up from 3 to 7" in said
    sum_, told = reviewing.compare(hands)
    assert "1 goal changed" in sum_
    assert "Now: by Easter four ticks a week (“by Easter” came)" in told
    hands.go("documents")
    reviewing.choose_document(hands, "Our progress")
    papers.wait_for_pages(hands)
    path = tmp_path / "Progress.pdf"
    papers.save(hands, monkeypatch, path)
    printed = squeezed(papers.words_of(path))
    for words in ("3, 5, 7", "I have a clock", "A bike", "Up from 3 to 7"):
        assert squeezed(words) in printed
