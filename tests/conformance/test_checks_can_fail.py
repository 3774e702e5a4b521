"""Every check passes on a whole city, and fails on one that breaks just its clause."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jifen_sdk.city import City
from jifen_sdk.conformance import CHECKS, CheckResult, run_checks
from jifen_sdk.conformance.run import Checking

Break = Callable[[Path], None]


def change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{file} does not hold {old!r}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def edit(file: str, old: str, new: str) -> Break:
    return lambda folder: change(folder, file, old, new)


def write(file: str, text: str) -> Break:
    def run(folder: Path) -> None:
        (folder / file).write_text(text, encoding="utf-8")

    return run


def code(line: str) -> Break:
    """Run a line when the city's package is imported."""
    return edit("__init__.py", "@hookimpl", f"{line}\n\n\n@hookimpl")


def remove(file: str) -> Break:
    return lambda folder: (folder / file).unlink()


# Broken by code or by what lies outside the city: see test_checks_of_behaviour.py, test_by_hand.py.
WITH_CODE = {
    "as-printed",
    "json",
    "bad-facts",
    "record-order",
    "no-crash",
    "intervals",
    "arithmetic",
    "repeatable",
    "frames",
    "profiles-score",
    "profiles-repeat",
}

REVISED_45 = "age = 45 }\nexpect = { items = { age = 10 } }"
REVISED_46 = "age = 46 }\nexpect = { items = { age = 0 } }"

SCHOOL_BY_AGE = """
id = "school"
name = { zh = "入学", en = "Compulsory schooling (入学)" }
sources = [{ id = "schooling", title = "示例市入学办法", seen = "full" }]
[facts.age]
name = { zh = "月龄", en = "age in months (月龄)" }
unit = "months"
measure = { kind = "age" }

[[versions]]
effective = 2020-01-01
effective_evidence = "A"
points = "none"
rule = { zh = "满72个月可以入学。", en = "Children of 72 months may go to school." }
cite = "第一条"
evidence = "A"
when = { fact = "age", at_least = 72 }
"""

OWN = 'kind = "own", name = "density", type = "number"'
NEVER = 'when = { all = [{ fact = "permit", is = true }, { fact = "permit", is = false }] }'
ALWAYS = 'any = [{ fact = "pupil", is = false }, {'

# Check id -> ways to break its clause, and what the message must say.
BROKEN: dict[str, list[tuple[Break, str]]] = {
    "files": [
        (edit("city.toml", 'doors = ["school"]', "doors = []"), "school"),
        (edit("city.toml", "default = true\n", ""), "default"),
        (remove("luohu/2021.toml"), "luohu"),
        (write("city.toml", "id = 3"), "JF-RULEBOOK-FORM"),
        (edit("luohu/2021.toml", 'edition = "2021"', 'edition = "2022"'), "luohu/2022"),
        (edit("jifen/2020.toml", 'evidence = "A"\n\n', 'evidence = "D"\n\n'), "evidence"),
    ],
    "loads": [
        (edit("jifen/2020.toml", "per = 12", "per = 0"), "per cannot be 0"),
        (edit("jifen/2020.toml", 'fact = "permit"', 'fact = "permits"'), "permits"),
        (edit("jifen/2020.toml", 'of = ["age", ', 'of = ["ages", '), "ages"),
        (edit("jifen/2020.toml", "max = 50", "maximum = 50"), "maximum"),
        (edit("jifen/2020.toml", "points = 30", "points = nan"), "JF-RULEBOOK-FORM"),
        (edit("jifen/2022.toml", 'amends = "2020"', 'amends = "2019"'), "2019"),
        (edit("doors/school.toml", 'fact = "pupil"', 'fact = "child"'), "child"),
        (write("parameters/month-points.toml", "id = "), "JF-RULEBOOK-TOML"),
    ],
    "dates": [
        (edit("jifen/2020.toml", "until = 2021-12-31", "until = 2022-01-01"), "overlaps"),
        (edit("jifen/2022.toml", "effective = 2023-07-01", "effective = 2021-07-01"), "outside"),
    ],
    "languages": [
        (edit("jifen/2020.toml", '{ zh = "总积分", ', '{ zh = "Total", '), "zh"),
        (edit("doors/school.toml", 'en = "Compulsory schooling (入学)"', 'en = "入学"'), "en"),
    ],
    "citations": [
        (edit("doors/school.toml", 'cite = "第一条"\nevidence = "A"', 'cite = "第一条"'), "school"),
    ],
    "parameters": [
        (remove("parameters/month-points.toml"), "month-points"),
    ],
    "measures": [
        (
            edit("luohu/2021.toml", 'kind = "months", of = "insurance"', OWN),
            "measures density: expected a measure that the city hands over, found none",
        ),
    ],
    "same-facts": [
        (
            edit("luohu/2021.toml", 'unit = "months"', 'unit = "calendar-years"'),
            "luohu/2021 facts.insured_months: expected number (months) as in jifen/2020",
        ),
        (
            write("doors/school.toml", SCHOOL_BY_AGE),
            "doors/school facts.age: expected number (years) as in jifen/2020, found number (mon",
        ),
    ],
    "cases-present": [
        (remove("cases/cases.toml"), "no case of jifen/2020 expects points of age"),
        (edit("cases/cases.toml", 'id = "revised"', 'id = "settled"'), "twice"),
    ],
    "cases-pass": [
        (edit("jifen/2020.toml", "points = 5", "points = 4"), "expected 10"),
        (edit("jifen/2020.toml", "at_most = 35", "at_most = 34"), "expected 30"),
        (edit("parameters/month-points.toml", "value = 0.5", "value = 0.6"), "expected 6"),
        (edit("cases/cases.toml", "age = 35,", "ages = 35,"), "JF-FACT-ID"),
    ],
    "gaps": [
        (edit("jifen/2020.toml", "until = 2021-12-31", "until = 2021-11-30"), "2021-12-01 to"),
    ],
    "unknown-values": [
        (edit("jifen/2020.toml", "（一）", '"\nevidence = "unknown'), "found 30"),
        (edit("jifen/2020.toml", "（二）", '"\nevidence = "unknown'), "rule.points"),
        (
            edit("luohu/2021.toml", '"第一条"\npoints', '"第一条"\nevidence = "unknown"\npoints'),
            "5",
        ),
        (edit("jifen/2020.toml", '"第五条"', '"第五条"\nevidence = "unknown"'), "when.at_least"),
    ],
    "cases-reach": [
        (edit("cases/cases.toml", "age = 0, social-insurance = 60", "age = 0"), "max 60"),
        (
            edit("cases/cases.toml", REVISED_45, REVISED_46),
            "jifen/2022 age: expected a case for row 2",
        ),
    ],
    "bounds": [
        (edit("jifen/2020.toml", "max = 50", "max = 49.96\nround = 1"), "at most 49.96"),
    ],
    "gates-reachable": [
        (
            edit("jifen/2020.toml", 'when = { fact = "permit", is = true }', NEVER),
            "jifen/2020 residence-permit: expected facts that meet it, found none",
        ),
        (
            edit("jifen/2020.toml", "at_least = 60", "at_least = 80.1"),
            "jifen/2020 standard: expected facts that meet it, found none",
        ),
        (
            edit("doors/school.toml", 'all = [{ qualifies = "jifen" }, {', ALWAYS),
            "doors/school 2020-01-01: expected facts that miss it, found none",
        ),
    ],
    "monotonic": [
        (
            edit(
                "jifen/2020.toml", 'cite = "第三条（一）"', 'cite = "第三条"\nrises_with = ["age"]'
            ),
            "age from age = 35 to 36: expected no fewer points, found fewer",
        ),
        (
            edit("luohu/2021.toml", 'combine = "sum"', 'combine = "sum"\nfalls_with = ["permit"]'),
            "total from permit = False to True: expected no more points, found more",
        ),
        (
            edit("jifen/2020.toml", "max = 50", 'max = 50\nrises_with = ["permit"]'),
            "jifen/2020 social-insurance: expected facts that its points rest on, found permit",
        ),
    ],
    "self-contained": [
        (code("open('/etc/hostname')"), "found the file /etc/hostname"),
        (code("import pathlib; pathlib.Path(__file__ + '.log').write_text('')"), "py.log"),
        (code("import socket; socket.create_connection(('127.0.0.1', 9))"), "the network"),
        (code("import subprocess; subprocess.run(['true'])"), "another process (subprocess.Popen)"),
        (code("__import__('jifen_' + 'other')"), "found the package jifen_other"),
    ],
    "isolation": [
        (write("more.py", "from jifen_other.rules import points"), "jifen_other.rules"),
        (edit("__init__.py", "from jifen_sdk.city", "import jifen_other\nfrom jifen_sdk.city"), ""),
    ],
}
CASES = [
    pytest.param(check, break_, says, id=f"{check}-{number}")
    for check, ways in BROKEN.items()
    for number, (break_, says) in enumerate(ways)
]


def results(folder: Path) -> dict[str, CheckResult]:
    return {r.id: r for r in run_checks(City(folder, "1.0"))}


def test_a_whole_city_passes(folder: Path) -> None:
    found = {r.id: r.status for r in results(folder).values() if r.status != "passed"}
    assert found == {"as-printed": "skipped"}


def test_every_check_has_a_city_that_breaks_it() -> None:
    assert {*BROKEN, *WITH_CODE} == {check.id for check in CHECKS}


@pytest.mark.parametrize(("check", "break_", "says"), CASES)
def test_a_broken_city_is_found_out(folder: Path, check: str, break_: Break, says: str) -> None:
    break_(folder)
    blame = Checking(City(folder, "1.0")).result(check)
    assert blame.status == ("failed" if blame.check.level == "required" else "advised")
    assert says in " ".join(blame.problems)
    assert blame.message.zh
    assert blame.message.en


def test_a_failed_check_stops_only_those_that_need_it(folder: Path) -> None:
    change(folder, "jifen/2020.toml", "per = 12", "per = 0")
    found = {r.id: r.status for r in results(folder).values()}
    assert found["loads"] == "failed"
    assert found["files"] == found["isolation"] == "passed"
    assert found["cases-pass"] == found["languages"] == "skipped"


def test_needs_name_earlier_checks() -> None:
    seen: set[str] = set()
    for check in CHECKS:
        assert set(check.needs) <= seen
        seen.add(check.id)
