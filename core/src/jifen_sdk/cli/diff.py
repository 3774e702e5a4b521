"""`jifen-sdk diff`: what changed between two editions of a scheme, entry by entry."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

import click

from jifen_sdk.city import City
from jifen_sdk.cli import options
from jifen_sdk.cli.command import Command
from jifen_sdk.cli.difference import Difference, Stand, differences
from jifen_sdk.cli.output import write, write_json
from jifen_sdk.cli.rule_words import Details
from jifen_sdk.errors import InputError
from jifen_sdk.rulebook.book import Heading
from jifen_sdk.scoring import find_city
from jifen_sdk.text import Lang


def command(lang: Lang) -> click.Command:
    """Return the command."""
    params = [
        options.argument("city"),
        options.argument("before"),
        options.argument("after"),
        options.scheme(),
        options.on(),
        options.form(),
    ]
    return Command("diff", lang, partial(_run, lang), params)


def _run(
    lang: Lang,
    *,
    city: str,
    before: str,
    after: str,
    scheme: str | None,
    on: date | None,
    form: str,
) -> int:
    place = find_city(city)
    id_ = place.scheme(scheme).id
    stands = _stand(place, id_, before, on), _stand(place, id_, after, on)
    found = tuple(differences(*(stand.book for stand in stands)))
    if form == "json":
        write_json(_json(place, stands, found, lang))
        return 0
    from jifen_sdk.cli.render.diff import diff_page
    from jifen_sdk.cli.render.layout import page

    write(page(diff_page(place, stands, found, lang)))
    return 0


def _stand(city: City, scheme: str, asked: str, on: date | None) -> Stand:
    """Return EDITION or EDITION@DATE.

    Without a day of its own the edition stands as on the day of its time nearest to `on`, or as
    on its last day. InputError JF-EDITION-ID, and JF-EDITION-DAY for a day outside its time.
    """
    edition, at, day = asked.partition("@")
    city.book(scheme, edition, date.max)  # refuses an edition that is not there
    heading = next(h for h in city.editions(scheme) if h.edition == edition)
    stand = heading.until
    if at:
        stand = _day_within(heading, options.day(day, "EDITION@DATE"), f"{city.id} {scheme}")
    elif on is not None:
        stand = min(max(on, heading.effective), heading.until or date.max)
    return Stand(city.book(scheme, edition, stand or date.max), stand)


def _day_within(heading: Heading, day: date, where: str) -> date:
    if not heading.covers(day):
        span = f"{heading.effective}..{heading.until or ''}"
        raise InputError("JF-EDITION-DAY", f"{where} {heading.edition}", on=day, span=span)
    return day


def _json(
    city: City, stands: Sequence[Stand], found: Sequence[Difference], lang: Lang
) -> dict[str, Any]:
    before, after = stands
    return {
        "city": city.id,
        "scheme": before.book.rulebook.scheme,
        "before": _stand_json(before),
        "after": _stand_json(after),
        "differences": [_difference_json(difference, lang) for difference in found],
    }


def _stand_json(stand: Stand) -> dict[str, Any]:
    return {
        "edition": stand.book.rulebook.edition,
        "on": None if stand.on is None else stand.on.isoformat(),
        "amended": [day.isoformat() for day in stand.book.amended],
    }


def _difference_json(difference: Difference, lang: Lang) -> dict[str, Any]:
    return {
        "kind": difference.kind,
        "id": difference.id,
        "name": difference.name.of(lang),
        "change": difference.change,
        "before": _details_json(difference.before, lang),
        "after": _details_json(difference.after, lang),
    }


def _details_json(details: Details | None, lang: Lang) -> dict[str, list[str]] | None:
    if details is None:
        return None
    return {label: [text.of(lang) for text in texts] for label, texts in details.items()}
