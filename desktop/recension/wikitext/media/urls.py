"""Where images and their scaled copies are: https://www.mediawiki.org/wiki/Manual:$wgUploadPath."""

from __future__ import annotations

from hashlib import md5
from urllib.parse import quote

from recension.titles import Title, make_title
from recension.titles.namespaces import SPECIAL
from recension.wikitext.media.size import is_vector
from recension.wikitext.site import Site
from recension.wikitext.urls import encode_path, local_url
from recension.wikitext.values import ImageInfo


def image_url(name: str, info: ImageInfo, site: Site) -> str:
    """Return the address of the image itself."""
    if info.url:
        return info.url
    return f"{site.image_url}/{_folders(name, site)}{_encoded(name)}"


def scaled_url(name: str, info: ImageInfo, site: Site, width: int, language: str = "") -> str:
    """Return the address of a copy of the image that is `width` pixels wide."""
    if info.url:
        return info.url
    encoded = _encoded(name)
    prefix = f"lang{language}-" if language and language != "en" and is_vector(name) else ""
    suffix = ".png" if is_vector(name) else ""
    folders = _folders(name, site)
    return f"{site.image_url}/thumb/{folders}{encoded}/{prefix}{width}px-{encoded}{suffix}"


def upload_url(title: Title, site: Site) -> str:
    """Return the address where a missing image can be uploaded."""
    page = make_title(SPECIAL, "Upload", site.namespaces)
    return local_url(site, page, f"wpDestFile={encode_path(title.text)}")


def _folders(name: str, site: Site) -> str:
    if not site.hash_folders:
        return ""
    digest = md5(name.replace(" ", "_").encode(), usedforsecurity=False).hexdigest()
    return f"{digest[0]}/{digest[:2]}/"


def _encoded(name: str) -> str:
    return quote(name.replace(" ", "_"), safe="-._~")
