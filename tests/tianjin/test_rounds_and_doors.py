"""Gates, ties, rounds and doors of Tianjin, written out again from the sources."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jifen_sdk.city import City
from jifen_sdk.rulebook.conditions import Comparison
from jifen_sdk.scoring import score_facts
from tests.books import door_versions, roles_of_points

CITY = City.from_package("jifen_tianjin")
SCHEME = "juzhuzheng-jifen"
DOORS = {door.id: door for door in CITY.doors}
TODAY = date(2026, 11, 22)

# Guide score (申报指导分值) by day; none in 2014.
GUIDE = {
    ("2014", "2015-12-31"): None,
    ("2016", "2016-01-01"): 140,
    ("2018", "2019-12-31"): 140,
    ("2020", "2020-04-02"): 110,
    ("2022", "2022-01-01"): 110,
    ("2022", "2026-11-22"): 110,
}


@pytest.mark.parametrize(("edition", "day"), GUIDE)
def test_the_guide_score_is_a_gate_and_no_line(edition: str, day: str) -> None:
    rulebook = CITY.book(SCHEME, edition, date.fromisoformat(day))
    gates = {gate.id: gate for gate in rulebook.gates}
    assert {gate.kind for gate in rulebook.gates} <= {"gate", "veto"}
    assert rulebook.ranking is not None
    if GUIDE[edition, day] is None:
        assert "guide-score" not in gates
        return
    when = gates["guide-score"].when
    assert isinstance(when, Comparison)
    assert (when.score, when.at_least) == ("total", GUIDE[edition, day])


def test_gates_by_edition() -> None:
    ids = {
        edition: {gate.id for gate in CITY.book(SCHEME, edition, date.fromisoformat(day)).gates}
        for edition, day in GUIDE
    }
    vetoes = {"family-planning", "false-information", "crime"}
    of_2016 = {
        "identity", "residence-permit", "work", "insurance-year", "retirement-age",
        "settle-place", "guide-score",
    }  # fmt: skip
    assert ids == {
        "2014": {"residence-permit", "work", "insured"} | vetoes,
        "2016": of_2016 | vetoes,
        "2018": of_2016 | vetoes,
        "2020": of_2016 | vetoes,
        "2022": (of_2016 - {"settle-place"}) | {"vetoes"},
    }


def test_family_planning_is_not_checked_from_the_second_period_of_2021() -> None:
    def ids(day: date) -> set[str]:
        return {gate.id for gate in CITY.book(SCHEME, "2020", day).gates}

    assert ids(date(2021, 6, 30)) - ids(date(2021, 7, 1)) == {"family-planning"}


# Ties: score, earlier registration, points of insurance (article 22); not known otherwise.
TIES = {
    "2014": ["total"],
    "2016": ["total", "registered_days", "social-insurance"],
    "2018": ["total", "registered_days", "social-insurance"],
    "2020": ["total", "registered_days", "social-insurance"],
    "2022": ["total"],
}


@pytest.mark.parametrize("edition", TIES)
def test_ties(edition: str) -> None:
    heading = next(h for h in CITY.editions(SCHEME) if h.edition == edition)
    ranking = CITY.book(SCHEME, edition, heading.effective).ranking
    assert ranking is not None
    assert [key.score or key.fact for key in ranking.by] == TIES[edition]
    assert {key.order for key in ranking.by} == {"higher"}
    assert ranking.ties == "unknown"


def test_one_line_is_known() -> None:
    rounds = CITY.rounds(SCHEME)
    assert rounds is not None
    assert {r.id: (r.line, r.evidence, r.applicants) for r in rounds.rounds} == {
        "2016-1": (None, "C", 3000),
        "2018-2": (Decimal(146), "B", None),
        "2024-2": (None, "C", None),
    }


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        ("2018-12-20", ["2016-1"]),
        ("2018-12-21", ["2016-1", "2018-2"]),
        ("2024-10-30", ["2016-1", "2018-2"]),
        ("2024-10-31", ["2016-1", "2018-2", "2024-2"]),
    ],
)
def test_a_sheet_shows_the_rounds_that_were_over(day: str, shown: list[str]) -> None:
    sheet = score_facts(CITY, {}, on=date.fromisoformat(day))
    assert [r.id for r in sheet.rounds] == shown


# Versions: first day, grade of the rule, role of points.
HELD = [("2014-01-01", "A", "none"), ("2016-01-01", "A", "none")]
NOT_SEEN = [("2022-01-01", "unknown", "none")]
BY_HUKOU = [("2014-01-01", "A", "rank"), ("2016-01-01", "A", "rank")]
VERSIONS = {
    "social-insurance": HELD + NOT_SEEN,
    "residence-permit": HELD + NOT_SEEN,
    "driving-licence": HELD + NOT_SEEN,
    "vehicle-registration": HELD + NOT_SEEN,
    "exit-entry": HELD + NOT_SEEN,
    "housing-fund": HELD + NOT_SEEN,
    "professional-title": HELD + NOT_SEEN,
    "public-rental-housing": HELD + NOT_SEEN,
    "compulsory-schooling": HELD + NOT_SEEN,
    "vocational-school": HELD + NOT_SEEN,
    "spring-gaokao": HELD + NOT_SEEN,
    "car-plate": [("2014-01-01", "unknown", "none")],
    "hukou-haihe": [("2018-05-16", "C", "none")],
    "hukou-by-points": [
        *BY_HUKOU,
        ("2020-04-02", "B", "rank"),
        ("2022-01-01", "B", "rank"),
        ("2027-01-01", "unknown", "rank"),
    ],
    "child-moves-along": [*BY_HUKOU, ("2022-01-01", "unknown", "rank")],
    "zhongkao": [*BY_HUKOU, ("2022-01-01", "unknown", "rank")],
    "gaokao": [*BY_HUKOU, ("2022-01-01", "unknown", "rank")],
}


def test_every_door_and_its_versions() -> None:
    assert door_versions(CITY) == VERSIONS


def test_points_matter_only_for_hukou_and_what_hangs_on_it() -> None:
    for day in (date(2015, 3, 10), date(2019, 3, 10), TODAY):
        roles = roles_of_points(CITY, day).keys()
        assert roles <= {"hukou-by-points", "child-moves-along", "zhongkao", "gaokao"}
        assert "hukou-by-points" in roles
