"""People and the profile (档案): everything a measure can look at."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from jifen_sdk.model import Many, Model
from jifen_sdk.profile import family, home, merit, work
from jifen_sdk.profile.dates import PartialDate
from jifen_sdk.profile.fields import Yuan
from jifen_sdk.profile.records import Dated, SpellT, refuse_overlaps

Kind = Literal[
    "hukou",
    "permits",
    "insurance",
    "housing_fund",
    "employment",
    "companies",
    "housing",
    "education",
    "certificates",
    "taxes",
    "awards",
    "military",
    "volunteering",
    "donations",
    "patents",
    "marriages",
    "violations",
    "schooling",
    "exams",
    "licences",
    "vehicles",
    "plate_entries",
]
RECORDS: Mapping[str, type[Dated]] = MappingProxyType(
    {
        "hukou": home.Hukou,
        "permits": work.Permit,
        "insurance": work.Insurance,
        "housing_fund": work.HousingFund,
        "employment": work.Employment,
        "companies": work.Company,
        "housing": home.Housing,
        "education": merit.Education,
        "certificates": merit.Certificate,
        "taxes": work.Tax,
        "awards": merit.Award,
        "military": merit.Military,
        "volunteering": merit.Volunteering,
        "donations": merit.Donation,
        "patents": merit.Patent,
        "marriages": family.Marriage,
        "violations": family.Violation,
        "schooling": family.Schooling,
        "exams": family.Exam,
        "licences": home.Licence,
        "vehicles": home.Vehicle,
        "plate_entries": home.PlateEntry,
    }
)


def _statement(value: object) -> object:
    if isinstance(value, bool | int | str):
        return value
    raise PydanticCustomError("statement", "yes or no, a whole number or a choice")


Apart = Annotated[Many[SpellT], AfterValidator(refuse_overlaps)]
Statement = Annotated[
    object,
    BeforeValidator(_statement),
    WithJsonSchema({"type": ["boolean", "integer", "string"]}),
]


class Person(Model):
    """A person with the records of a life; a kind of record left out counts as none."""

    birth_date: Annotated[PartialDate | None, Field(description="day, month or year of birth")] = (
        None
    )
    sex: Annotated[Literal["female", "male"] | None, Field(description="女, 男")] = None
    identity: Annotated[
        Literal["mainland", "hk-mo-tw", "foreign"], Field(description="内地, 港澳台, 外国")
    ] = "mainland"
    hukou: Annotated[Many[home.Hukou] | None, Field(description="户籍")] = None
    permits: Annotated[
        Apart[work.Permit] | None,
        Field(description="居住证, 居住登记; those of one city do not overlap"),
    ] = None
    insurance: Annotated[Many[work.Insurance] | None, Field(description="社会保险")] = None
    housing_fund: Annotated[Many[work.HousingFund] | None, Field(description="公积金")] = None
    employment: Annotated[Many[work.Employment] | None, Field(description="就业")] = None
    companies: Annotated[Many[work.Company] | None, Field(description="投资的企业")] = None
    housing: Annotated[Many[home.Housing] | None, Field(description="住房")] = None
    education: Annotated[Many[merit.Education] | None, Field(description="学历, 学位")] = None
    certificates: Annotated[Many[merit.Certificate] | None, Field(description="职称, 技能等级")] = (
        None
    )
    taxes: Annotated[Many[work.Tax] | None, Field(description="个人纳税")] = None
    awards: Annotated[Many[merit.Award] | None, Field(description="表彰奖励")] = None
    military: Annotated[Many[merit.Military] | None, Field(description="服役")] = None
    volunteering: Annotated[Many[merit.Volunteering] | None, Field(description="志愿服务")] = None
    donations: Annotated[Many[merit.Donation] | None, Field(description="献血, 捐赠")] = None
    patents: Annotated[Many[merit.Patent] | None, Field(description="专利")] = None
    marriages: Annotated[
        Apart[family.Marriage] | None,
        Field(description="婚姻; marriages do not overlap"),
    ] = None
    violations: Annotated[Many[family.Violation] | None, Field(description="违法违规记录")] = None
    schooling: Annotated[Many[family.Schooling] | None, Field(description="就学")] = None
    exams: Annotated[Many[family.Exam] | None, Field(description="考试")] = None
    licences: Annotated[Many[home.Licence] | None, Field(description="驾驶证")] = None
    vehicles: Annotated[Many[home.Vehicle] | None, Field(description="车辆")] = None
    plate_entries: Annotated[Many[home.PlateEntry] | None, Field(description="摇号, 拍牌")] = None
    unknown: Annotated[
        Many[Kind], Field(description="kinds of record that may exist but are not known")
    ] = ()

    @model_validator(mode="after")
    def _unknown_is_not_given(self) -> Self:
        for position, kind in enumerate(self.unknown):
            if self.records(kind) is not None:
                at = {"at": f".unknown[{position}]"}
                raise PydanticCustomError("unknown_and_given", "given and unknown", at)
        return self

    def records(self, kind: Kind) -> tuple[Dated, ...] | None:
        """Return the records of a kind; `None` where the kind is not given."""
        found: tuple[Dated, ...] | None = getattr(self, kind)
        return found


class Member(Person):
    """Another member of the household."""

    relation: Annotated[
        Literal["parent", "grandparent", "sibling", "parent-in-law", "other"],
        Field(description="relation to the applicant"),
    ]
    lives_together: Annotated[bool, Field(description="lives with the applicant")] = True
    applies: Annotated[bool, Field(description="applies together with the applicant")] = False
    income: Annotated[Yuan | None, Field(description="income, yuan per year")] = None
    assets: Annotated[Yuan | None, Field(description="assets, yuan")] = None
