from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from jifen_sdk.errors import ProfileError
from jifen_sdk.profile import PartialDate, load_profile
from jifen_sdk.text import LANGS

TOML = """
[applicant]
birth_date = 1985-06-01
sex = "female"
[[applicant.insurance]]
city = "hefei"
from = "2015-03"
to = 2018-05-31
base = 6504.25
[[applicant.insurance]]
city = "wuhu"
from = "2016"
[statements]
fresh-graduate = true
"""


def refusal(path: Path) -> str:
    with pytest.raises(ProfileError) as caught:
        load_profile(path)
    assert all("\n" not in caught.value.line(lang) for lang in LANGS)
    return caught.value.line("en").replace(f" {path}:", ":")


def refused(tmp_path: Path, text: str, name: str = "p.toml") -> str:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return refusal(path)


def test_toml_and_json_give_the_same_profile(tmp_path: Path) -> None:
    data = {
        "applicant": {
            "birth_date": "1985-06-01",
            "sex": "female",
            "insurance": [
                {"city": "hefei", "from": "2015-03", "to": "2018-05-31", "base": 6504.25},
                {"city": "wuhu", "from": "2016"},
            ],
        },
        "statements": {"fresh-graduate": True},
    }
    (tmp_path / "p.toml").write_text(TOML, encoding="utf-8")
    (tmp_path / "p.json").write_text(json.dumps(data), encoding="utf-8")
    profile = load_profile(tmp_path / "p.toml")
    assert profile == load_profile(str(tmp_path / "p.json"))
    assert profile.applicant.insurance is not None
    first, second = profile.applicant.insurance
    assert first.base == Decimal("6504.25")
    assert second.start == PartialDate.of("2016")
    assert second.end is None
    assert len(second.kinds) == 5


def test_a_file_that_cannot_be_read_is_refused_by_code(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "binary.toml").write_bytes(bytes(range(256)))
    (tmp_path / "large.toml").write_bytes(b" " * 5_000_001)
    (tmp_path / "p.yaml").write_text("a: 1", encoding="utf-8")
    codes = {
        "absent.toml": "JF-FILE-MISSING",
        "folder.toml": "JF-FILE-DIRECTORY",
        "binary.toml": "JF-FILE-ENCODING",
        "large.toml": "JF-FILE-TOO-LARGE",
        "p.yaml": "JF-FILE-ENDING",
    }
    assert {name: refusal(tmp_path / name).split(":")[0] for name in codes} == codes


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("p.toml", "a = 1\nb = = secret", "JF-FILE-SYNTAX: syntax error at line 2, column 5."),
        ("p.json", '{"a": secret}', "JF-FILE-SYNTAX: syntax error at line 1, column 7."),
        ("p.json", '{"a": 1, "a": 2}', "JF-FILE-DUPLICATE: a key is given twice in one table."),
        ("p.json", "[1]", "JF-FILE-TABLE: the outermost value of the file is not a table."),
        ("p.json", "9" * 5000, "JF-FILE-NUMBER: a number is too large to read."),
        ("p.toml", "# nothing", "JF-FILE-EMPTY: the file holds no key at all."),
        ("p.json", "", "JF-FILE-EMPTY: the file holds no key at all."),
        ("p.json", "{}", "JF-FILE-EMPTY: the file holds no key at all."),
    ],
)
def test_what_is_no_table_with_keys_is_refused(
    tmp_path: Path, name: str, text: str, line: str
) -> None:
    found = refused(tmp_path, text, name)
    assert found.startswith(line)
    assert "secret" not in found


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("p.toml", "a = " + "[" * 10_000 + "]" * 10_000),
        ("p.toml", "a = " + "{a=" * 10_000 + "1" + "}" * 10_000),
        ("p.toml", ".".join("a" * 200) + " = 1"),
        ("p.json", '{"a": ' + "[" * 100_000 + "]" * 100_000 + "}"),
        ("p.json", '{"a":' * 51 + "{}" + "}" * 51),
    ],
)
def test_absurd_nesting_is_one_line(tmp_path: Path, name: str, text: str) -> None:
    assert refused(tmp_path, text, name).startswith("JF-FILE-DEEP: nested deeper than 50 levels.")
