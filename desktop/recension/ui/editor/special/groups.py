"""Characters that are on no keyboard, by group. What writers of wikitext need most comes first."""

# ruff: noqa: RUF001 - characters that look like others are what this is about

from __future__ import annotations

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CharacterGroup:
    """Characters that belong together."""

    key: str  # what names the group; the window words it
    characters: str


GROUPS = (
    CharacterGroup(
        "writing",
        "–—…‘’‚“”„‹›«»·•†‡§¶°′″№‰←↑→↓↔⇒⇔✓✗★☆♠♣♥♦\u00a0\u2009\u202f\u200b",
    ),
    CharacterGroup(
        "mathematics", "±−×÷·√∛∞≈≠≡≤≥≪≫∝∑∏∫∂∇∆∈∉∋∅∩∪⊂⊃⊆⊇∧∨¬∀∃∴∵⊥∥∠⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉½⅓⅔¼¾⅛"
    ),
    CharacterGroup("money", "€£¥¢$₹₽₩₺₴₪₫₦₱฿¤ƒ"),
    CharacterGroup(
        "latin",
        "ÀÁÂÃÄÅĀĂĄÆÇĆĈĊČÐĎĐÈÉÊËĒĖĘĚĜĞĠĢĤĦÌÍÎÏĪĮİĴĶĹĻĽŁÑŃŅŇÒÓÔÕÖØŌŐŒŔŘŚŜŞŠȘŢŤȚÙÚÛÜŪŬŮŰŲŴÝŶŸŹŻŽÞ"
        "àáâãäåāăąæçćĉċčðďđèéêëēėęěĝğġģĥħìíîïīįıĵķĺļľłñńņňòóôõöøōőœŕřśŝşšșţťțùúûüūŭůűųŵýŷÿźżžþßſ",
    ),
    CharacterGroup("greek", "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρσςτυφχψωΆΈΉΊΌΎΏάέήίόύώϊϋΐΰ"),
    CharacterGroup(
        "cyrillic",
        "АБВГҐДЂЃЕЁЄЖЗЅИІЇЙЈКЛЉМНЊОПРСТЋЌУЎФХЦЧЏШЩЪЫЬЭЮЯ"
        "абвгґдђѓеёєжзѕиіїйјклљмнњопрстћќуўфхцчџшщъыьэюя",
    ),
    CharacterGroup(
        "phonetic",
        "ɐɑɒæɓʙβɔɕçɗɖðʤəɚɵɛɜɝɞɟʄɡɠɢʛɦɧħɥʜɨɪʝɟʎɭɬɫɮʟɱɯɰŋɳɲɴøœɶɸɾɽɹɺɻʀʁʂʃʈʧθʉʊʋⱱʌɣɤʍχʏʑʐʒʔʡʕʢǀǁǂǃˈˌːˑ̩̯̃ʰʷʲˠˤ",
    ),
)


def name_of(character: str) -> str:
    """Return the name of a character as Unicode has it, with its number."""
    name = unicodedata.name(character, "").capitalize()
    return f"{name} (U+{ord(character):04X})".strip()


def named(words: str) -> str:
    """Return the characters of all groups whose names hold every one of the words."""
    sought = words.lower().split()
    every = dict.fromkeys("".join(group.characters for group in GROUPS))
    return "".join(
        character
        for character in every
        if all(word in name_of(character).lower() for word in sought)
    )
