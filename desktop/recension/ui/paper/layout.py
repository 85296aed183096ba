"""The paper."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize

_MARGINS = QMarginsF(12, 14, 12, 14)  # millimetres
_LETTER = (QLocale.Country.UnitedStates, QLocale.Country.Canada, QLocale.Country.Mexico)


def page_layout() -> QPageLayout:
    """Return the layout where no printer says another: on A4, or Letter where that is used."""
    is_letter = QLocale.system().territory() in _LETTER
    size = QPageSize.PageSizeId.Letter if is_letter else QPageSize.PageSizeId.A4
    return QPageLayout(
        QPageSize(size), QPageLayout.Orientation.Portrait, _MARGINS, QPageLayout.Unit.Millimeter
    )
