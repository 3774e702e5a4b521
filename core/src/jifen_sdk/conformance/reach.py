"""Checks that the cases reach what the rulebooks hold: every line, row, maximum and minimum."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jifen_sdk.city import City
from jifen_sdk.conformance.cases import Case, cases_of, sheet_of
from jifen_sdk.conformance.check import Problems, wrong
from jifen_sdk.conformance.walk import books
from jifen_sdk.edition import Edition
from jifen_sdk.errors import JifenError
from jifen_sdk.rulebook.items import Group, Line, Rows, ScoringItem
from jifen_sdk.rulebook.numbers import Bounds
from jifen_sdk.rules.exact import is_exact
from jifen_sdk.rules.lower import score_name
from jifen_sdk.sheet import Sheet

Place = tuple[str, str, str, str]
"""Scheme, edition, entry, and the row or limit."""


def check_cases_present(city: City) -> Problems:
    """Every edition has cases, and every line of its table is expected in at least one.

    The ids of the cases are unique within the city.
    """
    covered: dict[tuple[str, str], set[str]] = {}
    ids: set[str] = set()
    for case in cases_of(city):
        covered.setdefault((case.scheme, case.edition), set()).update(case.expect.items)
        if case.id in ids:
            yield wrong(f"cases: {case.id}", expected="an id of its own", found="it twice")
        ids.add(case.id)
    missing: dict[str, None] = {}
    for scheme, heading, book in books(city):
        found = covered.get((scheme.id, heading.edition), set())
        for line in Edition.prepare(city, book, {}, heading.effective).lines:
            if line.id not in found:
                missing[f"{scheme.id}/{heading.edition} expects points of {line.id}"] = None
    yield from (f"cases: no case of {what}" for what in missing)


def check_cases_reach(city: City) -> Problems:
    """The cases reach every row of every table, and every declared maximum and minimum.

    A row counts as reached when it decides the points of an item in a case that expects the
    item or something made of it; a maximum or minimum, when the points are exactly that, or end
    there where the law leaves them open.
    """
    reached = {place for case in cases_of(city) for place in _reached(city, case)}
    missing: dict[Place, None] = {}
    for scheme, heading, book in books(city):
        lines: tuple[Line, ...] = (*book.items, *book.groups)
        for entry in lines:
            for what in (*_limits(entry), *_rows(entry)):
                place = (scheme.id, heading.edition, entry.id, what)
                if place not in reached:
                    missing[place] = None
    for scheme_id, edition, id_, what in missing:
        yield wrong(f"{scheme_id}/{edition} {id_}", expected=f"a case for {what}", found="none")


def _limits(entry: Line) -> dict[str, Decimal]:
    limits = {"max": entry.max, "min": entry.min}
    return {f"{n} {v}": v for n, v in limits.items() if isinstance(v, Decimal)}


def _rows(entry: Line) -> tuple[str, ...]:
    if not isinstance(entry, ScoringItem) or not isinstance(entry.rule, Rows):
        return ()
    numbered = enumerate(entry.rule.rows, start=1)
    return tuple(f"row {n} ({_said(row.points)} points)" for n, row in numbered)


def _said(points: object) -> object:
    return points if isinstance(points, Decimal) else "unknown"


def _reached(city: City, case: Case) -> Iterator[Place]:
    try:
        sheet = sheet_of(city, case)
    except JifenError:
        return  # cases-pass reports it
    for id_ in dict.fromkeys(_expected(sheet, case)):
        entry = sheet.rules.entries[id_]
        points = sheet.points(id_)
        nodes = sheet.rules.engine.program.part([score_name(id_)]).nodes.values()
        open_ = not all(is_exact(node) for node in nodes)
        for what, limit in _limits(entry).items():
            if points.low == points.high == limit or (open_ and limit in (points.low, points.high)):
                yield case.scheme, case.edition, id_, what
        for row in _deciding_rows(sheet, entry):
            yield case.scheme, case.edition, id_, _rows(entry)[row]


def _expected(sheet: Sheet, case: Case) -> Iterator[str]:
    """Yield the entries that a case expects points of, and those they are made of."""
    left = [*case.expect.items, *case.expect.scores]
    while left:
        entry = sheet.rules.entries.get(left.pop())
        if entry is not None:
            yield entry.id
            left.extend(entry.children if isinstance(entry, Group) else ())


def _deciding_rows(sheet: Sheet, entry: Line) -> set[int]:
    """Return the places of the rows that an item takes its points from.

    One row; where the highest counts and some points are open, one for either end of them.
    """
    if not isinstance(entry, ScoringItem) or not isinstance(entry.rule, Rows):
        return set()
    rule, engine = entry.rule, sheet.rules.engine
    holding = []
    for at, row in enumerate(rule.rows):
        condition = rule.condition(row)
        if condition is None or engine.holds(condition, sheet.outcomes):
            holding.append(at)
    if rule.take == "first" or not holding:
        return set(holding[:1])
    ends = [{at: _ends(rule.rows[at].points)[end] for at in holding} for end in (0, 1)]
    return {max(known, key=known.__getitem__) for known in ends}


def _ends(points: object) -> tuple[Decimal, Decimal]:
    """Return the least and the most that a row gives."""
    low, high = points, points
    if isinstance(points, Bounds):
        low, high = points.at_least, points.at_most
    return (
        low if isinstance(low, Decimal) else Decimal("-Infinity"),
        high if isinstance(high, Decimal) else Decimal("Infinity"),
    )
