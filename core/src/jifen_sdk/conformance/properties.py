"""Checks of properties that hold for any facts, tried on facts drawn from each rulebook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING

from jifen_sdk.city import City
from jifen_sdk.conformance.arithmetic import exact_points, recomputed
from jifen_sdk.conformance.check import Problems, SkippedError, wrong
from jifen_sdk.conformance.walk import last_days
from jifen_sdk.edition import Edition
from jifen_sdk.errors import JifenError
from jifen_sdk.rulebook.items import Line
from jifen_sdk.scoring import score_facts
from jifen_sdk.sheet import Points, Sheet
from jifen_sdk.sheet_json import sheet_json

if TYPE_CHECKING:
    from jifen_sdk.conformance.examples import Example, Fact


class Person:
    """A made-up person before one edition."""

    def __init__(self, city: City, rules: Edition, on: date, example: Example) -> None:
        self.city = city
        self.rules = rules
        self.on = on
        self.example = example

    def sheet(self, *, without: bool = False, city: City | None = None) -> Sheet:
        """Score the person, on request without the facts that are left out."""
        heading = self.rules.book.rulebook
        facts = self.example.partial if without else self.example.facts
        return score_facts(
            city or self.city, facts, on=self.on, scheme=heading.scheme, edition=heading.edition
        )

    def entries(self, *sheets: Sheet) -> Iterator[tuple[str, tuple[Points, ...]]]:
        """Yield each item and group with its points on each sheet."""
        for id_ in self.rules.entries:
            yield id_, tuple(sheet.points(id_) for sheet in sheets)


def check_no_crash(city: City) -> Problems:
    """Valid facts always give a sheet, its JSON and its doors, whatever is left out."""
    return broken(city, _crashes)


def check_bounds(city: City) -> Problems:
    """The points of an item or group never leave its declared minimum and maximum."""
    return broken(city, _out_of_bounds)


def check_intervals(city: City) -> Problems:
    """Facts left out give intervals that contain what comes out once they are given."""
    return broken(city, _outside_interval)


def check_arithmetic(city: City) -> Problems:
    """The points of every group are what its parts give, worked out anew another way."""
    return broken(city, _miscounted)


def check_repeatable(city: City) -> Problems:
    """The same facts give the same sheet again, also from the files read anew."""
    return broken(city, partial(_changed, City(city.root, city.version, city.measures)))


def check_frames(city: City) -> Problems:
    """A table gives every item, group, gate and door as one person does, row by row."""
    _need("hypothesis", "testing")
    _need("narwhals", "frame")
    _need("polars", "frame")
    from jifen_sdk.conformance.frames import frame_differences

    for where, rules, day in last_days(city):
        for problem in frame_differences(city, rules, day):
            yield f"{where} {problem}"


def _need(package: str, extra: str) -> None:
    if find_spec(package) is None:
        raise SkippedError(f"needs {package}: install jifen-sdk[{extra}]")


def broken(city: City, rule: Callable[[Person], Iterable[str]]) -> Iterator[str]:
    """Yield for each edition the smallest example that breaks a rule."""
    _need("hypothesis", "testing")
    from jifen_sdk.conformance.examples import first_problem

    for where, rules, day in last_days(city):
        program = rules.engine.program

        def problems(example: Example, rules: Edition = rules, day: date = day) -> Iterable[str]:
            return rule(Person(city, rules, day, example))

        found = first_problem(program, problems)
        if found is not None:
            example, problem = found
            yield f"{where} with {_said(rules, example)}: {problem}"


def _said(rules: Edition, example: Example) -> str:
    """Return the facts of an example that are not the first of their kind."""
    told = [f"{n} = {v}" for n, v in example.facts.items() if _tells(rules, n, v)]
    told += [f"{n} left out" for n in sorted(example.left_out)]
    return ", ".join(told) or "every fact 0, false or the first option"


def _tells(rules: Edition, name: str, value: Fact) -> bool:
    source = rules.engine.inputs[name]
    return value != (source.options[0] if source.options else source.least)


def _crashes(person: Person) -> Iterator[str]:
    try:
        sheet_json(person.sheet(), "en")
        person.sheet(without=True)
    # The city's own code may raise anything.
    except Exception as error:
        found = error.line("en") if isinstance(error, JifenError) else repr(error)
        yield wrong("sheet", expected="points", found=found)


def _out_of_bounds(person: Person) -> Iterator[str]:
    for id_, (points,) in person.entries(person.sheet()):
        lowest, highest = _limits(person.rules.entries[id_])
        if lowest is not None and (points.low is None or points.low < lowest):
            yield wrong(id_, expected=f"at least {lowest}", found=points.text().en)
        if highest is not None and (points.high is None or points.high > highest):
            yield wrong(id_, expected=f"at most {highest}", found=points.text().en)


def _limits(entry: Line) -> tuple[Decimal | None, Decimal | None]:
    lowest, highest = entry.min, entry.max
    return (
        lowest if isinstance(lowest, Decimal) else None,
        highest if isinstance(highest, Decimal) else None,
    )


def _outside_interval(person: Person) -> Iterator[str]:
    whole, part = person.sheet(), person.sheet(without=True)
    for id_, (exact, span) in person.entries(whole, part):
        if not _contains(span, exact):
            yield wrong(id_, expected=f"within {span.text().en}", found=exact.text().en)
    for full, open_ in zip(whole.gates, part.gates, strict=True):
        if open_.status not in ("unknown", full.status):
            yield wrong(full.gate.id, expected=open_.status, found=full.status)


def _contains(span: Points, exact: Points) -> bool:
    low = span.low is None or (exact.low is not None and span.low <= exact.low)
    return low and (span.high is None or (exact.high is not None and exact.high <= span.high))


def _miscounted(person: Person) -> Iterator[str]:
    sheet = person.sheet()
    for id_, points in recomputed(sheet):
        if exact_points(sheet, id_) != points:
            yield wrong(id_, expected=points, found=sheet.points(id_).text().en)


def _changed(fresh: City, person: Person) -> Iterator[str]:
    first = person.sheet()
    for again, how in ((person.sheet(), "again"), (person.sheet(city=fresh), "from the files")):
        changed = [n for n, o in first.outcomes.items() if again.outcomes[n] != o]
        if changed:
            yield wrong(how, expected="the same points", found=f"other {', '.join(changed)}")
