"""Edit > Preferences."""

from __future__ import annotations

import getpass
from pathlib import Path

from PySide6.QtWidgets import QDialogButtonBox

from recension.store import RevisionFile
from recension.workspace import Author

from .conftest import Whole


def test_what_is_chosen_is_kept_and_used_by_the_next_save(rendering: Whole, lake: Path) -> None:
    rendering.open(lake)
    dialog = rendering.desk.preferences.open()
    dialog.name.setText(" Ada  L ")
    dialog.signature.setText("''A''")
    dialog.is_wikitext.setChecked(True)
    rendering.wait(lambda: dialog.example.text().startswith("''A'' "))
    dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).click()
    assert rendering.settings.signing == Author("Ada L", "''A''", is_wikitext=True)
    rendering.type("~~~ ")
    rendering.save()
    with RevisionFile.open(lake, read_only=True) as file:
        newest = file.newest("Loch Aird")
        assert newest.author == "Ada L"
        assert file.text(newest.id).startswith("''A'' A wide loch")


def test_cancel_keeps_what_was(whole: Whole) -> None:
    dialog = whole.desk.preferences.open()
    assert dialog.name.placeholderText() == getpass.getuser()
    dialog.name.setText("Ada")
    dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel).click()
    assert whole.settings.author == getpass.getuser()


def test_a_signature_that_cannot_be_used_shows_as_the_usual_one(rendering: Whole) -> None:
    dialog = rendering.desk.preferences.open()
    dialog.name.setText("Ada")
    dialog.signature.setText("<b>A")
    dialog.is_wikitext.setChecked(True)
    rendering.wait(lambda: dialog.example.text().startswith("[[User:Ada|Ada]]"))


def test_the_author_who_is_you_is_left_out_of_the_history(whole: Whole, lake: Path) -> None:
    whole.open(lake)
    model = whole.window.history.model
    newest = model.index(0).data(model.ENTRY).revision
    assert model.author_of(newest) == "Tom"
    whole.settings.set_author(Author("Tom"))
    assert model.author_of(newest) == ""
