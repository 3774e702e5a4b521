"""A gate is met only as assumed where a kind of record that was left out decides about it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jifen_sdk import score
from jifen_sdk.city import City
from jifen_sdk.profile import parse_profile

CITY = """
id = "test"
name = { zh = "试城", en = "Testville" }
province = "test"
[[schemes]]
id = "points"
name = { zh = "积分", en = "Points" }
default = true
kind = "threshold"
"""
EDITION = """
total = "total"
[rulebook]
scheme = "points"
edition = "1"
title = { zh = "积分办法", en = "Measures" }
effective = 2020-01-01
effective_evidence = "A"
evidence = "A"
[[rulebook.sources]]
id = "text"
title = "积分办法"
seen = "full"
[facts.permit]
name = { zh = "居住证", en = "permit" }
measure = { kind = "holds", of = "permits" }
[facts.insured]
name = { zh = "参保", en = "insured" }
measure = { kind = "holds", of = "insurance" }
[facts.convicted]
name = { zh = "犯罪记录", en = "conviction" }
measure = { kind = "holds", of = "violations" }
[[items]]
id = "permit"
name = { zh = "居住证", en = "Permit" }
cite = "第二条"
points = 5
when = { fact = "permit", is = true }
[[groups]]
id = "total"
name = { zh = "总积分", en = "Total" }
cite = "第三条"
combine = "sum"
of = ["permit"]
[[gates]]
id = "resident"
name = { zh = "居住", en = "Resident" }
kind = "gate"
cite = "第一条"
when = { any = [{ fact = "permit", is = true }, { fact = "insured", is = true }] }
[[gates]]
id = "clean"
name = { zh = "无犯罪记录", en = "No conviction" }
kind = "veto"
cite = "第一条"
when = { fact = "convicted", is = false }
"""
PERMIT = {"permits": [{"city": "test", "from": "2020"}]}


@pytest.fixture
def city(tmp_path: Path) -> City:
    (tmp_path / "points").mkdir()
    (tmp_path / "city.toml").write_text(CITY, encoding="utf-8")
    (tmp_path / "points" / "1.toml").write_text(EDITION, encoding="utf-8")
    return City(tmp_path)


def gates(city: City, applicant: dict[str, Any]) -> dict[str, tuple[str, bool]]:
    sheet = score(parse_profile({"applicant": applicant}), city, on=date(2026, 1, 1))
    return {result.gate.id: (result.status, result.assumed) for result in sheet.gates}


def test_one_of_two_ways_is_enough_whatever_the_other_would_be(city: City) -> None:
    assert gates(city, PERMIT)["resident"] == ("met", False)


def test_a_veto_on_records_that_were_left_out_is_assumed_not_to_apply(city: City) -> None:
    assert gates(city, PERMIT)["clean"] == ("met", True)
    assert gates(city, {**PERMIT, "violations": []})["clean"] == ("met", False)


def test_a_gate_that_fails_or_is_unknown_is_not_assumed(city: City) -> None:
    assert gates(city, {"violations": []})["resident"] == ("failed", False)
    assert gates(city, {"unknown": ["violations"]})["clean"] == ("unknown", False)
