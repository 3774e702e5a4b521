"""An edition made ready: its rules compiled for one day, its lines and maxima worked out once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from jifen_sdk.city import City
from jifen_sdk.engine import Engine, Readings
from jifen_sdk.rulebook.amend import Grade
from jifen_sdk.rulebook.book import Gate, Reading, Rulebook, cited
from jifen_sdk.rulebook.conditions import Comparison
from jifen_sdk.rulebook.facts import MeasuredFact
from jifen_sdk.rulebook.items import Cited, Group, Line, Rows, ScoringItem
from jifen_sdk.rulebook.numbers import Points
from jifen_sdk.rulebook.ruleset import RuleSet


@dataclass(frozen=True)
class Edition:
    """One edition on one day with its readings decided; shared by everyone who is scored."""

    city: City
    book: Rulebook
    engine: Engine

    @classmethod
    def prepare(cls, city: City, book: Rulebook, readings: Readings, on: date) -> Edition:
        """Compile an edition; readings that are not named keep their default."""
        return cls(city, book, Engine(RuleSet.of_book(book), readings, city, on))

    @cached_property
    def entries(self) -> Mapping[str, Line]:
        """Every item and group by id."""
        return {e.id: e for e in self.engine.rules.entries}

    @cached_property
    def known_facts(self) -> Mapping[str, MeasuredFact]:
        """Every fact that may be given: of the edition, then those that only doors look at."""
        books = [self.book.facts, *(door.facts for door in self.city.doors)]
        return {
            name: fact
            for facts in reversed(books)
            for name, fact in facts.items()
            if isinstance(fact, MeasuredFact)
        }

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the official table: line groups, and items within none, in order."""
        return tuple(e for e in self._in_order() if e.id not in self._hidden)

    @cached_property
    def scores(self) -> tuple[str, ...]:
        """The ids of the groups that are scores: not lines, nor parts of lines."""
        return tuple(g.id for g in self.book.groups if not g.line and g.id not in self._hidden)

    @cached_property
    def gates(self) -> tuple[Gate, ...]:
        """The gates and vetoes in order, then the line."""
        return tuple(sorted(self.book.gates, key=lambda gate: gate.kind == "threshold"))

    @property
    def line(self) -> Decimal | None:
        """The fixed line (标准分值) in points; None if there is none or it is not known."""
        for gate in self.book.gates:
            if gate.kind == "threshold" and isinstance(gate.when, Comparison):
                at_least = gate.when.at_least
                return at_least if isinstance(at_least, Decimal) else None
        return None

    @cached_property
    def maxima(self) -> Mapping[str, Decimal | None]:
        """The highest points (分) of each entry; None where the table sets no limit."""
        return {id_: self._maximum(entry) for id_, entry in self.entries.items()}

    @cached_property
    def _hidden(self) -> frozenset[str]:
        """What lies within a line."""
        lines = [g for g in self.book.groups if g.line]
        return frozenset(child for g in lines for child in self._within(g))

    def _within(self, group: Group) -> tuple[str, ...]:
        out: list[str] = []
        for child in group.children:
            out.append(child)
            entry = self.entries[child]
            if isinstance(entry, Group):
                out.extend(self._within(entry))
        return tuple(out)

    def _in_order(self) -> tuple[Line, ...]:
        """Return items, with each line group where the first of its items stands."""
        places = {item.id: place for place, item in enumerate(self.book.items)}
        first: dict[str, Group] = {}
        for group in self.book.groups:
            if group.line and group.id not in self._hidden:
                first[min(places.keys() & set(self._within(group)), key=places.__getitem__)] = group
        return tuple(first.get(item.id, item) for item in self.book.items)

    def parts(self, entry: Line) -> tuple[Line, ...]:
        """Return what a line group is made of; nothing for an item."""
        acting = self.acting(entry)
        if not isinstance(acting, Group):
            return ()
        return tuple(self.entries[child] for child in acting.children)

    def acting(self, entry: Line) -> Line:
        """Return the item or group that decides a line: of a pick, what its reading names."""
        while isinstance(entry, Group) and isinstance(entry.of, dict) and entry.reading:
            decided = self.engine.readings.get(entry.reading)
            if decided not in entry.of:
                break
            entry = self.entries[entry.of[decided]]
        return entry

    def _maximum(self, entry: Line) -> Decimal | None:
        if entry.max is not None:
            return _known(entry.max)
        if isinstance(entry, ScoringItem):
            if entry.points is not None:
                return _known(entry.points)
            if isinstance(entry.rule, Rows):
                return _highest([_known(row.points) for row in entry.rule.rows])
            return None
        parts = [self._maximum(self.entries[child]) for child in entry.children]
        if entry.combine in ("sum", "product"):
            known = [p for p in parts if p is not None]
            whole = len(known) == len(parts) and entry.combine == "sum"
            return sum(known, Decimal(0)) if whole else None
        return _highest(parts)

    def grade(self, entry: Cited) -> Grade:
        """Return the grade of an entry, its edition's if it says none."""
        return self.book.grade(entry)

    def cite(self, entry: Cited) -> str:
        """Return document and article of an entry."""
        return cited(entry, self.book.rulebook.sources)


def _known(points: Points) -> Decimal | None:
    return points if isinstance(points, Decimal) else None


def _highest(points: list[Decimal | None]) -> Decimal | None:
    known = [p for p in points if p is not None]
    return max(known) if len(known) == len(points) else None


def decide(readings: tuple[Reading, ...], chosen: Mapping[str, str]) -> dict[str, str | None]:
    """Return the option of each reading: the caller's, else the default, else None."""
    return {r.id: chosen.get(r.id, r.default) for r in readings}
