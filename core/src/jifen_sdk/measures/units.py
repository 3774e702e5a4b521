"""Whole numbers of a unit, from exact values."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import floor

from jifen_sdk.profile.fields import MONEY_FIELDS


def whole(value: Decimal | Fraction, field: str) -> int:
    """Return a value as a whole number of its unit, yuan as fen; parts are dropped."""
    return floor(value * 100 if field in MONEY_FIELDS else value)
