"""The editions of Suzhou against the measures of 2016 and the published tables.

Nothing here is taken from the TOML files: points, caps, grades and dates are written out again.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jifen_sdk.city import City
from jifen_sdk.measures.options import Score
from jifen_sdk.rulebook.book import Rulebook
from jifen_sdk.rulebook.facts import MeasuredFact
from jifen_sdk.scoring import score_facts
from jifen_sdk.sheet import Sheet
from tests.books import between, exactly, grade, known, validity_of_all

CITY = City.from_package("jifen_suzhou")
DAYS = {"2016": date(2016, 10, 31), "2021": date(2021, 10, 31), "2023": date(2023, 5, 1)}
EDITIONS = ("2016", "2021", "2023")
TODAY = date(2026, 11, 22)


def book(edition: str, scheme: str = "jifen-luohu") -> Rulebook:
    return CITY.book(scheme, edition, DAYS[edition])


def sheet(edition: str, **facts: bool | int | str) -> Sheet:
    return score_facts(CITY, facts, on=DAYS[edition], edition=edition)


def exact(edition: str, entry: str, **facts: bool | int | str) -> Decimal:
    """Return the points of an item or group that must be known."""
    return known(sheet(edition, **facts).points(entry))


# First day and last day of each edition, with their grades.
VALIDITY = {
    ("jifen-luohu", "2016"): ("2016-01-15", "A", "2020-12-31", "D"),
    ("jifen-luohu", "2021"): ("2021-01-01", "D", "2023-03-31", "B"),
    ("jifen-luohu", "2023"): ("2023-04-01", "B", "None", "None"),
    ("jifen-ruxue", "2016"): ("2016-01-15", "A", "2020-12-31", "D"),
    ("jifen-ruxue", "2021"): ("2021-01-01", "D", "2023-03-31", "D"),
    ("jifen-ruxue", "2023"): ("2023-04-01", "D", "None", "None"),
    ("jifen-ruyi", "2016"): ("2016-01-15", "A", "2020-12-31", "D"),
    ("jifen-ruyi", "2021"): ("2021-01-01", "D", "2023-03-31", "D"),
    ("jifen-ruyi", "2023"): ("2023-04-01", "D", "None", "None"),
}


def test_validity() -> None:
    assert validity_of_all(CITY) == VALIDITY


def test_the_only_number_that_is_known() -> None:
    numbers = {s.number for e in EDITIONS for s in book(e).rulebook.sources if s.number}
    assert numbers == {"苏府规字〔2015〕7号", "苏政办发〔2013〕179号"}


# Grades in 2016, 2021 and 2023; "-" where the line is absent.
GRADES = {
    "age": "A - B",
    "education": "A B C",
    "skill-title": "A B unknown",
    "skill-level": "- - C",
    "military": "- B unknown",
    "partner-area": "- B -",
    "social-insurance": "B B unknown",
    "social-insurance-nanjing": "- B -",
    "housing-fund": "B B unknown",
    "home": "B C C",
    "permit-years": "B - -",
    "residence-years": "- C unknown",
    "family-planning": "C - -",
    "invention-patent": "B - unknown",
    "utility-patent": "B - C",
    "honours": "C unknown unknown",
    "hard-job": "- C -",
    "inventions": "- unknown -",
    "social-contribution": "unknown unknown unknown",
    "tax": "unknown unknown unknown",
    "public-health": "unknown unknown -",
    "deduct-birth": "unknown - -",
    "deduct-crime": "unknown - -",
    "deduct-offences": "- unknown -",
    "deduct-other": "- unknown -",
    "deduct-dishonesty": "unknown - C",
    "deduct-detention": "- - C",
    "deduct-sentence": "- - B",
}


@pytest.mark.parametrize("line", GRADES)
def test_grades(line: str) -> None:
    assert " ".join(grade(book(edition), line) for edition in EDITIONS) == GRADES[line]


# A row of each table: edition, line, facts, points.
ROWS: list[tuple[str, str, dict[str, bool | int | str], int]] = [
    ("2016", "age", {"age": 40}, 10),
    ("2016", "age", {"age": 41}, 0),
    ("2016", "education", {"diploma": "doctor"}, 400),
    ("2021", "education", {"diploma": "doctor"}, 200),
    ("2023", "education", {"diploma": "doctor"}, 200),
    ("2023", "education", {"diploma": "senior"}, 20),
    ("2016", "skill-title", {"skill": "level-1", "title": "none"}, 300),
    ("2021", "skill-title", {"skill": "none", "title": "intermediate"}, 60),
    ("2023", "skill-level", {"skill": "level-2"}, 100),
    ("2016", "social-insurance", {"insured_months": 120}, 500),
    ("2021", "social-insurance", {"insured_months": 120}, 600),
    ("2016", "housing-fund", {"fund_months": 240}, 50),
    ("2021", "housing-fund", {"fund_months": 240}, 50),
    ("2016", "home", {"home_area": 12400}, 80),
    ("2021", "home", {"home_area": 12400}, 70),
    ("2021", "home", {"home_area": 50000}, 100),
    ("2023", "home-own", {"home_area": 12499}, 249),
    ("2016", "utility-patent", {"utility_patents": 9}, 60),
    ("2023", "utility-patent", {"utility_patents": 9}, 60),
    ("2021", "hard-job", {"hard_job_months": 12}, 100),
    ("2023", "age", {"age": 40}, 20),
    ("2023", "age", {"age": 30}, 40),
    ("2023", "age", {"age": 25}, 50),
    ("2023", "deduct-sentence", {"sentence_months": 6}, -300),
    ("2023", "deduct-detention", {"detentions": 1}, -100),
    ("2023", "deduct-dishonesty", {"debtor_records": 1}, -50),
]


@pytest.mark.parametrize(("edition", "line", "facts", "points"), ROWS)
def test_rows(edition: str, line: str, facts: dict[str, bool | int | str], points: int) -> None:
    assert exact(edition, line, **facts) == points


def test_the_home_cap_of_2023_is_300_not_250() -> None:
    home = sheet("2023", home_area=30000, co_owned_home=False).points("home")
    assert home == exactly(300)


def test_insurance_and_residence_of_2023_are_no_numbers() -> None:
    found = sheet("2023", insured_months=100, lived_permit_months=100)
    for line in ("social-insurance", "residence-years"):
        assert found.points(line) == between(0, None)


def test_nanjing_and_deductions_are_for_hukou_only() -> None:
    without, with_ = (
        sheet("2021", nanjing_insured_months=months, offences=offences).points("service-points")
        for months, offences in ((0, 0), (24, 3))
    )
    assert without == with_


# Which score of hukou by points ranks a child, and which breaks its ties.
SCORES = {"2016": ("total", "base-items"), "2021": ("service-points", "service-base")}


@pytest.mark.parametrize("scheme", ["jifen-ruxue", "jifen-ruyi"])
def test_the_better_parent_ranks_a_child(scheme: str) -> None:
    for edition, scores in SCORES.items():
        facts = book(edition, scheme).facts
        for who in ("applicant", "spouse"):
            found = [facts[f"{who}_points"], facts[f"{who}_base_points"]]
            measures = [fact.measure for fact in found if isinstance(fact, MeasuredFact)]
            of = [m.of for m in measures if isinstance(m, Score) and m.whose == who]
            assert tuple(of) == scores
    assert "applicant_points" not in book("2023", scheme).facts


def test_ranking_of_2016_breaks_ties_by_base_points_then_registration() -> None:
    for edition in ("2016", "2021"):
        ranking = book(edition).ranking
        assert ranking is not None
        keys = [(key.score or key.fact, key.order) for key in ranking.by]
        assert keys == [
            ("total", "higher"),
            ("base-items", "higher"),
            ("registered_days", "higher"),
        ]
        assert ranking.ties == "unknown"
    assert book("2023").ranking is None


def test_schools_and_medical_insurance_have_no_pass_mark() -> None:
    for scheme in ("jifen-ruxue", "jifen-ruyi"):
        for edition in EDITIONS:
            found = book(edition, scheme)
            assert found.ranking is not None
            assert "threshold" not in {gate.kind for gate in found.gates}


def test_the_line_of_400_is_known_for_2023_only() -> None:
    lines = {
        on: [g.evidence for g in CITY.book("jifen-luohu", "2023", on).gates if g.id == "line-400"]
        for on in (date(2023, 12, 31), date(2024, 1, 1), TODAY)
    }
    assert list(lines.values()) == [["B"], ["unknown"], ["unknown"]]
    facts: dict[str, bool | int | str] = {
        "insured_now": True,
        "residence_permit": True,
        "permit_months": 12,
        "any_home": True,
        "serious_crime": False,
        "diploma": "master",
        "home_area": 7500,
        "debtor_records": 0,
        "detentions": 0,
        "sentence_months": 0,
    }
    assert score_facts(CITY, facts, on=date(2023, 12, 31)).verdict == "qualifies"
    assert score_facts(CITY, facts, on=TODAY).verdict == "unknown"


# Lowest score admitted in each year, with its grade; in 2023 the fixed line.
ROUNDS = [
    ("2016", 735, "C"),
    ("2017", 740, "C"),
    ("2018", 795, "C"),
    ("2019", 730, "C"),
    ("2020", 740, "C"),
    ("2021", 565, "B"),
    ("2022", 500, "B"),
    ("2023", 400, "B"),
]


def test_rounds() -> None:
    rounds = CITY.rounds("jifen-luohu")
    assert rounds is not None
    assert [(r.id, r.line, r.evidence) for r in rounds.rounds] == [
        (id_, Decimal(line), grade_) for id_, line, grade_ in ROUNDS
    ]
    assert {r.quota for r in rounds.rounds} == {None}
    assert "730" in str(rounds.rounds[1].note)
    shown = score_facts(CITY, {}, on=date(2020, 12, 30)).rounds
    assert [r.id for r in shown] == ["2016", "2017", "2018", "2019"]
