"""The facts that the columns of a frame give, and the values that are refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import narwhals as nw
from narwhals.dtypes import DType

from jifen_sdk.errors import FactError, InputError
from jifen_sdk.rules.program import Input
from jifen_sdk.text import Text

MARK = "="
"""What the names of columns on the way begin with."""
COLUMN_OF: Mapping[str, Text] = {
    "number": Text("整数", "whole numbers"),
    "yes-no": Text("是否", "truth values"),
    "choice": Text("文本", "text"),
}


@dataclass(frozen=True)
class Fact:
    """A fact, with what every rule set that looks at it takes."""

    name: str
    sources: tuple[Input, ...]

    @property
    def kind(self) -> str:
        """What its column holds."""
        options = self.sources[0].options
        if not options:
            return "number"
        return "yes-no" if options == (False, True) else "choice"

    @property
    def limits(self) -> tuple[int, int]:
        """The lowest and the highest number that all take."""
        return max(s.least for s in self.sources), min(s.limit for s in self.sources)

    @property
    def options(self) -> tuple[str, ...]:
        """The options that all take."""
        first, *rest = (s.options for s in self.sources)
        return tuple(str(o) for o in first if all(o in other for other in rest))

    @property
    def problem(self) -> str:
        """What the column "problem" says of a value that is refused."""
        code = "JF-FACT-RANGE" if self.kind == "number" else "JF-FACT-OPTION"
        return f"{code} {self.name}"

    def check(self, dtype: DType) -> None:
        """Refuse a column that cannot hold the fact. FactError JF-FRAME-TYPE."""
        fits = {
            "number": dtype.is_integer(),
            "yes-no": dtype == nw.Boolean,
            "choice": dtype in (nw.String, nw.Categorical, nw.Enum),
        }
        if not fits[self.kind]:
            expected = COLUMN_OF[self.kind]
            raise FactError("JF-FRAME-TYPE", self.name, expected=expected, found=dtype)


def facts_among(inputs: Iterable[Input]) -> dict[str, Fact]:
    """Return the facts among the inputs of some rule sets, by id."""
    found: dict[str, list[Input]] = {}
    for source in inputs:
        if ":" not in source.name:  # the others are readings and verdicts
            found.setdefault(source.name, []).append(source)
    return {name: Fact(name, tuple(sources)) for name, sources in found.items()}


def refuse_missing(needed: Iterable[str], columns: Iterable[str]) -> None:
    """Refuse a frame without the columns of some facts. InputError JF-FRAME-COLUMN."""
    missing = [name for name in needed if name not in set(columns)]
    if missing:
        raise InputError("JF-FRAME-COLUMN", ", ".join(missing))


def refuse_taken(results: Iterable[str], columns: Iterable[str]) -> None:
    """Refuse a frame with a column named like a result. InputError JF-FRAME-NAME.

    Engines that read SQL do not tell apart upper and lower case.
    """
    names = {name.lower() for name in results}
    taken = [name for name in columns if name.lower() in names or name.startswith(MARK)]
    if taken:
        raise InputError("JF-FRAME-NAME", ", ".join(taken))
