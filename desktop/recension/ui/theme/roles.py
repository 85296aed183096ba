"""What the colours of the window are for.

Every role says what it is seen on, in its annotation: a test reads these and holds text at a
contrast of 4.5:1 and marks at 3:1 (WCAG 2.1, criteria 1.4.3 and 1.4.11). Add a role here, with its
grounds, and give it a value in each table of `recension.ui.theme.tables`.

Colours are strings "#rrggbb": they go as they are into `QColor(...)`, into HTML and into SVG.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated


class Ground:
    """A colour other things are seen on."""


class Decoration:
    """A colour that carries no meaning of its own: a thin line between two areas."""


@dataclass(frozen=True, slots=True)
class TextOn:
    """A colour of words; `grounds` are the roles they are read on."""

    grounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarkOn:
    """A colour of bars, icons and frames that mean something; `grounds` as for words."""

    grounds: tuple[str, ...]


_PAGE = ("base", "current_line", "context")
_AROUND = ("window", "base", "context", "raised")
_BANNERS = ("banner_info", "banner_warning", "banner_error", "banner_success")


class BannerKind(StrEnum):
    """How grave the news of a banner are."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"
    SUCCESS = "success"


@dataclass(frozen=True, slots=True)
class BannerColours:
    """The colours of one kind of banner; its words have the theme's `text`."""

    ground: str
    mark: str  # its icon and the bar at its left


@dataclass(frozen=True, slots=True)
class Theme:
    """One table of colours.

    Grounds come first, then words and marks. Syntax colours begin with `syntax_`, banners with
    `banner_`. Words inside `added_word`, `removed_word` and `moved_word` have the colour `text`.
    """

    name: str  # as kept in the settings: "light", "dark", "high-contrast"
    is_dark: bool

    # Grounds
    window: Annotated[str, Ground()]  # bars, docks, the status line
    base: Annotated[str, Ground()]  # where text is read and written
    context: Annotated[str, Ground()]  # unchanged lines in Changes; every other row of a list
    raised: Annotated[str, Ground()]  # buttons
    hover: Annotated[str, Ground()]  # a button or row under the pointer
    pressed: Annotated[str, Ground()]  # a button held down, or checked
    tooltip: Annotated[str, Ground()]
    selection: Annotated[str, Ground()]
    gutter: Annotated[str, Ground()]
    current_line: Annotated[str, Ground()]
    bracket: Annotated[str, Ground()]  # a bracket and its partner
    bracket_alone: Annotated[str, Ground()]  # a bracket whose partner is missing
    match: Annotated[str, Ground()]  # what Find found
    match_current: Annotated[str, Ground()]  # the one the search stands on
    added_word: Annotated[str, Ground()]
    removed_word: Annotated[str, Ground()]
    moved_word: Annotated[str, Ground()]
    age_now: Annotated[str, Ground()]  # words that are not saved yet, where their age is shown
    age_new: Annotated[str, Ground()]  # from the newest third of the revisions
    age_middle: Annotated[str, Ground()]
    age_old: Annotated[str, Ground()]  # from the oldest third
    caret_block: Annotated[str, Decoration()]  # behind the preview's block of the caret
    border: Annotated[str, Decoration()]  # lines between areas

    # Words
    text: Annotated[
        str,
        TextOn(
            (
                *_AROUND,
                *_BANNERS,
                *("hover", "pressed", "tooltip", "current_line", "bracket", "bracket_alone"),
                *("match", "match_current", "added_word", "removed_word", "moved_word"),
                *("age_now", "age_new", "age_middle", "age_old"),
            )
        ),
    ]
    dim: Annotated[str, TextOn((*_AROUND, "hover"))]  # edit summaries, hints, placeholders
    selected_text: Annotated[str, TextOn(("selection",))]
    gutter_text: Annotated[str, TextOn(("gutter",))]
    gutter_current: Annotated[str, TextOn(("gutter",))]  # the number of the caret's line
    link: Annotated[str, TextOn((*_AROUND, *_BANNERS))]
    red_link: Annotated[str, TextOn(_AROUND)]  # a link to a page that does not exist
    external_link: Annotated[str, TextOn(_AROUND)]
    bytes_added: Annotated[str, TextOn((*_AROUND, "hover"))]  # (+4)
    bytes_removed: Annotated[str, TextOn((*_AROUND, "hover"))]  # (-4), with a real minus sign
    bytes_same: Annotated[str, TextOn((*_AROUND, "hover"))]  # (0)
    invalid: Annotated[str, TextOn(("window", "base"))]  # why a pattern or title is refused
    syntax_heading: Annotated[str, TextOn(_PAGE)]
    syntax_quotes: Annotated[str, TextOn(_PAGE)]  # the apostrophes of bold and italic
    syntax_link: Annotated[str, TextOn(_PAGE)]
    syntax_external: Annotated[str, TextOn(_PAGE)]
    syntax_template: Annotated[str, TextOn(_PAGE)]
    syntax_parameter: Annotated[str, TextOn(_PAGE)]  # names of parameters; {{{1}}}
    syntax_tag: Annotated[str, TextOn(_PAGE)]
    syntax_reference: Annotated[str, TextOn(_PAGE)]
    syntax_comment: Annotated[str, TextOn(_PAGE)]
    syntax_literal: Annotated[str, TextOn(_PAGE)]  # inside nowiki, pre and code
    syntax_table: Annotated[str, TextOn(_PAGE)]
    syntax_list: Annotated[str, TextOn(_PAGE)]  # * # : ; at the start of a line, and ----
    syntax_magic: Annotated[str, TextOn(_PAGE)]  # __NOTOC__, #REDIRECT, ~~~~
    syntax_entity: Annotated[str, TextOn(_PAGE)]

    # Marks
    icon: Annotated[str, MarkOn((*_AROUND, "hover", "pressed"))]
    icon_disabled: Annotated[str, Decoration()]
    disabled_text: Annotated[str, Decoration()]  # WCAG asks no contrast of what cannot be used
    accent: Annotated[str, MarkOn((*_AROUND, *_PAGE, "hover"))]  # focus frames, the default button
    frame: Annotated[str, MarkOn(("window", "base"))]  # the edge of a field or a check box
    caret: Annotated[str, MarkOn(_PAGE)]
    added_bar: Annotated[str, MarkOn((*_PAGE, "gutter", "window"))]
    removed_bar: Annotated[str, MarkOn((*_PAGE, "gutter", "window"))]
    moved_bar: Annotated[str, MarkOn((*_PAGE, "gutter", "window"))]
    changed_bar: Annotated[str, MarkOn((*_PAGE, "gutter", "window"))]

    # Banners
    banner_info: Annotated[str, Ground()]
    banner_info_mark: Annotated[str, MarkOn(("banner_info", "window"))]
    banner_warning: Annotated[str, Ground()]
    banner_warning_mark: Annotated[str, MarkOn(("banner_warning", "window"))]
    banner_error: Annotated[str, Ground()]
    banner_error_mark: Annotated[str, MarkOn(("banner_error", "window"))]
    banner_success: Annotated[str, Ground()]
    banner_success_mark: Annotated[str, MarkOn(("banner_success", "window"))]

    def banner(self, kind: BannerKind) -> BannerColours:
        """Return the colours of a kind of banner."""
        colours = {
            BannerKind.INFO: BannerColours(self.banner_info, self.banner_info_mark),
            BannerKind.WARNING: BannerColours(self.banner_warning, self.banner_warning_mark),
            BannerKind.ERROR: BannerColours(self.banner_error, self.banner_error_mark),
            BannerKind.SUCCESS: BannerColours(self.banner_success, self.banner_success_mark),
        }
        return colours[kind]
