"""No date: nothing that fixes a day."""

from __future__ import annotations

from taf_desktop.coach.context import Context, Kind
from taf_desktop.coach.finding import Finding, apart, found, whole
from taf_desktop.coach.reading import Reading
from taf_desktop.coach.when import fixed_days, frequencies, loose_times


def missing_date(reading: Reading, ctx: Context) -> tuple[Finding, ...]:
    """Return what stands where a date should, or the whole text; nothing if a day is fixed.

    The sort is ``loose`` ("asap", "ongoing"), ``repeats`` ("every Tuesday") or ``none``.
    """
    if ctx.kind is Kind.QUOTATION or not reading.text.strip() or fixed_days(reading, ctx):
        return ()
    loose = [found(reading, *span, sort="loose") for span in loose_times(reading)]
    if loose:
        return apart(loose)
    repeats = [found(reading, *span, sort="repeats") for span in frequencies(reading)]
    return apart(repeats) or whole(reading, sort="none")
