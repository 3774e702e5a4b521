"""What was read from the TOML files of a city, kept on disk as Python keeps compiled modules.

A command lives for one answer, and half of its time would go into reading rulebooks that have
not changed. It names the folder in the environment variable JIFEN_CACHE; without the variable,
as in a library, nothing is kept. Only rulebooks lie there, never anything of a person. A file
counts only while the TOML files, the core and the interpreter are those it was made with;
whatever else is wrong with it, it is made again.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Iterable
from functools import cache
from importlib.util import source_hash
from pathlib import Path
from typing import TypeVar, cast

T = TypeVar("T")
CORE = Path(__file__).parent


class Shelf:
    """What is kept of one city, as its files are now; without a folder nothing is kept."""

    def __init__(self, city: Path) -> None:
        base = _base()
        self._now = None if base is None else base / _short([str(city)]) / _stamp(city)

    def get(self, name: str, make: Callable[[], T]) -> T:
        """Return what was kept under a name, or make it and keep it."""
        if self._now is None:
            return make()
        file = self._now / _short([name])
        try:
            return cast(T, pickle.loads(file.read_bytes()))
        except Exception:  # not there, cut short, or no longer what it was
            made = make()
        self._put(file, made)
        return made

    def _put(self, file: Path, made: object) -> None:
        """Keep something; a folder that cannot be written to is no reason to stop."""
        unfinished = file.with_suffix(f".{os.getpid()}")
        try:
            _make_room(file.parent)
            unfinished.write_bytes(pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
            unfinished.replace(file)
        except OSError:
            return


def _base() -> Path | None:
    """Return the folder that JIFEN_CACHE names, if any; `~` is the home of the user."""
    named = os.environ.get("JIFEN_CACHE")
    try:
        return Path(named).expanduser() if named else None
    except RuntimeError:  # nobody's home
        return None


def _make_room(folder: Path) -> None:
    """Make the folder of the city as it is now, and remove those of earlier times."""
    if folder.is_dir():
        return
    folder.mkdir(mode=0o700, parents=True)
    for earlier in folder.parent.iterdir():
        if earlier != folder:
            for file in earlier.iterdir():
                file.unlink()
            earlier.rmdir()


def _stamp(city: Path) -> str:
    return _short([_core(), *_files(city, ".toml")])


@cache
def _core() -> str:
    """Return what stands for the core that makes what is kept, and for the interpreter."""
    return _short([sys.version, *_files(CORE, ".py")])


def _files(folder: Path, ending: str) -> Iterable[str]:
    """Yield path, size and time of the files below a folder."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda e: e.name):
            if entry.is_dir():
                yield from _files(Path(entry.path), ending)
            elif entry.name.endswith(ending):
                found = entry.stat()
                yield f"{entry.path} {found.st_size} {found.st_mtime_ns}"


def _short(parts: Iterable[str]) -> str:
    return source_hash("\n".join(parts).encode()).hex()
