"""Which doors (待遇) are open on the day, and what the others lack."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from jifen_sdk.city import City
from jifen_sdk.edition import decide
from jifen_sdk.engine import Engine
from jifen_sdk.reasons import lacking
from jifen_sdk.rulebook.book import cited
from jifen_sdk.rulebook.door import DoorVersion, Entitlement
from jifen_sdk.rulebook.ruleset import OPEN, RuleSet
from jifen_sdk.rules.interval import Outcome
from jifen_sdk.rules.lower import gate_name, qualifies_name
from jifen_sdk.sheet import DoorResult, DoorStatus, Sheet, Verdict
from jifen_sdk.text import Text
from jifen_sdk.values import EITHER, Choice, Value

_STATUS: Mapping[Outcome, DoorStatus] = {True: "open", False: "closed", None: "unknown"}
_VERDICT: Mapping[Verdict, Choice] = {
    "qualifies": Choice.of(True),
    "does-not-qualify": Choice.of(False),
    "unknown": EITHER,
    "ranked": EITHER,  # the gates are met; the line of the round is not known
}
PREFIX = qualifies_name("")
SheetOf = Callable[[str], Sheet | None]
"""The sheet under a scheme of the city; None where no edition is in force."""
NO_RULE = Text("这一天的规定未能确认", "the rule of this day is not established")


def open_doors(
    sheet: Sheet, chosen: Mapping[str, str], sheet_of: SheetOf
) -> tuple[DoorResult, ...]:
    """Return every door of the sheet's city on its day; `sheet_of` scores a scheme by id."""
    return tuple(_door(sheet, door, chosen, sheet_of) for door in sheet.rules.city.doors)


def version_on(door: Entitlement, day: date) -> DoorVersion | None:
    """Return the rule of a door in force on a day."""
    return next((v for v in door.versions if v.covers(day)), None)


def _door(
    sheet: Sheet,
    door: Entitlement,
    chosen: Mapping[str, str],
    sheet_of: SheetOf,
) -> DoorResult:
    version = version_on(door, sheet.on)
    if version is None:
        return DoorResult(door, None, "unknown", False, "", lambda: (NO_RULE,))
    city = sheet.rules.city
    engine = door_engine(city, door, version, sheet.on, chosen)
    taken = sheet.source.take(engine, city, sheet.on)
    schemes = {n: sheet_of(n.removeprefix(PREFIX)) for n in engine.inputs if n.startswith(PREFIX)}
    verdicts = {n: EITHER if s is None else _VERDICT[s.verdict] for n, s in schemes.items()}
    values: dict[str, Value] = {**taken.values, **verdicts}
    outcomes = engine.outcomes(values)
    status = _STATUS[outcomes[gate_name(OPEN)]]
    reasons = partial(lacking, engine, version.when, values, outcomes)
    if status == "open":
        surely = {n: EITHER for n, s in schemes.items() if s is not None and s.assumed}
        outcomes = engine.outcomes({**taken.told(values), **surely})
    assumed = status == "open" and outcomes[gate_name(OPEN)] is not True
    return DoorResult(door, version, status, assumed, cited(version, door.sources), reasons)


def door_engine(
    city: City, door: Entitlement, version: DoorVersion, on: date, chosen: Mapping[str, str]
) -> Engine:
    """Return one version of a door made ready for a day."""
    readings = decide(door.readings, chosen)
    return city.kept(
        ("door", door.id, on, *readings.items()),
        lambda: Engine(RuleSet.of_door(door, version), readings, city, on),
    )
