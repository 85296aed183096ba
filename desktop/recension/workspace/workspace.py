"""The open revision file, and the page of it that is edited."""

from __future__ import annotations

from recension.workspace.file_orders import FileOrders
from recension.workspace.merge_orders import MergeOrders
from recension.workspace.past_orders import PastOrders


class Workspace(FileOrders, PastOrders, MergeOrders):
    """Opens, edits, saves; all work on the file is done in a thread of its own.

    Orders return at once. What came of them is told by the signals of `WorkspaceSignals`, or, where
    a question was asked, by the `Reply`. The engine follows: it is told which file and page are
    open.
    """
