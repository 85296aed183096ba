"""The change sentence in wikis whose categories, files and redirects have names of their own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recension.diff import Options, compare, describe
from recension.titles import ENGLISH, Namespaces

INTRO = "Intro of the page.\n\n"
LONG = "A long sentence stands here, with many words that have nothing to do with the line."
WIKIS = {
    "de": (("Kategorie", "Datei", "Bild"), "#weiterleitung"),
    "ru": (("Категория", "Файл", "Изображение"), "#перенаправление"),
    "ar": (("تصنيف", "ملف", "صورة"), "#تحويل"),
    "zh": (("分类", "文件", "图像"), "#重定向"),
}


def wiki(code: str) -> Namespaces:
    (category, *files), redirect = WIKIS[code]
    aliases = {category: 14, **dict.fromkeys(files, 6)}
    words = frozenset({*ENGLISH.redirect_words, redirect})
    return replace(ENGLISH, aliases={**ENGLISH.aliases, **aliases}, redirect_words=words)


def told(code: str, old: str, new: str) -> str:
    return describe(compare(old, new, Options().in_wikis(wiki(code)))).line()


@pytest.mark.parametrize("code", WIKIS)
def test_a_category_is_known_by_its_own_name_and_by_the_english_one(code: str) -> None:
    (category, *_), _word = WIKIS[code]
    for name in (category, category.upper(), f" {category} ", f"\u200f{category}", "Category"):
        line = f"[[{name}:Q|sort]]"
        assert told(code, INTRO, f"{INTRO}{line}") == "Added the category Q"
        assert told(code, f"{INTRO}{line}", f"{INTRO}[[Category:X]]") == (
            "Changed the category Q to X"
        )
        assert "category" not in told(code, f"{INTRO}{line}", f"{INTRO}{line} {LONG}")
        assert told(code, "A word stands.", f"A word {line} stands.") == "Added the category Q"


@pytest.mark.parametrize("code", WIKIS)
def test_a_file_is_an_image_under_each_of_its_names(code: str) -> None:
    for name in (*WIKIS[code][0][1:], "Image"):
        image = f"[[{name}:Q.jpg|thumb|one]]"
        assert told(code, INTRO, f"{INTRO}{image}") == "Added the image Q.jpg"
        assert told(code, f"{INTRO}{image}", f"{INTRO}{image.replace('one', 'two')}") == (
            "Changed the caption of the image Q.jpg"
        )
        assert told(code, "A word stands.", f"A word {image} stands.") == "Added the image Q.jpg"


@pytest.mark.parametrize("code", WIKIS)
def test_a_page_is_redirected_by_the_word_of_its_wiki(code: str) -> None:
    redirect = f"{WIKIS[code][1].upper()} [[Q]]"
    assert told(code, INTRO, redirect) == "Redirected the page to Q"
    assert told(code, "", redirect) == "Created the page as a redirect to Q"
    assert told(code, redirect, redirect.replace("Q", "X")) == "Changed the redirect Q to X"


def test_a_name_of_another_wiki_is_a_link() -> None:
    plain = compare("A word stands.", "A word [[Kategorie:Q]] stands.")
    assert describe(plain).line() == "Added a link to Kategorie:Q"


def test_names_with_spaces_may_be_written_with_underscores() -> None:
    names = replace(ENGLISH, aliases={**ENGLISH.aliases, "Thể loại": 14})
    comparison = compare(INTRO, f"{INTRO}[[thể_loại:Q]]", Options().in_wikis(names))
    assert describe(comparison).line() == "Added the category Q"
