"""What a measure sees and what it gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from jifen_sdk.profile.profile import Profile
from jifen_sdk.values import Number, Value

OwnMeasure = Callable[[Profile, date], int | bool | str | None]
"""A city's own measure: a profile and a day give a fact, `None` where they do not tell.

A whole number of the fact's unit from 0 up, a truth value, or the id of an option. The same
profile and day always give the same.
"""


@dataclass(frozen=True, slots=True)
class Context:
    """A profile seen from one city on one day.

    `city` is the city's code; `dates` holds the named dates, always "application"; `lists` the
    named places; `parameter` gives a dated number by id and day, `None` where not established;
    `own` holds the city's own measures by name.
    """

    profile: Profile
    city: str
    dates: Mapping[str, date]
    lists: Mapping[str, tuple[str, ...]]
    parameter: Callable[[str, date], Decimal | None]
    score: Callable[[Profile, str, str], Number] = lambda *_: Number(0, None)
    """Hundredths of a point of a profile under another scheme, of one of its scores."""
    own: Mapping[str, OwnMeasure] = field(default_factory=dict)

    def day(self, day: date | str) -> date:
        """Return a date, or the date of that name."""
        return self.dates[day] if isinstance(day, str) else day


@dataclass(frozen=True, slots=True)
class Measured:
    """A value, and what it rests on that the profile does not give.

    `not_given` holds kinds of record ("awards", "spouse.insurance"), "spouse", "birth_date",
    "sex" and statements ("statements.KEY").
    """

    value: Value
    not_given: frozenset[str] = frozenset()
