"""The generated part of docs/checks.md: every check under its own heading."""

from __future__ import annotations

import inspect

from jifen_sdk.conformance import CHECKS, Check


def part() -> str:
    """Return every check with its clause, level, version, needs, and what it asks for."""
    return "\n\n".join(_section(check) for check in CHECKS)


def _section(check: Check) -> str:
    needs = ", ".join(f"[`{id_}`](#{id_})" for id_ in check.needs) or "none"
    says = inspect.getdoc(check.run) or ""
    head = f"**{check.clause.zh} · {check.clause.en}**"
    facts = f"{check.level}, since {check.since}; needs: {needs}"
    return f"### {check.id}\n\n{head} ({facts})\n\n{says}"
