"""Code lists shared by forms and the record: ``resources/codes/<name>.yaml``.

A code is for life: one no longer offered is marked ``retired`` and still shows where it was chosen.
Keys beyond ``name``, ``label``, ``hint`` and ``retired`` are kept for the code that needs them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from taf_desktop.domain.errors import Bug
from taf_desktop.forms.definition import ChoiceList, in_language
from taf_desktop.forms.faults import Faults
from taf_desktop.forms.located_yaml import read_yaml
from taf_desktop.forms.plain import mapping, option, sequence, text
from taf_desktop.support import paths

SHARED = "codes."
"""How a form names a shared list: ``select_one codes.ethnicity``."""

_NAME = re.compile(r"[a-z][a-z0-9_]*")


def code_list(name: str) -> ChoiceList:
    """Return a shared list by its name, such as ``ethnicity``.

    Raises:
        Bug: there is no such list, or its file cannot be read.
    """
    found = find_code_list(name)
    if found is None:
        raise Bug("forms.problem.no_code_list", name=name)
    return found


@cache
def find_code_list(name: str) -> ChoiceList | None:
    """Return a shared list by its name, or ``None`` where there is none.

    Raises:
        Bug: its file cannot be read, or gives two choices the same name.
    """
    file = _file(name)
    if file is None:
        return None
    options = tuple(option(node) for node in _options(file))
    names = {each.name for each in options}
    if not options or len(names) < len(options) or not all(each.label for each in options):
        raise Bug("forms.problem.broken_code_list", name=name)
    return ChoiceList(SHARED + name, options)


def code_names() -> tuple[str, ...]:
    """Return the names of all shared lists, in order."""
    return tuple(sorted(file.stem for file in paths.resource("codes").glob("*.yaml")))


def label_of(name: str, code: str, language: str = "en") -> str:
    """Return the words of a code; the code itself where the list does not hold it; "" for ""."""
    for each in code_list(name).options:
        if each.name == code:
            return in_language(each.label, language)
    return code


def code_extra(name: str, code: str, key: str) -> str:
    """Return a further key of a code, such as the ``inverse`` of a relationship; "" without one."""
    return _extras(name).get(code, {}).get(key, "")


@cache
def _extras(name: str) -> Mapping[str, Mapping[str, str]]:
    file = _file(name)
    if file is None:
        raise Bug("forms.problem.no_code_list", name=name)
    return {
        text(node.get("name")): {key: str(value) for key, value in node.items()}
        for node in _options(file)
    }


def _file(name: str) -> Path | None:
    if not _NAME.fullmatch(name):
        return None
    file = paths.resource("codes", f"{name}.yaml")
    return file if file.is_file() else None


@cache
def _options(file: Path) -> tuple[Mapping[str, object], ...]:
    faults = Faults(file.name)
    content = read_yaml(file.read_text(encoding="utf-8"), faults)
    if faults.all():
        raise Bug("forms.problem.broken_code_list", name=file.stem)
    return tuple(mapping(node) for node in sequence(mapping(content).get("options")))
