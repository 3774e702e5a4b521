from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter

from jifen_sdk.measures import Context, Measured, MeasureSpec, measure
from jifen_sdk.profile import parse_profile

SPECS: TypeAdapter[MeasureSpec] = TypeAdapter(MeasureSpec)
LISTS = {"coast": ("wuhu", "haikou"), "new-towns": ("binhu", "shushan")}


def wage(name: str, day: date) -> Decimal | None:
    """W: 5000 until March 2016, 6000 from April, 7000 from July 2017, not known from 2018."""
    assert name == "wage"
    if day < date(2016, 4, 1):
        return Decimal(5000)
    if day < date(2017, 7, 1):
        return Decimal(6000)
    return Decimal(7000) if day < date(2018, 1, 1) else None


Run = Callable[..., Measured]


@pytest.fixture
def run() -> Run:
    """Measure a profile written as in a file: `run(profile, day, kind=..., of=...)`."""

    def run_(profile: dict[str, Any], day: str = "2019-07-01", /, **options: Any) -> Measured:
        dates = {"application": date.fromisoformat(day), "month-end": date(2019, 5, 31)}
        spec = SPECS.validate_python(options)
        return measure(spec, Context(parse_profile(profile), "hefei", dates, LISTS, wage))

    return run_
