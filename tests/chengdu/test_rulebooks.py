"""积分入户 in Chengdu against the tables of the sources.

Nothing here is taken from the TOML files: points, caps, grades and dates are written out again.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from jifen_sdk.city import City
from jifen_sdk.rulebook.book import Rulebook
from jifen_sdk.scoring import score_facts
from jifen_sdk.sheet import Sheet
from tests.books import entries, gates, grade, known, open_readings, validity

CITY = City.from_package("jifen_chengdu")
SCHEME = "juzhuzheng-jifen"
DAYS = {"2018": date(2019, 7, 1), "2020": date(2022, 6, 1), "2024": date(2024, 6, 3)}
TODAY = date(2026, 11, 22)
Facts = Mapping[str, object]


def book(edition: str, on: date | None = None) -> Rulebook:
    return CITY.book(SCHEME, edition, on or DAYS[edition])


def points(edition: str, line: str, facts: Facts, **readings: str) -> tuple[object, object]:
    """Return the lowest and the highest points of a line."""
    named = {id_.replace("_", "-"): chosen for id_, chosen in readings.items()}
    found = score_facts(CITY, facts, on=DAYS[edition], readings=named).points(line)
    return found.low, found.high


# First day and last day of each edition, with their grades.
VALIDITY = {
    "2018": ("2018-01-01", "D", "2020-08-27", "D"),
    "2020": ("2020-08-28", "C", "2024-02-19", "B"),
    "2024": ("2024-02-20", "B", "None", "None"),
}


def test_validity() -> None:
    assert {h.edition: validity(h) for h in CITY.editions(SCHEME)} == VALIDITY


def test_only_the_number_of_2024_is_known() -> None:
    numbers = {e: book(e).rulebook.sources[0].number for e in VALIDITY}
    assert numbers == {"2018": None, "2020": None, "2024": "成办规〔2024〕1号"}


# Grades of 2020 and 2024; "-" where the line is absent.
GRADES = {
    "pension": "B B",
    "medical": "B B",
    "wage-base": "B -",
    "residence": "B B",
    "residence-area": "B -",
    "job-area": "B -",
    "job-area-east-south": "B -",
    "job-area-north-west": "unknown -",
    "settle-area": "C -",
    "skill": "C B",
    "scarce-talent": "unknown C",
    "award": "C C",
    "award-further": "unknown unknown",
    "volunteer": "C C",
    "charity": "C C",
    "blood": "C C",
    "veteran": "C C",
    "age": "B B",
    "bad-credit": "B C",
    "crime": "B C",
    "deduct-recent-breach": "- unknown",
    "residence-permit": "B B",
    "insured-run": "B B",
    "to-declare": "B C",
    "home": "B C",
    "no-crime": "B B",
    "no-forbidden-organisation": "B B",
    "line": "B B",
}


@pytest.mark.parametrize("line", GRADES)
def test_grades(line: str) -> None:
    assert " ".join(grade(book(e), line) for e in ("2020", "2024")) == GRADES[line]


def test_grades_of_the_trial() -> None:
    trial = book("2018")
    assert {grade(trial, gate) for gate in gates(trial)} == {"B"}
    found = {id_: grade(trial, id_) for id_ in entries(trial)}
    unknown = {id_ for id_, graded in found.items() if graded == "unknown"}
    names = {"age", "innovation", "other-contribution", "bad-credit", "crime", "family-planning"}
    assert unknown == names
    assert set(found.values()) == {"B", "C", "unknown"}


# Each insurance, months and points: 12 months 10, 6 months 5, under 6 none, no cap.
MONTHS = {0: 0, 5: 0, 6: 5, 11: 5, 12: 10, 17: 10, 18: 15, 36: 30, 60: 50, 240: 200}


@pytest.mark.parametrize("months", MONTHS)
@pytest.mark.parametrize("edition", ["2020", "2024"])
@pytest.mark.parametrize("line", ["pension", "medical"])
def test_insurance(edition: str, line: str, months: int) -> None:
    expected = MONTHS[months]
    assert points(edition, line, {f"{line}_run_months": months}) == (expected, expected)


@pytest.mark.parametrize("months", MONTHS)
def test_residence_of_2024(months: int) -> None:
    expected = MONTHS[months]
    assert points("2024", "residence", {"home_run_months": months}) == (expected, expected)


def test_residence_of_2020_is_by_full_years() -> None:
    found = [points("2020", "residence", {"home_run_months": m})[0] for m in (11, 12, 23, 24)]
    assert found == [0, 5, 5, 10]


def test_a_remainder_may_be_left_out() -> None:
    for months, expected in ((5, 0), (6, 5), (12, 10), (18, 10), (24, 20)):
        found = points("2024", "pension", {"pension_run_months": months}, remainder="nothing")
        assert found == (expected, expected)


# Extra by area of 2020: fact, points a year, cap.
AREAS = {
    "second_ring_home_months": ("residence-area", 2, 10),
    "outer_home_months": ("residence-area", 4, 20),
    "east_home_months": ("residence-area", 6, 30),
    "east_south_job_months": ("job-area-extra", 4, 20),
}


@pytest.mark.parametrize("fact", AREAS)
@pytest.mark.parametrize("years", [0, 1, 4, 5, 6, 9])
def test_extra_by_area(fact: str, years: int) -> None:
    line, each, cap = AREAS[fact]
    facts = {"north_west_job_months": 0, **dict.fromkeys(AREAS, 0), fact: 12 * years + 11}
    assert points("2020", line, facts) == (min(cap, each * years),) * 2


# Rows: edition, line, facts, lowest and highest points; None where no bound is known.
ROWS = [
    ("2020", "settle-area", {"settles_east": True}, 30, 30),
    ("2020", "settle-area", {"settles_outer": True, "settles_east": False}, 20, 20),
    (
        "2020",
        "settle-area",
        {"settles_second_ring": True, "settles_outer": False, "settles_east": False},
        10,
        10,
    ),
    ("2020", "job-area", {"zone_job_months": 36}, 30, 30),
    ("2020", "job-area-north-west", {"north_west_job_months": 12}, 0, None),
    ("2020", "scarce-talent", {"guide_stars": "three-stars"}, 0, None),
    ("2020", "skill", {"title": "none", "skill_level": "level-2"}, 30, 35),
    ("2024", "skill", {"title": "none", "skill_level": "level-2"}, 35, 35),
    ("2024", "skill", {"title": "none", "skill_level": "level-1"}, 40, 40),
    ("2024", "skill", {"title": "none", "skill_level": "level-3"}, 30, 30),
    ("2024", "skill", {"title": "none", "skill_level": "level-4"}, 20, 20),
    ("2024", "skill", {"title": "none", "skill_level": "level-5"}, 10, 10),
    ("2024", "skill", {"title": "senior", "skill_level": "none"}, 40, 40),
    ("2024", "skill", {"title": "intermediate", "skill_level": "none"}, 30, 30),
    ("2024", "skill", {"title": "junior", "skill_level": "none"}, 20, 20),
    ("2020", "award-level", {"award_level": "district"}, 0, 0),
    ("2024", "award-level", {"award_level": "district"}, 0, None),
    ("2020", "award-level", {"award_level": "city"}, 15, 15),
    ("2020", "award-level", {"award_level": "province"}, 20, 20),
    ("2024", "award-level", {"award_level": "state"}, 25, 25),
    ("2024", "volunteer", {"volunteer_hours": 24}, 0, 0),
    ("2024", "volunteer", {"volunteer_hours": 27}, 3, 3),
    ("2024", "volunteer", {"volunteer_hours": 999}, 10, 10),
    ("2024", "charity", {"charity_gifts": 299_999}, 4, 4),
    ("2024", "charity", {"charity_gifts": 9_000_000}, 10, 10),
    ("2024", "blood", {"donated_ml": 199}, 0, 0),
    ("2024", "blood", {"donated_ml": 400}, 4, 4),
    ("2024", "blood", {"donated_ml": 4000}, 10, 10),
    ("2024", "age", {"age": 35}, 50, 50),
    ("2024", "age", {"age": 36}, 40, 40),
    ("2024", "age", {"age": 45}, 40, 40),
    ("2024", "age", {"age": 46}, 0, 0),
    ("2024", "bad-credit", {"credit_records": 3}, -30, -30),
    ("2024", "deduct-drugs", {"drug_treatments": 3}, -150, -150),
    ("2024", "deduct-detention", {"detentions": 3}, -60, -60),
    ("2024", "deduct-recent-breach", {"recent_offences": 1}, -100, 0),
    ("2018", "age", {"age_now": 30}, 0, None),
    ("2018", "award-level", {"award_level": "state"}, 25, 25),
    ("2018", "crime", {"offence_records": 1}, None, 0),
    ("2018", "area-east-south", {"east_south_years": 2}, 20, 40),
]


@pytest.mark.parametrize(("edition", "line", "facts", "low", "high"), ROWS)
def test_rows(edition: str, line: str, facts: Facts, low: int | None, high: int | None) -> None:
    assert points(edition, line, facts) == (low, high)


def test_ten_a_year_for_each_insurance_or_both_is_open_in_2018() -> None:
    facts: Facts = {"pension_months": 60, "medical_months": 60, "both_months": 60}
    assert points("2018", "social-insurance", facts) == (50, 100)
    assert points("2018", "social-insurance", facts, insurance_points="each") == (100, 100)


def test_whether_skill_and_talent_add_up_is_open() -> None:
    skill: Facts = {"title": "none", "skill_level": "level-1"}
    talent: Facts = {"guide_stars": "three-stars", "zone_job": True, "employer_run_months": 12}
    assert points("2024", "skills", {**skill, **talent}) == (40, 60)


# Somebody without any record, who asks to settle in the centre.
NOTHING: Facts = {
    "title": "none",
    "skill_level": "none",
    "guide_stars": "none",
    "award_level": "none",
    "merit": "none",
    "wage_ratio": "below-2",
    "settles_second_ring": False,
    "settles_outer": False,
    "settles_east": False,
    "serving": False,
    "zone_job": False,
    "criminal_record": False,
    "forbidden_organisation": False,
}


def sheet_of(edition: str, on: date, facts: Facts, **readings: str) -> Sheet:
    """Return the sheet of somebody without other records: choices as above, numbers 0."""
    named = {id_.replace("_", "-"): chosen for id_, chosen in readings.items()}
    asked = CITY.book(SCHEME, edition, on).facts
    others = {id_: NOTHING.get(id_, 0) for id_ in asked}
    return score_facts(CITY, {**others, **facts}, on=on, readings=named)


# Worked cases, added up by hand from the tables.
WUHOU: Facts = {
    "inner_permit": True,
    "home_here": True,
    "age": 30,
    "pension_run_months": 36,
    "medical_run_months": 36,
    "home_run_months": 12,
}
JINJIANG: Facts = {
    "residence_permit": True,
    "home_at_permit": True,
    "age": 40,
    "pension_run_months": 60,
    "medical_run_months": 60,
    "home_run_months": 36,
    "second_ring_home_months": 36,
}


def test_worked_cases() -> None:
    sheet = sheet_of("2024", DAYS["2024"], WUHOU)
    assert known(sheet.total) == 50 + 30 + 30 + 10
    assert sheet.verdict == "qualifies"
    sheet = sheet_of("2020", DAYS["2020"], JINJIANG)
    assert known(sheet.total) == 40 + 50 + 50 + 15 + 6
    assert sheet.verdict == "qualifies"


@pytest.mark.parametrize("edition", ["2020", "2024"])
def test_the_line_is_fixed(edition: str) -> None:
    line = {"2020": 140, "2024": 100}[edition]
    base = JINJIANG if edition == "2020" else WUHOU
    known = sheet_of(edition, DAYS[edition], base).total.low
    assert known is not None
    for credit in range(5):
        sheet = sheet_of(edition, DAYS[edition], {**base, "credit_records": credit})
        reached = known - 10 * credit >= line
        assert sheet.verdict == ("qualifies" if reached else "does-not-qualify")
    assert book(edition).ranking is None


def test_a_trial_sheet_is_ranked_and_never_passed() -> None:
    ranking = book("2018").ranking
    assert ranking is not None
    assert [key.score or key.fact for key in ranking.by] == [
        "total",
        "insured_months",
        "residence_months",
    ]
    assert (ranking.evidence or book("2018").rulebook.evidence, ranking.ties) == ("C", "unknown")


def test_the_standard_score_of_the_draft_is_no_line() -> None:
    for edition in VALIDITY:
        assert "120" not in " ".join(str(gate.when) for gate in book(edition).gates)


# Days and what a sheet says about somebody with 120 points.
AFTER = {
    "2024-02-20": "qualifies",
    "2026-04-30": "qualifies",
    "2026-05-01": "unknown",
    "2026-11-22": "unknown",
}


@pytest.mark.parametrize("day", AFTER)
def test_after_april_2026_nothing_is_certain(day: str) -> None:
    on = date.fromisoformat(day)
    sheet = sheet_of("2024", on, WUHOU)
    assert sheet.verdict == AFTER[day]
    assert sheet.total.low == 120
    asked = {r.id for r in book("2024", on).readings}
    assert ("in-force-after-2026-04" in asked) is (AFTER[day] == "unknown")


def test_an_estimate_after_april_2026_is_the_callers() -> None:
    sheet = sheet_of("2024", TODAY, WUHOU, in_force_after_2026_04="in-force")
    assert sheet.verdict == "qualifies"


READINGS = {
    "2018": {"insurance-points": None, "insurance-gaps": None, "paid-later": None},
    "2020": {"remainder": "five-points", "paid-later": None, "skill-and-talent": None},
    "2024": {"remainder": "five-points", "paid-later": None, "skill-and-talent": None},
}


@pytest.mark.parametrize("edition", READINGS)
def test_readings_and_their_defaults(edition: str) -> None:
    assert open_readings(book(edition)) == READINGS[edition]


def test_rounds_have_a_quota_and_no_line() -> None:
    rounds = CITY.rounds(SCHEME)
    assert rounds is not None
    found = [(r.id, r.line, r.quota, str(r.evidence), str(r.ended)) for r in rounds.rounds]
    assert found == [
        ("2018", None, None, "unknown", "2018-07-31"),
        ("2019", None, 8411, "C", "2019-07-31"),
    ]
