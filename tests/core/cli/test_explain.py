from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]
ON = ("--on", "2023-08-01")


def explained(run: Run, id_: str, *args: str) -> dict[str, Any]:
    found = run("explain", "testcity", id_, *(args or ON), "--format", "json").data
    return {f"{each['kind']} {each['source']}".strip(): each for each in found}


def test_an_item_is_explained_with_rule_source_and_editions(run: Run) -> None:
    item = explained(run, "social-insurance")["item jifen 2022"]
    assert item["details"]["rule"] == ["5 points per full 12 months"]
    assert item["details"]["max"] == ["60 points"]  # the amendment of 2023-07-01
    assert (item["cite"], item["evidence"]) == ("第三条（二）", "B")
    assert item["editions"] == ["2020", "2022"]
    assert [r["id"] for r in item["readings"]] == ["back-payment"]
    assert "示例市积分办法（修订）" in [document["title"] for document in item["documents"]]


def test_an_id_may_mean_an_item_and_a_fact(run: Run) -> None:
    both = explained(run, "age")
    assert set(both) == {"item jifen 2022", "fact jifen 2022"}
    assert both["item jifen 2022"]["details"]["rule"] == [
        "Age (年龄) at most 35 years: 30 points",
        "Age (年龄) at most 45 years: 10 points",
        "the highest row that is reached counts",
    ]
    assert both["fact jifen 2022"]["details"]["used-by"] == ["age, total, standard"]


def test_every_scheme_is_searched_unless_one_is_named(run: Run) -> None:
    assert set(explained(run, "total")) == {"group jifen 2022", "group luohu 2021"}
    assert set(explained(run, "total", *ON, "--scheme", "luohu")) == {"group luohu 2021"}


@pytest.mark.parametrize(
    ("id_", "kind", "label", "said"),
    [
        ("total", "group jifen 2022", "parts", "age: Age (年龄)"),
        ("residence-permit", "gate jifen 2022", "condition", "Holds a residence permit"),
        ("standard", "threshold jifen 2022", "condition", "at least 70 points"),
        ("back-payment", "reading jifen 2022", "used-by", "social-insurance, total, standard"),
        ("insured_months", "fact jifen 2022", "type", "whole number, months"),
        ("permit", "fact jifen 2022", "measure", 'of = "permits"'),
        ("pupil", "fact school", "type", "true or false"),
        ("school", "door", "versions", "from 2020-01-01: Children of those"),
        ("month-points", "parameter", "value", "from 2022-01-01: 0.75 [B] 第二条"),
    ],
)
def test_every_kind_of_id_is_explained(
    run: Run, id_: str, kind: str, label: str, said: str
) -> None:
    assert said in explained(run, id_)[kind]["details"][label][0]
    for lang in ("zh", "en"):
        ran = run("explain", "testcity", id_, *ON, "--lang", lang)
        assert (ran.code, ran.err) == (0, "")
        assert id_ in ran.out


def test_a_reading_says_how_to_set_it(run: Run) -> None:
    out = run("explain", "testcity", "back-payment", *ON).out
    assert "change one with --reading ID=OPTION" in out
    assert "[x] counted   They count (default)" in out
    assert "[ ] left-out  They do not count" in out


def test_an_unknown_id_names_near_ones(run: Run) -> None:
    ran = run("explain", "testcity", "residence", *ON)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "JF-EXPLAIN-ID residence: no such id. Choose one of: residence-permit.\n"


def test_an_edition_may_be_named(run: Run) -> None:
    old = explained(run, "standard", *ON, "--edition", "2020")
    assert old["threshold jifen 2020"]["details"]["condition"][0].endswith("at least 60 points")
    ran = run("explain", "testcity", "age", *ON, "--edition", "1999")
    assert (ran.code, ran.err[:13]) == (2, "JF-EDITION-ID")


def test_a_day_without_an_edition_is_refused(run: Run) -> None:
    ran = run("explain", "testcity", "age", "--on", "2012-01-01")
    assert (ran.code, ran.err[:10]) == (2, "JF-EDITION")
    assert run("explain", "testcity", "school", "--on", "2012-01-01").code == 0
