"""Parser functions and variables that come with the program."""

FUNCTIONS = ()

__all__ = ["FUNCTIONS"]
