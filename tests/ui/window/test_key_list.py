"""Help > Keyboard shortcuts."""

from __future__ import annotations

from recension.ui.window.key_list import KeyList, key_groups

from .conftest import Whole


def test_the_keys_of_every_place_are_listed(whole: Whole) -> None:
    groups = {group.name: dict(group.keys) for group in key_groups(whole.window)}
    assert groups["In the window"]["Next difference"] == "F7"
    assert groups["In the rows of Changes"]["Go to the other end of a move"] == "M"
    merging = groups["While texts are merged"]
    assert merging["Take theirs"] == "Alt+2"
    assert merging["Next place to decide"] == "F7"
    assert merging["Take the last choice or edit back"].startswith("Ctrl+Z")
    assert merging["Finish, once everything is decided"] == "Ctrl+Return"


def test_the_list_shows_each_group_open(whole: Whole) -> None:
    groups = key_groups(whole.window)
    tree = KeyList(groups, whole.window).tree
    for row, group in enumerate(groups):
        heading = tree.topLevelItem(row)
        assert heading is not None
        assert (heading.text(0), heading.childCount()) == (group.name, len(group.keys))
        assert heading.isExpanded()
