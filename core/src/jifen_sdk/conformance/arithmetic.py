"""The points of groups worked out anew from those of their parts, in fractions.

Written apart from `jifen_sdk.rules` on purpose: two ways to the same number.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from math import floor, prod

from jifen_sdk.rulebook.facts import options_of
from jifen_sdk.rulebook.items import Group
from jifen_sdk.rules.lower import score_name
from jifen_sdk.sheet import Sheet


def exact_points(sheet: Sheet, entry: str) -> Fraction | None:
    """Return the points of an item or group of a sheet, None if they are not known."""
    outcome = sheet.outcomes[score_name(entry)]
    if not isinstance(outcome, tuple) or outcome[0] is None or outcome[0] != outcome[1]:
        return None
    return Fraction(outcome[0], sheet.rules.engine.denominator)


def recomputed(sheet: Sheet) -> Iterator[tuple[str, Fraction]]:
    """Yield each group whose parts and limits are all known, with the points they make."""
    for group in sheet.rules.book.groups:
        points = _points(sheet, group)
        if points is not None:
            yield group.id, points


def _points(sheet: Sheet, group: Group) -> Fraction | None:
    limits = [limit for limit in (group.min, group.max) if limit is not None]
    children = _children(sheet, group)
    if children is None or not all(isinstance(limit, Decimal) for limit in limits):
        return None
    parts = [exact_points(sheet, child) for child in children]
    known = [part for part in parts if part is not None]
    return _limited(group, _combined(group, known)) if len(known) == len(parts) else None


def _children(sheet: Sheet, group: Group) -> tuple[str, ...] | None:
    """Return the parts that count; of a pick the one that is picked, None if undecided."""
    if not isinstance(group.of, dict):
        return group.children
    option = _picked(sheet, group)
    if option is None:
        return None
    return (group.of[option],) if option in group.of else ()


def _picked(sheet: Sheet, group: Group) -> str | None:
    if group.reading is not None:
        return sheet.rules.engine.readings.get(group.reading)
    fact = str(group.fact)
    outcome = sheet.outcomes[fact]
    if not isinstance(outcome, tuple) or outcome[0] is None or outcome[0] != outcome[1]:
        return None
    return options_of(sheet.rules.book.facts[fact])[outcome[0]].id


def _combined(group: Group, parts: list[Fraction]) -> Fraction:
    if group.combine == "highest":
        return max(parts)
    return prod(parts, start=Fraction(1)) if group.combine == "product" else sum(parts, Fraction())


def _limited(group: Group, points: Fraction) -> Fraction:
    if isinstance(group.max, Decimal):
        points = min(points, Fraction(group.max))
    if isinstance(group.min, Decimal):
        points = max(points, Fraction(group.min))
    return points if group.round is None else _rounded(points, 10**group.round)


def _rounded(points: Fraction, per: int) -> Fraction:
    """Return points to the nearest 1/per, half away from zero (四舍五入)."""
    whole = Fraction(floor(abs(points) * per + Fraction(1, 2)), per)
    return whole if points >= 0 else -whole
