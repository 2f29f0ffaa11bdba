"""Which shown words belong together: compounds, names, number and unit, dates, citations.

Two strengths of belonging: a compound (``căn cước``) is one word and lights up as one; the others merely
stay on one line. A run that would grow beyond `LONGEST_RUN` characters opens at its weakest joint.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vidgen.vietnamese.compounds import compounds_in
from vidgen.vietnamese.joints import ADMINISTRATIVE, CITED, TITLES, Joint, Pair, is_number, joint
from vidgen.vietnamese.punctuation import DASHES, is_dotted, joins_numbers, words_of
from vidgen.vietnamese.syllables import is_syllable
from vidgen.vietnamese.words import Word, word_set

LONGEST_RUN = 24

_SURNAMES = word_set(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đào đoàn trịnh mai cao lương"
)


@dataclass(frozen=True, slots=True)
class Bond:
    """How a shown word belongs to the next, as in `Token`."""

    same_word: bool
    glued: bool


def bonds(shown: Sequence[str]) -> tuple[Bond, ...]:
    """How each shown word (white space apart) belongs to the next; the last belongs to none.

    Nothing is bound across a mark at the end of a word, nor before one at the start of the next.
    """
    words = words_of(shown)
    joints = _joints(words)
    for start, end in _runs(joints):
        _open(words, joints, start, end)
    return tuple(Bond(found is Joint.COMPOUND, found is not Joint.NONE) for found in joints)


def named_through(shown: Sequence[str]) -> tuple[bool, ...]:
    """For each shown word, whether it and the next are inside the name of an office or a place.

    Unlike `bonds` also where the name is too long for one line: ``Công an xã Phú Nghĩa Thượng``.
    """
    words = words_of(shown)
    joints = _joints(words)
    found = [each is Joint.NAME for each in joints]
    for at in range(len(words) - 1, -1, -1):
        office = joints[at] is Joint.PHRASE and words[at + 1].lower in ADMINISTRATIVE
        inside = joints[at] is Joint.COMPOUND and at + 1 < len(words) and found[at + 1]
        dash = joints[at] is Joint.PHRASE and words[at].shown in DASHES
        found[at] = found[at] or office or inside or dash
    return tuple(found)


def office_seams(shown: Sequence[str]) -> tuple[int, ...]:
    """The words after which the name of an office comes to its place: ``Công an | xã Bến Dừa Xanh``."""
    if not any(word.lower() in ADMINISTRATIVE for word in shown):
        return ()
    words = words_of(shown)
    joints = _joints(words)
    return tuple(
        at
        for at, found in enumerate(joints[:-1])
        if found is Joint.PHRASE and words[at + 1].lower in ADMINISTRATIVE
    )


def glued_words(text: str) -> tuple[tuple[str, bool], ...]:
    """The words of a heading or a card, each with whether no line may break after it."""
    shown = text.split()
    return tuple((word, bond.glued) for word, bond in zip(shown, bonds(shown), strict=True))


def _joints(words: Sequence[Word]) -> list[Joint]:
    joints = [Joint.NONE] * len(words)
    open_after = [_open_between(words, at) for at in range(len(words))]
    for start, end in compounds_in([word.lower for word in words], open_after):
        joints[start : end - 1] = [Joint.COMPOUND] * (end - 1 - start)
    heads: list[int] = []
    for at in range(len(words)):
        heads.append(heads[at - 1] if at and joints[at - 1] is Joint.COMPOUND else at)
    named = _named_in_capitals(words, heads, joints) if _shouting(words) else _named(words)
    for at in range(len(words)):
        if open_after[at] and joints[at] is Joint.NONE:
            joints[at] = joint(Pair(words, at, heads, named))
        elif _dash_of_range(words, at):
            joints[at] = Joint.PHRASE
        elif at and _dash_of_range(words, at - 1):
            joints[at] = Joint.UNIT
        elif _dash_of_name(words, named, at + 1):
            joints[at] = Joint.NAME
        elif at and _dash_of_name(words, named, at):
            joints[at] = Joint.PHRASE
            named[at + 1] = True  # so that the rest of the name holds on to it
    return joints


def _open_between(words: Sequence[Word], at: int) -> bool:
    if at + 1 >= len(words):
        return False
    word, after = words[at], words[at + 1]
    if not word.core or not after.core or after.shown[0] != after.core[0]:
        return after.shown[:1] == "(" and is_number(after.core) and is_number(word.core)
    closed = bool(word.trail.strip(")")) or bool(word.pause)
    return (
        is_dotted(words, at)
        or not closed
        or (word.trail == ")" and is_number(word.core) and is_number(after.core))
    )


def _dash_of_range(words: Sequence[Word], at: int) -> bool:
    return joins_numbers(words, at + 1)


def _dash_of_name(words: Sequence[Word], named: Sequence[bool], at: int) -> bool:
    """Whether the dash at `at`, a shown word of its own, joins two names: ``Phan Rang – Tháp Chàm``.

    A longer dash parts a card's title from its note.
    """
    if not 1 < at < len(words) - 1 or words[at].shown not in ("-", "–") or words[at - 1].pause:
        return False
    after = [word.core for word in words[at + 1 : at + 3]]
    capital = all(_is_capitalised(core) or core.isupper() for core in after)
    return named[at - 1] and len(after) == 2 and capital and all(is_syllable(core.lower()) for core in after)


def _named(words: Sequence[Word]) -> list[bool]:
    return [_is_name(words, at) for at in range(len(words))]


def _named_in_capitals(words: Sequence[Word], heads: Sequence[int], joints: Sequence[Joint]) -> list[bool]:
    """Where all is in capitals, the two words after an administrative one that are no compound."""
    named: list[bool] = []
    for at in range(len(words)):
        leads = [words[i].lower in ADMINISTRATIVE and not words[i].pause for i in range(max(at - 2, 0), at)]
        single = heads[at] == at and joints[at] is not Joint.COMPOUND
        follows = bool(leads) and (leads[-1] or (leads[0] and named[at - 1] and not words[at - 1].pause))
        named.append(single and follows and words[at].lower not in ADMINISTRATIVE)
    return named


def _is_name(words: Sequence[Word], at: int) -> bool:
    """A capitalised syllable inside a sentence; at its start only where it can open a name."""
    core = words[at].core
    if not _is_capitalised(core) or not is_syllable(core.lower()):
        return False
    if at and is_dotted(words, at - 1):
        return True
    if at == 0 or words[at - 1].pause or not words[at - 1].core or words[at].shown[0] != core[0]:
        return core.lower() in _SURNAMES | ADMINISTRATIVE | TITLES
    return core.lower() not in CITED


def _is_capitalised(core: str) -> bool:
    return core[:1].isupper() and (len(core) == 1 or core[1:].islower())


def _shouting(words: Sequence[Word]) -> bool:
    long = [word.core for word in words if len(word.core) > 1 and word.core.isalpha()]
    return len(long) > 1 and sum(core.isupper() for core in long) * 3 > len(long) * 2


def _runs(joints: Sequence[Joint]) -> list[tuple[int, int]]:
    """First and last word of each run of words bound to one another."""
    found, start = list[tuple[int, int]](), 0
    for at, bound in enumerate(joints):
        if bound is Joint.NONE:
            if at > start:
                found.append((start, at))
            start = at + 1
    return found


def _open(words: Sequence[Word], joints: list[Joint], start: int, end: int) -> None:
    """Open a run that is too long at its weakest joint nearest its middle, until each part is short."""
    lengths = [len(word.shown) + 1 for word in words[start : end + 1]]
    whole = sum(lengths) - 1
    places = [at for at in range(start, end) if joints[at] is not Joint.COMPOUND]
    if whole <= LONGEST_RUN or not places:
        return

    def unevenness(at: int) -> int:
        return abs(2 * sum(lengths[: at - start + 1]) - whole)

    at = min(places, key=lambda place: (joints[place], unevenness(place)))
    joints[at] = Joint.NONE
    _open(words, joints, start, at)
    _open(words, joints, at + 1, end)
