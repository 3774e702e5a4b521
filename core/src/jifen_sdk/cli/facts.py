"""`jifen-sdk facts`: what can be given to `score --facts`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import click

from jifen_sdk.city import City
from jifen_sdk.cli import options
from jifen_sdk.cli.command import Command
from jifen_sdk.cli.editions import editions_of, ready
from jifen_sdk.cli.output import write, write_json
from jifen_sdk.edition import Edition
from jifen_sdk.rulebook.facts import MeasuredFact, options_of
from jifen_sdk.rules.lower import input_of
from jifen_sdk.scoring import find_city
from jifen_sdk.text import Lang


@dataclass(frozen=True)
class FactRow:
    """One fact that can be given, and the ids of the schemes and doors that use it."""

    id: str
    fact: MeasuredFact
    schemes: tuple[str, ...]
    doors: tuple[str, ...]


def command(lang: Lang) -> click.Command:
    """Return the command."""
    params = [
        options.argument("city"),
        options.on(),
        options.scheme(),
        options.edition(),
        options.form(),
    ]
    return Command("facts", lang, partial(_run, lang), params)


def _run(
    lang: Lang, *, city: str, on: date | None, scheme: str | None, edition: str | None, form: str
) -> int:
    place = find_city(city)
    editions = ready(editions_of(place, on or date.today(), scheme, edition))
    rows = fact_rows(place, editions)
    if form == "json":
        write_json([_json(row, lang) for row in rows])
        return 0
    from jifen_sdk.cli.render.facts import facts_page
    from jifen_sdk.cli.render.layout import page

    write(page(facts_page(place, editions, rows, lang)))
    return 0


def fact_rows(city: City, editions: list[Edition]) -> list[FactRow]:
    """Return the facts of the editions, then those that only doors use."""
    facts: dict[str, MeasuredFact] = {}
    schemes: dict[str, list[str]] = {}
    doors: dict[str, list[str]] = {}
    for rules in editions:
        for id_, fact in rules.book.facts.items():
            if isinstance(fact, MeasuredFact):
                facts.setdefault(id_, fact)
                schemes.setdefault(id_, []).append(rules.book.rulebook.scheme)
    for door in city.doors:
        for id_, fact in door.facts.items():
            if isinstance(fact, MeasuredFact):
                facts.setdefault(id_, fact)
                doors.setdefault(id_, []).append(door.id)
    return [
        FactRow(id_, fact, tuple(schemes.get(id_, ())), tuple(doors.get(id_, ())))
        for id_, fact in facts.items()
    ]


def _json(row: FactRow, lang: Lang) -> dict[str, Any]:
    most = input_of(row.id, row.fact).most
    return {
        "id": row.id,
        "name": row.fact.name.of(lang),
        "type": row.fact.type,
        "unit": row.fact.unit,
        "most": None if most is None else str(most),
        "options": [{"id": o.id, "name": o.name.of(lang)} for o in options_of(row.fact)],
        "used_by": [*row.schemes, *row.doors],
    }
