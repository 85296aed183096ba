"""Texts united by the engine, one merge after the other."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from PySide6.QtCore import QObject

from recension.diff import Clash, Merge
from recension.errors import Cancelled, RecensionError
from recension.workspace.inquiries import Inquiries
from recension.workspace.replies import Reply


@dataclass(frozen=True, slots=True)
class _Wish:
    base: str
    mine: str
    theirs: str
    reply: Reply


class Merges(QObject):
    """Asks the engine for one merge at a time; none takes the place of another.

    An engine that fails leaves everything to a person: the answer is one clash of the whole texts.
    """

    def __init__(self, inquiries: Inquiries, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._inquiries = inquiries
        self._waiting: deque[_Wish] = deque()
        self._asked: _Wish | None = None

    def ask(self, base: str, mine: str, theirs: str) -> Reply:
        """Unite two texts made from one base; done gives a Merge.

        It fails with `Cancelled` by `cancel`, and in no other way.
        """
        wish = _Wish(base, mine, theirs, Reply())
        self._waiting.append(wish)
        self._go_on()
        return wish.reply

    def cancel(self, reply: Reply) -> None:
        """Let this merge be; its reply fails, also where the engine is at it."""
        wishes = [*self._waiting, *([self._asked] if self._asked else [])]
        for wish in (each for each in wishes if each.reply is reply):
            if wish is self._asked:
                self._asked = None  # what comes of it is not told
                wish.reply.fail(Cancelled())
                self._go_on()
            else:
                self._waiting.remove(wish)
                wish.reply.fail(Cancelled())

    def _go_on(self) -> None:
        if self._asked or not self._waiting:
            return
        wish = self._asked = self._waiting.popleft()
        reply = self._inquiries.merge(wish.base, wish.mine, wish.theirs)
        reply.done.connect(lambda merge: self._answer(wish, merge))
        reply.failed.connect(lambda error: self._fail(wish, error))

    def _fail(self, wish: _Wish, error: RecensionError) -> None:
        if not isinstance(error, Cancelled):
            self._answer(wish, whole_clash(wish.base, wish.mine, wish.theirs))
        elif self._asked is wish:  # the engine was turned to another file: texts are texts
            self._asked = None
            self._waiting.appendleft(wish)
            self._go_on()

    def _answer(self, wish: _Wish, merge: Merge) -> None:
        if self._asked is wish:
            self._asked = None
            wish.reply.settle(merge)
            self._go_on()


def whole_clash(base: str, mine: str, theirs: str) -> Merge:
    """Return the merge of texts that nobody could look into."""
    return Merge((Clash(f"{base}\n", f"{mine}\n", f"{theirs}\n"),))
