"""The options of `months`."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from jifen_sdk.measures.filters import Filters, RecordFilter, RecordSpec, each_filter
from jifen_sdk.model import Many, Model
from jifen_sdk.profile.fields import Amount
from jifen_sdk.profile.people import RECORDS
from jifen_sdk.profile.records import Spell
from jifen_sdk.profile.work import InsuranceKind


class Base(Model):
    """A contribution base compared with a parameter W, both in yuan per month."""

    of: Annotated[str, Field(description="id of the parameter W")]
    at_least: Annotated[Amount | None, Field(description="times W: base >= at_least x W")] = None
    below: Annotated[Amount | None, Field(description="times W: base < below x W")] = None
    at: Annotated[str, Field(description='"month": W of each month; or the name of a date')] = (
        "month"
    )

    @model_validator(mode="after")
    def _compares(self) -> Self:
        if self.at_least is None and self.below is None:
            raise ValueError("give at_least or below")
        return self


class Months(RecordSpec):
    """Months in spells: a whole number of months."""

    kind: Literal["months"]
    kinds: Annotated[Many[InsuranceKind], Field(description="insurances that must be paid")] = ()
    together: Annotated[
        Literal["all", "any"], Field(description="all of `kinds` in a month, or any of them")
    ] = "all"
    run: Annotated[
        Literal["all", "current", "longest"],
        Field(description="every month, the unbroken run at `until`, or the longest one"),
    ] = "all"
    bridge: Annotated[int, Field(ge=0, description="months a gap in a run may have")] = 0
    base: Annotated[Base | None, Field(description="what the contribution base must be")] = None
    during: Annotated[Filters, Field(description="only months in such a spell as well")] = ()
    after: Annotated[
        RecordFilter | None, Field(description="only months later than the first in such a spell")
    ] = None
    except_: Annotated[
        Many[RecordFilter], Field(alias="except", description="no months in such spells")
    ] = ()
    whole: Annotated[
        int, Field(ge=1, description="of each run only whole blocks of so many months")
    ] = 1
    still: Annotated[bool, Field(description="the month of `until` must count, else 0")] = False
    single: Annotated[
        Literal["record", "district", "employer"] | None,
        Field(description="months of the best single one, not of all together"),
    ] = None
    count: Annotated[
        Literal["calendar", "dates"],
        Field(description="months touched, or whole months from date to date"),
    ] = "calendar"

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if any(not issubclass(RECORDS[records.of], Spell) for records in self.filters()):
            raise ValueError("months need records with from and to")
        if (self.kinds or self.base) and self.of != "insurance":
            raise ValueError("kinds and base are of insurance")
        if self.single not in {None, "record", *RECORDS[self.of].model_fields}:
            raise ValueError(f"{self.of} have no {self.single}")
        return self

    @model_validator(mode="after")
    def _dates_are_plain(self) -> Self:
        others = {"kinds", "run", "bridge", "base", "during", "after", "except_", "whole", "single"}
        if self.count == "dates" and others & self.model_fields_set:
            raise ValueError(
                "count = dates goes with none of kinds, run, bridge, base, during, after, "
                "except, whole and single"
            )
        return self

    def filters(self) -> tuple[RecordFilter, ...]:
        """Return this filter and those of during, after and except."""
        after = () if self.after is None else (self.after,)
        return (self, *each_filter(self.during), *after, *self.except_)
