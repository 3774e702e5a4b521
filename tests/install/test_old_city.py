"""A city of the first contract, `jifen_sdk.cities.v1` as it was, works with today's core.

contract-v1/ holds its source, each file with the ending .txt. It stands for every city that was
released and is not touched any more, so it is never edited either: what breaks here breaks them.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from tests.install.environments import ROOT, Installed, wheel_of

FROZEN = Path(__file__).parent / "contract-v1"
SEAL = "fdeb9455c0c50d2f66526ea9747e7b5f07e21c275a3298a9f03b26329b6e4222"
FACTS = 'nights = 13\ndiploma = "college"\ninsured_months = 61\npermit = true\ndetentions = 1\n'


def sources() -> dict[str, str]:
    """Return the text of each file of the old city, without the ending .txt."""
    files = {f.relative_to(FROZEN).as_posix(): f for f in sorted(FROZEN.rglob("*.txt"))}
    return {path.removesuffix(".txt"): f.read_text(encoding="utf-8") for path, f in files.items()}


@pytest.fixture(scope="module")
def old_city(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The old city and today's core, both as wheels."""
    folder = tmp_path_factory.mktemp("old")
    for path, text in sources().items():
        (folder / "project" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "project" / path).write_text(text, encoding="utf-8")
    core = wheel_of(ROOT / "core", folder / "core")
    return Installed(folder / "project", core, folder)


def test_the_old_city_was_not_touched() -> None:
    told = json.dumps(sources(), ensure_ascii=False)
    assert sha256(told.encode()).hexdigest() == SEAL
    assert {f.suffix for f in FROZEN.rglob("*") if f.is_file()} == {".txt"}


def test_it_passes_every_check_of_today(old_city: Installed) -> None:
    done = old_city.run("check", "chuban", "--format", "json")
    assert done.returncode == 0, done.stdout
    checks = json.loads(done.stdout)["checks"]
    assert [result["id"] for result in checks if result["problems"]] == []
    assert {result["id"]: result["status"] for result in checks}["self-contained"] == "passed"


def test_it_gives_the_points_that_it_always_gave(old_city: Installed) -> None:
    facts = old_city.folder / "facts.toml"
    facts.write_text(FACTS, encoding="utf-8")
    words = ("--scheme", "luohu", "--facts", facts, "--on", "2021-06-01", "--format", "json")
    done = old_city.run("score", "chuban", *words)
    assert done.returncode == 0, done.stderr
    items = {item["id"]: item["points"]["low"] for item in json.loads(done.stdout)["items"]}
    # 10 + 3 x 0.5 for the nights; 2 blocks of 60 months; 61 x 0.5; 10 less for the detention.
    assert items["watch"] == "11.5"
    assert items["education"] == "20"
    assert items["loyalty"] == "8"
    assert items["social-insurance"] == "30.5"
    assert items["detentions"] == "-10"
    assert items["residence-permit"] == "5"
