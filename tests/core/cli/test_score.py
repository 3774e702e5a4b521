from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def total(data: Any) -> tuple[str, str]:
    points = data["scores"]["total"]
    return points["low"], points["high"]


def test_a_profile_is_scored_under_the_edition_in_force(run: Run, profile: Path) -> None:
    ran = run("score", "testcity", profile, "--on", "2021-01-01", "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    assert (ran.data["edition"], ran.data["verdict"]) == ("2020", "does-not-qualify")
    assert total(ran.data) == ("55", "55")  # 第三条: 35 years 30, 60 months 25
    assert ran.data["ignored"] == ["applicant.awards[0]"]
    later = run("score", "testcity", profile, "--on", "2024-01-01", "--format", "json")
    assert (later.data["edition"], later.data["amended"]) == ("2022", ["2023-07-01"])


def test_the_day_is_by_default_that_of_the_application(run: Run, profile: Path) -> None:
    with profile.open("a", encoding="utf-8") as file:
        file.write("[application]\non = 2021-01-01\n")
    assert run("score", "testcity", profile, "--format", "json").data["on"] == "2021-01-01"


def test_facts_in_toml_and_json_give_the_same_sheet(run: Run, facts: Path, tmp_path: Path) -> None:
    (tmp_path / "facts.json").write_text(
        '{"insured_months": 120, "permit": true, "pupil": true}', encoding="utf-8"
    )
    on = ["--on", "2021-01-01", "--format", "json"]
    sheets = [
        run("score", "testcity", "--facts", file, *on).data
        for file in (facts, tmp_path / "facts.json")
    ]
    assert sheets[0] == sheets[1]
    assert total(sheets[0]) == ("50", "80")
    assert sheets[0]["not_given"] == ["age"]
    assert sheets[0]["verdict"] == "unknown"


def test_an_unknown_age_is_an_interval_and_says_so(run: Run, facts: Path) -> None:
    out = run("score", "testcity", "--facts", facts, "--on", "2021-01-01").out
    assert "50 to 80 points, 10 short to 20 above; cannot be told yet" in out
    assert "Facts not given, so unknown: Age (年龄)" in out


def test_one_edition_may_be_named(run: Run, facts: Path) -> None:
    args = ["score", "testcity", "--facts", facts, "--on", "2021-01-01", "--format", "json"]
    assert run(*args, "--edition", "2022").data["edition"] == "2022"
    refused = run(*args, "--edition", "1999")
    assert refused.code == 2
    assert refused.err.startswith("JF-EDITION-ID testcity jifen: no edition 1999.")


def test_a_day_without_an_edition_names_the_editions(run: Run, profile: Path) -> None:
    ran = run("score", "testcity", profile, "--on", "2012-01-01")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "JF-EDITION testcity jifen: no edition is in force on 2012-01-01. Known editions: "
        "2020 (2020-01-01..2021-12-31); 2022 (2022-01-01..).\n"
    )


def test_all_schemes_give_one_sheet_each(run: Run, profile: Path) -> None:
    args = ["score", "testcity", profile, "--scheme", "all", "--format", "json"]
    both = run(*args, "--on", "2021-06-01").data
    assert [sheet["scheme"] for sheet in both] == ["jifen", "luohu"]
    assert both[1]["ranking"]["ties"] == "all"
    early = run(*args, "--on", "2020-06-01").data
    assert early[0]["scheme"] == "jifen"
    assert early[1]["error"]["code"] == "JF-EDITION"
    assert run(*args, "--on", "2012-01-01").code == 2
    assert "JF-EDITION testcity luohu" in run(*args[:-2], "--on", "2020-06-01").out


def test_facts_for_all_schemes_go_where_they_are_known(run: Run, facts: Path) -> None:
    args = ["score", "testcity", "--facts", facts, "--scheme", "all", "--on", "2021-06-01"]
    assert [s["scheme"] for s in run(*args, "--format", "json").data] == ["jifen", "luohu"]
    with facts.open("a", encoding="utf-8") as file:
        file.write("ages = 3\n")
    refused = run(*args)
    assert refused.code == 2
    assert refused.err == f'JF-FACT-ID {facts}: ages: no such fact. Did you mean "age"?\n'


def test_all_schemes_have_no_common_edition(run: Run, facts: Path) -> None:
    args = ["--facts", facts, "--scheme", "all", "--edition", "2022", "--on", "2021-06-01"]
    ran = run("score", "testcity", *args)
    assert ran.code == 2
    assert "--edition does not go with --scheme all" in ran.err


def test_a_reading_changes_the_sheet_and_is_shown(run: Run, tmp_path: Path) -> None:
    profile = tmp_path / "p.toml"
    profile.write_text(
        '[applicant]\nbirth_date = 1985-06-01\n[[applicant.insurance]]\ncity = "testcity"\n'
        'from = "2016-01"\nto = "2020-12"\nback_paid = true\n',
        encoding="utf-8",
    )
    args = ["score", "testcity", profile, "--on", "2021-01-01"]
    assert total(run(*args, "--format", "json").data) == ("55", "55")
    left_out = [*args, "--reading", "back-payment=left-out"]
    ran = run(*left_out, "--format", "json").data
    assert (total(ran), ran["readings"]) == (("30", "30"), {"back-payment": "left-out"})
    assert "[x] left-out" in run(*left_out).out
    assert "[x] counted" in run(*args).out
    both = run(*left_out, "--scheme", "all", "--format", "json").data
    assert [sheet["readings"] for sheet in both] == [{"back-payment": "left-out"}, {}]


@pytest.mark.parametrize(
    ("reading", "code"), [("back-pay=counted", "JF-READING "), ("back-payment=x", "JF-READING-O")]
)
def test_an_unknown_reading_is_refused(run: Run, profile: Path, reading: str, code: str) -> None:
    for scheme in ("jifen", "all"):
        args = ["--on", "2021-01-01", "--reading", reading, "--scheme", scheme]
        ran = run("score", "testcity", profile, *args)
        assert ran.code == 2
        assert ran.err.startswith(code)


def test_records_of_another_city_count_as_if_local(run: Run, profile: Path) -> None:
    moved = profile.read_text(encoding="utf-8").replace("testcity", "elsewhere")
    profile.write_text(moved, encoding="utf-8")
    args = ["score", "testcity", profile, "--on", "2021-01-01", "--format", "json"]
    assert total(run(*args).data) == ("30", "30")
    assert total(run(*args, "--assume-local").data) == ("55", "55")


def test_an_unknown_city_or_scheme_names_those_there_are(run: Run, profile: Path) -> None:
    city = run("score", "nowhere", profile, "--on", "2021-01-01")
    assert (city.code, city.err.split(":")[0]) == (2, "JF-CITY nowhere")
    assert "Installed: testcity" in city.err
    scheme = run("score", "testcity", profile, "--scheme", "x", "--on", "2021-01-01")
    assert (scheme.code, scheme.err.split(":")[0]) == (2, "JF-SCHEME testcity")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("age = -5", "JF-FACT-RANGE"),
        ("age = 151", "JF-FACT-RANGE"),
        ("age = nan", "JF-FACT-TYPE"),
        ("age = 44.0", "JF-FACT-TYPE"),
        ("age = true", "JF-FACT-TYPE"),
        ('age = "44"', "JF-FACT-TYPE"),
        ("agee = 44", "JF-FACT-ID"),
        ("[age]\nyears = 44", "JF-FACT-TYPE"),
        ("pupil = 1", "JF-FACT-TYPE"),
    ],
)
def test_a_fact_that_cannot_be_is_one_line(run: Run, tmp_path: Path, line: str, code: str) -> None:
    file = tmp_path / "facts.toml"
    file.write_text(line, encoding="utf-8")
    ran = run("score", "testcity", "--facts", file, "--on", "2021-01-01")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"{code} {file}: ")
    assert ran.err.count("\n") == 1
    assert "44" not in ran.err.replace(str(file), "")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_only_english_speaks_english(run: Run, profile: Path, lang: str) -> None:
    args = ["--on", "2021-01-01", "--lang", lang, "--format", "json"]
    item = run("score", "testcity", profile, *args).data["items"][0]
    assert item["name"] == {"zh": "年龄", "en": "Age (年龄)"}[lang]
    assert ("points" in item["reason"]) == (lang == "en")
