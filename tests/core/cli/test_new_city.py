from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import tomli

from jifen_sdk.city import City
from jifen_sdk.conformance import run_checks
from jifen_sdk.rulebook.book import Source
from jifen_sdk.scaffold import files, new_city

Run = Callable[..., Any]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return new_city("zhijiang", tmp_path)


def test_the_new_city_passes_every_check(project: Path) -> None:
    city = City(project / "src" / "jifen_zhijiang", "0.1.0")
    results = list(run_checks(city))
    assert len(results) >= 10
    assert [r.message.en for r in results if r.problems] == []


def test_the_project_is_whole(project: Path) -> None:
    there = {path.relative_to(project).as_posix() for path in project.rglob("*") if path.is_file()}
    package = "src/jifen_zhijiang"
    assert there == {
        "LICENSE",
        "README.md",
        "pyproject.toml",
        "tests/test_conformance.py",
        f"{package}/__init__.py",
        f"{package}/py.typed",
        f"{package}/city.toml",
        f"{package}/jifen/2000.toml",
        f"{package}/parameters/line.toml",
        f"{package}/doors/school.toml",
        f"{package}/cases/2000.toml",
    }


def test_a_hyphen_of_the_id_is_an_underscore_in_the_package(tmp_path: Path) -> None:
    project = new_city("san-jiang", tmp_path)
    settings = tomli.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    assert settings["project"]["name"] == "jifen-san-jiang"
    assert settings["project"]["dependencies"] == ["jifen-sdk>=0.1,<0.2"]
    points = settings["project"]["entry-points"]["jifen_sdk.cities.v1"]
    assert points == {"san-jiang": "jifen_san_jiang"}
    assert City(project / "src" / "jifen_san_jiang").id == "san-jiang"


def test_no_hole_of_a_template_is_left() -> None:
    for path, text in files("zhijiang"):
        assert not re.search(r"@[a-z]+@", text), path
        assert "PACKAGE" not in str(path)


def test_nothing_in_it_can_be_taken_for_law(project: Path) -> None:
    city = City(project / "src" / "jifen_zhijiang")
    book = city.book("jifen", "2000", city.editions("jifen")[0].effective)
    doors = [source for door in city.doors for source in door.sources]
    sources: list[Source] = [*book.rulebook.sources, *city.parameter("line").sources, *doors]
    assert all("虚构" in source.title for source in sources)
    for file in (project / "src" / "jifen_zhijiang").rglob("*.toml"):
        assert "示例" in file.read_text(encoding="utf-8").splitlines()[0]


@pytest.mark.parametrize(
    "id_", ["", "Zhijiang", "枝江", "1st", "a--b", "a-", "a_b", "../x", "sdk", "a" * 41]
)
def test_a_bad_id_is_refused_and_nothing_written(run: Run, tmp_path: Path, id_: str) -> None:
    ran = run("new-city", "--into", tmp_path, "--", id_)
    assert ran.code == 2
    assert ran.err.startswith("JF-NEW-CITY-ID")
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_is_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "jifen-zhijiang").mkdir()
    ran = run("new-city", "zhijiang", "--into", tmp_path)
    assert ran.code == 2
    assert ran.err.startswith("JF-NEW-CITY-EXISTS")
    assert list((tmp_path / "jifen-zhijiang").iterdir()) == []


def test_a_folder_that_cannot_be_written_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    ran = run("new-city", "zhijiang", "--into", tmp_path / "file")
    assert ran.code == 2
    assert ran.err.startswith("JF-NEW-CITY-WRITE")


def test_the_command_says_what_comes_next(run: Run, tmp_path: Path) -> None:
    ran = run("new-city", "zhijiang", "--into", tmp_path / "new")
    assert ran.code == 0
    assert (tmp_path / "new" / "jifen-zhijiang" / "pyproject.toml").is_file()
    assert "jifen-sdk check zhijiang" in ran.out
    assert "虚构" in run("new-city", "other", "--into", tmp_path, "--lang", "zh").out
