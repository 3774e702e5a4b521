"""`jifen-sdk schema`: the JSON Schema of a file or of the JSON of a sheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from jifen_sdk.cli.command import Command
from jifen_sdk.cli.output import write_json
from jifen_sdk.profile import profile_schema
from jifen_sdk.rulebook.book import Rulebook
from jifen_sdk.sheet_schema import sheet_schema
from jifen_sdk.text import Lang

SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {
    "profile": profile_schema,
    "rulebook": Rulebook.model_json_schema,
    "sheet": sheet_schema,
}


def command(lang: Lang) -> click.Command:
    """Return the command."""
    return Command("schema", lang, _run, [click.Argument(["what"], type=click.Choice(SCHEMAS))])


def _run(what: str) -> int:
    write_json(SCHEMAS[what]())
    return 0
