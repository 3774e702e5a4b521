"""Records of living and working in a city: permits, insurance, jobs, companies, taxes."""

from decimal import Decimal
from typing import Annotated, Literal, get_args

from pydantic import Field

from jifen_sdk.model import Many
from jifen_sdk.profile.fields import Code, Count, Name, Percent, Yuan
from jifen_sdk.profile.records import CityPlace, Record, Spell

InsuranceKind = Literal["pension", "medical", "unemployment", "injury", "maternity"]
FIVE_INSURANCES: tuple[InsuranceKind, ...] = get_args(InsuranceKind)
Tags = Annotated[
    Many[Code], Field(description="what rules single out, codes such as sanitation, hardship")
]


class Permit(CityPlace, Spell):
    """A residence permit (居住证) or registration in force; a time it is suspended is a gap."""

    kind: Annotated[
        Literal["residence", "registration", "temporary", "work-residence", "talent", "overseas"],
        Field(description="居住证, 居住登记, 临时居住证, 工作居住证, 人才类居住证, 海外人才居住证"),
    ] = "residence"


class Insurance(CityPlace, Spell):
    """Months of social insurance (社会保险) with one base."""

    kinds: Annotated[
        Many[InsuranceKind], Field(description="养老, 医疗, 失业, 工伤, 生育; all five if absent")
    ] = FIVE_INSURANCES
    base: Annotated[
        Yuan | None, Field(description="base of contribution (缴费基数), yuan per month")
    ] = None
    back_paid: Annotated[bool, Field(description="paid later for these months (补缴)")] = False
    via: Annotated[
        Literal["employer", "flexible", "agency", "unemployment-fund", "transferred"],
        Field(description="who paid, or transferred from another city"),
    ] = "employer"
    employer: Annotated[Name | None, Field(description="employer, any name")] = None
    matches_contract: Annotated[
        bool, Field(description="the paying unit is the unit of the labour contract")
    ] = True
    matches_tax: Annotated[
        bool, Field(description="the base fits the declared individual income tax (个税)")
    ] = True


class HousingFund(CityPlace, Spell):
    """Months of the housing fund (住房公积金)."""

    back_paid: Annotated[bool, Field(description="paid later for these months (补缴)")] = False
    transferred: Annotated[bool, Field(description="transferred from another city")] = False


class Employment(CityPlace, Spell):
    """A job, or work in one's own firm."""

    employer: Annotated[Name | None, Field(description="employer, any name")] = None
    kind: Annotated[
        Literal["employee", "own-firm", "sole-trader", "farm", "flexible"],
        Field(description="受雇, 投资办企业, 个体工商户, 务农, 灵活就业"),
    ] = "employee"
    contract: Annotated[bool, Field(description="with a labour contract (劳动合同)")] = True
    registered: Annotated[bool, Field(description="registered (就业登记)")] = True
    tags: Tags = ()


class CompanyYear(Record):
    """What a company did in one calendar year, the whole company."""

    year: Annotated[int, Field(ge=1900, le=2100, description="calendar year")]
    tax: Annotated[Yuan, Field(description="tax paid in the year, yuan")] = Decimal(0)
    local_employees: Annotated[
        Count, Field(description="employees with local hukou, mean of the year, persons")
    ] = 0
    equity_raised: Annotated[Yuan, Field(description="equity raised in the year, yuan")] = Decimal(
        0
    )


class Company(CityPlace, Spell):
    """A company that the person owns a part of."""

    role: Annotated[
        Literal["investor", "legal-representative", "partner", "sole-trader"],
        Field(description="出资人, 法定代表人, 合伙人, 个体工商户"),
    ] = "investor"
    share: Annotated[Percent, Field(description="own share, percent (0 to 100)")]
    invested: Annotated[Yuan, Field(description="own money put in, yuan")] = Decimal(0)
    tags: Tags = ()
    credit_ratings: Annotated[
        Many[Code], Field(description="ratings such as tax credit (纳税信用等级), codes")
    ] = ()
    years: Annotated[
        Many[CompanyYear], Field(description="one entry per calendar year; absent years are zero")
    ] = ()


class Tax(CityPlace, Spell):
    """Individual tax paid in a city over a spell."""

    kind: Annotated[
        Literal["wage", "business", "dividend"], Field(description="工资薪金, 经营所得, 股息红利")
    ] = "wage"
    paid: Annotated[Yuan, Field(description="tax paid over the whole spell, yuan")]
    settled: Annotated[bool, Field(description="yearly settlement done (汇算清缴)")] = True
