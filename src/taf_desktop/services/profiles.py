"""Local profiles: an area's names and numbers, from ``resources/profiles``. Qt-free."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from taf_desktop.forms.plain import mapping, sequence, text
from taf_desktop.support import paths

FIRST = "nottingham-city"
"""The profile offered first; the others follow by name."""
ELSEWHERE = "elsewhere"
"""The answer of a person whose area has no profile yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Somebody to call. ``checked`` is the ISO day on which somebody compared it, or ""."""

    name: str
    about: str = ""
    phone: str = ""
    when: str = ""
    note: str = ""
    checked: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What is local to an area. ``id`` is the file's name without its ending."""

    id: str
    title: str
    note: str = ""
    contacts: tuple[Contact, ...] = ()
    disagreement: str = ""


def all_profiles(folder: Path | None = None) -> tuple[Profile, ...]:
    """Return every profile that can be read, Nottingham City first."""
    place = folder or paths.resource("profiles")
    files = sorted(place.glob("*.yaml")) if place.is_dir() else []
    found = [profile for profile in map(_read, files) if profile is not None]
    return tuple(sorted(found, key=lambda profile: (profile.id != FIRST, profile.title)))


def profile_for(id_: str, folder: Path | None = None) -> Profile | None:
    """Return the profile with this id, or none."""
    return next((profile for profile in all_profiles(folder) if profile.id == id_), None)


def _read(file: Path) -> Profile | None:
    try:
        reader = YAML(typ="safe", pure=True)
        content = cast("object", reader.load(file.read_text(encoding="utf-8")))  # pyright: ignore[reportUnknownMemberType]
    except (OSError, ValueError, YAMLError):
        # A profile that cannot be read must not keep anybody from unlocking.
        return None
    whole = mapping(content)
    apart = mapping(whole.get("disagreement"))
    lines = [text(apart.get(name)) for name in ("words", "where")]
    return Profile(
        id=file.stem,
        title=text(whole.get("title")) or file.stem,
        note=text(whole.get("note")),
        contacts=tuple(_contact(mapping(one)) for one in sequence(whole.get("contacts"))),
        disagreement=" ".join(line for line in lines if line),
    )


def _contact(node: Mapping[str, object]) -> Contact:
    return Contact(
        name=text(node.get("name")),
        about=text(node.get("for")),
        phone=text(node.get("phone")),
        when=text(node.get("when")),
        note=text(node.get("note")),
        checked=text(node.get("checked")),
    )
