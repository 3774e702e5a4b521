"""Help pages in one language, laid out for Chinese text as well; click's own are English only."""

from __future__ import annotations

from collections.abc import Iterable

import click

from jifen_sdk.cli.messages import MESSAGES, param_text
from jifen_sdk.cli.wrap import pad, width, wrap
from jifen_sdk.text import Lang

Rows = list[tuple[str, str]]
COLUMNS = 80
EXIT_CODES = ("0", "1", "2", "3")


def help_page(
    command: click.Command, ctx: click.Context, lang: Lang, subcommands: Iterable[str] = ()
) -> str:
    """Return the help of a command; a group's lists its subcommands and the exit codes."""
    arguments = [p for p in command.params if isinstance(p, click.Argument)]
    options = [p for p in command.params if isinstance(p, click.Option)]
    word = MESSAGES["help.options-word"].of(lang)
    pieces = [ctx.command_path, word, *(a.make_metavar(ctx) for a in arguments)]
    if subcommands:
        pieces.append(MESSAGES["help.command-word"].of(lang))
    lines = [MESSAGES["help.usage"].of(lang) + " ".join(pieces), ""]
    lines += wrap(str(command.help), COLUMNS)
    about = [(name, MESSAGES[f"about.{name}"].of(lang)) for name in subcommands]
    lines += _section("help.commands", about, lang)
    lines += _section("help.arguments", [_row(a, command, ctx, lang) for a in arguments], lang)
    lines += _section("help.options", [_row(o, command, ctx, lang) for o in options], lang)
    if subcommands:
        codes = [(code, MESSAGES[f"help.exit.{code}"].of(lang)) for code in EXIT_CODES]
        lines += _section("help.exit-codes", codes, lang)
    return "\n".join(lines)


def _row(
    param: click.Parameter, command: click.Command, ctx: click.Context, lang: Lang
) -> tuple[str, str]:
    text = param_text(str(command.name), param.name).of(lang)
    if isinstance(param, click.Argument):
        return param.make_metavar(ctx).strip("[]"), text
    names = ", ".join(param.opts)
    flag = isinstance(param, click.Option) and param.is_flag
    return (names if flag else f"{names} {param.make_metavar(ctx)}"), text


def _section(key: str, rows: Rows, lang: Lang) -> list[str]:
    if not rows:
        return []
    left = max(width(name) for name, _ in rows) + 2
    lines = ["", MESSAGES[key].of(lang) + ("：" if lang == "zh" else ":")]
    for name, text in rows:
        first, *others = wrap(text, COLUMNS - left - 2)
        lines.append(f"  {pad(name, left)}{first}")
        lines += [f"  {pad('', left)}{line}" for line in others]
    return lines
