"""家庭总积分 against its formula: [(main applicant + spouse) x 2 + the others] x generations."""

from __future__ import annotations

from datetime import date

import pytest

from jifen_sdk import score_facts
from jifen_sdk.city import City
from jifen_sdk.rulebook.items import Rate, ScoringItem

CITY = City.from_package("jifen_beijing")
BOOK = CITY.book("family-plate", "2021", date(2026, 5, 1))
ITEMS = {item.id: item for item in BOOK.items}
NOBODY: dict[str, object] = {
    "applicant_draws_to_2020": 0,
    "applicant_draws_from_2021": 0,
    "c5_licence": False,
    "applicant_waiting_years": 0,
    "spouse_applies": False,
    "spouse_draws_to_2020": 0,
    "spouse_draws_from_2021": 0,
    "spouse_waiting_years": 0,
    "other_applicants": 0,
    "others_steps": 0,
    "family_years": 0,
    "generations": "one",
    "registered_months": 0,
}


def test_everything_is_graded_c_from_2021_on() -> None:
    heading = BOOK.rulebook
    assert (str(heading.effective), heading.effective_evidence) == ("2021-01-01", "C")
    assert (heading.evidence, heading.until) == ("C", None)
    entries = [*BOOK.items, *BOOK.groups]
    assert {entry.evidence for entry in entries} == {None}


def steps(item: ScoringItem) -> tuple[int, str, str, str]:
    assert isinstance(item.rule, Rate)
    return item.rule.per, item.rule.part, str(item.rule.points), str(item.max)


@pytest.mark.parametrize("who", ["applicant", "spouse"])
def test_steps(who: str) -> None:
    """78 draws to the end of 2020, six to a step: 13; from 2021 on two to a step, no cap."""
    assert steps(ITEMS[f"{who}-steps-to-2020"]) == (6, "up", "1", "13")
    assert steps(ITEMS[f"{who}-steps-from-2021"]) == (2, "up", "1", "None")


def formula(points: tuple[int, int, int], spouse: bool, generations: int) -> int:
    applicant, partner, others = points
    couple = (applicant + partner) * 2 if spouse else applicant
    return (couple + others) * generations


@pytest.mark.parametrize("spouse", [False, True])
@pytest.mark.parametrize(("name", "generations"), [("one", 1), ("two", 2), ("three", 3)])
@pytest.mark.parametrize("years", [0, 3])
@pytest.mark.parametrize("others", [0, 2])
def test_formula(spouse: bool, name: str, generations: int, years: int, others: int) -> None:
    """Applicant 2 + 2 steps + C5, spouse 1 + 1 step + 4 of waiting, others 1 each + 5 steps."""
    facts = NOBODY | {
        "applicant_draws_to_2020": 7,
        "c5_licence": True,
        "spouse_applies": spouse,
        "spouse_draws_from_2021": 1,
        "spouse_waiting_years": 4,
        "other_applicants": others,
        "others_steps": 5,
        "family_years": years,
        "generations": name,
    }
    points = (2 + 2 + 1 + years, 1 + 1 + 4 + years, others * (1 + years) + 5)
    sheet = score_facts("beijing", facts, on=date(2026, 5, 1), scheme="family-plate")
    assert sheet.total.low == sheet.total.high == formula(points, spouse, generations)
    assert sheet.verdict == "ranked"
