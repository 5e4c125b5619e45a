"""Every published version of every form in a folder: ``<form_id>/<version>.yaml``.

A file with faults is listed with them and left out; the other forms still work. Which version an
old record was answered with is found by the hash of its text.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from taf_desktop.forms.definition import FormDefinition
from taf_desktop.forms.faults import Fault, Faults
from taf_desktop.forms.loader import load
from taf_desktop.forms.upgrade import Upgrade, plan_upgrade
from taf_desktop.forms.version_map import VersionMap, read_map, version_number

MAPS = "maps"


class Catalogue:
    """The forms that can be used, and the faults of those that cannot."""

    def __init__(
        self,
        definitions: Iterable[FormDefinition] = (),
        maps: Iterable[tuple[str, VersionMap]] = (),
        faults: Iterable[Fault] = (),
    ) -> None:
        self.faults = tuple(faults)
        self._maps = tuple(maps)
        self._newest_first = tuple(
            sorted(definitions, key=lambda each: version_number(each.version), reverse=True)
        )

    @classmethod
    def read(cls, folder: Path) -> Catalogue:
        """Read a folder of forms. No content of a file can make this fail.

        Raises:
            OSError: the folder or a file in it cannot be read.
        """
        definitions: list[FormDefinition] = []
        maps: list[tuple[str, VersionMap]] = []
        faults: list[Fault] = []
        for file in sorted(folder.glob("*/*.yaml")):
            definition, found = _read_definition(file)
            faults.extend(found)
            if definition is not None:
                definitions.append(definition)
        for file in sorted(folder.glob(f"*/{MAPS}/*.yaml")):
            content, found = _read_text(file)
            if content is not None:
                version_map, found = read_map(content, file.name)
                if version_map is not None:
                    maps.append((file.parent.parent.name, version_map))
            faults.extend(found)
        return cls(definitions, maps, faults)

    @property
    def form_ids(self) -> tuple[str, ...]:
        """The names of all forms, in order."""
        return tuple(sorted({each.form_id for each in self._newest_first}))

    def definitions(self, form_id: str) -> tuple[FormDefinition, ...]:
        """Return every version of a form, newest first."""
        return tuple(each for each in self._newest_first if each.form_id == form_id)

    def current(self, form_id: str) -> FormDefinition | None:
        """Return the newest version of a form, or ``None`` where there is none."""
        return next(iter(self.definitions(form_id)), None)

    def by_hash(self, definition_hash: str) -> FormDefinition | None:
        """Return the definition with this hash, or ``None`` where it is not in the folder."""
        return next((each for each in self._newest_first if each.hash == definition_hash), None)

    def upgrade(self, old: FormDefinition, new: FormDefinition) -> Upgrade:
        """Return what becomes of each question from one version to another, by the written maps."""
        maps = [each for form_id, each in self._maps if form_id == new.form_id]
        return plan_upgrade(old, new, maps)


def _read_definition(file: Path) -> tuple[FormDefinition | None, tuple[Fault, ...]]:
    content, faults = _read_text(file)
    if content is None:
        return None, faults
    name = f"{file.parent.name}/{file.name}"
    result = load(content, name)
    definition = result.definition
    if definition is None or name == f"{definition.form_id}/{definition.version}.yaml":
        return definition, result.faults
    wrong = Faults(name)
    wrong.add((), "wrong_place", form_id=definition.form_id, version=definition.version)
    return None, wrong.all()


def _read_text(file: Path) -> tuple[str | None, tuple[Fault, ...]]:
    try:
        return file.read_text(encoding="utf-8-sig"), ()
    except UnicodeDecodeError:
        faults = Faults(f"{file.parent.name}/{file.name}")
        faults.add((), "not_text")
        return None, faults.all()
