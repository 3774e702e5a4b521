"""The generated parts of the pages are what docs/generate.py writes today."""

from __future__ import annotations

import runpy
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from jifen_sdk.conformance import CHECKS
from jifen_sdk.error_catalog import CATALOG
from jifen_sdk.profile import KINDS, RECORDS

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
Pages = Callable[[], Iterator[tuple[Path, str]]]


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    monkeypatch = pytest.MonkeyPatch()
    monkeypatch.syspath_prepend(str(DOCS))
    generate: Pages = runpy.run_path(str(DOCS / "generate.py"))["pages"]
    return {path.name: text for path, text in generate()}


def test_the_committed_pages_are_in_step(pages: dict[str, str]) -> None:
    committed = {path.name: path.read_text(encoding="utf-8") for path in _all_pages()}
    stale = [name for name, text in pages.items() if committed[name] != text]
    assert stale == [], "run: python docs/generate.py"


def test_the_pages_with_generated_parts_are_found(pages: dict[str, str]) -> None:
    expected = {"profile.md", "profile.zh-CN.md", "sheet.md", "errors.md"}
    expected |= {"coverage.md", "what-points-open.md", "checks.md"}
    expected |= {"rulebook-reference.md"}
    assert expected | {"README.md", "README.zh-CN.md"} == set(pages)


@pytest.mark.parametrize("name", ["profile.md", "profile.zh-CN.md"])
def test_every_kind_of_record_and_every_own_field_is_described(
    name: str, pages: dict[str, str]
) -> None:
    place = {"province", "city", "district", "town", "zone"}
    for kind in KINDS:
        section = pages[name].partition(f"\n### {kind}\n")[2].partition("\n### ")[0]
        fields = {f.alias or n for n, f in RECORDS[kind].model_fields.items()}
        missing = {f for f in fields - place if f"`{f}`" not in section}
        assert section, kind
        assert missing == set(), kind


def test_every_error_is_described_in_both_languages(pages: dict[str, str]) -> None:
    rows = [line for line in pages["errors.md"].splitlines() if line.startswith("| `JF-")]
    assert sorted(row.split("`")[1] for row in rows) == sorted(CATALOG)
    for row in rows:
        _, _, english, chinese, _ = row.split("|")
        assert english.strip()
        assert any("\u4e00" <= letter <= "\u9fff" or letter == "⟨" for letter in chinese), row


def test_every_check_is_described_where_its_message_points(pages: dict[str, str]) -> None:
    for check in CHECKS:
        page, _, anchor = check.documented.partition("#")
        assert page == "docs/checks.md"
        section = pages["checks.md"].partition(f"\n### {anchor}\n")[2].partition("\n### ")[0]
        assert check.clause.zh in section
        assert check.clause.en in section
        assert check.level in section
        assert check.run.__doc__


def _all_pages() -> list[Path]:
    return [*ROOT.glob("*.md"), *DOCS.glob("*.md")]
