from __future__ import annotations

from collections.abc import Callable
from typing import Any

Run = Callable[..., Any]
ON = ("--on", "2021-06-01")


def test_facts_name_type_unit_and_who_uses_them(run: Run) -> None:
    data = {row["id"]: row for row in run("facts", "testcity", *ON, "--format", "json").data}
    assert list(data) == ["age", "insured_months", "permit", "pupil"]
    assert data["age"] == {
        "id": "age",
        "name": "Age (年龄)",
        "type": "number",
        "unit": "years",
        "most": "150",
        "options": [],
        "used_by": ["jifen"],
    }
    assert (data["permit"]["type"], data["permit"]["unit"]) == ("yes-no", None)
    assert data["pupil"]["used_by"] == ["school"]


def test_facts_of_all_schemes_say_which_uses_them(run: Run) -> None:
    args = ("facts", "testcity", *ON, "--scheme", "all", "--format", "json")
    data = {row["id"]: row for row in run(*args).data}
    assert data["insured_months"]["used_by"] == ["jifen", "luohu"]
    one = run("facts", "testcity", *ON, "--scheme", "luohu", "--format", "json").data
    assert [row["id"] for row in one] == ["insured_months", "permit", "pupil"]


def test_the_table_shows_both_names_and_what_only_doors_use(run: Run) -> None:
    out = run("facts", "testcity", *ON, "--lang", "zh").out
    assert "年龄" in out
    assert "Age" in out
    assert "整数，单位岁，0 至 150" in out
    assert out.index("只有待遇用到的事实") < out.index("pupil")


def test_every_fact_listed_is_accepted_by_score(run: Run, tmp_path: Any) -> None:
    lines = []
    for row in run("facts", "testcity", *ON, "--format", "json").data:
        value = {"number": "1", "yes-no": "true"}[row["type"]]
        lines.append(f"{row['id']} = {value}")
    file = tmp_path / "facts.toml"
    file.write_text("\n".join(lines), encoding="utf-8")
    assert run("score", "testcity", "--facts", file, *ON).code == 0


def test_facts_of_a_day_without_an_edition_are_refused(run: Run) -> None:
    ran = run("facts", "testcity", "--on", "2012-01-01")
    assert ran.code == 2
    assert ran.err.startswith("JF-EDITION testcity jifen")
    assert run("facts", "testcity", "--on", "2012-01-01", "--edition", "2020").code == 0
