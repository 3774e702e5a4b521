"""Every error code with its sentence and remedy, in both languages; docs/errors.md lists them."""

from __future__ import annotations

from typing import NamedTuple

from jifen_sdk.text import Text


class Entry(NamedTuple):
    """What is wrong and what to do; `{name}` holes are filled by the error's values."""

    what: Text
    fix: Text


CATALOG: dict[str, Entry] = {
    "JF-FILE-MISSING": Entry(
        Text("找不到文件。", "no such file."),
        Text("请检查路径。", "Check the path."),
    ),
}
