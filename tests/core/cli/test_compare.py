from __future__ import annotations

import re
from collections.abc import Callable
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest

from jifen_sdk.plugins import GROUP, Registry

Run = Callable[..., Any]
ON = ("--on", "2021-06-01")


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch, run: Run) -> Run:
    """Beside the invented city: a plugin that cannot be imported, two that claim one city."""
    points = [
        EntryPoint("testcity", "testcity", GROUP),
        EntryPoint("broken", "no_such_module_of_a_city", GROUP),
        EntryPoint("doubled", "one", GROUP),
        EntryPoint("doubled", "two", GROUP),
        EntryPoint("old", "never_imported", "jifen_sdk.cities.v0"),
    ]
    registry = Registry(points)
    monkeypatch.setattr(Registry, "installed", lambda: registry)
    return run


def test_a_row_has_points_line_gap_gates_and_doors(run: Run, profile: Path) -> None:
    (row,) = run("compare", profile, *ON, "--format", "json").data
    assert row["points"] == {"low": "35", "high": "35"}  # 36 years 10, 60 months 25
    assert (row["city"], row["edition"], row["line"]) == ("testcity", "2020", "60")
    assert row["failed_gates"] == []
    assert row["next_door"]["id"] == "school"
    out = run("compare", profile, *ON).out
    assert re.search(r"Testcity \(示例市\) +35 +60 +25 short +0/1 +A", out)


def test_a_city_without_an_edition_has_a_row_that_says_so(run: Run, profile: Path) -> None:
    ran = run("compare", profile, "--on", "2012-01-01")
    assert ran.code == 0
    assert "JF-EDITION testcity jifen" in ran.out
    (row,) = run("compare", profile, "--on", "2012-01-01", "--format", "json").data
    assert row["error"]["code"] == "JF-EDITION"


def test_broken_plugins_stop_no_other_city(broken: Run, profile: Path) -> None:
    ran = broken("compare", profile, *ON)
    assert ran.code == 0
    for said in ("JF-PLUGIN-LOAD broken", "JF-PLUGIN-DUPLICATE doubled", "Testcity"):
        assert said in ran.out
    rows = {row["city"]: row for row in broken("compare", profile, *ON, "--format", "json").data}
    assert rows["testcity"]["edition"] == "2020"
    assert rows["broken"]["error"]["code"] == "JF-PLUGIN-LOAD"


def test_a_broken_plugin_asked_for_by_name_is_exit_3(broken: Run, profile: Path) -> None:
    ran = broken("score", "broken", profile, *ON)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("JF-PLUGIN-LOAD broken")
    assert broken("check", "doubled").code == 3


def test_plugins_shows_every_entry_point_with_its_reason(broken: Run) -> None:
    ran = broken("plugins")
    assert ran.code == 0
    for said in ("testcity", "FAILED", "duplicate", "other contract", "JF-PLUGIN-CONTRACT old"):
        assert said in ran.out
    found = {plugin["city"]: plugin for plugin in broken("plugins", "--format", "json").data}
    assert found["testcity"]["status"] == "ready"
    assert found["testcity"]["error"] is None
    assert found["broken"]["error"]["code"] == "JF-PLUGIN-LOAD"
    assert found["old"]["status"] == "other-contract"


def test_cities_lists_those_that_can_be_used(broken: Run) -> None:
    assert [c["id"] for c in broken("cities", "--format", "json").data] == ["testcity"]
    assert "2 plugins cannot be used" in broken("cities").out


def test_cities_lists_schemes_and_editions(run: Run) -> None:
    assert run("cities", "--format", "json", "--lang", "zh").data == [
        {
            "id": "testcity",
            "name": "示例市",
            "version": "1.2.3",
            "schemes": [
                {"id": "jifen", "default": True, "editions": ["2020", "2022"]},
                {"id": "luohu", "default": False, "editions": ["2021"]},
            ],
        }
    ]
    out = run("cities").out
    assert "2020-01-01 to 2021-12-31" in out
    assert "cannot be used" not in out


def test_without_plugins_the_lists_are_empty(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    registry = Registry([])
    monkeypatch.setattr(Registry, "installed", lambda: registry)
    assert "No city" in run("cities").out
    assert "No city plugin" in run("plugins").out
    assert run("cities", "--format", "json").data == []


def test_check_fails_with_exit_1_and_names_the_check(run: Run) -> None:
    ran = run("check", "testcity")
    assert ran.code == 1  # the invented city has no cases
    assert "FAILED   cases-present" in ran.out
    results = {r["id"]: r for r in run("check", "testcity", "--format", "json").data["checks"]}
    assert results["files"] == {
        "id": "files",
        "status": "passed",
        "level": "required",
        "since": "0.1",
        "message": results["files"]["message"],
        "problems": [],
        "reason": None,
        "documented": "docs/checks.md#files",
    }
    assert results["cases-present"]["problems"]


def test_check_says_what_a_city_costs(run: Run) -> None:
    cost = run("check", "testcity", "--format", "json").data["cost"]
    assert cost.keys() == {"load_ms", "sheet_us", "memory_kib"}
    assert all(isinstance(number, int) and number > 0 for number in cost.values())
    assert "KiB of memory" in " ".join(run("check", "testcity").out.split())
    assert "占用内存" in run("check", "testcity", "--lang", "zh").out


def test_check_passes_with_exit_0(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jifen_sdk.cli.check.run_checks", lambda city: iter(()))
    assert run("check", "testcity").code == 0
