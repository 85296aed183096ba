"""What must be settled before the application object exists, so that WebEngine can start later.

WebEngine itself is loaded after the first paint. Its own process has no business on the network:
a proxy that answers nothing keeps it off even where content policy and interceptor do not reach
(`<link rel=preconnect>` gets past both).
"""

from __future__ import annotations

import os

from PySide6.QtCore import QCoreApplication, Qt

NO_WEB_ENGINE = "RECENSION_NO_WEBENGINE"
_FLAGS = "QTWEBENGINE_CHROMIUM_FLAGS"


def prepare_web_engine() -> None:
    """Call once, before `QApplication` is made; cheap, loads nothing of WebEngine."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    flags = os.environ.get(_FLAGS, "").split()
    for flag in _wanted_flags():
        if flag not in flags:
            flags.append(flag)
    os.environ[_FLAGS] = " ".join(flags)


def wants_web_engine() -> bool:
    """Whether WebEngine may be used at all; the environment can say no."""
    return not os.environ.get(NO_WEB_ENGINE)


def _wanted_flags() -> list[str]:
    flags = [
        "--proxy-server=127.0.0.1:9",
        "--proxy-bypass-list=<-loopback>",  # nor to other programs on this computer
        "--disable-background-networking",
    ]
    # Chromium refuses to start its sandbox for root, and only for root.
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        flags.append("--no-sandbox")
    return flags
