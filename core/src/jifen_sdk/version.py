"""The version of the core, a constant so that asking for it costs nothing."""

__version__ = "0.1.0"
