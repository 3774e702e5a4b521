"""`area`: how large homes are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from math import floor

from jifen_sdk.measures.certainty import YES
from jifen_sdk.measures.context import Context, Measured
from jifen_sdk.measures.owners import share_of
from jifen_sdk.measures.record_options import Area
from jifen_sdk.measures.subjects import found, missing, subjects
from jifen_sdk.measures.windows import Window
from jifen_sdk.profile.home import Housing
from jifen_sdk.values import Number

SQUARE_DECIMETRES = 100  # in a square metre


def area(spec: Area, context: Context) -> Measured:
    """Return the area of the homes held on the day; a home may not say how large it is."""
    who = subjects(context, spec.whose)
    not_given = missing(spec.filters(), who, context)
    if who.unknown(spec.of):
        return Measured(Number(0, None), not_given)
    day = context.day(spec.on)
    people = (person for _, person in who.people)
    low: list[Fraction] = []
    high: list[Fraction | None] = []
    for record, answer in found(spec, people, Window(day, day), context):
        if isinstance(record, Housing):
            least, most = _size(spec, record, context)
            low.append(least if answer is YES else Fraction(0))
            high.append(most)
    known = [size for size in high if size is not None]
    together = _TOGETHER[spec.add]
    bound = floor(together(known)) if len(known) == len(high) else None
    return Measured(Number(floor(together(low)), bound), not_given)


def _size(spec: Area, home: Housing, context: Context) -> tuple[Fraction, Fraction | None]:
    """Return the least and the most that a home adds, in square decimetres."""
    if home.area is None:
        return Fraction(0), None
    size = Fraction(home.area) * SQUARE_DECIMETRES
    if spec.share == "whole" or spec.owned is None:
        return size, size
    least, most = share_of(spec.owned, home, context)
    return size * Fraction(least) / 100, size * Fraction(most) / 100


def _largest(sizes: Iterable[Fraction]) -> Fraction:
    return max(sizes, default=Fraction(0))


def _all(sizes: Iterable[Fraction]) -> Fraction:
    return sum(sizes, Fraction(0))


_TOGETHER: dict[str, Callable[[Iterable[Fraction]], Fraction]] = {"all": _all, "largest": _largest}
