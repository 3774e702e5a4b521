"""The examples of docs/examples: each is a whole profile, and its points are worked out by hand.

All on 2026-11-22, under Shanghai's edition 2022. Ages and months are counted on that day; the month
of the application counts, and every full 12 months of insurance give 3 points.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import tomli

from jifen_sdk import compare, load_profile, score, score_facts
from jifen_sdk.errors import NoEditionError
from jifen_sdk.plugins import Registry
from jifen_sdk.sheet import Points, Sheet, Verdict

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
ON = date(2026, 11, 22)
PROFILES = sorted(path.name for path in EXAMPLES.iterdir() if path.stem != "facts")

Span = int | tuple[int, int]

# By file: the lines that give points, the total, the verdict.
EXPECTED: dict[str, tuple[dict[str, Span], Span, Verdict]] = {
    # Born 1988-03-14: 38, and 5 + 2 x (56 - 38) = 41 is capped at 30. A bachelor's diploma without
    # degree, part-time but studied in Shanghai: 60. Insured 2018-03 to 2026-11, 105 months: 8 x 3.
    # The base of 0.8 times the wage is reached since 2025-07 only (10000 >= 9947.2, 10200 >=
    # 10061.6), 17 months of the 36 asked for: 0. The years in Hangzhou do not count.
    "profile.toml": (
        {"age": 30, "education": 60, "social-insurance-years": 24},
        114,
        "does-not-qualify",
    ),
    # 23: 30. Junior college: 50. Insured 2026-03 to 2026-11, 9 months: no full year. The title of a
    # nurse (初级) gives nothing. There is no residence permit yet.
    "newcomer.toml": ({"age": 30, "education": 50}, 80, "does-not-qualify"),
    # Born 1981-05-16: 45, 5 + 2 x (56 - 45) = 27. Junior college 50 or skill level 3 (三级) 60, the
    # higher one. Insured 2022-09 to 2026-11, 51 months: 4 x 3. Married since 2020-05-20 to a
    # husband with Shanghai hukou, 6 full years: 6 x 4; the first marriage has ended. 27+60+12+24.
    "family.toml": (
        {
            "age": 27,
            "education": 50,
            "title-or-skill": 60,
            "social-insurance-years": 12,
            "spouse-local-hukou": 24,
        },
        123,
        "qualifies",
    ),
    # 34: 30. Master's diploma and degree 100; intermediate title with 12 of 12 months at the wage
    # 100; one of the two. Insured 2021-08 to 2026-11, 64 months: 5 x 3. Shortage major: 30. Base:
    # twice the wage since 2023-07, 41 of 48 months: 100; three times since 2025-07, 17 months, not
    # 24. Lingang new area since 2024-02, 34 months, 2 full years: 2 x 2. 30+100+15+30+100+4.
    "specialist.toml": (
        {
            "age": 30,
            "education": 100,
            "title-or-skill": 100,
            "social-insurance-years": 15,
            "shortage-major": 30,
            "contribution-base": 100,
            "outer-suburb": 4,
        },
        279,
        "qualifies",
    ),
    # Born in 1982: 43 or 44, so 30 or 29. Junior college: 50. Insured 2012-04 to 2015-08 (41),
    # 2016-03 to 2019-06 (40), 2021-02 to 2026-11 (70): 151 months, 12 x 3; months paid later and
    # those in Suzhou do not count. Base: 31 months at 0.8 times the wage (2022-12 to 2025-06) and
    # 17 not known: 0 or 25. Awards not known: 0 to 110. 29+50+36 up to 30+50+36+25+110.
    "gaps.toml": (
        {
            "age": (29, 30),
            "education": 50,
            "social-insurance-years": 36,
            "contribution-base": (0, 25),
            "award": (0, 110),
        },
        (115, 251),
        "unknown",
    ),
    # Born 1974-04-25: 52, 5 + 2 x (56 - 52) = 13. Insured 2012-03 to 2026-11, 177 months: 14 x 3.
    # Sanitation for the same 177 months, more than 5 years: 14 x 4. Award of a municipal body for
    # one task: 30. 13+42+56+30.
    "street-cleaner.json": (
        {"age": 13, "social-insurance-years": 42, "public-service-field": 56, "award": 30},
        141,
        "qualifies",
    ),
}


def span(expected: Span) -> Points:
    low, high = expected if isinstance(expected, tuple) else (expected, expected)
    return Points(Decimal(low), Decimal(high))


def points_given(sheet: Sheet) -> dict[str, Points]:
    return {item.id: item.points for item in sheet.items if item.points != span(0)}


def facts() -> dict[str, Any]:
    with (EXAMPLES / "facts.toml").open("rb") as file:
        return tomli.load(file)


def test_every_profile_has_an_expected_sheet() -> None:
    assert set(EXPECTED) == set(PROFILES)


@pytest.mark.parametrize("name", PROFILES)
def test_points_are_those_worked_out_by_hand(name: str) -> None:
    lines, total, verdict = EXPECTED[name]
    sheet = score(load_profile(EXAMPLES / name), "shanghai", on=ON)
    assert sheet.edition == "2022"
    assert points_given(sheet) == {item: span(points) for item, points in lines.items()}
    assert sheet.total == span(total)
    assert sheet.verdict == verdict


@pytest.mark.parametrize("city", Registry.installed().ids())
@pytest.mark.parametrize("name", PROFILES)
def test_every_installed_city_gives_a_sheet_with_points(name: str, city: str) -> None:
    profile = load_profile(EXAMPLES / name)
    (row,) = compare(profile, on=ON, cities=[city], assume_local=True)
    if row.sheet is None:
        assert isinstance(row.error, NoEditionError)
    else:
        assert points_given(row.sheet)
        assert row.sheet.gates


def test_a_reading_decides_the_base_of_the_specialist() -> None:
    # Each tier by its own months: 24 at twice, 17 at three times the wage, so no tier has enough.
    profile = load_profile(EXAMPLES / "specialist.toml")
    sheet = score(profile, "shanghai", on=ON, readings={"mixed-tiers": "separate"})
    assert sheet.total == span(279 - 100)


def test_assume_local_counts_the_years_of_the_family_in_another_city() -> None:
    # Hangzhou 2010-08 to 2018-01 (90) and Shanghai (105): 195 months, 16 x 3 in place of 8 x 3.
    profile = load_profile(EXAMPLES / "profile.toml")
    sheet = score(profile, "shanghai", on=ON, assume_local=True)
    assert sheet.total == span(114 + 24)


def test_the_newcomer_lacks_the_permit() -> None:
    sheet = score(load_profile(EXAMPLES / "newcomer.toml"), "shanghai", on=ON)
    failed = [result.gate.id for result in sheet.gates if result.status == "failed"]
    assert failed == ["residence-permit", "standard"]


def test_a_door_is_only_assumed_where_what_was_left_out_decides() -> None:
    # School: permits of parent and child and 12 months of insurance are there, the spouse's job is
    # not asked for. Car plate: whether there is a car on a quota already was left out.
    sheet = score(load_profile(EXAMPLES / "profile.toml"), "shanghai", on=ON)
    doors = {result.door.id: (result.status, result.assumed) for result in sheet.entitlements}
    assert doors["compulsory-schooling"] == ("open", False)
    assert doors["car-plate"] == ("open", True)


def test_a_record_of_next_year_is_listed_and_does_not_count() -> None:
    sheet = score(load_profile(EXAMPLES / "gaps.toml"), "shanghai", on=ON)
    assert sheet.ignored == ("applicant.housing[0]",)


def test_facts_are_those_worked_out_by_hand() -> None:
    # 47: 5 + 2 x (56 - 47) = 23. Bachelor's diploma and degree: 90; the title has 3 months at the
    # wage in place of 6 and no lower skill to fall back on: 0. 25 months: 2 x 3. Award not given.
    sheet = score_facts("shanghai", facts(), on=ON)
    lines: dict[str, Span] = {
        "age": 23,
        "education": 90,
        "social-insurance-years": 6,
        "award": (0, 110),
    }
    assert points_given(sheet) == {item: span(points) for item, points in lines.items()}
    assert sheet.total == span((119, 229))
    assert sheet.not_given == ("award",)
