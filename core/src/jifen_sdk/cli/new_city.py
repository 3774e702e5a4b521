"""`jifen-sdk new-city`: a plugin project for a city, ready to be filled."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from jifen_sdk.cli.command import Command
from jifen_sdk.cli.messages import MESSAGES
from jifen_sdk.cli.options import argument
from jifen_sdk.cli.output import write
from jifen_sdk.scaffold import new_city
from jifen_sdk.text import Lang


def command(lang: Lang) -> click.Command:
    """Return the command."""
    into = click.Option(["--into"], type=click.Path(path_type=Path), metavar="DIR", default=".")
    return Command("new-city", lang, partial(_run, lang), [argument("city"), into])


def _run(lang: Lang, city: str, into: Path) -> int:
    project = new_city(city, into)
    write(MESSAGES["new-city.done"].format(project=project, city=city).of(lang))
    return 0
