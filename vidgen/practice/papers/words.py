"""Texts as a paper can hold them."""

from __future__ import annotations

import unicodedata

from vidgen.scenario.inline import plain_text

# Signs that turn the direction of the text around them, or that nobody sees: they could hide what is said.
_UNSEEN = frozenset("\u200b\u2060\ufeff\u00ad")


def clean(text: str) -> str:
    """The text in one line of NFC, without control characters, half characters or signs nobody sees."""
    whole = unicodedata.normalize("NFC", text)
    if whole.isprintable():  # as nearly all texts are: no sign of the kinds below is
        return " ".join(whole.split())
    kept = (" " if character.isspace() else character for character in whole if not _unfit(character))
    return " ".join("".join(kept).split())


def shown(markup: str) -> str:
    """What a text of the script shows, fit for a paper."""
    return clean(plain_text(markup))


def continued(text: str) -> str:
    """The text with a small first letter, unless its first word is an abbreviation or in capitals."""
    first = text.split(" ", 1)[0]
    return text[:1].lower() + text[1:] if first[1:].islower() or len(first) == 1 else text


def sentence(text: str) -> str:
    """The text with a mark at its end."""
    return text if not text or text[-1] in ".!?…" else f"{text}."


def _unfit(character: str) -> bool:
    if character in _UNSEEN:
        return True
    kind = unicodedata.category(character)
    noncharacter = ord(character) & 0xFFFE == 0xFFFE
    return noncharacter or (kind in {"Cc", "Cf", "Cs", "Cn", "Co"} and not character.isspace())
