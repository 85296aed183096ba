"""Where a reader would let a change begin and end, among words."""

from __future__ import annotations

from collections.abc import Sequence

from recension.diff.tokens import is_word

_OPENERS = ("[[", "{{", "{|")
_CLOSERS = ("]]", "}}", "|}")
_LINE_END = 6
_MARKUP = 5
_SENTENCE_END = 4
_CLAUSE_END = 3
_WORD = 2
_INSIDE = 1


def border_score(cores: Sequence[str], at: int) -> int:
    """Return how good the border before a token is; the last token stands for the end."""
    if not 0 < at < len(cores) - 1 or "\n" in (cores[at - 1], cores[at]):
        return _LINE_END
    before, after = cores[at - 1], cores[at]
    best = max(_score_of_markup(cores, at), _score_of_signs(before, after))
    if best:
        return best
    return _WORD if is_word(after) and not is_word(before) else _INSIDE


def _score_of_markup(cores: Sequence[str], at: int) -> int:
    before, after = cores[at - 1], cores[at]
    opener = after + cores[at + 1]
    closer = (cores[at - 2] if at > 1 else "") + before
    score = _MARKUP if after == "<" or before == ">" else 0
    if opener in _OPENERS:  # unless it is the inner half of a double one
        score = max(score, _INSIDE if closer in _OPENERS else _MARKUP)
    if closer in _CLOSERS and opener not in _CLOSERS:
        score = _MARKUP
    return score


def _score_of_signs(before: str, after: str) -> int:
    if before in {".", "!", "?", "。", "！", "？"}:  # noqa: RUF001 - the full stops of Chinese
        return _SENTENCE_END
    return _CLAUSE_END if before in {",", ";", ":"} or after in {"|", "*", "#"} else 0
