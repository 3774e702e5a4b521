"""Points, intervals and gaps in words, without the unit: the column says it."""

from __future__ import annotations

from decimal import Decimal

from jifen_sdk.cli.words import WORDS, word
from jifen_sdk.phrases import plain
from jifen_sdk.sheet import Points
from jifen_sdk.text import Lang, Text


def points_cell(points: Points, lang: Lang) -> str:
    """Return points (分), an interval of them, or the bound that is known."""
    low, high = points.low, points.high
    if low is not None and low == high:
        return plain(low)
    if low is not None and high is not None:
        return word("between", lang, low=plain(low), high=plain(high))
    if low is not None:
        return word("at-least", lang, low=plain(low))
    if high is not None:
        return word("at-most", lang, high=plain(high))
    return word("unbounded", lang)


def gap_text(gap: Points, lang: Lang) -> str:
    """Return how far a score lies above or below its line."""
    return _gap(gap.low, gap.high).of(lang)


def _gap(low: Decimal | None, high: Decimal | None) -> Text:
    if low is None or high is None:
        return _from_one_end(low, high)
    if low == high:
        return _side(low)
    if low > 0 or high < 0:
        near, far = sorted((abs(low), abs(high)))
        span = WORDS["between"].format(low=plain(near), high=plain(far))
        return WORDS["gap-above" if low > 0 else "gap-short"].format(n=span)
    return WORDS["between"].format(low=_side(low), high=_side(high))


def _from_one_end(low: Decimal | None, high: Decimal | None) -> Text:
    """Return what one bound says: surely above, surely short, or how it may end."""
    if low is not None:
        return WORDS["gap-at-least" if low >= 0 else "gap-at-worst"].format(side=_side(low))
    if high is None:
        return WORDS["unbounded"]
    return WORDS["gap-at-least" if high < 0 else "gap-at-best"].format(side=_side(high))


def _side(distance: Decimal) -> Text:
    if distance == 0:
        return WORDS["gap-even"]
    key = "gap-above" if distance > 0 else "gap-short"
    return WORDS[key].format(n=plain(abs(distance)))
