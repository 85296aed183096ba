"""What one run of changed characters means: a reference, a link, a parameter, words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from html import unescape

from recension.diff.markup import Enclosure, Inside, Line, LineKind, enclosure
from recension.diff.names import Names, patterns_of
from recension.diff.phrases import Change, Weight
from recension.diff.quotes import LONGEST_QUOTE, quoted, spelled_out
from recension.diff.row_changes import change_of
from recension.diff.span_pairs import SpanPair
from recension.diff.values import Span

_REFERENCES = re.compile(r"\s*(?:<ref\b[^<>]*/>|<ref\b[^<>]*>.*?</ref>)\s*", re.DOTALL)
_COMMENT = re.compile(r"\s*<!--.*?-->\s*", re.DOTALL)
_NAMED = (
    (re.compile(r"\s*\[\[([^\[\]|]+)(?:\|[^\[\]]*)?\]\]\s*"), "link"),
    (re.compile(r"\s*\{\{([^{}|]+)(?:\|[^{}]*)?\}\}\s*"), "template"),
)
_NOUNS = {
    "category": (Weight.NAMED, "the category", "categories"),
    "image": (Weight.ROW, "the image", "images"),
    "link": (Weight.SOURCE, "a link to", "links to"),
    "template": (Weight.SOURCE, "the template", "templates"),
}
_UNNAMED = {
    Inside.REFERENCE: (Weight.SOURCE, "a reference", "references"),
    Inside.WEB_ADDRESS: (Weight.SOURCE, "an external link", "external links"),
    Inside.FORMULA: (Weight.SOURCE, "a formula", "formulas"),
    Inside.LINK_LABEL: (Weight.SOURCE, "the label of a link", "the labels of links"),
    Inside.TAG: (Weight.FORM, "a tag", "tags"),
}
_EXTERNAL = re.compile(r"\s*(?:\[(?:https?:)?//[^\s\]]+[^\]]*\]|https?://\S+)\s*")
_TARGET = re.compile(r"\[\[([^\[\]|]+)")
_TAG = re.compile(r"\s*<([a-z]\w*)[^<>]*>\s*", re.IGNORECASE)
_ENDING_TAG = re.compile(r"\s*</\w+\s*>\s*")
_SENTENCE = 60  # code points from which added words are a sentence


def change_of_spans(
    pair: SpanPair, place: Enclosure, texts: tuple[str, str], section: str, names: Names
) -> Change | None:
    """Return the change that a pair of spans makes; None where it is told with another one."""
    old, new = texts
    removed = old[pair.old.start : pair.old.stop] if pair.old else ""
    added = new[pair.new.start : pair.new.stop] if pair.new else ""
    if not (removed and added) and _is_end_of_link((removed + added).strip()):
        return None
    if not (unescape(removed) + unescape(added)).strip():
        is_break = "\n" in removed + added  # told with the split or the merger
        return None if is_break else Change(Weight.FORM, "changed", "white space", "white space")
    if _ENDING_TAG.fullmatch(removed + added):  # told with the tag it ends
        return None
    if _is_tag_name(pair, old, removed, added):
        return _tag_change(pair, old, removed, added)
    found = _markup_change(pair, texts, section, names) or _enclosed_change(
        pair, place, texts, section
    )
    if found:
        return found
    return text_change(*spelled_out(pair, old, new), section)


def enclosure_of(pair: SpanPair, old: str, new: str) -> Enclosure:
    """Return what a change is inside of, in the new text if it is there."""
    if pair.new:
        return enclosure(new, pair.new.start, pair.new.stop)
    if pair.old:
        return enclosure(old, pair.old.start, pair.old.stop)
    return Enclosure(Inside.NOTHING)


def _markup_change(
    pair: SpanPair, texts: tuple[str, str], section: str, names: Names
) -> Change | None:
    """Return the change of whole references, links or quotes, if it is one."""
    removed, added = (
        text[span.start : span.stop] if span else "" for text, span in zip(texts, pair, strict=True)
    )
    if pair.new and added and not removed.strip():
        found = _whole_markup(added, "added", section, names)
        return found or _half_link(texts[1], pair.new, "added", section)
    if pair.old and removed and not added.strip():
        found = _whole_markup(removed, "removed", section, names)
        return found or _half_link(texts[0], pair.old, "removed", section)
    return None


def _is_end_of_link(run: str) -> bool:
    """Whether a run ends a link whose other half is told."""
    return run.endswith("]]") and "[[" not in run


def _half_link(text: str, span: Span, verb: str, section: str) -> Change | None:
    """Return the change of a link of which the brackets came or went, and its words stayed."""
    run = text[span.start : span.stop].strip()
    if not run.startswith("[[") or "]]" in run:
        return None
    target = _TARGET.search(text, span.start)
    if target is None or len(target[1]) > LONGEST_QUOTE:
        return Change(Weight.SOURCE, verb, "a link", "links", 0, section)
    return Change(Weight.SOURCE, verb, "a link to", "links to", 0, "", target[1])


def _whole_markup(text: str, verb: str, section: str, names: Names) -> Change | None:
    if _REFERENCES.sub("", text) == "":
        change = Change(Weight.SOURCE, verb, "a reference", "references", len(text), section)
        return replace(change, what=text.strip())
    if _COMMENT.fullmatch(text):
        change = Change(Weight.SOURCE, verb, "a comment", "comments", len(text), section)
        return replace(change, what=text.strip())
    for pattern, noun in _named(names):
        match = pattern.fullmatch(text)
        if match:
            name = match[1].strip()
            change = Change(_NOUNS[noun][0], verb, *_NOUNS[noun][1:], 0, "", name)
            return replace(change, what=text.strip() if noun == "template" else name)
    return _link_or_type(text, verb, section)


@lru_cache(maxsize=16)
def _named(names: Names) -> Sequence[tuple[re.Pattern[str], str]]:
    patterns = patterns_of(names)
    return ((patterns.whole_category, "category"), (patterns.whole_file, "image"), *_NAMED)


def _link_or_type(text: str, verb: str, section: str) -> Change | None:
    if _EXTERNAL.fullmatch(text):
        size = len(text)
        change = Change(Weight.SOURCE, verb, "an external link", "external links", size, section)
        return replace(change, what=text.strip())
    tag = _TAG.fullmatch(text)
    if tag:
        return Change(Weight.FORM, f"{verb} the tag {tag[1]}", "", "")
    if set(text.strip()) == {"'"}:
        return Change(Weight.FORM, "changed", "bold and italic type", "bold and italic type")
    return None


def _enclosed_change(
    pair: SpanPair, place: Enclosure, texts: tuple[str, str], section: str
) -> Change | None:
    """Return the change inside a reference, a link's target or a template, if it is there."""
    size = max(span.stop - span.start for span in pair if span)
    verb, name = "changed", place.name
    match place.inside:
        case Inside.LINK_TARGET:
            target = _new_target(pair, place, *texts)
            noun = ("a link target", "link targets")
            return Change(Weight.SOURCE, verb, *noun, size, section, result=target)
        case Inside.PARAMETER:
            return Change(Weight.NAMED, verb, "the parameter", "parameters", size, "", name)
        case Inside.TEMPLATE:
            return change_of(verb, Line(LineKind.TEMPLATE, name), "", size)
        case _:
            return _unnamed_change(place, size, section)


def _unnamed_change(place: Enclosure, size: int, section: str) -> Change | None:
    if place.inside not in _UNNAMED:
        return None
    weight, one, many = _UNNAMED[place.inside]
    return Change(weight, "changed", one, many, size, section)


def _new_target(pair: SpanPair, place: Enclosure, old: str, new: str) -> str:
    """Return where a link leads now ("to Lenin (a town)"), "" where that is long or not known."""
    at = place.start
    if not pair.new:  # only known in the old text: it is the link of the same number
        links = [match.start() for match in _TARGET.finditer(new)]
        number = len(_TARGET.findall(old, 0, at))
        at = links[number] if len(links) == len(_TARGET.findall(old)) else len(new)
    target = _TARGET.match(new, at)
    return f"to {target[1]}" if target and len(target[1]) <= LONGEST_QUOTE else ""


def _is_tag_name(pair: SpanPair, old: str, removed: str, added: str) -> bool:
    before = old[: pair.old.start] if pair.old else ""
    return before.endswith(("<", "</")) and removed.isalnum() and added.isalnum()


def _tag_change(pair: SpanPair, old: str, removed: str, added: str) -> Change | None:
    if pair.old and old[: pair.old.start].endswith("/"):  # told with the tag it ends
        return None
    return Change(Weight.WORDS, f"changed the tag {removed} to {added}", "", "")


def text_change(removed: str, added: str, section: str) -> Change:
    """Return the change of words, or of signs, that are no markup."""
    size = len(removed) + len(added)
    seen, shown = _visible(removed), _visible(added)
    if not any(character.isalnum() for character in removed + added) or seen == shown:
        what = "invisible characters" if seen == shown else "punctuation"
        return Change(Weight.FORM, "changed", what, what)
    if removed and added:
        return _replacement(removed, added, section)
    text, verb = (added, "added") if added else (removed, "removed")
    if len(text) >= _SENTENCE:
        return Change(Weight.SENTENCE, verb, "a sentence", "sentences", size, section)
    if len(text) <= LONGEST_QUOTE:
        change = Change(Weight.WORDS, f"{verb} {quoted(text)}", "", "", size)
        return replace(change, what=text.strip())
    return Change(Weight.WORDS, verb, "words", "words", size, section)


def _visible(text: str) -> str:
    """Return a text without joiners, directional marks and soft hyphens."""
    return "".join(each for each in text if unicodedata.category(each) != "Cf")


def _replacement(removed: str, added: str, section: str) -> Change:
    size = len(removed) + len(added)
    if removed.casefold() == added.casefold():
        return Change(Weight.FORM, "changed", "capital letters", "capital letters")
    if max(len(removed), len(added)) <= LONGEST_QUOTE:
        return Change(Weight.WORDS, f"{quoted(removed)} became {quoted(added)}", "", "", size)
    return Change(Weight.WORDS, "rewrote", "a passage", "passages", size, section)
