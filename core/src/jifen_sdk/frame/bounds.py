"""From a program to columns: the lowest and highest value of every node, equal where known.

A null lower bound is "no known lower bound", a null higher one "no known higher bound". The
arithmetic is that of `jifen_sdk.rules.interval`, for all rows at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from jifen_sdk.frame.columns import COMPARISONS, Column, Columns
from jifen_sdk.rules.program import Input


class Span(NamedTuple):
    """The bounds of a number in every row; the same column twice where it is known."""

    low: Column
    high: Column


class Arithmetic:
    """Whole-number arithmetic on spans, three-valued tests on columns of truth values."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns

    def constant(self, low: int | None, high: int | None) -> Span:
        """Return bounds that are the same in every row; None is no known bound."""
        make, empty = self.columns.constant, self.columns.empty("number")
        return Span(empty if low is None else make(low), empty if high is None else make(high))

    def fact(self, source: Input, *, null: bool) -> Span:
        """Return a fact that is a number; where it is null, all that it can be."""
        least, most = source.least, source.most
        column = self.columns.number(source.name, least, source.limit, null=null)
        high = column if most is None else self.columns.filled(column, most)
        return Span(self.columns.filled(column, least), high)

    def added(self, parts: Sequence[Span]) -> Span:
        """Return the sum."""
        add = self.columns.added
        return self._both(lambda end: add(p[end] for p in parts))

    def largest(self, parts: Sequence[Span]) -> Span:
        """Return the largest; the lowest it can be is known when one part's is."""
        low = self.columns.largest(p.low for p in parts)
        if all(p.low is p.high and not p.low.null for p in parts):
            return Span(low, low)
        return Span(low, self.columns.strictly("largest", (p.high for p in parts)))

    def smallest(self, parts: Sequence[Span]) -> Span:
        """Return the smallest; the highest it can be is known when one part's is."""
        high = self.columns.smallest(p.high for p in parts)
        if all(p.low is p.high and not p.low.null for p in parts):
            return Span(high, high)
        return Span(self.columns.strictly("smallest", (p.low for p in parts)), high)

    def product(self, x: Span, y: Span) -> Span:
        """Return the product: the extremes of the products of their ends."""
        times = self.columns.product
        if y.low is y.high and y.low.constant:
            low, high = times(x.low, y.low), times(x.high, y.low)
            if y.low.low == 0:
                return self.constant(0, 0)
            return Span(low, high) if y.low.low > 0 else Span(high, low)
        if x.low is x.high and x.low.constant:
            return self.product(y, x)
        if not any(end.null for end in (*x, *y)):
            ends = [times(a, b) for a in dict.fromkeys(x) for b in dict.fromkeys(y)]
            return Span(self.columns.smallest(ends), self.columns.largest(ends))
        return self._open_product(x, y)

    def _open_product(self, x: Span, y: Span) -> Span:
        """Return a product of which an end may be missing; nothing times anything is nothing."""
        c, zero = self.columns, self.columns.constant(0)
        nothing = c.any(
            c.all(c.filled_truth(c.compared("==", end, zero), False) for end in span)
            for span in (x, y)
        )
        low = high = c.empty("number")
        if _never_negative(y):
            x, y = y, x
        if _never_negative(x):
            low = self._times(y.low, above=x.low, below=x.high)
            high = self._times(y.high, above=x.high, below=x.low)
        return Span(c.where(nothing, zero, low), c.where(nothing, zero, high))

    def _times(self, end: Column, *, above: Column, below: Column) -> Column:
        """Return an end times the end of the other number that its sign calls for."""
        c, zero = self.columns, self.columns.constant(0)
        product = c.where(c.compared(">", end, zero), c.product(end, above), c.product(end, below))
        return c.where(c.compared("==", end, zero), zero, product)

    def quotient(self, x: Span, by: int, *, up: bool) -> Span:
        """Return the whole number of times that `by` goes into x, begun ones too if `up`."""
        c = self.columns
        more = c.constant(by - 1 if up else 0)
        return self._each(x, lambda end: c.quotient(c.added((end, more)), by))

    def rounded(self, x: Span, step: int) -> Span:
        """Return the nearest multiple of `step`, half away from zero (四舍五入)."""
        return self._each(x, lambda end: self._round(end, step))

    def _round(self, x: Column, step: int) -> Column:
        c = self.columns
        if step and x.step % step == 0:
            return x

        def nearest(size: Column) -> Column:
            twice = c.added((c.product(size, c.constant(2)), c.constant(step)))
            return c.product(c.quotient(twice, 2 * step), c.constant(step))

        if x.empty or x.low >= 0:
            return nearest(x)
        minus = c.constant(-1)
        below = c.product(nearest(c.product(x, minus)), minus)
        return c.where(c.compared(">=", x, c.constant(0)), nearest(x), below)

    def where(self, test: Column, then: Span, other: Span) -> Span:
        """Return one of two; what covers both where the test is not known."""
        both = self.hull((then, other)) if test.null else other

        def end(at: int) -> Column:
            unsure = other[at]
            if test.null:
                unsure = self.columns.where(self.columns.negated(test), other[at], both[at])
            return self.columns.where(test, then[at], unsure)

        return self._both(end)

    def hull(self, spans: Sequence[Span]) -> Span:
        """Return the bounds that cover every one."""
        strictly = self.columns.strictly
        return Span(
            strictly("smallest", (s.low for s in spans)),
            strictly("largest", (s.high for s in spans)),
        )

    def compared(self, op: str, x: Span, y: Span) -> Column:
        """Return whether a comparison surely holds, surely does not, or is not known (null)."""
        c = self.columns
        if _known(x) and _known(y):
            return c.compared(op, x.low, y.low)
        fact = _fact_of(x)
        if fact is not None and _known(y) and y.low.constant:
            return self._fact_compared(op, fact, x, y)
        if op == "==":
            below = c.compared("<", x.high, y.low)
            above = c.compared(">", x.low, y.high)
            same = c.all(c.compared("==", a, b) for a in x for b in y)
            return self._decided(same, c.any((below, above)))
        if op in (">=", ">"):
            opposite = {">=": "<", ">": "<="}[op]
            holds, fails = c.compared(op, x.low, y.high), c.compared(opposite, x.high, y.low)
        else:
            opposite = {"<=": ">", "<": ">="}[op]
            holds, fails = c.compared(op, x.high, y.low), c.compared(opposite, x.low, y.high)
        return self._decided(holds, fails)

    def _fact_compared(self, op: str, fact: Column, x: Span, y: Span) -> Column:
        """Compare a fact with a constant: its values once, null by what it can be."""
        test = self.columns.compared(op, fact, y.low)
        high = None if x.high is fact else x.high.high
        found = _sure(op, x.low.low, high, y.low.low)
        return test if found is None else self.columns.filled_truth(test, found)

    def _decided(self, holds: Column, fails: Column) -> Column:
        c = self.columns
        never = c.where(fails, c.truth(False), c.empty("truth"))
        return c.where(holds, c.truth(True), never)

    def same_truth(self, tests: Sequence[Column]) -> Column:
        """Return the truth value on which all agree, null where they do not."""
        c = self.columns
        if len(set(tests)) == 1:
            return tests[0]
        return self._decided(c.all(tests), c.negated(c.any(tests)))

    def _each(self, x: Span, change: Callable[[Column], Column]) -> Span:
        return self._both(lambda end: change(x[end]))

    def _both(self, end: Callable[[int], Column]) -> Span:
        return Span(end(0), end(1))


def _known(span: Span) -> bool:
    return span.low is span.high and not span.low.null


def _never_negative(span: Span) -> bool:
    return not span.low.null and span.low.low >= 0


def _fact_of(span: Span) -> Column | None:
    """Return the fact whose own bounds a span is, if it is one."""
    low, high = span
    if low.op != "fill" or low.args[0].op != "fact":
        return None
    fact = low.args[0]
    return fact if high is fact or (high.op == "fill" and high.args[0] is fact) else None


def _sure(op: str, low: int, high: int | None, than: int) -> bool | None:
    """Return whether every number from low to high compares so, or none; else None."""
    if op == "==":
        return False if low > than or (high is not None and high < than) else None
    rising = op in (">=", ">")
    at_low = COMPARISONS[op](low, than)
    at_high = rising if high is None else COMPARISONS[op](high, than)
    return at_low if at_low == at_high else None
