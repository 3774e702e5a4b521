"""Checks of the facts that a city asks for: one meaning each, and no bad value taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from jifen_sdk.city import City
from jifen_sdk.conformance.check import Problems, wrong
from jifen_sdk.conformance.walk import books, door_engines, last_days
from jifen_sdk.errors import FactError
from jifen_sdk.rulebook.facts import Fact, MeasuredFact, options_of
from jifen_sdk.rules.program import Input
from jifen_sdk.scoring import score_facts
from jifen_sdk.sources import FromFacts


@dataclass(frozen=True)
class Meaning:
    """What values a fact takes somewhere, and on which days."""

    where: str
    first: date
    last: date
    values: str

    def contradicts(self, other: Meaning) -> bool:
        """Return whether on one day the same id takes other values there."""
        together = self.first <= other.last and other.first <= self.last
        return together and self.values != other.values


def check_same_facts(city: City) -> Problems:
    """A fact id takes the same values wherever the city asks for it on one day.

    Facts are given once for every scheme and door of the day: type, unit and options of an id
    are the same in all of them.
    """
    found: dict[str, list[Meaning]] = {}
    for name, meaning in dict.fromkeys(_meanings(city)):
        others = found.setdefault(name, [])
        for other in others:
            if meaning.contradicts(other):
                where = f"{meaning.where} facts.{name}"
                as_there = f"{other.values} as in {other.where}"
                yield wrong(where, expected=as_there, found=meaning.values)
                break
        else:
            others.append(meaning)


def _meanings(city: City) -> Iterator[tuple[str, Meaning]]:
    for scheme, heading, book in books(city):
        where = f"{scheme.id}/{heading.edition}"
        span = heading.effective, heading.until or date.max
        yield from _named(book.facts, where, *span)
    for door in city.doors:
        span = door.versions[0].effective, door.versions[-1].until or date.max
        yield from _named(door.facts, f"doors/{door.id}", *span)


def _named(
    facts: Mapping[str, Fact], where: str, first: date, last: date
) -> Iterator[tuple[str, Meaning]]:
    for name, fact in facts.items():
        if isinstance(fact, MeasuredFact):
            yield name, Meaning(where, first, last, _values(fact))


def _values(fact: MeasuredFact) -> str:
    options = ", ".join(sorted(option.id for option in options_of(fact)))
    return f"{fact.type} ({options or fact.unit})" if options or fact.unit else fact.type


def check_bad_facts(city: City) -> Problems:
    """A fact of another type, out of range or not known is refused with a code JF-FACT-...

    Every fact that an edition or a door reads is tried.
    """
    for where, rules, day in last_days(city):
        scheme, _, edition = where.partition("/")
        for name, value in _bad_facts(rules.engine.inputs.values()):
            try:
                score_facts(city, {name: value}, on=day, scheme=scheme, edition=edition)
            except FactError:
                continue
            yield wrong(f"{where} {name} = {value!r}", expected="JF-FACT-...", found="a sheet")
    for where, engine, day in door_engines(city):
        for name, value in _bad_values(engine.inputs.values()):
            try:
                FromFacts({name: value}).take(engine, city, day)
            except FactError:
                continue
            yield wrong(f"{where} {name} = {value!r}", expected="JF-FACT-...", found="a door")


def _bad_facts(inputs: Iterable[Input]) -> Iterator[tuple[str, object]]:
    yield "no_such_fact", 1
    yield from _bad_values(inputs)


def _bad_values(inputs: Iterable[Input]) -> Iterator[tuple[str, object]]:
    for source in inputs:
        if ":" in source.name:  # an undecided reading or another scheme: not given as a fact
            continue
        yield source.name, 0.5
        if source.options:
            yield source.name, "no-such-option"
        else:
            yield from ((source.name, bad) for bad in (True, "1", -1, source.limit + 1))
