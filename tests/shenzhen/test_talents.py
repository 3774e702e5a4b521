"""人才引进积分 (2010 to 2020): what is known of its tables, written out again."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jifen_sdk.city import City
from jifen_sdk.rulebook.book import Rulebook
from jifen_sdk.rulebook.conditions import Comparison
from jifen_sdk.rulebook.numbers import Bounds
from tests.books import group, item, number, rate, row_points

CITY = City.from_package("jifen_shenzhen")
SCHEME = "rencai-yinjin"

# First and last day with their grades, grade of the edition.
EDITIONS = {
    "2010": ("2010-01-01", "D", "2010-12-31", "D", "C"),
    "2012": ("2012-04-09", "C", "2012-12-31", "D", "C"),
    "2013": ("2013-01-01", "D", "2013-12-31", "D", "A"),
    "2014": ("2014-01-01", "D", "2014-12-31", "D", "B"),
    "2015": ("2015-01-01", "D", "2015-12-31", "D", "B"),
    "2016": ("2016-01-01", "D", "2016-12-31", "D", "B"),
    "2017": ("2017-01-01", "D", "2020-02-01", "C", "C"),
}


def book(edition: str) -> Rulebook:
    return CITY.book(SCHEME, edition, date.fromisoformat(EDITIONS[edition][0]))


def known_rows(edition: str, name: str) -> list[int]:
    points = row_points(book(edition), name)
    return [number(known) for known in points if isinstance(known, Decimal)]


def test_editions() -> None:
    found = {}
    for heading in CITY.editions(SCHEME):
        dates = (str(heading.effective), heading.effective_evidence)
        ends = (str(heading.until), heading.until_evidence, heading.evidence)
        found[heading.edition] = (*dates, *ends)
    assert found == EDITIONS


def test_it_is_paused_since_2020() -> None:
    assert not any(h.covers(date(2020, 2, 2)) for h in CITY.editions(SCHEME))


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_line_is_100(edition: str) -> None:
    line = next(g for g in book(edition).gates if g.kind == "threshold")
    assert isinstance(line.when, Comparison)
    assert (line.when.score, line.when.at_least) == ("total", 100)


@pytest.mark.parametrize("edition", ["2013", "2014", "2015", "2016", "2017"])
def test_gates_of_article_10(edition: str) -> None:
    found = {g.id for g in book(edition).gates}
    assert found == {"age", "health", "permit-and-insurance", "family-planning", "no-crime", "line"}


# Rows with a known number, as the tables list them.
ROWS = {
    ("2010", "education"): [60, 50, 40, 30, 20, 5],
    ("2010", "skill"): [60, 30, 20, 10],
    ("2012", "quality"): [100, 90, 80, 70, 60, 50, 30],
    ("2015", "education-skill"): [100, 90, 80],
    ("2017", "education"): [90, 80, 70, 60],
}


@pytest.mark.parametrize(("edition", "name"), ROWS)
def test_rows(edition: str, name: str) -> None:
    assert known_rows(edition, name) == ROWS[edition, name]


# Points for each 12 months of insurance; the caps of all five.
@pytest.mark.parametrize("edition", ["2014", "2015", "2016", "2017"])
def test_insurance(edition: str) -> None:
    total = group(book(edition), "social-insurance")
    assert total.max == (30 if edition == "2017" else 60)
    rates = []
    for child in total.children:
        rule = rate(book(edition), child)
        assert rule.per == 12
        rates.append(rule.points)
    assert rates == [3, 1, 1, 1, 1]


def test_home_by_share_or_permit() -> None:
    rates: dict[str, tuple[str, int, str]] = {}
    for name in ("home-free", "home-mortgaged", "permit-years"):
        rule = rate(book("2014"), name)
        rates[name] = (str(rule.points), rule.per, rule.part)
    assert rates == {
        "home-free": ("30", 100, "count"),
        "home-mortgaged": ("20", 100, "count"),
        "permit-years": ("1", 12, "drop"),
    }
    assert group(book("2014"), "residence").combine == "highest"
    assert item(book("2014"), "permit-years").max == 10


def test_an_ambiguous_cap_is_an_interval() -> None:
    """献血2分每次和义工每50小时1分（最高5分）: of both together or of each is not said."""
    cap = group(book("2014"), "social-service").max
    assert cap == Bounds(at_least=Decimal(5), at_most=Decimal(10))


# What was not seen, or is garbled, is no number.
@pytest.mark.parametrize(
    ("edition", "name"),
    [
        ("2010", "insurance-and-residence"),
        ("2012", "investment-tax"),
        ("2013", "table"),
        ("2014", "education-skill"),
        ("2014", "tax"),
        ("2016", "tax"),
        ("2016", "education-skill"),
        ("2017", "others"),
    ],
)
def test_not_established(edition: str, name: str) -> None:
    entry = item(book(edition), name)
    assert entry.evidence == "unknown"
    assert isinstance(entry.points, Bounds)
    assert entry.points.at_most is None
