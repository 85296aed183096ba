"""Made-up histories of one article: small edits, moves, vandalism and its reverts."""

from __future__ import annotations

import random
from collections.abc import Iterator

_VOCABULARY = 6000  # words
_SIZE = 107_000  # bytes of the article, about


def history(revisions: int, seed: int = 1) -> Iterator[str]:
    """Yield the texts of one article, from its first revision to its last."""
    noise = random.Random(seed)
    words = [_word(noise) for _ in range(_VOCABULARY)]
    paragraphs = _article(noise, words)
    text = "\n\n".join(paragraphs)
    made = 0
    while made < revisions:
        yield text
        made += 1
        if noise.random() < 0.01 and made + 1 < revisions:
            yield _vandalise(noise, words, text)
            yield text
            made += 2
        _edit(noise, words, paragraphs)
        text = "\n\n".join(paragraphs)


def _word(noise: random.Random) -> str:
    return "".join(
        noise.choices("etaoinshrdlucmfwypvbgkjqxz", range(26, 0, -1), k=noise.randint(2, 9))
    )


def _article(noise: random.Random, words: list[str]) -> list[str]:
    paragraphs: list[str] = []
    size = 0
    while size < _SIZE:
        if noise.random() < 0.15:
            paragraph = f"== {_phrase(noise, words, 3)} =="
        else:
            paragraph = ". ".join(
                _phrase(noise, words, noise.randint(8, 25)) for _ in range(noise.randint(2, 8))
            )
        paragraphs.append(paragraph)
        size += len(paragraph) + 2
    return paragraphs


def _phrase(noise: random.Random, words: list[str], count: int) -> str:
    # Words are not equally frequent, and some are links.
    chosen = [words[min(int(noise.paretovariate(0.7)), len(words)) - 1] for _ in range(count)]
    if noise.random() < 0.2:
        chosen[0] = f"[[{chosen[0]}]]"
    return " ".join(chosen)


def _edit(noise: random.Random, words: list[str], paragraphs: list[str]) -> None:
    place = noise.randrange(len(paragraphs))
    kind = noise.random()
    if kind < 0.05:
        paragraphs.insert(noise.randrange(len(paragraphs)), paragraphs.pop(place))
    elif kind < 0.12:
        paragraphs.insert(place, _phrase(noise, words, noise.randint(10, 60)))
    elif kind < 0.18 and len(paragraphs) > 20:
        del paragraphs[place]
    else:
        here = paragraphs[place].split(" ")
        start = noise.randrange(len(here))
        removed = noise.randint(0, 4)
        here[start : start + removed] = _phrase(noise, words, noise.randint(1, 8)).split(" ")
        paragraphs[place] = " ".join(here)


def _vandalise(noise: random.Random, words: list[str], text: str) -> str:
    if noise.random() < 0.5:
        return _phrase(noise, words, 5)
    place = noise.randrange(len(text))
    return text[:place] + _phrase(noise, words, 3).upper() * 20 + text[place:]
