"""One window for one file."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from recension.workspace.places import file_key, key_of

_PATIENCE = 1000  # milliseconds for another window to answer


class Instances(QObject):
    """Claims files for this process, and asks the process that has one to come forward.

    A claim is a lock file with the number of its process, and a local socket on which the process
    listens. What a killed process left behind does not count: its number is gone, or nobody
    listens.

    Args:
        folder: for the lock files; the same for all processes of the user.
        parent: the owner.

    Signals:
        raise_requested(Path): another process wanted to open this file, which is open here.
    """

    raise_requested = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._claims: dict[str, tuple[QLockFile, QLocalServer]] = {}

    def claim(self, path: Path) -> bool:
        """Claim a file; False when another process has it, which was asked to come forward.

        A folder that cannot be written claims nothing and forbids nothing.
        """
        key = file_key(path)
        if key in self._claims:
            return True
        lock = self._lock(key)
        if not lock.tryLock(0):
            if lock.error() is QLockFile.LockError.LockFailedError:
                if self._ask_to_raise(key):
                    return False
                lock.removeStaleLockFile()  # its process does not listen: it is gone, or hangs
            if not lock.tryLock(0) and lock.error() is QLockFile.LockError.LockFailedError:
                return False
        self._claims[key] = lock, self._listen(key, path)
        return True

    def release(self, path: Path) -> None:
        """Give a file free for others."""
        if claim := self._claims.pop(file_key(path), None):
            _let_go(*claim)

    def is_free(self, path: Path) -> bool:
        """Whether no process has the file, this one included."""
        key = file_key(path)
        if key in self._claims:
            return False
        lock = self._lock(key)
        if not lock.tryLock(0):
            return lock.error() is not QLockFile.LockError.LockFailedError
        lock.unlock()
        return True

    def release_all(self) -> None:
        """Give all files free."""
        while self._claims:
            _let_go(*self._claims.popitem()[1])

    def _lock(self, key: str) -> QLockFile:
        with suppress(OSError):  # then the lock cannot be made either, and says so
            self._folder.mkdir(parents=True, exist_ok=True)
        lock = QLockFile(str(self._folder / f"{key}.lock"))
        lock.setStaleLockTime(0)  # stale is the lock of a process that is gone, not an old one
        return lock

    def _listen(self, key: str, path: Path) -> QLocalServer:
        server = QLocalServer()  # without an owner: it goes with its claim
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        name = self._server_name(key)
        server.newConnection.connect(partial(self._on_call, key, path))
        if not server.listen(name):
            QLocalServer.removeServer(name)  # left behind by a process that was killed
            server.listen(name)
        return server

    def _on_call(self, key: str, path: Path) -> None:
        if key not in self._claims:
            return
        _, server = self._claims[key]
        while socket := server.nextPendingConnection():
            socket.disconnectFromServer()  # to have been heard is the answer
            self.raise_requested.emit(path)

    def _ask_to_raise(self, key: str) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._server_name(key))
        is_answered = socket.waitForConnected(_PATIENCE)
        socket.close()
        return is_answered

    def _server_name(self, key: str) -> str:
        return f"recension-{key_of(self._folder.resolve(), key)}"


def _let_go(lock: QLockFile, server: QLocalServer) -> None:
    server.close()
    lock.unlock()
