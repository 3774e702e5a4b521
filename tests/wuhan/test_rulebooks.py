"""The editions of 积分入户 in Wuhan against the published tables.

Nothing here is taken from the TOML files: points, caps, grades and dates are written out again.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jifen_sdk.city import City
from jifen_sdk.errors import NoEditionError
from jifen_sdk.profile.load import parse_profile
from jifen_sdk.rulebook.book import Rulebook
from jifen_sdk.scoring import score, score_facts
from jifen_sdk.sheet import Sheet
from tests.books import between, grade, known

CITY = City.from_package("jifen_wuhan")
DAYS = {"2017": date(2018, 10, 10), "2019": date(2020, 10, 10), "2021": date(2022, 6, 1)}
EDITIONS = ("2017", "2019", "2021")
TODAY = date(2026, 11, 22)


def book(edition: str) -> Rulebook:
    return CITY.book("jifen-ruhu", edition, DAYS[edition])


def sheet(edition: str, **facts: bool | int | str) -> Sheet:
    return score_facts(CITY, facts, on=DAYS[edition], edition=edition)


def exact(edition: str, entry: str, **facts: bool | int | str) -> Decimal:
    """Return the points of an item or group that must be known."""
    return known(sheet(edition, **facts).points(entry))


# First day and last day of each edition, with their grades.
def test_validity() -> None:
    found = [
        (h.edition, str(h.effective), h.effective_evidence, str(h.until), h.until_evidence)
        for h in CITY.editions("jifen-ruhu")
    ]
    assert found == [
        ("2017", "2017-10-01", "B", "2019-11-30", "D"),
        ("2019", "2019-12-01", "B", "2021-09-10", "D"),
        ("2021", "2022-03-28", "B", "None", None),
    ]


def test_numbers_of_documents() -> None:
    assert book("2017").rulebook.sources[0].number == "武政规〔2017〕23号"
    assert book("2019").rulebook.sources[0].number == "武政规〔2019〕28号"
    assert book("2021").rulebook.sources[0].number is None


@pytest.mark.parametrize("day", ["2017-09-30", "2021-09-11", "2022-03-27"])
def test_no_edition_where_none_is_established(day: str) -> None:
    with pytest.raises(NoEditionError):
        score_facts(CITY, {}, on=date.fromisoformat(day))


# Points of a home: own, family, per full year of rent, most for rent, public rental given up, most.
HOMES = {
    "2017": (30, 15, 1, 20, 10, 30),
    "2019": (50, 30, 5, 50, 15, 50),
    "2021": (60, 40, 6, 60, 15, 60),
}
NO_HOME = {
    "own_home": False,
    "family_home": False,
    "rented_months": 0,
    "gives_up_public_rental": False,
}


@pytest.mark.parametrize("edition", EDITIONS)
def test_homes(edition: str) -> None:
    own, family, year, rent_cap, public, cap = HOMES[edition]

    def housing(**facts: bool | int | str) -> Decimal:
        return exact(edition, "housing", **{**NO_HOME, **facts})

    assert housing(own_home=True) == own
    assert housing(family_home=True) == family
    assert [housing(rented_months=11), housing(rented_months=12)] == [0, year]
    assert housing(rented_months=360) == rent_cap
    assert housing(gives_up_public_rental=True) == public
    assert housing(own_home=True, family_home=True, rented_months=360) == max(own, rent_cap)
    everything = housing(own_home=True, gives_up_public_rental=True)
    assert everything == cap


def test_public_rental_is_added_in_2021_and_before_only_as_a_choice() -> None:
    facts = {**NO_HOME, "family_home": True, "gives_up_public_rental": True}
    assert exact("2021", "housing", **facts) == 40 + 15
    for edition, highest, added in (("2017", 15, 25), ("2019", 30, 45)):
        assert exact(edition, "housing", **facts) == highest
        chosen = score_facts(
            CITY, facts, on=DAYS[edition], readings={"housing-combination": "one-plus-fourth"}
        )
        assert known(chosen.points("housing")) == added


# By full years: fact, points a year, most.
YEARS = [
    ("2017", "social-insurance", "pension_months", 2, 30),
    ("2017", "permit-years", "permit_months", 2, 30),
    ("2017", "housing-fund", "fund_months", 2, 30),
    ("2019", "social-insurance", "pension_months", 5, 50),
    ("2019", "permit-years", "permit_months", 5, 50),
    ("2019", "housing-fund", "fund_months", 3, 30),
    ("2021", "permit-years", "permit_months", 6, 60),
    ("2021", "housing-fund", "fund_months", 3, 30),
]


@pytest.mark.parametrize(("edition", "item", "fact", "year", "cap"), YEARS)
def test_full_years(edition: str, item: str, fact: str, year: int, cap: int) -> None:
    for months in (0, 11, 12, 23, 24, 47):
        assert exact(edition, item, **{fact: months}) == months // 12 * year
    last = cap // year * 12
    assert exact(edition, item, **{fact: last - 1}) == cap - year
    assert exact(edition, item, **{fact: last}) == cap
    assert exact(edition, item, **{fact: last + 60}) == cap


@pytest.mark.parametrize(
    ("months", "points"), [(1, "0.5"), (11, "5.5"), (12, "6"), (54, "27"), (119, "59.5")]
)
def test_insurance_of_2021_goes_by_the_month(months: int, points: str) -> None:
    assert exact("2021", "social-insurance", insured_months=months) == Decimal(points)
    assert exact("2021", "social-insurance", insured_months=120) == 60
    assert exact("2021", "social-insurance", insured_months=121) == 60


def test_age() -> None:
    trial = {18: 20, 45: 20, 46: 19, 50: 15, 59: 6}
    assert {age: exact("2017", "age", age=age) for age in trial} == trial
    bands = {17: 0, 18: 30, 30: 30, 31: 20, 40: 20, 41: 10, 45: 10, 46: 0}
    for edition in ("2019", "2021"):
        assert {age: exact(edition, "age", age=age) for age in bands} == bands


def test_education() -> None:
    papers = [("senior", "none"), ("college", "none"), ("bachelor", "none"), ("bachelor",) * 2]
    for edition, points in (
        ("2017", [10, 40, 50, 60]),
        ("2019", [0, 10, 20, 30]),
        ("2021", [0, 10, 20, 30]),
    ):
        found = [exact(edition, "education", diploma=d, degree=g) for d, g in papers]
        assert found == points


# Grades: 2017, 2019, 2021; "-" where the row is absent.
GRADES = {
    "housing": "B B B",
    "social-insurance": "B B B",
    "permit-years": "B B B",
    "age": "B B B",
    "housing-fund": "B B B",
    "education": "B B B",
    "title": "C B B",
    "tax": "unknown unknown B",
    "tax-other-clauses": "unknown unknown unknown",
    "area": "- C C",
    "innovation": "unknown - -",
    "honour": "unknown - -",
    "public-service": "B - -",
    "volunteering": "unknown - -",
    "tax-arrears": "- C C",
    "detention": "unknown unknown C",
    "dishonest-debtor": "unknown unknown C",
    "crime": "unknown unknown C",
    "forbidden-organisation": "unknown unknown -",
}


def test_grades() -> None:
    books = [book(edition) for edition in EDITIONS]
    assert {entry: " ".join(grade(b, entry) for b in books) for entry in GRADES} == GRADES


def test_the_line_is_75_and_2017_is_ranked() -> None:
    assert sheet("2017").line is None
    assert book("2017").ranking is not None
    for edition in ("2019", "2021"):
        assert sheet(edition).line == 75
        assert book(edition).ranking is None


NO_TAX = {
    "enterprise_tax": 0,
    "own_share_of_tax": 0,
    "trade_tax": 0,
    "tax_records": 0,
    "company_records": 0,
}


@pytest.mark.parametrize(
    ("fact", "first"),
    [("enterprise_tax", 100_000), ("own_share_of_tax", 10_000), ("trade_tax", 20_000)],
)
def test_tax_of_2021(fact: str, first: int) -> None:
    """10 points from the first amount, 5 for each further 10,000 yuan, 50 at most."""
    for yuan, least in ((first - 1, 0), (first, 10), (first + 9_999, 10), (first + 10_000, 15)):
        found = sheet("2021", **{**NO_TAX, fact: yuan * 100, "company_records": 1}).points("tax")
        assert found == between(least, 50)
    high = sheet("2021", **{**NO_TAX, fact: (first + 500_000) * 100, "company_records": 1})
    assert high.points("tax") == between(50, 50)


def test_further_clauses_on_tax_are_unknown_not_0() -> None:
    assert sheet("2021", **{**NO_TAX, "tax_records": 1}).points("tax") == between(0, 50)
    assert sheet("2021", **NO_TAX).points("tax") == between(0, 0)
    for edition in ("2017", "2019"):
        assert sheet(edition, tax_records=1, company_records=0).points("tax") == between(0, None)


def test_deductions_of_2021_accumulate_per_record() -> None:
    for item, fact, each in (
        ("tax-arrears", "tax_arrears", -20),
        ("detention", "detentions", -50),
        ("dishonest-debtor", "dishonest_records", -50),
        ("crime", "crimes", -150),
    ):
        assert [exact("2021", item, **{fact: n}) for n in range(4)] == [each * n for n in range(4)]


def test_deductions_of_2017_and_2019_are_not_known() -> None:
    for edition in ("2017", "2019"):
        for item, fact in (("detention", "detentions"), ("crime", "crimes")):
            assert sheet(edition, **{fact: 1}).points(item) == between(None, 0)
            assert sheet(edition, **{fact: 0}).points(item) == between(0, 0)
    assert exact("2019", "tax-arrears", tax_arrears=2) == -40


def test_vetoes() -> None:
    found = {gate.id: gate.evidence for gate in book("2021").gates if gate.kind == "veto"}
    assert found == {
        "no-false-papers": "C",
        "no-grave-crime": "C",
        "no-forbidden-organisation": "C",
    }


# Three years in Wuhan with permit, insurance and rent, aged 28 on the day.
NEWCOMER = parse_profile(
    {
        "application": {"settle_district": "hongshan"},
        "applicant": {
            "birth_date": "1992-05-20",
            "hukou": [{"province": "hubei", "city": "xiaogan"}],
            "permits": [{"city": "wuhan", "from": "2017-10-01"}],
            "insurance": [{"city": "wuhan", "from": "2017-10"}],
            "housing": [
                {
                    "city": "wuhan",
                    "kind": "leased",
                    "from": "2017-10-01",
                    "lease_registered": "2017-10-01",
                }
            ],
        },
    }
)


def test_published_example_of_2019() -> None:
    """Below 30, three years with permit, insurance and rent: 3 times 15, and 30 for the age."""
    found = score(NEWCOMER, CITY, on=DAYS["2019"])
    assert found.total == between(75, 75)
    assert found.verdict == "qualifies"


def test_worked_example_of_2021() -> None:
    """20 for 35 years, 27 for 54 months, 24 and 24 for four years of permit and rent, 10."""
    facts: dict[str, bool | int | str] = {
        **NO_HOME,
        "age": 35,
        "insured_months": 54,
        "permit_months": 48,
        "rented_months": 48,
        "diploma": "college",
        "degree": "none",
    }
    parts = ("age", "social-insurance", "permit-years", "housing", "education")
    assert [exact("2021", part, **facts) for part in parts] == [20, 27, 24, 24, 10]


def test_after_august_2023_the_sheet_says_what_is_not_known() -> None:
    before = score(NEWCOMER, CITY, on=date(2023, 8, 31))
    assert before.verdict == "qualifies"
    for day in (date(2023, 9, 1), TODAY):
        found = score(NEWCOMER, CITY, on=day)
        assert found.verdict == "unknown"
        assert [g.gate.id for g in found.gates if g.status == "unknown"] == ["still-in-force"]
        assert found.total.low is not None
        assert found.total.low > 75
        assert "after-august-2023" in {r.id for r in found.rules.book.readings}
        note = found.rules.book.rulebook.note
        assert note is not None
        assert "2023年8月" in note.zh


# Windows of acceptance: last day, line, grade.
ROUNDS = [
    ("2017", "2017-10-31", None, "C"),
    ("2018", "2018-10-31", None, "C"),
    ("2019", "2019-12-20", 75, "B"),
    ("2020", "2020-10-31", 75, "B"),
]


def test_rounds() -> None:
    found = CITY.rounds("jifen-ruhu")
    assert found is not None
    assert [(r.id, str(r.ended), r.line, r.evidence) for r in found.rounds] == ROUNDS
    assert {(r.quota, r.admitted, r.applicants) for r in found.rounds} == {(None, None, None)}
