"""Parameters (参数): values that a notice sets anew each year, with their months of validity."""

from bisect import bisect_right
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import Self

from pydantic import Field, model_validator

from jifen_sdk.model import Many, Model, TextField
from jifen_sdk.rulebook.items import Evidence
from jifen_sdk.rulebook.numbers import Figure
from jifen_sdk.rulebook.parts import Dated, Source

ASSUMED = "假定（assumed）"


class DatedValue(Dated):
    """One value and the days on which it is in force; retroactive notices say `published`."""

    value: Figure
    evidence: Evidence
    published: date | None = None
    cite: str
    sources: Many[str] = Field(min_length=1)
    note: TextField | None = None


class Parameter(Model):
    """A dated series; a day without a value is not established, never the value before it."""

    id: str
    name: TextField
    unit: TextField
    sources: Many[Source]
    values: Many[DatedValue] = Field(min_length=1)

    @cached_property
    def _starts(self) -> list[date]:
        return [value.effective for value in self.values]

    def on(self, day: date) -> DatedValue | None:
        """Return the value in force on `day`."""
        at = bisect_right(self._starts, day) - 1
        return self.values[at] if at >= 0 and self.values[at].covers(day) else None

    def value(self, day: date) -> Decimal | None:
        """Return the number in force on `day`, None if it is not established."""
        found = self.on(day)
        return None if found is None else found.value

    def assume(self, value: Decimal, effective: date | None) -> Self:
        """Return the series with an assumed value from a day on, or on every day."""
        earlier = [v for v in self.values if effective is not None and v.effective < effective]
        if effective is not None and earlier:
            end = {"until": effective - timedelta(days=1), "until_evidence": "D"}
            earlier[-1] = earlier[-1].model_copy(update=end)
        assumed = DatedValue(
            effective=effective or date.min,
            effective_evidence="D",
            value=value,
            evidence="unknown",
            cite=ASSUMED,
            sources=self.values[0].sources,
        )
        return self.model_copy(update={"values": (*earlier, assumed)})

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        for earlier, later in pairwise(self.values):
            if earlier.until is None or earlier.until >= later.effective:
                raise ValueError(f"the value of {later.effective} overlaps the one before it")
        known = {s.id for s in self.sources}
        for value in self.values:
            if not set(value.sources) <= known:
                raise ValueError(f"the value of {value.effective} names an unknown source")
        return self
