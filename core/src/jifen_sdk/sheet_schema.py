"""The JSON of a sheet as models, for its JSON Schema; `sheet_json` writes exactly this.

Numbers are always strings, so that no reader turns 0.1 into a binary fraction; `null` in place
of a bound means that no bound is known. Sentences and names are in the language asked for.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from jifen_sdk.model import Model
from jifen_sdk.rulebook.amend import Grade
from jifen_sdk.rulebook.book import DateEvidence
from jifen_sdk.rulebook.door import PointsRole
from jifen_sdk.rulebook.items import Evidence
from jifen_sdk.sheet import DoorStatus, Status, Verdict

Figure = Annotated[str, Field(pattern=r"^-?[0-9]+(\.[0-9]+)?$")]
Graded = Annotated[
    Grade,
    Field(
        description="A official text or data, B independent secondary sources, C one of them; "
        "assumed: changed for a simulation"
    ),
]
CitePlace = Annotated[str, Field(description="document and article (依据)")]
Assumed = Annotated[
    bool, Field(description="met or open only because a kind of record was not given")
]
Lacks = Annotated[list[str], Field(description="what is missing, a sentence each")]


class Interval(Model):
    """Points (分), exact where both bounds are the same."""

    low: Annotated[Figure | None, Field(description="lowest points (分); null: no known bound")]
    high: Annotated[Figure | None, Field(description="highest points (分); null: no known bound")]


class UnknownNumber(Model):
    """A number of which only bounds are known."""

    low: Annotated[Figure, Field(description="lowest possible value, in the unit of the fact")]
    high: Annotated[
        Figure | None, Field(description="highest possible value; null: no known bound")
    ]


class UnknownChoice(Model):
    """A choice, or a truth value, of which several values are possible."""

    one_of: Annotated[list[bool | str], Field(description="the values that are possible")]


class ItemJson(Model):
    """One line of the official table (积分指标), or a part of one."""

    id: Annotated[str, Field(description="id of the item or group")]
    name: Annotated[str, Field(description="official name")]
    points: Annotated[Interval, Field(description="points (分) of this line")]
    max: Annotated[
        Figure | None, Field(description="highest points (分) of the line; null: no limit")
    ]
    evidence: Annotated[
        Graded, Field(description="weakest grade among the rule and the parameters it used")
    ]
    cite: CitePlace
    facts: Annotated[
        dict[str, bool | str | UnknownNumber | UnknownChoice],
        Field(
            description="facts used by id: a number of its unit as a string, the id of an "
            "option, true or false; an object where it is not known"
        ),
    ]
    reason: Annotated[str, Field(description="one sentence why")]
    parts: Annotated[
        list[ItemJson], Field(description="what a line is made of; empty for a single item")
    ]


class GateJson(Model):
    """A condition beside the points: gate (条件), veto (一票否决) or line (标准分值)."""

    id: Annotated[str, Field(description="id of the gate")]
    name: Annotated[str, Field(description="official name")]
    kind: Annotated[
        Literal["gate", "veto", "threshold"], Field(description="条件, 一票否决, 标准分值")
    ]
    status: Annotated[Status, Field(description="a veto that is met does not apply")]
    assumed: Assumed
    evidence: Graded
    cite: CitePlace
    lacks: Lacks


class DoorJson(Model):
    """A door (待遇): one right that the sheet may open."""

    id: Annotated[str, Field(description="id of the door")]
    name: Annotated[str, Field(description="official name")]
    status: Annotated[DoorStatus, Field(description="on the day of the sheet")]
    points: Annotated[
        PointsRole | None,
        Field(
            description="whether points matter: not at all, for the order only, as a line that "
            "must be reached, or as a rank; null: no rule of the day is known"
        ),
    ]
    evidence: Graded
    cite: Annotated[str, Field(description="document and article (依据); empty if none is known")]
    assumed: Assumed
    rule: Annotated[
        str | None, Field(description="the rule in words; null: no rule of the day is known")
    ]
    lacks: Lacks


class RankKeyJson(Model):
    """One key of a ranking (排名); the first one decides first."""

    key: Annotated[str, Field(description="id of a score or a fact")]
    order: Annotated[
        Literal["higher", "lower", "listed"],
        Field(description="which end comes first; listed: the order of the rulebook's options"),
    ]
    value: Annotated[
        Interval | bool | str | UnknownChoice,
        Field(description="points (分) of a score; a fact in its unit, as under `facts`"),
    ]


class PastRoundJson(Model):
    """A past round; never a pass mark to come. `null`: not established."""

    round: Annotated[str, Field(description="id of the round, usually its year")]
    line: Annotated[Figure | None, Field(description="lowest admitted score, points (分)")]
    quota: Annotated[int | None, Field(description="places, persons")]
    admitted: Annotated[int | None, Field(description="admitted, persons")]
    evidence: Annotated[Evidence | None, Field(description="grade; null: that of the file")]


class RankingJson(Model):
    """How applicants are put in order (排名)."""

    by: Annotated[list[RankKeyJson], Field(description="the keys, the first one decides first")]
    ties: Annotated[
        Literal["all", "lot", "unknown"],
        Field(description="equal in every key: all admitted (并列), by lot, not established"),
    ]
    quota: Annotated[str, Field(description="how many are admitted, and who sets it")]


class SheetJson(Model):
    """A points sheet (积分单): one person under one edition on one day. No decision of an
    authority.
    """

    city: Annotated[str, Field(description="id of the city")]
    scheme: Annotated[str, Field(description="id of the scheme (办法)")]
    edition: Annotated[str, Field(description="id of the edition (版本)")]
    on: Annotated[date, Field(description="day of the application, YYYY-MM-DD")]
    title: Annotated[str, Field(description="title of the edition")]
    amended: Annotated[list[date], Field(description="days of the amendments in force, YYYY-MM-DD")]
    evidence: Annotated[Graded, Field(description="weakest grade that the sheet rests on")]
    dates_evidence: Annotated[
        DateEvidence,
        Field(description="grade of the edition's first day; D: recollection, unproved"),
    ]
    note: Annotated[
        str | None, Field(description="what the reader should know of the edition; null: nothing")
    ]
    verdict: Annotated[
        Verdict,
        Field(description="whether all gates and the line are met; ranked: the gates are"),
    ]
    versions: Annotated[
        dict[str, str], Field(description="version of the core and of the city package, by name")
    ]
    readings: Annotated[
        dict[str, str | None],
        Field(description="option of each interpretation choice by id; null: undecided"),
    ]
    not_given: Annotated[
        list[str],
        Field(
            description="of a profile: what was left out and counted as none, or as unknown; "
            "of facts: the ids that were left out and are unknown"
        ),
    ]
    ignored: Annotated[
        list[str], Field(description="paths of records that begin after the day; they do not count")
    ]
    items: Annotated[list[ItemJson], Field(description="the lines of the official table, in order")]
    scores: Annotated[dict[str, Interval], Field(description="named scores by id, in points (分)")]
    gates: Annotated[list[GateJson], Field(description="gates, vetoes and lines, in order")]
    ranking: Annotated[
        RankingJson | None, Field(description="of a ranked scheme; null: there is a fixed line")
    ]
    past_lines: Annotated[
        list[PastRoundJson], Field(description="past rounds of the scheme, oldest first")
    ]
    entitlements: Annotated[
        list[DoorJson], Field(description="doors of the city, in the order of its ladder")
    ]


def sheet_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the JSON of a sheet."""
    schema = SheetJson.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
