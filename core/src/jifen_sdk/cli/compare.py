"""`jifen-sdk compare`: the installed cities side by side."""

from __future__ import annotations

from datetime import date
from functools import partial

import click

from jifen_sdk.cli import options
from jifen_sdk.cli.command import Command
from jifen_sdk.cli.output import write, write_json
from jifen_sdk.comparison import compare
from jifen_sdk.profile import load_profile
from jifen_sdk.scoring import day_of
from jifen_sdk.sheet_json import row_json
from jifen_sdk.text import Lang


def command(lang: Lang) -> click.Command:
    """Return the command."""
    params = [
        options.argument("profile"),
        options.on(),
        options.assume_local(),
        options.form(),
    ]
    return Command("compare", lang, partial(_run, lang), params)


def _run(lang: Lang, profile: str, on: date | None, assume_local: bool, form: str) -> int:
    person = load_profile(profile)
    day = day_of(person, on)
    rows = compare(person, on=day, assume_local=assume_local)
    if form == "json":
        write_json([row_json(row, lang) for row in rows])
        return 0
    from jifen_sdk.cli.render.compare import compare_page
    from jifen_sdk.cli.render.layout import page

    write(page(compare_page(rows, day, lang)))
    return 0
