"""Entitlements (待遇): what a sheet opens, with dated rules of their own.

A door says honestly whether points matter: `none`, `order` (only the order of families),
`threshold` (a line must be reached) or `rank`.
"""

from typing import Literal

from pydantic import Field

from jifen_sdk.model import Many, Model, TextField
from jifen_sdk.rulebook.conditions import Condition
from jifen_sdk.rulebook.facts import Fact
from jifen_sdk.rulebook.items import Cited, Id
from jifen_sdk.rulebook.parts import Dated, DateRule, Reading, Source

Right = Literal[
    "school-place",
    "kindergarten",
    "zhongkao",
    "gaokao",
    "child-medical",
    "adult-medical",
    "driving-licence",
    "car-plate",
    "professional-title",
    "public-rental-housing",
    "hukou",
    "other",
]
PointsRole = Literal["none", "order", "threshold", "rank"]


class DoorVersion(Dated, Cited):
    """The rule of a door during one time; `when` is what it takes."""

    points: PointsRole = Field(description="whether points (积分) matter for this door")
    rule: TextField = Field(description="the rule in one or two sentences")
    when: Condition


class Entitlement(Model):
    """A door (待遇): one right, its dated rules, and the facts they look at."""

    id: Id
    name: TextField
    right: Right = Field(
        default="other", description="the right it opens, by which cities are compared"
    )
    sources: Many[Source] = Field(min_length=1)
    dates: dict[str, DateRule] = Field(default_factory=dict)
    lists: dict[str, Many[str]] = Field(default_factory=dict)
    readings: Many[Reading] = ()
    facts: dict[str, Fact] = Field(default_factory=dict)
    versions: Many[DoorVersion] = Field(min_length=1)
    note: TextField | None = None
