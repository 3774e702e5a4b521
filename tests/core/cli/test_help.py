from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from typing import Any, get_args

import click
import pytest

from jifen_sdk.cli.command import COMMANDS, module_of
from jifen_sdk.cli.messages import MESSAGES, param_text
from jifen_sdk.cli.words import WORDS
from jifen_sdk.profile import KINDS
from jifen_sdk.rulebook.facts import Unit
from jifen_sdk.text import LANGS, Lang

Run = Callable[..., Any]
CHINESE = re.compile(r"[\u4e00-\u9fff]")
OFFICIAL_TERM = re.compile(r"\([^()]*[\u4e00-\u9fff][^()]*\)")
"""A Chinese term in brackets, as it may stand beside the English one."""
CATALOG = {**MESSAGES, **WORDS}
FORMULAS = {"name-and-text", "graded", "graded-with-cite", "result-text"}
FORMULAS |= {"points-and-gap", "in-order", "explained", "explained-in", "plain-scheme"}
FORMULAS |= {"version-of-door"}


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_help_exists_in_both_languages(run: Run, command: str) -> None:
    words = [command] if command else []
    chinese = run(*words, "--help", "--lang", "zh").out
    english = run(*words, "--help", "--lang", "en").out
    assert len(CHINESE.findall(chinese)) > 20
    assert not CHINESE.search(OFFICIAL_TERM.sub("", english))
    assert "Usage" not in chinese
    assert "Options" not in chinese
    assert chinese.count("--lang") == english.count("--lang") == 1


@pytest.mark.parametrize("lang", LANGS)
def test_every_parameter_of_every_command_is_explained(run: Run, lang: Lang) -> None:
    for name in COMMANDS:
        command: click.Command = import_module(module_of(name)).command(lang)
        page = run(name, "--help", "--lang", lang).out
        for param in command.params:
            text = param_text(name, param.name).of(lang)
            assert text.split()[0] in page, (name, param.name)


@pytest.mark.parametrize("key", sorted(CATALOG))
def test_every_word_exists_in_both_languages(key: str) -> None:
    text = CATALOG[key]
    holes = re.compile(r"\{(\w+)\}")
    assert set(holes.findall(text.zh)) == set(holes.findall(text.en))
    if key not in FORMULAS:
        assert CHINESE.search(text.zh)
        assert text.zh != text.en
    assert not CHINESE.search(OFFICIAL_TERM.sub("", text.en))


def test_units_and_kinds_of_record_have_words() -> None:
    assert {f"unit.{unit}" for unit in get_args(Unit)} <= WORDS.keys()
    assert {f"kind.{kind}" for kind in KINDS} <= WORDS.keys()


@pytest.mark.parametrize("lang", LANGS)
def test_a_help_page_fits_into_80_columns(run: Run, lang: Lang) -> None:
    for command in ("", *COMMANDS):
        page = run(*([command] if command else []), "--help", "--lang", lang).out
        assert all(_width(line) <= 80 for line in page.splitlines()), command


def _width(line: str) -> int:
    """A width of our own, so that the one under test is not its own judge."""
    return sum(2 if CHINESE.match(c) or "\u3000" <= c <= "\uff60" else 1 for c in line)


def test_help_lists_every_command_and_exit_code(run: Run) -> None:
    page = run().out
    assert run("--help").out == page
    for word in (*COMMANDS, "--version", "Exit codes", "  3  "):
        assert word in page
    assert run("--lang", "zh").out.startswith("用法：jifen-sdk [选项] 命令")


def test_help_imports_no_other_command(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(name: str) -> None:
        raise AssertionError(name)

    monkeypatch.setattr("jifen_sdk.cli.command.import_module", fail)
    assert run("--help").code == 0
