from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from jifen_sdk.sheet_schema import sheet_schema

Run = Callable[..., Any]


@pytest.mark.parametrize("what", ["profile", "rulebook", "sheet"])
def test_schemas_are_valid(run: Run, what: str) -> None:
    ran = run("schema", what)
    assert ran.code == 0
    Draft202012Validator.check_schema(ran.data)


def sheets(run: Run, profile: Path, facts: Path) -> Iterator[Any]:
    """Yield sheets with known and unknown values, of a line and of a ranking."""
    with facts.open(encoding="utf-8") as file:
        little = facts.with_name("little.toml")
        little.write_text(file.readline(), encoding="utf-8")
    for on in ("2021-06-01", "2024-01-01"):
        for lang in ("zh", "en"):
            args = ("--on", on, "--lang", lang, "--scheme", "all", "--format", "json")
            yield from run("score", "testcity", profile, *args).data
            yield from run("score", "testcity", "--facts", facts, *args).data
            yield from run("score", "testcity", "--facts", little, *args).data


def test_every_sheet_follows_its_schema(run: Run, profile: Path, facts: Path) -> None:
    validator = Draft202012Validator(run("schema", "sheet").data)
    found = list(sheets(run, profile, facts))
    assert len(found) == 24
    for sheet in found:
        validator.validate(sheet)


def test_every_field_of_the_schema_is_written(run: Run, profile: Path, facts: Path) -> None:
    """What the schema names appears in some sheet, so the two cannot drift apart."""
    schema = sheet_schema()
    written: dict[str, set[str]] = {}
    for sheet in sheets(run, profile, facts):
        _collect(schema, schema, sheet, written)
    for name, model in {"SheetJson": schema, **schema["$defs"]}.items():
        assert written[name] == set(model["properties"]), name


def _collect(
    root: dict[str, Any], schema: dict[str, Any], value: Any, written: dict[str, set[str]]
) -> None:
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
    for option in schema.get("anyOf", ()):
        if Draft202012Validator({**option, "$defs": root["$defs"]}).is_valid(value):
            _collect(root, option, value, written)
    if isinstance(value, list) and "items" in schema:
        for each in value:
            _collect(root, schema["items"], each, written)
    if isinstance(value, dict) and "properties" in schema:
        written.setdefault(schema["title"], set()).update(value)
        for key, inner in value.items():
            _collect(root, schema["properties"][key], inner, written)
    elif isinstance(value, dict) and isinstance(schema.get("additionalProperties"), dict):
        for inner in value.values():
            _collect(root, schema["additionalProperties"], inner, written)


def test_no_field_is_undocumented() -> None:
    schema = sheet_schema()
    for name, model in {"SheetJson": schema, **schema["$defs"]}.items():
        assert model["description"], name
        assert model["additionalProperties"] is False, name
        for field, described in model["properties"].items():
            assert described.get("description"), f"{name}.{field}"


def test_points_say_their_unit() -> None:
    points = sheet_schema()["$defs"]["Interval"]["properties"]
    assert all("points (分)" in points[end]["description"] for end in ("low", "high"))


def test_json_is_utf_8_and_indented(run: Run) -> None:
    out = run("cities", "--format", "json", "--lang", "zh").out
    assert '    "name": "示例市",' in out
    assert "\\u" not in out
