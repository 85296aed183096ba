"""Where the suites beside the project meet it: functions they call by name."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from recension.titles import Namespaces
    from recension.wikitext import ImageInfo, Renderer, Site
    from recension.wikitext.extension import Registry

_NOT_INSTALLED = frozenset({"math", "chem", "ce", "templatestyles"})
_SITE = Path(__file__).resolve().parents[2] / "shared" / "conformance" / "site.json"


def render(wikitext: str, ctx: Mapping[str, Any]) -> str:
    """Return the HTML of a test's text; `ctx` holds its articles, images, options and config."""
    return _html(wikitext, ctx, shows_lines=False)


def render_with_lines(wikitext: str, ctx: Mapping[str, Any]) -> str:
    """Return the same with the source lines that the window asks for."""
    return _html(wikitext, ctx, shows_lines=True)


def _html(wikitext: str, ctx: Mapping[str, Any], *, shows_lines: bool) -> str:
    settings = json.dumps([ctx["options"], ctx["config"]], sort_keys=True)
    renderer = _renderer(settings, shows_lines)
    title = str(ctx.get("title") or "Parser test").strip("[]")
    pages = _Pages(renderer.site, ctx["articles"], ctx["images"])
    return renderer.render(wikitext, title, pages).html


def save(wikitext: str, ctx: Mapping[str, Any]) -> str:
    """Return what saving makes of a test's text, by somebody who is not logged in."""
    from recension.wikitext.presave import (  # noqa: PLC0415 - each suite loads its part alone
        Signer,
        prepare_for_saving,
    )

    site = _site(ctx["options"], ctx["config"])
    title = site.parse_title(str(ctx.get("title") or "Parser test").strip("[]"))
    pages = _Pages(site, ctx["articles"], ctx["images"])
    assert site.now is not None
    return prepare_for_saving(wikitext, title, pages, Signer("127.0.0.1", site.now), site)


def compare(old: str, new: str) -> dict[str, object]:
    """Return the comparison of two texts in the form of `diff --format json`."""
    from recension import diff  # noqa: PLC0415 - each suite loads its part alone

    return diff.comparison_to_json(diff.compare(old, new))


def compare_by_the_letter(old: str, new: str) -> dict[str, object]:
    """Return the comparison with every unchanged word between two changes shown as such."""
    from recension import diff  # noqa: PLC0415 - each suite loads its part alone

    return diff.comparison_to_json(diff.compare(old, new, diff.Options(cleans_up=False)))


def merge(base: str, mine: str, theirs: str) -> tuple[str | None, tuple[object, ...]]:
    """Return the merged text and the clashes of a three-way merge."""
    from recension import diff  # noqa: PLC0415 - each suite loads its part alone

    merged = diff.merge(base, mine, theirs)
    return merged.text, merged.clashes


class _Pages:
    """The articles and images of a test file as a page source."""

    def __init__(
        self, site: Site, articles: Mapping[str, str], images: Mapping[str, tuple[int, int]]
    ) -> None:
        from recension.titles import upper_first  # noqa: PLC0415 - each suite loads its part alone
        from recension.wikitext import ImageInfo  # noqa: PLC0415 - as above

        self._texts: dict[str, str] = {}
        for title, text in articles.items():
            name = site.parse_title(title).full if title[-1:] != ":" else upper_first(title)
            self._texts[name] = text.rstrip()
        self._images = {
            name: ImageInfo(int(width), int(height)) for name, (width, height) in images.items()
        }

    def text(self, title: str) -> str | None:
        return self._texts.get(title)

    def existing(self, titles: Collection[str]) -> set[str]:
        return {title for title in titles if title in self._texts}

    def images(self, names: Collection[str]) -> Mapping[str, ImageInfo]:
        return {name: self._images[name] for name in names if name in self._images}

    def titles(self) -> Sequence[str]:
        return sorted(self._texts)


@cache
def _renderer(options_and_config: str, shows_lines: bool) -> Renderer:  # noqa: FBT001 - a key
    from recension.wikitext import Renderer  # noqa: PLC0415 - each suite loads its part alone

    options, config = json.loads(options_and_config)
    return Renderer(_site(options, config), _registry(), shows_lines=shows_lines)


def _registry() -> Registry:
    """Return the extensions of the suites' site, which are not all that come with the program."""
    from recension.wikitext.extension import Registry  # noqa: PLC0415 - each suite loads its part alone
    from recension.wikitext.functions import FUNCTIONS  # noqa: PLC0415 - as above
    from recension.wikitext.tags import TAGS  # noqa: PLC0415 - as above

    registry = Registry()
    registry.add(FUNCTIONS)
    registry.add(tag for tag in TAGS if tag.name not in _NOT_INSTALLED)
    return registry


def _site(options: Mapping[str, Any], config: Mapping[str, Any]) -> Site:
    """Return the suites' site with the settings of a test."""
    site = _usual_site()

    def setting(name: str) -> Any:  # noqa: ANN401 - of any type
        """Return a setting that tests give as an option or as configuration."""
        return options.get(name.lower(), config.get(name))

    return replace(
        site,
        namespaces=_with_subpages(site.namespaces) if "subpage" in options else site.namespaces,
        fragment_modes=tuple(config.get("wgFragmentMode", site.fragment_modes)),
        thumbnail_width=int(options.get("thumbsize", site.thumbnail_width)),
        toc_limit=1_000_000 if "notoc" in options else site.toc_limit,
        max_toc_level=int(setting("wgMaxTocLevel") or site.max_toc_level),
        allow_external_images=setting("wgAllowExternalImages") in ("1", "true", 1, True),
        external_images_from=_names(setting("wgAllowExternalImagesFrom")),
        external_link_target=config.get("wgExternalLinkTarget", ""),
        magic_links=frozenset(
            name
            for name in site.magic_links
            if config.get("wgEnableMagicLinks", {}).get(name, True)
        ),
        no_follow=setting("wgNoFollowLinks") not in ("0", "false", 0, False),
        no_follow_exceptions=frozenset(
            config.get("wgNoFollowDomainExceptions", site.no_follow_exceptions)
        ),
        allow_display_title=bool(config.get("wgAllowDisplayTitle", True)),
        restrict_display_title=bool(config.get("wgRestrictDisplayTitle", False)),
        limits=replace(
            site.limits,
            include_bytes=int(options.get("maxincludesize", site.limits.include_bytes)),
            template_depth=int(options.get("maxtemplatedepth", site.limits.template_depth)),
        ),
        settings={**config, "wgLocaltimezone": options.get("wglocaltimezone", "UTC")},
    )


@cache
def _usual_site() -> Site:
    """Return the site of the suites, as a test finds it that says nothing of it."""
    from datetime import datetime  # noqa: PLC0415 - each suite loads its part alone

    from recension.titles import make_namespaces  # noqa: PLC0415 - as above
    from recension.wikitext import Interwiki, Site  # noqa: PLC0415 - as above

    told = json.loads(_SITE.read_text(encoding="utf-8"))
    extra = {int(number): name for number, name in told["extraNamespaces"].items()}
    return Site(
        server=told["server"],
        article_path=told["articlePath"],
        script=told["script"],
        name=told["siteName"],
        namespaces=make_namespaces(told["projectNamespace"], extra),
        interwikis={
            prefix: Interwiki(wiki["url"], wiki["language"])
            for prefix, wiki in told["interwiki"].items()
        },
        local_interwikis=frozenset(told["localInterwikis"]),
        language_names=told["languageNames"],
        fragment_modes=tuple(told["fragmentMode"]),
        now=datetime.fromisoformat(told["now"]),
        image_url=told["imageUrl"].partition(" ")[0],
        thumbnail_width=int(told["thumbnailWidth"]),
        section_edit_links=True,
        bad_images=frozenset(told["badImages"]),
        svg_languages=told["svgLanguages"],
        magic_links=frozenset(told["magicLinks"]),
        no_follow_exceptions=frozenset(told["noFollowExceptions"]),
    )


def _with_subpages(namespaces: Namespaces) -> Namespaces:
    """Return the namespaces with subpages of articles, too."""
    return replace(namespaces, with_subpages={*namespaces.with_subpages, 0})


def _names(setting: str | Sequence[str] | None) -> tuple[str, ...]:
    """Return a setting that is one name or several."""
    return (setting,) if isinstance(setting, str) and setting else tuple(setting or ())
