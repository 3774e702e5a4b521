"""Months in which a contribution base is as wanted."""

from __future__ import annotations

from decimal import Decimal

from jifen_sdk.measures.certainty import MAYBE, NO, YES, Certainty, certainty
from jifen_sdk.measures.context import Context
from jifen_sdk.measures.month_options import Base
from jifen_sdk.measures.monthset import MonthSet, first_day, months_in


def at_base(base: Decimal | None, wanted: Base, bits: int, context: Context) -> MonthSet:
    """Return the months among `bits` in which the base is as wanted."""
    sure = possible = 0
    for month in months_in(bits):
        day = first_day(month) if wanted.at == "month" else context.day(wanted.at)
        answer = _meets(base, wanted, context.parameter(wanted.of, day))
        sure |= (answer is YES) << month
        possible |= (answer is not NO) << month
    return MonthSet(sure, possible)


def _meets(base: Decimal | None, wanted: Base, wage: Decimal | None) -> Certainty:
    if base is None or wage is None:
        return MAYBE
    enough = wanted.at_least is None or base >= wanted.at_least * wage
    return certainty(enough and (wanted.below is None or base < wanted.below * wage))
