"""The title of a page."""

from __future__ import annotations

from dataclasses import dataclass, replace

_FIRST_SUBJECT = 0


def upper_first(text: str) -> str:
    """Return the text with a capital first letter, where that is one letter too.

    Georgian has capitals, and no word begins with one (Unicode standard, section 7.7): a letter
    that title case leaves alone stays.
    """
    first = text[:1]
    capital = first.upper()
    if len(capital) != 1 or first.title() == first:
        return text
    return capital + text[1:]


@dataclass(frozen=True, slots=True)
class Title:
    """A valid title in its normal form, with spaces instead of underscores."""

    namespace: int
    text: str  # without namespace, interwiki prefix and fragment
    fragment: str = ""  # without "#"
    interwiki: str = ""  # prefix of another wiki, in lower case
    namespace_name: str = ""  # as shown, "" for the main namespace
    has_subpages: bool = False  # whether "/" makes subpages in its namespace
    through_local_prefix: bool = False  # written with an interwiki prefix of this very wiki

    @property
    def full(self) -> str:
        """The whole title without fragment, such as "Template:Foo"."""
        name = f"{self.namespace_name}:{self.text}" if self.namespace_name else self.text
        return f"{self.interwiki}:{name}" if self.interwiki else name

    @property
    def full_with_fragment(self) -> str:
        """The whole title with its fragment."""
        return f"{self.full}#{self.fragment}" if self.fragment else self.full

    @property
    def is_talk(self) -> bool:
        """Whether it is a talk page."""
        return self.namespace > 0 and self.namespace % 2 == 1

    @property
    def can_have_talk(self) -> bool:
        """Whether there may be a talk page about it."""
        return self.namespace >= _FIRST_SUBJECT and not self.interwiki

    @property
    def root_text(self) -> str:
        """The text before the first "/", where the namespace has subpages."""
        return self.text.partition("/")[0] if self.has_subpages else self.text

    @property
    def base_text(self) -> str:
        """The text before the last "/", where the namespace has subpages."""
        return self.text.rpartition("/")[0] or self.text if self.has_subpages else self.text

    @property
    def subpage_text(self) -> str:
        """The text after the last "/", where the namespace has subpages."""
        return self.text.rpartition("/")[2] if self.has_subpages else self.text

    @classmethod
    def of_page(cls, namespace: int, full: str) -> Title:
        """Return the title of a page that exists, by its namespace and its whole title.

        Only those two are told, not what only its wiki knows, such as whether it has subpages.
        """
        name, colon, text = full.partition(":")
        if namespace and colon:
            return cls(namespace, text, namespace_name=name)
        return cls(namespace, full)

    def without_fragment(self) -> Title:
        """Return the same page without a place in it."""
        return replace(self, fragment="") if self.fragment else self
