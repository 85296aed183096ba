"""The grammar of an export: which element means what, and where."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from pathlib import Path

from recension.errors import BrokenExport, ForeignXml
from recension.exchange.export_places import FIELDS, HOLDERS, KNOWN, LONG_FIELDS
from recension.exchange.exported import (
    Exported,
    ExportedOddity,
    ExportedPage,
    ExportedRevision,
    ExportedSite,
)

_LARGEST_FIELD = 64 << 20  # code points of one element, 32 times what MediaWiki takes
_LARGEST_NAME = 1 << 16  # code points of every other element, hundreds of times what it takes
_MOST_ALIASES = 200  # of namespaces
_SENSITIVE = "case-sensitive"
_DEEPEST = 64  # elements inside each other
_LONGEST_NUMBER = 18  # digits; SQLite has no room for more, and nothing is numbered so high

# What a slot says of its text, as the revision itself says it of the main slot's.
_SLOT_FIELDS = ("text", "model", "format")


class PartReader:
    """Takes the events of the parser and makes parts of the export."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stack: list[str] = []
        self._place = ""  # the names on the stack, without the root
        self._ignored = 0  # depth at which an unknown element began, 0 for none
        self._pieces: list[str] | None = None
        self._length = 0
        self._ready: deque[Exported] = deque()
        self._fields: dict[str, str] = {}
        self._attributes: dict[str, Mapping[str, str]] = {}
        self._page: ExportedPage | None = None
        self._page_fields: dict[str, str] = {}
        self._namespaces: list[tuple[int, str]] = []
        self._small_letters: set[int] = set()  # namespaces whose titles may begin with them
        self._slot: dict[str, str] = {}
        self._is_done = False

    @property
    def is_done(self) -> bool:
        """Whether the end of the export was read."""
        return self._is_done

    def take(self) -> Iterator[Exported]:
        """Yield the parts that are complete, and forget them."""
        while self._ready:
            yield self._ready.popleft()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element; its name is "namespace name"."""
        local = name.rpartition(" ")[2]
        if not self._stack and local != "mediawiki":
            raise ForeignXml(self._path, local)
        self._stack.append(local)
        if len(self._stack) > _DEEPEST:
            raise BrokenExport(self._path, "too many elements inside each other")
        if self._ignored or len(self._stack) == 1:
            return
        self._place = "/".join(self._stack[1:])
        if self._place in FIELDS and not self._is_repeated(local):
            self._pieces = []
            self._length = 0
            self._attributes[self._place] = attributes
        elif self._place in KNOWN:
            self._begin(attributes)
        else:
            self._ignored = len(self._stack)
            self._tell(local)

    def end(self, _name: str) -> None:
        """Take the end of an element."""
        depth = len(self._stack)
        self._stack.pop()
        if self._ignored:
            if depth == self._ignored:
                self._ignored = 0
                self._place = "/".join(self._stack[1:])
            return
        if self._pieces is not None:
            self._keep("".join(self._pieces))
            self._pieces = None
        elif self._place == "page/revision/content":
            self._end_slot()
        elif self._place == "page/revision":
            self._end_revision()
        elif self._place == "page":
            self._end_page()
        elif self._place == "siteinfo":
            self._end_site()
        self._place = "/".join(self._stack[1:])
        self._is_done = not self._stack

    def characters(self, data: str) -> None:
        """Take text inside an element."""
        if self._ignored:
            return
        if self._pieces is None:
            if self._place in HOLDERS and not data.isspace():
                self._tell(words=data.strip())
            return
        self._pieces.append(data)
        self._length += len(data)
        if self._length > (_LARGEST_FIELD if self._place in LONG_FIELDS else _LARGEST_NAME):
            name = self._stack[-1]
            raise BrokenExport(self._path, f"a {name} without an end")

    def _tell(self, element: str = "", words: str = "") -> None:
        """Tell of something that is left out."""
        names = self._place.split("/")
        title = self._page_fields.get("title", "") if names[0] == "page" else ""
        revision = self._number("id") if names[:2] == ["page", "revision"] else None
        self._ready.append(ExportedOddity(element, title, revision, words))

    def _begin(self, attributes: Mapping[str, str]) -> None:
        match self._place:
            case "page":
                self._page = None
                self._page_fields = {}
                self._fields = {}
            case "page/redirect":
                self._page_fields["redirect"] = attributes.get("title", "")
            case "page/revision":
                self._begin_revision()
                self._fields = {}
                self._attributes = {}
            case "page/revision/content":
                self._slot = {}
                self._attributes.pop("page/revision/content/text", None)
            case "page/revision/minor":
                self._fields["minor"] = ""
            case "page/revision/contributor" if "deleted" in attributes:
                self._fields["hidden-author"] = ""

    def _begin_revision(self) -> None:
        if self._current_page() is None:
            # It is told of all the same, or its revisions would be taken for the last page's.
            self._page = ExportedPage("", None, None)
            self._ready.append(self._page)

    def _is_repeated(self, name: str) -> bool:
        """Tell whether an element that stands once in a page or revision comes again."""
        match self._place.rpartition("/")[0]:
            case "page":
                return name in self._page_fields
            case "page/revision":
                return name in self._fields
            case "page/revision/content":
                return name in self._slot
            case "page/revision/contributor" if name == "id":
                return "contributor/id" in self._fields
            case "page/revision/contributor":
                return bool(self._author())
            case _:
                return False

    def _keep(self, value: str) -> None:
        name = self._place.rpartition("/")[2]
        if self._place == "siteinfo/namespaces/namespace":
            number = _integer(self._attributes[self._place].get("key"))
            if number is not None:
                self._namespaces.append((number, value.strip()))
                if self._attributes[self._place].get("case", "").strip() == _SENSITIVE:
                    self._small_letters.add(number)
        elif self._place.startswith("page/revision/contributor/"):
            self._fields[f"contributor/{name}"] = value
        elif self._place.startswith("page/revision/content/"):
            self._slot[name] = value
        elif self._place.startswith("page/revision/"):
            self._fields[name] = value
        elif self._place.startswith("page/"):
            self._page_fields[name] = value
        else:
            self._fields[name] = value

    def _current_page(self) -> ExportedPage | None:
        if self._page is None and len(self._stack) > 1 and self._stack[1] == "page":
            title = self._page_fields.get("title")
            if title is None:
                return None
            self._page = ExportedPage(
                title,
                _integer(self._page_fields.get("ns")),
                _integer(self._page_fields.get("id")),
                self._page_fields.get("redirect", ""),
            )
            self._ready.append(self._page)
        return self._page

    def _end_page(self) -> None:
        self._current_page()  # a page without revisions is told of as well
        restrictions = self._page_fields.get("restrictions", "").strip()
        if restrictions:
            self._tell("restrictions", restrictions)
        self._page = None

    def _author(self) -> str:
        """Return the name or address of who wrote the revision, "" as long as it is not known."""
        fields = self._fields
        return (fields.get("contributor/username") or fields.get("contributor/ip") or "").strip()

    def _end_site(self) -> None:
        names = dict(self._namespaces)
        others = tuple(one for one in self._namespaces if names[one[0]] != one[1])[:_MOST_ALIASES]
        is_sensitive = self._fields.get("case", "").strip() == _SENSITIVE
        name = self._fields.get("sitename", "")
        small = frozenset(self._small_letters)
        self._ready.append(ExportedSite(name, names, others, is_sensitive, small))

    def _end_slot(self) -> None:
        """Take the main slot for the revision's text where that stands nowhere else.

        MediaWiki writes the main slot without a `content` of its own; other programs need not.
        """
        if self._slot.get("role", "").strip() != "main" or "text" in self._fields:
            self._tell("content")
            return
        self._fields |= {name: self._slot[name] for name in _SLOT_FIELDS if name in self._slot}
        attributes = self._attributes.get("page/revision/content/text", {})
        self._attributes["page/revision/text"] = attributes

    def _end_revision(self) -> None:
        page = self._page or ExportedPage("", None, None)
        fields = self._fields
        text = self._attributes.get("page/revision/text", {})
        comment = self._attributes.get("page/revision/comment", {})
        is_deleted = "deleted" in text
        self._ready.append(
            ExportedRevision(
                page=page,
                id=self._number("id"),
                timestamp=fields.get("timestamp", "").strip(),
                author=self._author(),
                user_id=_integer(fields.get("contributor/id")),
                comment=fields.get("comment", ""),
                is_minor="minor" in fields,
                model=fields.get("model", "").strip() or "wikitext",
                format=fields.get("format", "").strip() or "text/x-wiki",
                text=None if is_deleted or self._is_stub(text) else fields["text"],
                size=max(0, _integer(text.get("bytes")) or 0),
                sha1=(text.get("sha1") or fields.get("sha1", "")).strip(),
                is_text_deleted=is_deleted,
                is_comment_deleted="deleted" in comment,
                is_author_deleted="hidden-author" in fields,
            )
        )

    def _is_stub(self, attributes: Mapping[str, str]) -> bool:
        """Tell whether the text was left out, as the dumps called stubs do."""
        if self._fields.get("text"):
            return False
        size = _integer(attributes.get("bytes"))
        if size is not None:
            return size > 0
        return "text" not in self._fields or "id" in attributes

    def _number(self, field: str) -> int | None:
        return _integer(self._fields.get(field))


def _integer(text: str | None) -> int | None:
    if text is None or len(text) > _LONGEST_NUMBER:
        return None
    try:
        return int(text)
    except ValueError:
        return None
