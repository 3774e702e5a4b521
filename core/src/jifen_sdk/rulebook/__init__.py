"""Rulebooks (规则书) as data: the form of the TOML files, read and checked."""
