"""City plugins: found by entry points, loaded one by one, never able to stop the others.

A distribution offers a city with an entry point in the group `jifen_sdk.cities.v1`, named like
the city's id, whose module implements the hook `jifen_city`. The contract's version is in the
name of the group: other groups `jifen_sdk.cities.*` are reported and never imported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.metadata import EntryPoint, entry_points
from typing import Literal

import pluggy

from jifen_sdk.city import City
from jifen_sdk.errors import InputError, JifenError, PackageError

PROJECT = "jifen_sdk"
FAMILY = "jifen_sdk.cities."
GROUP = f"{FAMILY}v1"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)

Status = Literal["ready", "failed", "duplicate", "other-contract"]


class Hooks:
    """What a city plugin implements."""

    @hookspec(firstresult=True)
    def jifen_city(self) -> City | None:
        """Return the city of this plugin."""


@dataclass(frozen=True, slots=True)
class Plugin:
    """One entry point of the family, and what became of it."""

    city: str
    distribution: str
    version: str
    group: str
    status: Status
    error: JifenError | None = None


class Registry:
    """The installed city plugins; listing them imports nothing."""

    def __init__(self, points: Iterable[EntryPoint] | None = None) -> None:
        self._given = points
        self._loaded: dict[str, City | PackageError] = {}

    @classmethod
    @cache
    def installed(cls) -> Registry:
        """Return the registry of this environment, the same one each time."""
        return cls()

    @cached_property
    def _points(self) -> tuple[EntryPoint, ...]:
        points = _installed() if self._given is None else self._given
        family = {p for p in points if p.group.startswith(FAMILY)}
        return tuple(sorted(family, key=lambda p: (p.name, p.group, p.value)))

    @cached_property
    def _claims(self) -> dict[str, list[EntryPoint]]:
        claims: dict[str, list[EntryPoint]] = {}
        for point in self._points:
            if point.group == GROUP:
                claims.setdefault(point.name, []).append(point)
        return claims

    def ids(self) -> tuple[str, ...]:
        """Return the ids of the cities that plugins claim, broken ones too."""
        return tuple(self._claims)

    def city(self, id_: str) -> City:
        """Return a city, loading its plugin now.

        JF-CITY (InputError) names the cities there are; JF-PLUGIN-... (PackageError) says why a
        plugin cannot be used.
        """
        if id_ not in self._claims:
            known = ", ".join(self.ids()) or "-"
            raise InputError("JF-CITY", id_, known=known)
        if id_ not in self._loaded:
            self._loaded.setdefault(id_, self._load(id_))
        loaded = self._loaded[id_]
        if isinstance(loaded, PackageError):
            raise loaded
        return loaded

    def plugins(self) -> tuple[Plugin, ...]:
        """Return every entry point of the family, loading those of this contract version."""
        return tuple(self._plugin(point) for point in self._points)

    def _plugin(self, point: EntryPoint) -> Plugin:
        name = point.dist.name if point.dist else "-"
        version = point.dist.version if point.dist else "-"
        if point.group != GROUP:
            error: JifenError | None = PackageError(
                "JF-PLUGIN-CONTRACT", point.name, group=point.group, supported=GROUP
            )
            return Plugin(point.name, name, version, point.group, "other-contract", error)
        error = None
        try:
            self.city(point.name)
        except PackageError as failure:
            error = failure
        status: Status = "ready" if error is None else "failed"
        if error is not None and error.code == "JF-PLUGIN-DUPLICATE":
            status = "duplicate"
        return Plugin(point.name, name, version, point.group, status, error)

    def _load(self, id_: str) -> City | PackageError:
        claims = self._claims[id_]
        if len(claims) > 1:
            claimants = ", ".join(sorted(p.dist.name if p.dist else p.value for p in claims))
            return PackageError("JF-PLUGIN-DUPLICATE", id_, claimants=claimants)
        try:
            return _hand_over(claims[0])
        except PackageError as error:
            return error
        # A plugin may fail in any way at all, even by leaving the interpreter.
        except (Exception, SystemExit) as error:
            detail = f"{type(error).__name__}: {error}"
            return PackageError("JF-PLUGIN-LOAD", id_, detail=" ".join(detail.split())[:200])


def _installed() -> Iterator[EntryPoint]:
    """Yield the entry points of the family in this environment."""
    found = entry_points()
    for group in found.groups:
        if group.startswith(FAMILY):
            yield from found.select(group=group)


def _hand_over(point: EntryPoint) -> City:
    manager = pluggy.PluginManager(PROJECT)
    manager.add_hookspecs(Hooks)
    manager.register(point.load(), point.name)
    manager.check_pending()
    city = manager.hook.jifen_city()
    if not isinstance(city, City):
        raise PackageError("JF-PLUGIN-NO-CITY", point.name)
    if city.id != point.name:
        raise PackageError("JF-PLUGIN-NAME", point.name, id=city.id)
    return city
