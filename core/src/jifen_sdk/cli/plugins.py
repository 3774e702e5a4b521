"""`jifen-sdk plugins`: every city plugin with its state; a broken one is no error here."""

from __future__ import annotations

from functools import partial
from typing import Any

import click

from jifen_sdk.cli import options
from jifen_sdk.cli.command import Command
from jifen_sdk.cli.output import write, write_json
from jifen_sdk.plugins import Plugin, Registry
from jifen_sdk.text import Lang


def command(lang: Lang) -> click.Command:
    """Return the command."""
    return Command("plugins", lang, partial(_run, lang), [options.form()])


def _run(lang: Lang, form: str) -> int:
    found = Registry.installed().plugins()
    if form == "json":
        write_json([_json(plugin, lang) for plugin in found])
        return 0
    from jifen_sdk.cli.render.layout import page
    from jifen_sdk.cli.render.lists import plugins_page

    write(page(plugins_page(found, lang)))
    return 0


def _json(plugin: Plugin, lang: Lang) -> dict[str, Any]:
    error = plugin.error
    return {
        "city": plugin.city,
        "distribution": plugin.distribution,
        "version": plugin.version,
        "group": plugin.group,
        "status": plugin.status,
        "error": None if error is None else {"code": error.code, "message": error.line(lang)},
    }
