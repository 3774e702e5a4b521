"""Made-up people who between them stand at every boundary of an edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from math import prod

import polars as pl

from jifen_sdk.city import City
from jifen_sdk.conformance.frames import COLUMN_TYPE
from jifen_sdk.conformance.search import candidates, edges
from jifen_sdk.edition import Edition
from jifen_sdk.frame.given import Fact
from jifen_sdk.frame.job import Job
from jifen_sdk.rules.interval import MOST_WORLDS
from jifen_sdk.scoring import edition_for

Value = int | str | bool
Person = dict[str, Value]


def editions(city: City) -> Iterator[tuple[Edition, date]]:
    """Yield every edition with the day on which its last amendment is in force."""
    for scheme in city.file.schemes:
        for heading in city.editions(scheme.id):
            book = city.book(scheme.id, heading.edition, date.max)
            on = max((heading.effective, *book.amended))
            yield edition_for(city, on, scheme=scheme.id, edition=heading.edition), on


def at_boundaries(rules: Edition, on: date) -> list[Person]:
    """Return people with each value next to each number of the rules: whole, then in part."""
    facts = Job.of(rules, on, {}, "none").facts
    tried = {name: _values(fact, rules) for name, fact in facts.items()}
    whole = [
        {name: _walk(values, at, pace) for pace, (name, values) in enumerate(tried.items())}
        for at in range(max(map(len, tried.values())))
    ]
    return whole + [_in_part(person, at, rules) for at, person in enumerate(whole)]


def _walk(values: list[Value], at: int, pace: int) -> Value:
    """Return the value that a fact has come to: every fact walks at a pace of its own."""
    return values[(at * (1 + 2 * (pace % 3)) + pace) % len(values)]


def _values(fact: Fact, rules: Edition) -> list[Value]:
    source = fact.sources[0]
    if source.options:
        return list(source.options)
    near = edges(rules.engine.program).get(fact.name, set())
    return [n for n in candidates(source, near) if n <= fact.limits[1]]


def _in_part(person: Person, at: int, rules: Edition) -> Person:
    """Leave out up to three facts, as many as one person's unknown choices are all tried for."""
    names = list(person)
    out = {names[(at * step) % len(names)] for step in (1, 3, 7)[: 1 + at % 3]}
    while out:
        inputs = rules.engine.inputs.values()
        open_ = [i for i in inputs if i.options and (i.name in out or i.name not in person)]
        if prod(len(i.options) for i in open_) <= MOST_WORLDS:
            break
        out.pop()
    return {name: value for name, value in person.items() if name not in out}


def table(people: list[Person], facts: Mapping[str, Fact]) -> pl.DataFrame:
    """Return people as a table with a number for each row."""
    columns = {
        name: pl.Series([person.get(name) for person in people], dtype=COLUMN_TYPE[fact.kind])
        for name, fact in facts.items()
    }
    return pl.DataFrame({"row": pl.Series(range(len(people)), dtype=pl.Int64), **columns})


def with_refused(frame: pl.DataFrame) -> pl.DataFrame:
    """Return a table in which every seventh row holds a number or a text that is refused."""
    seventh = pl.col("row") % 7 == 3
    return frame.with_columns(
        pl.when(seventh).then(bad).otherwise(pl.col(name)).alias(name)
        for name, bad in _bad(frame).items()
    )


def _bad(frame: pl.DataFrame) -> dict[str, pl.Expr]:
    """Return a value that is refused for the last number and the last choice of a table."""
    last = {type_: name for name, type_ in frame.schema.items() if name != "row"}
    bad = {pl.Int64(): pl.lit(-1, dtype=pl.Int64), pl.String(): pl.lit("no-such-option")}
    return {last[type_]: value for type_, value in bad.items() if type_ in last}
