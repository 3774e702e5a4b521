"""A city (城市): what a plugin hands over, read from the TOML files of its package when asked."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from datetime import date
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, TypeVar, cast

from pydantic import Field

from jifen_sdk.errors import InputError, NoEditionError, PackageError, RulebookError
from jifen_sdk.measures import OwnMeasure
from jifen_sdk.model import Many, Model, TextField
from jifen_sdk.rulebook import merge
from jifen_sdk.rulebook.amend import Changes, read_changes
from jifen_sdk.rulebook.book import Heading, Rulebook
from jifen_sdk.rulebook.door import Entitlement
from jifen_sdk.rulebook.files import EditionFiles, names_in, read_toml
from jifen_sdk.rulebook.items import Id
from jifen_sdk.rulebook.load import build, build_door, build_rulebook
from jifen_sdk.rulebook.parameters import Parameter
from jifen_sdk.rulebook.rounds import Rounds
from jifen_sdk.shelf import Shelf
from jifen_sdk.text import Text

T = TypeVar("T")
MOST_KEPT = 4096
NO_MEASURES: Mapping[str, OwnMeasure] = {}


class Scheme(Model):
    """One points scheme (积分办法) of a city."""

    id: Id
    name: TextField
    default: bool = False
    kind: Literal["threshold", "ranking"] = Field(
        description="a fixed line (标准分值) or a ranking against a quota (排名)"
    )


class CityFile(Model):
    """city.toml: the city, its schemes and the order of its doors."""

    id: Id
    name: TextField
    province: Id
    schemes: Many[Scheme] = Field(min_length=1)
    doors: Many[Id] = Field(default=(), description="ids of the doors, easiest first (阶梯)")


class City:
    """A city with its schemes, editions, parameters and doors.

    `root` is the folder with city.toml; files are read when they are first needed. `measures` are
    the city's own, by name, for facts that no measure of the core gives. A City is safe to share
    between threads: what it keeps never changes once it is there.
    """

    def __init__(
        self, root: Path, version: str = "", measures: Mapping[str, OwnMeasure] = NO_MEASURES
    ) -> None:
        self.root = root
        self.version = version
        self.measures = measures
        self._kept: dict[tuple[Hashable, ...], object] = {}
        self._shelf = Shelf(root)

    def __reduce__(self) -> tuple[object, ...]:
        """Hand over to another process where the files are, not what was read of them."""
        return type(self), (self.root, self.version)

    @classmethod
    def from_package(
        cls, package: str, version: str = "", measures: Mapping[str, OwnMeasure] = NO_MEASURES
    ) -> City:
        """Return the city whose files lie in an importable package."""
        spec = find_spec(package)
        if spec is None or spec.origin is None:
            raise PackageError("JF-PLUGIN-LOAD", package, detail="no such package")
        return cls(Path(spec.origin).parent, version, measures)

    @cached_property
    def file(self) -> CityFile:
        """The contents of city.toml."""
        where = "city.toml"
        return self._read((where,), lambda: build(CityFile, read_toml(self.root / where), where))

    @property
    def id(self) -> str:
        """The id of the city, such as its name in pinyin."""
        return self.file.id

    @property
    def name(self) -> Text:
        """The name of the city."""
        return self.file.name

    def scheme(self, scheme: str | None = None) -> Scheme:
        """Return a scheme, the default one if none is named. JF-SCHEME names those there are."""
        for known in self.file.schemes:
            if known.id == scheme or (scheme is None and known.default):
                return known
        raise InputError(
            "JF-SCHEME", self.id, scheme=scheme, known=", ".join(s.id for s in self.file.schemes)
        )

    def editions(self, scheme: str) -> tuple[Heading, ...]:
        """Return the headings of the editions of a scheme, oldest first."""
        return self._read(("editions", scheme), lambda: self._headings(scheme))

    def edition_on(self, scheme: str, on: date) -> str:
        """Return the id of the edition in force. JF-EDITION names those there are."""
        for heading in self.editions(scheme):
            if heading.covers(on):
                return heading.edition
        raise NoEditionError(
            "JF-EDITION", f"{self.id} {scheme}", on=on, known=self._known_editions(scheme)
        )

    def book(self, scheme: str, edition: str, on: date) -> Rulebook:
        """Return an edition with the amendments in force on `on`. JF-EDITION-ID if unknown."""
        if edition not in {heading.edition for heading in self.editions(scheme)}:
            raise InputError(
                "JF-EDITION-ID",
                f"{self.id} {scheme}",
                edition=edition,
                known=self._known_editions(scheme),
            )
        due = sum(effective <= on for effective in self._amended(scheme, edition))
        return self._read(
            ("book", scheme, edition, str(due)),
            lambda: build_rulebook(
                merge.edition(self._files(scheme), edition, on), f"{scheme}/{edition}.toml"
            ),
        )

    def parameter(self, name: str) -> Parameter:
        """Return a parameter by id."""
        return self._read(("parameter", name), lambda: self._parameter(f"parameters/{name}.toml"))

    @cached_property
    def parameters(self) -> tuple[str, ...]:
        """The ids of the parameters, by name."""
        return names_in(self.root / "parameters")

    @cached_property
    def doors(self) -> tuple[Entitlement, ...]:
        """The doors of the city in the order of city.toml."""
        return self._read(("doors",), lambda: tuple(map(self._door, self.file.doors)))

    def rounds(self, scheme: str) -> Rounds | None:
        """Return the past rounds of a scheme, None if it has none."""
        file = self.root / "rounds" / f"{scheme}.toml"
        if not file.is_file():
            return None
        where = f"rounds/{scheme}.toml"
        return self._read(("rounds", scheme), lambda: build(Rounds, read_toml(file), where))

    def amend(
        self, changes: Changes | Mapping[str, object], *, scheme: str | None = None
    ) -> AmendedCity:
        """Return the city with the editions of a scheme changed for a simulation.

        `changes` are those of `Rulebook.amend`, for the default scheme if none is named; they are
        tried on an edition when it is asked for. This city stays as it is. InputError
        JF-AMEND-FORM, JF-SCHEME.
        """
        given = changes if isinstance(changes, Changes) else read_changes(changes)
        return AmendedCity(self, self.scheme(scheme).id, given)

    def _parameter(self, where: str) -> Parameter:
        return build(Parameter, read_toml(self.root / where), where)

    def _door(self, id_: str) -> Entitlement:
        where = f"doors/{id_}.toml"
        return build_door(read_toml(self.root / where), where)

    def _amended(self, scheme: str, edition: str) -> tuple[date, ...]:
        """Return the first days of the amendments of an edition."""

        def read() -> tuple[date, ...]:
            raw = self._files(scheme)[edition]
            return tuple(amendment["effective"] for amendment in raw.get("amendments", ()))

        return self._read(("amendments", scheme, edition), read)

    def _headings(self, scheme: str) -> tuple[Heading, ...]:
        headings = []
        files = self._files(scheme)
        for name in files:
            raw = files.main(name).get("rulebook", {})
            heading = build(Heading, raw, f"{scheme}/{name}.toml [rulebook]")
            if (heading.scheme, heading.edition) != (scheme, name):
                says = f"the heading says {heading.scheme}/{heading.edition}"
                raise RulebookError("JF-RULEBOOK-IDS", f"{scheme}/{name}.toml", detail=says)
            headings.append(heading)
        return tuple(sorted(headings, key=lambda h: h.effective))

    def _files(self, scheme: str) -> EditionFiles:
        return self.kept(("files", scheme), lambda: EditionFiles(self.root / scheme))

    def _known_editions(self, scheme: str) -> str:
        return "; ".join(
            f"{h.edition} ({h.effective}..{h.until or ''})" for h in self.editions(scheme)
        )

    def _read(self, key: tuple[str, ...], make: Callable[[], T]) -> T:
        """Return what was read before, by this process or by an earlier command."""
        return self.kept(key, lambda: self._shelf.get("/".join(key), make))

    def kept(self, key: tuple[Hashable, ...], make: Callable[[], T]) -> T:
        """Return what was made for `key` before, or make it now; two threads may both make it.

        The last `MOST_KEPT` are kept, so that scoring on many days does not fill the memory.
        """
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            found = self._kept.setdefault(key, make())
        return cast(T, found)


class AmendedCity(City):
    """A city of which a simulation changes one scheme; made by `City.amend`."""

    def __init__(self, city: City, scheme: str, changes: Changes) -> None:
        super().__init__(city.root, city.version, city.measures)
        self.changes = changes
        self._city = city
        self._scheme = scheme

    def __reduce__(self) -> tuple[object, ...]:
        """Hand over to another process the city and its changes."""
        return type(self), (self._city, self._scheme, self.changes)

    def book(self, scheme: str, edition: str, on: date) -> Rulebook:
        """Return an edition as it is changed, named with or without the name of the changes.

        InputError JF-AMEND-ID, JF-AMEND-FORM, JF-AMEND-IDS where it cannot be changed so.
        """
        book = self._city.book(scheme, edition.removesuffix(f"+{self.changes.id}"), on)
        if scheme != self._scheme:
            return book
        key = ("amended", scheme, edition, *book.amended)
        return self.kept(key, lambda: book.amend(self.changes))

    def parameter(self, name: str) -> Parameter:
        """Return a parameter by id, with the value that is assumed for it."""
        found = self._city.parameter(name)
        for change in self.changes.parameters:
            if change.id == name:
                return found.assume(change.value, change.effective)
        return found
