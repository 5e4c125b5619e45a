"""Whatever anybody writes: no fall, places inside the text, and order does not matter."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from taf_desktop.coach import language
from taf_desktop.coach.coach import CHECKS, Coach
from taf_desktop.coach.language import Context, Kind
from taf_desktop.coach.reading import read
from tests.coach import plans as p
from tests.coach.labelled_sets import CHECKS as LANGUAGE_CHECKS
from tests.coach.labelled_sets import sentences

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
SOME_WORDS = sorted(
    {
        word
        for check in LANGUAGE_CHECKS
        for row in sentences("develop", check)
        for word in row.text.split()
    }
)
MIXED = st.lists(st.one_of(st.sampled_from(SOME_WORDS), st.text(max_size=8)), max_size=14).map(
    " ".join
)
TEXTS = st.one_of(st.text(max_size=80), MIXED, st.sampled_from(["\u0130\u0130 Mum", "ß“’", "\x00"]))
KINDS = st.sampled_from(list(Kind))


@given(text=TEXTS, kind=KINDS)
@QUICK
def test_no_text_makes_a_check_fall_and_every_place_is_in_the_text(text, kind):
    ctx = Context.of(["Lee Sample"], {"mum": "Dana"}, kind=kind)
    for check in LANGUAGE_CHECKS:
        found = getattr(language, check)(text, ctx)
        for each in found:
            start, end = each.span
            assert 0 <= start < end <= len(text)
            assert each.words == text[start:end]
        assert list(found) == sorted(found, key=lambda one: one.span)


@given(text=TEXTS)
@QUICK
def test_reading_keeps_every_place(text):
    reading = read(text)
    assert len(reading.outside) == len(reading.plain)
    for word in reading.words:
        assert reading.plain[word.at : word.at + len(word.plain)] == word.plain
        assert reading.back(word.at, word.at + len(word.plain)) == (word.start, word.end)


@given(texts=st.lists(TEXTS, min_size=6, max_size=6))
@QUICK
def test_no_plan_makes_the_coach_fall(texts):
    words, different, measure, what, when, net = texts
    view = p.goal(words=words, different=different, measure=measure, baseline=when, target=net)
    view = p.action(view, what=what, who=words, by_when=when, how_often=net, start=measure)
    view = p.plan(view, if_things_change=net, review_date=when, sustain=different)
    view = p.meeting(p.family(view, lead_since=when), disagreement=what, date="2026-11-19")
    fields = {
        "words": words,
        "different": different,
        "measure": measure,
        "what": what,
        "who": words,
    }
    for remark in Coach().look(view):
        if remark.span is not None and remark.field in fields and remark.kind in {"goal", "action"}:
            start, end = remark.span
            assert 0 <= start < end


@given(seed=st.randoms(use_true_random=False))
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_order_of_people_goals_and_checks_does_not_matter(seed):
    view = p.goal(
        p.action(p.person("Dana", involvement=""), who="School"), different="Dana refuses"
    )
    people, goals = list(view.file.people), list(view.file.plan.goals)
    links, helps = list(view.file.relationships), list(view.file.professionals)
    for some in (people, goals, links, helps):
        seed.shuffle(some)
    mixed = p.plan_file(
        p.on_file(
            view, people=tuple(people), relationships=tuple(links), professionals=tuple(helps)
        ),
        goals=tuple(goals),
    )
    plain = {remark.fingerprint for remark in Coach().look(view)}
    assert {remark.fingerprint for remark in Coach().look(mixed)} == plain
    ids = list(CHECKS)
    seed.shuffle(ids)
    apart = {remark.fingerprint for id_ in ids for remark in Coach().look(view, only=[id_])}
    assert apart == plain
    assert replace(view) == view
