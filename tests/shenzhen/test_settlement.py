"""积分入户 (2017 on trial, 2023) against the published tables, written out again."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jifen_sdk.city import City
from jifen_sdk.rulebook.book import Rulebook
from jifen_sdk.rulebook.numbers import Bounds
from tests.books import entries, gates, grade, group, item, open_readings, rate, validity

CITY = City.from_package("jifen_shenzhen")
SCHEME = "jifen-ruhu"
EDITIONS = ("2017-trial", "2023")


def book(edition: str) -> Rulebook:
    return CITY.book(SCHEME, edition, date(2024, 8, 1))


def test_it_is_the_default_scheme_and_a_ranking() -> None:
    scheme = CITY.scheme()
    assert (scheme.id, scheme.kind) == (SCHEME, "ranking")


def test_validity() -> None:
    found = {}
    for edition in EDITIONS:
        found[edition] = validity(book(edition).rulebook)
    assert found == {
        "2017-trial": ("2017-08-31", "D", "2023-02-14", "B"),
        "2023": ("2023-02-15", "B", "2028-02-14", "B"),
    }


def test_numbers_of_documents_that_are_not_established_are_not_given() -> None:
    numbers = {e: book(e).rulebook.sources[0].number for e in EDITIONS}
    assert numbers == {"2017-trial": None, "2023": "深发改规〔2023〕2号"}


def test_the_draft_of_2021_is_no_edition() -> None:
    assert tuple(h.edition for h in CITY.editions(SCHEME)) == EDITIONS


# Points per full month, or per commendation.
RATES = {
    ("2023", "own-home"): "1",
    ("2023", "rented-home"): "0.2",
    ("2023", "si-pension"): "0.3",
    ("2023", "si-medical"): "0.3",
    ("2023", "si-unemployment"): "0.3",
    ("2023", "si-work-injury"): "0.3",
    ("2023", "si-maternity"): "0.3",
    ("2023", "heroism"): "30",
    ("2017-trial", "own-home"): "1",
    ("2017-trial", "rented-home"): "0.2",
    ("2017-trial", "si-pension"): "1.5",
    ("2017-trial", "credit-under-90"): "-15",
    ("2017-trial", "credit-90"): "-30",
}


@pytest.mark.parametrize(("edition", "name"), RATES)
def test_rates(edition: str, name: str) -> None:
    rule = rate(book(edition), name)
    assert rule.points == Decimal(RATES[edition, name])
    assert (rule.per, rule.at) == (1, 0)


FLAT = {
    ("2023", "negative-record"): -200,
    ("2023", "illegal-act"): -300,
    ("2017-trial", "credit-debtor"): -100,
    ("2017-trial", "crime-record"): -200,
}


@pytest.mark.parametrize(("edition", "name"), FLAT)
def test_deductions(edition: str, name: str) -> None:
    assert item(book(edition), name).points == FLAT[edition, name]


def test_what_drugs_cost_in_2017_is_not_a_number() -> None:
    entry = item(book("2017-trial"), "crime-drugs")
    assert entry.points == Bounds(at_most=Decimal(0))
    assert entry.evidence == "unknown"


@pytest.mark.parametrize("edition", EDITIONS)
def test_nothing_has_a_cap(edition: str) -> None:
    assert all(e.max is None and e.min is None for e in entries(book(edition)).values())


def test_home_adds_in_2023_and_is_chosen_in_2017() -> None:
    found = []
    for edition in EDITIONS:
        homes = group(book(edition), "stable-residence")
        found.append((homes.combine, homes.children))
    both = ("own-home", "rented-home")
    assert found == [("highest", both), ("sum", both)]


# Grades of the lines: 2017 on trial, 2023; "-" where the line is absent.
GRADES = {
    "own-home": "BB",
    "rented-home": "BB",
    "si-pension": "CB",
    "si-medical": "-B",
    "heroism": "-B",
    "negative-record": "-B",
    "illegal-act": "-B",
    "credit": "C-",
}


@pytest.mark.parametrize("line", GRADES)
def test_grades(line: str) -> None:
    assert "".join(grade(book(edition), line) for edition in EDITIONS) == GRADES[line]


def test_gates() -> None:
    assert {e: list(gates(book(e))) for e in EDITIONS} == {
        "2017-trial": [
            "age",
            "permit",
            "housing-5y",
            "si-5y",
            "no-forbidden-organisation",
            "social-maintenance-fee",
        ],
        "2023": ["age", "permit", "housing-5y", "si-5y", "no-crime"],
    }
    assert all(gate.kind != "threshold" for e in EDITIONS for gate in gates(book(e)).values())


READINGS = {
    "reference-date": "deadline",
    "age-limit": None,
    "joined-housing": "apart",
    "former-home": None,
    "back-paid": "excluded",
    "paying-now": "required",
}


def test_readings_and_their_defaults() -> None:
    assert open_readings(book("2023")) == READINGS


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_score_alone_ranks_and_ties_are_all_admitted(edition: str) -> None:
    ranking = book(edition).ranking
    assert ranking is not None
    assert [key.score for key in ranking.by] == ["total"]
    assert ranking.ties == "all"


# Round: edition, lowest score, quota, grade.
ROUNDS = {
    "2017": ("2017-trial", "307", 10000, "B"),
    "2018": ("2017-trial", "304", 10000, "B"),
    "2019": ("2017-trial", "300", 10000, "B"),
    "2020": ("2017-trial", "296", 10000, "B"),
    "2023": ("2023", "319.8", 20000, "C"),
    "2024": ("2023", "None", 10000, "B"),
}


def test_past_rounds() -> None:
    rounds = CITY.rounds(SCHEME)
    assert rounds is not None
    found = {r.id: (r.edition, str(r.line), r.quota, r.evidence) for r in rounds.rounds}
    assert found == ROUNDS
