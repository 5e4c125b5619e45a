from dataclasses import replace

from taf_desktop.forms.session import FormSession
from taf_desktop.ui.assessments import view
from taf_desktop.ui.assessments.finish_view import finish_view
from tests.ui.assessments.place import NOW


def session_of(place, answers):
    definition = place.desk.forms.current("taf-assessment")
    lists = place.desk.families.open(place.family_id).lists
    return FormSession(definition, answers, lists=lists, today=NOW.date())


def test_rows_say_when_each_was_started_and_finished(place):
    started, _ = place.desk.assessments.start(place.family_id)
    newest, oldest = view.rows_of(place.file())
    assert (newest.id, newest.words) == (started.id, "Started 21 November 2026")
    assert oldest.words == "Started 14 September 2026 · finished 2 October 2026"
    assert oldest.short == "Started 14 September 2026"


def test_a_correction_is_told_from_a_first_draft(place):
    (finished,) = place.assessments()
    assert not view.is_correction(finished)
    draft, _ = place.desk.assessments.correct(finished.id)
    assert view.is_correction(draft)
    (row,) = view.rows_of(place.file())
    assert row.words == "Started 14 September 2026 · being corrected"


def test_only_the_newest_offers_a_review(place):
    (finished,) = place.assessments()
    alone = view.signed_words(place.file(), finished)
    assert alone.may_review
    assert "2 October 2026" in alone.words
    place.desk.assessments.start(place.family_id)
    under_way = view.signed_words(place.file(), finished)
    assert not under_way.may_review
    assert "under way" in under_way.words
    later = replace(finished, id="z", started="2027-01-01")
    file = replace(place.file(), assessments=(finished, later))
    assert "A newer one is finished" in view.signed_words(file, finished).words


def test_the_title_names_the_depth_as_it_is_now(place):
    session = session_of(place, {})
    assert view.title_words(session) == "Our family now"
    session.set_value("depth", "full")
    assert view.title_words(session) == "Our family now · full depth"


def test_every_answer_belongs_to_a_section(place):
    definition = place.desk.forms.current("taf-assessment")
    assert view.section_of(definition, "home_going_well") == "home"
    assert view.section_of(definition, "home_scores/x/home_why") == "home"
    assert view.section_of(definition, "nothing_like_it") == ""


def test_finishing_says_what_is_missing_before_what_is_open(place):
    said = finish_view(session_of(place, {}))
    assert [each.key for each in said.musts] == ["reason"]
    assert said.musts[0].question == "Before we begin: Why are we talking now?"
    assert said.musts[0].words == "Nobody has answered this yet."
    assert "one more answer" in said.summary
    assert "can still finish" in said.summary
    assert {each.label for each in said.open_sections} >= {"Our home", "Being healthy"}
    assert said.left_out == ()


def test_finishing_names_the_answers_that_will_be_left_out(place):
    answers = {"depth": "light", "reason": "Mornings", "home_so_what": "Damp " * 40}
    said = finish_view(session_of(place, answers))
    assert said.musts == ()
    assert "Nothing is missing" in said.summary
    (left_out,) = said.left_out
    assert left_out.question == "Our home: So what?"
    assert left_out.answer.startswith("Damp Damp")
    assert left_out.answer.endswith("…")
    assert len(left_out.answer) < 100
