"""`jifen-sdk diff` of every edition of every city with the one before it."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from jifen_sdk.cli import main
from jifen_sdk.cli.difference import Difference, differences
from jifen_sdk.plugins import Registry
from jifen_sdk.text import LANGS

WIDE = range(0x2E80, 0xFF61)
PAIRS = [
    (city, scheme.id, before.edition, after.edition)
    for city in Registry.installed().ids()
    for scheme in Registry.installed().city(city).file.schemes
    for before, after in pairwise(Registry.installed().city(city).editions(scheme.id))
]


def told(city: str, scheme: str, before: str, after: str) -> list[Difference]:
    place = Registry.installed().city(city)
    books = (place.book(scheme, edition, date.max) for edition in (before, after))
    return list(differences(*books))


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_backwards_it_says_the_same(pair: tuple[str, str, str, str]) -> None:
    city, scheme, before, after = pair
    forward = {(d.id, d.name.zh) for d in told(city, scheme, before, after) if d.before is None}
    back = {(d.id, d.name.zh) for d in told(city, scheme, after, before) if d.after is None}
    assert forward == back
    assert told(city, scheme, before, before) == []


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_the_page_fits_into_80_columns(
    pair: tuple[str, str, str, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    city, scheme, before, after = pair
    monkeypatch.setenv("COLUMNS", "80")
    for lang in LANGS:
        assert main(["diff", city, before, after, "--scheme", scheme, "--lang", lang]) == 0
        for line in capsys.readouterr().out.splitlines():
            assert sum(2 if ord(letter) in WIDE else 1 for letter in line) <= 80, line
