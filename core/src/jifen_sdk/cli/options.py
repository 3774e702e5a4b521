"""The parameters of the commands; what they mean is said once, in `messages`."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jifen_sdk.cli.usage import usage_error
from jifen_sdk.errors import InputError

if TYPE_CHECKING:
    from jifen_sdk.city import City

_DAY = re.compile(r"(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}|2100-[0-9]{2}-[0-9]{2}")
_COUNT = re.compile(r"[1-9][0-9]{0,8}")
ALL = "all"


def day(value: str, name: str = "--on") -> date:
    """Return the day written YYYY-MM-DD; JF-USAGE where it is none."""
    try:
        if _DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass  # a 30th of February, refused below like anything else
    raise usage_error(click.get_current_context(), "day", name=name)


def decided(value: str) -> tuple[str, str]:
    """Return the id and the option of ID=OPTION; JF-USAGE where it is not so written."""
    reading_, equals, option = value.partition("=")
    if not (reading_ and equals and option):
        raise usage_error(click.get_current_context(), "reading", name="--reading")
    return reading_, option


def count(name: str, *, required: bool = False) -> click.Option:
    """Return an option that takes a whole number from 1 on; JF-USAGE where it is none."""

    def number(value: str) -> int:
        if _COUNT.fullmatch(value):
            return int(value)
        raise usage_error(click.get_current_context(), "count", name=name)

    return click.Option([name], type=number, required=required, metavar="N")


def argument(name: str, *, required: bool = True) -> click.Argument:
    """Return a positional parameter."""
    return click.Argument([name], required=required)


def on() -> click.Option:
    """Return `--on DATE`."""
    return click.Option(["--on"], type=day, metavar="DATE")


def scheme() -> click.Option:
    """Return `--scheme ID`."""
    return click.Option(["--scheme"], metavar="ID")


def edition() -> click.Option:
    """Return `--edition ID`."""
    return click.Option(["--edition"], metavar="ID")


def reading() -> click.Option:
    """Return `--reading ID=OPTION`, repeatable."""
    return click.Option(["--reading"], type=decided, multiple=True, metavar="ID=OPTION")


def amend() -> click.Option:
    """Return `--amend FILE`, changes for a simulation."""
    return click.Option(["--amend"], metavar="FILE")


def amended(city: City, file: str | None, scheme: str | None) -> City:
    """Return the city, changed as a file says. JF-USAGE for all schemes; JF-FILE-*, JF-AMEND-*."""
    if file is None:
        return city
    if scheme == ALL:
        raise usage_error(click.get_current_context(), "amend-of-all")
    from jifen_sdk.profile.files import read_data

    changes = read_data(Path(file), InputError)
    try:
        return city.amend(changes, scheme=scheme)
    except InputError as error:
        error.where = f"{file} {error.where}"
        raise


def assume_local() -> click.Option:
    """Return `--assume-local`."""
    return click.Option(["--assume-local"], is_flag=True)


def form() -> click.Option:
    """Return `--format table|json`, given to the command as `form`."""
    choice = click.Choice(["table", "json"])
    return click.Option(["--format", "form"], type=choice, default="table")
