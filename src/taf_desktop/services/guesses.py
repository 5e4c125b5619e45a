"""How many guesses a phrase of everyday words stands for, word by word.

zxcvbn counts a space like any other letter and four parts as at least 10^12 guesses. Whoever tries
phrases tries words: short ones, seasons, years and places first. So each word is counted by itself
and nothing is given for what stands between them; the lower of both judgements holds.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from zxcvbn import zxcvbn

LONGEST_WORD = 72
"""zxcvbn refuses longer ones."""
LITTLE = 0.7
"""Powers of ten for the small words of a sentence."""
NEAR = 1.3
"""The same for years, seasons, feasts, places: whoever guesses begins with them."""
OWN = 0.3
"""The same for the person's own name, school, town and account."""
STYLE = 1.0
"""The same, once, for capitals and what stands between the words."""

_LITTLE = """
    a all an and are at be by called can do dont every for from go has have he her here his i im
    in into is it its like likes live lives love loves me mine my never no not of off on or our
    out over she so that the their them then there they this to under up us very was we who will
    with work you your
"""
_TIMES = """
    january february march april may june july august september october november december jan
    feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday
    saturday sunday spring summer autumn fall winter christmas xmas easter halloween bonfire
    diwali eid ramadan hanukkah newyear birthday birthdays wedding anniversary holiday holidays
    holidaying break term half halfterm weekend morning evening afternoon night today tomorrow
    yesterday happy merry good new old year years day days week month time
"""
_PLACES = """
    england english britain british uk london birmingham manchester liverpool leeds sheffield
    bristol leicester coventry bradford nottingham hull stoke trent wolverhampton plymouth derby
    southampton portsmouth brighton hove northampton norwich luton swindon reading bolton
    bournemouth poole peterborough sunderland newcastle tyne warrington slough oxford cambridge
    gloucester ipswich york watford crawley rotherham blackpool middlesbrough oldham blackburn
    exeter cheltenham colchester hastings chelmsford basildon preston worthing gateshead lincoln
    doncaster barnsley wigan salford stockport durham carlisle lancaster chester worcester
    hereford bath kent essex surrey sussex devon cornwall dorset somerset wiltshire hampshire
    berkshire suffolk norfolk cheshire lancashire yorkshire cumbria northumberland staffordshire
    shropshire warwickshire leicestershire derbyshire nottinghamshire lincolnshire
    cambridgeshire hertfordshire bedfordshire buckinghamshire oxfordshire gloucestershire
    worcestershire herefordshire wales scotland ireland cardiff swansea edinburgh glasgow
    aberdeen dundee belfast city town county village road street lane avenue park forest united
    rovers albion wanderers arsenal chelsea everton tottenham villa palace rangers celtic
"""
_CLOSE = """
    school primary secondary academy nursery college infant infants junior class teacher pupil
    head mum mummy mam dad daddy nan nana nanny gran grandma grandad granny baby son daughter
    brother sister auntie uncle kids child children family families home house dog cat puppy
    kitten password passphrase passcode secret letmein login welcome computer laptop office
    admin vault team meeting meetings case cases notes early help support worker work social
    care council nhs hub safeguarding senco
"""
LITTLE_WORDS = frozenset(_LITTLE.split())
NEAR_WORDS = frozenset((_TIMES + _PLACES + _CLOSE).split())
WELL_KNOWN = (
    "the quick brown fox jumps over the lazy dog", "twinkle twinkle little star how i wonder",
    "correct horse battery staple", "to be or not to be that is the question",
    "mary had a little lamb", "humpty dumpty sat on a wall", "happy birthday to you",
    "once upon a time", "you never walk alone", "god save the king", "keep calm and carry on",
    "row row row your boat", "jack and jill went up the hill", "the wheels on the bus go round",
    "all things bright and beautiful", "every child matters", "it takes a village to raise a child",
)  # fmt: skip
"""Sayings whose words have a link: any run of three or more of their words counts as one."""

_YEAR = re.compile(r"(19|20)[0-9]{2}")
_PART = re.compile(r"[^\W\d_]+|[0-9]+|[^\w\s]+|_+")
_BETWEEN = re.compile(r"\s+|(?<=[^\W\d_]{3})[\-_.,;:/&+'’]+(?=[^\W\d_]{3})")
"""What parts words: a space anywhere, a dash and the like only between words."""
_RUN = 3


def of_phrase(phrase: str, own: Collection[str]) -> float:
    """Return how many guesses a phrase stands for, as a power of ten; ``own`` are small letters."""
    words = _without_sayings(_BETWEEN.split(phrase.casefold().strip()))
    different = dict.fromkeys(words)
    # The same word once more costs whoever guesses next to nothing.
    again = OWN * (len(words) - len(different))
    return STYLE + again + sum(_of_word(word, own) for word in different)


def _of_word(word: str, own: Collection[str]) -> float:
    parts = _PART.findall(word)
    together = _of_part(word, own)
    return min(together, sum(_of_part(part, own) for part in parts)) if parts else together


def _of_part(part: str, own: Collection[str]) -> float:
    if not part or part in own:
        return OWN if part else 0.0
    if part in LITTLE_WORDS:
        return LITTLE
    if part in NEAR_WORDS or _YEAR.fullmatch(part):
        return NEAR
    if len(set(part)) == 1:
        return LITTLE
    return float(zxcvbn(part[:LONGEST_WORD])["guesses_log10"])


def _without_sayings(words: list[str]) -> list[str]:
    """Return the words with every run out of a well-known saying taken for one little word."""
    kept = [word for word in words if word]
    for saying in WELL_KNOWN:
        known = saying.split()
        for length in range(min(len(known), len(kept)), _RUN - 1, -1):
            runs = {tuple(known[at : at + length]) for at in range(len(known) - length + 1)}
            for at in range(len(kept) - length, -1, -1):
                if tuple(kept[at : at + length]) in runs:
                    kept[at : at + length] = ["the"]
    return kept
