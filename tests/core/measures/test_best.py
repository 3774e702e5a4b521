from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from jifen_sdk.measures import Measured
from jifen_sdk.values import Choice

Run = Callable[..., Measured]


def option(name: str, **where: Any) -> dict[str, Any]:
    return {"id": name, "name": {"zh": name, "en": name}, **({"where": where} if where else {})}


DIPLOMAS = [option(name) for name in ("none", "college", "bachelor", "master", "doctor")]


def studies(to: str, diploma: str, **fields: Any) -> dict[str, Any]:
    return {"from": "2000", "to": to, "diploma": diploma, **fields}


def best(run: Run, profile: dict[str, Any], **options: Any) -> tuple[str | bool, ...]:
    value = run(profile, **{"kind": "best", **options}).value
    assert isinstance(value, Choice)
    return value.options


def diploma(run: Run, *records: dict[str, Any], **options: Any) -> tuple[str | bool, ...]:
    profile = {"applicant": {"education": list(records), "hukou": [{"province": "anhui"}]}}
    return best(run, profile, of="education", field="diploma", options=DIPLOMAS, **options)


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([], ("none",)),
        ([studies("2004", "senior")], ("none",)),
        ([studies("2004", "college"), studies("2008", "master")], ("master",)),
        ([studies("2004", "college"), studies("2019-07-02", "master")], ("college",)),
        ([studies("2004", "college"), studies("2019", "master")], ("college", "master")),
        ([studies("2019", "master")], ("none", "master")),
        ([studies("2019", "college"), studies("2018", "master")], ("master",)),
    ],
)
def test_the_highest_diploma_reached_by_the_day(
    run: Run, records: list[dict[str, Any]], expected: tuple[str, ...]
) -> None:
    assert diploma(run, *records) == expected


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ({"city": "hefei", "province": "anhui"}, ("bachelor",)),
        ({"city": "wuhu", "province": "anhui"}, ("bachelor",)),
        ({"city": "haikou", "province": "hainan"}, ("none",)),
        ({"city": "haikou"}, ("none", "bachelor")),
        ({}, ("none", "bachelor")),
    ],
)
def test_part_time_studies_count_here_or_in_the_province_of_the_hukou(
    run: Run, place: dict[str, Any], expected: tuple[str, ...]
) -> None:
    record = studies("2008", "bachelor", full_time=False, **place)
    places = ["own", "hukou"]
    assert diploma(run, record, part_time_places=places) == expected
    assert diploma(run, record) == ("bachelor",)
    full_time = {**record, "full_time": True}
    assert diploma(run, full_time, part_time_places=places) == ("bachelor",)


def test_part_time_studies_without_the_hukou_road(run: Run) -> None:
    near = studies("2008", "bachelor", full_time=False, city="hefei")
    far = studies("2008", "bachelor", full_time=False, city="wuhu", province="anhui")
    assert diploma(run, near, part_time_places=["hefei"]) == ("bachelor",)
    assert diploma(run, far, part_time_places=["hefei"]) == ("none",)


def test_a_part_time_diploma_rests_on_the_hukou(run: Run) -> None:
    spec = {"kind": "best", "of": "education", "field": "diploma", "options": DIPLOMAS}
    far = studies("2008", "bachelor", full_time=False, city="haikou", province="hainan")
    places = ["own", "hukou"]
    profile: dict[str, Any] = {"applicant": {"education": [far]}}
    measured = run(profile, part_time_places=places, **spec)
    assert measured == Measured(Choice.of("none"), frozenset({"hukou"}))
    profile = {"applicant": {"education": [far], "unknown": ["hukou"]}}
    measured = run(profile, part_time_places=places, **spec)
    assert measured == Measured(Choice(("none", "bachelor")))


JOB = {"city": "hefei", "from": "2015-03", "to": "2016-06"}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2015-02-28", ("none",)),
        ("2015-03", ("title",)),
        ("2016-06-30", ("title",)),
        ("2016-07", ("none",)),
        ("2015", ("none", "title")),
        ("2014", ("none",)),
    ],
)
def test_a_certificate_obtained_during_a_job_in_the_city(
    run: Run, day: str, expected: tuple[str, ...]
) -> None:
    options = [option("none"), option("title", title={"at_least": "intermediate"})]
    certificate = {"date": day, "title": "senior"}
    spec = {"of": "certificates", "options": options, "during": {"of": "employment"}}
    profile = {"applicant": {"certificates": [certificate], "employment": [JOB]}}
    assert best(run, profile, **spec) == expected
    elsewhere = {**JOB, "city": "wuhu"}
    profile = {"applicant": {"certificates": [certificate], "employment": [elsewhere]}}
    assert best(run, profile, **spec) == ("none",)


def test_options_may_want_several_fields(run: Run) -> None:
    options = [
        option("none"),
        option("special", level="city-department", comprehensive=False),
        option("general", level="city-department", comprehensive=True),
        option("province", level=["province", "state"]),
    ]
    spec = {"of": "awards", "options": options}
    awards = [
        {"date": "2015", "level": "city-department"},
        {"date": "2016", "level": "city-department", "comprehensive": True},
        {"date": "2017", "level": "district"},
    ]
    assert best(run, {"applicant": {"awards": awards[:1]}}, **spec) == ("special",)
    assert best(run, {"applicant": {"awards": awards}}, **spec) == ("general",)
    assert best(run, {"applicant": {"awards": awards[2:]}}, **spec) == ("none",)
    awards += [{"date": "2018", "level": "state"}]
    assert best(run, {"applicant": {"awards": awards}}, **spec) == ("province",)


def test_an_unknown_kind_leaves_every_option(run: Run) -> None:
    profile = {"applicant": {"unknown": ["education"]}}
    spec = {"of": "education", "field": "diploma", "options": DIPLOMAS}
    assert best(run, profile, **spec) == tuple(o["id"] for o in DIPLOMAS)
