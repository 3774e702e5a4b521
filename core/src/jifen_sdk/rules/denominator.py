"""The one denominator of a rulebook: over it all its points are whole numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from math import lcm

from jifen_sdk.rulebook.check import all_comparisons
from jifen_sdk.rulebook.items import Rate
from jifen_sdk.rulebook.numbers import Bounds, ParameterRef, Points
from jifen_sdk.rulebook.ruleset import RuleSet


def denominator(rules: RuleSet, parameters: Callable[[str], Decimal | None]) -> int:
    """Return the least number D such that every points figure times D is whole."""
    return lcm(*(Fraction(x).denominator for x in _figures(rules, parameters)), 1)


def _figures(
    rules: RuleSet, parameters: Callable[[str], Decimal | None]
) -> Iterator[Decimal | Fraction]:
    def known(points: Points | None) -> Iterator[Decimal]:
        if isinstance(points, ParameterRef):
            points = parameters(points.parameter)
        ends = (points.at_least, points.at_most) if isinstance(points, Bounds) else (points,)
        yield from (e for e in ends if e is not None)

    for entry in rules.entries:
        yield from known(entry.min)
        yield from known(entry.max)
        if entry.round is not None:
            yield Fraction(1, 10**entry.round)
    for item in rules.items:
        yield from known(item.points)
        rule = item.rule
        if isinstance(rule, Rate):
            yield from known(rule.base)
            size = abs(rule.per) if rule.part == "count" else 1
            for points in (rule.points, *(b.points for b in rule.bands)):
                yield from (Fraction(x) / size for x in known(points))
        elif rule is not None:
            yield from known(rule.otherwise)
            for row in rule.rows:
                yield from known(row.points)
    for _, c in all_comparisons(rules):
        if c.score is not None:
            for operator in c.operators():
                yield from known(getattr(c, operator))
