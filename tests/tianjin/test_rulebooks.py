"""The editions of Tianjin against the tables of the official text and of the sources.

Nothing here is taken from the TOML files: points, grades and dates are written out again.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jifen_sdk.city import City
from jifen_sdk.profile import parse_profile
from jifen_sdk.rulebook.book import Rulebook
from jifen_sdk.rulebook.facts import MeasuredFact
from jifen_sdk.rulebook.numbers import Bounds
from jifen_sdk.scoring import score, score_facts
from tests.books import (
    entries,
    grade,
    item,
    known,
    open_readings,
    rate,
    row_points,
    validity,
)

CITY = City.from_package("jifen_tianjin")
SCHEME = "juzhuzheng-jifen"

FIRST = ("2014", date(2015, 3, 10))
NO_TABLE = ("2016", date(2017, 3, 10))
IN_2018 = ("2018", date(2018, 10, 10))
IN_2020 = ("2020", date(2020, 10, 10))
IN_2022 = ("2022", date(2022, 9, 10))
IN_2023 = ("2022", date(2023, 1, 1))
BOOKS = (FIRST, NO_TABLE, IN_2018, IN_2020, IN_2022, IN_2023)


def book(which: tuple[str, date]) -> Rulebook:
    return CITY.book(SCHEME, *which)


# First day and last day of each edition, with their grades.
VALIDITY = {
    "2014": ("2014-01-01", "A", "2015-12-31", "A"),
    "2016": ("2016-01-01", "A", "2017-12-31", "D"),
    "2018": ("2018-01-01", "D", "2020-04-01", "B"),
    "2020": ("2020-04-02", "B", "2021-12-31", "C"),
    "2022": ("2022-01-01", "C", "2026-12-31", "C"),
}


def test_validity() -> None:
    assert {h.edition: validity(h) for h in CITY.editions(SCHEME)} == VALIDITY


def test_the_own_home_of_2023_is_an_official_amendment() -> None:
    assert book(("2022", date(2022, 12, 31))).amended == ()
    assert book(IN_2023).amended == (date(2023, 1, 1),)
    numbers = {s.id: s.number for s in book(IN_2023).rulebook.sources if s.seen == "full"}
    assert numbers["notice-2023"] == "津发改社会规〔2022〕4号"


def test_numbers_of_documents() -> None:
    numbers = {s.number for s in book(IN_2023).rulebook.sources if s.number}
    assert numbers == {
        "津政发〔2013〕31号", "津政发〔2015〕39号", "津政办发〔2016〕32号",
        "津发改社会〔2018〕26号", "津发改规〔2020〕4号", "津发改社会规〔2021〕13号",
        "津发改社会规〔2022〕4号",
    }  # fmt: skip


# Grades: 2014, 2016, 2018, 2020, 2022, 2023; "-" where the line is absent.
GRADES = {
    "age": "A unknown B unknown B B",
    "education": "A unknown B unknown B B",
    "skill": "A unknown B unknown C C",
    "title": "- - - - B B",
    "social-insurance": "A unknown B B B B",
    "pension-in-time": "- - B C B B",
    "housing-fund": "- C B B B B",
    "housing": "A unknown B - - -",
    "rental": "- - - B B B",
    "own-home": "- - - B A A",
    "own-home-suburban": "- - - B A A",
    "new-home-suburban": "- - - - - A",
    "old-home": "- - - C C C",
    "permit-years": "- - - C B B",
    "residence-years": "- unknown B - - -",
    "occupation": "A unknown B unknown C C",
    "settlement-area": "A unknown B B C C",
    "investment-tax": "A - - - - -",
    "tax": "- unknown B - - -",
    "marriage": "A unknown B B B B",
    "patent": "- unknown B - - -",
    "honour": "A unknown B unknown C C",
    "veteran": "- unknown B C - -",
    "work-years": "A unknown - - - -",
    "deduct-offences": "A unknown B - - -",
    "deduct-credit": "A unknown B - - -",
    "deduct-false-material": "- C B B unknown unknown",
    "deduct-crime": "- - - unknown unknown unknown",
    "residence-permit": "A A A A B B",
    "insurance-year": "- A B B B B",
    "settle-place": "- A A A - -",
    "guide-score": "- C B B B B",
    "family-planning": "A A A A - -",
    "false-information": "A A A A - -",
    "crime": "A A A A - -",
    "vetoes": "- - - - unknown unknown",
}


@pytest.mark.parametrize("line", GRADES)
def test_grades(line: str) -> None:
    assert " ".join(grade(book(which), line) for which in BOOKS) == GRADES[line]


# Points of tables in their order, editions of which the table is known.
TABLES = {
    ("2014", "age"): [20, 10],
    ("2014", "education"): [20, 30, 40],
    ("2014", "skill"): [50, 40, 20, 50, 40, 30, 15, 5],
    ("2014", "occupation"): [10, 20, 30],
    ("2014", "settlement-area"): [5, 10, 10],
    ("2014", "honour"): [20, 30],
    ("2014", "work-years"): [10, 20],
    ("2018", "age"): [20, 10],
    ("2018", "education-diploma"): [30, 40],
    ("2018", "skill"): [50, 40, 20, 30, 25, 20, 15, 5],
    ("2018", "occupation"): [10, 20, 30],
    ("2018", "settlement-area"): [15, 20],
    ("2018", "honour-award"): [20, 30, 40],
    ("2018", "honour-skill"): [20, 30, 40],
    ("2018", "veteran"): [5, 10, 20],
    ("2020", "age-as-2022"): [10, 5],
    ("2020", "age-as-2018"): [20, 10],
    ("2020", "veteran"): [5, 10, 20],
    ("2022", "age"): [10, 5],
    ("2022", "education-diploma"): [10, 20],
    ("2022", "title"): [15, 20, 30],
    ("2022", "skill"): [5, 10, 15, 20, 30],
    ("2022", "occupation"): [10, 15, 25],
    ("2022", "honour"): [20, 30],
}
BY_EDITION = dict(BOOKS)


@pytest.mark.parametrize(("edition", "name"), TABLES)
def test_tables(edition: str, name: str) -> None:
    which = (edition, IN_2022[1] if edition == "2022" else BY_EDITION[edition])
    assert row_points(book(which), name) == TABLES[edition, name]


def test_table_of_2016_is_not_known() -> None:
    """But for the housing fund and false materials, of which one page tells."""
    for entry in book(NO_TABLE).items:
        if entry.id in {"housing-fund", "deduct-false-material"}:
            assert entry.evidence == "C"
            continue
        assert entry.rule is None
        assert isinstance(entry.points, Bounds), entry.id
    for name in ("patent", "veteran"):
        assert item(book(NO_TABLE), name).points == Bounds(at_least=Decimal(0), at_most=Decimal(20))


# Per insurance: points a year at first, months after which they rise, points a year then.
KINDS = ("pension", "medical", "unemployment", "injury", "maternity")
INSURANCE = {"2018": ([4, 60, 6], [2, 60, 3]), "2020": ([10, 36, 12], [3, 36, 4])}
INSURANCE["2022"] = INSURANCE["2020"]


@pytest.mark.parametrize("edition", INSURANCE)
@pytest.mark.parametrize("way", ["in-time", "with-back-pay"])
def test_two_rates_of_each_insurance(edition: str, way: str) -> None:
    for kind in KINDS:
        rule = rate(book((edition, BY_EDITION[edition])), f"{kind}-{way}")
        first, then = rule.bands
        assert first.upto is not None
        found = [first.points, first.upto * rule.per, then.points]
        assert found == INSURANCE[edition][0 if kind == "pension" else 1]
        assert rule.part == "count"


def test_insurance_of_2014_gives_12_a_year() -> None:
    for way in ("by-year", "by-month"):
        points = [rate(book(FIRST), f"{kind}-{way}").points for kind in KINDS]
        assert points == [4, 2, 2, 2, 2]


def test_housing_fund() -> None:
    for which in (NO_TABLE, IN_2018):
        assert rate(book(which), "housing-fund").points == 2
    for which in (IN_2020, IN_2022):
        bands = rate(book(which), "housing-fund").bands
        assert [band.upto for band in bands] == [5, None]
        assert [band.points for band in bands] == [3, 4]


# Own home, points a year: 2020, 2022, 2023; and once for a new commercial home from 2023.
HOMES = {
    "central": (10, 10, 10, 15),
    "suburban": (11, 11, 12, 25),
    "outer": (12, 12, 12, 25),
    "binhai": (15, 15, 15, 30),
}


@pytest.mark.parametrize("area", HOMES)
def test_own_homes(area: str) -> None:
    rates = [rate(book(which), f"own-home-{area}") for which in (IN_2020, IN_2022, IN_2023)]
    assert [rule.points for rule in rates] == [*HOMES[area][:3]]
    assert [rule.part for rule in rates] == ["count", "count", "drop"]
    assert item(book(IN_2023), f"new-home-{area}").points == HOMES[area][3]
    assert f"new-home-{area}" not in entries(book(IN_2022))


def test_flat_points() -> None:
    flat = {which[0]: item(book(which), "marriage").points for which in (FIRST, IN_2018, IN_2020)}
    assert flat == {"2014": 10, "2018": 10, "2020": 20}
    assert item(book(IN_2022), "marriage").points == 20
    assert item(book(FIRST), "housing").points == item(book(IN_2018), "housing").points == 40
    assert [item(book(FIRST), name).points for name in ("investment", "income-tax")] == [30, 20]
    assert item(book(IN_2018), "patent").points == item(book(IN_2018), "tax").points == 20


def test_deductions() -> None:
    for which in (FIRST, IN_2018):
        for name in ("deduct-offences", "deduct-credit"):
            assert rate(book(which), name).points == -30
    for which in (NO_TABLE, IN_2018, IN_2020):
        assert rate(book(which), "deduct-false-material").points == -30
    for name in ("deduct-false-material", "deduct-crime"):
        assert item(book(IN_2022), name).points == Bounds(at_most=Decimal(0))
    assert item(book(IN_2020), "deduct-crime").points == Bounds(at_most=Decimal(0))


def test_degrees_and_titles_of_2020_lie_between_2018_and_2022() -> None:
    for name in ("education-diploma", "skill", "occupation"):
        for points in row_points(book(IN_2020), name):
            assert isinstance(points, Bounds)
    bachelor = row_points(book(IN_2020), "education-diploma")[-1]
    assert bachelor == Bounds(at_least=Decimal(20), at_most=Decimal(40))


def test_open_questions_have_no_default() -> None:
    found = {
        which[0]: set(open_readings(book(which)))
        for which in (FIRST, NO_TABLE, IN_2018, IN_2020, IN_2022)
    }
    assert found == {
        "2014": {"part-years"},
        "2016": set(),
        "2018": set(),
        "2020": {"age-2020", "first-year"},
        "2022": {
            "first-year", "young-back-pay", "part-years", "residence-parts", "title-and-skill",
            "old-home-2022",
        },
    }  # fmt: skip
    assert {r.default for which in BOOKS for r in book(which).readings} == {None}


def test_worked_case_of_2014() -> None:
    """20 + 40 + 40 + 48 + 40 + 5 + 10, with four full years of insurance."""
    facts: dict[str, int | bool | str] = {f"{kind}_months": 48 for kind in KINDS}
    facts |= {"age": 30, "diploma": "bachelor", "title": "intermediate", "skill": "none"}
    facts |= {"own_share": True, "family_home": True, "settles_suburban": True}
    facts |= {"settles_outer": False, "settles_binhai": False}
    facts |= {"married": True, "contract_job": True, "spouse_job": True}
    facts |= {"scarce_trade": "none", "honour": "none", "offences": 0, "bad_credit": 0}
    facts |= {"invested_firm_tax": 0, "income_tax": 0, "work_months": 48, "one_unit_months": 48}
    assert known(score_facts(CITY, facts, on=FIRST[1]).total) == 203


def test_worked_case_of_2018() -> None:
    """72 months of all five: 5 x 12 + 1 x 18."""
    facts: dict[str, int | bool | str] = {f"{kind}_months": 72 for kind in KINDS}
    facts |= {f"{kind}_all_months": 72 for kind in KINDS}
    points = score_facts(CITY, facts, on=IN_2018[1]).points("social-insurance")
    assert known(points) == 78


# Months of the housing fund from January 2017 up to the cut-off date of an application.
CUT_OFF = {"2018-01-02": 12, "2018-04-30": 12, "2018-07-01": 18, "2018-10-31": 18}


@pytest.mark.parametrize("on", CUT_OFF)
def test_cut_off_dates(on: str) -> None:
    """31 December before applications of the first half, 30 June of the second (article 21)."""
    fund = [{"city": "tianjin", "from": "2017-01"}]
    profile = parse_profile({"applicant": {"housing_fund": fund}})
    points = score(profile, CITY, on=date.fromisoformat(on)).points("housing-fund")
    assert known(points) == CUT_OFF[on] // 6


def test_what_is_taken_on_the_cut_off_date() -> None:
    for which in (NO_TABLE, IN_2018):
        facts = book(which).facts
        at_cut_off = {
            name
            for name, fact in facts.items()
            if isinstance(fact, MeasuredFact) and getattr(fact.measure, "until", "") == "cut-off"
        }
        assert {"title", "skill", "fund_months", "income_tax"} <= at_cut_off
        assert not {"diploma", "registered_days", "honour", "merit"} & at_cut_off
