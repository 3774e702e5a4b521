"""The options of measures that look at records year by year, or block by block."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from jifen_sdk.measures.filters import Day, RecordFilter, RecordSpec, Whose, check_number_field
from jifen_sdk.profile.fields import Amount, Yuan


class Blocks(RecordSpec):
    """Blocks of a size, such as every 50 hours: a whole number of blocks."""

    kind: Literal["blocks"]
    field: Annotated[
        str | None, Field(description="field with a number; records are counted if absent")
    ] = None
    per: Annotated[Amount, Field(gt=0, description="size of a block in the field's own unit")]
    part: Annotated[
        Literal["drop", "up"], Field(description="a begun block is dropped, or counts as one")
    ] = "drop"
    each: Annotated[
        Literal["year", "person"] | None,
        Field(description="blocks are counted in each year or for each person, then added"),
    ] = None
    years: Annotated[
        Literal["calendar", "rolling"],
        Field(description="years from January, or of 12 months back from `until`"),
    ] = "calendar"
    at_most: Annotated[
        int | None, Field(ge=1, description="blocks of each year or person, or in all")
    ] = None

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.field is not None:
            check_number_field(self.of, self.field, always_said=True)
        if self.each == "year" and self.part == "up":
            raise ValueError("a begun block counts as one only without years")
        if self.each != "year" and "years" in self.model_fields_set:
            raise ValueError("years goes with each = year")
        return self


class YearsInRow(RecordFilter):
    """Calendar years in a row with enough tax, the last one before that of `until`: years."""

    kind: Literal["years_in_row"]
    of: Literal["taxes", "companies"]
    whose: Whose = "applicant"
    until: Day = "application"
    field: Annotated[
        Literal["paid", "tax", "local_employees", "equity_raised"],
        Field(description="paid of taxes; the others of the years of companies"),
    ]
    at_least: Annotated[
        Yuan | None,
        Field(description="in the year, all records together, yuan or persons; any if absent"),
    ] = None

    @model_validator(mode="after")
    def _has_the_field(self) -> Self:
        if (self.of == "taxes") != (self.field == "paid"):
            raise ValueError(f"{self.of} have no {self.field} in a year")
        return self


class YearlyMean(RecordFilter):
    """Mean per year of a company's figures over full calendar years; floored; money in fen."""

    kind: Literal["yearly_mean"]
    of: Literal["companies"]
    whose: Whose = "applicant"
    until: Day = "application"
    field: Literal["tax", "local_employees", "equity_raised"]
    share: Annotated[Literal["owned"] | None, Field(description="owned: times the own share")] = (
        None
    )
    years: Annotated[int, Field(ge=1, le=50, description="calendar years before `until`")] = 3
