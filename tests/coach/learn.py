"""Weighs the signs of the labelled sentences and writes ``resources/coach/learned``.

``python3 dev.py learn`` runs it. It prints for each check how the weights alone do on parts that
are left out of the learning, and then learns from all of them. Parts called ``unseen`` are never
learned from.
"""

import sys
from functools import cache
from unittest.mock import patch

import numpy as np
from scipy.sparse import diags
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from taf_desktop.coach import language, learned
from taf_desktop.coach.reading import read
from taf_desktop.coach.signs import signs, tokens
from taf_desktop.support import paths
from tests.coach.labelled_sets import (
    LEARNED_FROM,
    Figures,
    Labelled,
    digest,
    example_sentences,
    library_texts,
    sentences,
)

SEEN_IN = 3
"""A sign counts from so many sentences on: fewer would be learning by heart."""
BESIDE = 0.5
"""All neighbours together weigh so much beside the sentences of the check itself."""
TURNS = 6
"""So many times a sixth of the parts is left out, to see how the rest does on it."""
HOLD = 50.0
"""How far the weights may follow the sentences (scikit-learn's C)."""


NEIGHBOURS = {
    "vague_verb": (),
    "service_not_outcome": ("no_measure",),
    "opinion_as_fact": (
        "vague_verb",
        "no_named_person",
        "no_date",
        "service_not_outcome",
        "no_measure",
        "blame_or_jargon",
    ),
}
"""Beside whose sentences a check is used: goals beside measures, opinions in every text. What
blames is often an opinion too and says nothing here."""


def main():
    folder = paths.resource("coach", "learned")
    for check in learned.CHECKS:
        left_out = _parts_left_out(check)
        print(f"{check}: {_words(left_out)} on parts left out, n {left_out.count}")
        table = _learn(check, LEARNED_FROM)
        lines = [f"{sign}\t{value}" for sign, value in sorted(table.items())]
        (folder / f"{check}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "learned_from.txt").write_text(digest() + "\n", encoding="utf-8")
    return 0


def _parts_left_out(check):
    told = Figures()
    for at in range(TURNS):
        left_out = LEARNED_FROM[at::TURNS]
        table = _learn(check, [part for part in LEARNED_FROM if part not in left_out])
        for row in (row for part in left_out for row in sentences(part, check)):
            found = _signs(row)
            odds = table[learned.START] + sum(table.get(s, 0) for s in found) / len(found) ** 0.5
            told.note(row, spoke=odds > 0)
    return told


def _learn(check, parts):
    """Return the weight of each sign in whole thousandths."""
    rows = [row for part in parts for row in sentences(part, check)]
    beside = _neighbours(check, parts, {row.text for row in rows})
    counter = CountVectorizer(analyzer=_signs, min_df=SEEN_IN, binary=True).fit(rows)
    everything = [*rows, *beside]
    found = counter.transform(everything).astype(float)
    lengths = np.array([len(_signs(row)) for row in everything])
    share = BESIDE * len(rows) / max(len(beside), 1)
    model = LogisticRegression(C=HOLD, max_iter=5000, tol=1e-6)
    model.fit(
        diags(1 / np.sqrt(lengths)) @ found,
        [row.speaks for row in rows] + [False] * len(beside),
        sample_weight=[1.0] * len(rows) + [share] * len(beside),
    )
    values = np.rint(learned.UNIT * model.coef_[0]).astype(int)
    names = counter.get_feature_names_out()
    table = {str(sign): int(value) for sign, value in zip(names, values, strict=True) if value}
    return table | {learned.START: round(learned.UNIT * float(model.intercept_[0]))}


def _neighbours(check, parts, own):
    """Return sentences of other checks and of the library: a check has to be quiet at them too."""
    others = {
        row.text: row
        for part in parts
        for other in NEIGHBOURS[check]
        for row in sentences(part, other)
        if not (other == "blame_or_jargon" and row.speaks)
    }
    texts = (set(others) | set(library_texts(check))) - own
    if check == "opinion_as_fact":
        texts |= set(example_sentences()) - own
    rows = [Labelled(check, "", text, speaks=False) for text in sorted(texts)]
    return [row for row in rows if not _rules_speak(check, row)]


@cache
def _rules_speak(check, row):
    """Say whether the rules alone speak to a sentence."""
    with patch.object(learned, "weights", lambda _check: {learned.START: -1.0}):
        return bool(getattr(language, check).__wrapped__(row.text, row.context()))


_KEPT = {}


def _signs(row):
    if row not in _KEPT:
        reading = read(row.text, row.context().name_parts)
        _KEPT[row] = tuple(signs(tokens(reading, (0, len(reading.plain)))))
    return _KEPT[row]


def _words(told):
    return f"precision {told.precision:.3f}, recall {told.recall:.3f}"


if __name__ == "__main__":
    sys.exit(main())
