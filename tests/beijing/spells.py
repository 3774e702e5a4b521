"""Months as whole numbers, and spells of days that touch exactly the months asked for."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from random import Random

Record = dict[str, object]


def month(year: int, number: int) -> int:
    """Return the number of a month, January is 1."""
    return 12 * year + number - 1


def day(of_month: int, number: int) -> date:
    """Return a day of a month, the last one if the month is shorter."""
    year, index = divmod(of_month, 12)
    return date(year, index + 1, min(number, monthrange(year, index + 1)[1]))


def runs(months: Iterable[int]) -> list[tuple[int, int]]:
    """Return the first and last month of each unbroken run."""
    found: list[tuple[int, int]] = []
    for each in sorted(months):
        if found and each == found[-1][1] + 1:
            found[-1] = (found[-1][0], each)
        else:
            found.append((each, each))
    return found


def spells(
    months: Iterable[int],
    rng: Random,
    districts: Sequence[str] = (),
    **fields: object,
) -> list[Record]:
    """Return records in Beijing that touch the months and no others.

    A run may fall into several records that meet in the middle of a month; it may begin and end
    on any day. With `districts` each record lies in one of them.
    """
    out: list[Record] = []
    for first, last in runs(months):
        cuts = sorted(rng.sample(range(first, last), k=min(last - first, rng.randrange(3))))
        begin = day(first, rng.choice((1, 15, 31)))
        for cut in cuts:
            end = day(cut, rng.choice((14, 31)))
            if end > begin:
                out.append(_record(begin, end, rng, districts, fields))
                begin = end + timedelta(days=1)
        end = max(begin, day(last, rng.choice((1, 20, 31))))
        out.append(_record(begin, end, rng, districts, fields))
    return out


def _record(
    begin: date, end: date, rng: Random, districts: Sequence[str], fields: dict[str, object]
) -> Record:
    place = {"district": rng.choice(districts)} if districts else {}
    return {"city": "beijing", "from": begin, "to": end, **place, **fields}
