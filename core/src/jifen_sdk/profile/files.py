"""Reading a TOML or JSON file of a user: every refusal is one line with a code."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from json import JSONDecodeError
from pathlib import Path
from typing import Any

import tomli

from jifen_sdk.errors import InputError, ProfileError
from jifen_sdk.text import Text

MOST_BYTES = 5_000_000
MOST_LEVELS = 50


def read_data(path: Path, error: type[InputError]) -> dict[str, Any]:
    """Return the table in a .toml or .json file, its decimal numbers as exact `Decimal`.

    Raises `error` with a code `JF-FILE-...`; contents of the file are never repeated.
    """
    parse = _PARSERS.get(path.suffix.lower())
    text = _text(path, error)
    if parse is None:
        raise error("JF-FILE-ENDING", str(path))
    return _table(text, parse, str(path), error)


def json_table(line: bytes) -> dict[str, Any]:
    """Return the table in one line of JSON, its decimal numbers as exact `Decimal`.

    Raises ProfileError with a code `JF-FILE-...` and no place; contents are never repeated.
    """
    try:
        return _table(line.decode(), _json, "", ProfileError)
    except UnicodeDecodeError:
        raise ProfileError("JF-FILE-ENCODING") from None


def _table(
    text: str, parse: Callable[[str], object], where: str, error: type[InputError]
) -> dict[str, Any]:
    if not text.strip():
        raise error("JF-FILE-EMPTY", where)
    try:
        data = parse(text)
    except RecursionError:
        raise error("JF-FILE-DEEP", where, levels=MOST_LEVELS) from None
    except _DuplicateError:
        raise error("JF-FILE-DUPLICATE", where) from None
    except tomli.TOMLDecodeError as wrong:
        raise _syntax(error, where, wrong.lineno, wrong.colno) from None
    except JSONDecodeError as wrong:
        raise _syntax(error, where, wrong.lineno, wrong.colno) from None
    except (ValueError, ArithmeticError):
        raise error("JF-FILE-NUMBER", where) from None
    if not isinstance(data, dict):
        raise error("JF-FILE-TABLE", where)
    if _deeper_than(data, MOST_LEVELS):
        raise error("JF-FILE-DEEP", where, levels=MOST_LEVELS)
    if not data:
        raise error("JF-FILE-EMPTY", where)
    return data


def _text(path: Path, error: type[InputError]) -> str:
    where = str(path)
    try:
        if path.is_dir():
            raise error("JF-FILE-DIRECTORY", where)
        if path.exists() and not path.is_file():
            raise error("JF-FILE-UNREADABLE", where)
        if path.stat().st_size > MOST_BYTES:
            raise error("JF-FILE-TOO-LARGE", where, megabytes=MOST_BYTES // 10**6)
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise error("JF-FILE-MISSING", where) from None
    except UnicodeDecodeError:
        raise error("JF-FILE-ENCODING", where) from None
    except (OSError, ValueError):
        raise error("JF-FILE-UNREADABLE", where) from None


def _syntax(error: type[InputError], where: str, line: int, column: int) -> InputError:
    place = Text(f"第 {line} 行第 {column} 列", f"line {line}, column {column}")
    return error("JF-FILE-SYNTAX", where, place=place)


class _DuplicateError(Exception):
    """A key given twice in one JSON object."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _DuplicateError
    return found


def _toml(text: str) -> object:
    return tomli.loads(text, parse_float=Decimal)


def _json(text: str) -> object:
    return json.loads(text, parse_float=Decimal, parse_constant=Decimal, object_pairs_hook=_object)


_PARSERS: Mapping[str, Callable[[str], object]] = {".toml": _toml, ".json": _json}


def _deeper_than(data: object, levels: int) -> bool:
    layer = [data]
    for _ in range(levels):
        layer = [
            item
            for node in layer
            if isinstance(node, dict | list)
            for item in (node.values() if isinstance(node, dict) else node)
        ]
    return any(isinstance(node, dict | list) for node in layer)
