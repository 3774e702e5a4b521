"""One check: the clause it stands for, the function that tests it, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from jifen_sdk.city import City
from jifen_sdk.text import Text

Level = Literal["required", "recommended"]
Outcome = Literal["passed", "failed", "advised", "deviates", "skipped"]
Problems = Iterable[str]


class SkippedError(Exception):
    """Raised by a check that cannot run here; the message says what it needs."""


@dataclass(frozen=True, slots=True)
class Check:
    """One clause of the contract and the function that tests it."""

    id: str
    clause: Text
    run: Callable[[City], Problems]
    """Yields what is wrong: where, what was expected, what was found; in English."""
    needs: tuple[str, ...] = ()
    """Checks without which this one means nothing."""
    level: Level = "required"
    since: str = "0.1"
    """The version of the core from which on it applies."""

    @property
    def documented(self) -> str:
        """The place in the documentation that explains the check."""
        return f"docs/checks.md#{self.id}"


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What became of one check.

    `advised`: a recommended check found something; `deviates`: it fails as declared;
    `skipped`: it could not run, and `reason` says why. Only `failed` breaks the contract.
    """

    check: Check
    status: Outcome
    problems: tuple[str, ...] = ()
    reason: str = ""

    @property
    def id(self) -> str:
        """The id of the check."""
        return self.check.id

    @property
    def message(self) -> Text:
        """The clause; then why it was not run, or the first problem and where it is explained."""
        said = "; ".join(part for part in (self.reason, *self.problems[:1]) if part)
        if not said:
            return self.check.clause
        zh, en = f"{self.check.clause.zh}：{said}", f"{self.check.clause.en}: {said}"
        if not self.problems:
            return Text(zh, en)
        more, see = len(self.problems) - 1, self.check.documented
        if more:
            zh, en = f"{zh}（另有 {more} 处）", f"{en} ({more} more)"
        return Text(f"{zh}；见 {see}", f"{en}; see {see}")


def wrong(where: str, *, expected: object, found: object) -> str:
    """Return one problem in words."""
    return f"{where}: expected {expected}, found {found}"
