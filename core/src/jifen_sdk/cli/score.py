"""`jifen-sdk score`: the points sheet of one city, from a profile or from facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import Any

import click

from jifen_sdk.city import City
from jifen_sdk.cli import options
from jifen_sdk.cli.command import Command
from jifen_sdk.cli.editions import editions_of, readings_of, ready
from jifen_sdk.cli.given import Given, GivenFacts, GivenProfile
from jifen_sdk.cli.output import write, write_json
from jifen_sdk.cli.usage import usage_error
from jifen_sdk.errors import FactError, NoEditionError
from jifen_sdk.scoring import find_city, refuse_unknown_readings
from jifen_sdk.sheet import Sheet
from jifen_sdk.sheet_json import sheet_json
from jifen_sdk.text import Lang

Result = tuple[str, Sheet | NoEditionError]
"""The id of a scheme with its sheet, or why there is none on the day."""


def command(lang: Lang) -> click.Command:
    """Return the command."""
    params = [
        options.argument("city"),
        options.argument("profile", required=False),
        click.Option(["--facts"], metavar="FILE"),
        options.on(),
        options.scheme(),
        options.edition(),
        options.reading(),
        options.amend(),
        options.assume_local(),
        options.form(),
    ]
    return Command("score", lang, partial(_run, lang), params)


def _run(
    lang: Lang,
    *,
    city: str,
    profile: str | None,
    facts: str | None,
    on: date | None,
    scheme: str | None,
    edition: str | None,
    reading: tuple[tuple[str, str], ...],
    amend: str | None,
    assume_local: bool,
    form: str,
) -> int:
    _check_usage(profile, facts, assume_local)
    place = options.amended(find_city(city), amend, scheme)
    given: Given
    if profile is not None:
        given = GivenProfile.read(profile, on, assume_local)
    else:
        given = GivenFacts.read(str(facts), on)
    with _naming(facts):
        results = list(_results(place, given, scheme, edition, dict(reading)))
        if form == "json":
            data = [_json(place, result, lang) for result in results]
            write_json(data if scheme == options.ALL else data[0])
        else:
            write(_table(results, dict(reading), lang))
    return 0


def _check_usage(profile: str | None, facts: str | None, assume_local: bool) -> None:
    ctx = click.get_current_context()
    if (profile is None) == (facts is None):
        raise usage_error(ctx, "one-input")
    if facts is not None and assume_local:
        raise usage_error(ctx, "assume-local")


@contextmanager
def _naming(file: str | None) -> Iterator[None]:
    """Name the file in what is wrong with a fact of it."""
    try:
        yield
    except FactError as error:
        error.where = f"{file}: {error.where}"
        raise


def _results(
    city: City, given: Given, scheme: str | None, edition: str | None, chosen: Mapping[str, str]
) -> Iterator[Result]:
    """Yield the sheet of each scheme; a reading goes to the schemes that ask it."""
    editions = editions_of(city, given.on, scheme, edition)
    refuse_unknown_readings([r for e in ready(editions) for r in readings_of(e)], chosen)
    given.check(ready(editions))
    for id_, found in editions.items():
        if isinstance(found, NoEditionError):
            yield id_, found
        else:
            asked = {reading.id for reading in readings_of(found)}
            own = {name: option for name, option in chosen.items() if name in asked}
            yield id_, given.sheet(found, own)


def _json(city: City, result: Result, lang: Lang) -> dict[str, Any]:
    scheme, found = result
    if isinstance(found, Sheet):
        return sheet_json(found, lang)
    error = {"code": found.code, "message": found.line(lang)}
    return {"city": city.id, "scheme": scheme, "error": error}


def _table(results: list[Result], chosen: Mapping[str, str], lang: Lang) -> str:
    from jifen_sdk.cli.render.layout import page
    from jifen_sdk.cli.render.sheet import sheet_page

    return "\n\n".join(
        page(sheet_page(found, chosen, lang)) if isinstance(found, Sheet) else found.line(lang)
        for _, found in results
    )
