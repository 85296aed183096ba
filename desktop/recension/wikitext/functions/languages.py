"""{{#language:}}, {{#bcp47:}}, {{#dir:}} (Help:Magic words)."""

from __future__ import annotations

from recension.wikitext.extension import Function, FunctionCall
from recension.wikitext.functions.language_names import english_name, own_name

# MediaWiki's own codes and what the standard BCP 47 calls them.
_STANDARD = {
    "als": "gsw", "bat-smg": "sgs", "be-x-old": "be-tarask", "cbk-zam": "cbk-x-zam",
    "crh-ro": "crh-RO", "de-formal": "de-x-formal", "eml": "egl", "en-rtl": "en-x-rtl",
    "es-formal": "es-x-formal", "fiu-vro": "vro", "hu-formal": "hu-x-formal",
    "map-bms": "jv-x-bms", "mo": "ro-Cyrl-MD", "nl-informal": "nl-x-informal", "nrm": "nrf",
    "roa-rup": "rup", "roa-tara": "nap-x-tara", "simple": "en-simple", "sr-ec": "sr-Cyrl",
    "sr-el": "sr-Latn", "zh-classical": "lzh", "zh-cn": "zh-Hans-CN", "zh-hk": "zh-Hant-HK",
    "zh-min-nan": "nan", "zh-mo": "zh-Hant-MO", "zh-my": "zh-Hans-MY", "zh-sg": "zh-Hans-SG",
    "zh-tw": "zh-Hant-TW", "zh-yue": "yue",
}  # fmt: skip
_OWN = {standard.lower(): own for own, standard in _STANDARD.items()}
_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "arz", "azb", "ckb", "dv", "fa", "glk", "he", "khw", "ks", "lrc", "mzn", "nqo",
     "pnb", "ps", "sd", "ug", "ur", "yi"}
)  # fmt: skip
_SCRIPT, _REGION = 4, 2  # letters of a subtag


def _language(call: FunctionCall) -> str:
    """Return the name of a language, in itself or, where that is asked for, in English."""
    code = _own_code(call.first or call.site.language)
    wanted = _own_code(call.text(1))
    name = own_name(code)
    if wanted in ("en", "simple") or wanted.startswith("en-"):
        name = call.site.language_names.get(code) or english_name(code) or name
    return name or _standard_code(code)


def _own_code(code: str) -> str:
    return _OWN.get(code.lower(), code.lower())


def _bcp47(call: FunctionCall) -> str:
    return _standard_code((call.first or call.site.language).lower())


def _standard_code(code: str) -> str:
    return _STANDARD.get(code, _cased(code))


def _cased(code: str) -> str:
    """Return a code with a capital script and region in capitals, as the standard writes them."""
    out: list[str] = []
    for index, part in enumerate(code.split("-")):
        is_private = "x" in out
        if index and not is_private and len(part) == _SCRIPT and part.isalpha():
            out.append(part.capitalize())
        elif index and not is_private and len(part) == _REGION:
            out.append(part.upper())
        else:
            out.append(part)
    return "-".join(out)


def _direction(call: FunctionCall) -> str:
    code = (call.first or call.site.language).lower()
    is_rtl = code.partition("-")[0] in _RIGHT_TO_LEFT or code.endswith(("-arab", "-hebr"))
    return "rtl" if is_rtl else "ltr"


ITEMS = (
    Function("#language", _language),
    Function("#bcp47", _bcp47),
    Function("#dir", _direction),
)
