"""The unified table, school points of two districts, rental points: written out again."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jifen_sdk.city import City
from jifen_sdk.errors import NoEditionError
from jifen_sdk.rulebook.book import Rulebook
from jifen_sdk.rulebook.items import Evidence, Rate
from jifen_sdk.rulebook.numbers import Bounds
from tests.books import entries, item, not_printed_so, printed, rate, row_points, validity

CITY = City.from_package("jifen_guangzhou")
UNIFIED = {"2018": date(2020, 6, 1), "2021": date(2024, 6, 1)}


def unified(edition: str) -> Rulebook:
    return CITY.book("fuwu", edition, UNIFIED[edition])


def pair(first: object, second: object) -> tuple[object, object]:
    return first, second


SCHEMES = {
    "ruhu": True,
    "fuwu": False,
    "panyu": False,
    "huangpu": False,
    "gongzufang-2016": False,
}


def test_schemes_and_the_default_one() -> None:
    assert {s.id: s.default for s in CITY.file.schemes} == SCHEMES
    assert {s.kind for s in CITY.file.schemes} == {"ranking"}


VALIDITY = {
    ("fuwu", "2018"): ("2018-07-01", "D", "2021-06-30", "B"),
    ("fuwu", "2021"): ("2021-11-16", "C", "2026-11-16", "C"),
    ("panyu", "2016"): ("2016-01-01", "D", "2016-12-31", "D"),
    ("huangpu", "2023"): ("2023-01-01", "D", "2023-12-31", "D"),
    ("gongzufang-2016", "2016"): ("2016-01-01", "A", "2016-12-31", "A"),
}


def test_validity() -> None:
    found = {}
    for scheme in SCHEMES:
        for h in CITY.editions(scheme) if scheme != "ruhu" else ():
            found[scheme, h.edition] = validity(h)
    assert found == VALIDITY


@pytest.mark.parametrize("day", ["2018-06-30", "2021-07-01", "2021-11-15", "2026-11-17"])
def test_days_without_a_unified_table(day: str) -> None:
    with pytest.raises(NoEditionError):
        CITY.edition_on("fuwu", date.fromisoformat(day))


# The unified table: points of 2018 and of 2021 by rate; None where the row is not there.
RATES = {
    "residence-permit": (3, 8),
    "home-rented": (2, 5),
    "moved-out-of-core": (2, 2),
    "insurance-pension": (1, 2),
    "insurance-medical": (1, 2),
    "insurance-unemployment": (1, 2),
    "insurance-injury": (1, 2),
    "insurance-maternity": (1, 2),
    "housing-fund": (None, 2),
    "hardship-years": (5, 5),
    "credit-record": (-5, -10),
    "tax-evasion": (-10, -10),
    "public-security-penalty": (-10, -10),
}
CAPS = {"home-rented": (10, 20), "moved-out-of-core": (10, 10), "hardship-years": (20, 20)}
FLAT = {"shortage-skill": (20, 10), "hardship-now": (10, 10), "skill-trade": (10, 5)}


@pytest.mark.parametrize("edition", UNIFIED)
def test_unified_table(edition: str) -> None:
    book, at = unified(edition), list(UNIFIED).index(edition)
    present = entries(book)
    found = {n: rate(book, n).points if n in present else None for n in RATES}
    assert found == {name: points[at] for name, points in RATES.items()}
    assert {n: present[n].max for n in CAPS} == {n: points[at] for n, points in CAPS.items()}
    assert {n: item(book, n).points for n in FLAT} == {n: points[at] for n, points in FLAT.items()}


def test_rows_of_the_unified_tables() -> None:
    up_to_50 = Bounds(at_least=Decimal(0), at_most=Decimal(50))
    assert row_points(unified("2018"), "education") == [50, up_to_50, 20]
    assert row_points(unified("2021"), "education") == [30, 20, 10]
    assert row_points(unified("2018"), "age") == [30, 20, 10]
    assert row_points(unified("2018"), "skill-level") == [30, 20, 10]
    assert row_points(unified("2021"), "skill-level") == [20, 10, 5]


def test_patents_of_2018() -> None:
    found = {}
    for name in ("invention-patents", "utility-patents", "design-patents", "rd-work"):
        found[name] = pair(rate(unified("2018"), name).points, item(unified("2018"), name).max)
    assert found == {
        "invention-patents": (20, 40),
        "utility-patents": (10, 20),
        "design-patents": (5, 10),
        "rd-work": (2, 10),
    }


UNKNOWN = {
    "2018": {"blood-donation", "volunteering", "tax", "award"},
    "2021": {"innovation", "blood-donation", "tax"},
}


@pytest.mark.parametrize("edition", UNKNOWN)
def test_rows_without_a_value(edition: str) -> None:
    """Nobody could establish them: no number, only that they take nothing away."""
    book = unified(edition)
    assert {i.id for i in book.items if i.evidence == "unknown"} == UNKNOWN[edition]
    for name in UNKNOWN[edition]:
        found = item(book, name)
        points = found.rule.points if isinstance(found.rule, Rate) else found.points
        assert points == Bounds(at_least=Decimal(0))


def test_deductions_do_not_count_for_school_places_in_2021() -> None:
    groups = {g.id: g for g in unified("2021").groups}
    assert groups["schooling"].children == ("base-items", "bonus-items")
    assert groups["total"].min == 0
    assert {g.id: g for g in unified("2018").groups}["total"].min is None


PANYU_CAPS = {
    "panyu-family-planning": 40,
    "panyu-residence": 35,
    "panyu-work": 25,
    "panyu-pension": 6,
    "panyu-medical": 6,
    "panyu-unemployment": 6,
    "panyu-injury": 6,
    "panyu-maternity": 6,
    "panyu-insurance": 30,
    "panyu-skill": 25,
    "panyu-tax": 20,
    "panyu-housing": 25,
    "panyu-volunteering": 10,
    "panyu-town-honours": 10,
    "panyu-district-honours": 20,
    "panyu-bonus": 50,
}
PANYU_RATES = {
    "panyu-permit-5-years": "0.35",
    "panyu-permit-months": "0.35",
    "panyu-work-months": "0.4",
    "panyu-pension-months": "0.1",
    "panyu-volunteer-blocks": "2",
    "panyu-town-awards": "5",
    "panyu-district-awards": "10",
}
PANYU_SKILL = [25, 25, 23, 23, 20, 20, 15, 13]


def panyu() -> Rulebook:
    return CITY.book("panyu", "2016", date(2016, 5, 20))


def test_table_of_panyu() -> None:
    book = panyu()
    assert {g.id: g.max for g in book.groups if g.max is not None} == PANYU_CAPS
    found = {name: rate(book, name).points for name in PANYU_RATES}
    assert found == {name: Decimal(points) for name, points in PANYU_RATES.items()}
    five_years = rate(book, "panyu-permit-5-years")
    assert pair(five_years.from_, five_years.base) == (60, 28)
    for person in ("", "spouse-"):
        assert row_points(book, f"panyu-{person}skill-level") == PANYU_SKILL


def test_order_of_panyu() -> None:
    ranking = panyu().ranking
    assert ranking is not None
    keys = [key.score or key.fact for key in ranking.by]
    assert keys == ["batch", "total", "panyu-residence", "panyu-work", "panyu-insurance"]
    assert ranking.by[0].first == ("five-years", "ordinary")


def test_figures_of_panyu_are_printed_so() -> None:
    figures = printed(entries(panyu()).values())
    assert len(figures) >= 15
    assert not_printed_so(figures, "guangzhou-panyu-jifen-ruxue-2015-2016.txt") == set()


HUANGPU = {
    "huangpu-permit": ("0.2", 8),
    "huangpu-kindergarten": ("1", 6),
    "huangpu-primary": ("0.5", 6),
}


def test_table_of_huangpu() -> None:
    book = CITY.book("huangpu", "2023", date(2023, 6, 1))
    for name, (points, cap) in HUANGPU.items():
        assert pair(rate(book, name).points, item(book, name).max) == (Decimal(points), cap)
    assert row_points(book, "huangpu-employer") == [16, 10, 10, 10]
    grade: Evidence = "B"
    assert book.rulebook.evidence == grade


RENTAL = {"base": 60, "skill": 10, "bravery": 10, "front-line": 5}
RENTAL |= {"blood-donation": 2, "volunteering": 2}


def test_table_of_rental_housing() -> None:
    book = CITY.book("gongzufang-2016", "2016", date(2016, 6, 1))
    assert {name: item(book, name).points for name in RENTAL} == RENTAL
    assert pair(rate(book, "honours").points, item(book, "honours").max) == (10, 20)
    assert book.ranking is not None
    assert [key.score or key.fact for key in book.ranking.by] == ["total", "insured_months"]
    assert book.ranking.ties == "lot"
