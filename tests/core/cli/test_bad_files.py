from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
PERSON = '[applicant]\nbirth_date = "1985-06-01"\n'

FILES: dict[str, tuple[str | bytes, str]] = {
    "misspelt key": (PERSON + "genders = 1\n", "JF-PROFILE-KEY"),
    "nan": (PERSON + "[[applicant.taxes]]\ncity = 'x'\nfrom = '2020'\npaid = nan\n", "JF-PROFILE-"),
    "empty": ("", "JF-FILE-EMPTY"),
    "no key": ("# nothing\n", "JF-FILE-EMPTY"),
    "not toml": ("= =", "JF-FILE-SYNTAX"),
    "binary": (b"\x00\xff\xfe\x80" * 100, "JF-FILE-ENCODING"),
    "50 MB": (b"#" * 50_000_000, "JF-FILE-TOO-LARGE"),
    "deep": ("a = " + "[" * 10_000 + "]" * 10_000, "JF-FILE-DEEP"),
}
COMMANDS = (["score", "testcity"], ["compare"], ["score", "testcity", "--facts"])


def refused(run: Run, args: list[str], file: Path) -> str:
    ran = run(*args, file, "--on", "2021-01-01")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert str(file) in ran.err
    return str(ran.err)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("ending", ["toml", "json"])
def test_a_bad_profile_is_one_line_with_a_code(
    run: Run, tmp_path: Path, name: str, ending: str
) -> None:
    content, code = FILES[name]
    file = tmp_path / f"bad.{ending}"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    toml_only = ending == "json" and name in ("misspelt key", "nan", "no key", "not toml", "deep")
    for args in COMMANDS[:2]:
        err = refused(run, args, file)
        assert err.startswith("JF-FILE-SYNTAX" if toml_only else code)
        assert "1985" not in err


@pytest.mark.parametrize("name", [n for n in FILES if n not in ("misspelt key", "nan")])
def test_a_bad_file_of_facts_is_one_line_with_a_code(run: Run, tmp_path: Path, name: str) -> None:
    content, code = FILES[name]
    file = tmp_path / "bad.toml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert refused(run, COMMANDS[2], file).startswith(code)


@pytest.mark.parametrize("args", COMMANDS, ids=lambda args: args[-1])
def test_what_is_no_file_is_refused(run: Run, tmp_path: Path, args: list[str]) -> None:
    assert refused(run, args, tmp_path).startswith("JF-FILE-")
    folder = tmp_path / "folder.toml"
    folder.mkdir()
    assert refused(run, args, folder).startswith("JF-FILE-DIRECTORY")
    assert refused(run, args, tmp_path / "absent.toml").startswith("JF-FILE-MISSING")
    (tmp_path / "profile.yaml").write_text("a: 1", encoding="utf-8")
    assert refused(run, args, tmp_path / "profile.yaml").startswith("JF-FILE-ENDING")


def test_deep_json_is_refused_as_deep(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "deep.json"
    file.write_text('{"a": ' + "[" * 10_000 + "]" * 10_000 + "}", encoding="utf-8")
    assert refused(run, ["compare"], file).startswith("JF-FILE-DEEP")
