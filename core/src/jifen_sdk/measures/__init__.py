"""Measures: pure functions from a profile to one fact each, registered by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from jifen_sdk.measures.best import best
from jifen_sdk.measures.blocks import blocks
from jifen_sdk.measures.context import Context, Measured, OwnMeasure
from jifen_sdk.measures.homes import area
from jifen_sdk.measures.hukou import hukou_place
from jifen_sdk.measures.months import months
from jifen_sdk.measures.options import (
    Best,
    HukouPlace,
    MeasureSpec,
    NamedOption,
    Own,
    Sex,
    Stated,
)
from jifen_sdk.measures.own import own
from jifen_sdk.measures.people import age, applies_in, score, sex, stated
from jifen_sdk.measures.records import count, days_since, holds
from jifen_sdk.measures.references import References, references
from jifen_sdk.measures.totals import total
from jifen_sdk.measures.years import yearly_mean, years_in_row

Measure = Callable[[Any, Context], Measured]
MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        "age": age,
        "applies_in": applies_in,
        "area": area,
        "best": best,
        "blocks": blocks,
        "count": count,
        "days_since": days_since,
        "holds": holds,
        "hukou_place": hukou_place,
        "months": months,
        "own": own,
        "score": score,
        "sex": sex,
        "stated": stated,
        "total": total,
        "yearly_mean": yearly_mean,
        "years_in_row": years_in_row,
    }
)
ChoiceSpec = Best | HukouPlace | Own | Sex | Stated


def measure(spec: MeasureSpec, context: Context) -> Measured:
    """Return what a measure with its options gives for a profile."""
    return MEASURES[spec.kind](spec, context)


__all__ = [
    "MEASURES",
    "ChoiceSpec",
    "Context",
    "Measure",
    "MeasureSpec",
    "Measured",
    "NamedOption",
    "Own",
    "OwnMeasure",
    "References",
    "Stated",
    "measure",
    "references",
]
