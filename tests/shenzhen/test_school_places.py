"""积分入学 of the ten districts against the published tables, written out again."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jifen_sdk.city import City
from jifen_sdk.rulebook.book import Rulebook
from jifen_sdk.rulebook.items import Rate
from tests.books import group, item, row_points

CITY = City.from_package("jifen_shenzhen")

# Editions of each district: first day and last day; None goes on.
EDITIONS: dict[str, dict[str, tuple[str, str | None]]] = {
    "luohu": {
        "2016": ("2016-03-15", "2016-12-31"),
        "2017": ("2017-01-01", "2019-12-31"),
        "2020": ("2020-01-01", "2022-12-31"),
        "2023": ("2023-01-01", None),
    },
    "futian": {
        "2017": ("2017-01-01", "2019-12-31"),
        "2020": ("2020-01-01", "2021-12-31"),
        "2022": ("2022-01-01", None),
    },
    "nanshan": {
        "2017": ("2017-01-01", "2018-12-31"),
        "2020": ("2020-04-28", "2021-12-31"),
        "2022": ("2022-01-01", None),
    },
    "longgang": {
        "2016": ("2016-01-01", "2016-12-31"),
        "2017": ("2017-01-01", "2018-01-31"),
        "2018": ("2018-02-01", "2019-12-31"),
        "2020": ("2020-01-01", "2021-12-31"),
        "2022": ("2022-01-01", None),
    },
    "baoan": {"2013": ("2013-01-01", "2019-12-31"), "2020": ("2020-01-01", None)},
    "longhua": {
        "2016": ("2016-01-01", "2019-12-31"),
        "2020-daxuequ": ("2020-01-01", "2021-12-31"),
        "2023": ("2023-01-01", None),
    },
    "yantian": {"2017": ("2017-01-01", "2019-12-31"), "2020": ("2020-01-01", None)},
    "guangming": {"2020": ("2020-01-01", None)},
    "pingshan": {"2018": ("2018-01-01", "2019-12-31"), "2020": ("2020-01-01", None)},
    "dapeng": {"2020": ("2020-01-01", "2020-12-31"), "2021": ("2021-01-01", None)},
}
BOOKS = [(district, edition) for district, known in EDITIONS.items() for edition in known]


def book(district: str, edition: str, on: date | None = None) -> Rulebook:
    first = date.fromisoformat(EDITIONS[district][edition][0])
    return CITY.book(f"ruxue-{district}", edition, on or first)


def test_every_district_has_a_scheme() -> None:
    schemes = {s.id for s in CITY.file.schemes if s.id.startswith("ruxue-")}
    assert schemes == {f"ruxue-{district}" for district in EDITIONS}
    assert all(CITY.scheme(s).kind == "ranking" for s in schemes)


@pytest.mark.parametrize("district", EDITIONS)
def test_validity(district: str) -> None:
    found = {
        h.edition: (str(h.effective), None if h.until is None else str(h.until))
        for h in CITY.editions(f"ruxue-{district}")
    }
    assert found == EDITIONS[district]


def test_days_that_rest_on_a_document() -> None:
    """The others begin with the year of entry, which proves no day."""
    sure = {
        f"{district}-{edition}": book(district, edition).rulebook.effective_evidence
        for district, edition in BOOKS
        if book(district, edition).rulebook.effective_evidence != "D"
    }
    assert sure == {"luohu-2016": "A", "nanshan-2020": "B"}


def test_what_goes_on_says_that_it_is_a_guess() -> None:
    for district, known in EDITIONS.items():
        for edition, (_, until) in known.items():
            note = book(district, edition).rulebook.note
            assert note is not None
            assert ("暂按沿用" in note.zh) == (until is None), f"{district} {edition}"


# 深圳本地宝 2024-09-08: category first in four districts, one total in the other six.
CATEGORY_FIRST = {"luohu", "longhua", "pingshan", "guangming"}


@pytest.mark.parametrize(("district", "edition"), BOOKS)
def test_category_first_or_one_total(district: str, edition: str) -> None:
    ranking = book(district, edition).ranking
    assert ranking is not None
    first, *others = ranking.by
    if (district, edition) == ("longhua", "2020-daxuequ"):  # another table, for school groups
        assert first.score == "total"
    elif district in CATEGORY_FIRST or (district, edition) == ("baoan", "2013"):
        assert first.order == "listed"
        assert others[0].score == "total"
    else:
        assert first.score == "total"


# Base points, highest first.
BASES = {
    ("luohu", "2020", "base"): "100 90 80 70 65 60",
    ("luohu", "2023", "base"): "100 90 80 70 65 60",
    ("futian", "2020", "base-class"): "80 75 70 65 65 60",
    ("futian", "2022", "base-class"): "80 75 70 65 65 60",
    ("nanshan", "2020", "hukou"): "30 26 20 20 20 18",
    ("nanshan", "2022", "hukou"): "30 26 20 20 20 18",
    ("nanshan", "2022", "housing"): "40 38 36 34 30 20 15 12 9 7",
    ("longgang", "2016", "base-class"): "100 95 90 80 75 70 60",
    ("longgang", "2020", "base-class"): "100 95 90 80 75 70 60",
    ("longgang", "2022", "base-class"): "100 95 90 80 75 70 60",
    ("baoan", "2020", "base-class"): "105 100 95 85 75 70 65 60",
    ("longhua", "2020-daxuequ", "base"): "80 75 75 70",
    ("yantian", "2017", "base-class"): "550 500 450 400 350 300",
    ("yantian", "2020", "base-class"): "95 90 85 80 75 70",
    ("guangming", "2020", "base"): "90 80 70 60 50 40 30 20",
    ("dapeng", "2020", "base-class"): "90 90 90 85 80 80 75 75 70 65 65 60",
    ("dapeng", "2021", "base-class"): "90 85 80",
}


@pytest.mark.parametrize(("district", "edition", "name"), BASES)
def test_base_points(district: str, edition: str, name: str) -> None:
    points = row_points(book(district, edition), name)
    known = sorted((p for p in points if isinstance(p, Decimal)), reverse=True)
    assert " ".join(map(str, known)) == BASES[district, edition, name]


# Points a month, where counting starts, and the cap of the item.
RATES = {
    ("luohu", "2016", "own-bought"): ("3", 0, None),
    ("luohu", "2016", "rent-months"): ("2", 0, None),
    ("luohu", "2016", "si-months"): ("1", 0, None),
    ("luohu", "2020", "own-months"): ("0.3", 0, None),
    ("luohu", "2020", "rent-months"): ("0.2", 0, None),
    ("luohu", "2020", "si-months"): ("0.1", 12, None),
    ("futian", "2022", "residence-bought"): ("0.1", 0, None),
    ("futian", "2022", "si-months"): ("0.1", 0, "10"),
    ("longgang", "2016", "residence-bought"): ("0.1", 0, None),
    ("longgang", "2016", "si-months"): ("0.1", 12, None),
    ("longgang", "2022", "residence-leased"): ("0.05", 0, None),
    ("longgang", "2022", "si-months"): ("0.05", 12, None),
    ("longgang", "2022", "school-zone-hukou"): ("0.05", 0, None),
    ("longgang", "2022", "ancestral-home"): ("0.05", 0, None),
    ("baoan", "2013", "residence-months"): ("1", 0, None),
    ("baoan", "2013", "si-months"): ("1", 0, None),
    ("baoan", "2020", "residence-special"): ("0.1", 0, "5"),
    ("baoan", "2020", "residence-leased"): ("0.1", 0, None),
    ("baoan", "2020", "si-months"): ("0.1", 0, None),
    ("longhua", "2016", "months-work"): ("1", 0, None),
    ("longhua", "2023", "own-months"): ("0.1", 0, None),
    ("longhua", "2023", "parent-hukou-months"): ("0.1", 0, None),
    ("longhua", "2023", "si-months"): ("0.1", 0, None),
    ("longhua", "2023", "permit-months"): ("0.1", 0, None),
    ("longhua", "2020-daxuequ", "housing-months"): ("0.1", 0, "3"),
    ("yantian", "2017", "housing-months"): ("0.1", 0, "20"),
    ("yantian", "2020", "housing-months"): ("0.01", 0, "2"),
    ("yantian", "2020", "parent-hukou-months"): ("0.01", 0, "2"),
    ("pingshan", "2018", "residence-months"): ("1", 0, "120"),
    ("dapeng", "2020", "residence-months"): ("0.1", 0, "7.2"),
    ("dapeng", "2020", "si-months"): ("0.1", 0, "6"),
}


@pytest.mark.parametrize(("district", "edition", "name"), RATES)
def test_rates(district: str, edition: str, name: str) -> None:
    entry = item(book(district, edition), name)
    assert isinstance(entry.rule, Rate)
    cap = None if entry.max is None else str(entry.max)
    assert (str(entry.rule.points), entry.rule.at, cap) == RATES[district, edition, name]


# Caps of sums.
CAPS = {
    ("futian", "2020", "residence-months"): "10",
    ("futian", "2020", "residence-inside"): "10",
    ("nanshan", "2020", "total"): "100",
    ("nanshan", "2022", "total"): "99",
    ("longgang", "2016", "bonus"): "10",
    ("longgang", "2016", "total"): "110",
    ("longgang", "2022", "bonus"): "10",
}


@pytest.mark.parametrize(("district", "edition", "name"), CAPS)
def test_caps_of_sums(district: str, edition: str, name: str) -> None:
    assert str(group(book(district, edition), name).max) == CAPS[district, edition, name]


# 计生: the item was on until 2021 city-wide, in Luohu until 2022 at the latest.
ONE_CHILD = {
    ("luohu", "2020"): "1",
    ("futian", "2020"): "1",
    ("nanshan", "2020"): "1",
    ("longgang", "2020"): "1",
    ("baoan", "2020"): "2",
    ("yantian", "2020"): "0.2",
    ("dapeng", "2020"): "1",
    ("pingshan", "2020"): "1",
}


@pytest.mark.parametrize(("district", "edition"), ONE_CHILD)
def test_the_only_child_in_2020(district: str, edition: str) -> None:
    assert str(item(book(district, edition), "one-child").points) == ONE_CHILD[district, edition]


@pytest.mark.parametrize(
    ("district", "edition"),
    [("luohu", "2023"), ("futian", "2022"), ("nanshan", "2022"), ("longgang", "2022")],
)
def test_the_only_child_is_gone(district: str, edition: str) -> None:
    rulebook = book(district, edition)
    assert "one-child" not in {i.id for i in rulebook.items}
    assert all("one-child" not in g.children for g in rulebook.groups)


# Values that only a mini program has are no numbers.
NOT_ESTABLISHED = [
    ("luohu", "2016", "base"),
    ("nanshan", "2020", "hukou-years"),
    ("nanshan", "2022", "si-months"),
    ("longhua", "2023", "own-months-non-hukou"),
    ("pingshan", "2020", "residence-months"),
    ("pingshan", "2020", "si-months"),
    ("pingshan", "2020", "both-permits"),
    ("dapeng", "2021", "others"),
]


@pytest.mark.parametrize(("district", "edition", "name"), NOT_ESTABLISHED)
def test_not_established(district: str, edition: str, name: str) -> None:
    entry = item(book(district, edition), name)
    assert entry.evidence == "unknown"
    points = entry.rule.points if isinstance(entry.rule, Rate) else entry.points
    assert not isinstance(points, Decimal)


GRADES = {
    ("luohu", "2016"): "A",
    ("luohu", "2017"): "C",
    ("luohu", "2023"): "B",
    ("futian", "2022"): "B",
    ("nanshan", "2022"): "B",
    ("longgang", "2016"): "A",
    ("longgang", "2017"): "C",
    ("longgang", "2022"): "B",
    ("baoan", "2020"): "B",
    ("longhua", "2016"): "B",
    ("longhua", "2023"): "C",
    ("yantian", "2020"): "C",
    ("guangming", "2020"): "B",
    ("pingshan", "2020"): "C",
    ("dapeng", "2020"): "C",
}


@pytest.mark.parametrize(("district", "edition"), GRADES)
def test_grades_of_editions(district: str, edition: str) -> None:
    assert book(district, edition).rulebook.evidence == GRADES[district, edition]
