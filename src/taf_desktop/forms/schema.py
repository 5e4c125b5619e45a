"""Checks the shape of a definition file: known keys, right kinds of values, nothing missing.

The shape itself is ``resources/forms/definition.schema.json``, which any editor that knows JSON
Schema can use for help while typing. Here its findings become sentences.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, cast

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from taf_desktop.forms.definition import FieldType
from taf_desktop.forms.faults import Faults, Path, did_you_mean
from taf_desktop.support import paths
from taf_desktop.support.words import say


def check_shape(content: object, faults: Faults) -> None:
    """Add a fault for every part of a file that does not have the shape of a definition."""
    validator = cast(Any, _validator())
    for error in cast(Iterator[ValidationError], validator.iter_errors(content)):
        place: Path = tuple(error.absolute_path)
        _EXPLAIN.get(str(error.validator), _other)(error, place, faults)


@cache
def _validator() -> Draft202012Validator:
    text = paths.resource("forms", "definition.schema.json").read_text(encoding="utf-8")
    return Draft202012Validator(cast(dict[str, Any], json.loads(text)))


def _unknown_keys(error: ValidationError, place: Path, faults: Faults) -> None:
    known = list(cast(Mapping[str, object], _schema(error).get("properties", {})))
    for key in cast(Mapping[str, object], error.instance):
        if key not in known:
            hint = did_you_mean(key, known)
            message = say("forms.fault.unknown_key.message", key=key)
            faults.add_words((*place, key), "unknown_key", message, hint)


def _missing(error: ValidationError, place: Path, faults: Faults) -> None:
    for key in cast(list[str], error.validator_value):
        if key not in cast(Mapping[str, object], error.instance):
            fault = "missing_english" if key == "en" else "missing_key"
            faults.add(place, fault, key=key)


def _wrong_type(error: ValidationError, place: Path, faults: Faults) -> None:
    wanted = error.validator_value
    kinds = cast(list[str], wanted if isinstance(wanted, list) else [wanted])
    words = say("forms.kind.or").join(say(f"forms.kind.{kind}") for kind in kinds)
    quotable = "string" in kinds and isinstance(error.instance, bool | int | float)
    fault = "needs_quotes" if quotable else "wrong_type"
    faults.add(place, fault, key=_key(place), wanted=words, value=str(error.instance).lower())


def _named(error: ValidationError, place: Path, faults: Faults) -> None:
    """Add the fault the schema itself names for this part."""
    fault = str(_schema(error).get("x-fault", "does_not_fit"))
    value = str(error.instance)
    if fault == "unknown_type":
        fault, near = _about_type(value)
        message = say(f"forms.fault.{fault}.message", value=value)
        faults.add_words(place, fault, message, near or say(f"forms.fault.{fault}.hint"))
        return
    if error.validator == "pattern" and "propertyNames" in error.absolute_schema_path:
        place = (*place, value)
    faults.add(place, fault, key=_key(place), value=value)


def _about_type(value: str) -> tuple[str, str]:
    word = value.split(" ")[0]
    if word in {"group", "begin_group"}:
        return "nested_group", ""
    if word in {"select_one", "select_multiple"}:
        return "type_without_list", ""
    return "unknown_type", did_you_mean(word, [kind.value for kind in FieldType])


def _empty(error: ValidationError, place: Path, faults: Faults) -> None:
    faults.add(place, "empty_part", key=_key(place))


def _other(error: ValidationError, place: Path, faults: Faults) -> None:
    faults.add(place, "does_not_fit", key=_key(place), value=str(error.instance)[:60])


def _schema(error: ValidationError) -> Mapping[str, object]:
    return cast(Mapping[str, object], error.schema)


def _key(place: Path) -> str:
    return next((part for part in reversed(place) if isinstance(part, str)), "")


_EXPLAIN: Mapping[str, Callable[[ValidationError, Path, Faults], None]] = {
    "additionalProperties": _unknown_keys,
    "required": _missing,
    "type": _wrong_type,
    "pattern": _named,
    "enum": _named,
    "const": _named,
    "minLength": _empty,
    "minItems": _empty,
}
