"""What a Vietnamese syllable is, the names of letters, and a guess at words that are not Vietnamese."""

from __future__ import annotations

import unicodedata
from functools import cache

from vidgen.vietnamese.words import word_set

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_CLOSED_TONES = frozenset("\u0301\u0323")

_ONSETS = ("ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", *"bcdđghklmnprstvx", "")

_RIMES = word_set(
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en "
    "eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o "
    "oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oep oen oeo oet oi om on "
    "ong oong ooc op ot ô ôc ôi ôm ôn ông ôp ôt ôông ôôc ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uê uêch "
    "uênh uêu ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uc uy uya uych uyên uyêt uynh uyt uyu uyn "
    "uyp ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu ych ynh yt "
    "ym"
)

LETTERS = {
    "a": "a", "ă": "á", "â": "ớ", "b": "bê", "c": "xê", "d": "đê", "đ": "đê", "e": "e", "ê": "ê", "f": "ép",
    "g": "giê", "h": "hát", "i": "i", "j": "giây", "k": "ca", "l": "lờ", "m": "em", "n": "en", "o": "o",
    "ô": "ô", "ơ": "ơ", "p": "pê", "q": "quy", "r": "rờ", "s": "ét", "t": "tê", "u": "u", "ư": "ư", "v": "vê",
    "w": "vê kép", "x": "ích", "y": "i", "z": "dét",
}  # fmt: skip

_FOREIGN = (
    ("ph", "ph"), ("sh", "s"), ("ck", "c"), ("ee", "i"), ("oo", "u"), ("f", "ph"), ("j", "gi"), ("w", "u"),
    ("z", "d"),
)  # fmt: skip
# Written without marks, as in an address: thuathienhue.
_BARE = (("uye", "uyê"), ("ie", "iê"), ("ye", "yê"), ("uo", "ươ"), ("ue", "uê"), ("uat", "uât"))
_DOUBLES = tuple((c + c, c) for c in "bcdghklmnpqrstvx")
_SCHWA = {
    "b": "bờ", "c": "cờ", "ch": "chờ", "d": "đờ", "đ": "đờ", "g": "gờ", "h": "hờ", "k": "cờ", "l": "lờ",
    "m": "mờ", "n": "nờ", "p": "pờ", "q": "cờ", "r": "rờ", "s": "xờ", "t": "tờ", "v": "vờ", "x": "xờ",
}  # fmt: skip


def toneless(syllable: str) -> tuple[str, str]:
    """The syllable without its tone mark, and the mark (combining, empty for the level tone)."""
    parts = unicodedata.normalize("NFD", syllable)
    tones = "".join(char for char in parts if char in _TONES)
    base = "".join(char for char in parts if char not in _TONES)
    return unicodedata.normalize("NFC", base), tones


@cache
def is_syllable(text: str) -> bool:
    """Whether `text` (lower case, NFC) is spelled as a Vietnamese syllable, its tone included."""
    if not 0 < len(text) <= 7 or not text.isalpha():
        return False
    base, tone = toneless(text)
    if len(tone) > 1 or not _is_base(base):
        return False
    return tone in _CLOSED_TONES if base.endswith(("c", "ch", "p", "t")) else True


@cache
def _is_base(base: str) -> bool:
    for onset in _ONSETS:
        if base.startswith(onset):
            rime = base[len(onset) :]
            if rime in _RIMES and not (onset == "qu" and rime.startswith("u")):
                return True
            if onset == "gi" and "i" + rime in _RIMES:
                return True
            if onset == "qu" and rime and "u" + rime in _RIMES:
                return True
    return False


def spelled(text: str) -> tuple[str, ...]:
    """The names of the letters of `text`; what is no Vietnamese or English letter is left out."""
    names: list[str] = []
    for char in text.lower():
        name = LETTERS.get(toneless(char)[0]) or LETTERS.get(unicodedata.normalize("NFD", char)[0], "")
        names += name.split()
    return tuple(names)


def respelled(text: str) -> tuple[str, ...]:
    """A guess at a word that is not Vietnamese: ``Samsung`` as ``sam sung``, ``khanhhoa`` as ``khanh hoa``.

    Cuts the word into as few syllables as possible, those that begin with a consonant before others, the
    earlier ones short; where that cannot be, doubled and foreign letters are heard as one, and a consonant
    that fits nowhere gets ``ờ``. Returns an empty tuple where nothing in it is a letter known here.
    """
    word = "".join(
        char if toneless(char)[0] in LETTERS else unicodedata.normalize("NFD", char)[0]
        for char in text.lower()
    )
    whole = _cut(word[:60], loose=False)
    if whole:
        return whole
    for seen, heard in (*_DOUBLES, *_FOREIGN):
        word = word.replace(seen, heard)
    word = "".join(char for char in word if toneless(char)[0] in LETTERS)[:60]
    return _cut(word, loose=True) or ()


def _cut(word: str, loose: bool) -> tuple[str, ...] | None:
    """The syllables of a word; None where it has other parts, which are heard too if `loose`."""
    best: list[tuple[int, int, tuple[int, ...], tuple[str, ...]] | None] = [(0, 0, (), ())]
    for end in range(1, len(word) + 1):
        choices: list[tuple[int, int, tuple[int, ...], tuple[str, ...]]] = []
        for start in range(max(0, end - 6), end):
            if (until := best[start]) is None:
                continue
            cost, vowels, lengths, before = until
            part = word[start:end]
            piece = _pronounceable(part)
            opens = toneless(part[0])[0] not in _SCHWA
            lengths = (*lengths, end - start)
            if piece:
                choices.append((cost + 2, vowels + opens, lengths, (*before, piece)))
            elif loose and (alone := _SCHWA.get(part)) is not None:
                choices.append((cost + 3, vowels, lengths, (*before, alone)))
            elif loose and end - start == 1:
                names = LETTERS[toneless(part)[0]].split()
                choices.append((cost + 4, vowels + opens, lengths, (*before, *names)))
        best.append(min(choices) if choices else None)
    found = best[-1]
    return found[3] if found else None


def _pronounceable(piece: str) -> str | None:
    """The piece as a syllable, with the tone that a closed one must have; None if it is none."""
    if len(piece) > 1 and piece.endswith("k"):
        piece = f"{piece[:-1]}c"
    base, tone = toneless(piece)
    if tone:
        return piece if is_syllable(piece) else None
    if not _is_base(base):
        marked = next((base.replace(bare, full, 1) for bare, full in _BARE if bare in base), "")
        if not _is_base(marked):
            return None
        piece = marked
    if not piece.endswith(("c", "ch", "p", "t")) or len(piece) == 1:
        return piece
    stem = piece[:-2] if piece.endswith("ch") else piece[:-1]
    closed = unicodedata.normalize("NFC", stem + "\u0301") + piece[len(stem) :]
    return closed if is_syllable(closed) else None
