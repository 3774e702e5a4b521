"""`age`, `sex`, `stated` and `applies_in`: what is said, but not in records."""

from __future__ import annotations

from datetime import date

from jifen_sdk.errors import ProfileError
from jifen_sdk.measures.context import Context, Measured
from jifen_sdk.measures.options import Age, AppliesIn, NamedOption, Own, Score, Sex, Stated
from jifen_sdk.measures.subjects import Subjects, subjects
from jifen_sdk.measures.windows import shift, whole_months
from jifen_sdk.values import EITHER, Choice, Number, Value


def age(spec: Age, context: Context) -> Measured:
    """Return the age in years; from 0 up where there is no birth date."""
    who = subjects(context, spec.whose)
    on = context.day(spec.on)
    for _, person in who.people:
        if person.birth_date is not None:
            born = person.birth_date
            young, old = (_years(day, on, spec.part) for day in (born.latest, born.earliest))
            return Measured(Number(young, old))
    return Measured(Number(0, None), _lacking(who, "birth_date"))


def _years(born: date, on: date, part: str) -> int:
    years = whole_months(born, on) // 12
    begun = part == "up" and shift(born, years * 12) < on
    return years + begun


def sex(spec: Sex, context: Context) -> Measured:
    """Return the sex; both where it is not said."""
    who = subjects(context, spec.whose)
    for _, person in who.people:
        if person.sex is not None:
            return Measured(Choice.of(person.sex))
    return Measured(_all(spec.options), _lacking(who, "sex"))


def _lacking(who: Subjects, field: str) -> frozenset[str]:
    if who.missing:
        return frozenset({who.missing})
    return frozenset(f"{path}.{field}" if path else field for path, _ in who.people)


def _all(options: tuple[NamedOption, ...]) -> Choice:
    return Choice(tuple(option.id for option in options))


def stated(spec: Stated, context: Context) -> Measured:
    """Return what the profile states; ProfileError `JF-PROFILE-STATEMENT` if it does not fit."""
    given = context.profile.statements.get(spec.key)
    not_given = frozenset({f"statements.{spec.key}"}) if given is None else frozenset[str]()
    value = spec.absent if given is None else given
    if value is None:
        return Measured(anything(spec), not_given)
    found = fitting(spec, value)
    if found is None:
        allowed = ", ".join(option.id for option in spec.options) or spec.type
        raise ProfileError("JF-PROFILE-STATEMENT", f"statements.{spec.key}", allowed=allowed)
    return Measured(found, not_given)


def anything(spec: Stated | Own) -> Value:
    """Return the value of which nothing is known."""
    if spec.type == "number":
        return Number(0, None)
    return EITHER if spec.type == "yes-no" else _all(spec.options)


def fitting(spec: Stated | Own, value: object) -> Value | None:
    """Return a value as the type that is asked for, `None` where it is not of the type."""
    if isinstance(value, bool):
        return Choice.of(value) if spec.type == "yes-no" else None
    if isinstance(value, int):
        return Number.of(value) if spec.type == "number" and value >= 0 else None
    known = any(option.id == value for option in spec.options)
    return Choice.of(str(value)) if known else None


def applies_in(spec: AppliesIn, context: Context) -> Measured:
    """Return whether the application names one of the places."""
    named = getattr(context.profile.application, spec.field)
    if named is None:
        return Measured(EITHER, frozenset({f"application.{spec.field}"}))
    places = context.lists[spec.places] if isinstance(spec.places, str) else spec.places
    return Measured(Choice.of(named in places))


def score(spec: Score, context: Context) -> Measured:
    """Return the points of the applicant or the spouse under another scheme, in hundredths."""
    profile = context.profile
    if spec.whose == "spouse":
        if profile.spouse is None:
            return Measured(Number.of(0), frozenset({"spouse"}))
        swapped = {"applicant": profile.spouse, "spouse": profile.applicant}
        profile = profile.model_copy(update=swapped)
    return Measured(context.score(profile, spec.scheme, spec.of))
