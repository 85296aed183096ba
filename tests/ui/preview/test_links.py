from __future__ import annotations

import pytest

from recension.ui.preview.links import Link, LinkKind, read_link


@pytest.mark.parametrize(
    ("href", "link"),
    [
        ("#A_b", Link(LinkKind.FRAGMENT, fragment="A_b")),
        ("/wiki/Loch_Aird", Link(LinkKind.PAGE, "Loch Aird")),
        ("/wiki/Caf%C3%A9_%26_bar#Men%C3%BC", Link(LinkKind.PAGE, "Café & bar", "Menü")),
        ("/wiki/AC/DC:_live?x", Link(LinkKind.PAGE, "AC/DC: live")),
        ("/index.php?title=Caf%C3%A9_x&action=edit&redlink=1", Link(LinkKind.RED, "Café x")),
        ("/index.php?title=Foo&action=history", Link(LinkKind.PAGE, "Foo")),
        ("https://example.org/a?b#c", Link(LinkKind.EXTERNAL, "https://example.org/a?b#c")),
        ("//example.org/", Link(LinkKind.EXTERNAL, "https://example.org/")),
        ("mailto:a@example.org", Link(LinkKind.EXTERNAL, "mailto:a@example.org")),
        ("https://a/\u202egnp.exe", Link(LinkKind.EXTERNAL, "https://a/%E2%80%AEgnp.exe")),
        (
            "https://a\u200b.example/b c",
            Link(LinkKind.EXTERNAL, "https://a%E2%80%8B.example/b%20c"),
        ),
        ("ht\ntps://a/", Link(LinkKind.EXTERNAL, "https://a/")),
        ("javascript:alert(1)", Link(LinkKind.UNKNOWN)),
        ("java\tscript:alert(1)", Link(LinkKind.UNKNOWN)),
        ("\x01javascript:alert(1)", Link(LinkKind.UNKNOWN)),
        ("recension://page/image/A.png", Link(LinkKind.UNKNOWN)),
        ("vbscript:x", Link(LinkKind.UNKNOWN)),
        ("about:blank", Link(LinkKind.UNKNOWN)),
        ("smb://host/share", Link(LinkKind.UNKNOWN)),
        ("\\\\host\\share", Link(LinkKind.UNKNOWN)),
        ("file:///etc/passwd", Link(LinkKind.UNKNOWN)),
        ("data:text/html,x", Link(LinkKind.UNKNOWN)),
        ("http://[", Link(LinkKind.UNKNOWN)),
        ("/elsewhere", Link(LinkKind.UNKNOWN)),
        ("/index.php?action=edit", Link(LinkKind.UNKNOWN)),
    ],
)
def test_an_address_means_a_place(href: str, link: Link) -> None:
    assert read_link(href) == link
