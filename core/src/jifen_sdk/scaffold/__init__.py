"""A new city (城市) from templates: a plugin project that passes every check as it is written.

The templates lie under `project/`; in their text `@city@`, `@package@` and `@core@` are
replaced, and in their paths `PACKAGE`. Everything in them is an invented example (示例).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from jifen_sdk.errors import InputError
from jifen_sdk.version import __version__

_PROJECT = Path(__file__).parent / "project"
_ENDING = ".template"
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LONGEST = 40
_TAKEN = "sdk"  # jifen_sdk is the core itself


def new_city(city: str, into: Path) -> Path:
    """Write the project `jifen-CITY` into a folder and return where it is.

    InputError JF-NEW-CITY-ID for an id that cannot name a package, JF-NEW-CITY-EXISTS where the
    project is there already, JF-NEW-CITY-WRITE where the folder cannot be written to.
    """
    if not _ID.fullmatch(city) or len(city) > _LONGEST or city == _TAKEN:
        raise InputError("JF-NEW-CITY-ID", city[:_LONGEST], longest=_LONGEST)
    project = into / f"jifen-{city}"
    if project.exists():
        raise InputError("JF-NEW-CITY-EXISTS", str(project))
    try:
        for path, text in files(city):
            (project / path).parent.mkdir(parents=True, exist_ok=True)
            (project / path).write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError("JF-NEW-CITY-WRITE", str(project)) from error
    return project


def files(city: str) -> Iterator[tuple[Path, str]]:
    """Yield every file of the project: its path within, and its text."""
    package = f"jifen_{city.replace('-', '_')}"
    values = {"@city@": city, "@package@": package, "@core@": _compatible(__version__)}
    for template in sorted(_PROJECT.rglob(f"*{_ENDING}")):
        text = template.read_text(encoding="utf-8")
        for hole, value in values.items():
            text = text.replace(hole, value)
        path = template.relative_to(_PROJECT).as_posix().removesuffix(_ENDING)
        yield Path(path.replace("PACKAGE", package)), text


def _compatible(core: str) -> str:
    """Return the cores that a city made with this one works with (docs/plugin-contract.md)."""
    major, minor = core.split(".")[:2]
    return f">={major}.{minor},<{major}.{int(minor) + 1}"
