"""Whole runs of Guangzhou: the worked cases, the two scores, the order, and days without a rule."""

from __future__ import annotations

from datetime import date

import pytest

from jifen_sdk import compare, score, score_facts
from jifen_sdk.city import City
from jifen_sdk.errors import NoEditionError
from jifen_sdk.profile import Profile, parse_profile
from jifen_sdk.values import Number
from tests.books import door_status, exactly

CITY = City.from_package("jifen_guangzhou")
ROUND_OF_2025 = date(2025, 10, 20)


def worker() -> Profile:
    """Return 6 full years of permit, lease, five insurances and housing fund; age 33; 本科."""
    since = {"city": "guangzhou", "from": "2019-10-01"}
    hours = [("2022-06-01", 60), ("2023-06-01", 120), ("2024-06-01", 50)]
    return parse_profile(
        {
            "applicant": {
                "birth_date": "1992-03-01",
                "permits": [since],
                "insurance": [since],
                "housing_fund": [since],
                "employment": [since],
                "housing": [{**since, "district": "baiyun", "kind": "leased"}],
                "education": [{"from": "2010", "to": "2014", "diploma": "bachelor"}],
                "volunteering": [
                    {"city": "guangzhou", "date": day, "hours": n} for day, n in hours
                ],
            }
        }
    )


def test_first_worked_case() -> None:
    """48 + 20 + 60 + 12 + 30 = 170 ranks; with 30 + 6 it is 206, of 150 needed."""
    sheet = score(worker(), CITY, on=ROUND_OF_2025)
    assert (sheet.scheme, sheet.edition) == ("ruhu", "2025")
    assert sheet.total == exactly(206)
    assert sheet.scores["ranking"] == exactly(170)
    assert sheet.line == 150
    assert sheet.verdict == "ranked"


@pytest.mark.parametrize(("age", "points"), [(40, 30), (41, 28), (43, 24), (45, 20)])
def test_second_worked_case(age: int, points: int) -> None:
    sheet = score_facts(CITY, {"age": age, "age_begun": age}, on=ROUND_OF_2025)
    assert {i.id: i.points for i in sheet.items}["age"] == exactly(points)


def test_the_order_is_by_base_score_then_insurance_then_permit() -> None:
    sheet = score(worker(), CITY, on=ROUND_OF_2025)
    values = [value for _, value in sheet.rank_keys]
    assert values == [exactly(170), Number.of(72), Number.of(72)]


def test_no_past_line_is_made_up() -> None:
    sheet = score(worker(), CITY, on=date(2026, 6, 1))
    assert sheet.last_round is None
    assert [r.quota for r in sheet.rounds if r.quota is not None] == [4500, 10000, 16000, 16000]


def test_a_round_is_past_from_the_next_year_on_where_its_days_are_not_known() -> None:
    sheet = score(worker(), CITY, on=ROUND_OF_2025)
    assert [r.id for r in sheet.rounds][-1] == "2024"


def test_compare_says_when_no_edition_is_known() -> None:
    last, after = date(2026, 12, 31), date(2027, 1, 1)
    (row,) = compare(worker(), on=last, cities=[CITY])
    assert row.error is None
    assert row.sheet is not None
    assert row.sheet.edition == "2025"
    (row,) = compare(worker(), on=after, cities=[CITY])
    assert row.sheet is None
    assert row.error is not None
    assert "2026-12-31" in row.error.line("zh")


def test_the_unified_table_ends_on_2026_11_16() -> None:
    assert score(worker(), CITY, on=date(2026, 11, 16), scheme="fuwu").edition == "2021"
    with pytest.raises(NoEditionError):
        score(worker(), CITY, on=date(2026, 11, 17), scheme="fuwu")


def test_a_sheet_after_the_unified_table_has_its_doors() -> None:
    """The table is gone, the sheet of 积分制入户 and every door still come out."""
    sheet = score(worker(), CITY, on=date(2026, 11, 22))
    assert door_status(sheet, "residents-medical-insurance") == "open"
    assert door_status(sheet, "compulsory-schooling") == "unknown"
    assert door_status(sheet, "hukou") == "unknown"
