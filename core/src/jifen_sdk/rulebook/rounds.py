"""Past rounds (轮次) of a ranking: lines and numbers as published, never a pass mark to come."""

from datetime import date
from typing import Annotated

from pydantic import Field

from jifen_sdk.model import Many, Model, TextField
from jifen_sdk.rulebook.items import Cited, Id
from jifen_sdk.rulebook.numbers import Figure
from jifen_sdk.rulebook.parts import Source


class Round(Cited):
    """One past round; a number that is left out is not established."""

    id: Annotated[str, Field(pattern=r"^[0-9]{4}(-[a-z0-9]+)*$")] = Field(
        description="the year of the round, and which one of it"
    )
    edition: Id
    published: date | None = Field(default=None, description="day the result was published")
    ended: date | None = Field(default=None, description="last day of its window, if known")
    line: Figure | None = Field(default=None, description="lowest admitted score, points (分)")
    quota: int | None = Field(default=None, description="places, people")
    admitted: int | None = Field(default=None, description="people")
    applicants: int | None = Field(default=None, description="people")
    highest: Figure | None = Field(default=None, description="highest score, points (分)")

    def over(self, day: date) -> bool:
        """Return whether the round lies behind on a day; known by its year, from the next on."""
        last = self.published or self.ended
        if last is None:
            return int(self.id[:4]) < day.year
        return last <= day


class Rounds(Model):
    """rounds/<scheme>.toml: the past rounds of one scheme, oldest first."""

    scheme: Id
    score: Id = Field(default="total", description="the score that the lines are about")
    sources: Many[Source] = Field(min_length=1)
    rounds: Many[Round] = Field(min_length=1)
    note: TextField | None = None
