"""A plugin made by hand is rejected on each of its counts, by a check of its own."""

from __future__ import annotations

import shutil
import sys
from datetime import date
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from jifen_sdk.city import City
from jifen_sdk.conformance import run_checks
from jifen_sdk.errors import JifenError
from jifen_sdk.plugins import GROUP, Registry
from jifen_sdk.profile import parse_profile
from jifen_sdk.scoring import score

BEFORE = date(2021, 6, 1)
BY_HAND = Path(__file__).parent / "by_hand"

# Check -> what its message says, and the change that mends it: file, old, new.
FAULTS = {
    "dates": (
        "jifen/2020 overlaps 2022",
        ("jifen/2020.toml", "until = 2022-06-30", "until = 2021-12-31"),
    ),
    "citations": (
        "jifen/2022 density: expected a source, found none",
        ("jifen/2022.toml", "sources = []", 'sources = ["revision"]'),
    ),
    "bounds": (
        "social-insurance: expected at most 49.96, found 50 points",
        ("jifen/2020.toml", "max = 49.96\nround = 1", "max = 50"),
    ),
    "profiles-score": (
        "'birth_date'",
        ("__init__.py", "// (on.year - born.earliest.year)", "// max(1, on.year - 2000)"),
    ),
    "profiles-repeat": (
        "jifen/2020: expected the same facts again, found other queue",
        ("__init__.py", "return len(SEEN)", "return 0"),
    ),
}

# A maximum that does not hold is one that no case reaches.
AS_WELL = {"bounds": {"cases-reach"}}


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The plugin as a folder of its own that can be imported."""
    folder = tmp_path / "by_hand"
    shutil.copytree(BY_HAND, folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "by_hand", raising=False)
    return folder


def handed_over() -> City:
    registry = Registry([EntryPoint("handmade", "by_hand", GROUP)])
    return registry.city("handmade")


def failures() -> dict[str, str]:
    found = {r.id: " ".join(r.problems) for r in run_checks(handed_over()) if r.status == "failed"}
    del sys.modules["by_hand"]
    return found


def test_it_is_rejected_on_each_count(plugin: Path) -> None:
    found = failures()
    assert found.keys() == {*FAULTS, *AS_WELL["bounds"]}
    for check, (says, _) in FAULTS.items():
        assert says in found[check]
    assert "ZeroDivisionError" in found["profiles-score"]


@pytest.mark.parametrize("mended", FAULTS)
def test_a_fault_that_is_mended_leaves_the_others(plugin: Path, mended: str) -> None:
    file, old, new = FAULTS[mended][1]
    text = (plugin / file).read_text(encoding="utf-8")
    assert old in text
    (plugin / file).write_text(text.replace(old, new), encoding="utf-8")
    left = FAULTS.keys() - {mended}
    assert failures().keys() == left.union(*(AS_WELL.get(check, ()) for check in left))


def test_an_own_measure_gives_a_fact(plugin: Path) -> None:
    spell = {"city": "handmade", "from": "2010-01", "to": "2012-12"}
    profile = parse_profile({"applicant": {"birth_date": "1983-05-01", "insurance": [spell]}})
    sheet = score(profile, handed_over(), on=BEFORE)
    # One spell in 38 years of age: 100 x 1 / 38, the rest dropped.
    assert str(sheet.taken.values["density"]) == "Number(low=2, high=2)"


def measured(plugin: Path, old: str, new: str) -> JifenError:
    """Return what scoring says when the plugin's code is another."""
    code = plugin / "__init__.py"
    text = code.read_text(encoding="utf-8")
    assert old in text
    code.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(JifenError) as raised:
        _ = score(parse_profile({"applicant": {}}), handed_over(), on=BEFORE).taken
    return raised.value


def test_a_measure_that_is_not_handed_over(plugin: Path) -> None:
    error = measured(plugin, '"queue": place', '"line": place')
    assert (error.code, error.where, error.exit_code) == ("JF-MEASURE-NAME", "queue", 3)


@pytest.mark.parametrize("value", ["-1", "True", "'twelve'"])
def test_a_measure_that_gives_what_the_fact_cannot_be(plugin: Path, value: str) -> None:
    error = measured(plugin, "return len(SEEN)", f"return {value}")
    assert (error.code, error.where, error.exit_code) == ("JF-MEASURE-VALUE", "queue", 3)


def test_a_measure_that_nobody_uses(plugin: Path) -> None:
    code = plugin / "__init__.py"
    text = code.read_text(encoding="utf-8")
    code.write_text(text.replace('"queue":', '"first": place_in_the_queue, "queue":'), "utf-8")
    assert failures()["measures"] == "measures first: expected a fact that uses it, found none"


def test_records_that_are_not_known_leave_the_fact_open(plugin: Path) -> None:
    profile = parse_profile({"applicant": {"birth_date": "1983", "unknown": ["insurance"]}})
    taken = score(profile, handed_over(), on=BEFORE).taken
    assert str(taken.values["density"]) == "Number(low=0, high=None)"
    assert taken.not_given["density"] == frozenset()
