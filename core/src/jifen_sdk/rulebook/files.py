"""The TOML files of a city package, each read when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

import tomli

from jifen_sdk.errors import RulebookError
from jifen_sdk.rulebook.merge import Raw


def read_toml(file: Path) -> Raw:
    """Return the tables of a TOML file; decimals are exact.

    RulebookError JF-RULEBOOK-TOML if it is missing or not TOML.
    """
    try:
        return tomli.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)
    except (tomli.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise RulebookError("JF-RULEBOOK-TOML", file.name, detail=error) from error


def names_in(folder: Path) -> tuple[str, ...]:
    """Return the names of the TOML files in a folder without their ending, sorted."""
    if not folder.is_dir():
        return ()
    return tuple(sorted(f.name[:-5] for f in folder.iterdir() if f.name.endswith(".toml")))


class EditionFiles(Mapping[str, Raw]):
    """The editions of a scheme by id, each whole: EDITION.toml with every EDITION.PART.toml.

    Reading them may raise RulebookError JF-RULEBOOK-TOML, JF-RULEBOOK-IDS.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, list[str]] = {}
        for name in names_in(folder):
            self._files.setdefault(name.partition(".")[0], []).append(name)
        self._main: dict[str, Raw] = {}
        self._whole: dict[str, Raw] = {}

    def main(self, edition: str) -> Raw:
        """Return the tables of EDITION.toml alone, where the heading stands."""
        if edition not in self._main:
            self._main[edition] = read_toml(self._folder / f"{edition}.toml")
        return self._main[edition]

    def __getitem__(self, edition: str) -> Raw:
        if edition not in self._whole:
            self._whole[edition] = self._joined(edition)
        return self._whole[edition]

    def __contains__(self, edition: object) -> bool:
        return edition in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def _joined(self, edition: str) -> Raw:
        tables = dict(self.main(edition))
        for name in self._files[edition]:
            if name != edition:
                part = read_toml(self._folder / f"{name}.toml")
                for twice in tables.keys() & part.keys():
                    raise RulebookError("JF-RULEBOOK-IDS", f"{name}.toml", detail=f"{twice} again")
                tables.update(part)
        return tables
