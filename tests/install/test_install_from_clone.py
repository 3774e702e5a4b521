"""Installing from a clone only what one needs: README's way, and the core without any city.

These tests build and install for real, so they need the package registry, as README's commands do.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs" / "examples" / "profile.toml"
DISTRIBUTIONS = {"jifen-sdk": "core", "jifen-shanghai": "plugins/shanghai"}


def uv(*words: str | Path, cwd: Path = ROOT) -> None:
    """Run uv, which names itself in UV where it runs these tests."""
    program = os.environ.get("UV") or shutil.which("uv")
    assert program, "run the tests with `uv run pytest`"
    done = subprocess.run([program, *words], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


class Environment:
    """A virtual environment of its own, outside of the clone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        uv("venv", "--quiet", "--python", sys.executable, folder)
        self.scripts = folder / ("Scripts" if os.name == "nt" else "bin")

    def install(self, *what: str | Path) -> None:
        uv("pip", "install", "--quiet", "--python", self.folder, *what)

    def run(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        kept = ("PATH", "HOME", "SYSTEMROOT", "TEMP")
        clean = {name: os.environ[name] for name in kept if name in os.environ}
        return subprocess.run(
            [self.scripts / "jifen-sdk", *words],
            cwd=self.folder,
            env={**clean, "LANG": "en_US.UTF-8"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("wheels")
    for name in DISTRIBUTIONS:
        uv("build", "--quiet", "--wheel", "--package", name, "--out-dir", folder)
    return {name: next(folder.glob(f"{name.replace('-', '_')}-*.whl")) for name in DISTRIBUTIONS}


@pytest.fixture(scope="module")
def shanghai(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """`pip install ./core ./plugins/shanghai`, as README says."""
    environment = Environment(tmp_path_factory.mktemp("shanghai") / "env")
    environment.install("./core", "./plugins/shanghai")
    return environment


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory, wheels: dict[str, Path]) -> Environment:
    """The core without any city."""
    environment = Environment(tmp_path_factory.mktemp("alone") / "env")
    environment.install(wheels["jifen-sdk"])
    return environment


def test_the_installed_city_is_listed(shanghai: Environment) -> None:
    version = shanghai.run("--version")
    assert version.returncode == 0
    assert version.stdout.startswith("jifen-sdk ")
    cities = json.loads(shanghai.run("cities", "--format", "json").stdout)
    assert [city["id"] for city in cities] == ["shanghai"]
    editions = [scheme["editions"] for scheme in cities[0]["schemes"]]
    assert editions == [["2013", "2015", "2017", "2022"]]


def test_the_installed_city_gives_points(shanghai: Environment) -> None:
    done = shanghai.run("compare", EXAMPLE, "--on", "2026-11-22", "--format", "json")
    assert done.returncode == 0, done.stderr
    (row,) = json.loads(done.stdout)
    # 38 years 30, bachelor's diploma 60, 105 months of insurance 24; the line is 120.
    assert row["points"] == {"low": "114", "high": "114"}
    assert row["gap"] == {"low": "-6", "high": "-6"}
    assert row["verdict"] == "does-not-qualify"


def test_the_core_alone_says_that_no_city_is_installed(alone: Environment) -> None:
    assert json.loads(alone.run("cities", "--format", "json").stdout) == []
    done = alone.run("compare", EXAMPLE, "--on", "2026-11-22")
    assert done.returncode == 0
    assert "No city is installed" in done.stdout
    wanted = alone.run("score", "shanghai", EXAMPLE, "--on", "2026-11-22")
    assert wanted.returncode == 2
    assert wanted.stderr.startswith("JF-CITY shanghai:")


@pytest.mark.parametrize("name", DISTRIBUTIONS)
def test_a_wheel_has_its_licence_and_types(name: str, wheels: dict[str, Path]) -> None:
    package = name.replace("-", "_")
    with zipfile.ZipFile(wheels[name]) as wheel:
        files = {Path(file).name: file for file in wheel.namelist()}
        assert "py.typed" in files
        licence = wheel.read(files["LICENSE"]).decode()
        assert {Path(file).parts[0] for file in wheel.namelist()} == {
            package,
            next(p for f in wheel.namelist() if (p := Path(f).parts[0]).endswith(".dist-info")),
        }
    assert licence == (ROOT / "LICENSE").read_text(encoding="utf-8")


def test_a_city_takes_all_its_files_with_it(wheels: dict[str, Path]) -> None:
    source = ROOT / "plugins" / "shanghai" / "src"
    with zipfile.ZipFile(wheels["jifen-shanghai"]) as wheel:
        packed = {name for name in wheel.namelist() if name.endswith(".toml")}
    assert packed == {path.relative_to(source).as_posix() for path in source.rglob("*.toml")}
    assert packed
