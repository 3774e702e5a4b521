"""The editions of 居住证积分 against the tables of the law and of the sources.

Nothing here is taken from the TOML files: points, caps, grades and dates are written out again.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest

from jifen_sdk.city import City
from jifen_sdk.rulebook.book import Rulebook
from jifen_sdk.rulebook.conditions import Comparison
from jifen_sdk.rulebook.files import read_toml
from jifen_sdk.rulebook.items import Group, Rate, ScoringItem
from tests.books import (
    ascending_points,
    cited,
    entries,
    gates,
    grade,
    group,
    item,
    not_printed_so,
    number,
    open_readings,
    printed,
    rate,
    validity,
)

CITY = City.from_package("jifen_shanghai")
ROOT = CITY.root
FILES = {f.name: read_toml(f) for f in (ROOT / "juzhuzheng-jifen").iterdir()}
DAYS = {"2013": date(2014, 1, 1), "2015": date(2016, 1, 1)}
DAYS |= {"2017": date(2022, 12, 31), "2022": date(2026, 11, 22)}


def book(edition: str, on: date | None = None) -> Rulebook:
    day = on or DAYS[edition]
    return CITY.book("juzhuzheng-jifen", edition, day)


# Validity: first day, last day, and the grade of each.
VALIDITY = {
    "2013": ("2013-07-01", "B", "2015-06-30", "D"),
    "2015": ("2015-07-01", "A", "2017-12-31", "D"),
    "2017": ("2018-01-01", "D", "2022-12-31", "C"),
    "2022": ("2023-01-01", "C", "2027-12-31", "C"),
}


@pytest.mark.parametrize("edition", VALIDITY)
def test_validity(edition: str) -> None:
    assert validity(book(edition).rulebook) == VALIDITY[edition]


def test_each_day_has_one_edition() -> None:
    headings = [book(edition).rulebook for edition in VALIDITY]
    for earlier, later in pairwise(headings):
        assert earlier.until is not None
        assert (later.effective - earlier.until).days == 1


def test_the_printed_end_of_2015_is_kept() -> None:
    assert book("2015").rulebook.printed_until == date(2018, 6, 30)


def test_numbers_of_documents_that_are_not_established_are_not_given() -> None:
    numbers = {e: book(e).rulebook.sources[0].number for e in VALIDITY}
    known = {"2015": "沪府发〔2015〕31号", "2022": "沪府规〔2022〕21号"}
    assert numbers == {"2013": None, "2017": None, **known}


# Grades of the official lines: 2013, 2015, 2017, 2022; "-" where the line is absent.
GRADES = {
    "age": "BABB",
    "education": "BABB",
    "title-or-skill": "BAAB",
    "social-insurance-years": "CABB",
    "startup-talent": "-ABB",
    "startup-service-talent": "-ACC",
    "shortage-major": "CACC",
    "investment-tax-or-jobs": "CACB",
    "contribution-base": "BABB",
    "public-service-field": "CACC",
    "outer-suburb": "CABC",
    "fresh-graduate": "CACC",
    "award": "CACC",
    "spouse-local-hukou": "CACC",
    "false-material": "CABC",
    "administrative-detention": "CABC",
    "minor-criminal-record": "CABC",
    "standard-granted": "C-AA",
}


@pytest.mark.parametrize("line", GRADES)
def test_grades_of_lines(line: str) -> None:
    assert "".join(grade(book(edition), line) for edition in VALIDITY) == GRADES[line]


@pytest.mark.parametrize("edition", VALIDITY)
def test_no_line_is_graded_above_its_parts(edition: str) -> None:
    rulebook = book(edition)
    known = entries(rulebook)

    def parts(name: str) -> Iterator[str]:
        entry = known[name]
        for child in entry.children if isinstance(entry, Group) else ():
            yield child
            yield from parts(child)

    for line in (g for g in rulebook.groups if g.line):
        highest = grade(rulebook, line.id)
        assert all(grade(rulebook, part) <= highest for part in parts(line.id)), line.id


GATE_GRADES = {
    "residence-permit": ["A", "A", "A", "C"],
    "employment": ["A", "A", "A", "C"],
    "social-insurance": ["unknown", "A", "B", "C"],
    "insured-6-months": ["-", "-", "B", "C"],
    "family-planning-violation": ["B", "A", "B", "-"],
    "serious-criminal-record": ["B", "A", "B", "C"],
    "standard": ["B", "A", "B", "B"],
}


@pytest.mark.parametrize("gate", GATE_GRADES)
def test_grades_of_gates(gate: str) -> None:
    assert [grade(book(edition), gate) for edition in VALIDITY] == GATE_GRADES[gate]


# Points, article by article.
TABLES = {
    "education": [50, 60, 90, 100, 110],
    "title-or-skill": [15, 30, 60, 100, 140],
    "award": [30, 60, 110],
}
FLAT = {"startup-talent": 120, "startup-service-talent": 120, "shortage-major": 30}
FLAT |= {"fresh-graduate": 10}
CAPS = {"age": 30, "education": 110, "title-or-skill": 140, "award": 110}
CAPS |= {"spouse-local-hukou": 40, "lingang-all-years": 20, "lingang-later-years": 20}
LINE_CAPS = {
    "investment-tax-or-jobs": [100, 120, 120, 120],
    "contribution-base": [100, 120, 120, 120],
}
# Points per unit, the unit, and from where it counts; taxes in fen, time in months.
RATES = {
    "insured-accumulated": (3, 12, None),
    "insured-continuous": (3, 12, None),
    "investment-tax": (10, 100_000 * 100, None),
    "investment-jobs": (10, 10, None),
    "public-service-all-years": (4, 12, 60),
    "lingang-all-years": (2, 12, 60),
    "spouse-local-hukou": (4, 12, None),
    "false-material": (-150, 1, None),
    "administrative-detention": (-50, 1, None),
    "minor-criminal-record": (-150, 1, None),
}


@pytest.mark.parametrize("edition", VALIDITY)
def test_points_are_the_same_in_every_edition(edition: str) -> None:
    rulebook = book(edition)
    known = entries(rulebook)
    assert {name: ascending_points(rulebook, name) for name in TABLES} == TABLES
    flat = {name: number(item(rulebook, name).points) for name in FLAT if name in known}
    assert flat == {name: FLAT[name] for name in flat}
    assert {name: number(known[name].max) for name in CAPS} == CAPS
    rules = {name: rate(rulebook, name) for name in RATES}
    assert {n: (number(r.points), r.per, r.from_) for n, r in rules.items()} == RATES


@pytest.mark.parametrize("edition", VALIDITY)
def test_age_falls_by_two_from_30_to_5_at_56(edition: str) -> None:
    rule = rate(book(edition), "age")
    assert (number(rule.base), rule.at, rule.per, number(rule.points)) == (5, 56, -1, 2)


@pytest.mark.parametrize("line", LINE_CAPS)
def test_caps_that_changed(line: str) -> None:
    assert [number(entries(book(e))[line].max) for e in VALIDITY] == LINE_CAPS[line]


@pytest.mark.parametrize("part", ["contribution-base-cumulative", "contribution-base-separate"])
def test_tiers_of_the_contribution_base(part: str) -> None:
    found = [ascending_points(book(edition), part) for edition in VALIDITY]
    assert found == [[25, 50, 100], *[[25, 50, 100, 120]] * 3]


def test_startup_talents_begin_in_2015() -> None:
    assert not {"startup-talent", "startup-service-talent"} & entries(book("2013")).keys()


@pytest.mark.parametrize("edition", VALIDITY)
def test_line_of_120(edition: str) -> None:
    when = gates(book(edition))["standard"].when
    assert isinstance(when, Comparison)
    assert (when.score, when.at_least) == ("total", 120)


@pytest.mark.parametrize("edition", VALIDITY)
def test_the_sum_never_falls_below_0(edition: str) -> None:
    known = entries(book(edition))
    assert known["points-sum" if "points-sum" in known else "total"].min == 0


@pytest.mark.parametrize("edition", VALIDITY)
def test_choose_one_rules(edition: str) -> None:
    chosen = {
        "education-or-qualification": ("education", "title-or-skill"),
        "investment-tax-or-jobs": ("investment-tax", "investment-jobs"),
    }
    for name, parts in chosen.items():
        either = group(book(edition), name)
        assert (either.combine, either.of) == ("highest", parts)


def test_vetoes() -> None:
    found = [[g.id for g in book(e).gates if g.kind == "veto"] for e in VALIDITY]
    both = ["family-planning-violation", "serious-criminal-record"]
    assert found == [both, both, both, ["serious-criminal-record"]]


# Amendments: what holds on the day before and on the day.
def test_lingang_new_area_by_date() -> None:
    def new_area(edition: str, day: date) -> ScoringItem | Group | None:
        known = entries(book(edition, day))
        return known.get("new-area-all-years") or known.get("suburb-new-area")

    assert new_area("2017", date(2019, 10, 31)) is None
    in_november = new_area("2017", date(2019, 11, 1))
    assert isinstance(in_november, ScoringItem)
    assert "unknown" in str(in_november.when)
    later = [("2017", date(2019, 12, 1)), ("2022", date(2023, 1, 1)), ("2022", date(2024, 8, 20))]
    for edition, day in later:
        three_years = new_area(edition, day)
        assert isinstance(three_years, ScoringItem)
        assert isinstance(three_years.rule, Rate)
        assert three_years.when is None
        assert (three_years.rule.from_, number(three_years.max)) == (36, 20)
    at_once = new_area("2022", date(2024, 8, 21))
    assert isinstance(at_once, ScoringItem)
    assert isinstance(at_once.rule, Rate)
    assert (number(at_once.rule.points), at_once.rule.per, at_once.rule.from_) == (2, 12, None)


def test_other_suburbs_are_of_2022_only_and_graded_c() -> None:
    name = "other-suburb-all-years"
    assert [name in entries(book(e)) for e in VALIDITY] == [False, False, False, True]
    in_2022 = book("2022")
    assert grade(in_2022, name) == "C"
    assert rate(in_2022, name).from_ == 60


def test_direct_grant_is_in_force_from_may_2020() -> None:
    """The regulation was adopted on 2020-01-20 and is in force from 2020-05-01."""
    assert "standard-granted" not in entries(book("2017", date(2020, 4, 30)))
    granted = item(book("2017", date(2020, 5, 1)), "standard-granted")
    assert granted.evidence == "A"
    assert number(granted.points) == 120
    assert number(item(book("2022", date(2023, 1, 1)), "standard-granted").points) == 120


def test_amendments_are_graded_by_date() -> None:
    found = [
        (str(a["effective"]), a["effective_evidence"])
        for _, raw in sorted(FILES.items())
        for a in raw.get("amendments", ())
    ]
    assert found == [
        ("2019-11-01", "C"),
        ("2019-12-01", "C"),
        ("2020-05-01", "B"),
        ("2024-08-21", "B"),
    ]


READINGS_2015 = {
    "reference-date": "application",
    "window-end": "application-month",
    "wage-of-month": "each-month",
    "mixed-tiers": "cumulative",
    "social-insurance-continuity": "accumulated",
    "years-after-wait": "all",
    "over-60": "none",
    "part-time-study": "any",
}
SETTLED = {"triple-wage", "mean-then-share", "veto-meaning", "succession", "suburb-waiting"}


def test_readings_and_their_defaults() -> None:
    assert open_readings(book("2015")) == READINGS_2015
    assert {r.id for r in book("2015").readings if len(r.options) == 1} == SETTLED
    assert {r.id: r.default for r in book("2022").readings}["suburb-areas"] is None


def test_figures_are_printed_so_in_the_official_text() -> None:
    figures = printed(cited(book("2015")))
    assert all(0 < len(words) <= 20 for words in figures)
    assert len(figures) >= 30
    assert not_printed_so(figures, "shanghai-jifen-banfa-2015.txt") == set()


@pytest.mark.parametrize("edition", ["2013", "2017", "2022"])
def test_nothing_is_printed_where_the_text_was_not_seen(edition: str) -> None:
    assert printed(cited(book(edition))) == set()
