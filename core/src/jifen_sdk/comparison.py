"""Cities side by side: one row each, and no city ever stops the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jifen_sdk.city import City
from jifen_sdk.errors import JifenError, PackageError
from jifen_sdk.plugins import Registry
from jifen_sdk.profile import Profile
from jifen_sdk.rulebook.rounds import Round
from jifen_sdk.scoring import NO_READINGS, day_of, score
from jifen_sdk.sheet import DoorResult, GateResult, Points, Sheet
from jifen_sdk.text import Text


@dataclass(frozen=True, slots=True)
class Row:
    """One city of a comparison: its sheet, or the reason why there is none."""

    city: str
    name: Text
    sheet: Sheet | None
    error: JifenError | None

    @property
    def line(self) -> Decimal | None:
        """The fixed line (标准分值) in points; None if the scheme has none."""
        return None if self.sheet is None else self.sheet.line

    @property
    def past(self) -> Round | None:
        """Of a ranked scheme, the latest round with a known line; not a pass mark to come."""
        return None if self.sheet is None else self.sheet.last_round

    @property
    def gap(self) -> Points | None:
        """Points above the line, or above that of the latest round; below it negative."""
        line = self.line if self.past is None else self.past.line
        if self.sheet is None or line is None:
            return None
        points = self.sheet.ranked_points if self.line is None else self.sheet.total
        return Points(
            None if points.low is None else points.low - line,
            None if points.high is None else points.high - line,
        )

    @property
    def failed(self) -> tuple[GateResult, ...]:
        """The gates and vetoes that fail, without the line itself."""
        gates = () if self.sheet is None else self.sheet.gates
        return tuple(g for g in gates if g.status == "failed" and g.gate.kind != "threshold")

    @property
    def open(self) -> tuple[DoorResult, ...]:
        """The doors that are open."""
        doors = () if self.sheet is None else self.sheet.entitlements
        return tuple(d for d in doors if d.status == "open")

    @property
    def next(self) -> DoorResult | None:
        """The closed door that lacks least, the easier one first; None if none is closed."""
        doors = () if self.sheet is None else self.sheet.entitlements
        closed = [d for d in doors if d.status == "closed"]
        return min(closed, key=lambda d: len(d.lacks), default=None)


def compare(
    profile: Profile,
    *,
    on: date | None = None,
    cities: Iterable[str | City] | None = None,
    readings: Mapping[str, str] = NO_READINGS,
    assume_local: bool = False,
) -> tuple[Row, ...]:
    """Return one row for each city, by default every installed one, under its default scheme.

    `on` is the day of the application, by default that of the profile's application, else today;
    `assume_local` counts records of other cities as if earned in each one. A city that cannot be
    scored has a row with its error. Raises ProfileError JF-PROFILE-BORN-LATER.
    """
    day = day_of(profile, on)
    profile.check_on(day)
    found = Registry.installed().ids() if cities is None else cities
    return tuple(_row(profile, city, day, readings, assume_local) for city in found)


def _row(
    profile: Profile,
    city: str | City,
    on: date,
    readings: Mapping[str, str],
    assume_local: bool,
) -> Row:
    id_ = city if isinstance(city, str) else city.id
    name = Text(id_, id_)
    try:
        place = Registry.installed().city(city) if isinstance(city, str) else city
        name = place.name
        sheet = score(profile, place, on=on, readings=readings, assume_local=assume_local)
        _ = sheet.entitlements  # a broken door shows here, not where the row is read
    except JifenError as error:
        return Row(id_, name, None, error)
    # Whatever a package of a stranger raises, the other cities go on.
    except Exception as error:
        return Row(
            id_, name, None, PackageError("JF-PLUGIN-BROKEN", id_, type=type(error).__name__)
        )
    return Row(id_, name, sheet, None)
