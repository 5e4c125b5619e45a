import pytest

from taf_desktop.coach import language
from taf_desktop.coach.language import Context, Kind
from tests.coach.labelled_sets import CHECKS


def words(check, text, **context):
    return [found.words for found in getattr(language, check)(text, Context.of(**context))]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Sam to suport Leah", ["suport"]),
        ("Monitring of sleep is ongoing", ["Monitring"]),
        ("School will be liaising and encouraging", ["liaising", "encouraging"]),
        ("Improve attendance", ["Improve"]),
        ("Attendance improves from 82% to 92%", []),
        ("Sam supports Leah by reading with her for 10 minutes every Tuesday", []),
        ("Sam supports Leah. She reads for 10 minutes every Tuesday.", ["supports"]),
        ("Jo, the family support worker, rings Dana", []),
        ("Get support from the hub", ["support"]),
        ("The new address goes to both schools", []),
        ("The milk monitor is Ash", []),
        ("Continuing healthcare", []),
        ("The review is on Monday", []),
        ("Consideration to be given to respite", ["Consideration"]),
    ],
)
def test_vague_verbs(text, meant):
    assert words("vague_verb", text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Mum to ring CAMHS", ["Mum", "CAMHS"]),
        ("Mum to ring Mrs Okafor", []),
        ("School nurse to weigh Ayaan", ["School nurse"]),
        ("Ayaan's class teacher rings home", ["class teacher"]),
        ("Form to be sent by Friday", ["Form to be sent by Friday"]),
        ("I will walk to the bus with my mum", []),
        ("midwife Bukola weighs the baby", []),
        ("", []),
    ],
)
def test_named_people(text, meant):
    assert words("no_named_person", text) == meant


def test_a_word_that_means_one_person_of_the_record_is_a_name():
    assert words("no_named_person", "Mum to ring school", roles={"mum": "Dana Example"}) == []


def test_who_a_goal_or_a_measure_is_about_is_not_asked_here():
    assert words("no_named_person", "Mum feels less alone", kind="goal") == []


def test_by_the_next_meeting_is_a_day_if_it_has_one():
    assert words("no_date", "by the next meeting", meeting_dated=True) == []
    assert words("no_date", "by the next meeting") == ["by the next meeting"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("asap, or when possible", ["asap", "when possible"]),
        ("a.s.a.p.", ["a.s.a.p."]),
        ("every Tuesday", ["every Tuesday"]),
        ("Six weeks after triage", ["Six weeks after triage"]),
        ("in six weeks", []),
        ("Year 8", ["Year 8"]),
    ],
)
def test_dates(text, meant):
    assert words("no_date", text) == meant


def test_the_sort_of_a_missing_day():
    sorts = [language.no_date(text)[0].sort for text in ("asap", "daily", "with school")]
    assert sorts == ["loose", "repeats", "none"]


def test_kinder_words_come_along():
    (found,) = language.blame_or_jargon("Dana refuses to come")
    assert (found.sort, found.kinder) == ("blame", "said no to, or: would rather not")
    (found,) = language.blame_or_jargon("ring the SENCO")
    assert (found.sort, found.kinder) == ("jargon", "the teacher in charge of extra help")


@pytest.mark.parametrize(
    "text",
    [
        "She has the right to refuse",
        "The council refused the form",
        "Ask the family worker (NG3 1AB)",
        "Universal Credit comes on the 5th",
        "a work placement at the garage",
        "CAMHS (the mental health team)",
        "the mental health team (CAMHS)",
        "The dog is aggressive",
        "Mornings are chaotic",
        "RING MUM BEFORE YOU COME PLEASE",
        "Dana is angry about the letter",
        "She shared the email attachment",
        "the garden pathway is wet",
        "Targeted Family Help",
    ],
)
def test_words_that_only_look_like_blame_or_jargon(text):
    assert words("blame_or_jargon", text) == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("He is always late", ["always"]),
        ("He just wants attention", ["just wants"]),
        ("Dana says he is always late", []),
        ("He is not always late", []),
        ("Always ring first", []),
        ("We will never share this", []),
        ("She has never been to hospital", []),
        ("She has never been interested", ["never"]),
        ("A typical day begins at seven", []),
        ("The hub is always open", []),
        ("Never mind", []),
    ],
)
def test_opinions(text, meant):
    assert words("opinion_as_fact", text) == meant


@pytest.mark.parametrize("check", CHECKS)
def test_somebodys_own_words_are_never_corrected(check):
    for text in ("Mum refuses to support me asap", "He always kicks off. Refer to CAMHS."):
        assert getattr(language, check)(text, Context.of(kind=Kind.QUOTATION)) == ()


def test_quotation_marks_of_every_kind_are_left_alone():
    for quoted in ('"he refuses"', "“he refuses”", "‘he refuses’", "'he refuses'", "“he refuses"):
        assert words("blame_or_jargon", f"Robin said {quoted}") == []
    assert words("blame_or_jargon", "Robin says: he refuses") == []
    assert words("blame_or_jargon", "Robin's mum refuses") == ["refuses"]


@pytest.mark.parametrize("check", CHECKS)
def test_nothing_is_said_about_nothing(check):
    for text in ("", "   ", "\n\n", "…"):
        assert len(getattr(language, check)(text)) <= 1


@pytest.mark.parametrize(
    ("check", "text", "meant"),
    [
        ("vague_verb", "Mum and Dad got engaged to be married", []),
        ("vague_verb", "The early help worker rings", []),
        ("vague_verb", "Review of the plan", []),
        ("opinion_as_fact", "He definitely did it", ["definitely"]),
        ("opinion_as_fact", "I will definitely come", []),
        ("opinion_as_fact", "Dad shouts all the time", ["all the time"]),
        ("opinion_as_fact", "In Dana's words he is always late", []),
        ("service_not_outcome", "Brownies", ["Brownies"]),
        ("service_not_outcome", "waiting list", ["waiting list"]),
        ("service_not_outcome", "", []),
        ("no_date", "on Tuesdays or Thursdays", ["Tuesdays", "Thursdays"]),
        ("blame_or_jargon", "Dana tried to refuse the dog", ["refuse"]),
    ],
)
def test_edges(check, text, meant):
    assert words(check, text) == meant
