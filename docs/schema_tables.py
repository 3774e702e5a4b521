"""Tables of the fields of a JSON Schema, as pages of docs/ show them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import tomli

from jifen_sdk.text import Lang, Text

CHINESE = Path(__file__).parent / "profile-words.zh.toml"
LETTER = re.compile(r"[A-Za-z]")

Schema = Mapping[str, Any]
WORDS = {
    "field": Text("字段", "field"),
    "value": Text("取值", "value"),
    "default": Text("默认", "default"),
    "meaning": Text("含义和单位", "meaning and unit"),
    "required": Text("**必填**", "**required**"),
    "code": Text("代码", "code"),
    "date": Text("日期", "date"),
    "day": Text("日（YYYY-MM-DD）", "day (YYYY-MM-DD)"),
    "figure": Text("数字（字符串）", "number as a string"),
    "string": Text("文字", "text"),
    "integer": Text("整数", "whole number"),
    "number": Text("数字", "number"),
    "boolean": Text("`true` / `false`", "`true` / `false`"),
    "null": Text("`null`", "`null`"),
    "list": Text("列表：{of}", "list of {of}"),
    "table": Text("表：键为 id，值为 {of}", "table by id: {of}"),
    "or": Text("，或 ", " or "),
    "spell": Text("记录一段期间：`from`、`to`", "A spell: `from`, `to`"),
    "event": Text("记录一个日期：`date`", "One day: `date`"),
    "in-city": Text("；`city` 必填", "; `city` is required"),
    "somewhere": Text("；可写地点", "; with a place"),
    "nowhere": Text("；没有地点", "; without a place"),
}


class Page:
    """Tables of the fields of a JSON Schema, in one language."""

    def __init__(self, schema: Schema, lang: Lang) -> None:
        self.models: dict[str, Schema] = {"": schema, **schema["$defs"]}
        self.lang = lang
        self.chinese = tomli.loads(CHINESE.read_text(encoding="utf-8"))

    def word(self, key: str) -> str:
        """Return a word of the pages."""
        return WORDS[key].of(self.lang)

    def said(self, text: str) -> str:
        """Return what a schema says, in the language of the page."""
        text = " ".join(text.split())
        if self.lang == "en":
            return text
        if LETTER.search(text):
            return str(self.chinese[text])
        return text.replace(", ", "、").replace(": ", "：")

    def table(self, model: str, skip: Callable[[str, Schema], bool] = lambda *_: False) -> str:
        """Return the fields of a model as a table; nothing if none is left."""
        schema = self.models[model]
        rows = [
            self.row(name, field, name in schema.get("required", ()))
            for name, field in schema["properties"].items()
            if not skip(name, field)
        ]
        heads = [self.word(key) for key in ("field", "value", "default", "meaning")]
        return "\n".join([cells(heads), "|---|---|---|---|", *rows]) if rows else ""

    def row(self, name: str, field: Schema, required: bool) -> str:
        """Return one field as a row."""
        default = self.word("required") if required else default_text(field.get("default"))
        return cells([f"`{name}`", self.value(field), default, self.said(field["description"])])

    def value(self, field: Schema) -> str:
        """Return what may stand in a field; a key that may be left out is not written null."""
        if "anyOf" in field:
            options = [option for option in field["anyOf"] if option != {"type": "null"}]
            return self.word("or").join(self.value(option) for option in options)
        if "$ref" in field:
            model = field["$ref"].rpartition("/")[2]
            return f"[{model}](#{model.lower()})"
        if "enum" in field:
            return " ".join(f"`{option}`" for option in field["enum"])
        if field["type"] == "array":
            return WORDS["list"].format(of=self.value(field["items"])).of(self.lang)
        if field["type"] == "object":
            inner = field.get("additionalProperties")
            inner = inner or next(iter(field["patternProperties"].values()))
            return WORDS["table"].format(of=self.value(inner)).of(self.lang)
        return self.word(_kind(field)) if isinstance(field["type"], str) else self.several(field)

    def several(self, field: Schema) -> str:
        """Return the types of a field that takes more than one."""
        return self.word("or").join(self.word(name) for name in field["type"])


class Sheets(Page):
    """The JSON of a sheet: every key is always there, and `null` is a value."""

    def value(self, field: Schema) -> str:
        """Return what stands under a key."""
        null = {"type": "null"} in field.get("anyOf", ())
        return super().value(field) + (self.word("or") + self.word("null") if null else "")

    def row(self, name: str, field: Schema, required: bool) -> str:
        """Return one key as a row."""
        return cells([f"`{name}`", self.value(field), self.said(field.get("description", ""))])

    def table(self, model: str, skip: Callable[[str, Schema], bool] = lambda *_: False) -> str:
        """Return the keys of a model as a table."""
        fields = self.models[model]["properties"].items()
        rows = [self.row(name, field, True) for name, field in fields]
        return "\n".join([cells(["key", "value", "meaning"]), "|---|---|---|", *rows])


def cells(texts: Sequence[str]) -> str:
    """Return a row of a table."""
    return f"| {' | '.join(texts)} |"


def default_text(value: object) -> str:
    """Return a default as it would be written."""
    if value is None or isinstance(value, list | dict):
        return "-"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _kind(field: Schema) -> str:
    pattern = field.get("pattern", "")
    if field.get("format") == "date":
        return "day"
    for start, kind in (("^[0-9]{4}", "date"), ("^[a-z0-9]", "code"), ("^-?[0-9]", "figure")):
        if pattern.startswith(start):
            return kind
    return str(field["type"])
