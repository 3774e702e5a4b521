"""The application: what is asked, not a record of a life. Everything has a default."""

from typing import Annotated, Literal

from pydantic import Field

from jifen_sdk.model import Model
from jifen_sdk.profile.dates import DayField
from jifen_sdk.profile.fields import Code, Name


class Application(Model):
    """What is applied for, where and when."""

    on: Annotated[DayField | None, Field(description="day of the application")] = None
    city: Annotated[Code | None, Field(description="city applied in, code")] = None
    scheme: Annotated[Code | None, Field(description="scheme applied under, id")] = None
    round: Annotated[Code | None, Field(description="round applied in, id")] = None
    purpose: Annotated[
        Literal["hukou", "school", "medical", "plate", "housing"] | None,
        Field(description="落户, 入学, 医保, 车牌, 公租房"),
    ] = None
    stage: Annotated[
        Literal["primary", "junior", "senior"] | None, Field(description="小学, 初中, 高中")
    ] = None
    district: Annotated[Code | None, Field(description="district applied in, code")] = None
    town: Annotated[Code | None, Field(description="town applied in, code")] = None
    zone: Annotated[Code | None, Field(description="school zone applied in, code")] = None
    school: Annotated[Name | None, Field(description="school applied for")] = None
    settle_district: Annotated[Code | None, Field(description="district to settle in, code")] = None
    employer: Annotated[Name | None, Field(description="employer that applies")] = None
    child: Annotated[int, Field(ge=0, le=50, description="which child, counted from 0")] = 0
    endorsed_on: Annotated[
        DayField | None, Field(description="day of the last yearly endorsement (签注)")
    ] = None
