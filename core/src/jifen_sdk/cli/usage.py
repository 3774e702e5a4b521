"""A usage that click refuses becomes one line in the reader's language, code JF-USAGE."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

import click

from jifen_sdk.cli.messages import MESSAGES
from jifen_sdk.errors import InputError
from jifen_sdk.text import Text


def usage_error(ctx: click.Context | None, key: str, **values: object) -> InputError:
    """Return the error for a message `usage.KEY`; it points to the help of the command."""
    command = "jifen-sdk" if ctx is None else ctx.command_path
    detail = MESSAGES[f"usage.{key}"].format(**values)
    return InputError("JF-USAGE", detail=detail, command=command)


def nearest(name: str, known: Iterable[str]) -> Text | str:
    """Return "Did you mean ...?", or nothing where no known name is near."""
    close = difflib.get_close_matches(name, list(known), n=1)
    return MESSAGES["usage.nearest"].format(name=close[0]) if close else ""


def translated(error: click.ClickException) -> InputError:
    """Return what click found as an error of ours; values are not repeated."""
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    if isinstance(error, click.NoSuchOption):
        known = [] if ctx is None else [o for p in ctx.command.params for o in p.opts]
        near = nearest(error.option_name, (o for o in known if o.startswith("--")))
        return usage_error(ctx, "option", name=error.option_name, nearest=near)
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return usage_error(ctx, "missing", name=_name(error.param))
    if isinstance(error, click.BadParameter) and error.param is not None:
        choice = error.param.type
        if isinstance(choice, click.Choice):
            allowed = ", ".join(choice.choices)
            return usage_error(ctx, "choice", name=_name(error.param), allowed=allowed)
    if isinstance(error, click.BadOptionUsage):
        return usage_error(ctx, "option-value", name=error.option_name)
    # What is left of click's checks: words after the last argument.
    return usage_error(ctx, "extra")


def _name(param: click.Parameter) -> str:
    return param.opts[-1] if isinstance(param, click.Option) else param.human_readable_name
