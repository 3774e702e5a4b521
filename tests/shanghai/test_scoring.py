"""Shanghai through the public functions: editions by date, unknowns, doors, readings."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from typing import Any

import pytest

from jifen_sdk import Profile, score, score_facts
from jifen_sdk.city import City
from jifen_sdk.errors import FactError, InputError, NoEditionError, ProfileError
from jifen_sdk.plugins import Registry
from jifen_sdk.profile import parse_profile
from jifen_sdk.sheet import Points
from tests.books import between, door_status, exactly

ON = date(2026, 11, 22)
RESIDENT: dict[str, Any] = {
    "birth_date": "1988-03-05",
    "permits": [{"kind": "residence", "city": "shanghai", "from": "2015-03"}],
    "employment": [{"employer": "a", "city": "shanghai", "from": "2015-03"}],
    "insurance": [{"city": "shanghai", "from": "2015-03", "base": 12000}],
    "education": [
        {
            "diploma": "bachelor",
            "degree": "bachelor",
            "full_time": True,
            "from": "2006-09",
            "to": "2010-06",
        }
    ],
}


def profile(**changes: Any) -> Profile:
    applicant = {k: v for k, v in {**RESIDENT, **changes}.items() if v is not None}
    return parse_profile({"applicant": applicant})


@pytest.mark.parametrize(
    ("on", "edition"),
    [
        (date(2013, 7, 1), "2013"),
        (date(2015, 6, 30), "2013"),
        (date(2015, 7, 1), "2015"),
        (date(2016, 1, 1), "2015"),
        (date(2017, 12, 31), "2015"),
        (date(2018, 1, 1), "2017"),
        (date(2019, 1, 1), "2017"),
        (date(2022, 12, 31), "2017"),
        (date(2023, 1, 1), "2022"),
        (date(2024, 1, 1), "2022"),
        (date(2027, 12, 31), "2022"),
    ],
)
def test_the_edition_in_force(on: date, edition: str) -> None:
    assert score_facts("shanghai", {"age": 30}, on=on).edition == edition


@pytest.mark.parametrize("on", [date(2012, 1, 1), date(2013, 6, 30), date(2028, 1, 1)])
def test_no_edition_names_those_there_are(on: date) -> None:
    with pytest.raises(NoEditionError) as caught:
        score_facts("shanghai", {"age": 30}, on=on)
    assert caught.value.code == "JF-EDITION"
    assert caught.value.exit_code == 2
    for edition in ("2013", "2015", "2017", "2022"):
        assert f"{edition} (" in caught.value.line("en")


def test_a_profile_becomes_a_sheet() -> None:
    sheet = score(profile(), "shanghai", on=ON)
    found = {item.id: item.points for item in sheet.items}
    # 38 years old: 30; bachelor with degree: 90; 2015-03 to 2026-11 are 141 months: 11 years
    assert found["age"] == exactly(30)
    assert found["education"] == exactly(90)
    assert found["social-insurance-years"] == exactly(33)
    # 12000 is from 0.8 to below 1 time the wage in the last 41 months and above it in the 7
    # months before (11396 until 2023-06): 48 months at 0.8 and more
    assert found["contribution-base"] == exactly(25)
    assert sheet.total == exactly(178)
    assert sheet.verdict == "qualifies"


def test_a_missing_birth_date_is_an_interval_and_is_named() -> None:
    sheet = score(profile(birth_date=None), "shanghai", on=ON)
    age = next(item for item in sheet.items if item.id == "age")
    assert age.points == between(0, 30)
    assert sheet.total == between(148, 178)
    assert "birth_date" in sheet.not_given
    assert "年龄" in age.reason().zh
    assert "未知" in age.reason().zh
    assert "unknown" in age.reason().en


def test_a_gate_met_for_want_of_records_is_only_assumed() -> None:
    gates = {g.gate.id: g for g in score(profile(), "shanghai", on=ON).gates}
    assert gates["serious-criminal-record"].status == "met"
    assert gates["serious-criminal-record"].assumed
    assert gates["residence-permit"].status == "met"
    assert not gates["residence-permit"].assumed
    given = score(profile(violations=[]), "shanghai", on=ON)
    assert not {g.gate.id: g for g in given.gates}["serious-criminal-record"].assumed


def test_a_gate_whose_records_were_not_given_fails() -> None:
    gates = {g.gate.id: g for g in score(profile(permits=None), "shanghai", on=ON).gates}
    assert gates["residence-permit"].status == "failed"
    assert [t.en for t in gates["residence-permit"].lacks] != []


def test_a_kind_marked_unknown_is_not_none() -> None:
    sheet = score(profile(unknown=["violations"]), "shanghai", on=ON)
    gates = {g.gate.id: g.status for g in sheet.gates}
    assert gates["serious-criminal-record"] == "unknown"
    assert sheet.verdict == "unknown"
    assert sheet.total == between(0, 178)


def test_records_after_the_day_are_ignored_and_listed() -> None:
    later = [*RESIDENT["insurance"], {"city": "suzhou", "from": "2027-01"}]
    sheet = score(profile(insurance=later), "shanghai", on=ON)
    assert sheet.ignored == ("applicant.insurance[1]",)
    assert sheet.total == exactly(178)


def test_records_of_another_city_count_only_if_assumed_local() -> None:
    elsewhere = [{"city": "suzhou", "from": "2015-03", "base": 12000}]
    person = profile(insurance=elsewhere)
    here = score(person, "shanghai", on=ON)
    assert {i.id: i.points for i in here.items}["social-insurance-years"] == exactly(0)
    moved = score(person, "shanghai", on=ON, assume_local=True)
    assert {i.id: i.points for i in moved.items}["social-insurance-years"] == exactly(33)


@pytest.mark.parametrize(
    ("readings", "expected"),
    [({}, exactly(0)), ({"over-60": "five-points"}, exactly(5)), ({"over-60": "none"}, exactly(0))],
)
def test_a_reading_is_set_by_the_caller(readings: Mapping[str, str], expected: Points) -> None:
    sheet = score_facts("shanghai", {"age": 61}, on=ON, readings=readings)
    assert next(i.points for i in sheet.items if i.id == "age") == expected


@pytest.mark.parametrize(
    ("readings", "code"),
    [({"over-61": "none"}, "JF-READING"), ({"over-60": "ten"}, "JF-READING-OPTION")],
)
def test_a_reading_that_is_not_there_is_refused(readings: Mapping[str, str], code: str) -> None:
    with pytest.raises(InputError) as caught:
        score_facts("shanghai", {"age": 61}, on=ON, readings=readings)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"age": -5}, "JF-FACT-RANGE"),
        ({"age": 151}, "JF-FACT-RANGE"),
        ({"age": True}, "JF-FACT-TYPE"),
        ({"age": 30.0}, "JF-FACT-TYPE"),
        ({"age": float("nan")}, "JF-FACT-TYPE"),
        ({"age": "30"}, "JF-FACT-TYPE"),
        ({"aeg": 30}, "JF-FACT-ID"),
        ({"working": 1}, "JF-FACT-TYPE"),
        ({"working": "yes"}, "JF-FACT-TYPE"),
        ({"diploma": "phd"}, "JF-FACT-OPTION"),
        ({"diploma": 3}, "JF-FACT-OPTION"),
        ({"diploma": True}, "JF-FACT-OPTION"),
        ({"insured_months": 10**16}, "JF-FACT-RANGE"),
    ],
)
def test_a_bad_fact_is_refused_without_its_value(facts: dict[str, Any], code: str) -> None:
    with pytest.raises(FactError) as caught:
        score_facts("shanghai", facts, on=ON)
    assert caught.value.code == code
    (name,) = facts
    for line in (caught.value.line("zh"), caught.value.line("en")):
        assert name in line
        assert "\n" not in line


def test_a_misspelt_fact_gets_a_hint() -> None:
    with pytest.raises(FactError, match="insured_months"):
        score_facts("shanghai", {"insured_month": 3}, on=ON)


def test_a_fact_given_as_none_is_unknown() -> None:
    sheet = score_facts("shanghai", {"age": None}, on=ON)
    assert next(i.points for i in sheet.items if i.id == "age") == between(0, 30)
    assert "age" in sheet.not_given


def test_a_fact_of_a_door_is_taken() -> None:
    status = {
        held: door_status(
            score_facts("shanghai", {"residence_permit": held}, on=ON), "driving-licence"
        )
        for held in (True, False)
    }
    assert status[True] == "open"
    assert status[False] != "open"


def test_born_after_the_day_is_refused() -> None:
    with pytest.raises(ProfileError) as caught:
        score(profile(birth_date="2027-01-01"), "shanghai", on=ON)
    assert caught.value.code == "JF-PROFILE-BORN-LATER"


def test_an_unknown_edition_or_scheme_is_named() -> None:
    with pytest.raises(InputError, match="2015"):
        score(profile(), "shanghai", on=ON, edition="2014")
    with pytest.raises(InputError, match="juzhuzheng-jifen"):
        score(profile(), "shanghai", on=ON, scheme="ruhu")


def test_an_edition_can_be_named_against_its_dates() -> None:
    assert score(profile(), "shanghai", on=ON, edition="2015").edition == "2015"


def totals(city: City, on: date) -> tuple[str, Points]:
    sheet = score(profile(), city, on=on)
    return sheet.edition, sheet.total


def test_eight_threads_agree() -> None:
    days = [date(2014 + n % 13, 1 + n % 12, 1) for n in range(64)]
    alone = [totals(Registry().city("shanghai"), day) for day in days]
    fresh = Registry().city("shanghai")
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(partial(totals, fresh), days)) == alone
