import pytest

from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.errors import Bug, UserError
from taf_desktop.forms.catalogue import Catalogue
from taf_desktop.services.assessments import Assessments
from taf_desktop.support import paths


@pytest.fixture(scope="module")
def forms():
    return Catalogue.read(paths.forms_folder())


@pytest.fixture
def assessments(vault, forms, clock):
    return Assessments(vault, forms, clock)


def test_starting_binds_the_answers_to_the_form_and_keeps_its_text(
    assessments, vault, family, forms
):
    started, changes = assessments.start(family.id)
    form = forms.current("taf-assessment")
    assert (started.form_version, started.form_hash) == (form.version, form.hash)
    assert started.started == "2026-11-21"
    assert vault.kept.forms == {form.hash: form.text}
    assert changes.touches_kind("assessment")


def test_old_answers_keep_their_old_questions(assessments, vault, family, clock, tmp_path):
    started, _ = assessments.start(family.id)
    moved_on = Assessments(vault, Catalogue.read(tmp_path), clock)
    opened = moved_on.open(started.id)
    assert opened.definition.hash == started.form_hash
    assert opened.definition.sections == assessments.open(started.id).definition.sections


def test_a_form_that_is_nowhere_is_our_fault_and_the_answers_stay(
    assessments, vault, family, clock, tmp_path
):
    started, _ = assessments.start(family.id)
    vault.kept.forms.clear()
    with pytest.raises(Bug):
        Assessments(vault, Catalogue.read(tmp_path), clock).open(started.id)
    assert vault.all(Assessment) == [started]


def test_without_a_form_nothing_is_started(vault, family, clock, tmp_path):
    with pytest.raises(UserError) as refused:
        Assessments(vault, Catalogue.read(tmp_path), clock).start(family.id)
    assert refused.value.message_id == "assessments.no_form"
    assert vault.all(Assessment) == []


def test_drafts_are_saved_and_a_late_one_overwrites_nothing(assessments, family):
    started, _ = assessments.start(family.id)
    saved, _ = assessments.save(started.id, started.revision, {"reason": "Mornings"})
    same, changes = assessments.save(saved.id, saved.revision, {"reason": "Mornings"})
    assert (same, bool(changes)) == (saved, False)
    with pytest.raises(UserError) as refused:
        assessments.save(started.id, started.revision, {"reason": "Something older"})
    assert refused.value.message_id == "record.changed_elsewhere"
    assert assessments.open(started.id).assessment.answers == {"reason": "Mornings"}


def test_finishing_signs_and_correcting_opens_again(assessments, desk, family):
    started, _ = assessments.start(family.id)
    done, _ = assessments.finish(started.id, started.revision, {"reason": "Mornings"})
    assert (done.status, done.finished) == ("finished", "2026-11-21")
    for again in (assessments.save, assessments.finish):
        with pytest.raises(UserError) as refused:
            again(done.id, done.revision, {"reason": "Changed"})
        assert refused.value.message_id == "record.signed"
    draft, _ = assessments.correct(done.id)
    saved, _ = assessments.save(draft.id, draft.revision, {"reason": "Calm mornings"})
    assessments.finish(saved.id, saved.revision, saved.answers, reason="Dana asked for it")
    first, second = desk.families.signed_versions(done.id)
    assert (second.number, second.reason) == (2, "Dana asked for it")
    assert desk.families.as_signed(done.id, 1).assessments[0].answers == {"reason": "Mornings"}
    assert first.signed_by == "Sam Example"
    with pytest.raises(UserError):
        desk.families.as_signed(done.id, 3)


def test_last_time_is_the_newest_finished_one_before(assessments, family):
    first, _ = assessments.start(family.id)
    assessments.finish(first.id, first.revision, {"reason": "Mornings"})
    second, _ = assessments.start(family.id)
    opened = assessments.open(second.id)
    assert opened.previous == {"reason": "Mornings"}
    assert opened.previous_on == "2026-11-21"
    assert assessments.open(first.id).previous == {}
    assert [o.label["en"] for o in opened.lists["children"]] == ["Robin", "Baby"]
