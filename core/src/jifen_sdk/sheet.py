"""The points sheet (积分单): every line with its points, the scores, the gates, the doors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal, NamedTuple

from jifen_sdk.edition import Edition
from jifen_sdk.phrases import points_text
from jifen_sdk.reasons import lacking, reason
from jifen_sdk.rulebook.amend import Grade
from jifen_sdk.rulebook.book import Gate, RankKey
from jifen_sdk.rulebook.door import DoorVersion, Entitlement
from jifen_sdk.rulebook.facts import options_of
from jifen_sdk.rulebook.items import Line
from jifen_sdk.rulebook.rounds import Round
from jifen_sdk.rules.interval import Outcome, Outcomes
from jifen_sdk.rules.lower import gate_name, rank_name, score_name
from jifen_sdk.sources import Source, Taken
from jifen_sdk.text import Text
from jifen_sdk.values import Choice, Number, Value

Verdict = Literal["qualifies", "does-not-qualify", "unknown", "ranked"]
Status = Literal["met", "failed", "unknown"]
DoorStatus = Literal["open", "closed", "unknown"]

GRADES: tuple[Grade, ...] = ("A", "B", "C", "unknown", "assumed")
_STATUS: Mapping[Outcome, Status] = {True: "met", False: "failed", None: "unknown"}


class Points(NamedTuple):
    """Points (分), exact; `low` and `high` differ where something is unknown, None is no bound."""

    low: Decimal | None
    high: Decimal | None

    @classmethod
    def of(cls, outcome: Outcome, denominator: int) -> Points:
        """Return the points of an outcome over the denominator of its rulebook."""
        if not isinstance(outcome, tuple):
            raise TypeError("a gate has no points")
        low = _over(outcome[0], denominator)
        return cls(low, low if outcome[0] == outcome[1] else _over(outcome[1], denominator))

    @property
    def known(self) -> bool:
        """Whether the points are exact."""
        return self.low is not None and self.low == self.high

    def text(self) -> Text:
        """Return the points in words."""
        return points_text(self.low, self.high)


def _over(number: int | None, denominator: int) -> Decimal | None:
    if number is None:
        return None
    return Decimal(number) if denominator == 1 else Decimal(number) / denominator


class ItemResult:
    """One line of the sheet: its points and what they rest on."""

    __slots__ = ("entry", "sheet")

    def __init__(self, sheet: Sheet, entry: Line) -> None:
        self.sheet = sheet
        self.entry = entry

    @property
    def points(self) -> Points:
        """The points (分) of the line, exact or an interval."""
        return self.sheet.points(self.entry.id)

    @property
    def parts(self) -> tuple[ItemResult, ...]:
        """The results of what a line group is made of; nothing for an item."""
        sheet = self.sheet
        return tuple(ItemResult(sheet, part) for part in sheet.rules.parts(self.entry))

    @property
    def id(self) -> str:
        """The id of the line."""
        return self.entry.id

    @property
    def name(self) -> Text:
        """The official name of the line."""
        return self.entry.name

    @property
    def maximum(self) -> Decimal | None:
        """The highest points (分) of the line; None if the table sets no limit."""
        return self.sheet.rules.maxima[self.entry.id]

    @property
    def facts(self) -> dict[str, Value]:
        """The facts that the points rest on; one that was not given is unknown."""
        return self.sheet.facts_of(score_name(self.entry.id))

    @property
    def evidence(self) -> Grade:
        """The weakest grade among the rule and the parameters that were used."""
        rules, grades = self.sheet.rules, self.sheet.taken.evidence
        if rules.book.assumes(self.facts):
            return "assumed"
        used = (grades[name] for name in self.facts if name in grades)
        return max((rules.grade(self.entry), *used), key=GRADES.index)

    @property
    def cite(self) -> str:
        """Document and article."""
        return self.sheet.rules.cite(self.entry)

    def reason(self) -> Text:
        """Return one sentence why the line has these points."""
        sheet = self.sheet
        acting = sheet.rules.acting(self.entry)
        return reason(sheet.rules.engine, acting, self.facts, sheet.outcomes, self.points.text())


@dataclass(frozen=True, slots=True)
class GateResult:
    """A gate, veto or line: whether it is met, or met only as assumed."""

    gate: Gate
    status: Status
    assumed: bool
    """Met because a kind of record was not given, and so counted as none."""
    evidence: Grade
    cite: str
    lacks: tuple[Text, ...]
    """What is missing, where it is not met."""


@dataclass(frozen=True)
class DoorResult:
    """A door on the day: open, closed, or not known, and what it still lacks."""

    door: Entitlement
    version: DoorVersion | None
    """The rule in force on the day; None if none is known."""
    status: DoorStatus
    assumed: bool
    cite: str
    reasons: Callable[[], Iterable[Text]] = field(repr=False, compare=False)

    @cached_property
    def lacks(self) -> tuple[Text, ...]:
        """What is missing for the door to be open, by the shortest way; worked out when asked."""
        return tuple(self.reasons())


class Sheet:
    """The result of scoring one person under one edition on one day (积分单)."""

    def __init__(
        self,
        rules: Edition,
        on: date,
        source: Source,
        open_doors: Callable[[Sheet], tuple[DoorResult, ...]],
    ) -> None:
        self.rules = rules
        self.on = on
        self.source = source
        self.taken: Taken = source.take(rules.engine, rules.city, on)
        self.outcomes: Outcomes = self.taken.outcomes()
        self._open_doors = open_doors

    @property
    def city(self) -> str:
        """The id of the city."""
        return self.rules.city.id

    @property
    def scheme(self) -> str:
        """The id of the scheme."""
        return self.rules.book.rulebook.scheme

    @property
    def edition(self) -> str:
        """The id of the edition."""
        return self.rules.book.rulebook.edition

    @cached_property
    def items(self) -> tuple[ItemResult, ...]:
        """The lines of the official table, in its order."""
        return tuple(ItemResult(self, entry) for entry in self.rules.lines)

    def points(self, entry: str) -> Points:
        """Return the points (分) of an item or group by id."""
        return Points.of(self.outcomes[score_name(entry)], self.rules.engine.denominator)

    @cached_property
    def scores(self) -> dict[str, Points]:
        """The named scores: every group that is not itself a line, in points (分)."""
        return {id_: self.points(id_) for id_ in self.rules.scores}

    @property
    def total(self) -> Points:
        """The score that counts, in points (分)."""
        return self.points(self.rules.book.total)

    @cached_property
    def gates(self) -> tuple[GateResult, ...]:
        """The gates, vetoes and lines, in order."""
        return tuple(self._gate(gate) for gate in self.rules.gates)

    @cached_property
    def _told(self) -> Outcomes:
        """The gates if every kind of record that was not given is unknown."""
        if not any(self.taken.not_given.values()):
            return self.outcomes
        gates = [gate_name(g.id) for g in self.rules.gates if g.kind != "threshold"]
        told = self.taken.told(self.taken.values)
        return self.rules.engine.outcomes_of(gates, told)

    def _gate(self, gate: Gate) -> GateResult:
        name = gate_name(gate.id)
        status = _STATUS[self.outcomes[name]]
        # A line rests on every fact; what was left out shows at the items.
        assumed = status == "met" and gate.kind != "threshold" and self._told[name] is not True
        rules = self.rules
        lacks = lacking(rules.engine, gate.when, self.facts_of(name), self.outcomes)
        return GateResult(gate, status, assumed, rules.grade(gate), rules.cite(gate), tuple(lacks))

    @property
    def line(self) -> Decimal | None:
        """The fixed line (标准分值) in points; None if there is none or it is not known."""
        return self.rules.line

    @property
    def verdict(self) -> Verdict:
        """Whether every gate is met; a veto is a failed gate, not a low score.

        "ranked" means that the gates are met and the score is put in order with those of the
        round: whether it is enough is known only afterwards.
        """
        found = {_STATUS[self.outcomes[gate_name(gate.id)]] for gate in self.rules.gates}
        if "failed" in found:
            return "does-not-qualify"
        if "unknown" in found:
            return "unknown"
        return "qualifies" if self.rules.book.ranking is None else "ranked"

    @property
    def ranked_points(self) -> Points:
        """The score that past lines are about, in points (分)."""
        found = self.rules.city.rounds(self.scheme)
        if found is None or found.score not in self.rules.entries:
            return self.total
        return self.points(found.score)

    @property
    def rounds(self) -> tuple[Round, ...]:
        """The past rounds of a ranked scheme, oldest first; never a pass mark to come."""
        found = self.rules.city.rounds(self.scheme)
        rounds = () if found is None else found.rounds
        return tuple(r for r in rounds if r.over(self.on))

    @property
    def last_round(self) -> Round | None:
        """The latest round that had ended on the day and whose line is known."""
        known = [r for r in self.rounds if r.line is not None]
        return known[-1] if known else None

    @property
    def rank_keys(self) -> tuple[tuple[RankKey, Points | Value], ...]:
        """The keys of the ranking with their values, the first one decides first."""
        keys = self.rules.engine.rules.rank_keys
        return tuple((key, self._rank_value(key, at)) for at, key in enumerate(keys))

    def _rank_value(self, key: RankKey, at: int) -> Points | Value:
        outcome = self.outcomes[rank_name(at)]
        if key.fact is None or not isinstance(outcome, tuple):
            return Points.of(outcome, self.rules.engine.denominator)
        low, high = outcome[0] or 0, outcome[1]
        fact = self.rules.book.facts[key.fact]
        if fact.type == "number":
            return Number(low, high)
        options = (False, True) if fact.type == "yes-no" else tuple(o.id for o in options_of(fact))
        return Choice(options[low : len(options) if high is None else high + 1])

    @property
    def assumed(self) -> bool:
        """Whether a gate is met only because something that was left out counted as none."""
        return any(gate.assumed for gate in self.gates)

    @cached_property
    def entitlements(self) -> tuple[DoorResult, ...]:
        """The doors of the city on the day, in the order of its ladder."""
        return self._open_doors(self)

    @cached_property
    def evidence(self) -> Grade:
        """The weakest grade that the sheet rests on: gates, and lines that may give points.

        Under an edition that a simulation changes it is "assumed".
        """
        if self.rules.book.simulated:
            return "assumed"
        lines = [i.evidence for i in self.items if i.points.low != 0 or i.points.high != 0]
        gates = [self.rules.grade(gate) for gate in self.rules.book.gates]
        return max(lines + gates, key=GRADES.index, default=self.rules.book.rulebook.evidence)

    @property
    def not_given(self) -> tuple[str, ...]:
        """The kinds of record counted as none, or the facts that are unknown."""
        return self.source.missing(self.taken, self.rules.engine)

    @property
    def ignored(self) -> tuple[str, ...]:
        """The paths of records that begin after the day, and so do not count."""
        return self.source.ignored(self.on)

    def facts_of(self, name: str) -> dict[str, Value]:
        """Return the facts that a node of the program rests on, in the rulebook's order."""
        engine = self.rules.engine
        reads = engine.program.reads[name]
        return {
            fact: self.taken.values.get(fact, source.anything())
            for fact, source in engine.inputs.items()
            if fact in reads and fact in engine.rules.facts
        }
