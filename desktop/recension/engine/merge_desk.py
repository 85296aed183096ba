"""Two texts united, which a save or a person waits for."""

from __future__ import annotations

from recension.diff import Options, compare, describe, marked, merge
from recension.engine.merged_parts import pack
from recension.engine.messages import Merged, MergeTexts
from recension.engine.outbox import Outbox
from recension.engine.source import FileSource

_LONGEST = 120  # code points of the sentence: a line of a banner


class MergeDesk:
    """Knows which texts are to be united next: the newest request."""

    def __init__(self, outbox: Outbox, source: FileSource) -> None:
        self._outbox = outbox
        self._source = source
        self._to_merge: MergeTexts | None = None

    def forget(self) -> None:
        """Drop what was wanted."""
        self._to_merge = None

    def take(self, request: MergeTexts) -> None:
        """Note a request."""
        self._to_merge = request

    def step(self) -> bool:
        """Unite the texts; False when none are wanted."""
        request, self._to_merge = self._to_merge, None
        if request is None:
            return False
        self._outbox.answer(request.request, 0, "merge", lambda: self._merge(request))
        return True

    def _merge(self, request: MergeTexts) -> None:
        united = marked(merge(request.base, request.mine, request.theirs))
        # What clashes is looked at; what is taken unseen is told in words.
        theirs = "" if united.clashes else self._sentence(request.base, request.theirs)
        self._outbox.send(Merged(request.request, pack(united), theirs))

    def _sentence(self, old: str, new: str) -> str:
        self._source.refresh()
        options = Options().in_wikis(self._source.site.namespaces)
        return describe(compare(old, new, options)).line(_LONGEST)
