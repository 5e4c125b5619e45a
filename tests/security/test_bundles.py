"""P16 in its short form: each kind of bad hand-over by its name."""

import pytest

from tests.security import bundle_faults as faults
from tests.security.worlds import dice
from tests.services import two_vaults


@pytest.fixture(scope="module")
def post(tmp_path_factory):
    folder = tmp_path_factory.mktemp("post")
    templates = two_vaults.make_both(folder / "templates")
    with (
        two_vaults.opened(templates, folder, "sam") as giver,
        two_vaults.opened(templates, folder, "ida") as taker,
    ):
        return faults.new_post(giver, taker)


def test_the_good_ones_are_taken(post):
    assert faults.outcome(post.by_card, post.keys) == "taken"
    assert faults.outcome(post.by_words, faults.SIX) == "taken"


@pytest.mark.parametrize("group", faults.GROUPS)
def test_every_bad_one_is_refused_with_a_sentence(post, group):
    told = {name: faults.outcome(file, secret) for name, file, secret in faults.GROUPS[group](post)}
    assert told
    assert [name for name, said in told.items() if said == "taken"] == []
    if group == "sealed anew":
        assert set(told.values()) == {"handover.sealed_anew"}


def test_whatever_is_altered_on_the_way_is_refused(post):
    told = [faults.outcome(file, post.keys) for _name, file in faults.altered(post, dice("7"), 12)]
    assert "taken" not in told


def test_a_costly_file_is_refused_before_anything_is_computed(post, monkeypatch):
    from taf_desktop.services import age

    monkeypatch.setattr(age, "open_with_passphrase", lambda *_: pytest.fail("it was computed"))
    told = {name: faults.outcome(file, "x") for name, file in faults.heads()}
    assert told["work factor"] in ("handover.too_costly", "handover.damaged")
    costly = next(file for _name, file in faults.heads())
    assert faults.outcome(costly, "x") == "handover.too_costly"
