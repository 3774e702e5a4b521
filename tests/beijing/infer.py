"""From the published points of one person back to facts: one row of an official list.

The lists say points, not lives. Every relation used here holds on each row; what a row does not
tell (whose months fell in which year) is laid out the same way for all: see docs/validation.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import floor

PER_MONTH = Fraction(1, 4)  # points of an insured month
STUDY_MONTH = Fraction(7, 2) / 12  # points taken away for a month of study
EDUCATION = {
    Fraction(0): ("none", "none"),
    Fraction("10.5"): ("college", "none"),
    Fraction(15): ("bachelor", "bachelor"),
    Fraction(26): ("master", "master"),
    Fraction(37): ("doctor", "doctor"),
}
"""One diploma and degree for each number of points; others give the same."""

ADMITTED: Mapping[str, object] = {
    "residence_permit": True,
    "past_retirement_age": False,
    "insured_run_months": 84,
    "insured_run_with_back_pay_months": 84,
    "back_paid_months": 0,
    "criminal_record": False,
    "false_material": False,
    "employer_false_material": False,
}
"""Who is on a list was admitted, so the gates were met; the lists tell nothing more of them."""


def facts_of(row: Mapping[str, str], year: int) -> dict[str, object]:
    """Return the facts of a row of the round `year`. ValueError if no facts give the points."""
    points = {name: Fraction(text) for name, text in row.items() if name.endswith("_points")}
    insured = _whole(points["employment_points"] / PER_MONTH)
    diploma, degree = EDUCATION[points["education_points"]]
    home, home_and_work = area_years(_whole(points["work_residence_area_points"]), year)
    return {
        **ADMITTED,
        "insured_months": insured,
        **residence(points["residence_points"], insured, year),
        "diploma": diploma,
        "degree": degree,
        "study_overlap_months": study_months(Fraction(row["education_overlap_deduction"])),
        "outside_home_months": 12 * home,
        "outside_home_work_months": 12 * home_and_work,
        "outside_home_in_december": home + home_and_work > 0,
        "innovation_points": _whole(points["innovation_points"]),
        "equity_raised": 0,
        "tax_years": _whole(points["tax_points"] / 2),
        "tax_violations": 0,
        "age": year - 1 - int(row["birth_year"]) - 1,
        "honour": "labour-model" if points["honour_points"] else "none",
        "detentions": _whole(points["law_abiding_points"] / -30),
    }


def residence(points: Fraction, insured: int, year: int) -> dict[str, object]:
    """Return the months of each kind of home: own less undeclared is all that a row tells.

    Points are about own/12 + (insured - own - undeclared)/24, so 24 x points - insured is
    own - undeclared. Only months from 2020-08 on can be undeclared, and of these the own home
    comes last; what is left of them was a registered lease.
    """
    difference = floor(24 * points - insured + Fraction(1, 2))
    own, undeclared = max(difference, 0), max(-difference, 0)
    declared_since = max(0, months_from_august_2020(year) - own - undeclared)
    return {
        "own_months": own,
        "unproved_months": insured - own - undeclared - declared_since,
        "rent_months": declared_since,
        "dorm_months": 0,
    }


def months_from_august_2020(year: int) -> int:
    """Return the months from 2020-08 to December of the year before the round."""
    return max(0, 12 * (year - 2020) - 7)


def study_months(deduction: Fraction) -> int:
    """Return the months of study that give a deduction, which is rounded to 2 decimals."""
    months = floor(-deduction / STUDY_MONTH + Fraction(1, 2))
    if abs(months * STUDY_MONTH + deduction) > Fraction(1, 200):
        raise ValueError("no months of study give these points")
    return months


def area_years(points: int, year: int) -> tuple[int, int]:
    """Return years (home outside, home and work outside) since 2018, as few as give the points."""
    most = year - 2018
    pairs = [(home, both) for both in range(most + 1) for home in range(most - both + 1)]
    fitting = [pair for pair in pairs if 2 * pair[0] + 3 * pair[1] == points]
    if not fitting:
        raise ValueError("no years outside the six core districts give these points")
    return min(fitting, key=sum)


def _whole(value: Fraction) -> int:
    if value.denominator != 1:
        raise ValueError("the points are not of a whole number")
    return value.numerator
