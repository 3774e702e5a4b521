"""A stranger's city from the scaffold: built as a wheel, installed beside the core's wheel only.

These tests build and install for real, so they need the package registry, as README's commands do.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from jifen_sdk.scaffold import new_city
from tests.install.environments import ROOT, Installed, wheel_of

EXAMPLE = ROOT / "docs" / "examples" / "profile.toml"
ON = ("--on", "2026-11-22")
PACKAGE = Path("src", "jifen_zhijiang")


@pytest.fixture(scope="module")
def core(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return wheel_of(ROOT / "core", tmp_path_factory.mktemp("core"))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_city("zhijiang", tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="module")
def city(core: Path, project: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return Installed(project, core, tmp_path_factory.mktemp("city"))


def test_the_installed_city_passes_every_check(city: Installed) -> None:
    done = city.run("check", "zhijiang", "--format", "json")
    assert done.returncode == 0, done.stdout
    checks = json.loads(done.stdout)["checks"]
    assert [result["id"] for result in checks if result["problems"]] == []


def test_it_stands_in_a_comparison(city: Installed) -> None:
    done = city.run("compare", EXAMPLE, *ON, "--format", "json")
    assert done.returncode == 0, done.stderr
    (row,) = json.loads(done.stdout)
    assert row["city"] == "zhijiang"
    # A bachelor's diploma: 4 points; no month of insurance and no permit in this city.
    assert row["points"] == {"low": "4", "high": "4"}
    assert "Example City" in city.run("compare", EXAMPLE, *ON).stdout


def test_it_gives_points_from_facts(city: Installed) -> None:
    facts = city.folder / "facts.toml"
    facts.write_text('insured_months = 48\ndiploma = "bachelor"\nresidence_permit = true\n')
    done = city.run("score", "zhijiang", "--facts", facts, *ON, "--format", "json")
    assert done.returncode == 0, done.stderr
    sheet = json.loads(done.stdout)
    # 48 months are 4 full years, so 4 points, and 4 for the diploma: the line of 8 is reached.
    assert sheet["scores"]["total"] == {"low": "8", "high": "8"}
    assert sheet["verdict"] == "qualifies"


def test_the_core_it_is_installed_with_makes_the_same_project(
    city: Installed, project: Path
) -> None:
    done = city.run("new-city", "zhijiang", "--into", city.folder / "again")
    assert done.returncode == 0, done.stderr
    assert contents(city.folder / "again" / "jifen-zhijiang") == contents(project)


def test_its_own_suite_passes(project: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-o", "pythonpath=src"],
        cwd=project,
        env={**os.environ, "PYTEST_ADDOPTS": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_a_city_without_a_citation_fails_the_check(
    core: Path, project: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "project"
    shutil.copytree(project, copy)
    edition = copy / PACKAGE / "jifen" / "2000.toml"
    text = edition.read_text(encoding="utf-8")
    assert text.count('cite = "第三条（二）"') == 1
    edition.write_text(text.replace('cite = "第三条（二）"', 'cite = ""'), encoding="utf-8")
    done = Installed(copy, core, tmp_path).run("check", "zhijiang")
    assert done.returncode == 1
    assert "jifen/2000.toml items.1.cite" in " ".join(done.stdout.split())


def contents(folder: Path) -> dict[str, str]:
    files = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}
