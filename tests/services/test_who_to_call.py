from dataclasses import replace

from taf_desktop.services.profiles import Contact, Profile, profile_for
from taf_desktop.services.who_to_call import Call, calls_for, is_there, with_call
from tests.coach.plans import base


def test_the_team_comes_first_and_then_who_is_local_with_each_number_once():
    file = base().file
    local = Profile(
        id="x",
        title="X",
        contacts=(
            Contact(name="Out of hours", phone=""),
            Contact(name="Police", phone="101"),
            Contact(name="The school once more", phone="01154960000"),
        ),
    )
    calls = calls_for(file, local)
    assert calls[0].line == "Sam Example (Learning mentor), 0115 496 0000"
    names = [call.name for call in calls]
    assert names.count("Sam Example") == 1
    assert names[-1] == "Police"
    assert "The school once more" not in names
    assert "Out of hours" not in names
    assert "Pat Sample" not in names


def test_nobody_is_offered_where_nobody_has_a_number():
    file = base().file
    family = replace(file.family, lead_phone="")
    assert calls_for(replace(file, family=family, professionals=()), None) == ()
    assert "NSPCC helpline" in [
        call.name for call in calls_for(file, profile_for("nottingham-city"))
    ]


def test_a_number_is_found_however_it_is_spaced():
    call = Call("Hub", "0115 496 0060", "Hub, 0115 496 0060")
    assert is_there("Ring 01154960060 first", call)
    assert is_there("Ring (0115) 496-0060", call)
    assert not is_there("Ring 0115 496 00601", call)
    assert with_call("Pat next door \n", call) == "Pat next door\nHub, 0115 496 0060"
    assert with_call("", call) == "Hub, 0115 496 0060"
