"""The lists of choices a form uses: its own, the record's, and the shared code lists."""

from __future__ import annotations

from collections.abc import Mapping

from taf_desktop.forms.codes import SHARED, code_names, find_code_list
from taf_desktop.forms.definition import ChoiceList
from taf_desktop.forms.faults import Faults, Path, did_you_mean
from taf_desktop.forms.plain import mapping, option, sequence, text
from taf_desktop.support.words import say


class ChoiceLists:
    """Every list a definition file can name."""

    def __init__(self, content: object, faults: Faults) -> None:
        self._faults = faults
        self._own: Mapping[str, ChoiceList] = {
            name: self._build(name, node)
            for name, node in mapping(mapping(content).get("choices")).items()
        }

    def find(self, name: str, path: Path) -> ChoiceList:
        """Return a list by its name; an unknown one becomes a fault and an empty list."""
        shared = find_code_list(name.removeprefix(SHARED)) if name.startswith(SHARED) else None
        found = shared or self._own.get(name)
        if found is None:
            known = [*self._own, *(SHARED + each for each in code_names())]
            message = say("forms.fault.unknown_list.message", name=name)
            hint = did_you_mean(name, known if name.startswith(SHARED) else list(self._own))
            self._faults.add_words(path, "unknown_list", message, hint)
            return ChoiceList(name)
        return found

    def _build(self, name: str, node: object) -> ChoiceList:
        source = text(mapping(node).get("source"))
        if source:
            return ChoiceList(name, source=source)
        options = tuple(option(each) for each in sequence(node))
        seen: set[str] = set()
        for at, each in enumerate(options):
            if each.name and each.name in seen:
                path = ("choices", name, at)
                self._faults.add(path, "duplicate_option", name=each.name, list=name)
            seen.add(each.name)
        return ChoiceList(name, options)
