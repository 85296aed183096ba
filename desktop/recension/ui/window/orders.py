"""The table of orders, menu by menu. What is not built yet is not in it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from recension.ui.editor import Markup
from recension.ui.window.actions import Needs, Order

_Key = QKeySequence.StandardKey
_TEXT = Needs.PAGE | Needs.WRITING
_PANES = Needs.FILE | Needs.PANES
_WITH_ICON = {
    *(Markup.BOLD, Markup.ITALIC, Markup.UNDERLINE, Markup.NOWIKI, Markup.LINK),
    *(Markup.EXTERNAL_LINK, Markup.FILE, Markup.REFERENCE, Markup.TABLE, Markup.TEMPLATE),
    *(Markup.BULLET_LIST, Markup.NUMBERED_LIST, Markup.COMMENT, Markup.SIGNATURE),
}


def tr(text: str) -> str:
    """Translate words of a menu."""
    return QCoreApplication.translate("Orders", text)


def orders() -> tuple[Order, ...]:
    """Return all orders."""
    return (
        *_file(),
        *_edit(),
        *_panes(),
        *_arrangement(),
        *_looks(),
        *_insert(),
        *_page(),
        *_comparison(),
        *_history(),
        *_help(),
    )


def _file() -> tuple[Order, ...]:
    return (
        Order("new-file", tr("&New file"), icon="new", standard=_Key.New),
        Order("open", tr("&Open\N{HORIZONTAL ELLIPSIS}"), icon="open", standard=_Key.Open),
        Order(
            "save",
            tr("&Save revision"),
            ("Alt+Shift+S",),
            "save",
            _TEXT,
            standard=_Key.Save,
        ),
        Order(
            "save-as",
            tr("Save &as\N{HORIZONTAL ELLIPSIS}"),
            ("Ctrl+Shift+S",),
            needs=Needs.FILE,
        ),
        Order("save-copy", tr("Save a &copy\N{HORIZONTAL ELLIPSIS}"), needs=Needs.FILE),
        Order("import", tr("&Import\N{HORIZONTAL ELLIPSIS}"), icon="import"),
        Order("import-folder", tr("Import a fol&der\N{HORIZONTAL ELLIPSIS}")),
        Order("merge-copy", tr("&Merge a copy\N{HORIZONTAL ELLIPSIS}"), needs=Needs.FILE),
        Order("export-wikitext", tr("&Wikitext\N{HORIZONTAL ELLIPSIS}"), needs=Needs.PAGE),
        Order("export-html", tr("&HTML\N{HORIZONTAL ELLIPSIS}"), needs=Needs.PAGE),
        Order("export-pdf", tr("&PDF\N{HORIZONTAL ELLIPSIS}"), needs=Needs.PAGE),
        Order("export-xml", tr("MediaWiki &XML\N{HORIZONTAL ELLIPSIS}"), needs=Needs.FILE),
        Order("export-folder", tr("&Folder of pages\N{HORIZONTAL ELLIPSIS}"), needs=Needs.FILE),
        Order("export-git", tr("History for &git\N{HORIZONTAL ELLIPSIS}"), needs=Needs.FILE),
        Order("export-change", tr("&This change\N{HORIZONTAL ELLIPSIS}"), needs=Needs.PAGE),
        Order("print", tr("&Print\N{HORIZONTAL ELLIPSIS}"), needs=Needs.PAGE, standard=_Key.Print),
        Order("print-change", tr("Print this c&hange\N{HORIZONTAL ELLIPSIS}"), needs=Needs.PAGE),
        Order("close", tr("C&lose file"), needs=Needs.FILE, standard=_Key.Close),
        Order("quit", tr("&Quit"), ("Ctrl+Q",), standard=_Key.Quit),
    )


def _edit() -> tuple[Order, ...]:
    return (
        Order("undo", tr("&Undo"), icon="undo", needs=_TEXT, standard=_Key.Undo),
        Order(
            "redo",
            tr("&Redo"),
            ("Ctrl+Shift+Z", "Ctrl+Y"),
            "redo",
            _TEXT,
            standard=_Key.Redo,
        ),
        Order("cut", tr("Cu&t"), needs=_TEXT, standard=_Key.Cut),
        Order("copy", tr("&Copy"), needs=Needs.PAGE, standard=_Key.Copy),
        Order("paste", tr("&Paste"), needs=_TEXT, standard=_Key.Paste),
        Order("select-all", tr("Select a&ll"), needs=Needs.PAGE, standard=_Key.SelectAll),
        Order("find", tr("&Find"), ("Ctrl+F",), "search", Needs.PAGE),
        Order("find-next", tr("Find &next"), ("F3",), needs=Needs.PAGE),
        Order("find-previous", tr("Find pre&vious"), ("Shift+F3",), needs=Needs.PAGE),
        Order("find-in-pages", tr("Find in &all pages"), ("Ctrl+Shift+F",), needs=_PANES),
        Order("replace", tr("R&eplace"), ("Ctrl+H",), needs=_TEXT),
        Order(
            "go-to-line", tr("&Go to line\N{HORIZONTAL ELLIPSIS}"), ("Ctrl+G",), needs=Needs.PAGE
        ),
        Order("summary", tr("Edit su&mmary"), ("Alt+Shift+B",), needs=_TEXT),
        Order(
            "preferences",
            tr("Preference&s\N{HORIZONTAL ELLIPSIS}"),
            ("Ctrl+,",),
            "settings",
            standard=_Key.Preferences,
        ),
    )


def _panes() -> tuple[Order, ...]:
    return (
        _pane("pages", tr("&Pages"), ("Ctrl+Shift+E",)),
        _pane("history", tr("&History"), ("F9", "Alt+Shift+H")),
        _pane("outline", tr("&Outline"), ("Ctrl+Shift+O",)),
        Order("search", tr("&Find in all pages"), needs=_PANES, is_checkable=True),
        _pane("preview", tr("P&review"), ("Ctrl+Shift+R", "Alt+Shift+P")),
        _pane("changes", tr("&Changes"), ("Ctrl+Shift+D", "Alt+Shift+V")),
    )


def _pane(name: str, text: str, keys: tuple[str, ...]) -> Order:
    return Order(name, text, keys, name, _PANES, is_checkable=True)


def _arrangement() -> tuple[Order, ...]:
    return (
        Order("layout-write", tr("&Write"), needs=_PANES),
        Order("layout-write-preview", tr("Write and &preview"), needs=_PANES),
        Order("layout-everything", tr("&Everything"), needs=_PANES),
        Order("layout-review", tr("Re&view"), needs=_PANES),
        Order("layout-read", tr("&Read"), needs=_PANES),
        Order("full-screen", tr("F&ull screen"), ("F11",), is_checkable=True),
        Order("next-pane", tr("&Next pane"), ("F6",)),
        Order("previous-pane", tr("Pre&vious pane"), ("Shift+F6",)),
    )


def _looks() -> tuple[Order, ...]:
    return (
        Order("zoom-in", tr("Zoom &in"), ("Ctrl++", "Ctrl+=")),
        Order("zoom-out", tr("Zoom &out"), ("Ctrl+-",)),
        Order("zoom-reset", tr("&Actual size"), ("Ctrl+0",)),
        Order("line-numbers", tr("&Line numbers"), is_checkable=True),
        Order("wrap", tr("&Wrap lines"), is_checkable=True),
        Order("white-space", tr("White &space"), icon="whitespace", is_checkable=True),
        Order("theme-system", tr("&System"), is_checkable=True),
        Order("theme-light", tr("&Light"), is_checkable=True),
        Order("theme-dark", tr("&Dark"), is_checkable=True),
        Order("theme-high-contrast", tr("&High contrast"), is_checkable=True),
    )


def _insert() -> tuple[Order, ...]:
    formatting = (
        Order(markup.value, text, tuple(keys), _icon_of(markup), _TEXT)
        for markup, (text, *keys) in markup_orders().items()
    )
    special = tr("Special ch&aracter\N{HORIZONTAL ELLIPSIS}")
    return (*formatting, Order("special", special, icon="special", needs=_TEXT))


def _icon_of(markup: Markup) -> str:
    return markup.value if markup in _WITH_ICON else ""


def markup_orders() -> dict[Markup, tuple[str, ...]]:
    """Return the formatting commands: words, then keys."""
    return {
        Markup.BOLD: (tr("&Bold"), "Ctrl+B"),
        Markup.ITALIC: (tr("&Italic"), "Ctrl+I"),
        Markup.UNDERLINE: (tr("&Underline"), "Ctrl+U"),
        Markup.NOWIKI: (tr("No &wikitext"), "Ctrl+\\"),
        Markup.LINK: (tr("&Link"), "Ctrl+K"),
        Markup.EXTERNAL_LINK: (tr("&External link"),),
        Markup.FILE: (tr("&File"),),
        Markup.REFERENCE: (tr("&Reference"), "Ctrl+Shift+K"),
        Markup.TABLE: (tr("&Table"),),
        Markup.TEMPLATE: (tr("Te&mplate"),),
        Markup.PARAGRAPH: (tr("Plain &paragraph"),),
        Markup.HEADING_1: (tr("Heading &1"), "Ctrl+1"),
        Markup.HEADING_2: (tr("Heading &2"), "Ctrl+2"),
        Markup.HEADING_3: (tr("Heading &3"), "Ctrl+3"),
        Markup.HEADING_4: (tr("Heading &4"), "Ctrl+4"),
        Markup.HEADING_5: (tr("Heading &5"), "Ctrl+5"),
        Markup.HEADING_6: (tr("Heading &6"), "Ctrl+6"),
        Markup.BULLET_LIST: (tr("Bullete&d list"),),
        Markup.NUMBERED_LIST: (tr("&Numbered list"),),
        Markup.COMMENT: (tr("&Comment"), "Ctrl+/"),
        Markup.SIGNATURE: (tr("&Signature"),),
        Markup.HORIZONTAL_RULE: (tr("H&orizontal rule"),),
        Markup.MOVE_LINES_UP: (tr("M&ove lines up"), "Alt+Up"),
        Markup.MOVE_LINES_DOWN: (tr("Move lines &down"), "Alt+Down"),
    }


def _page() -> tuple[Order, ...]:
    return (
        Order("new-page", tr("&New page\N{HORIZONTAL ELLIPSIS}"), ("Ctrl+Shift+N",), "add", _PANES),
        Order("jump", tr("&Jump to page"), ("Ctrl+J",), needs=_PANES),
        Order("rename-page", tr("&Rename\N{HORIZONTAL ELLIPSIS}"), ("F2",), needs=Needs.SAVED),
        Order("delete-page", tr("&Delete\N{HORIZONTAL ELLIPSIS}"), needs=Needs.SAVED),
        Order(
            "links",
            tr("&What links here"),
            ("Ctrl+Shift+L", "Alt+Shift+J"),
            needs=Needs.FILE,
            is_checkable=True,
        ),
        Order("deleted-pages", tr("De&leted pages\N{HORIZONTAL ELLIPSIS}"), needs=_PANES),
    )


def _comparison() -> tuple[Order, ...]:
    return (
        Order("compare-previous", tr("Compare with &previous"), needs=Needs.SAVED),
        Order("compare-mine", tr("Compare &your text"), needs=Needs.PAGE),
        Order("older", tr("&Older change"), ("Alt+PgDown",), needs=Needs.SAVED),
        Order("newer", tr("&Newer change"), ("Alt+PgUp",), needs=Needs.SAVED),
        Order("next-change", tr("Next &difference"), ("F7",), needs=Needs.PAGE),
        Order("previous-change", tr("Previous di&fference"), ("Shift+F7",), needs=Needs.PAGE),
        Order("put-back", tr("Put this difference &back"), ("Alt+Right",), "put-back", _TEXT),
        Order("inline", tr("&Inline"), ("Ctrl+Shift+I",), needs=Needs.PAGE, is_checkable=True),
        Order("visual", tr("Visua&l"), ("Ctrl+Shift+M",), needs=Needs.PAGE, is_checkable=True),
    )


def _history() -> tuple[Order, ...]:
    return (
        Order("read", tr("Re&ad this revision"), needs=Needs.REVISION),
        Order(
            "restore",
            tr("&Restore this revision"),
            icon="restore",
            needs=Needs.REVISION | Needs.WRITING,
        ),
        Order(
            "undo-revision",
            tr("&Undo this revision"),
            icon="undo",
            needs=Needs.REVISION | _TEXT,
        ),
        Order("rollback", tr("Roll bac&k the last edits"), needs=Needs.ROLLBACK),
        Order(
            "name-revision",
            tr("Na&me this revision\N{HORIZONTAL ELLIPSIS}"),
            needs=Needs.REVISION | Needs.WRITING,
        ),
        Order(
            "who-wrote", tr("&Who wrote this"), ("F12",), "person", Needs.SAVED, is_checkable=True
        ),
        Order("search-history", tr("&Search history"), ("Ctrl+Shift+H",), needs=_PANES),
        Order("verify", tr("&Verify the file"), needs=Needs.FILE),
    )


def _help() -> tuple[Order, ...]:
    return (
        Order("find-action", tr("Find &action"), ("Ctrl+Shift+P",)),
        Order("keys", tr("&Keyboard shortcuts"), ("F1",)),
        Order("sample", tr("&Sample file")),
        Order("about", tr("A&bout Recension")),
    )
