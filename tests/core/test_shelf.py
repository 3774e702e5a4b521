"""What the command keeps of rulebooks: never a second truth, never a reason to fail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from jifen_sdk import shelf
from jifen_sdk.city import City
from jifen_sdk.errors import RulebookError

CITY = Path(__file__).parents[1] / "fixtures" / "testcity"
ON = date(2026, 11, 22)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CITY, tmp_path / "city"))


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("JIFEN_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept"


def everything(root: Path) -> object:
    """Read all that a command may read of a city."""
    city = City(root)
    scheme = city.scheme().id
    book = city.book(scheme, city.edition_on(scheme, ON), ON)
    parameters = [city.parameter(name) for name in city.parameters]
    return city.file, city.editions(scheme), book, city.doors, city.rounds(scheme), parameters


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_without_the_variable_nothing_is_kept(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIFEN_CACHE", "")
    monkeypatch.chdir(tmp_path)
    before = files(tmp_path)
    everything(root)
    assert files(tmp_path) == before


def test_what_was_read_is_not_read_again(
    root: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = everything(root)
    assert files(kept)
    monkeypatch.setattr("jifen_sdk.city.read_toml", pytest.fail)
    monkeypatch.setattr("jifen_sdk.rulebook.files.read_toml", pytest.fail)
    assert everything(root) == first


def test_a_changed_file_is_read_and_what_was_kept_before_goes(root: Path, kept: Path) -> None:
    everything(root)
    before = set(files(kept))
    file = root / "city.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('zh = "', 'zh = "新', 1), "utf-8")
    assert City(root).name.zh.startswith("新")
    assert before.isdisjoint(files(kept))


def test_a_broken_rulebook_is_never_kept(root: Path, kept: Path) -> None:
    everything(root)
    (root / "city.toml").write_text("id = ", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(RulebookError):
            _ = City(root).file


def test_another_core_does_not_read_what_this_one_kept(
    root: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything(root)
    before = set(files(kept))
    monkeypatch.setattr(shelf, "_core", lambda: "another")
    everything(root)
    assert before.isdisjoint(files(kept))


def test_a_file_that_is_cut_short_is_made_again(root: Path, kept: Path) -> None:
    first = everything(root)
    for file in files(kept):
        file.write_bytes(file.read_bytes()[:-5])
    assert everything(root) == first
    assert everything(root) == first


def test_a_place_that_cannot_be_written_to_stops_nothing(root: Path, kept: Path) -> None:
    kept.write_text("a file, not a folder", encoding="utf-8")
    everything(root)
    assert kept.read_text(encoding="utf-8") == "a file, not a folder"


def test_without_a_home_nothing_is_kept(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIFEN_CACHE", "~nobody-of-this-name/kept")
    monkeypatch.chdir(tmp_path)
    everything(root)
    assert [path.name for path in tmp_path.iterdir()] == ["city"]


@pytest.mark.parametrize("off", [False, True])
def test_the_command_keeps_rulebooks_and_nothing_of_a_person(tmp_path: Path, off: bool) -> None:
    profile = tmp_path / "profile.toml"
    profile.write_text(
        '[applicant]\nbirth_date = 1987-06-05\n[statements]\nsecret = "wangxiaoming"\n',
        encoding="utf-8",
    )
    env = {k: v for k, v in os.environ.items() if k != "JIFEN_CACHE"}
    env |= {"XDG_CACHE_HOME": str(tmp_path / "caches")} | ({"JIFEN_CACHE": ""} if off else {})
    command = [sys.executable, "-m", "jifen_sdk", "compare", str(profile), "--on", "2026-11-22"]
    subprocess.run(command, env=env, check=True, capture_output=True)
    found = files(tmp_path / "caches" / "jifen-sdk")
    assert bool(found) is not off
    assert not any(b"wangxiaoming" in file.read_bytes() for file in found)
