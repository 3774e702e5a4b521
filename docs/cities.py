"""What pages in docs/ say of the installed cities: coverage, doors, the article's claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import get_args

import tomli
from pydantic import Field

from jifen_sdk.city import City
from jifen_sdk.conformance.cases import cases_of
from jifen_sdk.edition import Edition
from jifen_sdk.entitlements import version_on
from jifen_sdk.model import Many, Model
from jifen_sdk.plugins import Registry
from jifen_sdk.rulebook.book import cited
from jifen_sdk.rulebook.door import Entitlement, Right
from jifen_sdk.rulebook.load import build
from jifen_sdk.rulebook.ruleset import RuleSet
from jifen_sdk.text import Text

ON = date(2026, 11, 22)
"""The day the pages are about."""

MEANS = {
    "none": Text("与积分无关", "no points"),
    "order": Text("积分只影响先后", "points order"),
    "threshold": Text("须达标", "points line"),
    "rank": Text("按积分排名", "points rank"),
}
RIGHTS = {
    "school-place": Text("入学", "School place"),
    "kindergarten": Text("幼儿园", "Kindergarten"),
    "zhongkao": Text("中考", "中考"),
    "gaokao": Text("高考", "高考"),
    "child-medical": Text("子女医保", "Children's medical insurance"),
    "adult-medical": Text("成人医保", "Adults' medical insurance"),
    "driving-licence": Text("驾照", "Driving licence"),
    "car-plate": Text("车牌", "Car plate"),
    "professional-title": Text("职称", "Professional title"),
    "public-rental-housing": Text("公租房", "Public rental housing"),
    "hukou": Text("落户", "Hukou"),
}


class Claim(Model):
    """One claim of the article, the verdict, and the doors or items that answer it."""

    id: str
    claim: Text
    verdict: Text
    truth: Text
    right: Right | None = Field(default=None, description="answered by this right in each city")
    cities: Many[str] | None = Field(default=None, description="of `right`: only these")
    doors: dict[str, Many[str]] = Field(default_factory=dict)
    items: dict[str, str] = Field(default_factory=dict)


class Claims(Model):
    """docs/claims.toml."""

    claims: Many[Claim]


def installed() -> list[City]:
    """Return the cities, by id."""
    registry = Registry.installed()
    return [registry.city(id_) for id_ in registry.ids()]


def coverage() -> str:
    """Return every line of every edition with its article, grade and number of cases."""
    head = ["| scheme | edition | item | article | evidence | cases |", "|---|---|---|---|---|---|"]
    parts = []
    for city in installed():
        parts.append(f"\n## {city.name.zh} {city.name.en}\n")
        parts.append("\n".join([*head, *_covered(city)]))
    return "\n".join(parts).lstrip()


def _covered(city: City) -> Iterator[str]:
    cases = Counter(
        (case.scheme, case.edition, item) for case in cases_of(city) for item in case.expect.items
    )
    for scheme in city.file.schemes:
        for heading in city.editions(scheme.id):
            last = heading.until or date.max
            book = city.book(scheme.id, heading.edition, last)
            rules = Edition.prepare(city, book, {}, heading.effective)
            for line in rules.lines:
                number = cases[(scheme.id, heading.edition, line.id)]
                row = (scheme.id, heading.edition, f"`{line.id}` {line.name.zh}", line.cite)
                yield _row([*row, rules.grade(line), str(number)])


def matrix() -> str:
    """Return the doors of every city by right: whether points matter, and the grade."""
    rights = [right for right in get_args(Right) if right in RIGHTS]
    names = [f"{RIGHTS[r].zh} {RIGHTS[r].en}" for r in rights]
    cities = installed()
    rows = [_row(["", *(f"{c.name.zh} {c.name.en}" for c in cities)])]
    rows.append(_row(["---"] * (len(cities) + 1)))
    for right, name in zip(rights, names, strict=True):
        rows.append(_row([name, *(_cell(city, right) for city in cities)]))
    return "\n".join(rows)


def _cell(city: City, right: str) -> str:
    doors = [door for door in city.doors if door.right == right]
    return "<br>".join(dict.fromkeys(_says(door) for door in doors)) or "-"


def _says(door: Entitlement) -> str:
    version = version_on(door, ON)
    if version is None or (version.evidence == "unknown" and version.points == "none"):
        return "未能确认 not established"
    means = MEANS[version.points]
    return f"{means.zh} {means.en} ({version.evidence})"


def claims() -> str:
    """Return each claim in one line with its verdict and what it is cited from."""
    raw = tomli.loads(Path(__file__).with_name("claims.toml").read_text(encoding="utf-8"))
    rows = [_row(["id", "claim 说法", "verdict 结论", "the rule 规定", "cited from 出处"])]
    rows.append(_row(["---"] * 5))
    for claim in build(Claims, raw, "claims.toml").claims:
        rows.append(
            _row(
                [
                    claim.id,
                    _both(claim.claim),
                    _both(claim.verdict),
                    _both(claim.truth),
                    "<br>".join(_citations(claim)) or "-",
                ]
            )
        )
    return "\n".join(rows)


def _citations(claim: Claim) -> Iterator[str]:
    for city in installed():
        for door in _doors_of(claim, city):
            version = version_on(door, ON) or door.versions[-1]
            where = cited(version, door.sources)
            yield f"{city.name.zh} {door.name.zh}：{where} ({version.evidence})"
        if city.id in claim.items:
            yield _item_citation(city, claim.items[city.id])


def _doors_of(claim: Claim, city: City) -> Iterable[Entitlement]:
    if claim.right is not None and (claim.cities is None or city.id in claim.cities):
        return [door for door in city.doors if door.right == claim.right]
    named = claim.doors.get(city.id, ())
    return [door for door in city.doors if door.id in named]


def _item_citation(city: City, item: str) -> str:
    scheme = city.scheme().id
    latest = city.editions(scheme)[-1]
    book = city.book(scheme, latest.edition, latest.until or ON)
    entry = next(e for e in RuleSet.of_book(book).entries if e.id == item)
    where = cited(entry, book.rulebook.sources)
    return f"{city.name.zh} {entry.name.zh}：{where} ({entry.evidence or book.rulebook.evidence})"


def _both(text: Text) -> str:
    return f"{text.zh}<br>{text.en}"


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
