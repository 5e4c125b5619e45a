"""How old a reader must be for a text, by the Flesch-Kincaid grade level plus five years.

The formula (Kincaid and others, 1975): 0.39 x words for each sentence + 11.8 x syllables for each
word - 15.59. Syllables are counted by groups of vowels, as is usual where no dictionary is at hand.
"""

import re

GAP = re.compile(r"\{[a-z_]+\}")
WORD = re.compile(r"[a-z]+(?:[’'][a-z]+)?")
SENTENCE_END = re.compile(r"[.!?:](?:\s|$)|\n")


def reading_age(text):
    """Return the age in years; gaps count as a short name."""
    text = GAP.sub("Robin", text)
    sentences = [part for part in SENTENCE_END.split(text) if WORD.search(part.lower())]
    found = WORD.findall(text.lower())
    if not found:
        return 5.0
    grade = 0.39 * len(found) / len(sentences) + 11.8 * sum(map(syllables, found)) / len(found)
    return grade - 15.59 + 5


def longest_sentence(text):
    """Return how many words the longest sentence has."""
    parts = SENTENCE_END.split(GAP.sub("Robin", text))
    return max(len(WORD.findall(part.lower())) for part in parts)


def syllables(word):
    """Return the number of syllables of a lower-case word, at least one."""
    word = re.sub(r"[’'](?:s|t|re|ve|ll|d|m)$", "", word)
    groups = len(re.findall(r"[aeiouy]+", word))
    if word.endswith("e") and not word.endswith(("le", "ee", "ye")) and groups > 1:
        groups -= 1
    if word.endswith(("es", "ed")) and not word.endswith(
        ("ted", "ded", "les", "ses", "zes", "ces", "ees")
    ):
        groups -= groups > 1
    return max(groups, 1)
