"""What `score` is given: the profile of a person, or facts; both give a sheet of an edition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from jifen_sdk.edition import Edition
from jifen_sdk.errors import FactError
from jifen_sdk.profile import Profile, load_profile
from jifen_sdk.profile.files import read_data
from jifen_sdk.scoring import day_of, score, score_source
from jifen_sdk.sheet import Sheet
from jifen_sdk.sources import FromFacts, refuse_unknown_facts


@dataclass(frozen=True)
class GivenProfile:
    """The records of a life, from a file."""

    profile: Profile
    on: date
    assume_local: bool

    @classmethod
    def read(cls, file: str, on: date | None, assume_local: bool) -> GivenProfile:
        """Read the file; the day is `on`, that of the profile's application, or today."""
        profile = load_profile(file)
        return cls(profile, day_of(profile, on), assume_local)

    def check(self, editions: Iterable[Edition]) -> None:
        """Accept: every edition can measure every profile."""

    def sheet(self, rules: Edition, readings: Mapping[str, str]) -> Sheet:
        """Return the sheet under an edition."""
        heading = rules.book.rulebook
        return score(
            self.profile,
            rules.city,
            on=self.on,
            scheme=heading.scheme,
            edition=heading.edition,
            readings=readings,
            assume_local=self.assume_local,
        )


@dataclass(frozen=True)
class GivenFacts:
    """Facts by id, from a file."""

    facts: Mapping[str, Any]
    on: date

    @classmethod
    def read(cls, file: str, on: date | None) -> GivenFacts:
        """Read the file; the day is `on`, or today."""
        return cls(read_data(Path(file), FactError), on or date.today())

    def check(self, editions: Iterable[Edition]) -> None:
        """Refuse a fact that none of the editions has. FactError JF-FACT-ID."""
        known = {name: fact for rules in editions for name, fact in rules.known_facts.items()}
        refuse_unknown_facts(self.facts, known)

    def sheet(self, rules: Edition, readings: Mapping[str, str]) -> Sheet:
        """Return the sheet under an edition."""
        heading = rules.book.rulebook
        return score_source(
            rules.city,
            FromFacts(self.facts),
            self.on,
            scheme=heading.scheme,
            edition=heading.edition,
            readings=readings,
        )


Given = GivenProfile | GivenFacts
