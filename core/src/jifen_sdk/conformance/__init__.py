"""Conformance (合规检查): what every city plugin must pass, without pytest.

    from jifen_sdk.conformance import CHECKS, run_checks

`CHECKS` is the ordered list of checks; `run_checks(city)` runs them and stops only those that
depend on a failed one.
"""

from jifen_sdk.conformance.checks import CHECKS, Check
from jifen_sdk.conformance.run import CheckResult, run_checks

__all__ = ["CHECKS", "Check", "CheckResult", "run_checks"]
