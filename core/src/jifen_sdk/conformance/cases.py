"""Cases: facts or a whole profile, and what the official text says comes out of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from jifen_sdk.city import City
from jifen_sdk.errors import JifenError
from jifen_sdk.model import Many, Model
from jifen_sdk.profile import parse_profile
from jifen_sdk.rulebook.facts import MeasuredFact
from jifen_sdk.rulebook.files import read_toml
from jifen_sdk.rulebook.load import build
from jifen_sdk.rulebook.numbers import Figure
from jifen_sdk.rules.lower import input_of
from jifen_sdk.scoring import edition_for, score, score_facts
from jifen_sdk.sheet import DoorStatus, ItemResult, Points, Sheet, Status, Verdict
from jifen_sdk.values import Choice, Number, Value

GivenFact = bool | int | str


class Interval(Model):
    """Bounds that are expected; one left out means that no bound is known."""

    low: Figure | None = None
    high: Figure | None = None


class Expect(Model):
    """What must come out; only what is named is compared."""

    items: dict[str, Figure | Interval] = Field(default_factory=dict)
    scores: dict[str, Figure | Interval] = Field(default_factory=dict)
    gates: dict[str, Status] = Field(default_factory=dict)
    doors: dict[str, DoorStatus] = Field(default_factory=dict)
    measured: dict[str, GivenFact | Interval] = Field(default_factory=dict)
    verdict: Verdict | None = None
    not_given: Many[str] | None = None


class Case(Model):
    """One case with its place in the official text."""

    id: str
    scheme: str
    edition: str
    on: date
    cite: str = Field(min_length=1)
    facts: dict[str, GivenFact] | None = None
    others: Literal["unknown", "none"] = Field(
        default="unknown", description="of facts: what those not named are"
    )
    profile: Annotated[dict[str, object] | None, Field(description="as in a profile file")] = None
    readings: dict[str, str] = Field(default_factory=dict)
    expect: Expect

    @model_validator(mode="after")
    def _one_way_in(self) -> Self:
        if (self.facts is None) == (self.profile is None):
            raise ValueError("give either facts or a profile")
        return self


class CaseFile(Model):
    """One file of cases."""

    cases: Many[Case]


def cases_of(city: City) -> tuple[Case, ...]:
    """Return the cases of a city, file by file. RulebookError JF-RULEBOOK-FORM."""
    folder = city.root / "cases"
    if not folder.is_dir():
        return ()
    names = sorted(f.name for f in folder.iterdir() if f.name.endswith(".toml"))
    files = (build(CaseFile, read_toml(folder / name), f"cases/{name}") for name in names)
    return tuple(case for file in files for case in file.cases)


def sheet_of(city: City, case: Case) -> Sheet:
    """Score a case, once for all checks. Raises what `score` and `score_facts` raise."""
    return city.kept(("sheet", repr(case)), partial(_score, city, case))


def _score(city: City, case: Case) -> Sheet:
    if case.profile is not None:
        profile = parse_profile(case.profile)
        return score(
            profile,
            city,
            on=case.on,
            scheme=case.scheme,
            edition=case.edition,
            readings=case.readings,
        )
    facts = dict(case.facts or {})
    if case.others == "none":
        rules = edition_for(city, case.on, scheme=case.scheme, edition=case.edition)
        facts = {**_nothing(rules.known_facts), **facts}
    return score_facts(
        city,
        facts,
        on=case.on,
        scheme=case.scheme,
        edition=case.edition,
        readings=case.readings,
    )


def _nothing(known: Mapping[str, MeasuredFact]) -> dict[str, GivenFact]:
    inputs = {name: input_of(name, fact) for name, fact in known.items()}
    return {name: i.options[0] if i.options else 0 for name, i in inputs.items()}


def mismatches(city: City, case: Case) -> Iterator[str]:
    """Yield what differs from what a case expects: where, expected, found."""
    try:
        sheet = sheet_of(city, case)
    except JifenError as error:
        yield error.line("en")
        return
    expect = case.expect
    items = {item.id: item.points for item in _all_items(sheet.items)}
    yield from _points("items", expect.items, items)
    yield from _points("scores", expect.scores, sheet.scores)
    yield from _equal("gates", expect.gates, {g.gate.id: g.status for g in sheet.gates})
    if expect.doors:
        found = {d.door.id: d.status for d in sheet.entitlements}
        yield from _equal("doors", expect.doors, found)
    for name, wanted in expect.measured.items():
        value = sheet.taken.values.get(name)
        if value is None or not _same(value, wanted):
            yield f"measured.{name}: expected {wanted}, found {value}"
    if expect.verdict is not None and expect.verdict != sheet.verdict:
        yield f"verdict: expected {expect.verdict}, found {sheet.verdict}"
    if expect.not_given is not None and expect.not_given != sheet.not_given:
        yield f"not_given: expected {expect.not_given}, found {sheet.not_given}"


def _all_items(items: tuple[ItemResult, ...]) -> Iterator[ItemResult]:
    for item in items:
        yield item
        yield from _all_items(item.parts)


def _points(
    kind: str, expected: Mapping[str, Decimal | Interval], found: Mapping[str, Points]
) -> Iterator[str]:
    for name, wanted in expected.items():
        span = wanted if isinstance(wanted, Interval) else Interval(low=wanted, high=wanted)
        points = found.get(name)
        if points is None or (points.low, points.high) != (span.low, span.high):
            yield f"{kind}.{name}: expected {wanted}, found {points}"


def _equal(kind: str, expected: Mapping[str, str], found: Mapping[str, str]) -> Iterator[str]:
    for name, wanted in expected.items():
        if found.get(name) != wanted:
            yield f"{kind}.{name}: expected {wanted}, found {found.get(name)}"


def _same(value: Value, wanted: GivenFact | Interval) -> bool:
    if isinstance(value, Choice):
        return value.options == (wanted,)
    if isinstance(wanted, Interval):
        return value.low == wanted.low and value.high == wanted.high
    return isinstance(wanted, int) and value == Number.of(wanted)
