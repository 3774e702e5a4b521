"""Compile a program to one Python function for facts that are all known.

The function is built from the nodes alone: every name in it is generated here and every
constant is a whole number, so nothing of a rulebook's text ever reaches the compiler.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from jifen_sdk.rules.interval import round_half_away
from jifen_sdk.rules.ir import (
    Bool,
    Bounded,
    Compare,
    Const,
    Divided,
    Either,
    Every,
    Largest,
    Negated,
    Node,
    Num,
    Ref,
    Rounded,
    Smallest,
    Sum,
    Times,
    Truth,
    Where,
    children,
)
from jifen_sdk.rules.program import Program

Exact = Callable[..., Sequence[int]]
"""Whole numbers of the inputs in order -> values of the nodes in order (gates as 0 or 1)."""


def is_exact(node: Node) -> bool:
    """Return whether nothing in a node is left open by the law itself."""
    if isinstance(node, Bounded) or node == Truth(None):
        return False
    return all(is_exact(child) for child in children(node))


def compile_exact(program: Program) -> Exact | None:
    """Return the compiled program; None where the law leaves a number or test open."""
    if not all(is_exact(node) for node in program.nodes.values()):
        return None
    variables = {name: f"v{i}" for i, name in enumerate((*program.inputs, *program.nodes))}
    arguments = ", ".join(variables[name] for name in program.inputs)
    body = [f"    {variables[n]} = {_text(node, variables)}" for n, node in program.nodes.items()]
    results = ", ".join(variables[name] for name in program.nodes)
    source = "\n".join([f"def exact({arguments}):", *body, f"    return ({results},)"])
    scope: dict[str, object] = {"round_half_away": round_half_away}
    exec(compile(source, "<rulebook>", "exec"), scope)
    function = scope["exact"]
    if not callable(function):
        raise TypeError("the compiled program is not a function")
    return function


def _text(node: Node, variables: dict[str, str]) -> str:
    return _test(node, variables) if isinstance(node, Bool) else _number(node, variables)


def _number(node: Num, variables: dict[str, str]) -> str:
    def text(n: Num) -> str:
        return _number(n, variables)

    match node:
        case Const(value):
            return str(value) if value >= 0 else f"({value})"
        case Ref(name):
            return variables[name]
        case Sum(parts):
            return "(" + " + ".join(text(p) for p in parts) + ")" if parts else "0"
        case Times(x, by):
            return f"({text(x)} * {text(by)})"
        case Divided(x, by, up):
            return f"(({text(x)} + {by - 1}) // {by})" if up else f"({text(x)} // {by})"
        case Rounded(x, step):
            return f"round_half_away({text(x)}, {step})"
        case Largest(parts):
            return _extreme("max", [text(p) for p in parts])
        case Smallest(parts):
            return _extreme("min", [text(p) for p in parts])
        case Where(test, then, other):
            return f"({text(then)} if {_test(test, variables)} else {text(other)})"
        case _:
            raise TypeError(f"{node} is not exact")


def _extreme(function: str, parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{function}({', '.join(parts)})"


def _test(node: Bool, variables: dict[str, str]) -> str:
    match node:
        case Truth(value):
            return str(bool(value))
        case Compare(x, op, y):
            return f"({_number(x, variables)} {op} {_number(y, variables)})"
        case Negated(part):
            return f"(not {_test(part, variables)})"
        case Every(parts):
            return "(" + " and ".join(_test(p, variables) for p in parts) + ")"
        case Either(parts):
            return "(" + " or ".join(_test(p, variables) for p in parts) + ")"
