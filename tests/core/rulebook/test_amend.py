"""A simulation changes an edition: what it changes is assumed, and the package stays as it is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from jifen_sdk import score_facts
from jifen_sdk.city import City
from jifen_sdk.errors import InputError
from jifen_sdk.rulebook.book import Rulebook

ROOT = Path(__file__).parents[2] / "fixtures" / "testcity"
ON = date(2021, 1, 1)
# 第三条: 35 years 30 points, 60 months 25 points: 55, and the line is 60.
FACTS = {"age": 35, "insured_months": 60, "permit": True}
LINE = {"id": "standard", "when": {"score": "total", "at_least": 55}}


@pytest.fixture
def city() -> City:
    return City(ROOT)


@pytest.fixture
def book(city: City) -> Rulebook:
    return city.book("jifen", "2020", ON)


def grades(book: Rulebook) -> dict[str, str]:
    found: dict[str, str] = {item.id: book.grade(item) for item in book.items}
    found |= {group.id: book.grade(group) for group in book.groups}
    return found | {gate.id: book.grade(gate) for gate in book.gates}


def test_a_lower_line_lets_in_and_says_so(city: City) -> None:
    sheet = score_facts(city.amend({"id": "lower", "gates": [LINE]}), FACTS, on=ON)
    assert (sheet.edition, sheet.verdict) == ("2020+lower", "qualifies")
    assert sheet.line == 55
    assert sheet.evidence == "assumed"
    assert {g.gate.id: g.evidence for g in sheet.gates} == {
        "residence-permit": "A",
        "standard": "assumed",
    }
    assert sheet.gates[-1].cite == "示例市积分办法（2019） 假定（assumed: lower），原为 第五条"
    assert [door.status for door in sheet.entitlements] == ["unknown"]  # pupil was not given


def test_the_city_and_its_book_stay_as_they_are(city: City, book: Rulebook) -> None:
    before = book.model_copy(deep=True)
    score_facts(city.amend({"id": "lower", "gates": [LINE]}), FACTS, on=ON)
    sheet = score_facts(city, FACTS, on=ON)
    assert (sheet.edition, sheet.verdict, sheet.evidence) == ("2020", "does-not-qualify", "A")
    assert city.book("jifen", "2020", ON) is book
    assert book == before


def test_only_what_differs_is_written(book: Rulebook) -> None:
    amended = book.amend({"id": "cap", "items": [{"id": "social-insurance", "max": 20}]})
    item = next(i for i in amended.items if i.id == "social-insurance")
    old = next(i for i in book.items if i.id == "social-insurance")
    assert (item.max, item.rule, item.name) == (Decimal(20), old.rule, old.name)
    assert amended.gates == book.gates


def test_an_entry_made_of_what_is_assumed_is_assumed(book: Rulebook) -> None:
    amended = book.amend({"id": "cap", "items": [{"id": "age", "points": 7, "evidence": "A"}]})
    assert grades(amended) == {
        "age": "assumed",
        "social-insurance": "A",
        "total": "assumed",
        "residence-permit": "A",
        "standard": "A",
    }


def test_an_item_that_looks_at_a_changed_fact_is_assumed(city: City) -> None:
    fact = city.book("jifen", "2020", ON).facts["age"].model_dump(by_alias=True, exclude_unset=True)
    amended = city.amend({"id": "child", "facts": {"age": fact | {"most": 90}}})
    sheet = score_facts(amended, FACTS, on=ON)
    assert {i.id: i.evidence for i in sheet.items} == {"age": "assumed", "social-insurance": "A"}


@pytest.mark.parametrize(
    ("effective", "total"),
    [(None, 5 + 24 * 3), (date(2022, 1, 1), 5 + 24 * 3), (date(2022, 1, 2), 5 + 18)],
)
def test_a_parameter_is_replaced_on_every_day_or_from_one_on(
    effective: date | None, total: int, city: City
) -> None:
    # 24 months at 0.75 points on 2022-01-01 are 18; the permit gives 5.
    change = {"id": "month-points", "value": 3, "effective": effective}
    amended = city.amend({"id": "more", "parameters": [change]}, scheme="luohu")
    facts = {"insured_months": 24, "permit": True}
    sheet = score_facts(amended, facts, on=date(2022, 1, 1), scheme="luohu")
    assert sheet.edition == "2021+more"
    assert sheet.total.low == total
    assert {i.id: i.evidence for i in sheet.items} == {
        "residence-permit": "A",
        "social-insurance": "assumed",
    }


def test_amendments_of_the_package_come_first(city: City) -> None:
    amended = city.amend({"id": "old-cap", "items": [{"id": "social-insurance", "max": 50}]})
    facts = {"age": 50, "insured_months": 400, "permit": True}
    sheets = [score_facts(c, facts, on=date(2024, 1, 1)) for c in (city, amended)]
    assert [sheet.total.low for sheet in sheets] == [60, 50]  # the amendment of 2023 says 60
    assert sheets[1].edition == "2022+old-cap"


def test_changes_can_be_put_over_changes(city: City) -> None:
    twice = city.amend({"id": "lower", "gates": [LINE]}).amend(
        {"id": "cap", "items": [{"id": "social-insurance", "max": 20}]}
    )
    sheet = score_facts(twice, FACTS, on=ON)
    assert sheet.edition == "2020+lower+cap"
    assert (str(sheet.total.low), str(sheet.line)) == ("50", "55")
    assert [i.evidence for i in sheet.items] == ["A", "assumed"]
    assert sheet.gates[-1].evidence == "assumed"


def test_what_is_removed_no_longer_counts(city: City) -> None:
    amended = city.amend({"id": "open", "remove": {"gates": ["residence-permit"]}})
    sheet = score_facts(amended, {"age": 35, "insured_months": 84, "permit": False}, on=ON)
    assert ([g.gate.id for g in sheet.gates], sheet.verdict) == (["standard"], "qualifies")
    assert sheet.evidence == "assumed"


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"gates": [{"id": "standrd"}]}, r"JF-AMEND-ID x gates.standrd: .*\"standard\""),
    ({"items": [{"id": "zzz", "max": 3}]}, "JF-AMEND-ID x items.zzz: .*age, social-insurance"),
    ({"remove": {"items": ["zzz"]}}, "JF-AMEND-ID x remove.items.zzz"),
    ({"remove": {"itms": ["age"]}}, r"JF-AMEND-ID x remove.itms: .*\"items\""),
    ({"parameters": [{"id": "zzz", "value": 3}]}, "JF-AMEND-ID x parameters.zzz"),
    ({"items": [{"id": "age", "max": "many"}]}, "JF-AMEND-FORM x items.age.max"),
    ({"items": [{"id": "age", "mx": 3}]}, "JF-AMEND-FORM x items.age.mx"),
    ({"items": [{"max": 3}]}, "JF-AMEND-FORM items.0.id"),
    ({"itms": []}, "JF-AMEND-FORM itms"),
    ({"id": "Über"}, "JF-AMEND-FORM id"),
    (
        {"gates": [{"id": "standard", "when": {"score": "zzz", "at_least": 3}}]},
        "JF-AMEND-IDS x: .*no item or group 'zzz'",
    ),
]


@pytest.mark.parametrize(("changes", "message"), REFUSED, ids=[m for _, m in REFUSED])
def test_a_change_that_does_not_fit_is_refused_with_its_place(
    changes: dict[str, Any], message: str, book: Rulebook
) -> None:
    with pytest.raises(InputError, match=message) as refused:
        book.amend({"id": "x", **changes})
    assert refused.value.exit_code == 2
