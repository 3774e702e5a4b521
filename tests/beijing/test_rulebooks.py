"""积分落户 of 2017 and 2020 against the official text, the lists and the calculators.

Nothing here is taken from the TOML files: points, caps, grades and dates are written out again.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jifen_sdk.city import City
from jifen_sdk.rulebook.book import Rulebook
from jifen_sdk.rulebook.dates import resolve
from jifen_sdk.rulebook.numbers import Bounds
from tests.books import (
    cited,
    entries,
    grade,
    group,
    not_printed_so,
    open_readings,
    printed,
    rate,
    row_points,
    rows,
    validity,
)

CITY = City.from_package("jifen_beijing")
SCHEME = "jifen-luohu"
DAYS = {"2017": date(2018, 5, 1), "2020": date(2022, 9, 1)}


def book(edition: str, on: date | None = None) -> Rulebook:
    return CITY.book(SCHEME, edition, on or DAYS[edition])


def test_the_default_scheme_is_settlement_by_points() -> None:
    assert CITY.scheme().id == SCHEME
    assert [(s.id, s.kind) for s in CITY.file.schemes] == [
        ("jifen-luohu", "ranking"),
        ("family-plate", "ranking"),
    ]


VALIDITY = {
    "2017": ("2017-01-01", "A", "2019-12-31", "A"),
    "2020": ("2020-07-16", "D", "None", "None"),
}


@pytest.mark.parametrize("edition", VALIDITY)
def test_validity(edition: str) -> None:
    assert validity(book(edition).rulebook) == VALIDITY[edition]


def test_the_number_of_the_measures_of_2020_is_not_established() -> None:
    assert book("2017").rulebook.sources[0].number == "京政办发[2016]39号"
    assert book("2020").rulebook.sources[0].number is None


LINES = [
    "stable-employment",
    "stable-residence",
    "education",
    "education-overlap-deduction",
    "work-residence-area",
    "innovation",
    "tax",
    "tax-violation",
    "age",
    "honour",
    "law-abiding",
]
GRADES = {
    "2017": {
        "stable-employment": "A",
        "employment-by-month": "B",
        "employment-by-year": "A",
        "stable-residence": "A",
        "residence-by-month": "B",
        "residence-by-year": "A",
        "education": "A",
        "work-residence-area": "A",
        "innovation": "A",
        "tax": "A",
        "tax-violation": "A",
        "age": "A",
        "honour": "A",
        "law-abiding": "A",
        "residence-permit": "A",
        "retirement-age": "A",
        "social-insurance-7-years": "A",
        "no-crime": "A",
        "false-material-bar": "A",
        "employer-false-material-bar": "A",
    },
    "2020": {
        "stable-employment": "A",
        "stable-residence": "A",
        "education": "B",
        "education-overlap-deduction": "A",
        "work-residence-area": "B",
        "innovation": "B",
        "tax": "B",
        "tax-violation": "B",
        "age": "A",
        "honour": "B",
        "law-abiding": "B",
        "residence-permit": "B",
        "retirement-age": "B",
        "social-insurance-7-years": "B",
        "no-crime": "B",
        "false-material-bar": "unknown",
        "employer-false-material-bar": "unknown",
    },
}


@pytest.mark.parametrize("edition", GRADES)
def test_grades(edition: str) -> None:
    assert {name: grade(book(edition), name) for name in GRADES[edition]} == GRADES[edition]


def test_the_total_is_the_sum_of_the_lines() -> None:
    for edition, lines in (("2017", [x for x in LINES if "overlap" not in x]), ("2020", LINES)):
        total = group(book(edition), "total")
        assert (total.combine, list(total.of)) == ("sum", lines)
        assert (total.min, total.max, total.round) == (None, None, None)


# Points per unit, its size in months or records, and what becomes of a part of a unit.
RATES = {
    "2017": {
        "employment-by-month": ("0.25", 1, "drop"),
        "employment-by-year": ("3", 12, "drop"),
        "own-by-month": ("1", 12, "count"),
        "rent-by-month": ("0.5", 12, "count"),
        "dorm-by-month": ("0.5", 12, "count"),
        "own-by-year": ("1", 12, "drop"),
        "rent-by-year": ("0.5", 12, "drop"),
        "dorm-by-year": ("0.5", 12, "drop"),
        "area-home": ("2", 12, "drop"),
        "area-home-work": ("4", 12, "drop"),
        "innovation-post": ("2", 1, "drop"),
        "innovation-startup": ("2", 1, "drop"),
        "innovation-incubator": ("1", 1, "drop"),
        "tax-violation": ("-12", 1, "drop"),
        "law-abiding": ("-30", 1, "drop"),
    },
    "2020": {
        "stable-employment": ("0.25", 1, "drop"),
        "own-home": ("1", 12, "count"),
        "unproved-residence": ("0.5", 12, "count"),
        "registered-lease": ("0.5", 12, "count"),
        "dormitory": ("0.5", 12, "count"),
        "overlap-36": ("-3.5", 12, "count"),
        "overlap-48": ("-3.5", 12, "count"),
        "area-home": ("2", 12, "drop"),
        "area-home-work": ("3", 12, "drop"),
        "tax": ("2", 1, "drop"),
        "tax-violation": ("-12", 1, "drop"),
        "law-abiding": ("-30", 1, "drop"),
    },
}
CAPS = {
    "2017": {
        "area-home": "6",
        "area-home-work": "12",
        "innovation-post": "6",
        "innovation-startup": "6",
        "innovation-incubator": "3",
    },
    "2020": {"work-residence-area": "12", "tax": "6"},
}


@pytest.mark.parametrize("edition", RATES)
def test_rates_and_caps(edition: str) -> None:
    rulebook = book(edition)
    rules = {name: rate(rulebook, name) for name in RATES[edition]}
    assert {n: (str(r.points), r.per, r.part) for n, r in rules.items()} == RATES[edition]
    known = entries(rulebook)
    assert {name: str(known[name].max) for name in CAPS[edition]} == CAPS[edition]


def test_every_term_of_2020_is_rounded_apart() -> None:
    known = entries(book("2020"))
    terms = ("own-home", "unproved-residence", "registered-lease", "dormitory")
    assert [known[name].round for name in (*terms, "overlap-36", "overlap-48")] == [2] * 6
    home = group(book("2020"), "stable-residence")
    assert (home.combine, home.of, home.round) == ("sum", terms, None)


def test_education_and_what_its_studies_take_away() -> None:
    points = [Decimal("37"), Decimal("26"), Decimal("15"), Decimal("10.5")]
    assert row_points(book("2020"), "education") == points
    *known, alone = row_points(book("2017"), "education")
    assert known == points
    assert alone == Bounds(at_least=Decimal(0), at_most=Decimal(26))
    in_2020 = entries(book("2020"))
    assert (in_2020["overlap-36"].min, in_2020["overlap-48"].min) == (
        Decimal("-10.5"),
        Decimal("-14"),
    )
    deduction = group(book("2020"), "education-overlap-deduction")
    most = {"doctor": 36, "master": 36, "bachelor": 48, "college": 36}
    assert deduction.of == {case: f"overlap-{months}" for case, months in most.items()}


def test_age() -> None:
    falling = rate(book("2020"), "age")
    found = (str(falling.base), falling.at, falling.per, str(falling.points))
    assert found == ("20", 45, 1, "-4")
    assert entries(book("2020"))["age"].min == 0
    (row,) = rows(book("2017"), "age").rows
    assert (row.at_most, row.points) == (Decimal(45), Decimal(20))


def test_points_of_prizes_and_equity() -> None:
    science = {12, 11, 10, 9, 8, 6, 5, 4, 2}
    contests = {12, 10, 9, 8, 6, 4, 3, 2, 1}
    prizes = rows(book("2020"), "innovation-award").rows
    assert {row.is_ for row in prizes} == science | contests
    assert all(row.is_ == row.points for row in prizes)
    equity = [(row.at_least, row.points) for row in rows(book("2020"), "innovation-equity").rows]
    million = 100 * Decimal(1_000_000)  # fen
    points = (Decimal(6), Decimal(4), Decimal(2))
    assert equity == list(zip((40 * million, 20 * million, 5 * million), points, strict=True))
    bounds = row_points(book("2017"), "innovation-award")
    assert bounds == [Bounds(at_least=Decimal(0), at_most=Decimal(n)) for n in (12, 6)]


@pytest.mark.parametrize("edition", DAYS)
def test_days_of_reference(edition: str) -> None:
    """Months to 31 December, the age on 1 January, of the year before the application."""
    days = resolve(book(edition).dates, date(2022, 9, 1), None)
    assert (days["accumulation"], days["age-day"]) == (date(2021, 12, 31), date(2021, 1, 1))


@pytest.mark.parametrize("edition", DAYS)
def test_gates_and_ranking(edition: str) -> None:
    rulebook = book(edition)
    kinds = [(g.id, g.kind) for g in rulebook.gates]
    assert kinds == [
        ("residence-permit", "gate"),
        ("retirement-age", "gate"),
        ("social-insurance-7-years", "gate"),
        ("no-crime", "gate"),
        ("false-material-bar", "veto"),
        ("employer-false-material-bar", "veto"),
    ]
    ranking = rulebook.ranking
    assert ranking is not None
    assert [(key.score, key.order) for key in ranking.by] == [("total", "higher")]
    assert ranking.ties == "all"


UNDECIDED = {
    "2017": {
        "insurance-gaps",
        "back-paid-months",
        "back-pay-tolerance",
        "work-residence-permit",
    },
    "2020": {"back-pay-tolerance", "work-residence-permit", "sanctions"},
}
DECIDED = {
    "2017": {"part-years": "months", "born-on-1-january": "on-the-day"},
    "2020": {"born-on-1-january": "on-the-day"},
}


@pytest.mark.parametrize("edition", DAYS)
def test_readings(edition: str) -> None:
    asked = open_readings(book(edition))
    assert {id_ for id_, default in asked.items() if default is None} == UNDECIDED[edition]
    assert {id_: default for id_, default in asked.items() if default} == DECIDED[edition]


# Line, admitted, applicants, highest, grade.
ROUNDS = {
    "2018": ("90.75", 6019, 124657, "122.59", "A"),
    "2019": ("93.58", 6007, 106403, None, "B"),
    "2020": ("97.13", 6032, 122852, "124.17", "A"),
    "2021": ("100.88", 6045, None, "129.38", "A"),
    "2022": ("105.42", 6006, None, "136.25", "A"),
    "2023": ("109.92", 6003, None, "140.05", "A"),
    "2024": ("114.46", None, None, None, "C"),
    "2025": ("117.26", None, None, None, "C"),
    "2026": ("119.92", None, None, None, "C"),
}


def test_past_rounds() -> None:
    rounds = CITY.rounds(SCHEME)
    assert rounds is not None
    found = {
        r.id: (str(r.line), r.admitted, r.applicants, r.highest and str(r.highest), r.evidence)
        for r in rounds.rounds
    }
    assert found == ROUNDS
    assert {r.edition for r in rounds.rounds[:2]} == {"2017"}
    assert {r.edition for r in rounds.rounds[2:]} == {"2020"}
    assert CITY.rounds("family-plate") is None


def test_figures_are_printed_so_in_the_official_text() -> None:
    figures = printed(cited(book("2017")))
    assert len(figures) >= 20
    assert not_printed_so(figures, "beijing-points-2016.txt") == set()


def test_nothing_is_printed_where_the_text_was_not_seen() -> None:
    assert printed(entries(book("2020")).values()) == set()
