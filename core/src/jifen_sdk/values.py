"""What a fact (事实) can be: a number of a stated unit, or one of some choices, known or not.

Unknown is never zero: a number carries both bounds, a choice every value still possible.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number between `low` and `high`, both included; `high=None` is no known bound."""

    low: int
    high: int | None

    @classmethod
    def of(cls, value: int) -> Number:
        """Return a number that is known."""
        return cls(value, value)

    @property
    def known(self) -> bool:
        """Whether both bounds are the same."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Choice:
    """The options still possible, in the fact's order; one option is a known choice.

    A truth value is a choice between `False` and `True`.
    """

    options: tuple[str | bool, ...]

    @classmethod
    def of(cls, value: str | bool) -> Choice:
        """Return a choice that is known."""
        return cls((value,))

    @property
    def known(self) -> bool:
        """Whether only one option is left."""
        return len(self.options) == 1


Value = Number | Choice
EITHER = Choice((False, True))


def hull(values: Sequence[Value]) -> Value:
    """Return the narrowest value that contains every one of `values`, all of one fact."""
    first = values[0]
    if isinstance(first, Choice):
        options = dict.fromkeys(o for v in values if isinstance(v, Choice) for o in v.options)
        return Choice(tuple(options))
    numbers = [v for v in values if isinstance(v, Number)]
    highs = [v.high for v in numbers if v.high is not None]
    return Number(min(v.low for v in numbers), max(highs) if len(highs) == len(numbers) else None)
