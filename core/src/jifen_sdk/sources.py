"""The two ways in: facts measured on a profile, or facts that the caller gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Protocol

from jifen_sdk.city import City
from jifen_sdk.engine import Engine
from jifen_sdk.errors import FactError
from jifen_sdk.hints import did_you_mean
from jifen_sdk.measures import Context, MeasureSpec, measure, references
from jifen_sdk.profile import Profile
from jifen_sdk.rulebook.dates import resolve
from jifen_sdk.rulebook.facts import MeasuredFact
from jifen_sdk.rulebook.items import Evidence
from jifen_sdk.rulebook.load import build
from jifen_sdk.rules.interval import Outcomes
from jifen_sdk.rules.program import Input
from jifen_sdk.text import Text
from jifen_sdk.values import Number, Value, hull

NOTHING: frozenset[str] = frozenset()
NONE_MISSING: Mapping[str, frozenset[str]] = {}
NO_GRADES: Mapping[str, Evidence] = {}
SEE_FACTS = Text("用 `jifen-sdk facts` 查看。", "See `jifen-sdk facts`.")
YES_NO = Text("是或否（true/false）", "true or false")


class Taken:
    """The facts of one rule set for one person."""

    def __init__(
        self,
        engine: Engine,
        given: Mapping[str, Value],
        not_given: Mapping[str, frozenset[str]] = NONE_MISSING,
        evidence: Mapping[str, Evidence] = NO_GRADES,
        *,
        numbers: Sequence[int] = (),
    ) -> None:
        self._engine = engine
        self._given = given
        self.not_given = not_given
        """By fact: the kinds of record it rests on that the profile does not give."""
        self.evidence = evidence
        """By fact: the weakest grade of the parameters it was measured with."""
        self._numbers = numbers

    @cached_property
    def values(self) -> Mapping[str, Value]:
        """The value of each fact; one that is missing is unknown."""
        if not self._numbers:
            return self._given
        pairs = zip(self._engine.inputs.items(), self._numbers, strict=True)
        return {name: source.value(number) for (name, source), number in pairs}

    def told(self, values: Mapping[str, Value]) -> Mapping[str, Value]:
        """Return the values without those that rest on a kind of record that was not given."""
        return {name: value for name, value in values.items() if not self.not_given.get(name)}

    def outcomes(self) -> Outcomes:
        """Return what comes out of the facts."""
        exact = self._engine.exact if self._numbers else None
        if exact is None:
            return self._engine.outcomes(self.values)
        return self._engine.known_outcomes(exact, self._numbers)


class Source(Protocol):
    """Where facts come from."""

    def take(self, engine: Engine, city: City, on: date) -> Taken:
        """Return the facts that an engine reads; what is missing is left out (unknown)."""

    def missing(self, taken: Taken, engine: Engine) -> tuple[str, ...]:
        """Return what was not given: kinds of record of a profile, or ids of facts."""

    def ignored(self, on: date) -> tuple[str, ...]:
        """Return what begins after the day and does not count."""


@dataclass(frozen=True)
class FromProfile:
    """Facts measured on a profile; `score` scores one under another scheme of the city."""

    profile: Profile
    score: Callable[[Profile, str, str], Number]

    def take(self, engine: Engine, city: City, on: date) -> Taken:
        """Measure every fact of the engine."""
        rules = engine.rules
        dates = resolve(rules.dates, on, self.profile.application.endorsed_on)
        grades: list[Evidence] = []

        def parameter(name: str, day: date) -> Decimal | None:
            found = city.parameter(name).on(day)
            if found is None:
                return None
            grades.append(found.evidence)
            return found.value

        context = Context(
            self.profile, city.id, dates, rules.lists, parameter, self.score, city.measures
        )
        values: dict[str, Value] = {}
        not_given: dict[str, frozenset[str]] = {}
        evidence: dict[str, Evidence] = {}
        for name in engine.inputs:
            fact = rules.facts.get(name)
            if not isinstance(fact, MeasuredFact):
                continue
            specs = _as_read(fact, engine)
            named = [references(spec) for spec in specs] if fact.readings else [fact.named]
            if any(not names.dates <= dates.keys() for names in named):
                continue  # the reference date cannot be told, so the fact cannot
            grades.clear()
            found = [measure(spec, context) for spec in specs]
            values[name] = hull([each.value for each in found])
            not_given[name] = NOTHING.union(*(each.not_given for each in found))
            if grades:
                evidence[name] = max(grades)
        return Taken(engine, values, not_given, evidence)

    def missing(self, taken: Taken, engine: Engine) -> tuple[str, ...]:
        """Return the kinds of record that were left out, and so counted as none."""
        return tuple(sorted(NOTHING.union(*taken.not_given.values())))

    def ignored(self, on: date) -> tuple[str, ...]:
        """Return the paths of the records that begin after the day."""
        return self.profile.later_records(on)


def _as_read(fact: MeasuredFact, engine: Engine) -> list[MeasureSpec]:
    """Return the measure with the options that the readings replace.

    While a reading is undecided, both the measure as it stands and as replaced are possible.
    """
    if not fact.readings:
        return [fact.measure]
    changes: list[dict[str, object]] = [{}]
    for override in fact.readings:
        decided = engine.readings.get(override.reading)
        replaced = [{**change, **override.set} for change in changes]
        if decided == override.is_:
            changes = replaced
        elif decided is None:
            changes += replaced
    given = fact.measure.model_dump(by_alias=True, exclude_unset=True)
    return [
        build(type(fact.measure), {**given, **change}, "readings") if change else fact.measure
        for change in changes
    ]


@dataclass(frozen=True)
class FromFacts:
    """Facts that the caller gives; one that is not given is unknown."""

    facts: Mapping[str, object]

    def take(self, engine: Engine, city: City, on: date) -> Taken:
        """Check and return the facts that the engine reads."""
        get = self.facts.get
        numbers = []
        for name, source in engine.inputs.items():
            value = get(name)
            if value is None:
                return Taken(engine, self._known(engine))
            numbers.append(fact_number(source, value))
        return Taken(engine, {}, numbers=numbers)

    def _known(self, engine: Engine) -> dict[str, Value]:
        """Return the values of those facts that are given."""
        given = {n: v for n in engine.inputs if (v := self.facts.get(n)) is not None}
        sources = engine.inputs
        return {n: sources[n].value(fact_number(sources[n], v)) for n, v in given.items()}

    def missing(self, taken: Taken, engine: Engine) -> tuple[str, ...]:
        """Return the ids of the facts that were not given."""
        return tuple(n for n in engine.inputs if n in engine.rules.facts and n not in taken.values)

    def ignored(self, on: date) -> tuple[str, ...]:
        """Return nothing: facts have no dates."""
        return ()


def fact_number(source: Input, value: object) -> int:
    """Return a given fact as a whole number, of a choice its place.

    FactError JF-FACT-TYPE, JF-FACT-RANGE, JF-FACT-OPTION; the value is not repeated.
    """
    if not source.options:
        if type(value) is not int:
            raise FactError("JF-FACT-TYPE", source.name, expected=Text("整数", "a whole number"))
        if not source.least <= value <= source.limit:
            raise FactError("JF-FACT-RANGE", source.name, least=source.least, most=source.limit)
        return value
    if isinstance(value, bool | str) and value in source.index:
        return source.index[value]
    if source.options == (False, True):
        raise FactError("JF-FACT-TYPE", source.name, expected=YES_NO)
    options = ", ".join(str(o) for o in source.options)
    raise FactError("JF-FACT-OPTION", source.name, options=options)


def refuse_unknown_facts(given: Mapping[str, object], known: Mapping[str, MeasuredFact]) -> None:
    """Refuse a fact that neither the scheme nor a door has. FactError JF-FACT-ID."""
    for name in given:
        if name not in known:
            hint = did_you_mean(name, known) or SEE_FACTS
            raise FactError("JF-FACT-ID", name[:60], hint=hint)
