"""Run the checks of a city; a failed check stops only those that depend on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jifen_sdk.city import City
from jifen_sdk.conformance.check import Check, CheckResult, Outcome, SkippedError
from jifen_sdk.conformance.checks import CHECKS
from jifen_sdk.errors import JifenError

NO_DEVIATIONS: Mapping[str, str] = {}
USABLE = ("passed", "advised")


class Checking:
    """The checks of one city; each runs once, after those that it needs.

    `deviations` gives the reason for each check that is known to fail, by id. It is strict:
    such a check must fail, and an id that is no check is a ValueError.
    """

    def __init__(
        self,
        city: City,
        checks: Sequence[Check] = CHECKS,
        deviations: Mapping[str, str] = NO_DEVIATIONS,
    ) -> None:
        self._city = city
        self._checks = {check.id: check for check in checks}
        self._deviations = deviations
        self._results: dict[str, CheckResult] = {}
        unknown = sorted(deviations.keys() - self._checks.keys())
        if unknown:
            raise ValueError(f"deviations from checks that do not exist: {', '.join(unknown)}")

    def result(self, check: str) -> CheckResult:
        """Return the result of a check by id."""
        if check not in self._results:
            self._results[check] = self._run(self._checks[check])
        return self._results[check]

    def _run(self, check: Check) -> CheckResult:
        for needed in check.needs:
            if self.result(needed).status not in USABLE:
                return CheckResult(check, "skipped", reason=f"needs {needed}")
        try:
            problems = tuple(check.run(self._city))
        except SkippedError as skipped:
            return CheckResult(check, "skipped", reason=str(skipped))
        except JifenError as error:
            problems = (error.line("en"),)
        # A check meets code and data of strangers: whatever it raises is a finding, not a crash.
        except Exception as error:
            problems = (f"{type(error).__name__}: {error}",)
        return self._judged(check, problems)

    def _judged(self, check: Check, problems: tuple[str, ...]) -> CheckResult:
        reason = self._deviations.get(check.id)
        if reason is None:
            found: Outcome = "failed" if check.level == "required" else "advised"
            return CheckResult(check, found if problems else "passed", problems)
        if problems:
            return CheckResult(check, "deviates", problems, reason)
        passes = f"expected to fail ({reason}), but it passes: take it off the deviations"
        return CheckResult(check, "failed", (passes,))


def run_checks(
    city: City,
    checks: Sequence[Check] = CHECKS,
    *,
    deviations: Mapping[str, str] = NO_DEVIATIONS,
) -> Iterator[CheckResult]:
    """Yield the result of each check in order, as it is known; see `Checking` for deviations."""
    checking = Checking(city, checks, deviations)
    for check in checks:
        yield checking.result(check.id)
