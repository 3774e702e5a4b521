"""Records of learning and merit."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from jifen_sdk.profile.dates import PartialDate
from jifen_sdk.profile.fields import Amount, Count, Name, Yuan
from jifen_sdk.profile.levels import AwardLevel, Degree, Diploma, Skill, Title
from jifen_sdk.profile.records import CityPlace, Event, Place, Spell


class Education(Place, Spell):
    """Finished studies: diploma (学历) and degree (学位) date from `to`."""

    end: Annotated[PartialDate, Field(alias="to", description="day, month or year of graduation")]
    diploma: Annotated[
        Diploma, Field(description="学历: 高中, 大专 (高职), 本科, 硕士研究生, 博士研究生")
    ] = "none"
    degree: Annotated[Degree, Field(description="学位: 学士, 硕士, 博士")] = "none"
    full_time: Annotated[bool, Field(description="full-time (全日制)")] = True
    major: Annotated[Name | None, Field(description="major (专业), any name")] = None
    major_listed: Annotated[
        bool, Field(description="major in the city's list of wanted majors (紧缺急需专业目录)")
    ] = False
    mainland: Annotated[bool, Field(description="studied in mainland China")] = True


class Certificate(Event, Place):
    """A professional title (职称) or a skill level, dated by the day it was obtained."""

    title: Annotated[Title, Field(description="职称: 初级, 中级, 副高级, 正高级")] = "none"
    skill: Annotated[Skill, Field(description="技能等级 or 国家职业资格: 五级 is 5, 一级 is 1")] = (
        "none"
    )
    trade: Annotated[Name | None, Field(description="trade or subject (工种, 专业)")] = None
    matches_post: Annotated[bool, Field(description="fits the post held")] = True
    registered: Annotated[
        bool, Field(description="registered, where the qualification needs it (注册)")
    ] = True
    listed: Annotated[bool, Field(description="in the official catalogue")] = True


class Award(Event, Place):
    """An award or honour (表彰奖励)."""

    level: Annotated[
        AwardLevel, Field(description="giver: 乡镇, 区县, 市级机关, 市, 省部, 国家, 中央军委")
    ]
    comprehensive: Annotated[
        bool, Field(description="for work as a whole (综合性); false is for one task (专项性)")
    ] = False
    kind: Annotated[
        Literal[
            "labour-model", "moral", "heroism", "science", "contest", "military-merit", "other"
        ],
        Field(description="劳动模范, 道德模范, 见义勇为, 科技奖, 竞赛, 立功, 其他"),
    ] = "other"
    rank: Annotated[int | None, Field(ge=1, le=1000, description="rank, 1 is first")] = None
    matter: Annotated[
        Name | None, Field(description="matter it was given for: one name for one matter")
    ] = None
    listed: Annotated[bool, Field(description="in the official catalogue")] = True


class Military(Spell):
    """Service in the armed forces."""

    discharged: Annotated[bool, Field(description="discharged in order (退役)")] = True


class Volunteering(Event, CityPlace):
    """Volunteer hours of a day, a month or a year."""

    hours: Annotated[Amount, Field(description="recorded hours")]


class Donation(Event, Place):
    """A gift of blood, platelets, marrow or money."""

    kind: Annotated[
        Literal["blood", "platelets", "marrow", "money"],
        Field(description="全血, 血小板, 造血干细胞, 捐款"),
    ]
    ml: Annotated[Count, Field(description="blood, millilitres")] = 0
    units: Annotated[Amount, Field(description="platelets, units (治疗量)")] = Decimal(0)
    amount: Annotated[Yuan, Field(description="money, yuan")] = Decimal(0)
    fund: Annotated[Name | None, Field(description="fund or body that received it")] = None


class Patent(Event, Place):
    """A patent, dated by its grant (授权); the place is the city at the grant."""

    kind: Annotated[
        Literal["invention", "utility", "design"], Field(description="发明, 实用新型, 外观设计")
    ]
    inventors: Annotated[int, Field(ge=1, le=1000, description="inventors, persons")] = 1
    position: Annotated[int, Field(ge=1, le=1000, description="own place among them")] = 1
    first_patentee: Annotated[bool, Field(description="person is the first patentee")] = True
    bought: Annotated[bool, Field(description="acquired from another")] = False
    valid: Annotated[bool, Field(description="in force")] = True
