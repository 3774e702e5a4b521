"""`jifen-sdk cities`: what is installed."""

from __future__ import annotations

from functools import partial

import click

from jifen_sdk.cli import options
from jifen_sdk.cli.command import Command
from jifen_sdk.cli.output import write, write_json
from jifen_sdk.listing import cities
from jifen_sdk.plugins import Registry
from jifen_sdk.sheet_json import city_json
from jifen_sdk.text import Lang


def command(lang: Lang) -> click.Command:
    """Return the command."""
    return Command("cities", lang, partial(_run, lang), [options.form()])


def _run(lang: Lang, form: str) -> int:
    found = cities()
    if form == "json":
        write_json([city_json(city, lang) for city in found])
        return 0
    from jifen_sdk.cli.render.layout import page
    from jifen_sdk.cli.render.lists import cities_page

    broken = len(Registry.installed().ids()) - len(found)
    write(page(cities_page(found, broken, lang)))
    return 0
