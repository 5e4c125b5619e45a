"""Reading what came in a hand-over. Strict: what this program would not have written is refused.

The sender is known by then, but a sender's computer may be in somebody else's hands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, cast

import msgspec

from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.entity import Entity
from taf_desktop.domain.errors import UserError
from taf_desktop.domain.family import Family
from taf_desktop.domain.handover import Part
from taf_desktop.domain.kinds import KINDS, PARENT_LINK
from taf_desktop.domain.versions import SignedVersion
from taf_desktop.domain.wording import Wording
from taf_desktop.forms.loader import definition_hash, load
from taf_desktop.services.freezing import thaw
from taf_desktop.services.handover_box import Packet
from taf_desktop.services.handover_content import SIGNABLE, Content, field_names, kinds_of
from taf_desktop.services.handover_zip import RECORDS

MOST_THINGS = 20_000
LONGEST_TEXT = 500_000
MOST_IN_LIST = 5_000
LARGEST_NUMBER = 2**31
LARGEST_FORM = 400_000
MOST_FORMS = 20
STATES = frozenset({"draft", "agreed", "finished"})
_ID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def read(packet: Packet) -> Content:
    """Return the content of a packet whose list and signature agree.

    Raises:
        UserError: ``handover.newer``, it holds what this program does not know;
            ``handover.damaged``, it does not hang together.
    """
    try:
        return _read(packet)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        raise UserError("handover.damaged") from None


def _read(packet: Packet) -> Content:
    family_id, parts = packet.manifest.family_id, packet.manifest.parts
    files = dict(packet.files)
    rows = msgspec.json.decode(files.pop(RECORDS, b""), type=list[tuple[str, dict[str, Any]]])
    if not 1 <= len(rows) <= MOST_THINGS:
        raise UserError("handover.damaged")
    things = [_thing(kind, row, family_id) for kind, row in rows]
    family, others = things[0], tuple(things[1:])
    if sum(name[0] == "f" for name in files) > MOST_FORMS:
        raise UserError("handover.too_large")
    forms = {name[6:-5]: _form(name, text) for name, text in files.items() if name[0] == "f"}
    versions = [
        _version(text, family_id, forms) for name, text in sorted(files.items()) if name[0] == "v"
    ]
    if not isinstance(family, Family):
        raise UserError("handover.damaged")
    _check_together(family, others, parts, forms)
    return Content(family, others, tuple(versions), forms)


def _thing(name: str, row: dict[str, Any], family_id: str) -> Entity:
    kind = KINDS.get(name)
    if kind is None or not row.keys() <= field_names(kind):
        raise UserError("handover.newer")
    _check_values(row)
    thing = msgspec.convert(row, type=kind, strict=True)
    if not _ID.fullmatch(thing.id) or thing.family_id != family_id or thing.position < 0:
        raise UserError("handover.damaged")
    if getattr(thing, "status", "draft") not in STATES and thing.KIND in SIGNABLE:
        raise UserError("handover.newer")
    return thing


def _check_values(row: Mapping[str, object]) -> None:
    """Refuse what no screen could hold: endless words and lists, numbers beyond all reason."""
    for value in row.values():
        if isinstance(value, dict):
            answers = cast("dict[str, object]", value)
            _check_list(list(answers))
            _check_values(answers)
        elif isinstance(value, list):
            _check_list(cast("list[object]", value))
        else:
            _check_value(value)


def _check_list(values: list[Any]) -> None:
    if len(values) > MOST_IN_LIST:
        raise UserError("handover.damaged")
    for value in values:
        _check_value(value)


def _check_value(value: object) -> None:
    if isinstance(value, str):
        value.encode("utf-8")
        if len(value) > LONGEST_TEXT or "\0" in value:
            raise UserError("handover.damaged")
    elif isinstance(value, int | float) and not abs(value) < LARGEST_NUMBER:
        raise UserError("handover.damaged")


def _check_together(
    family: Family, things: tuple[Entity, ...], parts: tuple[Part, ...], forms: Mapping[str, str]
) -> None:
    """Refuse things outside the parts named, twice there, or hanging on what did not come."""
    ids = {thing.id: thing for thing in things}
    if family.id != family.family_id or family.id in ids or len(ids) < len(things):
        raise UserError("handover.damaged")
    allowed = kinds_of(parts)
    for thing in things:
        parent = PARENT_LINK.get(thing.KIND)
        fits = thing.KIND in allowed
        if parent is not None:
            holder = ids.get(getattr(thing, parent))
            fits = fits and holder is not None and f"{holder.KIND}_id" == parent
        if isinstance(thing, Assessment):
            fits = fits and thing.form_hash in forms
        if isinstance(thing, Wording):
            fits = fits and (thing.of_id in ids or thing.of_id == family.id)
        if not fits:
            raise UserError("handover.damaged")


def _form(name: str, content: bytes) -> str:
    text = content.decode("utf-8")
    whole = len(content) <= LARGEST_FORM and definition_hash(text) == name[6:-5]
    if not whole or load(text, "form.yaml").definition is None:
        raise UserError("handover.damaged")
    return text


def _version(content: bytes, family_id: str, forms: Mapping[str, str]) -> SignedVersion:
    version = msgspec.json.decode(content, type=SignedVersion, strict=True)
    _check_values({"reason": version.reason, "by": version.signed_by, "number": version.number})
    file = thaw(version.content)
    ids = (version.id, version.of_id)
    fits = (
        version.family_id == family_id == file.family.id
        and version.kind in SIGNABLE
        and version.number >= 1
        and version.signed_at.tzinfo is not None
        and all(_ID.fullmatch(each) for each in ids)
        and all(each.form_hash in forms for each in file.assessments)
    )
    if not fits:
        raise UserError("handover.damaged")
    return version
