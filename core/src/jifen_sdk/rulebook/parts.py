"""What an edition has beside points: heading, sources, dates, readings, gates, ranking."""

from collections.abc import Sequence
from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from jifen_sdk.model import Many, Model, TextField
from jifen_sdk.rulebook.conditions import Comparison, Condition
from jifen_sdk.rulebook.items import Cited, Evidence, Id

DateEvidence = Literal["A", "B", "C", "D"]
"""Evidence of a date of validity; D is recollection, consistent but unproved."""


class Source(Model):
    """A document that values rest on."""

    id: Id
    title: str = Field(description="official title or name of the page")
    number: str | None = Field(default=None, description="document number (文号)")
    issuer: str | None = None
    issued: str | None = Field(default=None, description="date of issue: YYYY, YYYY-MM, YYYY-MM-DD")
    url: str | None = None
    seen: Literal["full", "part", "quoted"] = Field(description="how much of it was seen")


def cited(entry: Cited, sources: Sequence[Source]) -> str:
    """Return the document, the place in it, and the further documents an entry rests on."""
    known = {source.id: source for source in sources}
    first, *others = [known[s] for s in entry.sources] or [sources[0]]
    year = f"（{first.issued[:4]}）" if first.issued else ""
    return "；".join([f"{first.title}{year} {entry.cite}", *(s.title for s in others)])


class Dated(Model):
    """A time of validity: from `effective` to `until`, both included; open = goes on."""

    effective: date
    effective_evidence: DateEvidence
    until: date | None = None
    until_evidence: DateEvidence | None = None

    def covers(self, day: date) -> bool:
        """Return whether `day` lies within."""
        return self.effective <= day and (self.until is None or day <= self.until)

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.until is not None and self.until < self.effective:
            raise ValueError("until is before effective")
        if (self.until is None) != (self.until_evidence is None):
            raise ValueError("until and until_evidence go together")
        return self


class Heading(Dated):
    """The table [rulebook]: which edition this is and what it rests on."""

    scheme: Id
    edition: Id
    title: TextField
    printed_until: date | None = Field(default=None, description="end as printed, if replaced")
    amends: Id | None = Field(default=None, description="edition of which this holds the changes")
    evidence: Evidence = Field(description="of whatever does not say its own")
    confirmed_by: Many[str] = Field(
        default=(), description="sources that confirm values taken over from the amended edition"
    )
    sources: Many[Source] = Field(min_length=1, description="the first is the main one")
    note: TextField | None = None


class DateRule(Model):
    """A reference date: `from` (application, a date), to a boundary, then shifted."""

    from_: Literal["application", "endorsement"] | date = Field(default="application", alias="from")
    to: (
        Literal["month-start", "month-end", "half-start", "half-end", "year-start", "year-end"]
        | None
    ) = None
    years: int = 0
    months: int = 0
    days: int = 0
    name: TextField


class ReadingOption(Model):
    """One way to read the rule."""

    id: Id
    name: TextField


class Reading(Model):
    """An interpretation choice (解释选择): asked openly, set by the caller, never in code.

    With one option the question is settled and shown; without `default` it is undecided and
    the result is an interval.
    """

    id: Id
    question: TextField
    options: Many[ReadingOption] = Field(min_length=1)
    default: str | None = None
    note: TextField

    @model_validator(mode="after")
    def _default_known(self) -> Self:
        if self.default is not None and self.default not in {o.id for o in self.options}:
            raise ValueError("default is not one of the options")
        return self


class Gate(Cited):
    """A condition beside the points: a gate (条件), a veto (一票否决), or the line (标准分值)."""

    id: Id
    name: TextField
    kind: Literal["gate", "veto", "threshold"]
    when: Condition = Field(description="what must hold; of a veto too: true means not vetoed")

    @model_validator(mode="after")
    def _threshold_is_a_score(self) -> Self:
        if self.kind == "threshold" and not (
            isinstance(self.when, Comparison) and self.when.score and self.when.at_least is not None
        ):
            raise ValueError("a threshold compares a score with at_least")
        return self


class RankKey(Model):
    """One key of a ranking: a score or a fact, and which end comes first."""

    score: str | None = None
    fact: str | None = None
    order: Literal["higher", "lower", "listed"] = "higher"
    first: Many[str] = Field(default=(), description="of a choice: its options, best first")
    whose: TextField | None = Field(default=None, description="if not the applicant's own")

    @model_validator(mode="after")
    def _one_key(self) -> Self:
        if (self.score is None) == (self.fact is None):
            raise ValueError("give either a score or a fact")
        if (self.order == "listed") != bool(self.first):
            raise ValueError('order = "listed" and first go together')
        return self


class Ranking(Cited):
    """How applicants are put in order (排名), for a scheme without a fixed line."""

    by: Many[RankKey] = Field(min_length=1, description="keys, the first one decides first")
    ties: Literal["all", "lot", "unknown"] = Field(
        description="equal in every key: all admitted (并列), drawn by lot, or not established"
    )
    quota: TextField = Field(description="how many are admitted, and who sets it")
    within: TextField | None = Field(default=None, description="where one ranks: district, school")
