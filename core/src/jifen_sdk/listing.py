"""What is installed: cities with their schemes and editions (版本)."""

from __future__ import annotations

from dataclasses import dataclass

from jifen_sdk.city import City, Scheme
from jifen_sdk.errors import PackageError
from jifen_sdk.plugins import Registry
from jifen_sdk.rulebook.book import Heading
from jifen_sdk.text import Text


@dataclass(frozen=True, slots=True)
class CityListing:
    """An installed city: id, name, version of its package, schemes with their editions."""

    id: str
    name: Text
    version: str
    schemes: tuple[tuple[Scheme, tuple[Heading, ...]], ...]


def cities() -> tuple[CityListing, ...]:
    """Return the installed cities that can be used, by id; broken ones are left out.

    `jifen-sdk plugins` shows the broken ones with the reason.
    """
    registry = Registry.installed()
    found = []
    for id_ in registry.ids():
        try:
            found.append(_listing(registry.city(id_)))
        except PackageError:
            continue
    return tuple(found)


def _listing(city: City) -> CityListing:
    schemes = tuple((s, city.editions(s.id)) for s in city.file.schemes)
    return CityListing(city.id, city.name, city.version, schemes)
