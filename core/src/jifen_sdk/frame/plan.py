"""What score_frame computes: the columns of an edition's items, groups, gates and doors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, TypeVar

from jifen_sdk.edition import Edition
from jifen_sdk.engine import Engine
from jifen_sdk.entitlements import door_engine, version_on
from jifen_sdk.frame.bounds import Span
from jifen_sdk.frame.columns import FLOAT, Column, Columns, within
from jifen_sdk.frame.worlds import Given, Worlds
from jifen_sdk.rulebook.book import Rulebook
from jifen_sdk.rulebook.door import Entitlement
from jifen_sdk.rulebook.ruleset import OPEN
from jifen_sdk.rules.interval import MOST_WORLDS
from jifen_sdk.rules.ir import Bool, Ref
from jifen_sdk.rules.lower import gate_name, qualifies_name, score_name
from jifen_sdk.rules.program import Input
from jifen_sdk.scoring import edition_beside

Bounds = Literal["none", "interval"]
SCHEME = qualifies_name("")
T = TypeVar("T")


@dataclass(frozen=True)
class Rows:
    """What the columns of a frame say of its rows, as far as it matters to the rules."""

    there: frozenset[str]
    """The facts that have a column."""
    nulls: frozenset[str]
    """Those of them that may be null in a row."""
    most: int
    """The highest number of a fact that has no natural bound."""

    @classmethod
    def none(cls, most: int) -> Rows:
        """Return rows of which nothing is known."""
        return cls(frozenset(), frozenset(), most)


@dataclass
class Plan:
    """The result columns by name, in order."""

    numbers: dict[str, Column] = field(default_factory=dict)
    """Points, as whole numbers over `denominator`."""
    ends: dict[str, tuple[Column, ...]] = field(default_factory=dict)
    """For each of them the lowest and highest points of its item or group."""
    truths: dict[str, Column] = field(default_factory=dict)
    """Gates and doors."""
    denominator: int = 1
    size: int = 0
    """How many columns it takes."""
    exact: bool = True
    """Whether every engine computes it exactly, whatever the facts."""


@dataclass(frozen=True)
class Call:
    """What is asked for: an edition on a day, with readings decided."""

    rules: Edition
    on: date
    decided: tuple[tuple[str, str], ...]
    bounds: Bounds

    def kept(self, make: Callable[[], T]) -> T:
        """Return what was made for the same call before, or make it now."""
        heading = self.rules.book.rulebook
        key = (heading.scheme, heading.edition, self.on, self.decided, self.bounds)
        return self.rules.city.kept(("frame", *key), make)


class Planner:
    """Works out the columns of one edition for one kind of rows."""

    def __init__(self, call: Call, rows: Rows, worlds: int = MOST_WORLDS) -> None:
        self.rules = call.rules
        self.on = call.on
        self.readings = dict(call.decided)
        self.bounds = call.bounds
        self.rows = rows
        self.worlds = worlds
        self.columns = Columns()
        self._verdicts: dict[str, Column | None] = {}

    def plan(self) -> Plan:
        """Return every result column."""
        book, plan = self.rules.book, Plan(denominator=self.rules.engine.denominator)
        worlds = self._worlds(self.rules.engine, {})
        for kind, entries in (("item", book.items), ("group", book.groups)):
            for entry in entries:
                span = worlds.number(Ref(score_name(entry.id)))
                points = self._points(f"{kind}.{entry.id}", span)
                plan.numbers |= points
                plan.ends |= dict.fromkeys(points, span)
        gates = {g.id: self._gate(worlds, self.rules.engine, g.id) for g in self.rules.gates}
        plan.truths = {f"gate.{id_}": column for id_, column in gates.items()}
        plan.truths["gates"] = self.columns.all(gates.values())
        self._verdicts[book.rulebook.scheme] = self._verdict(book, gates.values())
        for door in self.rules.city.doors:
            plan.truths[f"door.{door.id}"] = self._door(door)
        divided = () if plan.denominator == 1 else plan.ends.values()
        plan.size = len(self.columns)
        plan.exact = self.columns.exact and all(within(e, FLOAT) for p in divided for e in p)
        return plan

    def inputs(self) -> Iterable[Input]:
        """Yield the inputs of every rule set that the columns rest on."""
        return map(self._bounded, self._inputs())

    def _inputs(self) -> Iterable[Input]:
        yield from self.rules.engine.inputs.values()
        for door in self.rules.city.doors:
            version = version_on(door, self.on)
            if version is not None:
                engine = door_engine(self.rules.city, door, version, self.on, self.readings)
                yield from engine.inputs.values()
                for name in engine.inputs:
                    if name.startswith(SCHEME):
                        yield from self._inputs_beside(name.removeprefix(SCHEME))

    def _inputs_beside(self, scheme: str) -> Iterable[Input]:
        if scheme == self.rules.book.rulebook.scheme:
            return ()
        rules = edition_beside(self.rules.city, self.on, scheme, self.readings)
        return () if rules is None else rules.engine.inputs.values()

    def _points(self, name: str, span: Span) -> dict[str, Column]:
        if self.bounds == "interval":
            return {f"{name}.low": span.low, f"{name}.high": span.high}
        columns = self.columns
        same = columns.compared("==", span.low, span.high)
        known = columns.where(same, span.low, columns.empty("number"))
        return {name: span.low if span.low is span.high else known}

    def _worlds(self, engine: Engine, computed: Mapping[str, Column | None]) -> Worlds:
        given = {name: self._given(source, computed) for name, source in engine.inputs.items()}
        return Worlds(engine.program, given, self.columns, self.worlds)

    def _given(self, source: Input, computed: Mapping[str, Column | None]) -> Given:
        column = computed.get(source.name)
        if column is not None:
            return Given(source, column.null, column)
        null = source.name in self.rows.nulls
        return Given(self._bounded(source), null, absent=source.name not in self.rows.there)

    def _bounded(self, source: Input) -> Input:
        """Return an input with the bound that keeps columns exact."""
        if source.options or source.most is not None:
            return source
        return replace(source, limit=min(source.limit, self.rows.most))

    def _gate(self, worlds: Worlds, engine: Engine, gate: str) -> Column:
        node = engine.program.nodes[gate_name(gate)]
        if not isinstance(node, Bool):
            raise TypeError(f"{gate} is a number, not a gate")
        return worlds.test(node)

    # doors

    def _door(self, door: Entitlement) -> Column:
        version = version_on(door, self.on)
        if version is None:
            return self.columns.empty("truth")
        engine = door_engine(self.rules.city, door, version, self.on, self.readings)
        schemes = [n for n in engine.inputs if n.startswith(SCHEME)]
        computed = {n: self._qualifies(n.removeprefix(SCHEME)) for n in schemes}
        return self._gate(self._worlds(engine, computed), engine, OPEN)

    def _qualifies(self, scheme: str) -> Column | None:
        """Return whether a scheme's gates and line are met; None without an edition."""
        if scheme not in self._verdicts:
            rules = edition_beside(self.rules.city, self.on, scheme, self.readings)
            self._verdicts[scheme] = None if rules is None else self._verdict_beside(rules)
        return self._verdicts[scheme]

    def _verdict_beside(self, rules: Edition) -> Column:
        worlds = self._worlds(rules.engine, {})
        gates = [self._gate(worlds, rules.engine, gate.id) for gate in rules.gates]
        return self._verdict(rules.book, gates)

    def _verdict(self, book: Rulebook, gates: Iterable[Column]) -> Column:
        """Return whether every gate is met; under a ranking that is never surely enough."""
        round_to_come = [] if book.ranking is None else [self.columns.empty("truth")]
        return self.columns.all([*gates, *round_to_come])
