"""What the tests of cities look up in rulebooks, doors and sheets.

Nothing here knows what is right: that stands in the tests, written out from the official texts.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

from jifen_sdk.city import City
from jifen_sdk.entitlements import version_on
from jifen_sdk.rulebook.book import Gate, Heading, Rulebook
from jifen_sdk.rulebook.door import DoorVersion, Entitlement
from jifen_sdk.rulebook.items import Cited, Group, Line, Rate, Rows, ScoringItem
from jifen_sdk.sheet import Points, Sheet


def entries(book: Rulebook) -> dict[str, Line]:
    """Return the items and groups of an edition by id."""
    lines: tuple[Line, ...] = (*book.items, *book.groups)
    return {line.id: line for line in lines}


def gates(book: Rulebook) -> dict[str, Gate]:
    """Return the gates and vetoes of an edition by id."""
    return {gate.id: gate for gate in book.gates}


def cited(book: Rulebook) -> tuple[Cited, ...]:
    """Return whatever cites a document: items, groups and gates."""
    return (*book.items, *book.groups, *book.gates)


def item(book: Rulebook, name: str) -> ScoringItem:
    """Return an item, which must be there."""
    found = entries(book)[name]
    assert isinstance(found, ScoringItem), name
    return found


def group(book: Rulebook, name: str) -> Group:
    """Return a group, which must be there."""
    found = entries(book)[name]
    assert isinstance(found, Group), name
    return found


def rate(book: Rulebook, name: str) -> Rate:
    """Return the rule of an item that gives points per unit."""
    rule = item(book, name).rule
    assert isinstance(rule, Rate), name
    return rule


def rows(book: Rulebook, name: str) -> Rows:
    """Return the rule of an item that is a table."""
    rule = item(book, name).rule
    assert isinstance(rule, Rows), name
    return rule


def row_points(book: Rulebook, name: str) -> list[object]:
    """Return the points of a table in its order; bounds where they are not established."""
    return [row.points for row in rows(book, name).rows]


def ascending_points(book: Rulebook, name: str) -> list[int]:
    """Return the points of a table, all of which must be known, the lowest first."""
    return sorted(map(number, row_points(book, name)))


def number(points: object) -> int:
    """Return points that must be known and whole."""
    assert isinstance(points, Decimal)
    assert points == int(points)
    return int(points)


def grade(book: Rulebook, name: str) -> str:
    """Return the grade of an entry, the edition's if it says none; "-" if it is not there.

    A gate may have the id of an item or group, which then is the one that is meant.
    """
    found: dict[str, Cited] = {**gates(book), **entries(book)}
    entry = found.get(name)
    return "-" if entry is None else entry.evidence or book.rulebook.evidence


def validity(heading: Heading) -> tuple[str, ...]:
    """Return first day and last day of an edition, each followed by its grade."""
    days = (heading.effective, heading.effective_evidence, heading.until, heading.until_evidence)
    return tuple(map(str, days))


def validity_of_all(city: City) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the validity of every edition by scheme and edition."""
    return {(s.id, h.edition): validity(h) for s in city.file.schemes for h in city.editions(s.id)}


def open_readings(book: Rulebook) -> dict[str, str | None]:
    """Return the readings with a choice, and which option counts if the caller chooses none."""
    return {r.id: r.default for r in book.readings if len(r.options) > 1}


def door_versions(city: City) -> dict[str, list[tuple[str, str | None, str]]]:
    """Return by door the first day, the grade and the role of points of each version."""
    return {
        door.id: [(str(v.effective), v.evidence, v.points) for v in door.versions]
        for door in city.doors
    }


def version_of(door: Entitlement, on: date) -> DoorVersion:
    """Return the rule of a door on a day, on which it must have one."""
    found = version_on(door, on)
    assert found is not None, door.id
    return found


def roles_of_points(city: City, on: date) -> dict[str, str]:
    """Return the doors for which points matter on a day, and how."""
    versions = {door.id: version_on(door, on) for door in city.doors}
    return {id_: v.points for id_, v in versions.items() if v is not None and v.points != "none"}


def door_status(sheet: Sheet, door: str) -> str:
    """Return what a sheet says about a door, which must be on it."""
    return {found.door.id: found.status for found in sheet.entitlements}[door]


def printed(entries: Iterable[Cited]) -> set[str]:
    """Return the figures that are given as the official text prints them."""
    return {words for entry in entries for words in entry.as_printed}


def printed_in_doors(city: City) -> dict[str, set[str]]:
    """Return the figures as printed of all doors, by the main source of their version."""
    found: dict[str, set[str]] = {}
    for door in city.doors:
        for version in door.versions:
            source = version.sources[0] if version.sources else door.sources[0].id
            found.setdefault(source, set()).update(version.as_printed)
    return {source: figures for source, figures in found.items() if figures}


def not_printed_so(figures: Iterable[str], *texts: str) -> set[str]:
    """Return the figures that stand in none of the official texts.

    The CI names the folder of the texts in JIFEN_LAW_TEXTS; without it nothing is looked up.
    """
    folder = os.environ.get("JIFEN_LAW_TEXTS")
    if folder is None:
        return set()
    law = [(Path(folder) / text).read_text(encoding="utf-8") for text in texts]
    return {words for words in figures if not any(words in text for text in law)}


def between(low: int | None, high: int | None) -> Points:
    """Return points between two bounds; None is no bound."""
    return Points(*(None if bound is None else Decimal(bound) for bound in (low, high)))


def exactly(points: int) -> Points:
    """Return points that are known."""
    return between(points, points)


def known(points: Points) -> Decimal:
    """Return the number of points, which must be known."""
    assert points.low is not None
    assert points.low == points.high
    return points.low
