"""What a closed door still lacks: the shortest way, and of equal ways the one nearest to open."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from jifen_sdk.city import City
from jifen_sdk.engine import Engine
from jifen_sdk.reasons import lacking
from jifen_sdk.rulebook.load import build_door
from jifen_sdk.rulebook.ruleset import RuleSet
from jifen_sdk.values import Choice, Value

CITIZEN = {"fact": "citizen", "is": True}
RESIDENT = {"fact": "resident", "is": True}
INSURED = {"fact": "insured", "is": True}


def lacks(condition: dict[str, Any], **facts: bool) -> list[str]:
    names = ("citizen", "resident", "insured")
    stated = {name: {"kind": "stated", "key": name, "type": "yes-no"} for name in names}
    door = build_door(
        {
            "id": "door",
            "name": {"zh": "待遇", "en": "Door"},
            "sources": [{"id": "text", "title": "办法", "seen": "full"}],
            "facts": {
                name: {"name": {"zh": f"事实{name}", "en": name}, "measure": measure}
                for name, measure in stated.items()
            },
            "versions": [
                {
                    "effective": date(2020, 1, 1),
                    "effective_evidence": "A",
                    "points": "none",
                    "rule": {"zh": "规定", "en": "rule"},
                    "cite": "第一条",
                    "evidence": "A",
                    "when": condition,
                }
            ],
        },
        "door.toml",
    )
    version = door.versions[0]
    engine = Engine(RuleSet.of_door(door, version), {}, City(Path()), date(2026, 1, 1))
    values: dict[str, Value] = {name: Choice.of(value) for name, value in facts.items()}
    found = lacking(engine, version.when, values, engine.outcomes(values))
    return [text.en.partition(" (now")[0] for text in found]


def test_the_shortest_way_is_shown() -> None:
    condition = {"any": [{"all": [RESIDENT, INSURED]}, CITIZEN]}
    assert lacks(condition, citizen=False, resident=False, insured=False) == ["citizen"]


def test_of_equal_ways_the_one_of_which_more_is_met_is_shown() -> None:
    condition = {"any": [CITIZEN, {"all": [RESIDENT, INSURED]}]}
    assert lacks(condition, citizen=False, resident=True, insured=False) == ["insured"]


def test_every_missing_part_is_shown() -> None:
    condition = {"all": [RESIDENT, INSURED, CITIZEN]}
    assert lacks(condition, citizen=True, resident=False, insured=False) == ["resident", "insured"]


def test_nothing_is_lacking_where_the_condition_holds() -> None:
    condition = {"any": [{"all": [RESIDENT, INSURED]}, CITIZEN]}
    assert lacks(condition, citizen=True, resident=False, insured=False) == []
