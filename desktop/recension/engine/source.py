"""The pages and images that a text refers to, read from the revision file."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from recension.engine.messages import GivenText, TextSide
from recension.errors import RecensionError, RevisionMissing
from recension.store import RevisionFile
from recension.store.values import Image
from recension.titles import ENGLISH
from recension.wikitext import CategoryListing, CategoryMember, ImageInfo, Site


class FileSource:
    """A `PageSource` over a revision file that this process only reads.

    What was read is kept until the file changes. Without a file there are no pages.
    """

    def __init__(self, site: Site | None = None) -> None:
        self._site = site or Site.default()
        self._file: RevisionFile | None = None
        self._image_prefix = ""
        self._generation = -1
        self._as_of = 0
        self._texts: dict[str, str | None] = {}
        self._unreadable: set[str] = set()
        self._exists: dict[str, bool] = {}
        self._images: dict[str, ImageInfo | None] = {}
        self._titles: list[str] | None = None
        self._categories: dict[str, CategoryListing | None] = {}

    @property
    def file(self) -> RevisionFile | None:
        """The file that is read."""
        return self._file

    @property
    def generation(self) -> int:
        """A number that is another one whenever the file has changed; as of the last refresh."""
        return self._generation

    @property
    def as_of(self) -> int:
        """The revision of the file recorded last, as of the last refresh: see `record_links`."""
        return self._as_of

    @property
    def site(self) -> Site:
        """The wiki of the pages, with what the file calls its namespaces; as of the last refresh.

        It is the same object as long as nothing of it changes.
        """
        return self._site

    def open(self, path: Path, image_prefix: str) -> None:
        """Read from this file from now on; raises what opening it raises, and then reads none."""
        self.close()
        self._image_prefix = image_prefix
        self._file = RevisionFile.open(path, read_only=True)
        self._learn_namespaces()

    def close(self) -> None:
        """Read from no file."""
        if self._file:
            self._file.close()
        self._file = None
        self._forget()

    def refresh(self) -> None:
        """Forget what was read if the file has changed since; call before each rendering."""
        generation = self._file.generation() if self._file else -1
        if generation != self._generation:
            self._forget()
            self._learn_namespaces()
            self._as_of = self._file.last_revision() if self._file else 0
            self._generation = generation

    def text(self, title: str) -> str | None:
        """Return the newest wikitext of a page, or None where there is none."""
        if title not in self._texts:
            self._texts[title] = self._read(title)
        return self._texts[title]

    def text_to_keep(self, title: str) -> str | None:
        """Return the same, but None where a page cannot be read and `text` says so in its place."""
        text = self.text(title)
        return None if title in self._unreadable else text

    def existing(self, titles: Collection[str]) -> set[str]:
        """Return those of the titles that exist."""
        unknown = [title for title in titles if title not in self._exists]
        if unknown and self._file:
            found = self._file.existing(unknown)
            self._exists.update((title, title in found) for title in unknown)
        return {title for title in titles if self._exists.get(title)}

    def images(self, names: Collection[str]) -> Mapping[str, ImageInfo]:
        """Return what is known of those of the images that exist."""
        unknown = [name for name in names if name not in self._images]
        if unknown and self._file:
            found = self._file.images(unknown)
            for name in unknown:
                self._images[name] = self._info(found[name]) if name in found else None
        known = {name: self._images.get(name) for name in names}
        return {name: info for name, info in known.items() if info}

    def titles(self) -> Sequence[str]:
        """Return the titles of all pages, in order."""
        if self._titles is None:
            self._titles = sorted(page.title for page in self._file.pages()) if self._file else []
        return self._titles

    def category(self, title: str) -> CategoryListing | None:
        """Return the members of a category, and how many pages were not read for theirs yet."""
        if title not in self._categories:
            self._categories[title] = self._listing(title)
        return self._categories[title]

    def image(self, name: str) -> tuple[str, bytes]:
        """Return kind and bytes of an image; both empty where there is none."""
        image = self._file.image(name) if self._file else None
        if image is None or self._file is None:
            return "", b""
        return image.mime, self._file.image_data(name)

    def side(self, side: TextSide) -> str:
        """Return a text that was given, or that of a stored revision; raises RecensionError."""
        if isinstance(side, GivenText):
            return side.text
        if self._file is None:
            raise RevisionMissing(side.revision)
        return self._file.text(side.revision)

    def _listing(self, title: str) -> CategoryListing | None:
        if self._file is None:
            return None
        members = [
            CategoryMember(each.page.title, each.page.namespace, each.sort_key)
            for each in self._file.members(title)
        ]
        return CategoryListing(members, self._file.count_unread())

    def _info(self, image: Image) -> ImageInfo:
        address = self._image_prefix + quote(image.name, safe="")
        return ImageInfo(image.width, image.height, address, image.mime)

    def _read(self, title: str) -> str | None:
        if self._file is None:
            return None
        try:
            return self._file.texts([title]).get(title)
        except RecensionError as error:
            # a template that cannot be read must not take the page that uses it along
            self._unreadable.add(title)
            return f'<strong class="error">{title}: {type(error).__name__}</strong>'

    def _learn_namespaces(self) -> None:
        known = self._file.namespaces if self._file else ENGLISH
        if known != self._site.namespaces:
            self._site = replace(self._site, namespaces=known)

    def _forget(self) -> None:
        self._generation = -1
        self._texts.clear()
        self._unreadable.clear()
        self._exists.clear()
        self._images.clear()
        self._titles = None
        self._categories.clear()


class SourceToKeep:
    """The same pages for what saving writes into a text: one that cannot be read is none."""

    def __init__(self, source: FileSource) -> None:
        self.text = source.text_to_keep
        self.existing = source.existing
        self.images = source.images
