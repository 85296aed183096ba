"""References that are defined in their list (Help:Cite#List-defined references)."""

from __future__ import annotations

from collections.abc import Iterable

from recension.wikitext.cite import messages
from recension.wikitext.cite.notes import Group, note_name
from recension.wikitext.context import ReferenceMark


def list_problem(
    mark: ReferenceMark, group: Group, group_name: str, *, has_details: bool
) -> str | None:
    """Return what is wrong with a reference in the list of a group, None where it is right."""
    name = note_name(mark.attributes.get("name", ""))
    written = mark.attributes.get("group", group_name)
    if has_details and mark.details_html is not None:
        return messages.listed_with_details(name)
    if written != group_name:
        return messages.listed_in_wrong_group(written)
    if not name:
        return messages.listed_without_name()
    if mark.html is None:
        return messages.listed_without_content(name, group_name)
    return None if name in group.named else messages.listed_unused(name)


def lost_ids(marks: Iterable[ReferenceMark], groups: dict[str, Group], *, has_details: bool) -> int:
    """Do what remains of a list's references that were first taken for some of the text.

    {{#tag:references}} expands its content before it is called, and then takes back what that
    did: all but lists shown meanwhile, one use where details brought the main text, and the ids,
    of which this returns how many there were.
    """
    lost = 0
    new: set[tuple[str, str]] = set()
    for mark in marks:
        group_name = mark.attributes.get("group", "")
        if mark.kind == "inner":
            groups.pop(group_name, None)
        elif mark.within is None:
            name = note_name(mark.attributes.get("name", ""))
            note = groups[group_name].named.get(name) if group_name in groups else None
            is_detail = has_details and mark.details_html is not None
            if note is None:
                lost += (group_name, name) not in new
                new.update([(group_name, name)] if name else [])
            elif is_detail and note.html is None and mark.html is not None:
                note.uses = max(0, note.uses - 1)
            lost += is_detail
    return lost
