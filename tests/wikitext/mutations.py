"""Articles gone wrong: what typing, cutting and pasting may make of them."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

# Markup and runs of anything else: where a text can be cut so that its tokens stay whole.
_TOKEN = re.compile(
    r"\{\{\{?|\}\}\}?|\[\[?|\]\]?|\{\||\|\}|\|[-+|]?|!!?|'{2,5}|={1,6}|</?[A-Za-z][^<>\n]*>|<!--|-->"
    r"|\n+|[*#:;]+|https?://|__[A-Z]+__|&\w*;?|~~~+|[ \t]+|\w+|.",
    re.DOTALL,
)
MARKUP = [
    "{{", "}}", "{{{", "}}}", "[[", "]]", "[", "]", "|", "||", "!!", "{|", "|}", "|-", "|+", "!",
    "''", "'''", "'''''", "=", "==", "\n==a==\n", "\n", "\n\n", "\n ", "\n*", "\n#", "\n:", "\n;",
    ":", "----", "<!--", "-->", "<ref>", "</ref>", "<ref name=a>", "<ref name=a/>", "<references/>",
    "<references>", "</references>", "<nowiki>", "</nowiki>", "<nowiki/>", "<pre>", "</pre>",
    "<noinclude>", "</noinclude>", "<includeonly>", "</includeonly>", "<onlyinclude>", "<div>",
    "</div>", "<b>", "</b>", "<i>", "<small>", "</small>", "<p>", "</p>", "<table>", "</table>",
    "<tr>", "<td>", "</td>", "<li>", "</li>", "<ul>", "</ul>", "<dl>", "<dd>", "<br>", "<hr>",
    "<blockquote>", "</blockquote>", "<center>", "<span style='color:red'>", "</span>", "<h2>",
    "</h2>", "<font color=red>", "<gallery>\nA.png|b\n</gallery>", "<gallery>", "<poem>",
    "</poem>", "<math>", "</math>", "<syntaxhighlight lang=c>", "</syntaxhighlight>",
    "<indicator name=a>", "</indicator>", "[[File:A.png|thumb|", "[[File:", "[[Category:a]]",
    "[[de:a]]", "http://", "http://a.b", "[http://a b]", "ISBN 0306406152", "RFC 1", "&amp;", "&",
    "&#", "__TOC__", "__NOTOC__", "-{", "}-", "~~~~", "{{one|", "{{one|a}}", "{{list}}", "{{two}}",
    "{{#if:", "{{#switch:", "{{#expr:", "{{#tag:ref|", "{{PAGENAME}}", "{{subst:one|", "{{!}}",
    "{{DISPLAYTITLE:a}}", "#REDIRECT [[a]]", "\u0301", "\u00a0", "\u200e", "\U0001f600", "\0",
    "\x7f", "\ud800", "\r\n", "\t", "%", "<", ">", "/", "\"", "'",
]  # fmt: skip
TEMPLATES = {
    "Template:One": "<b>{{{1|none}}}</b>{{{2|}}}",
    "Template:Two": "{{one|{{{1}}}}}{{two}}<noinclude>x</noinclude>",
    "Template:List": "* a\n* b",
}


class Mutator:
    """Makes texts and edits of texts by chance."""

    def __init__(self, seed: object, texts: Sequence[str]) -> None:
        self.chance = random.Random(repr(seed))
        self._texts = texts

    def piece(self, size: int) -> str:
        """Return a piece of one of the articles."""
        text = self.chance.choice(self._texts)
        start = self.chance.randrange(max(1, len(text) - size // 2))
        return text[start : start + self.chance.randrange(1, size + 1)]

    def spliced(self, size: int) -> str:
        """Return pieces of several articles, one after the other."""
        count = self.chance.randrange(1, 4)
        return "".join(self.piece(size // count) for _ in range(count))

    def mutated(self, text: str, times: int) -> str:
        """Return a text with tokens put in, taken out, exchanged, moved and repeated."""
        tokens = _TOKEN.findall(text)
        for _ in range(times):
            at = self.chance.randrange(len(tokens) + 1)
            other = self.chance.randrange(len(tokens) + 1)
            length = self.chance.choice((1, 1, 1, 2, 3, 10, 100))
            markup = [self.chance.choice(MARKUP)]
            change = self.chance.randrange(6)
            if change == 0:
                tokens[at:at] = markup
            elif change == 1:
                del tokens[at : at + length]
            elif change == 2:
                tokens[at : at + 1] = markup
            elif change == 3:
                tokens[at:at] = tokens[other : other + length]
            elif change == 4:
                tokens[at:at] = markup * length
            else:
                tokens[at : at + length], tokens[other:other] = markup, tokens[at : at + length]
        return "".join(tokens)

    def edited(self, text: str) -> str:
        """Return a text after one edit, such as a key, a deletion or something pasted."""
        at = self.chance.randrange(len(text) + 1)
        kind = self.chance.random()
        if kind < 0.2:
            return text[:at] + text[at + self.chance.choice((1, 2, 5, 40)) :]
        if kind < 0.3:
            return text[:at] + self.piece(400) + text[at:]
        inserted = self.chance.choice(MARKUP) if kind < 0.8 else "x"
        return text[:at] + inserted + text[at:]
