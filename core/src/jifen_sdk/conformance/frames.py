"""A table of drawn people against the same people one by one: each item, gate and door."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from math import prod

import polars as pl

from jifen_sdk.city import City
from jifen_sdk.conformance.check import wrong
from jifen_sdk.conformance.examples import Fact, drawn
from jifen_sdk.edition import Edition
from jifen_sdk.frame.job import Job
from jifen_sdk.frame.plan import Bounds
from jifen_sdk.frame.score import score_frame
from jifen_sdk.rules.interval import MOST_WORLDS
from jifen_sdk.rules.lower import score_name
from jifen_sdk.scoring import score_facts
from jifen_sdk.sheet import Sheet

People = Sequence[Mapping[str, Fact]]
Cell = int | float | bool | None
TRUTH: Mapping[str, bool | None] = {"met": True, "open": True, "failed": False, "closed": False}
COLUMN_TYPE = {"number": pl.Int64, "yes-no": pl.Boolean, "choice": pl.String}
BOUNDS: tuple[Bounds, ...] = ("none", "interval")


def frame_differences(city: City, rules: Edition, day: date) -> Iterator[str]:
    """Yield where a row of a table differs from the sheet of the same person."""
    heading = rules.book.rulebook
    job = Job.of(rules, day, {}, "none")
    people = [person for person in _people(rules, job) if _tried_whole(rules, person)]
    frame = table(job, people)
    sheets = [
        score_facts(city, person, on=day, scheme=heading.scheme, edition=heading.edition)
        for person in people
    ]
    for bounds in BOUNDS:
        scored = score_frame(
            frame, city, on=day, scheme=heading.scheme, edition=heading.edition, bounds=bounds
        )
        for person, sheet, row in zip(people, sheets, scored.iter_rows(named=True), strict=True):
            for name, cell in row_of(sheet, bounds).items():
                if row[name] != cell:
                    said = ", ".join(f"{n} = {v}" for n, v in person.items())
                    yield f"with {said}: {wrong(name, expected=cell, found=row[name])}"


def table(job: Job, people: People) -> pl.DataFrame:
    """Return people as a table, a column for each fact of the edition; null where left out."""
    return pl.DataFrame(
        {
            name: pl.Series([person.get(name) for person in people], dtype=COLUMN_TYPE[fact.kind])
            for name, fact in job.facts.items()
            if name in job.needed
        }
    )


def row_of(sheet: Sheet, bounds: Bounds) -> dict[str, Cell]:
    """Return what the row of a person must hold, from the person's sheet."""
    row: dict[str, Cell] = {}
    book = sheet.rules.book
    for kind, entries in (("item", book.items), ("group", book.groups)):
        for entry in entries:
            low, high = (_over(end, sheet) for end in _ends(sheet, entry.id))
            if bounds == "interval":
                row |= {f"{kind}.{entry.id}.low": low, f"{kind}.{entry.id}.high": high}
            else:
                row[f"{kind}.{entry.id}"] = low if low == high else None
    row |= {f"gate.{gate.gate.id}": TRUTH.get(gate.status) for gate in sheet.gates}
    verdicts = {gate.status for gate in sheet.gates}
    row["gates"] = False if "failed" in verdicts else None if "unknown" in verdicts else True
    return row | {f"door.{d.door.id}": TRUTH.get(d.status) for d in sheet.entitlements}


def _ends(sheet: Sheet, entry: str) -> tuple[int | None, int | None]:
    outcome = sheet.outcomes[score_name(entry)]
    if not isinstance(outcome, tuple):
        raise TypeError(f"{entry} is a gate, not a number")
    return outcome


def _over(end: int | None, sheet: Sheet) -> Cell:
    """Return an end in points: the nearest float where it is not whole."""
    if end is None:
        return None
    points = Fraction(end, sheet.rules.engine.denominator)
    return int(points) if points.denominator == 1 else float(points)


def _people(rules: Edition, job: Job) -> Iterable[Mapping[str, Fact]]:
    """Yield drawn people, whole and with facts left out; no number beyond what a table takes."""
    for example in drawn(rules.engine.program):
        for facts in (example.facts, example.partial):
            yield {name: _bounded(value, job.facts[name].limits) for name, value in facts.items()}


def _bounded(value: Fact, limits: tuple[int, int]) -> Fact:
    return min(value, limits[1]) if type(value) is int else value


def _tried_whole(rules: Edition, person: Mapping[str, Fact]) -> bool:
    """Return whether every combination of the unknown choices is tried for one person."""
    inputs = rules.engine.inputs.values()
    unknown = [len(i.options) for i in inputs if i.options and i.name not in person]
    return prod(unknown) <= MOST_WORLDS
