"""The options of `count`, `total`, `area` and `days_since`."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from jifen_sdk.measures.filters import (
    Day,
    Filters,
    RecordFilter,
    RecordSpec,
    Where,
    Whose,
    check_number_field,
    check_spells,
    check_where,
    each_filter,
)
from jifen_sdk.model import Many
from jifen_sdk.profile.fields import Amount
from jifen_sdk.profile.people import RECORDS


class Count(RecordSpec):
    """How many records: a whole number of records."""

    kind: Literal["count"]
    once_per: Annotated[
        Literal["matter", "act"] | None, Field(description="records of one matter or act are one")
    ] = None
    outranked_by: Annotated[
        Many[Where], Field(description="a record does not count beside such a one of its matter")
    ] = ()
    during: Annotated[Filters, Field(description="dated in a month of such a spell")] = ()

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.once_per is not None and self.once_per not in RECORDS[self.of].model_fields:
            raise ValueError(f"{self.of} have no {self.once_per}")
        if self.outranked_by and self.once_per is None:
            raise ValueError("outranked_by needs once_per")
        for where in self.outranked_by:
            check_where(self.of, where)
        check_spells(self.during)
        return self

    def filters(self) -> tuple[RecordFilter, ...]:
        """Return this filter and those of during."""
        return (self, *each_filter(self.during))


class Total(RecordSpec):
    """The sum of a field or of shares; parts of a unit are dropped at the end; money in fen.

    Shares of patents are counted in 1/2520 of a patent: exact for up to 10 shares of a patent,
    between two neighbours for more.
    """

    kind: Literal["total"]
    field: Annotated[
        str | None, Field(description="field with a number; yuan become fen; years of companies")
    ] = None
    share: Annotated[
        Literal["equal", "first-double", "first-full-others-half"] | None,
        Field(
            description="of patents: one part to each inventor, two parts to the first inventor, "
            "or half unless first patentee"
        ),
    ] = None
    times: Annotated[
        Amount | None, Field(description="each field, or each record, counts so many times")
    ] = None
    during: Annotated[Filters, Field(description="dated in a month of such a spell")] = ()

    @model_validator(mode="after")
    def _adds_something(self) -> Self:
        if self.field is not None and self.share is not None:
            raise ValueError("give field or share")
        if self.field is None and self.share is None and self.times is None:
            raise ValueError("give field, share or times")
        if self.share is not None and self.of != "patents":
            raise ValueError("share is of patents")
        if self.field is not None and not self.of_years:
            check_number_field(self.of, self.field)
        check_spells(self.during)
        return self

    @property
    def of_years(self) -> bool:
        """Whether the field is one of the years of companies."""
        return self.of == "companies" and self.field in {"tax", "local_employees", "equity_raised"}

    def filters(self) -> tuple[RecordFilter, ...]:
        """Return this filter and those of during."""
        return (self, *each_filter(self.during))


class Area(RecordFilter):
    """Floor area of the homes held on the day `on`, in square decimetres (0.01 平方米)."""

    kind: Literal["area"]
    of: Literal["housing"] = "housing"
    whose: Whose = "applicant"
    on: Day = "application"
    add: Annotated[
        Literal["all", "largest"], Field(description="all homes together, or the largest only")
    ] = "all"
    share: Annotated[
        Literal["whole", "owned"],
        Field(description="the whole home, or the share of the owners of `owned`"),
    ] = "whole"

    @model_validator(mode="after")
    def _share_is_of_someone(self) -> Self:
        if self.share == "owned" and self.owned is None:
            raise ValueError('share = "owned" needs `owned`')
        return self


class DaysSince(RecordSpec):
    """Days from the start of the first such record to `until`; 0 where there is none.

    For orders by "the earlier the better", as ties by the day of registration.
    """

    kind: Literal["days_since"]

    @model_validator(mode="after")
    def _has_days(self) -> Self:
        if self.of in {"insurance", "housing_fund"}:
            raise ValueError(f"{self.of} are paid by the month and have no day")
        return self
