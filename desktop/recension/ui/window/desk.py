"""Everything around the window put together: who hears of what."""

from __future__ import annotations

from PySide6.QtCore import QObject

from recension.ui.window.closing import Closing
from recension.ui.window.comparing import Comparing
from recension.ui.window.conflicts import Conflicts
from recension.ui.window.copies import Copies
from recension.ui.window.editing import Editing
from recension.ui.window.exports import Exports
from recension.ui.window.files import Files
from recension.ui.window.frame import Frame
from recension.ui.window.helping import Helping
from recension.ui.window.jobs import Jobs
from recension.ui.window.left_files import LeftFiles
from recension.ui.window.links_here import LinksHereOrders
from recension.ui.window.merging import Merging
from recension.ui.window.naming import Naming
from recension.ui.window.page_log import PageLogOrders
from recension.ui.window.page_merges import PageMerges
from recension.ui.window.page_orders import PageOrders
from recension.ui.window.past import Past
from recension.ui.window.preferences import Preferences
from recension.ui.window.previewing import Previewing
from recension.ui.window.publishing import Publishing
from recension.ui.window.restoring import Restoring
from recension.ui.window.rolling_back import RollingBack
from recension.ui.window.saving import Saving
from recension.ui.window.searching import Searching
from recension.ui.window.sources import ShownChange, ShownPreview
from recension.ui.window.special_characters import SpecialCharacters
from recension.ui.window.states import States
from recension.ui.window.undoing import Undoing
from recension.ui.window.visual_comparing import VisualComparing
from recension.ui.window.who_wrote import WhoWroteThis
from recension.ui.window.window import MainWindow
from recension.workspace import EngineClient, Settings, Workspace


class Desk(QObject):
    """Makes the parts of the window work together on one workspace."""

    def __init__(
        self, window: MainWindow, workspace: Workspace, engine: EngineClient, settings: Settings
    ) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._settings = settings
        self._make_writing(engine)
        self._make_comparing(engine)
        self._make_uniting()
        self._make_around(engine)
        self._connect()

    def _make_writing(self, engine: EngineClient) -> None:
        """Make what files, pages and their text need."""
        window, workspace, settings = self._window, self._workspace, self._settings
        self.editing = Editing(window, workspace, settings)
        self.jobs = Jobs(window.banner, workspace, window)
        self.files = Files(window, workspace, settings, self.jobs)
        self.exports = Exports(window, workspace, self.jobs)
        self.pages = PageOrders(window, workspace, self.editing)
        self.page_log = PageLogOrders(window, workspace, self.editing)
        self.links_here = LinksHereOrders(window, workspace, self.editing)
        self.previewing = Previewing(window, workspace, engine, self.editing)
        self.saving = Saving(window, workspace, self.editing, settings)
        self.states = States(window, workspace, engine, self.editing, self.files, self.saving)

    def _make_comparing(self, engine: EngineClient) -> None:
        """Make what looks at changes and at the past."""
        window, workspace, settings = self._window, self._workspace, self._settings
        editing = self.editing
        self.past = Past(window, workspace, editing, settings)
        self.comparing = Comparing(window, workspace, engine, editing, settings)
        self.visual_comparing = VisualComparing(
            window, engine, editing, self.comparing, self.previewing
        )
        self.restoring = Restoring(window, workspace, editing, self.past, self.previewing)
        self.rolling_back = RollingBack(window, workspace, editing, self.previewing)
        self.naming = Naming(window, workspace, editing, self.past)
        change = ShownChange(window, workspace, editing, self.comparing, self.jobs)
        self.publishing = Publishing(window, workspace, change, ShownPreview(window, engine))
        self.past.history_known.connect(self.comparing.choice.set_history)  # before it is searched
        self.searching = Searching(window, workspace, editing, self.past, self.comparing.choice)
        self.who_wrote = WhoWroteThis(window, workspace, editing, self.comparing.choice)

    def _make_uniting(self) -> None:
        """Make what unites texts that were changed twice."""
        window, workspace = self._window, self._workspace
        self.merging = Merging(window, workspace)
        self.conflicts = Conflicts(window, workspace, self.merging)
        self.undoing = Undoing(window, workspace, self.past, self.merging)
        self.page_merges = PageMerges(self.merging, workspace)
        self.copies = Copies(window, workspace, self._settings, self.jobs, self.page_merges)

    def _make_around(self, engine: EngineClient) -> None:
        """Make what the window itself needs."""
        window, workspace, settings = self._window, self._workspace, self._settings
        self.helping = Helping(window)
        self.preferences = Preferences(window, engine, settings)
        self.special_characters = SpecialCharacters(window)
        self.left_files = LeftFiles(window, workspace)
        self.frame = Frame(window, workspace, self.editing, self.past, self.rolling_back, settings)
        self.closing = Closing(window, workspace, engine, self.editing, self.frame, self.jobs)

    def _connect(self) -> None:
        window = self._window
        window.search.deleted_chosen.connect(self.page_log.show_deleted)
        for part in (self.searching, self.who_wrote):
            self.closing.closed.connect(part.stop)
        self.closing.closed.connect(self.publishing.shut_down)
        self.closing.closed.connect(self.merging.keep_now)
        self.comparing.words.suggested.connect(window.save_bar.suggest)
        for failed in (self.past.failed, self.comparing.failed, self.merging.failed):
            failed.connect(self.states.show_error)

    def start(self) -> None:
        """Open what was open last, the sample on the first run, else the start page."""
        if self._settings.is_first_run:
            self._workspace.open_sample()
            return
        self.editing.expect_place(self._settings.place)
        if not self._workspace.open_last():
            self._window.show_start_page()
        self.left_files.offer()  # the one that was opened just now is claimed, and not among them
