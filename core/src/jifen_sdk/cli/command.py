"""A command and the group of commands, in one language; a command is imported when asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

import click

from jifen_sdk.cli.help import help_page
from jifen_sdk.cli.messages import MESSAGES
from jifen_sdk.cli.usage import nearest, usage_error
from jifen_sdk.text import LANGS, Lang
from jifen_sdk.version import __version__

PROGRAM = "jifen-sdk"
COMMANDS = (
    "cities",
    "score",
    "facts",
    "compare",
    "batch",
    "simulate",
    "explain",
    "diff",
    "check",
    "new-city",
    "plugins",
    "schema",
)


class Command(click.Command):
    """One command; `run` takes its parameters and returns the exit code."""

    def __init__(
        self, name: str, lang: Lang, run: Callable[..., int], params: Sequence[click.Parameter]
    ) -> None:
        super().__init__(
            name,
            callback=run,
            params=[*params, *_common_options()],
            help=MESSAGES[f"about.{name}"].of(lang),
            add_help_option=False,
        )
        self.lang = lang

    def get_help(self, ctx: click.Context) -> str:
        """Return the help page."""
        return help_page(self, ctx, self.lang)


class Group(click.Group):
    """All commands; importing one is put off until it is asked for."""

    def __init__(self, lang: Lang) -> None:
        version = click.Option(
            ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_show_version
        )
        super().__init__(
            PROGRAM,
            params=[version, *_common_options()],
            help=MESSAGES["about"].of(lang),
            add_help_option=False,
            callback=_help_if_alone,
            invoke_without_command=True,
        )
        self.lang = lang

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, in the order of the help page."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """Import and return a command; JF-USAGE where there is none of the name."""
        if cmd_name not in COMMANDS:
            near = nearest(cmd_name, COMMANDS)
            raise usage_error(ctx, "command", name=cmd_name[:40], nearest=near)
        module = import_module(module_of(cmd_name))
        command: click.Command = module.command(self.lang)
        return command

    def get_help(self, ctx: click.Context) -> str:
        """Return the help page."""
        return help_page(self, ctx, self.lang, COMMANDS)


def module_of(command: str) -> str:
    """Return the name of the module that a command lies in."""
    return f"jifen_sdk.cli.{command.replace('-', '_')}"


def _common_options() -> list[click.Option]:
    """Return the options of every command; `--lang` was read before (see `language`)."""
    return [
        click.Option(["--lang"], type=click.Choice(LANGS), expose_value=False),
        click.Option(
            ["--help"], is_flag=True, is_eager=True, expose_value=False, callback=_show_help
        ),
    ]


@click.pass_context
def _help_if_alone(ctx: click.Context) -> int:
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
    return 0


def _show_help(ctx: click.Context, param: click.Parameter, asked: bool) -> None:
    if asked:
        click.echo(ctx.get_help())
        ctx.exit()


def _show_version(ctx: click.Context, param: click.Parameter, asked: bool) -> None:
    if asked:
        click.echo(f"{PROGRAM} {__version__}")
        ctx.exit()
