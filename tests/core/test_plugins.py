"""Plugins: discovered without importing, loaded one by one, never able to stop the others."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from jifen_sdk.errors import InputError, PackageError
from jifen_sdk.plugins import GROUP, Registry

CITY = """
id = "{id}"
name = {{ zh = "试城", en = "Testville" }}
province = "test"
[[schemes]]
id = "points"
name = {{ zh = "积分", en = "Points" }}
default = true
kind = "threshold"
"""
HAND_OVER = """
from pathlib import Path
from jifen_sdk.city import City
from jifen_sdk.plugins import hookimpl

@hookimpl
def jifen_city():
    return City(Path(__file__).parent, "1.0")
"""


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder on the import path; modules from it are forgotten afterwards."""
    monkeypatch.syspath_prepend(str(tmp_path))
    before = set(sys.modules)
    yield tmp_path
    for name in set(sys.modules) - before:
        del sys.modules[name]


def package(folder: Path, name: str, code: str, city: str | None = None) -> None:
    (folder / name).mkdir()
    (folder / name / "__init__.py").write_text(code, encoding="utf-8")
    (folder / name / "city.toml").write_text(CITY.format(id=city or name), encoding="utf-8")


def point(name: str, module: str, group: str = GROUP) -> EntryPoint:
    return EntryPoint(name, module, group)


def test_a_city_is_handed_over_and_loaded_only_when_asked_for(packages: Path) -> None:
    package(packages, "goodville", HAND_OVER)
    registry = Registry([point("goodville", "goodville")])
    assert registry.ids() == ("goodville",)
    assert "goodville" not in sys.modules
    assert registry.city("goodville").name.zh == "试城"
    assert "goodville" in sys.modules
    assert registry.city("goodville") is registry.city("goodville")


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("raise RuntimeError('broken\\nat import')", "JF-PLUGIN-LOAD"),
        ("import sys; sys.exit(3)", "JF-PLUGIN-LOAD"),
        ("import a_module_that_is_not_there", "JF-PLUGIN-LOAD"),
        ("this is not python", "JF-PLUGIN-LOAD"),
        ("", "JF-PLUGIN-NO-CITY"),
        (
            "from jifen_sdk.plugins import hookimpl\n@hookimpl\ndef jifen_city(): return 7",
            "JF-PLUGIN-NO-CITY",
        ),
        (
            "from jifen_sdk.plugins import hookimpl\n@hookimpl\ndef jifen_town(): return 7",
            "JF-PLUGIN-LOAD",
        ),
    ],
)
def test_a_broken_plugin_is_a_record_and_the_others_work(
    packages: Path, code: str, expected: str
) -> None:
    package(packages, "goodville", HAND_OVER)
    package(packages, "badville", code)
    registry = Registry([point("badville", "badville"), point("goodville", "goodville")])
    records = {p.city: p for p in registry.plugins()}
    assert records["goodville"].status == "ready"
    assert records["badville"].status == "failed"
    error = records["badville"].error
    assert error is not None
    assert error.code == expected
    for line in (error.line("zh"), error.line("en")):
        assert "\n" not in line
    with pytest.raises(PackageError, match=expected) as caught:
        registry.city("badville")
    assert caught.value.exit_code == 3


def test_another_contract_version_is_reported_and_never_imported(packages: Path) -> None:
    package(packages, "oldville", "raise RuntimeError('was imported')")
    registry = Registry([point("oldville", "oldville", "jifen_sdk.cities.v0")])
    assert registry.ids() == ()
    (record,) = registry.plugins()
    assert record.status == "other-contract"
    assert record.error is not None
    assert record.error.code == "JF-PLUGIN-CONTRACT"
    assert "oldville" not in sys.modules


def test_two_that_claim_one_city_are_both_refused_for_it(packages: Path) -> None:
    package(packages, "first", HAND_OVER, "twinville")
    package(packages, "second", HAND_OVER, "twinville")
    package(packages, "goodville", HAND_OVER)
    registry = Registry(
        [point("twinville", "first"), point("twinville", "second"), point("goodville", "goodville")]
    )
    assert [p.status for p in registry.plugins()] == ["ready", "duplicate", "duplicate"]
    with pytest.raises(PackageError, match="JF-PLUGIN-DUPLICATE"):
        registry.city("twinville")
    assert registry.city("goodville").id == "goodville"


def test_an_entry_point_named_unlike_its_city_is_refused(packages: Path) -> None:
    package(packages, "goodville", HAND_OVER)
    registry = Registry([point("otherville", "goodville")])
    with pytest.raises(PackageError, match="JF-PLUGIN-NAME"):
        registry.city("otherville")


def test_a_city_that_is_not_installed_is_bad_input_and_names_those_that_are() -> None:
    registry = Registry([point("goodville", "goodville")])
    with pytest.raises(InputError, match="goodville") as caught:
        registry.city("nowhere")
    assert caught.value.code == "JF-CITY"
    assert caught.value.exit_code == 2


def test_other_groups_are_left_alone() -> None:
    registry = Registry([point("black", "black", "console_scripts")])
    assert registry.plugins() == ()
