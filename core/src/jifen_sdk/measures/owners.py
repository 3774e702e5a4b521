"""Whether a home is owned by those whose shares count."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from jifen_sdk.measures.certainty import MAYBE, NO, YES, Certainty
from jifen_sdk.measures.context import Context
from jifen_sdk.measures.filters import Owned
from jifen_sdk.measures.windows import Extent, Window, spell_of, whole_months
from jifen_sdk.profile.home import Housing
from jifen_sdk.profile.records import Record


def owned_as_wanted(owned: Owned | None, record: Record, context: Context) -> Certainty:
    """Return whether the owners that count hold the share together."""
    if owned is None or not isinstance(record, Housing):
        return YES
    low, high = share_of(owned, record, context)
    if _enough(low, owned):
        return YES
    return MAYBE if _enough(high, owned) else NO


def share_of(owned: Owned, home: Housing, context: Context) -> tuple[Decimal, Decimal]:
    """Return the least and the most that those whose shares count hold together, in percent."""
    counts = dict.fromkeys(owned.by, YES)
    if owned.spouse_after_months is not None:
        counts["spouse"] = _married(owned.spouse_after_months, owned, context)
    low = high = Decimal(0)
    rest = Decimal(100)  # what the owners that are said leave open
    for owner in home.owners:
        rest -= owner.share
        answer = counts.get(owner.who, NO)
        low += owner.share if answer is YES else 0
        high += owner.share if answer is not NO else 0
    if max(counts.values()) is NO:
        return low, high
    return low, high + max(rest, Decimal(0))


def _enough(share: Decimal, owned: Owned) -> bool:
    if owned.at_least is not None:
        return share >= owned.at_least
    return share > (owned.above or 0)


def _married(months: int, owned: Owned, context: Context) -> Certainty:
    """Return whether the applicant's marriage has lasted so long and goes on."""
    applicant = context.profile.applicant
    if "marriages" in applicant.unknown:
        return MAYBE
    day = context.day(owned.on)
    spells = (spell_of(marriage) for marriage in applicant.marriages or ())
    return max((_lasted(spell, months, day) for spell in spells), default=NO)


def _lasted(spell: Extent, months: int, day: date) -> Certainty:
    if whole_months(spell.start.earliest, day) < months:
        return NO
    surely = whole_months(spell.start.latest, day) >= months
    return min(spell.touches(Window(day, day)), YES if surely else MAYBE)
