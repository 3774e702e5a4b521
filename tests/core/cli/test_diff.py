from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jifen_sdk.city import City
from jifen_sdk.cli.difference import Difference, differences
from jifen_sdk.text import LANGS, Lang

Run = Callable[..., Any]
FIXTURES = Path(__file__).parents[2] / "fixtures"
WIDE = range(0x2E80, 0xFF61)


def by_id(data: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {each["id"]: each for each in data["differences"]}


def test_each_edition_stands_as_on_its_last_day(run: Run) -> None:
    data = run("diff", "testcity", "2020", "2022", "--format", "json").data
    assert data["before"] == {"edition": "2020", "on": "2021-12-31", "amended": []}
    # 2022 goes on: every amendment is in it.
    assert data["after"] == {"edition": "2022", "on": None, "amended": ["2023-07-01"]}
    found = by_id(data)
    assert found["standard"]["change"] == "changed"
    assert found["standard"]["kind"] == "threshold"
    assert found["standard"]["before"]["condition"] == ["Total points (总积分) at least 60 points"]
    assert found["standard"]["after"]["condition"] == ["Total points (总积分) at least 70 points"]
    cap = found["social-insurance"]
    assert (cap["before"]["max"], cap["after"]["max"]) == (["50 points"], ["60 points"])
    assert "rule" not in cap["before"]


def test_what_stays_the_same_is_not_listed(run: Run) -> None:
    found = by_id(run("diff", "testcity", "2020", "2022", "--format", "json").data)
    # The reading and the facts are taken over; the items of 2022 rest on weaker evidence.
    assert found.keys() == {"age", "social-insurance", "total", "residence-permit", "standard"}
    assert found["age"]["before"] == {"evidence": ["A"]}
    assert found["age"]["after"] == {"evidence": ["B"]}


def test_an_edition_is_compared_with_itself_before_its_amendment(run: Run) -> None:
    args = ("diff", "testcity", "2022@2023-06-30", "2022@2023-07-01")
    (only,) = run(*args, "--format", "json").data["differences"]
    assert only["id"] == "social-insurance"
    assert only["before"] == {"max": ["50 points"]}
    assert only["after"] == {"max": ["60 points"]}
    assert "Changed: item social-insurance" in run(*args).out


def test_a_day_for_both_is_the_nearest_of_each(run: Run) -> None:
    data = run("diff", "testcity", "2020", "2022", "--on", "2023-06-30", "--format", "json").data
    assert [data[side]["on"] for side in ("before", "after")] == ["2021-12-31", "2023-06-30"]
    assert "max" not in by_id(data)["social-insurance"]["after"]


def test_nothing_differs_from_itself(run: Run) -> None:
    assert run("diff", "testcity", "2020", "2020", "--format", "json").data["differences"] == []
    assert "Nothing differs." in run("diff", "testcity", "2020", "2020").out


def test_an_unknown_edition_and_a_day_outside_are_refused(run: Run) -> None:
    assert run("diff", "testcity", "2020", "1999").err.startswith("JF-EDITION-ID")
    assert run("diff", "testcity", "2020", "2022", "--scheme", "luohu").code == 2
    outside = run("diff", "testcity", "2020@2022-01-01", "2022")
    assert outside.code == 2
    assert outside.err.startswith("JF-EDITION-DAY testcity jifen 2020:")
    assert "2020-01-01..2021-12-31" in outside.err
    assert run("diff", "testcity", "2020@soon", "2022").err.startswith("JF-USAGE")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("sides", [("2020", "2022"), ("2022", "2020")])
def test_the_page_fits_into_80_columns(run: Run, lang: Lang, sides: tuple[str, str]) -> None:
    page = run("diff", "testcity", *sides, "--lang", lang).out
    for line in page.splitlines():
        assert sum(2 if ord(letter) in WIDE else 1 for letter in line) <= 80, line
    assert ("改变标准分值 standard" if lang == "zh" else "Changed: line standard") in page


@pytest.fixture
def changed(tmp_path: Path) -> Callable[..., dict[str, Difference]]:
    """Compares the edition 2020 with itself after a change of its text."""
    root = tmp_path / "testcity"
    shutil.copytree(FIXTURES / "testcity", root)
    file = root / "jifen" / "2020.toml"

    def compare(*pairs: tuple[str, str]) -> dict[str, Difference]:
        text = file.read_text(encoding="utf-8")
        city = City(root)
        before = city.book("jifen", "2020", city.editions("jifen")[0].effective)
        for old, new in pairs:
            assert text.count(old) == 1
            text = text.replace(old, new)
        file.write_text(text, encoding="utf-8")
        after = City(root).book("jifen", "2020", before.rulebook.effective)
        return {difference.id: difference for difference in differences(before, after)}

    return compare


Changed = Callable[..., dict[str, Difference]]


def test_a_rule_is_told_in_words_before_and_after(changed: Changed) -> None:
    found = changed(("per = 12, points = 5", "per = 12, points = 4"))
    difference = found["social-insurance"]
    assert difference.before is not None
    assert difference.after is not None
    assert [t.en for t in difference.before["rule"]] == ["5 points per full 12 months"]
    assert [t.zh for t in difference.after["rule"]] == ["每满 12 个月 4 分"]


def test_a_reading_and_a_measure_are_told(changed: Changed) -> None:
    found = changed(
        ('default = "counted"', 'default = "left-out"'),
        (
            'measure = { kind = "months", of = "insurance" }',
            'measure = { kind = "months", of = "insurance", within = "24 months" }',
        ),
    )
    assert found["back-payment"].after is not None
    assert [t.en for t in found["back-payment"].after["by-default"]] == ["left-out"]
    fact = found["insured_months"]
    assert fact.kind == "fact"
    assert fact.after is not None
    assert 'within = "24 months"' in fact.after["measure"][0].en


def test_what_the_words_do_not_tell_is_shown_as_written(changed: Changed) -> None:
    # Rounding stands in no sentence, and yet it changes points.
    found = changed(("max = 50", "max = 50\nround = 0"))
    difference = found["social-insurance"]
    assert difference.after is not None
    assert list(difference.after) == ["as-written"]
    assert "round = 0" in [t.en for t in difference.after["as-written"]]


def test_a_default_that_is_spelled_out_is_no_difference(changed: Changed) -> None:
    assert changed(("per = 12, points = 5", 'per = 12, points = 5, part = "drop"')) == {}


def test_what_comes_and_goes_is_told_whole(changed: Changed) -> None:
    gate = '[[gates]]\nid = "residence-permit"'
    found = changed((gate, '[[gates]]\nid = "permit-held"'))
    removed, added = found["residence-permit"], found["permit-held"]
    assert (removed.change, removed.after) == ("removed", None)
    assert (added.change, added.before) == ("added", None)
    assert added.after is not None
    assert list(added.after) == ["condition", "cite", "evidence"]


def test_a_ranking_is_told(tmp_path: Path) -> None:
    root = tmp_path / "testcity"
    shutil.copytree(FIXTURES / "testcity", root)
    file = root / "luohu" / "2021.toml"
    text = file.read_text(encoding="utf-8")
    assert text.count('ties = "all"') == 1
    (heading,) = City(root).editions("luohu")
    before = City(root).book("luohu", "2021", heading.effective)
    file.write_text(text.replace('ties = "all"', 'ties = "lot"'), encoding="utf-8")
    (found,) = differences(before, City(root).book("luohu", "2021", heading.effective))
    assert (found.kind, found.change) == ("ranking", "changed")
    assert found.after is not None
    assert [t.en for t in found.after["ties"]] == ["drawn by lot"]
