"""What Cite says when references are wrong."""

from __future__ import annotations

from collections.abc import Sequence

from recension.wikitext.escape import escape_text

_REF = "<code>&lt;ref&gt;</code>"
_REFERENCES = "<code>&lt;references&gt;</code>"


def _error(words: str) -> str:
    return f'<span class="error mw-ext-cite-error" lang="en" dir="ltr">Cite error: {words}</span>'


def unknown_parameter(name: str, known: Sequence[str]) -> str:
    """A parameter that the tag does not have."""
    return _error(
        f'Invalid parameter "{escape_text(name)}" in {_REF} tag. '
        f"The supported parameters are: {', '.join(known)}."
    )


def named_continuation() -> str:
    """A continuation that has a name or details of its own."""
    return _error(
        'A <code>&lt;ref follow="…"&gt;</code> tag that is the continuation of a previous one '
        "cannot be named individually or have details."
    )


def numeric_name() -> str:
    """A name that is a number, which the list's own numbers could be taken for."""
    return _error(f"Invalid {_REF} tag; name cannot be a simple integer. Use a descriptive title")


def bad_direction(written: str) -> str:
    """A writing direction that there is not."""
    return _error(
        f'Invalid <code>dir="{escape_text(written)}"</code>, must be "ltr", "rtl" or "auto".'
    )


def no_name() -> str:
    """Neither name nor content."""
    return _error(f"The opening {_REF} tag is malformed or has a bad name.")


def no_content() -> str:
    """No name and nothing between the tags."""
    return _error(f"Invalid {_REF} tag; refs with no name must have content.")


def details_alone() -> str:
    """Details of nothing."""
    return _error(
        f"A {_REF} tag with details must contain content or point to a parent reference by name."
    )


def no_text(name: str) -> str:
    """A name that is used and never defined."""
    return _error(f'Invalid {_REF} tag; no text was provided for refs named "{escape_text(name)}".')


def several_texts(name: str) -> str:
    """A name that is defined twice."""
    return _error(
        f'Invalid {_REF} tag; name "{escape_text(name)}" defined multiple times with different '
        "content."
    )


def several_directions(name: str) -> str:
    """A name with two writing directions."""
    return _error(
        f'One of the {_REF} tags with the name "{escape_text(name)}" does have a conflicting dir '
        "attribute."
    )


def nested_unclosed() -> str:
    """A tag inside of the content, which shows that a closing tag is missing."""
    return _error(f"Closing <code>&lt;/ref&gt;</code> missing for {_REF} tag")


def list_in_list() -> str:
    """A list in the content of a list, which shows that a closing tag is missing."""
    return _error("Closing tag missing for <code>&lt;references&gt;</code>.")


def listed_without_name() -> str:
    """A reference in the list that nothing can refer to."""
    return _error(f"{_REF} tag defined in {_REFERENCES} has no name attribute.")


def listed_without_content(name: str, group: str) -> str:
    """A reference in the list that says nothing."""
    return _error(
        f'{_REF} tag with name "{escape_text(name)}" defined in {_REFERENCES} group '
        f'"{escape_text(group)}" has no content.'
    )


def listed_unused(name: str) -> str:
    """A reference in the list that is not used."""
    return _error(
        f'{_REF} tag with name "{escape_text(name)}" defined in {_REFERENCES} is not used in '
        "prior text."
    )


def listed_in_wrong_group(group: str) -> str:
    """A reference in the list of another group."""
    return _error(
        f'{_REF} tag in {_REFERENCES} has conflicting group attribute "{escape_text(group)}".'
    )


def listed_with_details(name: str) -> str:
    """A reference in the list that has details."""
    return _error(
        f'{_REF} tag with name "{escape_text(name)}" cannot use details when inside {_REFERENCES}.'
    )


def group_without_list(group: str) -> str:
    """A group that no list shows."""
    return _error(
        f'{_REF} tags exist for a group named "{escape_text(group)}", but no corresponding '
        f'<code>&lt;references group="{escape_text(group)}"/&gt;</code> tag was found.'
    )
