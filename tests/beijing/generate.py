"""Whole lives built from facts, for the measures to give the facts back.

Nothing here looks at the package that is tested: months are laid out one by one, then written
as spells of days. Facts that the lists do not tell are drawn and said with the life.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from tests.beijing.homes import house, settle
from tests.beijing.insured import insure
from tests.beijing.life import DECLARED_SINCE, Draws, Life
from tests.beijing.spells import Record, day, month


def possible(facts: Mapping[str, object]) -> bool:
    """Return whether a life can have the facts: the area points need months in the own home."""
    outside = [facts["outside_home_months"], facts["outside_home_work_months"]]
    return sum(int(str(x)) for x in outside) <= int(str(facts["own_months"]))


def drawn(year: int, rng: Draws) -> dict[str, object]:
    """Return facts of somebody whom the lists may not show: many homes, few years."""
    since = max(0, month(year - 1, 12) - DECLARED_SINCE + 1)
    insured = rng.randint(84 + since, 200)
    own = rng.choice((0, rng.randint(0, since), rng.randint(0, insured)))
    own_since = min(own, since)
    outside = rng.randint(0, min(own // 12, year - 2018))
    with_work = rng.randint(0, outside)
    level = rng.choice(("none", "college", "bachelor", "master", "doctor"))
    return {
        "insured_months": insured,
        "own_months": own,
        "unproved_months": insured - since - (own - own_since),
        "rent_months": rng.randint(0, since - own_since),
        "diploma": level,
        "degree": "none" if level == "college" else level,
        "study_overlap_months": 0 if level == "none" else rng.randint(0, 60),
        "outside_home_months": 12 * (outside - with_work),
        "outside_home_work_months": 12 * with_work,
        "outside_home_in_december": outside > 0,
        "innovation_points": rng.randint(0, 12),
        "equity_raised": 0,
        "tax_years": rng.randint(0, 4),
        "age": rng.randint(24, 59),
        "honour": rng.choice(("none", "labour-model")),
    }


def life(facts: Mapping[str, object], year: int, rng: Draws) -> Life:
    """Return a life with the facts; its own facts say what was drawn besides."""
    made = Life(year, dict(facts), rng)
    insured, declared = insure(made)
    own = house(made, insured, declared)
    settle(made, own, insured)
    _studies(made, insured)
    _birth(made)
    _conduct(made)
    return made


def _studies(made: Life, before: list[int]) -> None:
    """Lay out the studies that earn the points, over exactly the months of overlap."""
    rng, overlap = made.rng, made.number("study_overlap_months")
    records: list[Record] = []
    if made.facts["diploma"] != "none":
        start = rng.choice((0, rng.randint(0, len(before) - overlap))) if overlap else 0
        covered = before[start : start + overlap]
        first = covered[0] if covered else before[0] - 48
        last = covered[-1] if covered else before[0] - 10
        if start == 0:
            first = min(first, before[0] - rng.randint(0, 20))
        if covered:
            made.awkward.add("studies beside the job")
            gap = covered[-1] - covered[0] >= overlap
            made.awkward |= {"gap within the studies"} if gap else set()
        records.append(
            {
                "diploma": made.facts["diploma"],
                "degree": made.facts["degree"],
                "from": day(first, rng.choice((1, 15))),
                "to": day(last, rng.choice((20, 31))),
            }
        )
    if rng.random() < 0.2:  # an evening school that earns nothing
        records.append(
            {"diploma": "senior", "from": day(before[0], 1), "to": day(before[0] + 30, 1)}
        )
        made.awkward.add("studies that earn no points")
    made.person["education"] = records


def _birth(made: Life) -> None:
    """Draw a day of birth that gives the age on 1 January of the year before."""
    turned = made.year - 1 - made.number("age")
    if made.rng.random() < 0.25:
        made.person["birth_date"] = date(turned, 1, 1)
        made.awkward.add("born on 1 January")
    else:
        made.person["birth_date"] = date(turned - 1, 1, 2) + timedelta(made.rng.randrange(363))


def _conduct(made: Life) -> None:
    """Draw records, with others just outside the windows."""
    rng, year = made.rng, made.year
    taxes: list[Record] = []
    for back in range(1, made.number("tax_years") + 1):
        taxes += [_tax(year - back, 1, 6, 60_000), _tax(year - back, 7, 12, 40_000)]
    before = year - 1 - made.number("tax_years")
    taxes += [_tax(before, 1, 12, 99_999), _tax(before - 1, 1, 12, 500_000)]
    taxes += [_tax(year, 1, 3, 300_000)]
    violations: list[Record] = [
        {"kind": kind, "city": "beijing", "date": when}
        for kind in ("tax", "detention")
        for when in (date(year - 6, 12, 31), date(year, 1, 1))
    ]
    for fact, kind in (("tax_violations", "tax"), ("detentions", "detention")):
        made.facts[fact] = rng.choice((0, 0, 1, 2))
        for _ in range(made.number(fact)):
            when = rng.choice((date(year - 5, 1, 1), date(year - 3, 6, 30), date(year - 1, 12, 31)))
            violations.append({"kind": kind, "city": "beijing", "date": when})
    violations.append({"kind": "detention", "city": "tianjin", "date": date(year - 2, 5, 1)})
    awards: list[Record] = [{"kind": "moral", "level": "district", "date": date(2010, 5, 1)}]
    if made.facts["honour"] == "labour-model":
        awards.append({"kind": "labour-model", "level": "province", "date": date(2015, 4, 28)})
    made.person |= {"taxes": taxes, "violations": violations, "awards": awards}
    made.person["permits"] = [{"city": "beijing", "from": date(2016, 10, 1)}]
    made.facts |= {"residence_permit": True, "past_retirement_age": False}
    made.facts |= dict.fromkeys(("criminal_record", "false_material"), False)
    made.facts["employer_false_material"] = False


def _tax(year: int, first: int, last: int, paid: int) -> Record:
    months = {"from": day(month(year, first), 1), "to": day(month(year, last), 31)}
    return {"city": "beijing", "paid": paid, **months}
