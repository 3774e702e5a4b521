"""The command `jifen-sdk`. Exit codes: 0 a result was given, whatever it says; 1 `check` found
failures or `batch` refused rows; 2 bad input, usage, or no edition; 3 internal error or a broken
plugin; 130 interrupted.

Importing this loads click and the words of the help, neither pydantic nor any city.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import NoReturn

import click

from jifen_sdk.cli.command import PROGRAM, Group
from jifen_sdk.cli.language import language
from jifen_sdk.cli.usage import translated
from jifen_sdk.errors import InternalError, JifenError
from jifen_sdk.text import Lang

INTERRUPTED = 130  # as a shell reports the signal SIGINT
PIPE_CLOSED = 141  # as a shell reports SIGPIPE: `jifen-sdk cities | head -1`


def run() -> NoReturn:
    """Run the command as a process of its own, and end it at once.

    One short run leaves nothing to collect: without the collector and without taking every
    object apart at the end, a command takes a fifth less time. Rulebooks it has read are kept
    for the next one (`shelf`).
    """
    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    caches = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    os.environ.setdefault("JIFEN_CACHE", f"{caches}/jifen-sdk")
    code = main()
    sys.stderr.flush()
    os._exit(code)


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code; every error is one line on stderr."""
    words = list(sys.argv[1:] if args is None else args)
    lang = language(words, os.environ)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = _run(words, lang)
        sys.stdout.flush()
    except BrokenPipeError:
        # Nobody reads any more; the interpreter must not complain when it flushes at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except JifenError as error:
        return _failed(error, lang)
    # The type only: the text of an unexpected error may hold personal values.
    except Exception as error:
        return _failed(InternalError("JF-INTERNAL", type=type(error).__name__), lang)
    return code


def _run(words: list[str], lang: Lang) -> int:
    try:
        group = Group(lang)
        code: int = group.invoke(group.make_context(PROGRAM, words))
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        raise translated(error) from None
    return code


def _failed(error: JifenError, lang: Lang) -> int:
    line = error.line(lang)
    print("".join(c if c.isprintable() else "?" for c in line), file=sys.stderr)
    return error.exit_code
