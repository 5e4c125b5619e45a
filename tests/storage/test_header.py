import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taf_desktop.domain.errors import EnvironmentProblem, TafError, UserError
from taf_desktop.domain.vault import Anchor
from taf_desktop.storage import header, kdf, keys
from taf_desktop.storage.header import (
    MAGIC,
    DamagedHeader,
    Header,
    Quick,
    RecordsKey,
    Wrapped,
)
from taf_desktop.storage.kdf import POLICY, KdfParameters
from tests.storage.conftest import PASSPHRASE, TINY, TINY_POLICY

CODE = "O4YW-R3L3-AMEI-NRJG-HBET-EN7N-XKXJ-M7NW-54HB"
MASTER, DATABASE, VAULT = bytes(range(32)), bytes(range(100, 132)), "5" * 32
NOW = "2026-11-21T12:00:00+00:00"
WRAPPED = Wrapped(bytes(12), bytes(48))


def made(vault_id=VAULT, cost=TINY):
    return Header(
        vault_id=vault_id,
        name="North team",
        created=NOW,
        generation=1,
        slots=(
            keys.passphrase_slot(MASTER, vault_id, PASSPHRASE, cost, NOW),
            keys.recovery_slot(MASTER, vault_id, CODE, NOW),
        ),
        database_generation=1,
        database=keys.seal_database_key(MASTER, vault_id, 1, DATABASE),
    )


def unlock(data, secret=PASSPHRASE):
    return keys.unlock(header.read(data, TINY_POLICY), secret)[0]


@pytest.fixture(scope="module")
def data():
    return keys.write_header(made(), MASTER)


def altered(data, change):
    """Return a header whose JSON was changed and written well, as by somebody without the keys."""
    body = json.loads(data[12:-32])
    change(body)
    text = json.dumps(body, sort_keys=True, separators=(",", ":")).encode()
    return MAGIC + len(text).to_bytes(4, "big") + text + data[-32:]


@pytest.mark.parametrize("secret", [PASSPHRASE, CODE, CODE.lower().replace("-", " ")])
def test_either_secret_gives_the_keys(data, secret):
    found = unlock(data, secret)
    assert (found.vault_id, found.master, found.database) == (VAULT, MASTER, DATABASE)


def test_a_header_reads_back_as_it_was_written():
    written = made()
    assert header.read(keys.write_header(written, MASTER), TINY_POLICY).header == written


def test_no_secret_and_no_key_stands_in_the_header(data):
    for secret in (PASSPHRASE.encode(), CODE.encode(), MASTER, DATABASE):
        assert secret not in data
        assert secret.hex().encode() not in data


@pytest.mark.parametrize("secret", [PASSPHRASE, CODE])
def test_every_single_bit_flip_is_refused(data, secret):
    opened = []
    for at in range(len(data) * 8):
        flipped = bytearray(data)
        flipped[at // 8] ^= 1 << at % 8
        try:
            unlock(bytes(flipped), secret)
        except TafError:
            continue
        opened.append(at)
    assert opened == []
    assert len(data) * 8 > 8000


def test_every_cut_and_any_addition_is_refused(data):
    for size in range(len(data)):
        with pytest.raises(DamagedHeader):
            header.read(data[:size], TINY_POLICY)
    for more in (b"\0", b"x" * 40, b"x" * header.MOST_BYTES):
        with pytest.raises(DamagedHeader):
            header.read(data + more, TINY_POLICY)


@given(st.binary(max_size=300))
def test_anything_else_is_refused(junk):
    body = MAGIC + len(junk).to_bytes(4, "big") + junk + bytes(32)
    for data in (junk, body):
        with pytest.raises(TafError):
            header.read(data, TINY_POLICY)


@pytest.mark.parametrize(
    "wrong", ["", "seven quiet heron", PASSPHRASE + " ", PASSPHRASE.title(), "x" * 100_000]
)
def test_a_wrong_passphrase_opens_nothing(data, wrong):
    with pytest.raises(UserError, match=r"vault\.wrong_passphrase"):
        unlock(data, wrong)


def test_a_wrong_code_is_told_from_a_wrong_passphrase(data):
    other = "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA"
    for wrong in (other, "P" + CODE[1:]):
        with pytest.raises(UserError, match=r"vault\.wrong_recovery_code"):
            unlock(data, wrong)


@pytest.mark.parametrize(
    "cost",
    [
        {"memory_kib": 1 << 30, "rounds": 3, "lanes": 4},
        {"memory_kib": 256 * 1024, "rounds": 10**9, "lanes": 4},
        {"memory_kib": 256 * 1024, "rounds": 3, "lanes": 10**6},
        {"memory_kib": 1024, "rounds": 3, "lanes": 4},
        {"memory_kib": -1, "rounds": 3, "lanes": 4},
        {"memory_kib": 256 * 1024.0, "rounds": 3, "lanes": 4},
        {"memory_kib": 256 * 1024, "rounds": True, "lanes": 4},
        {"memory_kib": 256 * 1024, "rounds": 3},
        None,
        7,
    ],
)
def test_a_hostile_cost_is_refused_before_anything_is_computed(data, cost, monkeypatch):
    monkeypatch.setattr(kdf, "derive", lambda *_: pytest.fail("the cost was paid"))
    hostile = altered(data, lambda body: body["slots"][0].update(kdf=cost))
    with pytest.raises(DamagedHeader):
        keys.unlock(header.read(hostile, POLICY), PASSPHRASE)


def test_the_products_own_cost_is_within_its_bounds():
    for cost in (POLICY.floor, POLICY.start):
        assert cost.fits(POLICY.smallest, POLICY.largest)


def test_at_most_sixteen_slots(data):
    many = altered(data, lambda body: body.update(slots=body["slots"] * 9))
    none = altered(data, lambda body: body.update(slots=[]))
    for hostile in (many, none):
        with pytest.raises(DamagedHeader):
            header.read(hostile, TINY_POLICY)


def test_a_cheaper_slot_does_not_open():
    dear = made(cost=KdfParameters(16, 2, 1))
    weakened = replace(dear, slots=(replace(dear.slots[0], kdf=TINY), dear.slots[1]))
    with pytest.raises(UserError, match=r"vault\.wrong_passphrase"):
        unlock(keys.write_header(weakened, MASTER))


def test_a_slot_of_another_vault_does_not_open():
    other = made("6" * 32)
    moved = replace(made(), slots=other.slots)
    for secret in (PASSPHRASE, CODE):
        with pytest.raises(UserError):
            unlock(keys.write_header(moved, MASTER), secret)


def test_a_header_changed_by_somebody_without_the_keys_is_not_believed(data):
    renamed = altered(data, lambda body: body.update(name="Somebody else's"))
    with pytest.raises(DamagedHeader):
        unlock(renamed)


def test_a_records_key_of_another_generation_is_not_taken():
    later = replace(made(), database_generation=2)
    with pytest.raises(DamagedHeader):
        unlock(keys.write_header(later, MASTER))


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body.update(spare="x"),
        lambda body: body.pop("created"),
        lambda body: body.update(suite="rot13"),
        lambda body: body.update(format="1"),
        lambda body: body.update(generation=None),
        lambda body: body.update(name=5),
        lambda body: body["slots"][0].update(salt="00"),
        lambda body: body["slots"][0].update(salt="no hex"),
        lambda body: body.update(slots={"0": body["slots"][0]}),
        lambda body: body["database"]["key"].update(nonce=body["database"]["key"]["nonce"] + "00"),
    ],
)
def test_a_header_of_another_shape_is_refused(data, change):
    with pytest.raises(DamagedHeader):
        header.read(altered(data, change), TINY_POLICY)


def test_spacing_and_doubled_names_are_refused(data):
    body = data[12:-32]
    for text in (body.replace(b":", b": ", 1), b'{"name":"x",' + body[1:], b"[" * 60_000):
        with pytest.raises(DamagedHeader):
            header.read(MAGIC + len(text).to_bytes(4, "big") + text + data[-32:], TINY_POLICY)


def test_a_header_of_a_newer_program_is_told_from_a_damaged_one(data):
    newer = altered(data, lambda body: body.update(format=3, something="new"))
    with pytest.raises(EnvironmentProblem, match=r"vault\.newer"):
        header.read(newer, TINY_POLICY)


def test_a_recovery_slot_is_made_of_a_recovery_code_only():
    with pytest.raises(ValueError, match="not a recovery code"):
        keys.recovery_slot(MASTER, VAULT, "seven quiet herons", NOW)


def test_each_purpose_has_its_own_key():
    purposes = (keys.HEADER, keys.WRAP, keys.RECOVERY_CODE)
    assert len({keys.derived(MASTER, purpose) for purpose in purposes} | {MASTER}) == 4


ANCHOR = Anchor(7, "ab" * 32, NOW)
QUICK = Quick("2026-11-22T00:00:00+00:00", "boot", WRAPPED)
NEWER = [
    {"anchor": ANCHOR},
    {"coming": RecordsKey(2, keys.seal_database_key(MASTER, VAULT, 2, bytes(32)))},
    {"audit": keys.seal_audit_key(MASTER, VAULT, bytes(32))},
]


@pytest.mark.parametrize("more", NEWER)
def test_new_members_read_back_and_are_the_second_format(more):
    written = replace(made(), **more)
    data = keys.write_header(written, MASTER)
    assert header.read(data, TINY_POLICY).header == written
    assert b'"format":2' in data
    assert unlock(data).master == MASTER


def test_labels_and_pins_read_back_and_are_the_second_format():
    first = made().slots[0]
    pin = replace(first, id="pin", kind=header.QUICK, quick=QUICK)
    for slots in ((replace(first, label="Deputy"),), (first, pin)):
        data = keys.write_header(replace(made(), slots=slots), MASTER)
        assert b'"format":2' in data
        assert header.read(data, TINY_POLICY).header.slots == slots


def test_a_header_that_needs_nothing_new_is_written_as_the_first_release_wrote_it(data):
    assert b'"format":1' in data
    body = json.loads(data[12:-32])
    assert sorted(body) == [
        "created", "database", "format", "generation", "name", "slots", "suite", "vault",
    ]  # fmt: skip
    assert sorted(body["slots"][0]) == ["changed", "created", "id", "kdf", "key", "kind", "salt"]


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body.update(format=2),
        lambda body: body.update(anchor=None),
        lambda body: body.update(anchor={}),
        lambda body: body.update(format=2, anchor={"seq": -1, "head": "ab" * 32, "at": ""}),
        lambda body: body.update(format=2, anchor={"seq": 1, "head": "AB" * 32, "at": ""}),
        lambda body: body.update(format=2, anchor={"seq": 1, "head": "ab", "at": ""}),
        lambda body: body.update(anchor={"seq": 1, "head": "ab" * 32, "at": ""}),
        lambda body: body.update(format=2, coming=7),
        lambda body: body.update(format=2, audit="x"),
        lambda body: body["slots"][0].update(label=""),
        lambda body: (body.update(format=2), body["slots"][0].update(label="x" * 41)),
        lambda body: (body.update(format=2), body["slots"][0].update(label=5)),
        lambda body: (body.update(format=2), body["slots"][0].update(kind="quick")),
        lambda body: body["slots"][0].update(kind="magic"),
        lambda body: (body.update(format=2), body["slots"][0].update(quick={})),
        lambda body: body.pop("database"),
    ],
)
def test_new_members_of_another_shape_are_refused(data, change):
    with pytest.raises(DamagedHeader):
        header.read(altered(data, change), TINY_POLICY)


def test_keys_wrapped_for_another_vault_or_generation_are_not_taken():
    strange = keys.seal_database_key(MASTER, VAULT, 3, bytes(32))
    for more in (
        {"coming": RecordsKey(2, strange)},
        {"audit": strange},
        {"audit": keys.seal_audit_key(MASTER, "6" * 32, bytes(32))},
    ):
        with pytest.raises(DamagedHeader):
            unlock(keys.write_header(replace(made(), **more), MASTER))


def test_the_key_of_the_history_is_its_own_or_the_one_that_was_kept():
    first = unlock(keys.write_header(made(), MASTER))
    assert keys.audit_key(first) == keys.derived(MASTER, keys.AUDIT)
    kept = replace(made(), audit=keys.seal_audit_key(MASTER, VAULT, bytes(32)))
    assert keys.audit_key(unlock(keys.write_header(kept, MASTER))) == bytes(32)
