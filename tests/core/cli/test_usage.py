from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jifen_sdk.cli.language import language
from jifen_sdk.text import LANGS, Lang

Run = Callable[..., Any]

USAGES = {
    "no such command": (["scor"], "JF-USAGE: no command scor. Did you mean score?"),
    "no such option": (["cities", "--onn", "x"], "JF-USAGE: no option --onn."),
    "an option nearly right": (["score", "--schema", "x"], "Did you mean --scheme?"),
    "no argument": (["compare"], "JF-USAGE: PROFILE is missing."),
    "too many arguments": (["cities", "a", "b"], "JF-USAGE: too many arguments."),
    "a value left out": (["compare", "p.toml", "--on"], "option --on lacks its value"),
    "not a choice": (["cities", "--format", "xml"], "--format must be one of: table, json."),
    "not a language": (["cities", "--lang", "fr"], "--lang must be one of: zh, en."),
    "not a file kind": (["schema", "city"], "WHAT must be one of: profile, rulebook, sheet."),
    "not a day": (["facts", "testcity", "--on", "yesterday"], "--on is not a day"),
    "a day in short": (["facts", "testcity", "--on", "20240101"], "--on is not a day"),
    "no such day": (["facts", "testcity", "--on", "2023-02-29"], "--on is not a day"),
    "a day too far": (["facts", "testcity", "--on", "2101-01-01"], "--on is not a day"),
    "a reading without option": (["score", "testcity", "p", "--reading", "x"], "ID=OPTION"),
    "no input": (["score", "testcity"], "give either a profile or a --facts file"),
    "two inputs": (["score", "testcity", "p", "--facts", "f"], "give either a profile"),
    "facts as if local": (["score", "testcity", "--facts", "f", "--assume-local"], "no city"),
}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", USAGES)
def test_a_wrong_usage_is_one_line_with_a_code(run: Run, name: str, lang: Lang) -> None:
    args, said = USAGES[name]
    ran = run("--lang", lang, *args)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith("JF-USAGE")
    assert ran.err.count("\n") == 1
    if lang == "en":
        assert said in ran.err
        assert "--help`." in ran.err
    else:
        assert "用法见" in ran.err


def test_the_values_of_a_wrong_usage_are_not_repeated(run: Run) -> None:
    assert "1985" not in run("facts", "testcity", "--on", "1985-13-01").err
    assert "张三" not in run("cities", "张三").err


def test_the_language_may_stand_before_or_after_the_command(run: Run) -> None:
    assert run("--lang", "zh", "cities").out == run("cities", "--lang=zh").out
    assert "示例市" in run("cities", "--lang", "zh").out


@pytest.mark.parametrize(
    ("environ", "lang"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LC_ALL": "zh_TW.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "zh_CN", "LANG": "en_US"}, "zh"),
    ],
)
def test_the_locale_decides_where_nothing_is_asked(environ: dict[str, str], lang: str) -> None:
    assert language(["cities"], environ) == lang
    assert language(["--lang", "en", "cities", "--lang", "zh"], environ) == "zh"
    assert language(["cities", "--", "--lang", "zh"], environ) == lang


def test_an_unexpected_error_shows_its_type_only(
    run: Run, monkeypatch: pytest.MonkeyPatch, profile: Path
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("born 1985-06-01")

    monkeypatch.setattr("jifen_sdk.cli.compare.compare", fail)
    ran = run("compare", profile, "--on", "2021-01-01")
    assert ran.code == 3
    assert ran.err.startswith("JF-INTERNAL: internal error (RuntimeError).")
    assert "1985" not in ran.err
    assert ran.err.count("\n") == 1


def test_an_interruption_is_quiet(run: Run, monkeypatch: pytest.MonkeyPatch, profile: Path) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("jifen_sdk.cli.compare.compare", interrupt)
    assert run("compare", profile, "--on", "2021-01-01") == (130, "", "")


def test_what_cannot_be_printed_does_not_reach_the_terminal(run: Run) -> None:
    ran = run("score", "testcity", "a\x1b[31m\nb.toml")
    assert ran.code == 2
    assert "\x1b" not in ran.err
    assert ran.err.count("\n") == 1
