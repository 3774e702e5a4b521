"""From what pydantic found to one line: where, what was found, what to do; never a value."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from jifen_sdk.errors import ProfileError
from jifen_sdk.hints import LONGEST_NAME, did_you_mean
from jifen_sdk.profile.profile import Profile
from jifen_sdk.text import Text

# The errors of our own validators and the code each one has.
_OWN = {
    "ends_first": "JF-PROFILE-ENDS-FIRST",
    "overlap": "JF-PROFILE-OVERLAP",
    "unknown_and_given": "JF-PROFILE-UNKNOWN-AND-GIVEN",
    "date_form": "JF-PROFILE-DATE",
    "missing": "JF-PROFILE-MISSING",
    "literal_error": "JF-PROFILE-CHOICE",
    "string_pattern_mismatch": "JF-PROFILE-CODE",
}
_EXPECTED = {
    "bool_type": Text("是或否（true/false）", "true or false"),
    "date_type": Text("日期", "a date"),
    "dict_type": Text("表", "a table"),
    "exact_number": Text("数字", "a number"),
    "int_type": Text("整数", "a whole number"),
    "model_type": Text("表", "a table"),
    "statement": Text("是或否、整数或文字", "true or false, a whole number or a text"),
    "string_type": Text("文字", "a text"),
    "tuple_type": Text("列表", "a list"),
}
_FOUND: dict[type, Text] = {
    bool: Text("是或否", "a truth value"),
    dict: Text("表", "a table"),
    float: Text("二进制小数", "a binary float"),
    int: Text("整数", "a whole number"),
    Decimal: Text("小数", "a decimal number"),
    list: Text("列表", "a list"),
    str: Text("文字", "a text"),
}
_OTHER = Text("其他类型", "something else")


def profile_error(found: ValidationError, source: str) -> ProfileError:
    """Return the error for the first problem found; it says how many more there are."""
    problems = sorted(
        found.errors(include_url=False), key=lambda problem: problem["type"] != "extra_forbidden"
    )
    first, others = problems[0], len(problems) - 1
    more = Text(f"另有 {others} 处问题。", f"({others} more.)") if others else ""
    where = f"{source}: {_path(first)}" if source else _path(first)
    code, values = _described(first)
    return ProfileError(code, where, more=more, **values)


def _described(problem: ErrorDetails) -> tuple[str, dict[str, object]]:
    kind, value = problem["type"], problem["input"]
    if kind == "extra_forbidden":
        return "JF-PROFILE-KEY", {"nearest": _nearest(problem["loc"])}
    if isinstance(value, Decimal) and not value.is_finite():
        return "JF-PROFILE-NOT-FINITE", {}
    if kind == "literal_error":
        return _OWN[kind], {"allowed": problem["ctx"]["expected"]}
    if kind in _OWN:
        return _OWN[kind], {}
    if kind in _EXPECTED:
        found = _FOUND.get(type(value), _OTHER)
        return "JF-PROFILE-TYPE", {"expected": _EXPECTED[kind], "found": found}
    return "JF-PROFILE-RANGE", {}


def _path(problem: ErrorDetails) -> str:
    parts = "".join(
        f"[{part}]" if isinstance(part, int) else f".{_shown(part)}" for part in problem["loc"]
    )
    return (parts + str(problem.get("ctx", {}).get("at", ""))).lstrip(".")


def _shown(key: str) -> str:
    printable = "".join(letter if letter.isprintable() else "?" for letter in key)
    return printable if len(printable) <= LONGEST_NAME else f"{printable[:LONGEST_NAME]}..."


def _nearest(loc: tuple[int | str, ...]) -> Text:
    keys = _keys(loc[:-1])
    listed = Text(f"可用的键：{'、'.join(keys)}。", f"Known keys: {', '.join(keys)}.")
    return did_you_mean(str(loc[-1]), keys) or listed


def _keys(loc: tuple[int | str, ...]) -> list[str]:
    """Return the keys known in the table at `loc`."""
    model: type[BaseModel] = Profile
    for part in loc:
        for name, field in model.model_fields.items():
            if part == (field.alias or name):
                model = next(_models(field.annotation))
    return [field.alias or name for name, field in model.model_fields.items()]


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)
