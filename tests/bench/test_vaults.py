from datetime import date

import pytest

from bench import vaults
from bench.__main__ import main as bench_main
from bench.timing import Figure, in_turns
from taf_desktop.domain.plan import Plan


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    base = tmp_path_factory.mktemp("bench") / "Vaults"
    with pytest.MonkeyPatch.context() as fewer:
        fewer.setattr(vaults, "TOLD", 1)
        new, ids = vaults.make_vault(base, 12, vaults.CHEAP)
    opened = vaults.open_vault(new, ids)
    yield opened
    opened.vaults.close()


def test_every_family_has_five_years_of_work(made):
    assert sorted(one.family_id for one in made.desk.families.all()) == sorted(made.family_ids)
    names = {made.desk.families.open(id_).file.family.name for id_ in made.family_ids}
    assert names == {f"The Example {number} family" for number in range(1, 13)}
    file = made.desk.families.open(made.family_ids[7]).file
    days = [each.meeting.date for each in file.meetings]
    assert len(days) == 5
    assert (date.fromisoformat(days[-1]) - date.fromisoformat(file.family.started)).days > 1200
    assert len(file.assessments) == 2
    assert len(file.plan.reviews) == 2
    assert file.plan.version == 3
    assert {each.family_id for each in (*file.people, *file.plan.actions())} == {file.family.id}


def test_what_was_signed_names_the_family_it_is_about(made):
    file = made.desk.families.open(made.family_ids[3]).file
    signed = made.desk.families.as_signed(file.plan.plan.id, 1)
    assert signed.family.name == file.family.name
    assert signed.family.id == file.family.id


def test_the_history_of_a_multiplied_vault_is_whole(made):
    check = None
    while check is None or not check.done:
        with made.unit_of_work() as unit:
            check = unit.history.check(check)
    assert check.checked > 12 * 200
    assert check.result().noticed == ()


def test_it_is_worked_on_like_any_other(made):
    plan = made.desk.families.open(made.family_ids[0]).file.plan.plan
    changed, _ = made.desk.plans.change(plan.id)
    assert (type(changed), changed.status) == (Plan, "draft")


def test_a_figure_says_whether_its_goal_is_met():
    figure = Figure("opening", 1.234, 1.3)
    assert (figure.shown, figure.goal_shown, figure.reached) == ("1.23 ×", "≤ 1.3 ×", True)
    assert not Figure("opening", 1.31, 1.3).reached


def test_two_jobs_are_run_turn_about_after_a_warm_up():
    done = []
    in_turns(lambda: done.append("a"), lambda: done.append("b"), runs=2)
    assert done == ["a", "b"] * 3


def test_a_measure_there_is_not_is_said_and_nothing_is_measured(capsys):
    assert bench_main(["--help"]) == 2
    assert "There is no --help; there are start, " in capsys.readouterr().out
