"""Hand-over files that nobody may be able to take in, and what the program says to each.

The attacker of the first group has the file; of the second, the receiver's card (anybody has it)
and can seal whatever he likes; of the third, the sender's own keys too, so that the list and the
signature are right and only the strict reading stands in the way.
"""

import io
import json
import random
import struct
import time
import zipfile
from dataclasses import dataclass

import msgspec

from taf_desktop.domain.errors import UserError
from taf_desktop.domain.handover import Card, OwnKeys, Part, Why
from taf_desktop.services import age
from taf_desktop.services import handover_box as box
from taf_desktop.services import handover_keys as keys_
from taf_desktop.services.handover_content import Wanted
from taf_desktop.services.handover_preview import preview
from taf_desktop.services.handover_zip import MANIFEST, RECORDS, SIGNATURE, pack
from taf_desktop.services.handovers import Parcel, seal, unseal

SIX = "alpha bravo charlie delta echo foxtrot"
WHY = Why(purpose="work_together", reason="To plan together.", basis="public_task", told="agreed")


@dataclass
class Post:
    """A good hand-over on its way, sealed once for a card and once with words."""

    parcel: Parcel
    spoken: Parcel
    keys: OwnKeys
    stranger: OwnKeys
    by_card: bytes
    by_words: bytes


def new_post(giver, taker):
    """Hand the example family from one open vault to another."""
    (family,) = giver.desk.families.all()
    card = taker.desk.handovers.own()[0].card
    giver.desk.handovers.keep(card, compared=True)
    versions = giver.desk.handovers.offer(family.family_id).versions
    wanted = Wanted(frozenset(Part), frozenset(version.id for version in versions[:2]))
    prepare = giver.desk.handovers.prepare
    parcel, _ = prepare(family.family_id, wanted, WHY, card)
    spoken, _ = prepare(family.family_id, wanted, WHY, Card(name="Ida", seal="", sign=""), SIX)
    return Post(
        parcel=parcel,
        spoken=spoken,
        keys=taker.desk.handovers.keys()[0],
        stranger=keys_.make_keys("2026-11-21"),
        by_card=seal(parcel),
        by_words=seal(spoken),
    )


def outcome(sealed, secret):
    """Return "taken" for a file that would be taken in, or why not; anything else is a crash."""
    try:
        unseal(sealed, secret)
    except UserError as error:
        error.sentence()
        return error.message_id
    return "taken"


# The attacker has the file.


def altered(post, rng, each):
    """Yield files cut, flipped, grown and spliced, with the right keys to open them."""
    good, other = post.by_card, seal(post.parcel)
    for _ in range(each):
        at = rng.randrange(len(good))
        flipped = bytearray(good)
        flipped[at] ^= 1 << rng.randrange(8)
        yield "flipped", _unless_free(bytes(flipped), good)
        yield "cut", good[:at]
        yield "grown", good + rng.randbytes(rng.randrange(1, 100))
        yield "spliced", good[:at] + other[at:]
        start = rng.randrange(len(good) - 1)
        yield "part taken out", good[:start] + good[start + rng.randrange(1, len(good) - start) :]
    yield "empty", b""
    yield "only the first line", box.AGE
    yield "noise", rng.randbytes(10_000)
    yield "armoured", b"-----BEGIN AGE ENCRYPTED FILE-----\n" + good


def _unless_free(changed, good):
    # age adds a line of chance to its head ("grease"); its MAC covers that too, so nothing is free.
    assert changed != good
    return changed


def heads():
    """Yield files whose first lines ask for too much, or make no sense."""
    body = b"\n" + b"A" * 43 + b"\n--- " + b"A" * 43 + b"\n" + bytes(64)
    for work in (b"21", b"30", b"63", b"99", b"020", b"-1", b"1e9", b"", b"0", b"9" * 5000):
        yield "work factor", box.AGE + b"-> scrypt " + b"A" * 22 + b" " + work + body
    twice = b"-> scrypt " + b"A" * 22 + b" 10\n" + b"A" * 43 + b"\n"
    yield "two scrypt lines", box.AGE + twice + twice[:-1] + body
    yield "no end of the head", box.AGE + b"-> X25519 " + b"A" * 100_000
    yield "many receivers", box.AGE + (b"-> X25519 " + b"A" * 43 + b"\n") * 500 + body
    yield "no receiver", box.AGE + b"--- " + b"A" * 43 + b"\n" + bytes(64)


def wrong_secrets(post):
    """Yield good files with secrets they were not sealed for."""
    yield "wrong card", post.by_card, post.stranger
    yield "words for a card", post.by_card, SIX
    yield "a card for words", post.by_words, post.keys
    yield "wrong words", post.by_words, SIX.replace("echo", "ether")
    yield "no words", post.by_words, ""


# The attacker can seal what he likes for the receiver.


def sealed_anew(post):
    """Yield good packets opened by their receiver and sealed for somebody else."""
    packed = age.open_with_identity(post.by_card, post.keys.seal)
    to = keys_.own_card(post.stranger, {"person_name": "Stranger"})
    yield "sealed for another card", age.seal_for(packed, to.seal), post.stranger
    spoken = age.open_with_passphrase(post.by_words, SIX)
    yield "words, sealed for a card", age.seal_for(spoken, to.seal), post.stranger
    yield "other words", age.seal_with(spoken, "other words"), "other words"


def files_of(post):
    """Return the files of the good packet with its list and its signature."""
    listed = msgspec.json.encode(post.parcel.packet.manifest)
    signature = keys_.sign(post.parcel.keys, box._LABEL + listed)
    return {MANIFEST: listed, SIGNATURE: signature, **post.parcel.packet.files}


def to_receiver(post, packed):
    """Seal any bytes for the receiver, as everybody with their card can."""
    return age.seal_for(packed, post.parcel.to.seal)


def forged(post):
    """Yield packets whose list, signature or files do not belong together."""
    good = files_of(post)
    stranger = keys_.sign(post.stranger, box._LABEL + good[MANIFEST])
    other = good[MANIFEST].replace(b"To plan together.", b"To be passed on.")
    for name, files in {
        "signed by somebody else": {**good, SIGNATURE: stranger},
        "no signature": {k: v for k, v in good.items() if k != SIGNATURE},
        "empty signature": {**good, SIGNATURE: b""},
        "list changed": {**good, MANIFEST: other},
        "no list": {k: v for k, v in good.items() if k != MANIFEST},
        "records changed": {**good, RECORDS: good[RECORDS].replace(b"Dana", b"Dora")},
        "a file missing": {k: v for k, v in good.items() if k != RECORDS},
        "a file more": {**good, "versions/0999.json": b"{}"},
        "nothing": {},
    }.items():
        yield name, to_receiver(post, pack(files))


def archives(post):
    """Yield archives made to fill memory, to leave their folder, or to confuse readers."""
    good = files_of(post)
    for name in ("../up.json", "/etc/passwd", "C:\\x", "records.json/../x", "CON", "versions/", "é",
                 "forms/" + "a" * 63 + ".yaml", "RECORDS.JSON", "a\0b"):  # fmt: skip
        yield f"name {name!r}", to_receiver(post, _zip({**good, name: b"x"}))
    yield "bomb", to_receiver(post, _zip({**good, "versions/0900.json": bytes(150_000_000)}))
    many_bombs = {f"versions/{n:04d}.json": bytes(1_000_000) for n in range(400)}
    yield "many bombs", to_receiver(post, _zip({**good, **many_bombs}))
    yield "10^6 entries", to_receiver(post, _many_entries(1_000_000))
    yield "a lie about entries", to_receiver(post, _end(pack(good), entries=1))
    yield "a lie about the start", to_receiver(post, _end(pack(good), start=2**32 - 1))
    yield "a note at the end", to_receiver(post, pack(good) + b"note")
    yield "another packing", to_receiver(post, _zip(good, zipfile.ZIP_LZMA))
    yield "encrypted", to_receiver(post, _flagged(pack(good)))
    yield "no archive", to_receiver(post, b"PK\x05\x06" + bytes(18))
    yield "noise", to_receiver(post, random.Random(3).randbytes(5_000))
    twice = io.BytesIO()
    with zipfile.ZipFile(twice, "w") as archive:
        for name, content in good.items():
            archive.writestr(zipfile.ZipInfo(name), content)
        archive.fp.write(b"")
        archive.filelist.append(archive.filelist[0])
    yield "one name twice", to_receiver(post, twice.getvalue())


# The attacker has the sender's keys too.


def signed(post, files, **manifest):
    """Return a packet with any files, its list right and signed by the sender."""
    values = msgspec.to_builtins(post.parcel.packet.manifest)
    values.update({"items": msgspec.to_builtins(box.items_of(files)), **manifest})
    listed = json.dumps(values).encode()
    signature = keys_.sign(post.parcel.keys, box._LABEL + listed)
    return to_receiver(post, pack({MANIFEST: listed, SIGNATURE: signature, **files}))


def lists(post):
    """Yield packets whose list is signed and makes no sense."""
    files = dict(post.parcel.packet.files)
    for name, values in {
        "newer": {"schema": 2},
        "no schema": {"schema": "one"},
        "something more": {"more": 1},
        "no family": {"family_id": "../../x"},
        "another family": {"family_id": "00000000-0000-7000-8000-000000000000"},
        "no day": {"expires": "2026-99-99"},
        "no moment": {"made_at": "yesterday"},
        "unknown part": {"parts": ["everything"]},
        "parts that were not chosen": {"parts": ["plan"]},
        "endless words": {"reason": "x" * 100_000},
        "another card": {"sender": {"name": "X", "role": "", "organisation": "", "seal": "age1",
                                    "sign": "0" * 64}},
        "for somebody else": {"recipient": "0" * 64},
        "another way": {"mode": "words"},
    }.items():  # fmt: skip
        yield name, signed(post, files, **values)


def records(post):
    """Yield packets, rightly signed, with records that this program would not have written."""
    files = dict(post.parcel.packet.files)
    good = json.loads(files[RECORDS])

    def with_(change, raw=None):
        rows = json.loads(files[RECORDS])
        if change is not None:
            change(rows)
        content = raw if raw is not None else json.dumps(rows).encode()
        return signed(post, {**files, RECORDS: content})

    person = next(at for at, (kind, _row) in enumerate(good) if kind == "person")
    goal = next(at for at, (kind, _row) in enumerate(good) if kind == "goal")
    plan = next(at for at, (kind, _row) in enumerate(good) if kind == "plan")
    assessment = next(at for at, (kind, _row) in enumerate(good) if kind == "assessment")

    def set_(at, name, value):
        return lambda rows: rows[at][1].__setitem__(name, value)

    for name, change in {
        "unknown kind": lambda rows: rows.append(["vault", {}]),
        "a kind that stays": lambda rows: rows.append(["keeping", {**rows[0][1]}]),
        "unknown field": set_(person, "shoe_size", "5"),
        "huge number": set_(person, "position", 10**30),
        "large number": set_(person, "position", 2**40),
        "below zero": set_(person, "position", -1),
        "number for words": set_(person, "name", 7),
        "words for a list": set_(person, "disability", "none"),
        "a list in a list": set_(person, "disability", [["x"]]),
        "no number": set_(person, "position", "1"),
        "nul": set_(person, "name", "a\0b"),
        "endless words": set_(person, "notes", "x" * 600_000),
        "endless list": set_(person, "disability", ["x"] * 6_000),
        "path for an id": set_(person, "id", "../../records.db"),
        "an id twice": set_(person, "id", good[person + 1][1]["id"]),
        "another family": set_(person, "family_id", "00000000-0000-7000-8000-000000000000"),
        "a plan that did not come": set_(goal, "plan_id", good[person][1]["id"]),
        "an unknown state": set_(plan, "status", "published"),
        "a form that did not come": set_(assessment, "form_hash", "0" * 64),
        "an endless answer": set_(assessment, "answers", {"a": "x" * 600_000}),
        "an answer in an answer": set_(assessment, "answers", {"a": {"b": {}}}),
        "no family": lambda rows: rows.pop(0),
        "two families": lambda rows: rows.append(rows[0]),
        "too many": lambda rows: rows.extend([rows[person]] * 21_000),
        "nothing": lambda rows: rows.clear(),
    }.items():
        yield name, with_(change)
    for name, raw in {
        "bad UTF-8": json.dumps(good).encode().replace(b"Dana", b"D\xff\xfea"),
        "half a letter": json.dumps(good).replace("Dana", "\\ud800").encode(),
        "deep": b"[" * 100_000,
        "not json": b"records",
        "cut": files[RECORDS][:-5],
        "no number": b'[["person", {"position": NaN}]]',
        "too large a number": b'[["person", {"position": 1e400}]]',
    }.items():
        yield name, with_(None, raw)


def enclosed(post):
    """Yield packets, rightly signed, with hostile forms and signed versions."""
    files = dict(post.parcel.packet.files)
    form = next(name for name in files if name.startswith("forms/"))
    version = next(name for name in files if name.startswith("versions/"))
    good = json.loads(files[version])

    def with_(**values):
        return signed(post, {**files, version: json.dumps({**good, **values}).encode()})

    from taf_desktop.forms.loader import definition_hash

    anchors = "a: &a [x, x]\nb: [*a, *a]\n"
    yield "a form that is another", signed(post, {**files, form: files[form] + b"\n"})
    name = f"forms/{definition_hash(anchors)}.yaml"
    yield "a form of anchors", signed(post, {**files, name: anchors.encode()})
    large = "# " + "x" * 500_000
    yield (
        "a form too large",
        signed(post, {**files, f"forms/{definition_hash(large)}.yaml": large.encode()}),
    )
    many = {f"forms/{n:064x}.yaml": b"x" for n in range(30)}
    yield "many forms", signed(post, {**files, **many})
    yield "no form", signed(post, {k: v for k, v in files.items() if k != form})
    yield "a version of another family", with_(family_id="00000000-0000-7000-8000-000000000000")
    yield "a version of nothing", with_(content="{}")
    yield "a version of noise", with_(content="noise")
    yield "a version numbered nought", with_(number=0)
    yield "a version of a person", with_(kind="person")
    yield "a version with more", with_(number=10**20)
    yield "a version of no id", with_(id="../x")
    yield "a version of no time", with_(signed_at="2026-01-01T00:00:00")


GROUPS = {
    "heads": lambda post: ((name, file, post.keys) for name, file in heads()),
    "wrong secrets": wrong_secrets,
    "sealed anew": sealed_anew,
    "forged": lambda post: ((name, file, post.keys) for name, file in forged(post)),
    "archives": lambda post: ((name, file, post.keys) for name, file in archives(post)),
    "lists": lambda post: ((name, file, post.keys) for name, file in lists(post)),
    "records": lambda post: ((name, file, post.keys) for name, file in records(post)),
    "enclosed": lambda post: ((name, file, post.keys) for name, file in enclosed(post)),
}
"""Every group of files that must be refused, with the secret they are opened with."""


def fuzz(post, seconds, seed):
    """Change good hand-overs at random for so long; return (tried, taken unsigned, crashes).

    Every third is changed inside and rightly signed: it may well be taken, if what it holds is
    still a record; then it must be possible to show it.
    """
    rng = random.Random(seed)
    packed = pack(files_of(post))
    end = time.monotonic() + seconds
    tried = taken = crashes = 0
    while time.monotonic() < end:
        tried += 1
        try:
            match tried % 3:
                case 0:
                    taken += outcome(_mutated(post.by_card, rng), post.keys) == "taken"
                case 1:
                    sealed = to_receiver(post, _mutated(packed, rng))
                    taken += _wrongly_taken(post, sealed)
                case _:
                    _show_if_taken(post, _signed_mutation(post, rng))
        except Exception:
            crashes += 1
    return tried, taken, crashes


def _wrongly_taken(post, sealed):
    """Say whether an unsigned change was believed. A change of mere packing changes nothing."""
    try:
        opened = unseal(sealed, post.keys)
    except UserError:
        return False
    return opened.manifest != post.parcel.packet.manifest


def _show_if_taken(post, sealed):
    try:
        opened = unseal(sealed, post.keys)
    except UserError:
        return
    assert opened.content.family.id == opened.manifest.family_id
    assert {thing.family_id for thing in opened.content.things} <= {opened.manifest.family_id}
    preview(opened.content, opened.wanted)


def _signed_mutation(post, rng):
    files = dict(post.parcel.packet.files)
    name = rng.choice([RECORDS, RECORDS, *files])
    if name == RECORDS and rng.random() < 0.7:
        rows = json.loads(files[RECORDS])
        for _ in range(rng.randrange(1, 4)):
            row = rng.choice(rows)[1]
            row[rng.choice(list(row))] = rng.choice(ODD)
        files[RECORDS] = json.dumps(rows).encode()
    else:
        files[name] = _mutated(files[name], rng)
    return signed(post, files)


ODD = (None, "", "x", "\0", "../x", -1, 0, 10**30, 1.5, 1e308, [], ["x"], [None], {}, {"a": []},
       True, "é" * 1000, "2026-13-01", [[]], {"": {"": ""}})  # fmt: skip


def _mutated(data, rng):
    """Return a file changed in one to five places; never the good one again, as chance may."""
    while (changed := _changed(data, rng)) == data:
        pass
    return changed


def _changed(data, rng):
    changed = bytearray(data)
    for _ in range(rng.randrange(1, 6)):
        at = rng.randrange(len(changed))
        match rng.randrange(4):
            case 0:
                changed[at] = rng.randrange(256)
            case 1:
                del changed[at : at + rng.randrange(1, 50)]
            case 2:
                changed[at:at] = rng.randbytes(rng.randrange(1, 50))
            case _:
                changed[at : at + 4] = rng.choice((b"\xff\xff\xff\xff", bytes(4), b"PK\x01\x02"))
        if not changed:
            return b""
    return bytes(changed)


def _zip(files, packing=zipfile.ZIP_DEFLATED):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", packing) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, packing)
    return held.getvalue()


def _many_entries(count):
    entry = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 0, 0, 33, 0, 0, 0, 1,
                        0, 0, 0, 0, 0, 0) + b"x"  # fmt: skip
    body = entry * count
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 60_000, 60_000, len(body), 0, 0)
    return body + end


def _end(packed, *, entries=None, start=None):
    mark, disk, first, here, all_, size, begin, note = struct.unpack("<4s4H2LH", packed[-22:])
    here, all_ = (entries, entries) if entries is not None else (here, all_)
    begin = begin if start is None else start
    return packed[:-22] + struct.pack("<4s4H2LH", mark, disk, first, here, all_, size, begin, note)


def _flagged(packed):
    at = packed.rindex(b"PK\x01\x02")
    return packed[: at + 8] + b"\x01" + packed[at + 9 :]
