import pytest

from taf_desktop.services.passphrases import SHORTEST
from taf_desktop.ui.start.flow import FEWEST_LETTERS, STEPS, FirstStart, Step

CODE = "ABCD-EFGH-IJKL-MNOP-QRST-UVWX-YZ23-4567-ABCD"
LONG = "seven quiet herons dozing"


@pytest.fixture
def flow():
    return FirstStart()


def at_passphrase(flow):
    flow.fill({"person_name": " Sam Example ", "person_role": "SENCO"})
    flow.go_on()
    flow.fill({"profile": "nottingham-city"})
    flow.go_on()
    return flow


def test_steps_follow_each_other(flow):
    assert (flow.number, len(STEPS)) == (1, 5)
    at_passphrase(flow)
    assert flow.step is Step.PASSPHRASE
    flow.vault_made(CODE)
    flow.fill({"typed_code": "abcd efgh ijkl mnop qrst uvwx yz23 4567 abcd"})
    flow.go_on()
    assert flow.step is Step.DONE
    flow.go_on()
    assert flow.step is Step.DONE


def test_a_name_and_an_area_are_needed(flow):
    flow.go_on()
    assert flow.problems() == {"person_name": "start.missing.name"}
    flow.fill({"person_name": "Sam Example"})
    flow.go_on()
    assert flow.problems() == {"profile": "start.missing.area"}


@pytest.mark.parametrize(
    ("answers", "problem"),
    [
        ({}, {"passphrase": "start.missing.passphrase"}),
        ({"passphrase": "short"}, {"passphrase": "start.short_passphrase"}),
        ({"passphrase": LONG, "repeated": LONG + " "}, {"repeated": "start.passphrases_differ"}),
        ({"passphrase": LONG, "repeated": LONG}, {}),
    ],
)
def test_the_passphrase_is_looked_at(flow, answers, problem):
    at_passphrase(flow)
    flow.fill({"vault_name": "Riverside", **answers})
    assert flow.problems() == problem


def test_the_vault_needs_a_nickname(flow):
    at_passphrase(flow)
    flow.fill({"vault_name": " ", "passphrase": LONG, "repeated": LONG})
    assert flow.problems() == {"vault_name": "start.missing.vault_name"}


def test_only_a_made_vault_leads_on_and_forgets_the_passphrase(flow):
    at_passphrase(flow)
    flow.fill({"vault_name": "Riverside", "passphrase": LONG, "repeated": LONG})
    flow.go_on()
    assert flow.step is Step.PASSPHRASE
    flow.vault_made(CODE)
    assert flow.step is Step.RECOVERY
    assert flow.answer("passphrase") == flow.answer("repeated") == ""
    flow.go_back()
    assert flow.step is Step.RECOVERY


def test_back_is_possible_until_the_vault_is_made(flow):
    assert not flow.can_go_back
    at_passphrase(flow)
    flow.go_back()
    flow.go_back()
    assert flow.step is Step.WHO
    assert flow.answer("person_name") == "Sam Example"


def test_the_code_must_be_the_same(flow):
    at_passphrase(flow)
    flow.vault_made(CODE)
    flow.fill({"typed_code": CODE.replace("4567", "4576")})
    assert flow.problems() == {"typed_code": "start.code_differs"}


def test_settings_and_own_words(flow):
    at_passphrase(flow)
    assert flow.settings()["person_name"] == "Sam Example"
    assert flow.settings()["person_phone"] == ""
    assert flow.own_words() == ("Sam Example", "SENCO", "nottingham-city")


def test_the_shortest_passphrase_is_one_fact():
    assert FEWEST_LETTERS == SHORTEST
