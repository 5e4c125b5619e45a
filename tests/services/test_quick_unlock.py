from datetime import UTC, datetime, timedelta

import pytest

from taf_desktop.domain.errors import EnvironmentProblem, UserError
from taf_desktop.services.quick_unlock import QuickState, Surroundings, check_pin, looks_like_pin
from taf_desktop.services.tries import TooSoon, Tries
from taf_desktop.services.vaults import Vaults
from taf_desktop.storage.kdf import KdfParameters, KdfPolicy
from taf_desktop.storage.vault import VaultFiles
from taf_desktop.support.words import catalogue
from tests.services.boxes import Box, FullBox, NoBox
from tests.services.test_tries import Ticking

TINY = KdfParameters(8, 1, 1)
TINY_POLICY = KdfPolicy(TINY, TINY, TINY, KdfParameters(64, 4, 2))
PASSPHRASE = "seven quiet herons dozing"
PIN = "482915"


class Place:
    """A vault on disk, a store of secrets, and a computer that can be set as one likes."""

    def __init__(self, base):
        self.base = base
        self.clock = Ticking()
        self.boot = "boot-1"
        self.shared = False
        self.box = Box()
        self.vaults = self.again()
        new = self.vaults.prepare("North team", PASSPHRASE, PASSPHRASE)
        self.vaults.begin(new, {})
        self.folder, self.code = new.card.folder, new.recovery_code

    def again(self):
        """Start the program again."""
        if hasattr(self, "vaults"):
            self.vaults.close()
        around = Surroundings(lambda: self.box, lambda: self.shared, self.clock, lambda: self.boot)
        files = VaultFiles(self.clock, TINY_POLICY)
        tries = Tries(self.base / "tries.json", self.clock)
        self.vaults = Vaults(lambda: files, self.base / "Vaults", tries, around)
        return self.vaults

    def state(self):
        return self.vaults.quick(self.folder)

    def unlock(self, secret):
        """Start again, unlock and open."""
        vaults = self.again()
        self.clock.on(60)
        unit_of_work = vaults.open(self.folder, vaults.unwrap(self.folder, secret))
        with unit_of_work() as unit:
            return list(unit.families())


@pytest.fixture
def place(tmp_path):
    found = Place(tmp_path)
    yield found
    found.vaults.close()


@pytest.fixture
def with_pin(place):
    place.vaults.turn_quick_on(place.folder, PASSPHRASE, PIN, PIN)
    return place


def refused(job, *arguments):
    with pytest.raises((UserError, EnvironmentProblem)) as found:
        job(*arguments)
    assert found.value.message_id in catalogue()
    assert found.value.sentence()
    return found.value.message_id


def test_it_is_off_until_somebody_wants_it(place):
    assert place.state() == QuickState()
    assert refused(place.unlock, PIN) == "vault.wrong_passphrase"


def test_a_pin_opens_the_vault_and_the_passphrase_and_the_code_still_do(with_pin):
    until = datetime(2026, 11, 22, 0, 0, tzinfo=UTC)
    assert with_pin.state() == QuickState(on=True, ready=True, until=until.isoformat())
    for secret in (PIN, PASSPHRASE, with_pin.code, PIN):
        assert with_pin.unlock(secret) == []


def test_one_secret_of_44_letters_is_kept_and_nothing_else(with_pin):
    assert [(name, len(kept)) for name, kept in with_pin.box.kept.items()] == [
        (with_pin.folder.name, 44)
    ]
    header = (with_pin.folder / "vault.hdr").read_bytes()
    assert PIN.encode() not in header
    assert next(iter(with_pin.box.kept.values())).encode() not in header


def test_a_pin_alone_opens_nothing(with_pin, tmp_path):
    with_pin.box.kept[with_pin.folder.name] = "A" * 43 + "="
    assert refused(with_pin.unlock, PIN) == "quick.last_tries.some"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda p: p.clock.on(12 * 3600 + 1), "quick.expired"),
        (lambda p: p.clock.on(-60), "quick.expired"),
        (lambda p: setattr(p, "boot", "boot-2"), "quick.restarted"),
        (lambda p: setattr(p, "boot", ""), "quick.restarted"),
        (lambda p: setattr(p, "shared", True), "quick.shared"),
        (lambda p: p.box.kept.clear(), "quick.gone"),
        (lambda p: setattr(p, "box", Box()), "quick.gone"),
        (lambda p: p.box.kept.update({p.folder.name: "garbled"}), "quick.gone"),
        (lambda p: p.box.kept.update({p.folder.name: "é" * 44}), "quick.gone"),
        (lambda p: p.box.kept.update({p.folder.name: "AAAA" * 11}), "quick.gone"),
        (lambda p: p.box.kept.update({p.folder.name: "x" * 3_000}), "quick.gone"),
        (lambda p: setattr(p, "box", NoBox()), "quick.no_keyring"),
    ],
)
def test_whatever_happens_to_it_the_passphrase_opens_and_a_sentence_says_why(
    with_pin, change, message
):
    with_pin.again()
    change(with_pin)
    state = with_pin.state()
    assert (state.on, state.ready, state.message_id) == (True, False, message)
    assert catalogue()[message]
    assert with_pin.unlock(PASSPHRASE) == []
    assert with_pin.unlock(with_pin.code) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda p: p.clock.on(12 * 3600 + 1),
        lambda p: setattr(p, "boot", "boot-2"),
        lambda p: p.box.kept.clear(),
    ],
)
def test_the_passphrase_wakes_the_same_pin_with_a_new_secret(with_pin, change):
    before = dict(with_pin.box.kept)
    change(with_pin)
    assert refused(with_pin.unlock, PIN) == "vault.wrong_passphrase"
    with_pin.unlock(PASSPHRASE)
    assert with_pin.state().ready
    assert with_pin.box.kept.keys() == before.keys()
    assert with_pin.box.kept != before
    with_pin.unlock(PIN)


def test_the_pin_itself_does_not_make_its_twelve_hours_longer(with_pin):
    with_pin.unlock(PASSPHRASE)
    until = with_pin.state().until
    for _ in range(3):
        with_pin.clock.on(3 * 3600)
        with_pin.unlock(PIN)
        assert with_pin.state().until == until
    with_pin.clock.on(3 * 3600)
    assert with_pin.state().message_id == "quick.expired"
    assert with_pin.box.kept == {}


def test_what_is_at_rest_has_no_secret_any_more(with_pin):
    with_pin.boot = "boot-2"
    assert not with_pin.state().ready
    assert with_pin.box.kept == {}
    with_pin.boot = "boot-1"
    assert with_pin.state().message_id == "quick.gone"


def test_five_wrong_pins_end_it_also_across_restarts(with_pin):
    secret = dict(with_pin.box.kept)
    said = [refused(with_pin.unlock, "111999") for _ in range(5)]
    assert said == [*["quick.last_tries.some"] * 3, "quick.last_tries.one", "quick.spent"]
    assert with_pin.box.kept == {}
    with_pin.box.kept.update(secret)
    with_pin.clock.on(60)
    assert with_pin.state().message_id == "quick.spent"
    assert refused(with_pin.unlock, PIN) == "vault.wrong_passphrase"
    with_pin.unlock(PASSPHRASE)
    assert with_pin.state().ready
    with_pin.unlock(PIN)


def test_a_right_pin_begins_the_count_anew(with_pin):
    for _ in range(3):
        for _ in range(4):
            assert refused(with_pin.unlock, "111999").startswith("quick.last_tries")
        with_pin.unlock(PIN)
    assert with_pin.state().ready


def test_wrong_pins_wait_like_wrong_passphrases(with_pin):
    vaults = with_pin.again()
    for _ in range(4):
        refused(vaults.unwrap, with_pin.folder, "111999")
    assert vaults.wait(with_pin.folder) == 2
    with pytest.raises(TooSoon):
        vaults.unwrap(with_pin.folder, PIN)


def test_a_header_changed_to_last_longer_opens_nothing(with_pin):
    with_pin.vaults.close()
    for name in ("vault.hdr", "vault.hdr.prev"):
        path = with_pin.folder / name
        path.write_bytes(path.read_bytes().replace(b"2026-11-22T00:00", b"2026-11-22T04:00"))
    with_pin.clock.on(5 * 3600)
    assert with_pin.state().ready
    assert refused(with_pin.unlock, PIN) == "quick.last_tries.some"


def test_taking_it_away_leaves_nothing(with_pin):
    with_pin.vaults.turn_quick_off(with_pin.folder)
    assert with_pin.state() == QuickState()
    assert with_pin.box.kept == {}
    assert b"quick" not in (with_pin.folder / "vault.hdr").read_bytes()
    with_pin.unlock(PASSPHRASE)


def test_another_pin_takes_the_place_of_the_first(with_pin):
    with_pin.vaults.turn_quick_on(with_pin.folder, PASSPHRASE, "730164", "730164")
    assert (with_pin.folder / "vault.hdr").read_bytes().count(b'"kind":"quick"') == 1
    refused(with_pin.unlock, PIN)
    with_pin.unlock("730164")


def test_it_is_refused_on_an_account_that_others_use(place):
    place.shared = True
    assert place.state() == QuickState(message_id="quick.shared")
    assert refused(place.vaults.turn_quick_on, place.folder, PASSPHRASE, PIN, PIN) == "quick.shared"
    assert place.box.kept == {}


def test_declaring_the_account_shared_takes_it_away_at_the_next_passphrase(with_pin):
    with_pin.shared = True
    with_pin.unlock(PASSPHRASE)
    with_pin.shared = False
    assert with_pin.state() == QuickState()
    assert with_pin.box.kept == {}


def test_the_wrong_passphrase_sets_no_pin_and_counts(place):
    wrong = "eleven loud gannets"
    for _ in range(4):
        refused(place.vaults.turn_quick_on, place.folder, wrong, PIN, PIN)
    assert place.vaults.wait(place.folder) == 2
    assert place.state() == QuickState()


@pytest.mark.parametrize("box", [NoBox(), FullBox()])
def test_a_computer_without_a_place_for_secrets_offers_none(place, box):
    place.box = box
    assert (
        refused(place.vaults.turn_quick_on, place.folder, PASSPHRASE, PIN, PIN) == "quick.not_here"
    )
    assert place.state().on is False
    place.unlock(PASSPHRASE)


def test_a_computer_that_does_not_say_when_it_started_offers_none(place):
    place.boot = ""
    assert (
        refused(place.vaults.turn_quick_on, place.folder, PASSPHRASE, PIN, PIN) == "quick.not_here"
    )


def test_without_surroundings_there_is_no_pin(place):
    files = VaultFiles(policy=TINY_POLICY)
    vaults = Vaults(lambda: files, place.base / "Vaults")
    assert vaults.quick(place.folder) == QuickState()
    vaults.turn_quick_off(place.folder)
    assert refused(vaults.turn_quick_on, place.folder, PASSPHRASE, PIN, PIN) == "quick.not_here"


def test_a_vault_that_cannot_be_read_has_no_pin(with_pin):
    for name in ("vault.hdr", "vault.hdr.prev"):
        (with_pin.folder / name).write_bytes(b"damaged")
    assert with_pin.state() == QuickState()


def test_a_moment_that_cannot_be_read_has_passed(with_pin):
    with_pin.vaults.close()
    for name in ("vault.hdr", "vault.hdr.prev"):
        path = with_pin.folder / name
        path.write_bytes(path.read_bytes().replace(b"2026-11-22T00:00", b"sometime-or-oth!"))
    assert with_pin.state().message_id == "quick.expired"


def test_the_quick_service_by_itself_says_why_it_is_at_rest(with_pin):
    quick = with_pin.vaults._quick
    with_pin.boot = "boot-2"
    assert refused(quick.unwrap, with_pin.folder, PIN) == "quick.restarted"


@pytest.mark.parametrize(
    ("pin", "again", "message"),
    [
        ("", "", "quick.pin_short"),
        ("12", "12", "quick.pin_short"),
        ("ﬁﬁ", "ﬁﬁ", "quick.pin_short"),
        ("482915482915", "482915482915", "quick.pin_long"),
        ("111111", "111111", "quick.pin_easy"),
        ("123456", "123456", "quick.pin_easy"),
        ("987654", "987654", "quick.pin_easy"),
        ("121212", "121212", "quick.pin_easy"),
        ("123123", "123123", "quick.pin_easy"),
        ("482915", "482951", "quick.pins_differ"),
    ],
)
def test_pins_that_do_not_do(pin, again, message):
    assert refused(check_pin, pin, again) == message


def test_what_is_shorter_than_a_passphrase_is_a_pin():
    assert looks_like_pin("482915")
    assert looks_like_pin("x" * 11)
    assert not looks_like_pin("x" * 12)
    assert not looks_like_pin("ﬁ" * 6)
    check_pin("4829150", "4829150")


def test_twelve_hours_are_twelve_hours():
    from taf_desktop.services.quick_unlock import LIFETIME

    assert timedelta(hours=12) == LIFETIME
