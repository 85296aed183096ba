"""What is said of revisions: their summaries, what their tags mean, that texts were pruned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from recension.messages.translation import Translate, as_written

NOT_SMALLER = (
    "What was to go can be read no more, but the file could not be written anew, and bytes of it "
    "may be left where nothing reads. The same command does that the next time."
)


def pruned_texts(count: int, page: str, time: datetime, reason: str, author: str) -> str:
    """Return what to say of a prune that a check of the file comes across."""
    texts = "The text of 1 revision" if count == 1 else f"The texts of {count} revisions"
    verb = "was" if count == 1 else "were"
    by = f" by {author}" if author else ""
    why = f" ({reason})" if reason else ""
    return f"{texts} of “{page}” {verb} pruned on {time:%Y-%m-%d}{by}{why}."


# MediaWiki's software tags (https://www.mediawiki.org/wiki/Help:Tags) and those of merged copies,
# each with what it means.
_TAGS: Mapping[str, tuple[str, str]] = {
    "mw-undo": ("Undo", "it takes out what an earlier revision did"),
    "mw-rollback": ("Rollback", "it takes back the edits of the author before"),
    "mw-manual-revert": ("Manual revert", "its text is that of an earlier revision again"),
    "mw-reverted": ("Reverted", "a later revision took back what it did"),
    "mw-blank": ("Blanking", "it took away the whole text"),
    "mw-replace": ("Replaced", "it took away more than nine tenths of the text"),
    "mw-new-redirect": ("New redirect", "it made the page a redirect"),
    "mw-removed-redirect": ("Removed redirect", "the page is no redirect from here on"),
    "mw-changed-redirect-target": ("Redirect target changed", "the redirect leads elsewhere"),
    "recension-united": ("United", "it unites the texts of two copies"),
    "recension-kept": ("Kept", "it keeps the text of this file where two copies clash"),
}


def tag_name(tag: str, translate: Translate = as_written) -> str:
    """Return what a tag of a revision is called; an unknown one is called as it is."""
    return translate(_TAGS[tag][0]) if tag in _TAGS else tag


def tag_meaning(tag: str, translate: Translate = as_written) -> str:
    """Return a tag with what it means."""
    name = tag_name(tag, translate)
    return f"{name}: {translate(_TAGS[tag][1])}" if tag in _TAGS else name


@dataclass(frozen=True, slots=True)
class SummaryParts:
    """An edit summary, with the section it names taken apart."""

    section: str  # of a leading "/* Section */"; "" for none
    rest: str


def summary_parts(summary: str) -> SummaryParts:
    """Take "/* Section */" off the front of a summary.

    https://www.mediawiki.org/wiki/Help:Edit_summary (section links).
    """
    text = summary.strip()
    if text.startswith("/*"):
        section, closed, rest = text[2:].partition("*/")
        if closed and section.strip():
            return SummaryParts(section.strip(), rest.strip())
    return SummaryParts("", text)


def summary_text(summary: str, translate: Translate = as_written) -> str:
    """Return a summary in one line: "→Section: wording", "no edit summary"."""
    parts = summary_parts(summary)
    if not parts.section:
        return parts.rest or translate("no edit summary")
    arrow = f"\N{RIGHTWARDS ARROW}{parts.section}"
    return f"{arrow}: {parts.rest}" if parts.rest else arrow
