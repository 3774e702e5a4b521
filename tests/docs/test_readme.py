"""The README in two languages: the same commands and code, and links that lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.zh-CN.md")
FOLDERS = ("docs", "core", "plugins", "tests")
COMMANDS = [
    "python3 -m pip install uv && python3 -m uv run jifen-sdk compare docs/examples/profile.toml",
    "python3 -m pip install uv && python3 -m uv run pytest",
]
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^()\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def pages() -> list[Path]:
    found = [*ROOT.glob("*.md"), *(p for name in FOLDERS for p in (ROOT / name).rglob("*.md"))]
    return sorted(path for path in found if ".venv" not in path.parts)


def blocks(name: str, language: str) -> list[str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return [body for kind, body in BLOCK.findall(text) if kind == language]


def anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-")


def anchors(page: Path) -> set[str]:
    return {anchor(heading) for heading in HEADING.findall(page.read_text(encoding="utf-8"))}


def broken(path: Path) -> list[str]:
    """Return the relative links of a page that lead nowhere."""
    text = BLOCK.sub("", path.read_text(encoding="utf-8"))
    found = []
    for link in LINK.findall(text):
        target, _, part = link.partition("#")
        if ":" in target:
            continue
        page = (path.parent / target).resolve() if target else path
        if not page.exists() or (part and part not in anchors(page)):
            found.append(link)
    return found


@pytest.mark.parametrize("name", READMES)
def test_each_command_that_sets_everything_up_is_a_block_of_its_own(name: str) -> None:
    assert [b.strip() for b in blocks(name, "sh")[: len(COMMANDS)]] == COMMANDS


def test_both_languages_give_the_same_commands_and_code() -> None:
    for language in ("sh", "python"):
        assert blocks(READMES[0], language) == blocks(READMES[1], language)


def test_both_languages_have_the_same_sections() -> None:
    counts = {
        name: len(HEADING.findall(BLOCK.sub("", (ROOT / name).read_text(encoding="utf-8"))))
        for name in READMES
    }
    assert len(set(counts.values())) == 1


@pytest.mark.parametrize("path", pages(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_relative_link_leads_somewhere(path: Path) -> None:
    assert broken(path) == []


def test_a_broken_link_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# One\n[a](page.md#one) [b](#two) [c](gone.md) [d](page.md#two)\n")
    assert broken(page) == ["#two", "gone.md", "page.md#two"]
