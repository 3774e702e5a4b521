"""The editions of 积分制入户 against the tables of the law and of the sources.

Nothing here is taken from the TOML files: points, caps, grades and dates are written out again.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from jifen_sdk.city import City
from jifen_sdk.errors import NoEditionError
from jifen_sdk.rulebook.book import Rulebook
from jifen_sdk.rulebook.conditions import Comparison
from jifen_sdk.rulebook.numbers import Bounds
from tests.books import (
    ascending_points,
    cited,
    entries,
    gates,
    grade,
    item,
    not_printed_so,
    number,
    open_readings,
    printed,
    rate,
    validity,
)

CITY = City.from_package("jifen_guangzhou")
DAYS = {"2010": date(2011, 6, 1), "2014": date(2014, 9, 1), "2016": date(2016, 11, 15)}
DAYS |= {"2020": date(2020, 10, 1), "2023": date(2024, 6, 1), "2025": date(2026, 11, 22)}


def book(edition: str, on: date | None = None) -> Rulebook:
    return CITY.book("ruhu", edition, on or DAYS[edition])


# Validity: first day, last day, and the grade of each.
VALIDITY = {
    "2010": ("2010-11-01", "D", "2011-12-31", "D"),
    "2014": ("2014-07-21", "A", "2016-07-20", "A"),
    "2016": ("2016-10-27", "A", "2017-10-26", "A"),
    "2020": ("2020-07-09", "C", "2023-02-09", "C"),
    "2023": ("2023-02-10", "B", "2025-07-03", "A"),
    "2025": ("2025-07-04", "A", "2026-12-31", "A"),
}


@pytest.mark.parametrize("edition", VALIDITY)
def test_validity(edition: str) -> None:
    assert validity(book(edition).rulebook) == VALIDITY[edition]


def test_there_are_no_other_editions() -> None:
    """2012 and 2018 are not known and so not there."""
    assert [h.edition for h in CITY.editions("ruhu")] == list(VALIDITY)


BETWEEN = ["2010-10-31", "2012-01-01", "2014-07-20", "2016-07-21", "2016-10-26"]
BETWEEN += ["2017-10-27", "2019-06-01", "2020-07-08", "2027-01-01"]


@pytest.mark.parametrize("day", BETWEEN)
def test_days_without_a_known_edition(day: str) -> None:
    with pytest.raises(NoEditionError) as error:
        CITY.edition_on("ruhu", date.fromisoformat(day))
    assert "2025 (2025-07-04..2026-12-31)" in error.value.line("en")


def test_documents_and_their_numbers() -> None:
    numbers = {e: book(e).rulebook.sources[0].number for e in VALIDITY}
    assert numbers == {
        "2010": None,
        "2014": "穗府〔2014〕10号配套文件",
        "2016": "穗府规〔2016〕6号",
        "2020": "穗府办规〔2020〕11号",
        "2023": "穗府办规〔2023〕1号",
        "2025": "穗府办规〔2025〕8号",
    }


# 入户 2025, annex: rate, months of a unit, cap. 2023 is the same table, graded B.
RATES = {
    "residence-permit": (8, 12, None),
    "home-rented": (5, 12, 20),
    "moved-out-of-core": (2, 12, 10),
    "insurance-pension": (2, 12, None),
    "insurance-medical": (2, 12, None),
    "insurance-unemployment": (2, 12, None),
    "insurance-injury": (2, 12, None),
    "insurance-maternity": (2, 12, None),
    "housing-fund": (2, 12, None),
    "patents": (20, 2520, 40),
    "rd-work": (2, 12, 10),
    "hardship-years": (5, 12, 20),
    "blood-donation": (2, 1, 10),
    "volunteering": (2, 1, 10),
    "credit-record": (-10, 1, None),
    "tax-evasion": (-10, 1, None),
    "public-security-penalty": (-10, 1, None),
}
FLAT = {"home-owned": 20, "shortage-skill": 10, "hardship-now": 10}
FLAT |= {"tax-continuous": 4, "tax-settlement": 2}
TABLES = {"education": [10, 20, 30], "tax-iit": [4, 8, 12], "tax-company": [4, 8, 12]}
AWARDS = {"award-state": 30, "award-province": 20, "award-city": 10, "award-district": 5}
MERITS = {"merit-first": (20, 5), "merit-second": (10, 2), "merit-third": (5, 1)}
OF_BASE = {"residence-permit", "home", "moved-out-of-core", "housing-fund", "age"} | {
    f"insurance-{kind}" for kind in ("pension", "medical", "unemployment", "injury", "maternity")
}


@pytest.mark.parametrize("edition", ["2023", "2025"])
def test_table_of_2025(edition: str) -> None:
    rulebook = book(edition)
    found = {}
    for name in RATES:
        cap = item(rulebook, name).max
        rule = rate(rulebook, name)
        found[name] = (number(rule.points), rule.per, None if cap is None else number(cap))
    assert found == RATES
    assert {name: number(item(rulebook, name).points) for name in FLAT} == FLAT
    assert {name: ascending_points(rulebook, name) for name in TABLES} == TABLES
    assert {name: number(rate(rulebook, name).points) for name in AWARDS} == AWARDS
    assert number(rate(rulebook, "military-title").points) == 30
    merits = {name: rate(rulebook, name) for name in MERITS}
    assert {n: (number(r.base), number(r.points)) for n, r in merits.items()} == MERITS


@pytest.mark.parametrize("edition", ["2023", "2025"])
def test_age_in_both_readings(edition: str) -> None:
    for name in ("age-full", "age-begun"):
        rule = rate(book(edition), name)
        assert (number(rule.base), rule.at, number(rule.points)) == (30, 40, -2)
        assert item(book(edition), name).min == 0


@pytest.mark.parametrize("edition", ["2023", "2025"])
def test_two_scores(edition: str) -> None:
    """资格分 is everything, 排名分 the base items only."""
    groups = {g.id: g for g in book(edition).groups}
    assert set(groups["ranking"].children) == OF_BASE
    assert groups["total"].children == ("ranking", "bonus-items", "deductions")


THRESHOLDS = {"2014": 60, "2016": 60, "2020": 100, "2023": 150, "2025": 150}


@pytest.mark.parametrize("edition", THRESHOLDS)
def test_line(edition: str) -> None:
    when = gates(book(edition))["eligibility"].when
    assert isinstance(when, Comparison)
    assert (when.score, when.at_least) == ("total", THRESHOLDS[edition])


def test_no_line_of_2010_is_given() -> None:
    assert not [g for g in book("2010").gates if g.kind == "threshold"]


# The order: keys, and what equal applicants are.
ORDER = {
    "2010": (["total", "insured_months"], "unknown", "C"),
    "2014": (["medical_months", "unemployment_months"], "all", "A"),
    "2016": (["medical_months", "permit_run_months"], "all", "A"),
    "2020": (["medical_months", "permit_run_months"], "unknown", "unknown"),
    "2023": (["ranking", "medical_months", "permit_run_months"], "all", "B"),
    "2025": (["ranking", "medical_months", "permit_run_months"], "all", "A"),
}


@pytest.mark.parametrize("edition", ORDER)
def test_order(edition: str) -> None:
    rulebook = book(edition)
    ranking = rulebook.ranking
    assert ranking is not None
    keys = [key.score or key.fact for key in ranking.by]
    assert (keys, ranking.ties, ranking.evidence or rulebook.rulebook.evidence) == ORDER[edition]


GATES = {
    "2010": {"conditions", "eligibility"},
    "2014": {"age-limit", "schooling", "home", "permit", "work", "insured-4-years"}
    | {"family-planning", "no-record", "false-material", "eligibility"},
    "2016": {"age-limit", "home", "permit", "work", "insured-4-years"}
    | {"family-planning", "no-record", "false-material", "eligibility"},
    "2020": {"age-limit", "permit", "work", "insured-4-years", "no-sentence", "eligibility"},
    "2023": {"work", "age-limit", "permit", "insured-4-years", "no-sentence"}
    | {"confirmed-points", "eligibility"},
}
GATES["2025"] = GATES["2023"]


@pytest.mark.parametrize("edition", GATES)
def test_gates(edition: str) -> None:
    assert gates(book(edition)).keys() == GATES[edition]


def test_table_of_2014() -> None:
    rulebook = book("2014")
    assert ascending_points(rulebook, "education") == [20, 40, 60]
    assert ascending_points(rulebook, "skill") == [20, 40, 60]
    assert number(item(rulebook, "occupation-list").points) == 20
    assert number(item(rulebook, "tax-iit").points) == 20
    for name in ("blood-donation", "volunteering"):
        assert (number(rate(rulebook, name).points), number(item(rulebook, name).max)) == (2, 10)


def test_values_of_2016_are_not_known() -> None:
    names = ["education", "skill", "shortage-skill", "social-service", "tax", "innovation"]
    names += ["work-and-home-area"]
    rulebook = book("2016")
    assert [i.id for i in rulebook.items] == names
    for name in names:
        assert item(rulebook, name).points == Bounds(at_least=Decimal(0))
        assert item(rulebook, name).evidence == "unknown"


EDUCATION_2010 = [5, 10, 20, 30, 50, 60, 80, 80, 80, 90, 100, 100]


def test_rows_of_2010() -> None:
    rulebook = book("2010")
    assert ascending_points(rulebook, "age") == [1, 2, 5]
    assert ascending_points(rulebook, "education-and-skill") == EDUCATION_2010
    assert number(entries(rulebook)["social-insurance"].max) == 50
    grades = {i.id: grade(rulebook, i.id) for i in rulebook.items}
    assert {name for name, graded in grades.items() if graded == "unknown"} == {
        "award-higher",
        "tax",
        "investment",
        "deductions",
    }
    assert grades["key-university"] == "B"
    assert grades["volunteering"] == "C"


def test_2020_takes_the_score_of_the_unified_table() -> None:
    assert [i.id for i in book("2020").items] == ["city-score"]


READINGS_2025 = {
    "volunteering-year": "calendar",
    "age-over-40": "full",
    "age-limit-day": "whole-year",
    "permit-years": "added-up",
    "insured-4-years": None,
}


def test_readings_and_their_defaults() -> None:
    assert open_readings(book("2025")) == READINGS_2025
    assert open_readings(book("2023")) == READINGS_2025 | {"age-limit-day": None}


# Cut-offs of the rounds: the day, the last day of materials, the first day of the last 5 years.
CUT_OFFS = [
    ("2023", "2023-03-10", "2022-12-31", "2018-01-01"),
    ("2023", "2023-03-11", "application", None),
    ("2025", "2025-10-09", "application", None),
    ("2025", "2025-10-10", "2025-09-30", "2020-09-30"),
    ("2025", "2025-11-10", "2025-09-30", "2020-09-30"),
    ("2025", "2025-11-11", "application", None),
]


@pytest.mark.parametrize(("edition", "on", "cut_off", "since"), CUT_OFFS)
def test_cut_offs(edition: str, on: str, cut_off: str, since: str | None) -> None:
    dates = book(edition, date.fromisoformat(on)).dates
    assert str(dates["cut-off"].from_) == cut_off
    if since is None:
        assert (dates["service-since"].from_, dates["service-since"].years) == ("application", -5)
    else:
        assert str(dates["service-since"].from_) == since


# Rounds: edition, quota, grade. No lowest admitted score is known.
ROUNDS = {
    "2014": ("2014", None, "A"),
    "2015": ("2014", 4500, "A"),
    "2016": ("2016", None, "C"),
    "2020": ("2020", 10000, "C"),
    "2022": ("2023", None, "B"),
    "2024": ("2023", 16000, "A"),
    "2025": ("2025", 16000, "A"),
}


def test_rounds() -> None:
    found = CITY.rounds("ruhu")
    assert found is not None
    assert {r.id: (r.edition, r.quota, r.evidence) for r in found.rounds} == ROUNDS
    assert [r.line for r in found.rounds] == [None] * len(ROUNDS)
    for earlier, later in pairwise(found.rounds):
        assert earlier.id < later.id


LAWS = {
    "2014": ["ruhu-banfa-2014", "ruhu-xize-2014", "ruhu-zhinan-2015"],
    "2016": ["ruhu-banfa-2016", "ruhu-xize-2016"],
    "2025": ["ruhu-banfa-2025", "ruhu-redian13wen-2025"],
}


@pytest.mark.parametrize("edition", LAWS)
def test_figures_are_printed_so_in_the_official_text(edition: str) -> None:
    figures = printed(cited(book(edition, book(edition).rulebook.until)))
    assert len(figures) >= {"2014": 10, "2016": 4, "2025": 40}[edition]
    assert not_printed_so(figures, *(f"guangzhou-{name}.txt" for name in LAWS[edition])) == set()


@pytest.mark.parametrize("edition", ["2010", "2020", "2023"])
def test_nothing_is_printed_where_the_text_was_not_seen(edition: str) -> None:
    assert printed(cited(book(edition))) == set()
