"""Lay out insured months: gaps, back payments, what came before July 1998."""

from __future__ import annotations

from tests.beijing.life import AREA_COUNTED, DECLARED_SINCE, FIRST_COUNTED, Life, go_beyond
from tests.beijing.spells import spells


def insure(made: Life) -> tuple[list[int], list[int]]:
    """Lay out the insured months; return those before 2020-08 and those from then on."""
    rng = made.rng
    since = list(range(DECLARED_SINCE, made.last + 1))
    end = min(made.last, DECLARED_SINCE - 1)
    needed = made.number("insured_months") - len(since)
    spare = end - FIRST_COUNTED + 1 - needed
    gaps = _gaps(made, needed, spare, end)
    before: list[int] = []
    back_paid: list[int] = []
    at = end
    for position in range(needed):
        for _ in range(gaps.get(position, 0)):
            if gaps[position] <= 5:
                back_paid.append(at)
            at -= 1
        before.insert(0, at)
        at -= 1
    records = spells(before, rng) + spells(since, rng)
    records += spells(back_paid, rng, back_paid=True)
    made.awkward |= {"back-paid gap"} if back_paid else set()
    if rng.random() < 0.2:  # paid twice: once in time, once more later
        twice = rng.sample(before, 2)
        records += spells(twice, rng, back_paid=True)
        back_paid += twice
        made.awkward.add("back-paid month that was paid in time")
    if before[0] == FIRST_COUNTED:
        records += spells(range(FIRST_COUNTED - 9, FIRST_COUNTED + 1), rng)
        made.awkward.add("insured before July 1998")
    insured = before + since
    go_beyond(made, records, insured)
    made.person["insurance"] = records
    made.facts["back_paid_months"] = len(set(back_paid))
    earlier = [FIRST_COUNTED - n for n in range(1, 10)] if before[0] == FIRST_COUNTED else []
    made.facts["insured_run_months"] = _run({*insured, *earlier}, made.last)
    everything = {*insured, *back_paid, *earlier}
    made.facts["insured_run_with_back_pay_months"] = _run(everything, made.last)
    return before, since


def _gaps(made: Life, needed: int, spare: int, end: int) -> dict[int, int]:
    """Return lengths of gaps by the number of insured months that follow before 2020-08.

    With area points none is later than 2017, so that the own home since then has no gap.
    """
    outside = made.number("outside_home_months") + made.number("outside_home_work_months")
    nearest = end - AREA_COUNTED + 1 if outside or end < made.last else 0
    lengths: dict[int, int] = {}
    while spare > 0 and nearest < needed and made.rng.random() < 0.6:
        length = made.rng.randint(1, min(spare, 14))
        at_the_end = nearest == 0 and made.rng.random() < 0.3
        position = 0 if at_the_end else made.rng.randrange(nearest, needed)
        if position not in lengths:
            lengths[position] = length
            spare -= length
            made.awkward.add("gap on the day of accumulation" if position == 0 else "gap")
    return lengths


def _run(months: set[int], last: int) -> int:
    """Return the months in a row up to the last one."""
    length = 0
    while last - length in months:
        length += 1
    return length
