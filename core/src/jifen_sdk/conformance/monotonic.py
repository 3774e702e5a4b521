"""The check of what rulebooks declare: more of a fact never lowers, or raises, the points."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from jifen_sdk.city import City
from jifen_sdk.conformance.check import Problems, wrong
from jifen_sdk.conformance.properties import Person, broken
from jifen_sdk.conformance.search import candidates, edges
from jifen_sdk.conformance.walk import last_days
from jifen_sdk.rulebook.items import Line
from jifen_sdk.rules.interval import Outcome, Span, evaluate
from jifen_sdk.rules.lower import score_name
from jifen_sdk.rules.program import Input
from jifen_sdk.sources import fact_number

INFINITE = float("inf")


def check_monotonic(city: City) -> Problems:
    """Points rise with what `rises_with` names and fall with what `falls_with` names.

    Facts that the points do not rest on are not declared. More of a choice is a later option.
    """
    for where, rules, _ in last_days(city):
        for entry in rules.entries.values():
            known = rules.engine.program.reads[score_name(entry.id)]
            for fact in (*entry.rises_with, *entry.falls_with):
                if fact not in known:
                    expected = "facts that its points rest on"
                    yield wrong(f"{where} {entry.id}", expected=expected, found=fact)
    yield from broken(city, _turned)


def _turned(person: Person) -> Iterator[str]:
    for entry in person.rules.entries.values():
        for fact in (*entry.rises_with, *entry.falls_with):
            yield from _turns(person, entry, fact)


def _turns(person: Person, entry: Line, fact: str) -> Iterator[str]:
    """Yield the step of a fact at which points go the other way, all other facts the same."""
    name = score_name(entry.id)
    part = person.rules.engine.program.part([name])
    source = part.inputs.get(fact)
    if source is None:
        return  # reported as not read
    given = person.example.facts
    same = {n: i.value(fact_number(i, given[n])) for n, i in part.inputs.items() if n in given}
    steps = [
        (number, evaluate(part, {**same, fact: source.value(number)})[name])
        for number in candidates(source, edges(part).get(fact, set()))
    ]
    for (less, before), (more, after) in pairwise(steps):
        low, high = (before, after) if fact in entry.rises_with else (after, before)
        if not _at_most(low, high):
            change = "fewer" if fact in entry.rises_with else "more"
            where = f"{entry.id} from {fact} = {_said(source, less)} to {_said(source, more)}"
            yield wrong(where, expected=f"no {change} points", found=f"{change}")


def _said(source: Input, number: int) -> object:
    return source.options[number] if source.options else number


def _at_most(low: Outcome, high: Outcome) -> bool:
    """Return whether neither end of the second points lies below that of the first."""
    return _ends(low)[0] <= _ends(high)[0] and _ends(low)[1] <= _ends(high)[1]


def _ends(points: Outcome) -> tuple[float | int, float | int]:
    span: Span = points if isinstance(points, tuple) else (None, None)
    return (
        -INFINITE if span[0] is None else span[0],
        INFINITE if span[1] is None else span[1],
    )
