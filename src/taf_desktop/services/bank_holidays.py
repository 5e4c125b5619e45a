"""The bank holidays of England, from ``resources/bank_holidays.yaml``.

The calendar month of a request counts every day; only a last day that falls on a Saturday, a Sunday
or a bank holiday moves, to the next working day (ICO, Right of access).
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any, cast

from ruamel.yaml import YAML

from taf_desktop.support import paths


@cache
def bank_holidays() -> frozenset[date]:
    """Return every bank holiday that is known."""
    text = paths.resource("bank_holidays.yaml").read_text(encoding="utf-8")
    reader = cast("Any", YAML(typ="safe", pure=True))
    content: dict[str, dict[int, list[date]]] = reader.load(text)
    return frozenset(day for days in content["days"].values() for day in days)


def are_known(year: int) -> bool:
    """Say whether the bank holidays of a year are known."""
    return any(day.year == year for day in bank_holidays())
