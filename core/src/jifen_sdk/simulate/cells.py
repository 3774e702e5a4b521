"""What a fact can be, cut where the rules of an edition cut it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from operator import eq, ge, gt, le, lt

from jifen_sdk.rulebook.check import all_comparisons, comparisons
from jifen_sdk.rulebook.conditions import AllOf, AnyOf, Comparison, Condition, NotOf
from jifen_sdk.rulebook.items import Rate, Rows, ScoringItem
from jifen_sdk.rulebook.ruleset import RuleSet
from jifen_sdk.rules.program import Input

AGES = (18, 66)
"""An age, the only fact counted in years (岁), is drawn from the first to below the second."""
WITHOUT_EDGE = 100
"""The end of a number of which the rules name no figure."""


@dataclass(frozen=True)
class Cell:
    """Values that the rules treat alike, `low` to `high`; of a choice the place of one option."""

    low: int
    high: int
    weight: float


RECORDS = Cell(0, 0, 9), Cell(1, 3, 1)
"""A count of records (条) of which the rules name no figure, such as penalties and awards."""


def cells(source: Input, rules: RuleSet, unit: str | None) -> tuple[Cell, ...]:
    """Return the cells of a fact, lowest first; `unit` is that of a number."""
    if source.options == (False, True):
        return Cell(0, 0, 4), Cell(1, 1, 1)
    if source.options:
        return tuple(Cell(n, n, 1 / (n + 1)) for n in range(len(source.options)))
    least, end = AGES if unit == "years" else (source.least, source.limit + 1)
    edges = {e for e in _edges(rules, source.name) if least < e < end}
    if unit == "records" and not edges:
        return RECORDS
    if unit != "years":
        end = min(end, max(edges, default=WITHOUT_EDGE) * 5 // 4 + 1)
    spans = enumerate(pairwise(sorted({least, *edges, end})))
    even = unit == "years"
    return tuple(Cell(a, b - 1, 1 if even else 1 / (n + 1)) for n, (a, b) in spans)


def _edges(rules: RuleSet, fact: str) -> Iterator[int]:
    """Yield where a number begins to count otherwise."""
    for comparison in _tests(rules):
        if comparison.fact == fact:
            yield from _ends(comparison)
    for item in rules.items:
        if isinstance(item.rule, Rate) and item.rule.fact == fact:
            yield from _ends_of_rate(item, item.rule)


def _tests(rules: RuleSet) -> Iterator[Comparison]:
    for _, comparison in all_comparisons(rules):
        yield comparison
    for item in rules.items:
        if isinstance(item.rule, Rows):
            for row in item.rule.rows:
                yield from comparisons(item.rule.condition(row))


def _ends(test: Comparison) -> Iterator[int]:
    figures = [test.is_, *(test.in_ or ())]
    starts = [test.at_least, test.below, *figures]
    after = [test.at_most, test.above, *figures]
    yield from (int(x) for x in starts if isinstance(x, Decimal))
    yield from (int(x) + 1 for x in after if isinstance(x, Decimal))


def _ends_of_rate(item: ScoringItem, rule: Rate) -> Iterator[int]:
    yield rule.at
    if rule.from_ is not None:
        yield rule.from_
    if rule.to is not None:
        yield rule.to + 1
    known = (item.max, rule.base, rule.points)
    if all(isinstance(x, Decimal) and x.is_finite() for x in known) and rule.points:
        most, base, points = (x for x in known if isinstance(x, Decimal))
        yield rule.at + int((most - base) / points) * rule.per


def asked(source: Input, rules: RuleSet) -> Callable[[Cell], bool] | None:
    """Return what the gates ask of a fact that they look at directly; None if they do not."""
    tests = [
        (test, holds)
        for gate in rules.gates
        for test, holds in _asked(gate.when, True)
        if test.fact == source.name
    ]
    if not tests:
        return None
    return lambda cell: all(_holds(test, source, cell.low) is holds for test, holds in tests)


def _asked(condition: Condition, holds: bool) -> Iterator[tuple[Comparison, bool]]:
    if isinstance(condition, Comparison):
        yield condition, holds
    elif isinstance(condition, NotOf):
        yield from _asked(condition.not_, not holds)
    elif isinstance(condition, AllOf | AnyOf):
        for part in condition.all if isinstance(condition, AllOf) else condition.any:
            yield from _asked(part, holds)


TESTS: Mapping[str, Callable[[int, int], bool]] = {
    "is_": eq,
    "at_least": ge,
    "at_most": le,
    "above": gt,
    "below": lt,
}


def _holds(test: Comparison, source: Input, value: int) -> bool:
    """Return whether a value passes; a figure that a notice sets is taken as passed."""
    if test.in_ is not None:
        return value in [_number(source, figure) for figure in test.in_]
    figures = {name: _number(source, getattr(test, name)) for name in TESTS}
    return all(TESTS[name](value, x) for name, x in figures.items() if x is not None)


def _number(source: Input, figure: object) -> int | None:
    """Return a figure as a number of the fact, of a choice the place of the option."""
    if isinstance(figure, bool | str):
        return source.index.get(figure)
    return int(figure) if isinstance(figure, Decimal) else None
