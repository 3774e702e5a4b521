"""Widths and line breaks for text in which Chinese and English stand side by side.

A Chinese character takes two columns of a terminal. Lines break at spaces and between Chinese
characters, never within a word or id, nor before closing or after opening punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from unicodedata import combining, east_asian_width

_OPENING = "（《「『【〔“‘"
_CLOSING = "，。、；：！？）》」』】〕”’"

# A line breaks by the kind of each letter, and the kinds are ASCII: compiling large sets of
# Chinese characters would take longer than laying out a page.
_KINDS = {
    **dict.fromkeys(_OPENING, "\x01"),
    **dict.fromkeys(_CLOSING, "\x02"),
    **dict.fromkeys("”’", "\x03"),
}
_OPENS = r"\x01"
_WIDE = r"\x02\x04"
_CLOSES = r"\x02\x03"
_ASCII_OPENS = r"(\["
_ASCII_CLOSES = r"),.;:\]"


@cache
def _atom() -> re.Pattern[str]:
    """Return what no line break divides, in a line of kinds; compiled when text is laid out.

    A bracketed term; a number with what it counts ("12 months", "12 个月"); a wide character
    with the punctuation that clings to it; a word.
    """
    wide = rf"[{_OPENS}{_ASCII_OPENS}]*[{_WIDE}][{_CLOSES}{_ASCII_CLOSES}]*"
    word = rf"[{_OPENS}]*[^\s{_WIDE}{_OPENS}]+[{_CLOSES}]*"
    number = rf"(?:→ )?[^\s{_WIDE}{_OPENS}]*[0-9] (?=\S)"
    bracketed = rf"\([^()\s]+\)[{_ASCII_CLOSES}]*"
    return re.compile(
        rf"\s+|{bracketed}|{number}(?:[{_WIDE}]?{wide}|{word})|{wide}|{word}|[{_OPENS}]"
    )


def _kind(letter: str) -> str:
    """Return the kind of a letter: punctuation, a wide character, or any other as it is."""
    if letter in _KINDS:
        return _KINDS[letter]
    wide = "\u2e80" <= letter <= "\u9fff" or "\uf900" <= letter <= "\ufaff"
    return "\x04" if wide or "\uff00" <= letter <= "\uff60" else letter


def _atoms(text: str) -> Iterator[str]:
    """Yield the parts of a text that no line break divides."""
    kinds = "".join(map(_kind, text))
    for found in _atom().finditer(kinds):
        yield text[found.start() : found.end()]


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(letter: str) -> int:
    if combining(letter):
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1


def pad(text: str, columns: int) -> str:
    """Return the text filled with spaces to a number of columns."""
    return text + " " * (columns - width(text))


def wrap(text: str, columns: int) -> list[str]:
    """Return the lines of a text, none wider than `columns`; at least one line."""
    lines = [""]
    for atom in _atoms(" ".join(text.split())):
        for piece in _pieces(atom, columns):
            if width(lines[-1]) + width(piece.rstrip()) > columns:
                lines[-1] = lines[-1].rstrip()
                lines.append("")
            lines[-1] += piece if lines[-1] else piece.lstrip()
    return lines


def _pieces(atom: str, columns: int) -> list[str]:
    """Return an atom; one wider than a whole line is cut at spaces, or else anywhere."""
    if width(atom.rstrip()) <= columns:
        return [atom]
    first, space, others = atom.partition(" ")
    if others:
        return [*_pieces(first + space, columns), *_pieces(others, columns)]
    pieces = [""]
    for letter in atom:
        if width(pieces[-1]) + _columns(letter) > columns:
            pieces.append("")
        pieces[-1] += letter
    return pieces
