"""What the safety page says: the program's words and the area's numbers, put together. Qt-free."""

from __future__ import annotations

from dataclasses import dataclass

from taf_desktop.domain.dates import show_date
from taf_desktop.services.profiles import Contact, Profile
from taf_desktop.support.words import say


@dataclass(frozen=True, slots=True)
class Part:
    """One card: a title, sentences, and lines of a list."""

    title: str
    words: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody to call, in words. ``number`` says so where none is filled in."""

    name: str
    about: str
    number: str
    has_number: bool
    small: str


@dataclass(frozen=True, slots=True)
class SafetyView:
    """The whole page, in the order in which it is read."""

    title: str
    intro: str
    danger: Part
    lead: Part
    call: Part
    calls: tuple[Call, ...]
    rest: tuple[Part, ...]


WRITE_LINES = ("what", "when", "how", "fact", "said", "decided", "signed")


def safety_view(profile: Profile | None) -> SafetyView:
    """Return the page for an area; without a profile it says what to do instead."""
    contacts = profile.contacts if profile else ()
    any_checked = any(contact.checked for contact in contacts)
    words = [say("safety.call.words")]
    if not contacts:
        words.append(say("safety.call.none"))
    elif not any_checked:
        words.append(say("safety.call.not_checked"))
    return SafetyView(
        title=say("safety.title"),
        intro=say("safety.intro"),
        danger=_part("danger"),
        lead=_part("lead"),
        call=Part(say("safety.call.title"), tuple(words)),
        calls=tuple(_call(contact, any_checked=any_checked) for contact in contacts),
        rest=_rest(profile),
    )


def _rest(profile: Profile | None) -> tuple[Part, ...]:
    write = Part(
        say("safety.write.title"),
        (say("safety.write.words"),),
        tuple(say(f"safety.write.{name}") for name in WRITE_LINES),
    )
    never = Part("", (say("safety.write.never"),))
    after = [say(f"safety.after.{name}") for name in ("heard", "disagree", "team", "you")]
    if profile is not None and profile.disagreement:
        after.insert(2, profile.disagreement)
    share = Part(say("safety.share.title"), (say("safety.share.words"), say("safety.share.family")))
    return (
        _part("child"),
        Part(write.title, (*write.words, *never.words), write.lines),
        share,
        Part(say("safety.after.title"), tuple(after)),
    )


def _part(name: str) -> Part:
    return Part(say(f"safety.{name}.title"), (say(f"safety.{name}.words"),))


def _call(contact: Contact, *, any_checked: bool) -> Call:
    """Return a contact in words; while none was checked, one sentence above says it for all."""
    checked = (
        say("settings.safety.checked", day=show_date(contact.checked))
        if contact.checked
        else say("settings.safety.not_checked")
    )
    small = [
        part
        for part in (contact.when, contact.note, checked if contact.phone and any_checked else "")
        if part
    ]
    return Call(
        name=contact.name,
        about=contact.about,
        number=contact.phone or say("safety.call.no_number"),
        has_number=bool(contact.phone),
        small=" · ".join(part.rstrip(".") for part in small),
    )
