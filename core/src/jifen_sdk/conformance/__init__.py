"""Conformance (合规检查): what every city plugin must pass, without pytest.

    from jifen_sdk.conformance import CHECKS, run_checks

`CHECKS` is the ordered list of checks; `run_checks(city)` runs them and stops only those that
depend on a failed one. A plugin's own suite takes them from `jifen_sdk.conformance.testing`.
"""

from jifen_sdk.conformance.check import Check, CheckResult
from jifen_sdk.conformance.checks import CHECKS
from jifen_sdk.conformance.run import run_checks

__all__ = ["CHECKS", "Check", "CheckResult", "run_checks"]
