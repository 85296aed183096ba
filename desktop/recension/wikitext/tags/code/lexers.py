"""Languages by their names (Extension:SyntaxHighlight, "Supported languages")."""

from __future__ import annotations

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

# Names that an older highlighter had for what Pygments calls otherwise.
_OLD_NAMES = {
    "arm": "asm", "asp": "aspx-vb", "c_mac": "c", "cadlisp": "lisp", "cpp-qt": "cpp",
    "cpp-winapi": "cpp", "dos": "bat", "ecmascript": "javascript", "html4strict": "html",
    "html5": "html", "java5": "java", "jquery": "javascript", "lsl2": "lsl", "m68k": "asm",
    "mpasm": "asm", "oracle11": "sql", "oracle8": "sql", "php-brief": "php", "pys60": "python",
    "rails": "rb", "rbs": "redcode", "rsplus": "splus", "visualfoxpro": "foxpro",
    "xorg_conf": "text", "z80": "asm",
}  # fmt: skip


def find_lexer(written: str, code: str) -> tuple[Lexer, str] | None:
    """Return what reads a language, and its name; None for an unknown one."""
    name = _OLD_NAMES.get(written.lower(), written.lower())
    # Without its opening tag, all of a text is PHP.
    options = {"startinline": True} if name == "php" and "<?php" not in code else {}
    try:
        return get_lexer_by_name(name, stripnl=False, ensurenl=True, **options), name
    except ClassNotFound:
        return None
