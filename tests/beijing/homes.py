"""Lay out homes and jobs: own home last, moves across districts in the middle of a month."""

from __future__ import annotations

from datetime import date, timedelta

from tests.beijing.life import AREA_COUNTED, CORE, OUTER, Life, go_beyond
from tests.beijing.spells import Record, day, spells


def house(made: Life, before: list[int], since: list[int]) -> list[int]:
    """Lay out the homes; return the months of the own home, which comes last of all."""
    rng = made.rng
    own_since = min(made.number("own_months"), len(since))
    own_before = made.number("own_months") - own_since
    assert made.number("unproved_months") == len(before) - own_before
    own = before[len(before) - own_before :] + since[len(since) - own_since :]
    lease = made.number("rent_months")
    dormitory = rng.randint(0, lease) if rng.random() < 0.5 else 0
    made.facts |= {"rent_months": lease - dormitory, "dorm_months": dormitory}
    undeclared = len(since) - own_since - lease
    leased = since[undeclared : undeclared + lease - dormitory]
    in_dormitory = since[undeclared + lease - dormitory : undeclared + lease]
    records: list[Record] = []
    if leased:
        records += [_lease(made, leased, undeclared)]
    if in_dormitory:
        early = [*leased[-1:], *in_dormitory]  # the lease counts in a month of both
        records += spells(early, rng, kind="dormitory")
        made.awkward.add("dormitory and lease in one month" if leased else "dormitory")
    unproved = before[: len(before) - own_before]
    if unproved and rng.random() < 0.7:
        kind = rng.choice(("leased", "dormitory", "public"))
        records += spells(unproved, rng, CORE, kind=kind)
        made.awkward.add("home before August 2020 that needs no proof")
    made.person["housing"] = records
    return own


def _lease(made: Life, months: list[int], undeclared: int) -> Record:
    """Return a lease that was put on record in its first counted month, or long before."""
    first, last = months[0], months[-1]
    registered = day(first, made.rng.choice((1, 15, 31)))
    if undeclared:
        begin = day(first - made.rng.randint(0, undeclared), 1)
        made.awkward.add("lease put on record later")
    else:
        begin = registered = day(first - made.rng.randint(0, 30), 1)
        made.awkward.add("lease from before August 2020")
    return {
        "city": "beijing",
        "kind": "leased",
        "from": begin,
        "to": day(last, 31),
        "lease_registered": registered,
    }


def settle(made: Life, own: list[int], insured: list[int]) -> None:
    """Lay out where the own home and the jobs are, with moves in the middle of a month."""
    rng = made.rng
    alone, both = (
        made.number("outside_home_months"),
        made.number("outside_home_work_months"),
    )
    counted = [m for m in own if m >= AREA_COUNTED]
    part_year = rng.randint(0, min(11, len(counted) - alone - both)) if alone + both else 0
    made.awkward |= {"part of a year outside"} if part_year else set()
    made.facts["outside_home_months"] = alone + part_year
    outside = own[len(own) - alone - both - part_year :] if alone + both else []
    earlier = [m for m in own if m not in outside]
    inside_before_2018 = CORE
    if outside and outside[0] == AREA_COUNTED and rng.random() < 0.5:
        inside_before_2018 = OUTER
        made.awkward.add("outside since before 2018")
    homes = spells(outside, rng, OUTER, kind="owned")
    inside = spells(earlier, rng, inside_before_2018, kind="owned")
    _move(made, inside, homes)
    go_beyond(made, homes or inside, own)
    housing = made.person["housing"]
    assert isinstance(housing, list)
    housing += inside + homes
    work_first = rng.random() < 0.5
    together = outside[:both] if work_first else outside[len(outside) - both :]
    jobs_outside = set(together)
    if work_first and together and rng.random() < 0.5:
        before = [m for m in insured if m < outside[0] and inside_before_2018 is CORE][-20:]
        jobs_outside |= set(before)
        made.awkward |= {"worked outside before moving"} if before else set()
    jobs = spells(jobs_outside, rng, OUTER)
    jobs += spells([m for m in insured if m not in jobs_outside], rng, CORE)
    made.person["employment"] = jobs


def _move(made: Life, inside: list[Record], homes: list[Record]) -> None:
    """Let the home inside end on the day before the first one outside, in the same month."""
    if not inside or not homes:
        return
    begin, end = homes[0]["from"], inside[-1]["to"]
    assert isinstance(begin, date)
    assert isinstance(end, date)
    if begin.day > 1 and 0 < (begin - end).days <= 62:
        inside[-1]["to"] = begin - timedelta(days=1)
        made.awkward.add("moved in the middle of a month")
