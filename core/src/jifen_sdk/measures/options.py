"""The options of each measure, as a rulebook writes them; `kind` names the measure."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from jifen_sdk.measures.filters import (
    Day,
    Filters,
    Places,
    RecordFilter,
    RecordSpec,
    Where,
    Whose,
    Within,
    check_spells,
    check_where,
    each_filter,
)
from jifen_sdk.measures.month_options import Months
from jifen_sdk.measures.record_options import Area, Count, DaysSince, Total
from jifen_sdk.measures.yearly_options import Blocks, YearlyMean, YearsInRow
from jifen_sdk.model import Many, Model, TextField
from jifen_sdk.profile.people import Kind
from jifen_sdk.text import Text


class Holds(RecordFilter):
    """Whether a spell covers the day `on`, or an event or graduation lies on or before it."""

    kind: Literal["holds"]
    whose: Whose = "applicant"
    on: Day = "application"
    since: Day | None = None
    within: Within | None = None


class NamedOption(Model):
    """One value of a choice."""

    id: str
    name: TextField


class BestOption(NamedOption):
    """One value of an ordered choice and the records that give it."""

    where: Where | None = None


class Best(RecordSpec):
    """The highest option that a record reaches; the first is "none of the others"."""

    kind: Literal["best"]
    options: Annotated[Many[BestOption], Field(min_length=2, description="lowest first")]
    field: Annotated[
        str | None, Field(description="an option without `where` wants this field to be its id")
    ] = None
    during: Annotated[Filters, Field(description="obtained in a month of such a spell")] = ()
    part_time_places: Annotated[
        Many[str],
        Field(description='where studies that are not full-time count: codes, "own", "hukou"'),
    ] = ()

    @model_validator(mode="after")
    def _options_are_told_apart(self) -> Self:
        for option in self.options[1:]:
            check_where(self.of, self.wanted(option))
        if self.part_time_places and self.of != "education":
            raise ValueError("part_time_places are of education")
        check_spells(self.during)
        return self

    def filters(self) -> tuple[RecordFilter, ...]:
        """Return this filter and those of during."""
        return (self, *each_filter(self.during))

    def wanted(self, option: BestOption) -> Where:
        """Return what a record must be for the option."""
        if option.where is not None:
            return option.where
        if self.field is None:
            raise ValueError(f"option {option.id} needs `where`, or the measure `field`")
        return {self.field: option.id}


class Age(Model):
    """Age in years (周岁) on a day."""

    kind: Literal["age"]
    whose: Literal["applicant", "spouse", "child"] = "applicant"
    on: Day = "application"
    part: Annotated[
        Literal["drop", "up"], Field(description="a begun year is dropped, or counts as one")
    ] = "drop"


class Sex(Model):
    """Sex: the choice female or male."""

    kind: Literal["sex"]
    whose: Literal["applicant", "spouse", "child"] = "applicant"

    @property
    def options(self) -> tuple[NamedOption, ...]:
        """Return the two options."""
        return SEXES


class HukouPlace(RecordFilter):
    """How near the hukou is to what is applied for: elsewhere, city, district or zone."""

    kind: Literal["hukou_place"]
    of: Literal["hukou"] = "hukou"
    whose: Literal["applicant", "spouse", "child"] = "child"
    on: Day = "application"

    @property
    def options(self) -> tuple[NamedOption, ...]:
        """Return the four options."""
        return HUKOU_PLACES


class Stated(Model):
    """What the profile states under a key."""

    kind: Literal["stated"]
    key: Annotated[str, Field(description="key in the statements of the profile")]
    type: Literal["yes-no", "number", "choice"]
    options: Annotated[Many[NamedOption], Field(description="of a choice, lowest first")] = ()
    absent: Annotated[
        bool | int | str | None, Field(description="value if not stated; unknown if absent")
    ] = None


class Own(Model):
    """What a measure of the city's own gives: Python that the plugin hands over by name."""

    kind: Literal["own"]
    name: Annotated[str, Field(description="name under which the plugin hands the measure over")]
    type: Literal["yes-no", "number", "choice"]
    options: Annotated[Many[NamedOption], Field(description="of a choice, lowest first")] = ()
    of: Annotated[
        Many[Kind], Field(description="kinds of record it looks at; unknown if one is not known")
    ] = ()
    whose: Annotated[Whose, Field(description="whose records these are")] = "applicant"
    on: Day = "application"


class AppliesIn(Model):
    """Whether a place that the application names is one of some places; not said = unknown."""

    kind: Literal["applies_in"]
    field: Literal["district", "town", "zone", "settle_district"]
    places: Annotated[Places, Field(description="codes, or the name of a list")]


class Score(Model):
    """Points under another scheme of the city, in hundredths of a point, parts dropped."""

    kind: Literal["score"]
    scheme: Annotated[str, Field(description="id of the other scheme")]
    of: Annotated[str, Field(description="id of one of its items or groups")] = "total"
    whose: Literal["applicant", "spouse"] = "applicant"


SEXES = (
    NamedOption(id="female", name=Text("女", "Female")),
    NamedOption(id="male", name=Text("男", "Male")),
)
HUKOU_PLACES = (
    NamedOption(id="elsewhere", name=Text("外地户籍", "Hukou elsewhere")),
    NamedOption(id="city", name=Text("本市其他区户籍", "Hukou of another district")),
    NamedOption(id="district", name=Text("本区户籍", "Hukou of the district")),
    NamedOption(id="zone", name=Text("学区户籍", "Hukou of the school zone")),
)
MeasureSpec = Annotated[
    Months
    | Count
    | Total
    | Area
    | DaysSince
    | Blocks
    | Holds
    | Best
    | YearsInRow
    | YearlyMean
    | Age
    | Sex
    | HukouPlace
    | Stated
    | AppliesIn
    | Score
    | Own,
    Field(discriminator="kind"),
]
