"""One sentence why: from the rule and the facts of a line, rendered only when it is read."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from jifen_sdk.engine import Engine
from jifen_sdk.phrases import amount, bare_text, condition_text, points_text, value_text
from jifen_sdk.rulebook.conditions import AllOf, AnyOf, Comparison, Condition
from jifen_sdk.rulebook.facts import ArithmeticFact, Fact, MeasuredFact
from jifen_sdk.rulebook.items import Band, Group, Line, Rate, Row, Rows, ScoringItem
from jifen_sdk.rulebook.numbers import Bounds, Points
from jifen_sdk.rulebook.ruleset import RuleSet
from jifen_sdk.rules.interval import Outcomes
from jifen_sdk.rules.lower import score_name
from jifen_sdk.text import Text
from jifen_sdk.values import Value

NOW = Text("{text}（现在：{now}）", "{text} (now: {now})")
AND = Text("；", "; ")
COMBINED = {
    "sum": Text("各部分相加", "the parts added"),
    "highest": Text("取最高的一项", "the highest one counts"),
    "product": Text("各部分相乘", "the parts multiplied"),
    "pick": Text("按所选的一项", "the one that applies counts"),
}


def joined(parts: list[Text], by: Text = AND) -> Text:
    """Return the parts as one text."""
    return Text(by.zh.join(p.zh for p in parts), by.en.join(p.en for p in parts))


def rule_text(rules: RuleSet, entry: Line) -> Text:
    """Return what an item or group gives, in words, without anybody's facts."""
    parts = [_gives(rules, entry)]
    if isinstance(entry, ScoringItem) and entry.when is not None:
        parts.append(Text("条件：{c}", "if {c}").format(c=condition_text(rules, entry.when)))
    return joined([*parts, *_limits(entry)])


def _gives(rules: RuleSet, entry: Line) -> Text:
    if isinstance(entry, Group):
        return COMBINED[entry.combine]
    if isinstance(entry.rule, Rate):
        return _rate_text(rules, entry.rule)
    if isinstance(entry.rule, Rows):
        return joined([_row_text(rules, entry.rule, row) for row in entry.rule.rows])
    return figure_text(entry.points)


def _limits(entry: Line) -> list[Text]:
    limits = []
    if entry.max is not None:
        limits.append(Text("最高 {p}", "{p} at most").format(p=figure_text(entry.max)))
    if entry.min is not None and entry.min != 0:
        limits.append(Text("最低 {p}", "{p} at least").format(p=figure_text(entry.min)))
    return limits


def figure_text(points: Points | None) -> Text:
    """Return a number of points of the law in words."""
    if isinstance(points, Decimal):
        return points_text(points, points)
    if isinstance(points, Bounds):
        return points_text(points.at_least, points.at_most)
    return Text("当期分值", "the points of the day")


def _rate_text(rules: RuleSet, rule: Rate) -> Text:
    fact = rules.facts[rule.fact]
    parts = []
    if rule.base != 0:
        parts.append(
            Text("{at}时 {base}", "{base} at {at}").format(
                at=_of(fact, rule.at), base=figure_text(rule.base)
            )
        )
    elif rule.at:
        parts.append(Text("超过 {at}的部分", "above {at}").format(at=_of(fact, rule.at)))
    if rule.points is not None:
        parts.append(_per_text(fact, rule, rule.points))
    parts.extend(_band_text(fact, rule, band) for band in rule.bands)
    if rule.from_ is not None:
        parts.append(Text("满 {x}后才计", "only from {x}").format(x=_of(fact, rule.from_)))
    if rule.to is not None:
        parts.append(Text("超过 {x}不计", "none above {x}").format(x=_of(fact, rule.to)))
    return joined(parts, Text("，", ", "))


def _band_text(fact: Fact, rule: Rate, band: Band) -> Text:
    """Return a marginal tier, up to its end or from the end of the one before."""
    per = _per_text(fact, rule, band.points)
    if band.upto is None:
        return Text("其后{per}", "after that {per}").format(per=per)
    end = _of(fact, rule.at + int(band.upto) * rule.per)
    return Text("至 {end}：{per}", "up to {end}: {per}").format(end=end, per=per)


def _per_text(fact: Fact, rule: Rate, points: Points) -> Text:
    size = _of(fact, abs(rule.per))
    if rule.per < 0:
        form = Text("每减少 {size}加 {p}", "{p} more for each {size} less")
    elif rule.part == "count":
        form = Text("每 {size} {p}，不足的按比例", "{p} per {size}, parts in proportion")
    elif rule.part == "up":
        form = Text("每 {size} {p}，不足的按一个计", "{p} per {size} begun")
    elif rule.per == 1:
        form = Text("每 {size} {p}", "{p} for every {size}")
    else:
        form = Text("每满 {size} {p}", "{p} per full {size}")
    return form.format(size=size, p=figure_text(points))


def _of(fact: Fact, number: int) -> Text:
    unit = fact.unit if isinstance(fact, MeasuredFact | ArithmeticFact) else None
    return amount(number, unit or "records")


def _row_text(rules: RuleSet, rule: Rows, row: Row) -> Text:
    condition = rule.condition(row)
    points = figure_text(row.points)
    if condition is None:
        return Text("其他：{p}", "otherwise: {p}").format(p=points)
    what = condition_text(rules, condition)
    return Text("{what}：{p}", "{what}: {p}").format(what=what, p=points)


def reason(
    engine: Engine,
    entry: Line,
    values: Mapping[str, Value],
    outcomes: Outcomes,
    points: Text,
) -> Text:
    """Return one sentence: the facts used, the rule as it applies, the points."""
    rules = engine.rules
    facts = [value_text(rules.facts[name], value) for name, value in values.items()]
    clauses = [joined(facts, Text("，", ", "))] if facts else []
    known = all(value.known for value in values.values())
    clauses.append(_as_applied(engine, entry, outcomes) if known else rule_text(rules, entry))
    return Text("{why} → {p}", "{why} → {p}").format(why=joined(clauses), p=points)


def _as_applied(engine: Engine, entry: Line, outcomes: Outcomes) -> Text:
    """Return the rule as it meets known facts: of a table only the row that counts."""
    if not isinstance(entry, ScoringItem):
        return rule_text(engine.rules, entry)
    if entry.when is not None and not engine.holds(entry.when, outcomes):
        return Text("条件不满足", "the condition is not met")
    if isinstance(entry.rule, Rows):
        return _row_that_counts(engine, entry.rule, outcomes)
    return joined([_gives(engine.rules, entry), *_limits(entry)])


def _row_that_counts(engine: Engine, rule: Rows, outcomes: Outcomes) -> Text:
    reached = [row for row in rule.rows if _reached(engine, rule, row, outcomes)]
    if reached:
        best = reached[0] if rule.take == "first" else max(reached, key=_known_points)
        return _row_text(engine.rules, rule, best)
    lowest = _row_text(engine.rules, rule, min(rule.rows, key=_known_points))
    form = Text("未达到任何一档（最低一档：{row}）", "no row reached (the lowest is: {row})")
    return form.format(row=lowest)


def _reached(engine: Engine, rule: Rows, row: Row, outcomes: Outcomes) -> bool:
    condition = rule.condition(row)
    return condition is None or engine.holds(condition, outcomes) is True


def _known_points(row: Row) -> Decimal:
    if isinstance(row.points, Bounds):
        return row.points.at_least or Decimal(0)
    return row.points if isinstance(row.points, Decimal) else Decimal(0)


def lacking(
    engine: Engine, condition: Condition, values: Mapping[str, Value], outcomes: Outcomes
) -> list[Text]:
    """Return what a condition still lacks, by its shortest way, one text each.

    Of ways that lack equally much the one that asks for more is nearest: more of it is met.
    """
    if engine.holds(condition, outcomes) is True:
        return []
    if isinstance(condition, AllOf):
        return [t for part in condition.all for t in lacking(engine, part, values, outcomes)]
    if isinstance(condition, AnyOf):
        ways = sorted(condition.any, key=_asks, reverse=True)
        return min((lacking(engine, way, values, outcomes) for way in ways), key=len)
    text = condition_text(engine.rules, condition)
    fact = condition.fact if isinstance(condition, Comparison) else None
    if fact is not None and fact in values:
        now = bare_text(engine.rules.facts[fact], values[fact])
        text = NOW.format(text=text, now=now)
    score = condition.score if isinstance(condition, Comparison) else None
    span = outcomes.get(score_name(score)) if score is not None else None
    if isinstance(span, tuple):
        ends = (None if end is None else Decimal(end) / engine.denominator for end in span)
        text = NOW.format(text=text, now=points_text(*ends))
    return [text]


def _asks(condition: Condition) -> int:
    return len(condition.all) if isinstance(condition, AllOf) else 1
