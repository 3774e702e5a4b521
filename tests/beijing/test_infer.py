"""Facts inferred from points, on rows worked out by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.beijing.infer import (
    ADMITTED,
    area_years,
    facts_of,
    months_from_august_2020,
    residence,
    study_months,
)

NOTHING = {
    "birth_year": "1974",
    "employment_points": "60.50",
    "residence_points": "11.67",
    "education_points": "26.00",
    "education_overlap_deduction": "0.00",
    "work_residence_area_points": "0.00",
    "innovation_points": "0.00",
    "tax_points": "6.00",
    "age_points": "20.00",
    "honour_points": "0.00",
    "law_abiding_points": "0.00",
    "total": "124.17",
}


def test_the_highest_row_of_2020() -> None:
    """60.50 are 242 months; 24 x 11.67 - 242 is about 38 months in the own home."""
    assert facts_of(NOTHING, 2020) == {
        **ADMITTED,
        "insured_months": 242,
        "own_months": 38,
        "unproved_months": 204,
        "rent_months": 0,
        "dorm_months": 0,
        "diploma": "master",
        "degree": "master",
        "study_overlap_months": 0,
        "outside_home_months": 0,
        "outside_home_work_months": 0,
        "outside_home_in_december": False,
        "innovation_points": 0,
        "equity_raised": 0,
        "tax_years": 3,
        "tax_violations": 0,
        "age": 44,
        "honour": "none",
        "detentions": 0,
    }


def test_a_row_with_study_area_and_honour() -> None:
    row = NOTHING | {
        "employment_points": "63.75",
        "residence_points": "15.91",
        "education_overlap_deduction": "-10.50",
        "work_residence_area_points": "4.00",
        "honour_points": "20.00",
        "birth_year": "1970",
    }
    facts = facts_of(row, 2020)
    assert facts["own_months"] == 127
    assert facts["study_overlap_months"] == 36
    assert (facts["outside_home_months"], facts["outside_home_in_december"]) == (24, True)
    assert (facts["honour"], facts["age"]) == ("labour-model", 48)


def test_months_from_august_2020_to_the_end_of_the_year_before() -> None:
    assert [months_from_august_2020(year) for year in (2020, 2021, 2022)] == [0, 5, 17]


def months(points: str, insured: int, year: int) -> tuple[object, ...]:
    found = residence(Fraction(points), insured, year)
    return tuple(found[f"{kind}_months"] for kind in ("own", "unproved", "rent", "dorm"))


def test_residence_in_2022() -> None:
    """200 insured: 8.33 is no own home; 7.63 lacks 17 months; 9.17 has 20 of the own home."""
    assert months("8.33", 200, 2022) == (0, 183, 17, 0)
    assert months("7.63", 200, 2022) == (0, 183, 0, 0)
    assert months("8.13", 200, 2022) == (0, 183, 12, 0)
    assert months("9.17", 200, 2022) == (20, 180, 0, 0)
    assert months("8.54", 200, 2022) == (5, 183, 12, 0)


@pytest.mark.parametrize(
    ("deduction", "expected"),
    [("0.00", 0), ("-0.29", 1), ("-2.63", 9), ("-10.21", 35), ("-10.50", 36), ("-14.00", 48)],
)
def test_months_of_study(deduction: str, expected: int) -> None:
    assert study_months(Fraction(deduction)) == expected


def test_years_outside_the_core() -> None:
    assert [area_years(p, 2020) for p in (0, 2, 3, 4, 5, 6)] == [
        (0, 0), (1, 0), (0, 1), (2, 0), (1, 1), (0, 2),
    ]  # fmt: skip
    assert [area_years(p, 2022) for p in (8, 10, 12)] == [(1, 2), (2, 2), (0, 4)]


@pytest.mark.parametrize(
    ("column", "points"),
    [
        ("employment_points", "60.60"),
        ("education_overlap_deduction", "-0.40"),
        ("work_residence_area_points", "1.00"),
        ("work_residence_area_points", "12.00"),
        ("tax_points", "3.00"),
    ],
)
def test_points_that_no_facts_give_are_refused(column: str, points: str) -> None:
    with pytest.raises(ValueError, match="points"):
        facts_of(NOTHING | {column: points}, 2020)
