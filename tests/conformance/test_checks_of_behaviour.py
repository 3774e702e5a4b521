"""Checks that only a city with code of its own, or a broken core, can fail."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from jifen_sdk import scoring
from jifen_sdk.city import City
from jifen_sdk.conformance import (
    CHECKS,
    CheckResult,
    arithmetic,
    behaviour,
    facts,
    properties,
    run_checks,
)
from jifen_sdk.engine import Engine
from jifen_sdk.frame.bounds import Arithmetic, Span
from jifen_sdk.frame.columns import Column, Columns
from jifen_sdk.profile import parse_profile
from jifen_sdk.rulebook.parameters import Parameter
from jifen_sdk.sheet import Sheet
from jifen_sdk.sources import FromFacts, Taken

Score = Callable[..., Sheet]


def result(city: City, check: str) -> CheckResult:
    return next(r for r in run_checks(city) if r.id == check)


def assert_failed(city: City, check: str, says: str) -> None:
    found = result(city, check)
    assert found.status == "failed"
    assert says in found.problems[0]
    assert f"docs/checks.md#{check}" in found.message.en


@pytest.mark.parametrize("number", [Decimal(3), float("nan"), (1, 2)])
def test_json_that_does_not_survive(
    folder: Path, monkeypatch: pytest.MonkeyPatch, number: object
) -> None:
    monkeypatch.setattr(behaviour, "sheet_json", lambda sheet, lang: {"points": number})
    assert result(City(folder), "json").status == "failed"


def test_bad_facts_that_are_taken(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(city: City, given: dict[str, Any], **options: Any) -> Sheet:
        return scoring.score_facts(city, {}, **options)

    monkeypatch.setattr(facts, "score_facts", careless)
    assert_failed(City(folder), "bad-facts", "jifen/2020 no_such_fact = 1: expected JF-FACT-")


def test_bad_facts_that_only_a_door_takes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Careless(FromFacts):
        def take(self, engine: Engine, city: City, on: date) -> Taken:
            return Taken(engine, {})

    monkeypatch.setattr(facts, "FromFacts", Careless)
    assert_failed(City(folder), "bad-facts", "doors/school 2020-01-01 pupil = 0.5: expected JF-")


@pytest.mark.parametrize("bad", [0.5, True, "1", -1, 151, "no-such-option"])
def test_every_kind_of_bad_fact_is_tried(
    folder: Path, monkeypatch: pytest.MonkeyPatch, bad: object
) -> None:
    """An engine that takes one kind of bad value is found out."""

    def careless(city: City, given: dict[str, Any], **options: Any) -> Sheet:
        taken = [repr(value) for value in given.values()] == [repr(bad)]
        return scoring.score_facts(city, {} if taken else given, **options)

    monkeypatch.setattr(facts, "score_facts", careless)
    assert_failed(City(folder), "bad-facts", f"= {bad!r}")


def test_records_whose_order_matters(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def shortened(raw: dict[str, Any]) -> Any:
        person = {kind: records[:1] for kind, records in raw["applicant"].items()}
        return parse_profile({"applicant": person})

    monkeypatch.setattr("jifen_sdk.conformance.cases.parse_profile", shortened)
    cases = folder / "cases" / "cases.toml"
    text = cases.read_text(encoding="utf-8")
    cases.write_text(
        text.replace("social-insurance = 5.5", "social-insurance = 2").replace("= 11 }", "= 4 }"),
        encoding="utf-8",
    )
    assert_failed(City(folder), "record-order", "two-spells")


def test_a_crash_on_age_0(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def divides(city: City, facts: dict[str, Any], **options: Any) -> Sheet:
        assert 1 / facts.get("age", 1)
        return scoring.score_facts(city, facts, **options)

    monkeypatch.setattr(properties, "score_facts", divides)
    assert_failed(City(folder), "no-crash", "ZeroDivisionError")


def test_unknown_taken_for_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def as_zero(city: City, facts: dict[str, Any], **options: Any) -> Sheet:
        nothing = {"age": 0, "insured_months": 0, "permit": False}
        known = scoring.edition_for(
            city, options["on"], scheme=options["scheme"], edition=options["edition"]
        ).engine.inputs
        filled = {name: value for name, value in nothing.items() if name in known}
        return scoring.score_facts(city, {**filled, **facts}, **options)

    monkeypatch.setattr(properties, "score_facts", as_zero)
    assert_failed(City(folder), "intervals", "left out")


def test_a_sum_that_is_wrong(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    exact = arithmetic.exact_points

    def one_more(sheet: Sheet, entry: str) -> Any:
        points = exact(sheet, entry)
        return None if points is None else points + 1

    monkeypatch.setattr(arithmetic, "exact_points", one_more)
    assert_failed(City(folder), "arithmetic", "total: expected")


class Moody(City):
    """A city whose parameter is another one at every look."""

    looks = count()

    def parameter(self, name: str) -> Parameter:
        found = super().parameter(name)
        values = tuple(
            value.model_copy(update={"value": Decimal(next(self.looks))}) for value in found.values
        )
        return found.model_copy(update={"values": values})


def test_a_city_with_a_mood(folder: Path) -> None:
    cases = folder / "cases" / "cases.toml"
    text = cases.read_text(encoding="utf-8")
    cases.write_text(text.partition('[[cases]]\nid = "settled"')[0], encoding="utf-8")
    assert_failed(Moody(folder), "repeatable", "expected the same points")


def test_figures_that_the_text_does_not_print(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = folder / "jifen" / "2020.toml"
    text = edition.read_text(encoding="utf-8")
    with_figure = text.replace('（一）"', '（一）"\nas_printed = ["满30分"]')
    edition.write_text(with_figure, encoding="utf-8")
    laws = tmp_path / "laws"
    laws.mkdir()
    monkeypatch.setenv("JIFEN_LAW_TEXTS", str(laws))
    assert result(City(folder), "as-printed").reason == "no file testcity-*.txt in JIFEN_LAW_TEXTS"
    (laws / "testcity-2019.txt").write_text("年龄不满35周岁的，\n满 30\n分。", encoding="utf-8")
    assert result(City(folder), "as-printed").status == "passed"
    (laws / "testcity-2019.txt").write_text("年龄不满35周岁的，满31分。", encoding="utf-8")
    assert_failed(City(folder), "as-printed", "jifen/2020 age as_printed: expected '满30分'")


@pytest.mark.parametrize(
    ("method", "wrong", "says"),
    [
        ("filled", lambda self, x, value: self.constant(0), "expected"),  # unknown counts as none
        ("quotient", lambda self, x, by: x, "social-insurance: expected"),
        ("negated", lambda self, x: x, "expected"),
        ("all", lambda self, parts: self.truth(True), "gates: expected False, found True"),
    ],
)
def test_columns_that_are_compiled_wrongly(
    folder: Path, monkeypatch: pytest.MonkeyPatch, method: str, wrong: object, says: str
) -> None:
    monkeypatch.setattr(Columns, method, wrong)
    problems = list(properties.check_frames(City(folder)))
    assert any(says in problem for problem in problems), problems


def test_a_null_that_is_let_through_as_points(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def let_through(do: Arithmetic, test: Column, then: Span, other: Span) -> Span:
        low, high = zip(then, other, strict=True)
        return Span(do.columns.where(test, *low), do.columns.where(test, *high))

    monkeypatch.setattr(Arithmetic, "where", let_through)
    problems = list(properties.check_frames(City(folder)))
    assert any("item.age: expected None, found 0" in problem for problem in problems), problems


@pytest.mark.parametrize("package", ["narwhals", "polars"])
def test_without_the_extra_no_table_is_scored(
    folder: Path, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    monkeypatch.setattr(properties, "find_spec", lambda name: None if name == package else name)
    found = result(City(folder), "frames")
    assert found.status == "skipped"
    assert found.reason == f"needs {package}: install jifen-sdk[frame]"


def test_without_hypothesis_the_drawn_checks_are_skipped(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(properties, "find_spec", lambda name: None)
    found = {r.id: r for r in run_checks(City(folder))}
    assert found["no-crash"].status == "skipped"
    assert found["no-crash"].reason == "needs hypothesis: install jifen-sdk[testing]"
    assert found["bounds"].reason == "needs no-crash"
    assert {r.status for r in found.values()} == {"passed", "skipped"}
    assert len(found) == len(CHECKS)
