"""The schemes of Hangzhou against the tables of the sources and of the law.

Nothing here is taken from the TOML files: points, caps, grades and dates are written out again.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from importlib.resources import files

import pytest
import tomli

from jifen_sdk.city import City
from jifen_sdk.measures.options import Score
from jifen_sdk.rulebook.book import Rulebook
from jifen_sdk.rulebook.conditions import Comparison
from jifen_sdk.rulebook.facts import MeasuredFact
from jifen_sdk.rulebook.numbers import Bounds
from tests.books import (
    entries,
    gates,
    grade,
    group,
    item,
    number,
    open_readings,
    rate,
    row_points,
    validity_of_all,
)

ROOT = files("jifen_hangzhou")
CITY = City.from_package("jifen_hangzhou")

# Edition and day: the trial, the edition of 2021 as it began, and after each change.
TRIAL = ("2018", date(2019, 3, 10))
FIRST = ("2021", date(2022, 9, 5))
IN_2023 = ("2021", date(2023, 5, 8))
IN_2024 = ("2021", date(2024, 7, 1))
IN_2025 = ("2021", date(2025, 6, 16))
NOW = ("2021", date(2026, 11, 22))
BOOKS = (TRIAL, FIRST, IN_2023, IN_2024, IN_2025, NOW)


def book(which: tuple[str, date], scheme: str = "jifen-luohu") -> Rulebook:
    return CITY.book(scheme, *which)


# First day and last day of each edition, with their grades.
VALIDITY = {
    ("jifen-luohu", "2018"): ("2018-01-01", "B", "2021-10-14", "C"),
    ("jifen-luohu", "2021"): ("2021-10-15", "C", "None", "None"),
    ("jifen-ruxue", "2020"): ("2020-01-01", "B", "None", "None"),
    ("binjiang-2015", "2015"): ("2015-06-15", "A", "2016-06-30", "D"),
    ("zj-common", "undated"): ("2023-12-31", "D", "None", "None"),
}


def test_validity() -> None:
    assert validity_of_all(CITY) == VALIDITY


def test_changes_of_2021_are_graded_by_date() -> None:
    file = ROOT / "jifen-luohu" / "2021.amendments.toml"
    raw = tomli.loads(file.read_text(encoding="utf-8"))
    assert [(str(a["effective"]), a["effective_evidence"]) for a in raw["amendments"]] == [
        ("2023-05-08", "B"),
        ("2024-04-01", "C"),
        ("2024-07-01", "B"),
        ("2025-06-16", "C"),
        ("2026-01-01", "D"),
    ]


def test_numbers_of_documents() -> None:
    numbers = {s.id: s.number for s in book(NOW).rulebook.sources if s.number}
    assert numbers == {
        "banfa-2021": "杭发改社会〔2021〕177号",
        "reform-2023": "杭政办函〔2023〕33号",
    }
    assert book(TRIAL).rulebook.sources[0].number is None


# Grades: 2018, 2021, 2023-05-08, 2024-07-01, 2025-06-16; "-" where the line is absent.
GRADES = {
    "age": "B B B B B",
    "education": "B B B B B",
    "education-single-paper": "C C C C C",
    "skill-title": "C C C C C",
    "social-insurance": "B B B B unknown",
    "employment-bonus": "B - - - -",
    "own-home": "B B B B B",
    "rented-home": "B B B B unknown",
    "residence-years": "B B B B unknown",
    "honours": "C B B B B",
    "bone-marrow": "B C C C C",
    "blood-donation": "B B B B B",
    "volunteer": "B B B B unknown",
    "charity": "C B B B B",
    "tax-investor": "C C C C C",
    "tax-investor-from-2023": "- - unknown unknown unknown",
    "tax-employee": "C C B B B",
    "enterprise-credit": "C C C C C",
    "invention-patent": "C unknown unknown unknown unknown",
    "chunan-contribution": "- B B B B",
    "province-recognition": "- B B B B",
    "deduct-crime": "C B B B B",
    "deduct-drug-rehab": "C B B B B",
    "deduct-detention": "C B B B B",
    "deduct-dishonesty": "C C C C C",
    "deduct-shourong": "unknown - - - -",
    "deduct-birth": "unknown - - - -",
    "residence-permit": "B A A A A",
    "adult": "B B B B B",
    "not-local": "B B B B B",
    "false-papers": "unknown C C C C",
    "points-100": "- B B B B",
    "serious-crime": "C C C C C",
    "forbidden-organisation": "C C C C C",
}


@pytest.mark.parametrize("line", GRADES)
def test_grades(line: str) -> None:
    assert " ".join(grade(book(which), line) for which in BOOKS[:5]) == GRADES[line]


# Highest points: 2018, 2021, 2023-05-08; a bound where the cap is not established.
CAPS = {
    "age": (30, 30, 30),
    "skill-title": (100, 100, 100),
    "social-insurance": (75, 120, 120),
    "rented-home": (30, 30, 30),
    "residence-years": (45, 100, 100),
    "blood-donation": (10, 20, 20),
    "volunteer": (10, 20, 20),
    "charity": (10, 10, 10),
    "tax-investor": (Bounds(at_least=Decimal(1)), 20, 20),
    "tax-employee": (Bounds(at_least=Decimal(1)), 20, 80),
    "honours-state": (240, *[Bounds(at_least=Decimal(80))] * 2),
    "honours-province": (150, *[Bounds(at_least=Decimal(50))] * 2),
    "honours-city": (90, *[Bounds(at_least=Decimal(30))] * 2),
    "honours-district": (30, *[Bounds(at_least=Decimal(10))] * 2),
}


@pytest.mark.parametrize("line", CAPS)
def test_caps(line: str) -> None:
    found = tuple(entries(book(which))[line].max for which in (TRIAL, FIRST, IN_2023))
    assert found == CAPS[line]


# Points per unit and the unit (months, fen, hours, ml, records): 2018 and 2021.
RATES = {
    "social-insurance": ("0.25", "0.5", 1),
    "rented-home": ("6", "6", 12),
    "residence-sum": ("3", "5", 12),
    "residence-each-spell": ("3", "5", 12),
    "honours-state": ("80", "80", 1),
    "honours-province": ("50", "50", 1),
    "honours-city": ("30", "30", 1),
    "honours-district": ("10", "10", 1),
    "blood-donation": ("0.5", "0.5", 100),
    "volunteer": ("2", "2", 20),
    "charity": ("2", "2", 1000 * 100),
    "tax-investor": ("1", "1", 30_000 * 100),
    "tax-employee": ("1", "1", 5_000 * 100),
    "deduct-crime": ("-80", "-150", 1),
    "deduct-drug-rehab": ("-50", "-100", 1),
    "deduct-detention": ("-30", "-60", 1),
}


@pytest.mark.parametrize("line", RATES)
def test_rates(line: str) -> None:
    trial, first = rate(book(TRIAL), line), rate(book(FIRST), line)
    assert (str(trial.points), str(first.points), trial.per) == RATES[line]
    assert first.per == trial.per


# Where the first step is, and what it gives.
FIRST_STEPS = {
    "blood-donation": (200, 1),
    "tax-investor": (50_000 * 100, 1),
    "tax-employee": (10_000 * 100, 1),
}


@pytest.mark.parametrize("line", FIRST_STEPS)
@pytest.mark.parametrize("which", [TRIAL, FIRST, IN_2023])
def test_first_steps(line: str, which: tuple[str, date]) -> None:
    rule = rate(book(which), line)
    assert (rule.from_, number(rule.base)) == FIRST_STEPS[line]
    assert rule.at == rule.from_


@pytest.mark.parametrize("which", BOOKS)
def test_tables_of_education_and_skill(which: tuple[str, date]) -> None:
    rulebook = book(which)
    assert row_points(rulebook, "education-level") == [90, 70, 50, 30, 10]
    assert item(rulebook, "education-single-paper").points == -10
    assert row_points(rulebook, "skill-title") == [100, 80, 60, 40, Bounds(at_least=Decimal(0))]
    either = group(rulebook, "education-or-skill")
    assert (either.combine, either.of) == ("highest", ("education", "skill-title"))


def test_age_by_date() -> None:
    for which in (TRIAL, FIRST):
        rule = rate(book(which), "age-table")
        assert (number(rule.base), rule.at, rule.per, number(rule.points)) == (5, 56, -1, 2)
        assert (rule.from_, rule.to) == (18, 60)
        assert item(book(which), "age-over-60").evidence == "unknown"
    rule = rate(book(IN_2023), "age-table")
    assert (number(rule.base), rule.at, number(rule.points)) == (30, 40, -2)
    assert (rule.from_, rule.to) == (18, None)
    assert "age-over-60" not in entries(book(IN_2023))


def test_own_home_by_date() -> None:
    days = [TRIAL, FIRST, ("2021", date(2024, 6, 30)), IN_2024, NOW]
    assert [item(book(which), "own-home").points for which in days] == [30, 30, 30, 80, 80]


def test_flat_points() -> None:
    assert item(book(TRIAL), "employment-bonus").points == 10
    assert {item(book(which), "bone-marrow").points for which in BOOKS} == {80}
    assert item(book(TRIAL), "enterprise-credit").points == 10
    assert row_points(book(FIRST), "enterprise-credit") == [80, 40]
    assert row_points(book(FIRST), "deduct-dishonesty") == [-120, -80, -40]
    assert item(book(IN_2024), "chunan-contribution").points == 30


def test_months_elsewhere_give_at_most_30() -> None:
    rulebook = book(IN_2024)
    names = ("elsewhere-insurance", "elsewhere-residence")
    assert [str(rate(rulebook, name).points) for name in names] == ["0.5", "0.25"]
    assert entries(rulebook)["province-recognition"].max == 30
    assert group(rulebook, "total").of == ("permit-points", "province-recognition")


def test_patents() -> None:
    names = ("patent-first", "patent-shared")
    assert [rate(book(TRIAL), name).points for name in names] == [20, 10]
    assert [rate(book(FIRST), name).points for name in names] == [
        Bounds(at_least=Decimal(20), at_most=Decimal(30)),
        Bounds(at_least=Decimal(10), at_most=Decimal(15)),
    ]


# From 2025-06-16 these rows are not known; only the cap of rent is.
CHANGED = {"social-insurance": None, "rented-home": 80, "residence-years": None, "volunteer": None}


@pytest.mark.parametrize("line", CHANGED)
@pytest.mark.parametrize("which", [IN_2025, NOW])
def test_rows_of_2025_are_a_lower_bound_by_default(line: str, which: tuple[str, date]) -> None:
    rulebook = book(which)
    either = group(rulebook, f"{line}-from-2025")
    assert either.of == {"last-known": line, "unknown": f"{line}-unknown"}
    assert either.reading == "values-from-2025-06"
    assert rate(rulebook, f"{line}-unknown").points == Bounds(at_least=Decimal(0))
    assert item(rulebook, f"{line}-unknown").max == CHANGED[line]
    defaults = {r.id: r.default for r in rulebook.readings}
    assert defaults["values-from-2025-06"] == "unknown"


def test_rows_of_2025_are_known_the_day_before() -> None:
    known = entries(book(("2021", date(2025, 6, 15))))
    assert not {f"{line}-from-2025" for line in CHANGED} & known.keys()


def test_an_estimate_is_no_verdict() -> None:
    assert "known-points" not in gates(book(("2021", date(2025, 6, 15))))
    for which in (IN_2025, NOW):
        assert "values-from-2025-06" in str(gates(book(which))["known-points"].when)


def test_line_of_100() -> None:
    for which, kind in ((FIRST, "gate"), (IN_2023, "threshold"), (NOW, "threshold")):
        gate = gates(book(which))["points-100"]
        assert isinstance(gate.when, Comparison)
        assert (gate.kind, gate.when.score, gate.when.at_least) == (kind, "total", 100)
    assert "points-100" not in gates(book(TRIAL))


READINGS = {"late-endorsement": "gap", "residence-gaps": None}


def test_readings_and_their_defaults() -> None:
    for which in (TRIAL, FIRST):
        assert open_readings(book(which)) == READINGS
    in_2023 = READINGS | {"tax-cap-80": None}
    assert open_readings(book(IN_2023)) == in_2023
    assert open_readings(book(NOW)) == in_2023 | {"values-from-2025-06": "unknown"}


def test_school_entry_ranks_without_a_line() -> None:
    rulebook = book(("2020", date(2024, 4, 8)), "jifen-ruxue")
    assert rulebook.ranking is not None
    assert [key.score for key in rulebook.ranking.by] == ["total"]
    assert rulebook.ranking.ties == "unknown"
    assert {g.kind for g in rulebook.gates} == {"gate"}


def test_school_entry_takes_the_permit_points_of_the_better_parent() -> None:
    rulebook = book(("2020", date(2024, 4, 8)), "jifen-ruxue")
    for parent in ("applicant", "spouse"):
        fact = rulebook.facts[f"{parent}_points"]
        assert isinstance(fact, MeasuredFact)
        assert isinstance(fact.measure, Score)
        taken = (fact.measure.scheme, fact.measure.of, fact.measure.whose)
        assert taken == ("jifen-luohu", "permit-points", parent)
        rule = rate(rulebook, f"{parent}-points")
        assert (rule.fact, rule.per, rule.part) == (f"{parent}_points", 100, "count")
    better = group(rulebook, "permit-points")
    assert (better.combine, better.of) == ("highest", ("applicant-points", "spouse-points"))
    assert grade(rulebook, "permit-points") == "C"


# 省级共性指标: caps, 100 in all.
COMMON = {"zj-age": 20, "zj-insurance": 30, "zj-residence": 30, "total": 100}


def test_common_indicators() -> None:
    rulebook = book(("undated", date(2024, 9, 5)), "zj-common")
    assert {name: entries(rulebook)[name].max for name in COMMON} == COMMON
    assert row_points(rulebook, "zj-education") == [10, 8, 5]
    assert row_points(rulebook, "zj-skill") == [10, 8, 5, 3]
    assert {grade(rulebook, name) for name in COMMON} == {"C"}


def test_the_pilot_has_no_points_but_two() -> None:
    rulebook = book(("2015", date(2015, 9, 1)), "binjiang-2015")
    known = {i.id: i.points for i in rulebook.items if isinstance(i.points, Decimal)}
    assert known == {"bachelor": 40, "fresh-graduate": 10}
    assert {grade(rulebook, name) for name in known} == {"C"}
