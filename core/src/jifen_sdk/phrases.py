"""Words for values and conditions, in both languages, from the rulebook's own names."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from jifen_sdk.rulebook.conditions import (
    AllOf,
    AnyOf,
    Comparison,
    Condition,
    NotEstablished,
    NotOf,
    Qualifies,
)
from jifen_sdk.rulebook.facts import (
    LARGEST,
    NATURAL_MOST,
    ArithmeticFact,
    Fact,
    MeasuredFact,
    options_of,
)
from jifen_sdk.rulebook.ruleset import RuleSet
from jifen_sdk.text import Text
from jifen_sdk.values import Choice, Number, Value

_UNITS = {
    "years": Text("{n} 岁", "{n} years"),
    "calendar-years": Text("{n} 年", "{n} years"),
    "months": Text("{n} 个月", "{n} months"),
    "days": Text("{n} 天", "{n} days"),
    "fen": Text("{n} 元", "{n} yuan"),
    "records": Text("{n} 条", "{n} records"),
    "blocks": Text("{n} 档", "{n} steps"),
    "persons": Text("{n} 人", "{n} people"),
    "hours": Text("{n} 小时", "{n} hours"),
    "ml": Text("{n} 毫升", "{n} ml"),
    "points": Text("{n} 分", "{n} points"),
    "centipoints": Text("{n} 分", "{n} points"),
    "square-decimetres": Text("{n} 平方米", "{n} m²"),
    "parts-of-a-patent": Text("{n} 项专利", "{n} patents"),
}
_HUNDREDTHS = {"centipoints", "fen", "square-decimetres"}
_PARTS_OF_A_PATENT = 2520
_SINGULAR = {"1 years": "1 year", "1 months": "1 month", "1 records": "1 record"}
_SINGULAR |= {"1 steps": "1 step", "1 patents": "1 patent", "1 days": "1 day"}
_SINGULAR |= {"1 people": "1 person", "1 hours": "1 hour", "1 points": "1 point"}
SHORTEST = Decimal("0.0001")
"""More decimals come only from thirds and the like; JSON has them all."""
_COMPARED = {
    "is_": Text("{name}为{value}", "{name}: {value}"),
    "at_least": Text("{name}至少 {value}", "{name} at least {value}"),
    "at_most": Text("{name}不超过 {value}", "{name} at most {value}"),
    "above": Text("{name}超过 {value}", "{name} above {value}"),
    "below": Text("{name}低于 {value}", "{name} below {value}"),
}


def plain(number: Decimal) -> str:
    """Return a decimal without needless zeros, thousands apart; a long one is cut (≈)."""
    short = number.quantize(SHORTEST, rounding=ROUND_HALF_UP)
    return f"{'' if short == number else '≈'}{short.normalize():,f}"


def amount(number: int, unit: str) -> Text:
    """Return a whole number of a unit in words; fen are shown as yuan, parts as fractions."""
    text = _UNITS[unit].format(n=_shown(number, unit))
    return Text(text.zh, _SINGULAR.get(text.en, text.en))


def _shown(number: int, unit: str) -> str:
    if unit == "parts-of-a-patent":
        return str(Fraction(number, _PARTS_OF_A_PATENT))
    return plain(Decimal(number) / 100 if unit in _HUNDREDTHS else Decimal(number))


def points_text(low: Decimal | None, high: Decimal | None) -> Text:
    """Return points (分) or an interval of them in words."""
    if low is not None and low == high:
        return Text(f"{plain(low)} 分", f"{plain(low)} point{'' if low == 1 else 's'}")
    if low is not None and high is not None:
        return Text(f"{plain(low)} 至 {plain(high)} 分", f"{plain(low)} to {plain(high)} points")
    if low is not None:
        return Text(f"至少 {plain(low)} 分", f"at least {plain(low)} points")
    if high is not None:
        return Text(f"至多 {plain(high)} 分", f"at most {plain(high)} points")
    return Text("分值未知", "points unknown")


def value_text(fact: Fact, value: Value) -> Text:
    """Return a fact with its value: "age: 44 years", "学历：本科"."""
    return Text("{name}：{value}", "{name}: {value}").format(
        name=fact.name, value=bare_text(fact, value)
    )


def bare_text(fact: Fact, value: Value) -> Text:
    """Return the value of a fact: "44 years", "本科", "yes"."""
    if isinstance(value, Choice):
        return _choice_text(fact, value)
    if not isinstance(fact, MeasuredFact | ArithmeticFact) or fact.unit is None:
        raise TypeError("a number has a unit")
    return _number_text(value, fact.unit, _most(fact))


def _most(fact: MeasuredFact | ArithmeticFact) -> int:
    """Return the number from which on a fact is not known to be smaller than anything."""
    if isinstance(fact, MeasuredFact) and fact.most is not None:
        return fact.most
    return NATURAL_MOST.get(str(fact.unit), LARGEST)


def _number_text(value: Number, unit: str, most: int) -> Text:
    if value.high == value.low:
        return amount(value.low, unit)
    if value.high is not None and (value.low > 0 or value.high < most):
        return Text("{low} 至 {high}", "{low} to {high}").format(
            low=_shown(value.low, unit), high=amount(value.high, unit)
        )
    if value.low > 0:
        return Text("至少 {low}", "at least {low}").format(low=amount(value.low, unit))
    return Text("未知", "unknown")


def _choice_text(fact: Fact, value: Choice) -> Text:
    if not value.known:
        return Text("未知", "unknown")
    chosen = value.options[0]
    if isinstance(chosen, bool):
        return Text("是", "yes") if chosen else Text("否", "no")
    return _option_name(fact, chosen)


def _option_name(fact: Fact, option: str) -> Text:
    return next(o.name for o in options_of(fact) if o.id == option)


def condition_text(rules: RuleSet, condition: Condition) -> Text:
    """Return a condition in words."""
    if isinstance(condition, AllOf):
        return _joined([_bracketed(rules, c) for c in condition.all], Text("，且", " and "))
    if isinstance(condition, AnyOf):
        return _joined([condition_text(rules, c) for c in condition.any], Text("，或", " or "))
    if isinstance(condition, NotOf):
        inner = condition_text(rules, condition.not_)
        return Text("并非（{inner}）", "not ({inner})").format(inner=inner)
    if isinstance(condition, NotEstablished):
        return Text("未能确认：{what}", "not established: {what}").format(what=condition.unknown)
    if isinstance(condition, Qualifies):
        return Text("积分达标（{scheme}）", "gates and points line of {scheme} met").format(
            scheme=condition.qualifies
        )
    return _comparison_text(rules, condition)


def _bracketed(rules: RuleSet, condition: Condition) -> Text:
    text = condition_text(rules, condition)
    if isinstance(condition, AnyOf) and len(condition.any) > 1:
        return Text("（{text}）", "({text})").format(text=text)
    return text


def _joined(parts: list[Text], by: Text) -> Text:
    return Text(by.zh.join(p.zh for p in parts), by.en.join(p.en for p in parts))


def _comparison_text(rules: RuleSet, c: Comparison) -> Text:
    if c.reading is not None:
        reading = next(r for r in rules.readings if r.id == c.reading)
        name = next(o.name for o in reading.options if o.id == c.is_)
        return Text("按解释“{name}”", "by the reading “{name}”").format(name=name)
    if c.score is not None:
        entry = next(e for e in rules.entries if e.id == c.score)
        return _joined(
            [
                _COMPARED[o].format(name=entry.name, value=_score_value(getattr(c, o)))
                for o in c.operators()
            ],
            Text("，且", " and "),
        )
    return test_text(rules.facts[str(c.fact)], c)


def _score_value(value: object) -> Text:
    if isinstance(value, Decimal):
        return points_text(value, value)
    return Text("当期分数线", "the line of the day")


def test_text(fact: Fact, test: Comparison) -> Text:
    """Return what a fact must be, in words."""
    if isinstance(test.is_, bool):
        form = Text("{name}", "{name}") if test.is_ else Text("没有“{name}”", "no “{name}”")
        return form.format(name=fact.name)
    if test.in_ is not None:
        names = [_fact_value(fact, v) for v in test.in_]
        value = _joined(names, Text("或", " or "))
        return _COMPARED["is_"].format(name=fact.name, value=value)
    return _joined(
        [
            _COMPARED[o].format(name=fact.name, value=_fact_value(fact, getattr(test, o)))
            for o in test.operators()
        ],
        Text("，且", " and "),
    )


def _fact_value(fact: Fact, value: object) -> Text:
    if isinstance(value, str):
        return _option_name(fact, value)
    if isinstance(value, Decimal):
        unit = None if not isinstance(fact, MeasuredFact | ArithmeticFact) else fact.unit
        return amount(int(value), unit or "records")
    return Text("当期参数", "the parameter of the day")
