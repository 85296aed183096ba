"""Taking over what a wiki calls its namespaces, with all that follows from it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from recension.errors import BadTitle
from recension.store.database import Database
from recension.store.neighbours import Neighbours
from recension.store.page_links import Links
from recension.store.pages import Pages
from recension.store.texts import Texts
from recension.store.wiki_names import FIRST_CUSTOM, Lesson, namespaces_of, set_namespaces
from recension.titles import ENGLISH, Namespaces, parse_title


def learn_namespaces(
    database: Database,
    texts: Texts,
    names: Mapping[int, str],
    *,
    is_case_sensitive: bool = False,
    small_letters: Collection[int] = (),
) -> None:
    """Learn the names a wiki has, by its numbers; where redirects and links lead is read anew."""
    lesson = Lesson(database, names)
    lesson.allow_small_letters(everywhere=is_case_sensitive, numbers=small_letters)
    if lesson.is_new:
        set_namespaces(database, lesson.namespaces)
        Neighbours(database, texts).refresh_redirects()
        Links(database, Pages(database)).forget()


def learn_redirect_words(database: Database, texts: Texts, words: Collection[str]) -> None:
    """Learn words that begin a redirect, in lower case, inside the transaction of the caller.

    Pages that begin with one, and were none before, are redirects from then on.
    """
    known = namespaces_of(database)
    if not set(words) <= set(known.redirect_words):
        set_namespaces(database, replace(known, redirect_words={*known.redirect_words, *words}))
        Neighbours(database, texts).find_redirects()
        Links(database, Pages(database)).forget()


def learn_from(database: Database, texts: Texts, other: Namespaces) -> None:
    """Learn what another file knows."""
    learn_namespaces(
        database,
        texts,
        other.names,
        is_case_sensitive=not other.capital_links,
        small_letters=other.small_letters,
    )
    for name, number in other.aliases.items():
        if ENGLISH.number(name) is None:
            learn_namespaces(database, texts, {number: name})
    learn_redirect_words(database, texts, other.redirect_words)


def renumber_pages(database: Database) -> None:
    """Give pages of a wiki's own namespaces the numbers that those have in this file."""
    known = namespaces_of(database)
    sql = "SELECT id, title, namespace FROM page WHERE namespace >= ?"
    for page, title, number in database.rows(sql, (FIRST_CUSTOM,)):
        try:
            here = parse_title(title, known).namespace
        except BadTitle:
            continue  # as an export had it
        if here and here != number:
            database.write("UPDATE page SET namespace = ? WHERE id = ?", (here, page))
