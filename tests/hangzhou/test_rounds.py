"""The rounds of 积分落户 in Hangzhou: ranked until 2023-05-07, then the line of 100.

Lines, grades and dates are written out again, not taken from the TOML files.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jifen_sdk.city import City
from jifen_sdk.rulebook.conditions import Comparison
from jifen_sdk.scoring import score_facts

CITY = City.from_package("jifen_hangzhou")
RANKED = (
    ("2018", date(2018, 1, 1)),
    ("2018", date(2021, 10, 14)),
    ("2021", date(2021, 10, 15)),
    ("2021", date(2023, 5, 7)),
)
WITH_A_LINE = (("2021", date(2023, 5, 8)), ("2021", date(2026, 11, 22)))

# Rounds as published: line, grade, last day of the window.
ROUNDS = [
    ("2018", 130, "B", "2018-03-31"),
    ("2019", 125, "B", "2019-03-31"),
    ("2020", 120, "B", "2020-03-31"),
    ("2021-1", 135, "B", "2021-03-31"),
    ("2021-2", 160, "B", "2021-11-30"),
    ("2022", 100, "C", "2022-11-30"),
    ("2024", 100, "C", "2024-09-30"),
    ("2025", 100, "C", "2025-12-31"),
]


def test_rounds() -> None:
    rounds = CITY.rounds("jifen-luohu")
    assert rounds is not None
    found = [(r.id, r.line, str(r.evidence), str(r.ended)) for r in rounds.rounds]
    assert found == [(id_, Decimal(line), *rest) for id_, line, *rest in ROUNDS]
    second = rounds.rounds[4]
    assert (second.admitted, second.published) == (7906, date(2022, 3, 24))
    assert rounds.rounds[5].applicants == 14658


# How many of them a sheet of the day shows; the second of 2021 was published on 2022-03-24.
OVER = {
    "2018-03-30": 0,
    "2019-03-10": 1,
    "2019-03-31": 2,
    "2021-10-14": 4,
    "2022-03-23": 4,
    "2022-03-24": 5,
    "2023-05-08": 6,
    "2025-12-30": 7,
    "2026-11-22": 8,
}


@pytest.mark.parametrize("day", OVER)
def test_a_sheet_shows_the_rounds_that_were_over(day: str) -> None:
    sheet = score_facts(CITY, {}, on=date.fromisoformat(day))
    assert [r.id for r in sheet.rounds] == [id_ for id_, *_ in ROUNDS[: OVER[day]]]


def test_a_round_is_ranked_until_the_line_of_100() -> None:
    for which in RANKED:
        rulebook = CITY.book("jifen-luohu", *which)
        ranking = rulebook.ranking
        assert ranking is not None
        assert [key.score for key in ranking.by] == ["total"]
        assert (ranking.ties, ranking.evidence) == ("unknown", "B")
        assert "threshold" not in {gate.kind for gate in rulebook.gates}
    for which in WITH_A_LINE:
        assert CITY.book("jifen-luohu", *which).ranking is None


def test_no_edition_has_the_line_of_a_past_round_as_a_gate() -> None:
    past = {line for _, line, _, _ in ROUNDS} - {100}
    for which in (*RANKED, *WITH_A_LINE):
        found = CITY.book("jifen-luohu", *which).gates
        compared = [gate.when for gate in found if isinstance(gate.when, Comparison)]
        assert not {when.at_least for when in compared if when.score} & past
