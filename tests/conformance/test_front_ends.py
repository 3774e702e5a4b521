"""Deviations and the pytest front end: each check a test, declared failures strict."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from jifen_sdk.city import City
from jifen_sdk.conformance import CHECKS, CheckResult, run_checks

REASON = "the first table was not seen"


def checked(folder: Path, **deviations: str) -> dict[str, CheckResult]:
    named = {name.replace("_", "-"): reason for name, reason in deviations.items()}
    return {r.id: r for r in run_checks(City(folder), deviations=named)}


def spoil(folder: Path) -> None:
    edition = folder / "jifen" / "2020.toml"
    text = edition.read_text(encoding="utf-8")
    edition.write_text(text.replace("at_most = 35", "at_most = 34"), encoding="utf-8")


def test_a_declared_failure_is_a_deviation(folder: Path) -> None:
    spoil(folder)
    found = checked(folder, cases_pass=REASON)
    assert found["cases-pass"].status == "deviates"
    assert REASON in found["cases-pass"].message.en
    assert found["json"].status == "skipped"
    assert found["json"].reason == "needs cases-pass"


def test_a_deviation_that_passes_fails(folder: Path) -> None:
    found = checked(folder, cases_pass=REASON)
    assert found["cases-pass"].status == "failed"
    assert "take it off" in found["cases-pass"].problems[0]


def test_a_deviation_from_no_check_is_refused(folder: Path) -> None:
    with pytest.raises(ValueError, match="no-such-check"):
        checked(folder, no_such_check=REASON)


def test_importing_needs_neither_pytest_nor_hypothesis() -> None:
    says = "import sys, jifen_sdk.conformance; print({'pytest', 'hypothesis'} & {*sys.modules})"
    ran = subprocess.run([sys.executable, "-c", says], capture_output=True, check=True, text=True)
    assert ran.stdout.strip() == "set()"


def suite(folder: Path, *deviations: str) -> dict[str, str]:
    """Run a plugin's own suite of three lines; return what became of each test."""
    (folder.parent / "test_contract.py").write_text(
        "from pathlib import Path\n"
        "from jifen_sdk.city import City\n"
        "from jifen_sdk.conformance.testing import parametrize_with_checks\n"
        f"DEVIATIONS = {dict.fromkeys(deviations, REASON)!r}\n"
        f"@parametrize_with_checks(City(Path({str(folder)!r})), deviations=DEVIATIONS)\n"
        "def test_contract(check):\n"
        "    check()\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "pytest", "-v", "-p", "no:cacheprovider", "test_contract.py"]
    ran = subprocess.run(
        command, cwd=folder.parent, capture_output=True, check=False, encoding="utf-8"
    )
    lines = [line.split() for line in ran.stdout.splitlines() if "::test_contract[" in line]
    named = [words for words in lines if words[0].startswith("test_contract.py::")]
    return {words[0].partition("[")[2].rstrip("]"): words[1] for words in named}


def test_a_plugins_own_suite(folder: Path) -> None:
    found = suite(folder)
    assert found == {c.id: "SKIPPED" if c.id == "as-printed" else "PASSED" for c in CHECKS}


def test_a_broken_city_fails_its_own_suite(folder: Path) -> None:
    spoil(folder)
    assert suite(folder)["cases-pass"] == "FAILED"
    assert suite(folder, "cases-pass")["cases-pass"] == "XFAIL"
    assert suite(folder, "cases-pass", "dates")["dates"] == "FAILED"
