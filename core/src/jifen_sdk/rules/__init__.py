"""Rules as arithmetic: a rulebook is lowered once to a small form that every evaluator reads."""
