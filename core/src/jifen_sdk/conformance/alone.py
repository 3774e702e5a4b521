"""Load a city in an interpreter of its own and say what it opened, and what it cost.

    python -m jifen_sdk.conformance.alone FOLDER

Writes a `Report` as JSON; `watched` reads it.
"""

from __future__ import annotations

import json
import os
import sys
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from importlib.metadata import EntryPoint
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from time import perf_counter

from jifen_sdk.city import City
from jifen_sdk.conformance.profiles import desks, latest_desk
from jifen_sdk.conformance.watched import Report
from jifen_sdk.errors import JifenError
from jifen_sdk.plugins import GROUP, Registry

GROWN_UP = 2
"""The made-up person whose sheet is timed."""
PEOPLE = 3
"""How many made-up people are scored under each edition while the city is watched."""
CODE = (".py", ".pyc", ".so", ".pyd", ".dll", ".dylib")
CONNECTIONS = ("socket.connect", "socket.bind", "socket.sendto", "socket.get")
PROCESSES = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork")


class Watch:
    """Notes and refuses whatever a city may not reach for."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.reached: dict[str, None] = {}
        self.on = False

    def __call__(self, event: str, args: tuple[object, ...]) -> None:
        """See an audit event of the interpreter. PermissionError if it is not allowed."""
        wanted = self._outside(event, args) if self.on else None
        if wanted is not None:
            self.reached[wanted] = None
            raise PermissionError(wanted)

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Watch what is done within."""
        self.on = True
        try:
            yield
        finally:
            self.on = False

    def _outside(self, event: str, args: tuple[object, ...]) -> str | None:
        if event == "open" and isinstance(args[0], str | bytes):
            file = Path(os.path.normpath(Path(os.fsdecode(args[0])).absolute()))
            return None if self._may_read(file, args[1]) else f"the file {file}"
        if event == "import":
            package = str(args[0]).partition(".")[0]
            own = package in ("jifen_sdk", self.root.name)
            return f"the package {package}" if package.startswith("jifen_") and not own else None
        if event.startswith(CONNECTIONS):
            return f"the network ({event})"
        return f"another process ({event})" if event.startswith(PROCESSES) else None

    def _may_read(self, file: Path, mode: object) -> bool:
        """Return whether a file is the city's own, code, or metadata of a distribution."""
        reads = mode is None or not set(str(mode)) & set("wax+")
        code = file.suffix in CODE or str(file) in sys.path
        about = any(part.endswith((".dist-info", ".egg-info")) for part in file.parts)
        return reads and (self.root in file.parents or code or about)


def handed_over(root: Path) -> City:
    """Return the city that the package in a folder hands over; without code, its files.

    PackageError JF-PLUGIN-... if it cannot.
    """
    code = root / "__init__.py"
    if not code.is_file():
        return City(root)
    spec = spec_from_file_location(root.name, code, submodule_search_locations=[str(root)])
    if spec is None or spec.loader is None:
        return City(root)
    module = module_from_spec(spec)
    sys.modules[root.name] = module
    spec.loader.exec_module(module)
    id_ = City(root).id
    return Registry([EntryPoint(id_, root.name, GROUP)]).city(id_)


def report(root: Path) -> Report:
    """Return what the city in a folder does; to be called in an interpreter of its own."""
    watch, found = Watch(root), Report()
    sys.addaudithook(watch)
    try:
        with watch.watching():
            _score(root, found)
        found.memory = _memory(root)
    # The city's own code may raise anything.
    except Exception as error:
        found.error = error.line("en") if isinstance(error, JifenError) else repr(error)
    found.reached = list(watch.reached)
    return found


def _score(root: Path, found: Report) -> None:
    """Score one sheet and another under the latest edition, then some under every edition."""
    start = perf_counter()
    city = handed_over(root)
    desk = latest_desk(city)
    person = desk.person(GROWN_UP)
    desk.problem(person)
    loaded = perf_counter()
    desk.problem(person)
    found.load_seconds, found.sheet_seconds = loaded - start, perf_counter() - loaded
    for other in desks(city):
        for number in range(PEOPLE):
            other.problem(other.person(number))


def _memory(root: Path) -> int:
    """Return the bytes that a city holds once a sheet is made."""
    tracemalloc.start()
    desk = latest_desk(handed_over(root))
    desk.problem(desk.person(GROWN_UP))
    return tracemalloc.get_traced_memory()[0]


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    sys.stdout.write(json.dumps(asdict(report(Path(sys.argv[1]).absolute()))))
