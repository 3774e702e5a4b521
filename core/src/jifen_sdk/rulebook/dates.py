"""Reference dates (基准日), computed from the application."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta

from jifen_sdk.rulebook.book import DateRule


def resolve(
    rules: Mapping[str, DateRule], application: date, endorsement: date | None
) -> dict[str, date]:
    """Return the named dates; "application" is always there, what cannot be told is left out."""
    known = {"application": application, "endorsement": endorsement}
    out = {name: day for name, day in known.items() if day is not None}
    for name, rule in rules.items():
        start = known.get(rule.from_) if isinstance(rule.from_, str) else rule.from_
        if start is not None:
            out[name] = _shift(_boundary(start, rule.to), rule)
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
    return date(day.year, last, monthrange(day.year, last)[1])


def _shift(day: date, rule: DateRule) -> date:
    moved = add_months(day, 12 * rule.years + rule.months)
    return moved + timedelta(days=rule.days)


def add_months(day: date, months: int) -> date:
    """Return the same day some months on, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
