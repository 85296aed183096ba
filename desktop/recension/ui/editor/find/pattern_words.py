"""What is wrong with a pattern, in plain words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from recension.ui.editor.find.search import BadPattern

_CONTEXT = "PatternWords"


def explain(error: BadPattern) -> str:
    """Return a sentence for the person who wrote the pattern."""
    known = (words for part, words in _sentences().items() if part in error.reason)
    words = next(known, _tr("This pattern cannot be read."))
    if error.offset is None:
        return words
    place = _tr("Look at character {number}.").format(number=error.offset)
    return f"{words} {place}"


def _sentences() -> dict[str, str]:
    """What the messages of the regex module say, told by a part of each."""
    return {
        "missing )": _tr("A parenthesis is opened and not closed."),
        "unbalanced parenthesis": _tr("A parenthesis is closed that was not opened."),
        "unterminated character set": _tr("A set of characters [...] is not closed."),
        "missing ]": _tr("A set of characters [...] is not closed."),
        "nothing to repeat": _tr("There is nothing before * + ? or {} to repeat."),
        "multiple repeat": _tr("There are two signs of repetition in a row."),
        "too many repeats": _tr("The numbers in {} ask for too many repetitions."),
        "nested too deeply": _tr("There are too many parentheses inside each other."),
        "mutually incompatible": _tr("The flags in (?...) do not go together."),
        "bad character range": _tr("A range in a set of characters goes backwards."),
        "bad escape": _tr("A backslash stands before a character that it means nothing for."),
        "invalid group reference": _tr("There is no group of this number."),
        "unknown group": _tr("There is no group of this name."),
        "no such group": _tr("There is no group of this number."),
        "missing group name": _tr("A group is to have a name, and has none."),
        "missing >": _tr("The name of a group is not closed."),
        "unknown property": _tr("There is no class of characters of this name."),
        "unknown extension": _tr("The characters after (? mean nothing here."),
    }


def _tr(words: str) -> str:
    return QCoreApplication.translate(_CONTEXT, words)
