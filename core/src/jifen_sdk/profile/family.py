"""Records of family, school and conduct."""

from typing import Annotated, Literal

from pydantic import Field

from jifen_sdk.profile.fields import Count, Name
from jifen_sdk.profile.records import CityPlace, Event, Place, Spell


class Marriage(Spell):
    """A marriage, from the wedding day; one that goes on is with the profile's `spouse`."""


class Violation(Event, Place):
    """A breach of law or rules, dated by the decision."""

    kind: Annotated[
        Literal[
            "crime",
            "detention",
            "drugs",
            "security-penalty",
            "tax",
            "credit",
            "debtor",
            "false-material",
            "family-planning",
            "forbidden-organisation",
        ],
        Field(
            description="刑事犯罪, 行政拘留, 吸毒, 治安处罚, 税务违法, 失信, 失信被执行人, "
            "提供虚假材料, 违反计划生育, 参加非法组织"
        ),
    ]
    act: Annotated[Name | None, Field(description="act: one name for one act")] = None
    grave: Annotated[bool, Field(description="grave (严重)")] = False
    sentence: Annotated[Count, Field(description="sentence, months")] = 0
    overdue: Annotated[Count, Field(description="overdue debt, days")] = 0
    cleared: Annotated[bool, Field(description="settled or restored since")] = False


class Schooling(CityPlace, Spell):
    """A school place."""

    stage: Annotated[
        Literal["kindergarten", "primary", "junior", "senior", "vocational", "college"],
        Field(description="幼儿园, 小学, 初中, 高中, 中职, 大学"),
    ]
    terms: Annotated[int | None, Field(ge=0, le=40, description="terms attended")] = None
    roll: Annotated[bool, Field(description="on the school roll (学籍)")] = True
    graduated: Annotated[bool, Field(description="graduated from this school")] = False
    school: Annotated[Name | None, Field(description="school, any name")] = None


class Exam(Event, Place):
    """An examination taken."""

    kind: Annotated[
        Literal["zhongkao", "gaokao", "vocational", "other"],
        Field(description="中考, 高考, 中职招生, 其他"),
    ]
