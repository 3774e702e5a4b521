"""A plugin made by hand, with five faults; each is found by a check of its own."""

from __future__ import annotations

from datetime import date

from jifen_sdk.city import City
from jifen_sdk.plugins import hookimpl
from jifen_sdk.profile import Profile

SEEN: list[Profile] = []


def years_insured_per_year_of_age(profile: Profile, on: date) -> int | None:
    """Return hundredths; nobody thought of the child of half a year."""
    born = profile.applicant.birth_date
    if born is None:
        return None
    insured = profile.applicant.insurance or ()
    return 100 * len(insured) // (on.year - born.earliest.year)


def place_in_the_queue(profile: Profile, on: date) -> int:
    """Return how many came before, which is not a fact about this person."""
    SEEN.append(profile)
    return len(SEEN)


@hookimpl
def jifen_city() -> City:
    """Hand over the city."""
    measures = {"density": years_insured_per_year_of_age, "queue": place_in_the_queue}
    return City.from_package("by_hand", "0.1.0", measures)
