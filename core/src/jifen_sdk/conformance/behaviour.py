"""Checks of what a city does with its cases, and with records in another order."""

from __future__ import annotations

import json
from collections import Counter

from jifen_sdk.city import City
from jifen_sdk.conformance.cases import cases_of, mismatches, sheet_of
from jifen_sdk.conformance.check import Problems, wrong
from jifen_sdk.conformance.walk import one_case_per_edition
from jifen_sdk.sheet_json import sheet_json
from jifen_sdk.text import LANGS

TURNED_PER_EDITION = 3


def check_cases_pass(city: City) -> Problems:
    """Every case gives what its official text says."""
    for case in cases_of(city):
        for difference in mismatches(city, case):
            yield f"case {case.id} ({case.cite}): {difference}"


def check_json(city: City) -> Problems:
    """The JSON of a sheet survives writing and reading, in both languages."""
    for case in one_case_per_edition(city):
        for lang in LANGS:
            data = sheet_json(sheet_of(city, case), lang)
            read = json.loads(json.dumps(data, allow_nan=False))
            if read != data:
                where = f"case {case.id} in {lang}"
                changed = sorted(key for key in data if data[key] != read[key])
                yield wrong(where, expected="the same JSON after reading", found=changed)


def check_record_order(city: City) -> Problems:
    """A profile with its records in the opposite order gets the same sheet."""
    turned: Counter[tuple[str, str]] = Counter()
    for case in cases_of(city):
        if case.profile is None or turned[case.scheme, case.edition] == TURNED_PER_EDITION:
            continue
        opposite = _turned(case.profile)
        if opposite == case.profile:
            continue
        turned[case.scheme, case.edition] += 1
        before = sheet_of(city, case)
        after = sheet_of(city, case.model_copy(update={"profile": opposite}))
        if before.outcomes != after.outcomes:
            changed = [n for n, o in before.outcomes.items() if after.outcomes[n] != o]
            where = f"case {case.id} with its records turned round"
            yield wrong(where, expected="the same sheet", found=f"other {', '.join(changed)}")


def _turned(value: dict[str, object]) -> dict[str, object]:
    """Return a profile with every list in the opposite order; the people stay where they are."""
    return {key: _turned_person(person) for key, person in value.items()}


def _turned_person(value: object) -> object:
    if isinstance(value, list):
        return [_turned_person(member) for member in value]
    if isinstance(value, dict):
        return {k: v[::-1] if isinstance(v, list) else v for k, v in value.items()}
    return value
