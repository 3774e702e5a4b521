from __future__ import annotations

import pytest

from jifen_sdk.cli.wrap import pad, width, wrap


def test_a_chinese_character_takes_two_columns() -> None:
    assert width("abc") == 3
    assert width("积分") == 4
    assert width("（）") == 4
    assert width("e\u0301") == 1
    assert pad("积分", 6) == "积分  "


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("", 10, [""]),
        ("one two three", 8, ["one two", "three"]),
        ("one   two\n three", 20, ["one two three"]),
        ("居住证积分管理办法", 8, ["居住证积", "分管理办", "法"]),
        ("积分达标，可以入学", 8, ["积分达", "标，可以", "入学"]),
        ("规定（一）之下", 6, ["规定", "（一）", "之下"]),
        ("say (积分) now", 8, ["say", "(积分)", "now"]),
        ("insured_months = 12", 14, ["insured_months", "= 12"]),
        ("for 12 months", 8, ["for 12", "months"]),
        ("up to 12 months", 11, ["up to", "12 months"]),
        ("缴费满 12 个月", 12, ["缴费满", "12 个月"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
    ],
)
def test_lines_break_where_a_reader_expects_it(text: str, columns: int, lines: list[str]) -> None:
    assert wrap(text, columns) == lines


def test_nothing_is_lost_and_no_line_is_too_wide() -> None:
    text = "缴费基数 at least 2 times 本市社会平均工资（第七条（五）），满 36 个月 → 100 分。"
    for columns in range(6, 90):
        lines = wrap(text, columns)
        assert all(width(line) <= columns for line in lines)
        assert "".join("".join(lines).split()) == "".join(text.split())
