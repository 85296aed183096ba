"""Putting a theme on the whole application.

`QStyleHints.setColorScheme(Dark)` does nothing on plain X11, KDE and offscreen, so the palette is
built here, and the style is always Fusion, which follows it everywhere.
"""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from recension.assets import resource
from recension.ui.theme.roles import Theme

_Role = QPalette.ColorRole


def palette(theme: Theme) -> QPalette:
    """Return a theme as Qt's palette, complete for the Fusion style."""
    built = QPalette()
    for role, colour in _roles(theme).items():
        built.setColor(role, QColor(colour))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.HighlightedText):
        built.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.disabled_text))
    built.setColor(QPalette.ColorGroup.Disabled, _Role.Highlight, QColor(theme.pressed))
    return built


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give the application a theme: style, palette, and the few rules a palette cannot say.

    Widgets that paint or write colours themselves get it through their own `set_theme`.
    """
    if not app.styleSheet():  # else it is ours, which stands over Fusion and hides its name
        app.setStyle("Fusion")
    app.setPalette(palette(theme))
    app.setStyleSheet(_style_sheet(theme))


def _roles(theme: Theme) -> dict[QPalette.ColorRole, str]:
    return {
        _Role.Window: theme.window,
        _Role.WindowText: theme.text,
        _Role.Base: theme.base,
        _Role.AlternateBase: theme.context,
        _Role.Text: theme.text,
        _Role.PlaceholderText: theme.dim,
        _Role.Button: theme.raised,
        _Role.ButtonText: theme.text,
        _Role.BrightText: theme.text,
        _Role.Highlight: theme.selection,
        _Role.HighlightedText: theme.selected_text,
        _Role.Accent: theme.accent,
        _Role.Link: theme.link,
        _Role.LinkVisited: theme.link,
        _Role.ToolTipBase: theme.tooltip,
        _Role.ToolTipText: theme.text,
        _Role.Light: theme.hover if theme.is_dark else "#ffffff",
        _Role.Midlight: theme.hover,
        _Role.Mid: theme.border,
        _Role.Dark: theme.frame,
        _Role.Shadow: "#000000" if theme.is_dark else theme.frame,
    }


def _style_sheet(theme: Theme) -> str:
    # Fusion draws a checked tool button of a dark palette like an unchecked one, and makes the
    # edges of fields, check boxes and menus by darkening a ground that may be black already.
    return _style_of_fields(theme) + _style_of_tool_bars(theme) + _style_of_menus(theme)


def _style_of_fields(theme: Theme) -> str:
    tick = resource("style", "tick-black.svg" if theme.is_dark else "tick-white.svg").as_posix()
    return f"""
        QLineEdit {{
            border: 1px solid {theme.frame}; border-radius: 3px; padding: 2px 3px;
            background: {theme.base};
        }}
        QLineEdit:focus {{ border-color: {theme.accent}; }}
        QLineEdit:disabled {{ border-color: {theme.border}; }}
        QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
        QCheckBox::indicator {{
            width: 13px; height: 13px; border: 1px solid {theme.frame}; border-radius: 3px;
            background: {theme.base};
        }}
        QCheckBox::indicator:hover, QCheckBox::indicator:focus {{ border-color: {theme.accent}; }}
        QCheckBox::indicator:disabled {{ border-color: {theme.border}; }}
        QCheckBox::indicator:checked {{
            background: {theme.accent}; border-color: {theme.accent}; image: url("{tick}");
        }}
    """


def _style_of_tool_bars(theme: Theme) -> str:
    return f"""
        QToolBar {{ border: none; spacing: 2px; padding: 2px 4px; }}
        QToolBar QToolButton {{
            border: 1px solid transparent; border-radius: 4px; padding: 3px 5px;
        }}
        QToolBar QToolButton:hover {{ background: {theme.hover}; }}
        QToolBar QToolButton:pressed {{ background: {theme.pressed}; }}
        QToolBar QToolButton:checked {{
            background: {theme.pressed}; border-color: {theme.accent};
        }}
        QToolBar QToolButton:focus {{ border-color: {theme.accent}; }}
        QToolBar QToolButton:disabled {{ color: {theme.disabled_text}; }}
    """


def _style_of_menus(theme: Theme) -> str:
    return f"""
        QMenu {{ background: {theme.raised}; border: 1px solid {theme.frame}; padding: 2px; }}
        QMenu::item {{ border: 1px solid transparent; padding: 1px 18px 1px 6px; }}
        QMenu::item:selected {{
            background: {theme.selection}; color: {theme.selected_text}; border-radius: 3px;
        }}
        QMenu::item:disabled {{ color: {theme.disabled_text}; }}
        QMenu::icon:checked {{
            background: {theme.pressed}; border: 1px solid {theme.accent}; border-radius: 3px;
        }}
        QMenu::separator {{ height: 1px; background: {theme.border}; margin: 3px 6px; }}
        QToolTip {{
            color: {theme.text}; background: {theme.tooltip};
            border: 1px solid {theme.border}; padding: 3px;
        }}
    """
