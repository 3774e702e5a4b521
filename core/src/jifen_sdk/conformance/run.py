"""Run the checks of a city in order; a failed check stops only those that depend on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from jifen_sdk.city import City
from jifen_sdk.conformance.checks import CHECKS, Check
from jifen_sdk.errors import JifenError
from jifen_sdk.text import Text


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What became of one check."""

    check: Check
    status: Literal["passed", "failed", "skipped"]
    problems: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of the check."""
        return self.check.id

    @property
    def message(self) -> Text:
        """The clause, and the first problem if there is one."""
        if not self.problems:
            return self.check.clause
        more = len(self.problems) - 1
        others = Text(f"（另有 {more} 处）", f" ({more} more)") if more else None
        text = Text("{clause}：{first}", "{clause}: {first}").format(
            clause=self.check.clause, first=self.problems[0]
        )
        if others is None:
            return text
        return Text("{text}{others}", "{text}{others}").format(text=text, others=others)


def run_checks(city: City, checks: Sequence[Check] = CHECKS) -> Iterator[CheckResult]:
    """Yield the result of each check in order, as it is known."""
    unusable: set[str] = set()
    for check in checks:
        result = _run(city, check, unusable)
        if result.status != "passed":
            unusable.add(check.id)
        yield result


def _run(city: City, check: Check, unusable: set[str]) -> CheckResult:
    if unusable.intersection(check.needs):
        return CheckResult(check, "skipped")
    try:
        problems = tuple(check.run(city))
    except JifenError as error:
        problems = (error.line("en"),)
    # A check meets code and data of strangers: whatever it raises is a finding, not a crash.
    except Exception as error:
        problems = (f"{type(error).__name__}: {error}",)
    return CheckResult(check, "failed" if problems else "passed", problems)
