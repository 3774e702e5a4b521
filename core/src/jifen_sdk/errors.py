"""The errors of jifen-sdk.

    JifenError                 stable code, where, what is wrong, what to do
    ├── InputError             what the caller gave cannot be used (exit code 2)
    │   ├── ProfileError       a profile file or model
    │   ├── FactError          facts given to `score_facts`
    │   └── ExtraError         parts of jifen-sdk that are not installed; an ImportError too
    ├── NoEditionError         no edition (版本) of a scheme is in force on the date (exit code 2)
    ├── PackageError           a city package is broken (exit code 3)
    │   └── RulebookError      a TOML file of a city package
    └── InternalError          the command line met an error that is not ours (exit code 3)

A class says what the caller can do; the code (`JF-...`) says exactly what happened and is
documented in docs/errors.md. Messages never repeat personal values.
"""

from __future__ import annotations

from typing import ClassVar

from jifen_sdk.error_catalog import CATALOG
from jifen_sdk.text import Lang, Text


class JifenError(Exception):
    """Base of all errors; `code` is stable and listed in `error_catalog.CATALOG`.

    `where` names the file, field or id; `values` fill the holes of the catalog's sentences.
    """

    exit_code: ClassVar[int] = 2

    def __init__(self, code: str, where: str = "", **values: object) -> None:
        entry = CATALOG[code]
        self.code = code
        self.where = where
        self.what: Text = entry.what.format(**values)
        self.fix: Text = entry.fix.format(**values)
        super().__init__(self.line("en"))

    def line(self, lang: Lang) -> str:
        """Return one line: code, where, what is wrong, what to do."""
        where = f" {self.where}" if self.where else ""
        colon = "：" if lang == "zh" else ":"
        gap = "" if lang == "zh" else " "
        text = f"{self.code}{where}{colon}{gap}{self.what.of(lang)}{gap}{self.fix.of(lang)}"
        return " ".join(text.split())


class InputError(JifenError):
    """Something the caller gave cannot be used."""


class ProfileError(InputError):
    """A profile cannot be read or does not hold together."""


class FactError(InputError):
    """A fact (事实) is not known to the rulebook, or its value is outside what it allows."""


class ExtraError(InputError, ModuleNotFoundError):
    """An extra of jifen-sdk is not installed (JF-EXTRA); `name` is the package that is missing."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__("JF-EXTRA", package, extra=extra)
        self.name = package


class NoEditionError(JifenError):
    """No edition of the scheme is in force on the date; the message names those there are."""


class PackageError(JifenError):
    """A city package is broken or missing."""

    exit_code = 3


class RulebookError(PackageError):
    """A TOML file of a city package does not follow the form."""


class InternalError(JifenError):
    """The command line met an error that nobody foresaw; it names only the type."""

    exit_code = 3
