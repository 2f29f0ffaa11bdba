"""Whether words are spelled as Vietnamese words are, beyond what a voice can read."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from vidgen.vietnamese.compounds import compounds
from vidgen.vietnamese.syllables import is_syllable, toneless
from vidgen.vietnamese.words import word_set

_WORD = re.compile(r"(?<![\w#@./-])[^\W\d_]+(?![\w@/]|[.-]\w)")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_VOWEL = re.compile("[aăâeêioôơuưy]")
# The tone stands on the second vowel of these: “người”, not “ngừơi”.
_MISPLACED = re.compile(
    rf"(?:^qu[{_TONES}]|u\u031b[{_TONES}]o\u031b|i[{_TONES}]e\u0302|y[{_TONES}]e\u0302|"
    rf"u[{_TONES}]o[\u0302\u031b])"
)
_ONSETS = re.compile(
    r"ng[eêiy]|ngh[^eêi]|gh[^eêi]|g[eê]|c[eêiy]|k[aăâoôơuư]|q[^u]"
)  # fmt: skip
_COMBINING = re.compile("[\u0300-\u036f]")
_OLD_TONE = re.compile(rf"(?:o[{_TONES}][ae]|u[{_TONES}]y)$")
_NEW_TONE = re.compile(rf"(?:o[ae]|uy)[{_TONES}]$")
_MARKED = re.compile(rf"[{_TONES}\u0302\u0306\u031b]|đ")


# Words of other languages written with Vietnamese letters, and names of peoples.
_BORROWED = word_set(
    "micrô micrôphôn ôtô môtô rađiô viôlông café pokémon résumé niê êban bkrông mlô h'mông xenlulô"
)


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """The words of letters in a text; parts of codes, addresses and tags are none."""
    return tuple(_WORD.findall(text))


@lru_cache(maxsize=4096)
def words_but_names(text: str) -> tuple[str, ...]:
    """The words of a text, without those that have a capital although no sentence begins there."""
    return tuple(
        match[0]
        for match in _WORD.finditer(text)
        if not match[0].istitle() or text[: match.start()].rstrip(" “\"'(*")[-1:] in ("", *".!?…:;–-")
    )


@lru_cache(maxsize=8192)
def is_misspelled(word: str) -> bool:
    """Whether a word that has Vietnamese marks is no Vietnamese syllable; short forms and names are let be.

    A word in capitals without a tone may be an abbreviation; one with a capital that ends as no Vietnamese
    word does (``Đắk``, ``Krông``) is a name of another language.
    """
    lower = word.lower()
    parts = unicodedata.normalize("NFD", lower.replace("đ", "d"))
    if lower.isascii() or len(lower) < 2 or not _MARKED.search(unicodedata.normalize("NFD", lower)):
        return False
    base, tone = toneless(lower)
    if not _VOWEL.search(base) or (word.isupper() and not tone):
        return False
    if not is_syllable(lower):
        return lower not in _BORROWED and (word.islower() or not _is_foreign_name(base))
    return bool(_MISPLACED.search(parts) or _ONSETS.match(base)) and not word.istitle()


def _is_foreign_name(base: str) -> bool:
    return base[-1] in "klrsbdvx" or bool(re.match(r"[bcdđgkpt][rl]|[wzfj]", base)) or len(base) > 7


@lru_cache(maxsize=4096)
def tone_style(word: str) -> str:
    """``old`` for ``hòa``, ``thúy``; ``new`` for ``hoà``, ``thuý``; empty for words written but one way."""
    parts = unicodedata.normalize("NFD", word.lower())
    if parts.startswith("qu") or parts.isascii():
        return ""
    if _OLD_TONE.search(parts):
        return "old"
    return "new" if _NEW_TONE.search(parts) else ""


def restyled(word: str, style: str) -> str:
    """The word with its tone where the other style puts it."""
    parts = unicodedata.normalize("NFD", word)
    if style == "old":
        moved = re.sub(rf"([oOuU])([aeyAEY])([{_TONES}])$", r"\1\3\2", parts)
    else:
        moved = re.sub(rf"([oOuU])([{_TONES}])([aeyAEY])$", r"\1\3\2", parts)
    return unicodedata.normalize("NFC", moved)


@lru_cache(maxsize=4096)
def without_marks(text: str) -> tuple[tuple[str, str], ...]:
    """The compounds of a text that have lost their marks, with their spelling: ``cong an``, ``công an``."""
    words = text.split()
    first_words, known = _bare_compounds()
    found, at = list[tuple[str, str]](), 0
    while at < len(words):
        first = words[at].strip(_PUNCTUATION).lower()
        for length in (4, 3, 2) if first.isascii() and first in first_words else ():
            part = words[at : at + length]
            bare = " ".join(part).strip(_PUNCTUATION)
            if len(part) == length and bare.lower() in known:
                found.append((bare, known[bare.lower()]))
                at += length - 1
                break
        at += 1
    unmarked = sum(word.isascii() for word in words)
    if len(found) > 1 or unmarked > _MOSTLY * len(words):
        return tuple(found)
    return tuple(pair for pair in found if not _FLAT.issuperset(pair[0].lower().split()))


_MOSTLY = 0.8  # of its words without marks, and the whole text has lost them
_PUNCTUATION = " .,;:!?…“”\"'()[]*-–"


@lru_cache(maxsize=1)
def _bare_compounds() -> tuple[frozenset[str], dict[str, str]]:
    """First words of the compounds without marks that are nothing else; the compounds and their spelling."""
    spelled = [" ".join(parts) for group in compounds().values() for parts in group]
    found: dict[str, str] = {}
    for bare, entry in zip(_bare("\n".join(spelled)).split("\n"), spelled, strict=True):
        found.setdefault(bare, entry)
    known = set(spelled)
    kept = {
        bare: entry
        for bare, entry in found.items()
        if bare not in known and not _ENGLISH.issuperset(bare.split())
    }
    return frozenset(bare.split(" ")[0] for bare in kept), kept


# Words written without marks: two side by side (“đi qua mang theo”) are no compound that lost its marks.
_FLAT = word_set(
    "ai an anh ao ba ban bao bay bia binh ca cam cao cay cha chi chia cho chung coi con cua cung da dai "
    "dao day di do "
    "dong em ga gan ghe gia giao gian hai hang hay ho hoa hon in khai khen khi kho khoan khoe kia kinh la "
    "lan lao lo "
    "loa lai loan mai may me mang mau ma mua nam nay nga nghe ngay ngang nghi nha nhanh nhau no on pha "
    "phim phong qua "
    "quan quay quen quanh ra ran rau sai sang sao sau sinh so song ta tay tan tham thanh theo thi thu "
    "thua tin tim to "
    "tra trai trang tranh tre treo trong trung trao tung tu vai van vang vay ve vi voi vong vui xa xe xem "
    "xin xoay "
    "xong xung yen"
)
_ENGLISH = word_set("so do to on an in me can the go")


def _bare(text: str) -> str:
    """A text in lower case without its marks."""
    parts = unicodedata.normalize("NFD", text.replace("đ", "d"))
    return _COMBINING.sub("", parts)
