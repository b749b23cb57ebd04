"""Command line: ``spine-edu build``, ``store``, ``check`` and ``open``."""

from spine_edu.cli.main import main

__all__ = ["main"]
