"""Widths and line breaks for text in which Chinese and English stand side by side.

A Chinese character takes two columns of a terminal. Lines break at spaces and between Chinese
characters, never within a word or id, nor before closing or after opening punctuation.
"""

from __future__ import annotations

import re
from functools import cache
from unicodedata import combining, east_asian_width

_OPENING = "（《「『【〔“‘"
_CLOSING = "，。、；：！？）》」』】〕”’"
_ASCII_OPENING = r"(\["
_ASCII_CLOSING = r"),.;:\]"
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60"


@cache
def _atom() -> re.Pattern[str]:
    """Return what no line break divides; compiled only when text is first laid out.

    A bracketed term; a number with what it counts ("12 months", "12 个月"); a wide character
    with the punctuation that clings to it; a word.
    """
    letter = rf"(?![{_OPENING}])[{_WIDE}]"
    wide = rf"[{_OPENING}{_ASCII_OPENING}]*{letter}[{_CLOSING}{_ASCII_CLOSING}]*"
    word = rf"[{_OPENING}]*[^\s{_WIDE}{_OPENING}]+[{_CLOSING}]*"
    number = rf"(?:→ )?[^\s{_WIDE}{_OPENING}]*[0-9] (?=\S)"
    bracketed = rf"\([^()\s]+\)[{_ASCII_CLOSING}]*"
    return re.compile(
        rf"\s+|{bracketed}|{number}(?:(?:{letter})?{wide}|{word})|{wide}|{word}|[{_OPENING}]"
    )


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(_columns(letter) for letter in text)


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
    for atom in _atom().findall(" ".join(text.split())):
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
