"""积分落户 of Nanjing against the tables of the sources.

Nothing here is taken from the TOML files: points, caps, grades and dates are written out again.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jifen_sdk.city import City
from jifen_sdk.profile import parse_profile
from jifen_sdk.scoring import score, score_facts
from jifen_sdk.sheet import Sheet
from tests.books import cited, grade, open_readings, validity

CITY = City.from_package("jifen_nanjing")
DAYS = {
    "2017": date(2018, 3, 15),
    "2019": date(2020, 6, 1),
    "2021": date(2022, 3, 1),
    "2022": date(2023, 3, 1),
}
TODAY = date(2026, 11, 22)


def sheet(edition: str, **facts: object) -> Sheet:
    """Score facts on a day of the edition."""
    return score_facts(CITY, facts, on=DAYS[edition], edition=edition)


def points(edition: str, item: str, **facts: object) -> tuple[object, object]:
    """Return the least and the most points of an item or group."""
    found = sheet(edition, **facts).points(item)
    return found.low, found.high


# Edition: first day, grade, last day, grade, last day as printed.
VALIDITY = {
    "2017": ("2017-02-01", "B", "2019-02-28", "B", "None"),
    "2019": ("2019-03-01", "B", "2021-08-31", "B", "2021-02-28"),
    "2021": ("2021-09-01", "B", "2022-08-19", "B", "None"),
    "2022": ("2022-08-20", "B", "None", "None", "None"),
}


def test_validity() -> None:
    found = {h.edition: (*validity(h), str(h.printed_until)) for h in CITY.editions("jifen-luohu")}
    assert found == VALIDITY


def test_only_the_number_of_2022_is_known() -> None:
    numbers = {
        (h.edition, s.number)
        for h in CITY.editions("jifen-luohu")
        for s in h.sources
        if s.number is not None
    }
    assert numbers == {("2022", "宁政规字〔2022〕3号")}


# Grades in 2017, 2019, 2021, 2022; "-" where the line is absent.
GRADES = {
    "social-insurance": "B B B B",
    "residence": "C B B B",
    "home": "C B B B",
    "age": "unknown B B B",
    "marriage": "unknown B B B",
    "military": "unknown C C C",
    "education": "unknown C B B",
    "skill": "unknown unknown C C",
    "education-or-skill": "unknown unknown B B",
    "tax-or-employment": "unknown unknown B B",
    "settle-area": "C B - -",
    "tax-wages": "- - C C",
    "tax-dividends": "- - C C",
    "tax-trader": "- - C C",
    "tax": "unknown unknown C C",
    "tax-firm": "- - unknown unknown",
    "honours": "C unknown unknown unknown",
    "social-service": "C unknown unknown unknown",
    "employment": "unknown unknown unknown unknown",
    "science": "unknown unknown unknown unknown",
    "hard-job": "- - unknown unknown",
    "deduct-detention": "unknown unknown C unknown",
    "deduct-dishonesty": "unknown unknown B unknown",
    "deduct-sentence": "unknown unknown C unknown",
    "deduct-pyramid": "unknown unknown C unknown",
    "total": "B B B B",
    "residence-permit": "B B B B",
    "stable-home": "B - - -",
    "lawful-job": "B B B B",
    "insurance": "B B B B",
    "serious-crime": "B B B B",
    "severe-dishonesty": "unknown unknown B unknown",
    "line": "B B B B",
}


@pytest.mark.parametrize("entry", GRADES)
def test_grades(entry: str) -> None:
    found = []
    for edition, day in DAYS.items():
        book = CITY.book("jifen-luohu", edition, day)
        assert book.rulebook.evidence == "unknown"
        found.append(grade(book, entry))
    assert " ".join(found) == GRADES[entry]


def test_nothing_is_printed_without_the_text() -> None:
    """No official text of the points was seen in full, so nothing is graded A."""
    for edition, day in DAYS.items():
        book = CITY.book("jifen-luohu", edition, day)
        assert not [e.cite for e in cited(book) if e.as_printed or e.evidence == "A"]


# Months and points of the marginal tiers: 24/60 with 1, 1.5, 1.8; then 12/24 with 1, 1.5, 2.
TIERS = {
    "2019": {12: "12", 24: "24", 36: "42", 60: "78", 70: "96"},
    "2021": {12: "12", 24: "30", 36: "54", 60: "102", 70: "122"},
    "2022": {12: "12", 24: "30", 36: "54", 60: "102", 70: "122"},
}


@pytest.mark.parametrize("edition", TIERS)
def test_tiers_are_marginal(edition: str) -> None:
    for months, expected in TIERS[edition].items():
        exactly = (Decimal(expected), Decimal(expected))
        assert points(edition, "social-insurance", insured_months=months) == exactly
        residence = points(
            edition,
            "residence",
            residence_now_months=months,
            permit_run_months=months,
            wide_run_months=months,
        )
        assert residence == exactly


def test_first_worked_case() -> None:
    """A lawyer's answer: 50 months are 12 x 1 + 12 x 1.5 + 26 x 2 = 82."""
    for edition in ("2021", "2022"):
        assert points(edition, "social-insurance", insured_months=50) == (82, 82)


def test_second_worked_case() -> None:
    """33 months of insurance and of residence: 2 x (12 + 18 + 18) = 96, below the line."""
    applicant = {
        "birth_date": "1980-01-01",
        "permits": [{"city": "nanjing", "from": "2019-06-10"}],
        "employment": [{"city": "nanjing", "from": "2019-06-10"}],
        "insurance": [{"city": "nanjing", "from": "2019-07"}],
    }
    found = score(parse_profile({"applicant": applicant}), CITY, on=date(2022, 3, 10))
    total = found.points("total")
    assert {total.low, total.high} == {Decimal(96)}
    assert found.verdict == "does-not-qualify"


# What 2019 had and 2021 has not: rows of education, districts, 24 months.
def test_education_of_2019_does_not_go_on() -> None:
    rows = {"doctor": 140, "master": 100, "bachelor": 80, "college": 60, "senior": 40}
    for diploma, expected in rows.items():
        assert points("2019", "education", diploma=diploma) == (expected, expected)
    for edition in ("2021", "2022"):
        none = {"bachelor_diploma": False, "college_diploma": False}
        assert points(edition, "education", diploma="senior", **none) == (0, 0)
        assert points(edition, "education", diploma="doctor", **none) == (0, 80)
        college = {**none, "college_diploma": True, "diploma": "college"}
        assert points(edition, "education", **college) == (70, 70)


def test_the_district_gives_points_until_2021_only() -> None:
    facts = ("settles_jiangning", "settles_pukou", "settles_outer")
    for edition in ("2017", "2019"):
        for area, number in zip(facts, (30, 40, 50), strict=True):
            where = {fact: fact == area for fact in facts}
            assert points(edition, "settle-area", **where) == (number, number)
    for edition in ("2021", "2022"):
        items = {i.id for i in CITY.book("jifen-luohu", edition, DAYS[edition]).items}
        assert "settle-area" not in items


MONTHS_NEEDED = {"2017": 24, "2019": 24, "2021": 12, "2022": 12}


@pytest.mark.parametrize("edition", MONTHS_NEEDED)
def test_months_of_insurance_needed(edition: str) -> None:
    needed = MONTHS_NEEDED[edition]
    for months, status in ((needed - 1, "failed"), (needed, "met")):
        found = {g.gate.id: g.status for g in sheet(edition, gate_insured_months=months).gates}
        assert found["insurance"] == status


# Caps: home in square metres, age.
@pytest.mark.parametrize(("edition", "cap"), [("2017", 100), ("2019", 90), ("2022", 90)])
def test_cap_of_the_home(edition: str, cap: int) -> None:
    fact = "home_area" if edition == "2017" else "family_home_area"
    others = {} if edition == "2017" else {"shared_home_area": 0, "lineal_home_area": 0}
    for metres in (cap - 1, cap, cap + 1):
        expected = min(metres, cap)
        given = {fact: 100 * metres, **others}
        assert points(edition, "home", **given) == (expected, expected)


@pytest.mark.parametrize("edition", ["2019", "2021", "2022"])
def test_age(edition: str) -> None:
    expected = {41: 0, 40: 5, 39: 6, 30: 15, 25: 20, 24: 20}
    for age, number in expected.items():
        assert points(edition, "age", age=age) == (number, number)


def test_age_of_2017_is_not_known() -> None:
    assert points("2017", "age") == (0, None)


# Deductions: known in 2021 only.
DEDUCTIONS: dict[str, tuple[dict[str, object], int]] = {
    "deduct-detention": ({"detentions": 2, "custody_records": 0}, -40),
    "deduct-dishonesty": ({"dishonest_records": 2, "severe_dishonesty": False}, -40),
    "deduct-sentence": ({"sentence_months": 6}, -60),
    "deduct-pyramid": ({"pyramid_records": 1}, -10),
}


@pytest.mark.parametrize("item", DEDUCTIONS)
def test_deductions(item: str) -> None:
    facts, expected = DEDUCTIONS[item]
    known = CITY.book("jifen-luohu", "2021", DAYS["2021"]).facts
    given = {name: value for name, value in facts.items() if name in known}
    assert points("2021", item, **given) == (expected, expected)
    for edition in ("2017", "2019", "2022"):
        there = CITY.book("jifen-luohu", edition, DAYS[edition]).facts
        given = {name: value for name, value in facts.items() if name in there}
        assert points(edition, item, **given) == (None, 0)


def test_the_line_is_100_in_every_edition_and_unknown_after_2023() -> None:
    for edition, day in DAYS.items():
        gates = {g.id: g for g in CITY.book("jifen-luohu", edition, day).gates}
        assert sheet(edition).line == 100
        assert gates["line"].kind == "threshold"
    assert score_facts(CITY, {}, on=date(2023, 12, 31)).line == 100
    for day in (date(2024, 1, 1), TODAY):
        assert score_facts(CITY, {}, on=day).line is None
        book = CITY.book("jifen-luohu", "2022", day)
        assert {g.id: g.evidence for g in book.gates}["line-after-2023"] == "unknown"


def test_no_round_and_no_quota() -> None:
    assert CITY.rounds("jifen-luohu") is None
    for edition, day in DAYS.items():
        assert CITY.book("jifen-luohu", edition, day).ranking is None


def test_a_page_that_mixes_editions_is_graded_c_at_most() -> None:
    for edition, day in DAYS.items():
        book = CITY.book("jifen-luohu", edition, day)
        alone = [e for e in (*book.items, *book.groups) if e.sources == ("wencuiji",)]
        assert {e.evidence for e in alone} <= {"C"}


# Questions that the sources leave open: the default, or none.
DEFAULTS: dict[str, dict[str, str | None]] = {
    "2017": {
        "temporary-permit": None,
        "gate-back-payment": None,
        "part-square-metres": None,
        "family-share": None,
    },
    "2019": {"back-payment": None},
    "2021": {"back-payment": None, "gate-months-elsewhere": None, "tax-years": None},
    "2022": {"back-payment": "counted", "residence-recognised": None},
}


@pytest.mark.parametrize("edition", DEFAULTS)
def test_readings(edition: str) -> None:
    found = open_readings(CITY.book("jifen-luohu", edition, DAYS[edition]))
    assert found.items() >= DEFAULTS[edition].items()


def test_readings_of_dated_gaps() -> None:
    late = CITY.book("jifen-luohu", "2019", date(2021, 3, 1))
    assert {r.id: r.default for r in late.readings}["after-two-years"] == "continued"
    before = CITY.book("jifen-luohu", "2019", date(2021, 2, 28))
    assert "after-two-years" not in {r.id for r in before.readings}
    for edition in ("2021", "2022"):
        readings = CITY.book("jifen-luohu", edition, DAYS[edition]).readings
        assert "after-two-years" not in {r.id for r in readings}
    now = CITY.book("jifen-luohu", "2022", TODAY)
    assert {r.id: r.default for r in now.readings}["after-2023"] == "not-established"
