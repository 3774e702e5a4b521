"""Reference dates (基准日), computed from the application."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from jifen_sdk.measures.windows import shift
from jifen_sdk.profile.dates import last_day
from jifen_sdk.rulebook.parts import DateRule


def resolve(
    rules: Mapping[str, DateRule], application: date, endorsement: date | None
) -> dict[str, date]:
    """Return the named dates; "application" is always there, what cannot be told is left out."""
    known = {"application": application, "endorsement": endorsement}
    out = {name: day for name, day in known.items() if day is not None}
    for name, rule in rules.items():
        start = known.get(rule.from_) if isinstance(rule.from_, str) else rule.from_
        if start is not None:
            out[name] = _moved(_boundary(start, rule.to), rule)
    return out


def _boundary(day: date, to: str | None) -> date:
    """Return the start or end of the month, half-year or year that `day` lies in."""
    if to is None:
        return day
    size = {"month": 1, "half": 6, "year": 12}[to.partition("-")[0]]
    first = (day.month - 1) // size * size + 1
    if to.endswith("start"):
        return date(day.year, first, 1)
    last = first + size - 1
    return last_day(day.year, last)


def _moved(day: date, rule: DateRule) -> date:
    return shift(day, 12 * rule.years + rule.months) + timedelta(days=rule.days)
