"""The colours of a change document: those the window shows changes in, for light and for dark.

A test holds them equal to the window's tables of colours. Blue beside amber stays apart for the
colour deficiencies; words are underlined and struck besides.
"""

from __future__ import annotations

from collections.abc import Mapping

LIGHT: Mapping[str, str] = {
    "base": "#ffffff",
    "context": "#f8f9fa",
    "text": "#202122",
    "dim": "#54595d",
    "border": "#d3d6da",
    "gutter_text": "#686d72",
    "added_word": "#d8ecff",
    "removed_word": "#feeec8",
    "moved_word": "#eadff7",
    "added_bar": "#3366cc",
    "removed_bar": "#ac6600",
    "moved_bar": "#7b4fb0",
}
DARK: Mapping[str, str] = {
    "base": "#101418",
    "context": "#1c2024",
    "text": "#eaecf0",
    "dim": "#a9b0b8",
    "border": "#33383e",
    "gutter_text": "#868e98",
    "added_word": "#1d4a78",
    "removed_word": "#6b4700",
    "moved_word": "#4a3570",
    "added_bar": "#6da9f0",
    "removed_bar": "#edb537",
    "moved_bar": "#b99aef",
}


def colour_rules() -> str:
    """Return the colours as variables of CSS; paper is light."""
    light, dark = _variables(LIGHT, "light"), _variables(DARK, "dark")
    return f":root {{{light}}}\n@media screen and (prefers-color-scheme: dark) {{:root {{{dark}}}}}"


def _variables(colours: Mapping[str, str], scheme: str) -> str:
    listed = "".join(f"--{name.replace('_', '-')}:{value};" for name, value in colours.items())
    return f"color-scheme:{scheme};{listed}"
