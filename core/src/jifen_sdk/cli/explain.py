"""`jifen-sdk explain`: one rule of a city in words, with its sources and readings."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import click

from jifen_sdk.city import City
from jifen_sdk.cli import options
from jifen_sdk.cli.command import Command
from jifen_sdk.cli.explanation import Explanation, in_door, in_edition, in_parameters
from jifen_sdk.cli.output import write, write_json
from jifen_sdk.edition import Edition
from jifen_sdk.errors import InputError, NoEditionError
from jifen_sdk.rulebook.book import Reading
from jifen_sdk.scoring import find_city
from jifen_sdk.text import Lang


def command(lang: Lang) -> click.Command:
    """Return the command."""
    params = [
        options.argument("city"),
        options.argument("item"),
        options.on(),
        options.scheme(),
        options.edition(),
        options.form(),
    ]
    return Command("explain", lang, partial(_run, lang), params)


def _run(
    lang: Lang,
    *,
    city: str,
    item: str,
    on: date | None,
    scheme: str | None,
    edition: str | None,
    form: str,
) -> int:
    place = find_city(city)
    day = on or date.today()
    found = _explanations(place, item, day, scheme, edition)
    if form == "json":
        write_json([_json(explanation, lang) for explanation in found])
        return 0
    from jifen_sdk.cli.render.explain import explain_page
    from jifen_sdk.cli.render.layout import page

    write(page(explain_page(place, found, lang)))
    return 0


def _explanations(
    city: City, id_: str, on: date, scheme: str | None, edition: str | None
) -> list[Explanation]:
    """Return what an id means in the schemes, the doors and the parameters of a city.

    NoEditionError JF-EDITION where it is found nowhere and a scheme has no edition on the day;
    InputError JF-EXPLAIN-ID where it is found nowhere.
    """
    found: list[Explanation] = []
    missing: list[NoEditionError] = []
    for name in _schemes(city, scheme, edition):
        try:
            found += _in_scheme(city, name, id_, on, edition)
        except NoEditionError as error:
            missing.append(error)
    found += [e for door in city.doors for e in in_door(city, door, id_, on)]
    found += in_parameters(city, id_, on)
    if not found:
        raise missing[0] if missing else _unknown(city, id_, on)
    return found


def _schemes(city: City, scheme: str | None, edition: str | None) -> list[str]:
    """Return the schemes to look in: all of them, unless one is named or an edition of one."""
    if scheme == options.ALL or (scheme is None and edition is None):
        return [known.id for known in city.file.schemes]
    return [city.scheme(scheme).id]


def _in_scheme(
    city: City, scheme: str, id_: str, on: date, edition: str | None
) -> Iterator[Explanation]:
    """Yield what the edition says, or, where it lacks the id, the newest one that has it."""
    if edition is not None:
        city.book(scheme, edition, on)  # refuses an edition that is not there
    asked = edition or city.edition_on(scheme, on)
    having: dict[str, list[Explanation]] = {}
    for name, rules in _editions(city, scheme, on).items():
        said = list(in_edition(rules, id_))
        if said:
            having[name] = said
    if asked not in having and edition is None and having:
        asked = list(having)[-1]
    for each in having.get(asked, ()):
        same = [name for name, said in having.items() if each.kind in {s.kind for s in said}]
        yield replace(each, editions=tuple(same))


def _editions(city: City, scheme: str, on: date) -> dict[str, Edition]:
    """Return every edition, oldest first, as it stands on the day of its time nearest to `on`."""
    found = {}
    for heading in city.editions(scheme):
        day = min(max(on, heading.effective), heading.until or date.max)
        book = city.book(scheme, heading.edition, day)
        found[heading.edition] = Edition.prepare(city, book, {}, day)
    return found


def _unknown(city: City, id_: str, on: date) -> InputError:
    known: dict[str, None] = dict.fromkeys(city.parameters)
    for scheme in city.file.schemes:
        for rules in _editions(city, scheme.id, on).values():
            book = rules.book
            ids = [gate.id for gate in book.gates] + [reading.id for reading in book.readings]
            known.update(dict.fromkeys([*rules.entries, *ids, *book.facts]))
    for door in city.doors:
        known.update(dict.fromkeys([door.id, *door.facts, *(r.id for r in door.readings)]))
    close = [*difflib.get_close_matches(id_, known, n=3), *(name for name in known if id_ in name)]
    near = ", ".join(dict.fromkeys(close or known))
    return InputError("JF-EXPLAIN-ID", id_[:60], known=near)


def _json(explained: Explanation, lang: Lang) -> dict[str, Any]:
    return {
        "kind": explained.kind,
        "id": explained.id,
        "name": explained.name.of(lang),
        "source": explained.source,
        "editions": list(explained.editions),
        "details": {k: [t.of(lang) for t in texts] for k, texts in explained.details.items()},
        "cite": explained.cite,
        "evidence": explained.evidence,
        "documents": [d.model_dump(exclude_none=True) for d in explained.documents],
        "readings": [_reading(reading, lang) for reading in explained.readings],
        "note": None if explained.note is None else explained.note.of(lang),
    }


def _reading(reading: Reading, lang: Lang) -> dict[str, Any]:
    return {
        "id": reading.id,
        "question": reading.question.of(lang),
        "default": reading.default,
        "options": {option.id: option.name.of(lang) for option in reading.options},
    }
