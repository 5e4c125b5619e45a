"""What the rules do not name, the coach knows from example: signs weighed on labelled sentences.

Idioms have no end, and no list of them is ever long enough. For three checks the signs of some
thousand labelled sentences were weighed against each other (logistic regression, ``dev.py learn``);
a sentence none of the rules speaks to is weighed with them. The weights are data,
``resources/coach/learned/<check>.txt``, a sign and its weight on each line; nothing is learned in
the program, and nothing of a family is ever kept.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from taf_desktop.coach.reading import Reading, Span
from taf_desktop.coach.signs import Token, signs, tokens
from taf_desktop.support import paths

CHECKS = ("vague_verb", "service_not_outcome", "opinion_as_fact")
"""The checks whose rules miss most of what people think up."""
START = "@start"
"""The line of a file that holds what is there before any sign is seen."""
LIKELY = 0.5
"""Log odds from which on the coach speaks; a little more than more likely than not."""
CLEARLY_NOT = -1.0
"""Log odds below which a rule that is not sure keeps quiet."""
UNIT = 1000
"""The weights are kept as whole thousandths."""


def speaks_to(check: str, reading: Reading, place: Span) -> Span | None:
    """Return the words of a sentence that most make it one the check should speak to, or nothing.

    The place returned is one in ``reading.plain``.
    """
    row = tokens(reading, place)
    if not row or weight(check, row) <= LIKELY:
        return None
    first, after = _heaviest(_shares(check, row))
    while after - first > 1 and not row[after - 1].text[-1].isalnum():
        after -= 1
    return row[first].start, row[after - 1].end


def is_quiet_at(check: str, reading: Reading, place: Span) -> bool:
    """Say whether a sentence is clearly none to speak to: a rule that is not sure keeps quiet."""
    return weight(check, tokens(reading, place)) < CLEARLY_NOT


def weight(check: str, row: tuple[Token, ...]) -> float:
    """Return the log odds that a check should speak to a row of tokens: above 0 rather than not."""
    table, found = weights(check), signs(row)
    return table[START] + sum(table.get(sign, 0.0) for sign in found) / math.sqrt(len(found))


@cache
def weights(check: str) -> Mapping[str, float]:
    """Return what each sign weighs for a check."""
    file = paths.resource("coach", "learned", f"{check}.txt")
    rows = (line.rpartition("\t") for line in file.read_text(encoding="utf-8").splitlines())
    return {sign: int(value) / UNIT for sign, _, value in rows}


def _shares(check: str, row: tuple[Token, ...]) -> list[float]:
    """Return what each token adds, the weight of a sign shared by the tokens it spans."""
    table, shares = weights(check), [0.0] * len(row)
    for sign, (first, after) in signs(row).items():
        value = table.get(sign, 0.0)
        for at in range(first, after):
            shares[at] += value / (after - first)
    return shares


def _heaviest(shares: list[float]) -> Span:
    """Return the run of neighbours that weighs most together."""
    best, best_run, begun, run = -math.inf, (0, len(shares)), 0, 0.0
    for at, share in enumerate(shares):
        if run <= 0:
            begun, run = at, 0.0
        run += share
        if run > best:
            best, best_run = run, (begun, at + 1)
    return best_run
