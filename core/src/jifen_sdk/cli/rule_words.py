"""Rules, facts and parameters in words, without anybody's facts; labels are keys of the words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from jifen_sdk.cli.words import WORDS
from jifen_sdk.phrases import condition_text, plain
from jifen_sdk.reasons import figure_text, rule_text
from jifen_sdk.rulebook.book import Dated
from jifen_sdk.rulebook.facts import ArithmeticFact, CasesFact, Fact, MeasuredFact, options_of
from jifen_sdk.rulebook.items import Group, Line, Row, Rows, ScoringItem
from jifen_sdk.rulebook.parameters import DatedValue, Parameter
from jifen_sdk.rulebook.ruleset import RuleSet
from jifen_sdk.rules.lower import input_of
from jifen_sdk.text import Text

Details = dict[str, list[Text]]
"""What is said under each label, a line each."""


def plain_text(text: str) -> Text:
    """Return what is the same in both languages."""
    return Text(text, text)


def line_details(rules: RuleSet, entry: Line) -> Details:
    """Return what an item or group gives, on what condition, within what limits."""
    out: Details = {"rule": _rule_lines(rules, entry)}
    if isinstance(entry, ScoringItem) and entry.when is not None:
        out["condition"] = [condition_text(rules, entry.when)]
    for label, limit in (("max", entry.max), ("min", entry.min)):
        if limit is not None:
            out[label] = [figure_text(limit)]
    if isinstance(entry, Group):
        entries = {e.id: e for e in rules.entries}
        out["parts"] = [_part(rules, entries[child]) for child in entry.children]
    return out


def _rule_lines(rules: RuleSet, entry: Line) -> list[Text]:
    if isinstance(entry, ScoringItem) and isinstance(entry.rule, Rows):
        rows = [_row_text(rules, entry.rule, row) for row in entry.rule.rows]
        return [*rows, WORDS[f"take.{entry.rule.take}"]] if len(rows) > 1 else rows
    conditions = {"when": None} if isinstance(entry, ScoringItem) else {}
    return [rule_text(rules, entry.model_copy(update={**conditions, "min": None, "max": None}))]


def _row_text(rules: RuleSet, rule: Rows, row: Row) -> Text:
    condition = rule.condition(row)
    what = WORDS["otherwise"] if condition is None else condition_text(rules, condition)
    return WORDS["name-and-text"].format(name=what, text=figure_text(row.points))


def _part(rules: RuleSet, entry: Line) -> Text:
    """Return a part with what it gives; a part that is a group has a page of its own."""
    text = _with_id(entry.id, entry.name)
    if isinstance(entry, Group):
        return text
    return Text("{text}；{rule}", "{text}; {rule}").format(text=text, rule=rule_text(rules, entry))


def _with_id(id_: str, name: Text) -> Text:
    return WORDS["name-and-text"].format(name=id_, text=name)


def fact_details(rules: RuleSet, id_: str) -> Details:
    """Return type, unit, allowed values and what a fact is made of."""
    fact = rules.facts[id_]
    out: Details = {"type": [fact_type(id_, fact)]}
    options = options_of(fact)
    if options:
        out["options"] = [_with_id(option.id, option.name) for option in options]
    if isinstance(fact, MeasuredFact):
        given = fact.measure.model_dump(mode="json", by_alias=True, exclude_unset=True)
        out["measure"] = [plain_text(_options_text(given))]
    elif isinstance(fact, ArithmeticFact):
        operation, parts = fact.operation
        names = "、".join(parts), ", ".join(parts)
        out["made-of"] = [WORDS[f"made-of.{operation}"].format(facts=Text(*names))]
    elif isinstance(fact, CasesFact):
        out["made-of"] = [
            WORDS["name-and-text"].format(name=case.id, text=condition_text(rules, case.when))
            for case in fact.cases
        ]
    return out


def _options_text(options: Mapping[str, object]) -> str:
    """Return the options of a measure as a rulebook writes them, without those of a choice."""
    others = {k: v for k, v in options.items() if k not in ("kind", "options")}
    return "; ".join([str(options["kind"]), *(f"{k} = {toml(v)}" for k, v in others.items())])


def toml(value: object) -> str:
    """Return a value as a rulebook writes it, on one line."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{k} = {toml(v)}' for k, v in value.items())} }}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(toml(v) for v in value)}]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def fact_type(id_: str, fact: Fact) -> Text:
    """Return what kind of value a fact is, with unit and bounds: "whole number, months"."""
    if fact.type != "number" or not isinstance(fact, MeasuredFact | ArithmeticFact):
        return WORDS[f"type.{fact.type}"]
    unit = WORDS[f"unit.{fact.unit}"]
    most = input_of(id_, fact).most if isinstance(fact, MeasuredFact) else None
    if most is None:
        return WORDS["type.number"].format(unit=unit)
    return WORDS["type.number-to"].format(unit=unit, most=f"{most:,}")


def parameter_details(parameter: Parameter, on: date) -> Details:
    """Return the unit of a parameter, its value on a day, and its values by date."""
    now = parameter.on(on)
    return {
        "unit": [parameter.unit],
        "value": [WORDS["line-unknown"] if now is None else _value_text(now)],
        "values": [_value_text(value) for value in parameter.values],
    }


def _value_text(value: DatedValue) -> Text:
    text = WORDS["name-and-text"].format(name=span_text(value), text=plain(value.value))
    return WORDS["graded-with-cite"].format(text=text, grade=value.evidence, cite=value.cite)


def span_text(dated: Dated) -> Text:
    """Return a time of validity in words."""
    if dated.until is None:
        return WORDS["from"].format(start=dated.effective)
    return WORDS["from-to"].format(start=dated.effective, end=dated.until)
