"""What is true for the whole wiki a page belongs to."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from recension.titles import ENGLISH, Namespaces, Title, parse_title


@dataclass(frozen=True, slots=True)
class Interwiki:
    """Another wiki that a prefix leads to (Manual:Interwiki)."""

    url: str  # with "$1" where the title goes
    is_language: bool = False  # its links stand in the list of languages, not in the text


@dataclass(frozen=True, slots=True)
class Limits:
    """MediaWiki's limits of expansion (Manual:$wgMaxPPNodeCount and its neighbours)."""

    template_depth: int = 100
    include_bytes: int = 2 * 1024 * 1024  # of everything that was transcluded, $wgMaxArticleSize
    nodes: int = 1_000_000
    expensive_calls: int = 100


@dataclass(frozen=True, slots=True)
class Site:
    """The settings of a wiki; the names in comments are MediaWiki's."""

    server: str = "http://localhost"  # $wgServer, without a slash at its end
    article_path: str = "/wiki/$1"  # $wgArticlePath
    script: str = "/index.php"  # $wgScript
    name: str = "Recension"  # $wgSitename
    language: str = "en"  # $wgLanguageCode
    namespaces: Namespaces = ENGLISH
    interwikis: Mapping[str, Interwiki] = field(default_factory=dict)  # by lower case prefix
    local_interwikis: Collection[str] = frozenset()  # prefixes that lead to this wiki
    language_names: Mapping[str, str] = field(default_factory=dict)  # code -> English name
    fragment_modes: tuple[str, ...] = ("html5",)  # $wgFragmentMode: "html5", "legacy"
    external_fragment_mode: str = "legacy"  # $wgExternalInterwikiFragmentMode
    now: datetime | None = None  # what CURRENTTIME shows, in UTC; None: the computer's clock
    # images
    image_url: str = "/images"  # $wgUploadPath, an address before the hash folders
    hash_folders: bool = True  # images/a/ab/Name.png instead of images/Name.png
    thumbnail_width: int = 180  # in pixels, $wgThumbLimits of the default user
    bad_images: Collection[str] = frozenset()  # MediaWiki:Bad image list
    # by the name of a drawing, the languages that it has texts in
    svg_languages: Mapping[str, Collection[str]] = field(default_factory=dict)
    external_images_from: tuple[str, ...] = ()  # $wgAllowExternalImagesFrom
    allow_external_images: bool = False  # $wgAllowExternalImages
    # links
    magic_links: Collection[str] = frozenset({"ISBN", "PMID", "RFC"})  # $wgEnableMagicLinks
    no_follow: bool = True  # $wgNoFollowLinks
    no_follow_exceptions: Collection[str] = frozenset()  # $wgNoFollowDomainExceptions
    external_link_target: str = ""  # $wgExternalLinkTarget
    # headings and the table of contents
    toc_limit: int = 4  # headings that make a table of contents appear
    max_toc_level: int = 999  # $wgMaxTocLevel
    section_edit_links: bool = False
    # titles
    allow_display_title: bool = True  # $wgAllowDisplayTitle
    restrict_display_title: bool = True  # $wgRestrictDisplayTitle
    nonincludable_namespaces: Collection[int] = frozenset()
    limits: Limits = Limits()
    # whatever single extensions ask for, by MediaWiki's name of the setting
    settings: Mapping[str, object] = field(default_factory=dict)

    @classmethod
    def default(cls) -> Site:
        """Return the site of a document that says nothing else about itself."""
        return _DEFAULT

    def parse_title(self, text: str, default_namespace: int = 0) -> Title:
        """Return the title a text means on this wiki; raises BadTitle."""
        return parse_title(
            text, self.namespaces, default_namespace, self.interwikis, self.local_interwikis
        )


_DEFAULT = Site(
    server="https://en.wikipedia.org",
    interwikis={
        "w": Interwiki("https://en.wikipedia.org/wiki/$1"),
        "wikipedia": Interwiki("https://en.wikipedia.org/wiki/$1"),
        "commons": Interwiki("https://commons.wikimedia.org/wiki/$1"),
        "wikt": Interwiki("https://en.wiktionary.org/wiki/$1"),
        "s": Interwiki("https://en.wikisource.org/wiki/$1"),
        "q": Interwiki("https://en.wikiquote.org/wiki/$1"),
        "b": Interwiki("https://en.wikibooks.org/wiki/$1"),
        "n": Interwiki("https://en.wikinews.org/wiki/$1"),
        "voy": Interwiki("https://en.wikivoyage.org/wiki/$1"),
        "species": Interwiki("https://species.wikimedia.org/wiki/$1"),
        "m": Interwiki("https://meta.wikimedia.org/wiki/$1"),
        "meta": Interwiki("https://meta.wikimedia.org/wiki/$1"),
        "mw": Interwiki("https://www.mediawiki.org/wiki/$1"),
        "d": Interwiki("https://www.wikidata.org/wiki/$1"),
    },
)
