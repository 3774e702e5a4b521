"""A hint at what somebody may have meant by a name that is not there."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from jifen_sdk.text import Text

LONGEST_NAME = 40
"""Characters of a name that are looked at or shown; a file may hold a name of any length."""


def did_you_mean(name: str, known: Iterable[str]) -> Text | None:
    """Return a question that names the nearest known name; None if none is near."""
    close = difflib.get_close_matches(name[:LONGEST_NAME], list(known), n=1)
    return Text(f"是否想写“{close[0]}”？", f'Did you mean "{close[0]}"?') if close else None
