"""What is computed for every row, as a graph of columns in which equal parts are one object.

A column knows what its values can be: the lowest and highest number, a number that divides them
all, whether it can be null. From that, constants fold, tests that always hold vanish, and narrow
integers are used only where they surely fit.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import gcd
from operator import eq, ge, gt, le, lt
from typing import Literal

Kind = Literal["number", "truth"]
Value = int | str | tuple[str, str] | None
COMPARISONS = {">=": ge, ">": gt, "<=": le, "<": lt, "==": eq}
INT64 = 2**63
FLOAT = 2**53
"""Whole numbers below it are exact in floats; Spark divides in them."""
_MIRRORED = {">=": "<=", ">": "<", "<=": ">=", "<": ">", "==": "=="}


@dataclass(frozen=True, eq=False, slots=True)
class Column:
    """One column: an operation on other columns. Two are equal when they are the same object."""

    op: str
    args: tuple[Column, ...]
    value: Value
    """What a constant, a fact or an operation is about."""
    kind: Kind
    null: bool
    """Whether a row can be null."""
    low: int = 0
    high: int = 0
    """The bounds of the numbers that are not null."""
    step: int = 0
    """A number that divides all of them; 0 divides only 0."""

    @property
    def constant(self) -> bool:
        """Whether every row has the same known value."""
        return self.op == "constant"

    @property
    def empty(self) -> bool:
        """Whether every row is null."""
        return self.op == "empty"


class Columns:
    """Makes columns; the same operation on the same columns is made once."""

    def __init__(self) -> None:
        self._made: dict[tuple[object, ...], Column] = {}

    def __len__(self) -> int:
        """Return how many columns were made."""
        return len(self._made)

    @property
    def exact(self) -> bool:
        """Whether every engine computes every column exactly, whatever the facts."""
        made = self._made.values()
        return all(within(column, INT64) for column in made) and all(
            within(column.args[0], FLOAT) for column in made if column.op == "divide"
        )

    def _make(
        self,
        op: str,
        args: Iterable[Column],
        kind: Kind,
        *,
        value: Value = None,
        null: bool,
        low: int = 0,
        high: int = 0,
        step: int = 0,
    ) -> Column:
        parts = tuple(args)
        key = (op, *map(id, parts), type(value), value, kind, null)
        found = self._made.get(key)
        if found is None:
            found = Column(op, parts, value, kind, null, low, high, step)
            self._made[key] = found
        return found

    # leaves

    def constant(self, value: int) -> Column:
        """Return a number that is the same in every row."""
        return self._make(
            "constant", (), "number", value=value, null=False, low=value, high=value, step=value
        )

    def truth(self, value: bool) -> Column:
        """Return a truth value that is the same in every row."""
        return self._make("constant", (), "truth", value=value, null=False)

    def empty(self, kind: Kind) -> Column:
        """Return a column of nulls."""
        return self._make("empty", (), kind, null=True)

    def number(self, name: str, low: int, high: int, *, null: bool) -> Column:
        """Return a fact that is a number."""
        return self._make("fact", (), "number", value=name, null=null, low=low, high=high, step=1)

    def option(self, name: str, option: str | bool, *, null: bool) -> Column:
        """Return whether a fact is one of its options."""
        if isinstance(option, bool):
            held = self._make("fact", (), "truth", value=name, null=null)
            return held if option else self.negated(held)
        return self._make("option", (), "truth", value=(name, option), null=null)

    def fact_missing(self, name: str) -> Column:
        """Return whether a fact is null."""
        return self._make("missing", (), "truth", value=name, null=False)

    # numbers

    def added(self, parts: Iterable[Column]) -> Column:
        """Return the sum, null where a part is."""
        flat = [q for p in parts for q in (p.args if p.op == "add" else (p,))]
        if any(p.empty for p in flat):
            return self.empty("number")
        left = [p for p in flat if not p.constant]
        rest = sum(p.low for p in flat if p.constant)
        if rest or not left:
            left.append(self.constant(rest))
        if len(left) == 1:
            return left[0]
        low, high = sum(p.low for p in left), sum(p.high for p in left)
        null, step = any(p.null for p in left), gcd(*(p.step for p in left))
        return self._make("add", left, "number", null=null, low=low, high=high, step=step)

    def product(self, x: Column, y: Column) -> Column:
        """Return the product, null where a part is."""
        if x.empty or y.empty:
            return self.empty("number")
        if x.constant:
            x, y = y, x
        if y.constant and y.low == 1:
            return x
        if y.constant and (x.constant or (y.low == 0 and not x.null)):
            return self.constant(x.low * y.low)
        ends = [a * b for a in (x.low, x.high) for b in (y.low, y.high)]
        return self._make(
            "multiply",
            (x, y),
            "number",
            null=x.null or y.null,
            low=min(ends),
            high=max(ends),
            step=x.step * y.step,
        )

    def quotient(self, x: Column, by: int) -> Column:
        """Return x / by as a whole number, the rest dropped towards the lower."""
        if by == 1 or x.empty:
            return x
        if x.constant:
            return self.constant(x.low // by)
        step = x.step // by if x.step % by == 0 else 1
        low, high = x.low // by, x.high // by
        return self._make(
            "divide", (x,), "number", value=by, null=x.null, low=low, high=high, step=step
        )

    def largest(self, parts: Iterable[Column]) -> Column:
        """Return the largest of the parts that are not null."""
        return self._extreme("largest", list(parts))

    def smallest(self, parts: Iterable[Column]) -> Column:
        """Return the smallest of the parts that are not null."""
        return self._extreme("smallest", list(parts))

    def _extreme(self, op: str, parts: list[Column]) -> Column:
        up = op == "largest"
        left = _once(p for p in parts if not p.empty)
        sure = [p for p in left if not p.null]
        if sure and up:
            floor = max(sure, key=lambda p: p.low)
            left = [p for p in left if p is floor or p.high > floor.low]
        elif sure:
            roof = min(sure, key=lambda p: p.high)
            left = [p for p in left if p is roof or p.low < roof.high]
        if len(left) < 2:
            return left[0] if left else self.empty("number")
        lows, highs = [p.low for p in left], [p.high for p in left]
        bounded = [p for p in left if not p.null]
        return self._make(
            op,
            left,
            "number",
            null=not sure,
            low=max((p.low for p in bounded), default=min(lows)) if up else min(lows),
            high=max(highs) if up else min((p.high for p in bounded), default=max(highs)),
            step=gcd(*(p.step for p in left)),
        )

    def strictly(self, op: str, parts: Iterable[Column]) -> Column:
        """Return the largest or smallest of the parts, null where any part is."""
        every = _once(parts)
        if any(p.empty for p in every):
            return self.empty("number")
        found = self._extreme(op, every)
        doubtful = [self.missing(p) for p in every if p.null and p is not found]
        return self.where(self.any(doubtful), self.empty("number"), found)

    def filled(self, x: Column, value: int) -> Column:
        """Return x with a value for null."""
        if not x.null:
            return x
        if x.empty:
            return self.constant(value)
        low, high, step = min(x.low, value), max(x.high, value), gcd(x.step, value)
        return self._make(
            "fill", (x,), "number", value=value, null=False, low=low, high=high, step=step
        )

    def where(self, test: Column, then: Column, other: Column) -> Column:
        """Return `then` where the test holds, else (also where it is null) `other`."""
        if test.empty or (test.constant and test.value is False) or then is other:
            return other
        if test.constant:
            return then
        if other.op == "where" and other.args[0] is self.negated(test) and then is other.args[2]:
            return other  # then, unless the opposite holds
        if then.op == "constant" and other.op == "constant" and then.kind == "truth":
            held = test if then.value else self.negated(test)
            if not held.null:
                return held
        spans = [p for p in (then, other) if not p.empty]
        return self._make(
            "where",
            (test, then, other),
            then.kind,
            null=then.null or other.null,
            low=min(p.low for p in spans),
            high=max(p.high for p in spans),
            step=gcd(*(p.step for p in spans)),
        )

    # truth values, of which null is the third (Kleene)

    def missing(self, x: Column) -> Column:
        """Return whether x is null."""
        if not x.null:
            return self.truth(False)
        return self.truth(True) if x.empty else self._make("is-null", (x,), "truth", null=False)

    def compared(self, op: str, x: Column, y: Column) -> Column:
        """Return x compared with y, null where one of them is."""
        if x.empty or y.empty:
            return self.empty("truth")
        if x.constant:
            x, y, op = y, x, _MIRRORED[op]
        if not (x.null or y.null):
            known = _always(op, x, y)
            if known is not None:
                return self.truth(known)
        return self._make("compare", (x, y), "truth", value=op, null=x.null or y.null)

    def filled_truth(self, x: Column, value: bool) -> Column:
        """Return x with a truth value for null."""
        if not x.null:
            return x
        if x.empty:
            return self.truth(value)
        return self._make("fill", (x,), "truth", value=value, null=False)

    def negated(self, x: Column) -> Column:
        """Return the opposite."""
        if x.op == "constant":
            return self.truth(not x.value)
        if x.empty:
            return x
        return x.args[0] if x.op == "not" else self._make("not", (x,), "truth", null=x.null)

    def all(self, parts: Iterable[Column]) -> Column:
        """Return whether every part holds."""
        return self._joined("all", parts, neutral=True)

    def any(self, parts: Iterable[Column]) -> Column:
        """Return whether at least one part holds."""
        return self._joined("any", parts, neutral=False)

    def _joined(self, op: str, parts: Iterable[Column], *, neutral: bool) -> Column:
        flat = _once(q for p in parts for q in (p.args if p.op == op else (p,)))
        if self.truth(not neutral) in flat:
            return self.truth(not neutral)
        left = [p for p in flat if not p.constant]
        if len(left) < 2:
            return left[0] if left else self.truth(neutral)
        return self._make(op, left, "truth", null=any(p.null for p in left))


def within(column: Column, bound: int) -> bool:
    """Return whether every number of a column lies within a bound on both sides."""
    return -bound < column.low and column.high < bound


def _once(parts: Iterable[Column]) -> list[Column]:
    return list(dict.fromkeys(parts))


def _always(op: str, x: Column, y: Column) -> bool | None:
    """Return what the bounds say of a comparison; None if they leave it open."""
    compare = COMPARISONS[op]
    if op == "==":
        if x.constant and y.constant:
            return x.low == y.low
        return False if x.high < y.low or x.low > y.high else None
    found = {compare(a, b) for a in (x.low, x.high) for b in (y.low, y.high)}
    return found.pop() if len(found) == 1 else None
