from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from jifen_sdk.errors import ProfileError
from jifen_sdk.profile import EARNED, KINDS, RECORDS, Person, parse_profile, profile_schema
from jifen_sdk.profile.fields import MONEY_FIELDS

ON = date(2019, 7, 1)


def test_every_kind_of_record_has_its_model() -> None:
    assert tuple(RECORDS) == KINDS
    assert set(KINDS) > EARNED
    beside = {"birth_date", "sex", "identity", "unknown"}
    assert set(Person.model_fields) == {*KINDS, *beside}


def test_kinds_left_out_are_told_from_kinds_that_are_empty() -> None:
    applicant = parse_profile({"applicant": {"awards": []}}).applicant
    assert applicant.records("awards") == ()
    assert applicant.records("patents") is None
    null = parse_profile({"applicant": {"permits": None, "marriages": None}}).applicant
    assert null.records("permits") is None
    assert null.records("marriages") is None


def test_a_birth_date_after_the_day_is_refused() -> None:
    people = {"applicant": {"birth_date": "2019-07-01"}, "children": [{"birth_date": "2019-08"}]}
    profile = parse_profile(people)
    with pytest.raises(ProfileError) as caught:
        profile.check_on(ON)
    assert caught.value.code == "JF-PROFILE-BORN-LATER"
    assert caught.value.where == "children[0].birth_date"
    profile.check_on(date(2019, 8, 1))


def test_records_that_begin_after_the_day_are_listed() -> None:
    profile = parse_profile(
        {
            "applicant": {
                "insurance": [
                    {"city": "hefei", "from": "2015"},
                    {"city": "hefei", "from": "2019-08"},
                    {"city": "hefei", "from": "2019"},
                ],
                "awards": [{"date": "2019-07-02", "level": "city"}],
            },
            "spouse": {"marriages": [{"from": "2020"}]},
        }
    )
    assert profile.later_records(ON) == (
        "applicant.insurance[1]",
        "applicant.awards[0]",
        "spouse.marriages[0]",
    )


def test_as_if_in_moves_what_was_earned_and_nothing_else() -> None:
    place = {"province": "anhui", "city": "hefei", "district": "shushan", "zone": "park"}
    here = {"city": "wuhu", "district": "jinghu", "town": "zhongshan"}
    profile = parse_profile(
        {
            "applicant": {
                "hukou": [place],
                "insurance": [{**place, "from": "2015", "base": 5000}, {**here, "from": "2016"}],
                "education": [{**place, "from": "2001", "to": "2005"}],
            },
            "spouse": {"permits": [{**place, "from": "2015"}]},
            "children": [{"volunteering": [{**place, "date": "2015", "hours": 5}]}],
        }
    )
    moved = profile.as_if_in("wuhu")
    applicant = moved.applicant
    assert applicant.hukou == profile.applicant.hukou
    assert applicant.education == profile.applicant.education
    assert applicant.awards is None
    assert applicant.insurance is not None
    far, near = applicant.insurance
    assert (far.city, far.province, far.district, far.zone) == ("wuhu", None, None, None)
    assert far.base == 5000
    assert (near.city, near.district, near.town) == ("wuhu", "jinghu", "zhongshan")
    assert moved.spouse is not None
    assert moved.spouse.permits is not None
    assert moved.spouse.permits[0].city == "wuhu"
    assert moved.children[0].volunteering is not None
    assert moved.children[0].volunteering[0].city == "wuhu"
    assert profile.applicant.insurance is not None
    assert profile.applicant.insurance[0].city == "hefei"


def properties() -> Iterator[tuple[str, dict[str, Any]]]:
    schema = profile_schema()
    for model in (schema, *schema["$defs"].values()):
        yield from model["properties"].items()


def test_the_schema_describes_every_field_with_its_unit() -> None:
    schema = profile_schema()
    Draft202012Validator.check_schema(schema)
    units = (
        *("yuan", "percent", "metres", "hours", "persons", "months", "days", "units"),
        *("millilitres", "times", "year", "1 is first", "place", "terms", "from 0"),
    )
    for name, field in properties():
        assert field.get("description"), name
        numeric = {option.get("type") for option in (field, *field.get("anyOf", ()))}
        if numeric & {"number", "integer"}:
            assert any(unit in field["description"] for unit in units), name
    assert {name for name, field in properties() if "yuan" in field["description"]} == MONEY_FIELDS


def test_the_schema_accepts_what_the_loader_accepts() -> None:
    data = {
        "applicant": {"birth_date": "1985", "insurance": [{"city": "hefei", "from": "2015"}]},
        "application": {"on": "2019-07-01"},
        "statements": {"fresh-graduate": True},
    }
    parse_profile(data)
    validator = Draft202012Validator(profile_schema())
    validator.validate(data)
    assert not validator.is_valid({"applicant": {"birth": "1985"}})
    assert not validator.is_valid({"applicant": {"birth_date": "85"}})
