"""The command line: one module for each command, none of which needs a display."""

from recension.cli.program import main

__all__ = ["main"]
