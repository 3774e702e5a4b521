"""The editions that a command is about: of one scheme, or of all schemes of a city."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import click

from jifen_sdk.city import City
from jifen_sdk.cli.options import ALL
from jifen_sdk.cli.usage import usage_error
from jifen_sdk.edition import Edition
from jifen_sdk.errors import NoEditionError
from jifen_sdk.rulebook.book import Reading
from jifen_sdk.scoring import edition_for

Editions = Mapping[str, Edition | NoEditionError]
"""By scheme: the edition, or why there is none on the day."""


def editions_of(city: City, on: date, scheme: str | None, edition: str | None) -> Editions:
    """Return the edition of the scheme, or of all; one without an edition stops no other.

    NoEditionError JF-EDITION where no scheme has one; JF-USAGE for one edition of all schemes.
    """
    if scheme != ALL:
        return {city.scheme(scheme).id: edition_for(city, on, scheme=scheme, edition=edition)}
    if edition is not None:
        raise usage_error(click.get_current_context(), "edition-of-all")
    found = {known.id: _edition(city, on, known.id) for known in city.file.schemes}
    missing = [error for error in found.values() if isinstance(error, NoEditionError)]
    if len(missing) == len(found):
        raise missing[0]
    return found


def _edition(city: City, on: date, scheme: str) -> Edition | NoEditionError:
    try:
        return edition_for(city, on, scheme=scheme)
    except NoEditionError as error:
        return error


def ready(editions: Editions) -> list[Edition]:
    """Return those that there are."""
    return [found for found in editions.values() if isinstance(found, Edition)]


def readings_of(rules: Edition) -> list[Reading]:
    """Return the interpretation choices of an edition and of the doors of its city."""
    return [*rules.book.readings, *(r for door in rules.city.doors for r in door.readings)]
