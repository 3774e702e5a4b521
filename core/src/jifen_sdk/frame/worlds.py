"""Unknown choices are tried option by option where a node looks at one of them twice.

Parts that rest on different facts may each take their own extreme, so their bounds simply add
up. Parts that look at the same choice may not: there the bounds are worked out for each option,
and cover all of them in the rows where the choice is null. Beyond a number of combinations at one
node the bounds are wider, never wrong.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jifen_sdk.frame.bounds import Arithmetic, Span
from jifen_sdk.frame.choices import LEFT_OPEN, Choices, World, joined
from jifen_sdk.frame.columns import Column, Columns
from jifen_sdk.rules.ir import (
    Bool,
    Bounded,
    Compare,
    Const,
    Divided,
    Either,
    Every,
    Largest,
    Negated,
    Node,
    Num,
    Ref,
    Rounded,
    Smallest,
    Sum,
    Times,
    Truth,
    Where,
)
from jifen_sdk.rules.program import Input, Program

NOWHERE: World = {}
Key = tuple[Node, frozenset[tuple[str, int]]]


@dataclass(frozen=True)
class Given:
    """What the rows say of an input of a program."""

    source: Input
    null: bool
    """Whether a row may be null."""
    column: Column | None = None
    """A truth value that was computed before, in place of a fact of that name."""
    absent: bool = False
    """Whether nothing is known of it in any row."""

    @property
    def open(self) -> bool:
        """Whether it is a choice that may be unknown."""
        return bool(self.source.options) and (self.null or self.absent)


class Worlds:
    """The bounds of every node of a program, in each world of its unknown choices."""

    def __init__(
        self, program: Program, given: Mapping[str, Given], columns: Columns, most: int
    ) -> None:
        self._program = program
        self._given = given
        self._columns = columns
        self._do = Arithmetic(columns)
        self._choices = Choices(
            program, {n: len(g.source.options) for n, g in given.items() if g.open}, most
        )
        self._numbers: dict[Key, Span] = {}
        self._tests: dict[Key, Column] = {}

    def number(self, node: Num, world: World = NOWHERE) -> Span:
        """Return the bounds of a number."""
        seen = self._choices.seen(node, world)
        key = (node, seen)
        if key not in self._numbers:
            here = dict(seen)
            name = self._choices.to_try(node, here)
            self._numbers[key] = (
                self._number(node, here) if name is None else self._number_tried(name, node, here)
            )
        return self._numbers[key]

    def test(self, node: Bool, world: World = NOWHERE) -> Column:
        """Return whether a test holds, null where that is not known."""
        seen = self._choices.seen(node, world)
        key = (node, seen)
        if key not in self._tests:
            here = dict(seen)
            name = self._choices.to_try(node, here)
            self._tests[key] = (
                self._test(node, here) if name is None else self._test_tried(name, node, here)
            )
        return self._tests[key]

    # a choice, option by option

    def _number_tried(self, name: str, node: Num, world: World) -> Span:
        found = [self.number(node, {**world, name: at}) for at in self._places(name)]
        unknown = self._do.hull(found)
        low = self._case(name, unknown.low, [span.low for span in found])
        return Span(low, self._case(name, unknown.high, [span.high for span in found]))

    def _test_tried(self, name: str, node: Bool, world: World) -> Column:
        found = [self.test(node, {**world, name: at}) for at in self._places(name)]
        unknown = self._do.same_truth(found)
        if unknown.empty and not self._given[name].absent:
            return self.test(node, {**world, name: LEFT_OPEN})
        return self._case(name, unknown, found)

    def _places(self, name: str) -> range:
        return range(len(self._given[name].source.options))

    def _case(self, name: str, unknown: Column, found: Sequence[Column]) -> Column:
        """Return the column of the option that a choice has; `unknown` where it is null."""
        given, where = self._given[name], self._columns.where
        if given.absent:
            return unknown
        result = found[-1]
        for at in range(len(found) - 2, -1, -1):
            result = where(self._is(given, at, NOWHERE), found[at], result)
        return where(self._missing(given), unknown, result)

    def _missing(self, given: Given) -> Column:
        if given.column is not None:
            return self._columns.missing(given.column)
        return self._columns.fact_missing(given.source.name)

    # one world

    def _number(self, node: Num, world: World) -> Span:
        def of(part: Num) -> Span:
            return self.number(part, world)

        def each(kind: type[Sum | Largest | Smallest], parts: tuple[Num, ...]) -> list[Span]:
            return [of(p) for p in joined(kind, self._choices.apart(parts, world))]

        match node:
            case Const(value):
                return self._do.constant(value, value)
            case Bounded(low, high):
                return self._do.constant(low, high)
            case Ref(name) if name in self._given:
                return self._input(self._given[name], world)
            case Ref(name):
                return of(self._number_named(name))
            case Sum(parts):
                return self._do.added(each(Sum, parts))
            case Times(x, by):
                return self._do.product(of(x), of(by))
            case Divided(x, by, up):
                return self._do.quotient(of(x), by, up=up)
            case Rounded(x, step):
                return self._do.rounded(of(x), step)
            case Largest(parts):
                return self._do.largest(each(Largest, parts))
            case Smallest(parts):
                return self._do.smallest(each(Smallest, parts))
            case Where(test, then, other):
                return self._do.where(self.test(test, world), of(then), of(other))

    def _number_named(self, name: str) -> Num:
        node = self._program.nodes[name]
        if isinstance(node, Bool):
            raise TypeError(f"{name} is a gate, not a number")
        return node

    def _input(self, given: Given, world: World) -> Span:
        source = given.source
        if source.options:
            return self._place(given, world)
        if given.absent:
            return self._do.constant(source.least, source.most)
        return self._do.fact(source, null=given.null)

    def _place(self, given: Given, world: World) -> Span:
        """Return the place of a choice among its options."""
        last = len(given.source.options) - 1
        place = self._do.constant(last, last)
        for at in range(last - 1, -1, -1):
            place = self._do.where(self._is(given, at, world), self._do.constant(at, at), place)
        return place

    def _is(self, given: Given, place: int, world: World) -> Column:
        """Return whether a choice is one of its options."""
        name, option = given.source.name, given.source.options[place]
        at = world.get(name, LEFT_OPEN)
        if at != LEFT_OPEN:
            return self._columns.truth(at == place)
        if given.absent:
            return self._columns.empty("truth")
        if given.column is not None:
            return given.column if option is True else self._columns.negated(given.column)
        return self._columns.option(name, option, null=given.null)

    def _test(self, node: Bool, world: World) -> Column:
        def each(kind: type[Every | Either], parts: tuple[Bool, ...]) -> list[Column]:
            apart = self._choices.apart(parts, world)
            return [self.test(part, world) for part in joined(kind, apart)]

        match node:
            case Truth(value):
                return self._columns.empty("truth") if value is None else self._columns.truth(value)
            case Compare(x, op, y):
                return self._compared(x, op, y, world)
            case Every(parts):
                return self._columns.all(each(Every, parts))
            case Either(parts):
                return self._columns.any(each(Either, parts))
            case Negated(part):
                return self._columns.negated(self.test(part, world))

    def _compared(self, x: Num, op: str, y: Num, world: World) -> Column:
        given = self._given.get(x.name) if isinstance(x, Ref) else None
        if given is not None and given.source.options and isinstance(y, Const) and op == "==":
            return self._is(given, y.value, world)
        return self._do.compared(op, self.number(x, world), self.number(y, world))
