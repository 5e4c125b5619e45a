"""Any order of adding, changing, removing, damaging and breaking off: who should get in gets in."""

import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from taf_desktop.domain.errors import TafError, UserError
from taf_desktop.domain.vault import QuickCard
from taf_desktop.storage.vault import VaultFiles
from taf_desktop.support import atomic
from taf_desktop.support.clock import FixedClock
from tests.storage.conftest import NOON, PASSPHRASE, TINY_POLICY

PASSPHRASES = [f"{word} quiet herons" for word in ("seven", "eight", "eleven", "twelve")]
PIN, CARD = "482915", QuickCard("2026-11-22T00:00:00+00:00", "boot")


EXAMPLES = int(os.environ.get("TAF_LOCK_EXAMPLES", "5"))
"""Orders that are tried; ``TAF_LOCK_EXAMPLES=500`` for a long run."""


class PowerCut(BaseException):
    pass


class Locks(RuleBasedStateMachine):
    """A vault's locks, and beside them a plain list of what opens it."""

    def __init__(self):
        super().__init__()
        self.base = Path(tempfile.mkdtemp())
        self.files = VaultFiles(FixedClock(NOON), TINY_POLICY)
        new = self.files.create_keys(self.base, "Team", PASSPHRASE)
        self.files.create_database(new.card, new.keys)
        self.folder = new.card.folder
        self.people = [PASSPHRASE]
        self.code = new.recovery_code
        self.secret = None
        self.gone = []

    def teardown(self):
        self.files.close()
        shutil.rmtree(self.base)

    def open_again(self):
        self.files.close()
        self.files.open(self.folder, self.files.unwrap(self.folder, self.people[0]))

    @rule(which=st.integers(0, 3), new=st.sampled_from(PASSPHRASES))
    def change_passphrase(self, which, new):
        old = self.people[which % len(self.people)]
        if new in self.people:
            return
        self.files.change_passphrase(self.folder, old, new)
        self.people[self.people.index(old)] = new
        self.gone.append(old)

    @precondition(lambda self: len(self.people) < 3)
    @rule(new=st.sampled_from(PASSPHRASES))
    def add(self, new):
        if new not in self.people:
            self.files.add_key_holder(self.folder, self.people[0], "Deputy", new)
            self.people.append(new)

    @precondition(lambda self: len(self.people) > 1)
    @rule()
    def remove(self):
        self.open_again()
        holders = self.files.key_holders(self.folder)
        code = self.files.fresh_code()
        other = holders[-1].slot_id
        self.files.remove(self.files.prepare_removal(self.folder, other, self.people[0], code))
        self.gone += [self.code, *self.people[1:]]
        self.people, self.code, self.secret = self.people[:1], code, None

    @rule()
    def rebuild(self):
        self.open_again()
        self.files.rebuild()

    @rule()
    def renew_code(self):
        keys = self.files.unwrap(self.folder, self.people[0])
        code = self.files.fresh_code()
        self.files.keep_recovery_code(self.folder, keys, code)
        self.gone.append(self.code)
        self.code = code

    @rule(byte=st.integers(0, 255))
    def set_pin(self, byte):
        self.secret = bytes([byte]) * 32
        self.files.set_quick(self.folder, self.people[-1], self.secret, PIN, CARD)

    @precondition(lambda self: self.secret is not None)
    @rule(byte=st.integers(0, 255))
    def wake_pin(self, byte):
        keys = self.files.unwrap(self.folder, self.code)
        self.secret = bytes([byte]) * 32
        self.files.wake_quick(self.folder, keys, self.secret, CARD)

    @precondition(lambda self: self.secret is not None)
    @rule()
    def drop_pin(self):
        self.files.drop_quick(self.folder, self.files.unwrap(self.folder, self.code))
        self.secret = None

    @rule(name=st.sampled_from(["vault.hdr", "vault.hdr.prev"]), at=st.integers(0, 400))
    def damage_one_header(self, name, at):
        # One fault at a time: opening brings the twin up to date where a change was broken off.
        self.open_again()
        path = self.folder / name
        data = bytearray(path.read_bytes())
        data[at] ^= 1
        path.write_bytes(data)
        self.open_again()

    @rule(step=st.integers(0, 1), new=st.sampled_from(PASSPHRASES))
    def break_off_a_change(self, step, new):
        if new in self.people:
            return
        real, left = atomic.write_bytes, [None] * step

        def write(path, content):
            if not left:
                raise PowerCut
            left.pop()
            real(path, content)

        atomic.write_bytes = write
        try:
            self.files.change_passphrase(self.folder, self.people[0], new)
        except PowerCut:
            pass
        finally:
            atomic.write_bytes = real
        if step:
            self.gone.append(self.people[0])
            self.people[0] = new

    @invariant()
    def who_should_get_in_gets_in(self):
        keys = {self.files.unwrap(self.folder, one) for one in (*self.people, self.code)}
        if self.secret is not None:
            keys.add(self.files.unwrap_quick(self.folder, self.secret, PIN))
        assert len(keys) == 1

    @invariant()
    def nobody_else_does(self):
        for one in {*self.gone} - {*self.people, self.code}:
            try:
                self.files.unwrap(self.folder, one)
            except UserError:
                continue
            raise AssertionError(one)
        try:
            self.files.unwrap_quick(self.folder, b"\x01\x02" * 16, PIN)
        except TafError:
            return
        raise AssertionError("a PIN without its secret")


TestLocks = Locks.TestCase
TestLocks.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
