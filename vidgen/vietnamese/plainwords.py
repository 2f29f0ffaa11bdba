"""Rules for words proper: abbreviations, foreign words, syllables, joined words, marks; last a guess."""

from __future__ import annotations

import re
import unicodedata

from vidgen.vietnamese.addresses import host_of, read_address
from vidgen.vietnamese.family import Family
from vidgen.vietnamese.lexicon import Phrases, Syllables, means, shipped
from vidgen.vietnamese.numbers import digits, number
from vidgen.vietnamese.phones import spelled_code
from vidgen.vietnamese.punctuation import is_dotted
from vidgen.vietnamese.syllables import is_syllable, respelled, spelled, toneless
from vidgen.vietnamese.words import Place, word_set

Reading = tuple[Syllables, ...]

_MARKS = {
    "&": "và", "+": "cộng", "=": "bằng", ">": "lớn hơn", "<": "nhỏ hơn", "≥": "lớn hơn hoặc bằng",
    "≤": "nhỏ hơn hoặc bằng", "@": "a còng", "%": "phần trăm", "°": "độ", "½": "một phần hai",
    "¼": "một phần tư", "¾": "ba phần tư", "€": "ơ rô", "$": "đô la", "₫": "đồng",
}  # fmt: skip
_DIVISIONS = ("cảnh sát", "tham mưu", "hậu cần", "tư pháp", "nội vụ", "kinh tế", "văn hóa", "tổ chức")
_BEFORE_NAMES = {
    "TT": ("thị", "trấn"), "TS": ("tiến", "sĩ"), "GS": ("giáo", "sư"), "GĐ": ("giám", "đốc"),
}  # fmt: skip
_STOPPED = re.compile(r"(?:[A-ZĐƯ]\.){2,}[A-ZĐƯ]")  # C.A.N.D
_UNIT_OF_POLICE = re.compile(r"[A-Z]{1,2}[0-9]{2}")  # PC06
_HIGHLAND = re.compile(r"([bcdđghjklmnprstv])['’]([^\W\d_]{2,})")
_FOREIGN = re.compile(r"[A-Za-zÀ-ɏ]?[a-zà-ɏ]+(?:[A-Z][a-z]+)*")
_WITH_FIGURES = re.compile(
    r"[^\W\d_]{2,}(?:[-–/&+_](?:[^\W\d_]{2,}|[0-9]{1,4}))+|[0-9]{1,4}(?:[-–/&+_][^\W\d_]{2,})+"
)
_CONSONANTS = {"k": "c", "j": "gi"}
_BEFORE_AI = word_set("dụng bằng nghệ của trợ tuệ tạo bởi do từ nhờ")


def phrase(place: Place, entries: Phrases) -> Reading | None:
    """The longest entry of one or more words that stands here; its words share the reading in proportion."""
    for cores, spoken in entries.get(place.core.lower(), ()):
        here = place.words[place.at : place.at + len(cores)]
        if (
            len(here) == len(cores)
            and all(means(w.core, c) for w, c in zip(here, cores, strict=True))
            and not any(word.pause for word in here[:-1])
        ):
            return shared(spoken, [max(len(core), 1) for core in cores])
    return None


def shared(spoken: Syllables, weights: list[int]) -> Reading:
    """Syllables dealt out in order and in proportion; each weight above 0 gets one while they last."""
    if not any(weights):
        weights = [1] * len(weights)
    takers = [at for at, weight in enumerate(weights) if weight]
    parts: list[Syllables] = [()] * len(weights)
    total, given, seen = sum(weights), 0, 0
    for nth, at in enumerate(takers):
        seen += weights[at]
        waiting = len(takers) - nth - 1
        end = round(len(spoken) * seen / total)
        end = max(min(end, len(spoken) - waiting), min(given + 1, len(spoken)))
        if not waiting:
            end = len(spoken)
        parts[at] = spoken[given:end]
        given = end
    return tuple(parts)


def phrases(place: Place) -> Reading | None:
    """Shipped entries of several words: ``Google Play``, ``TP HCM``."""
    return phrase(place, shipped(place.family).phrases)


def abbreviations(place: Place) -> Reading | None:
    """``UBND``, ``CCCD``; one that is also a syllable (CA, SIM) is a plain word in a heading of capitals."""
    core, known = place.core, shipped(place.family).abbreviations
    if core not in known:
        core = core.replace(".", "") if _STOPPED.fullmatch(core) else _in_capitals_if_short(core)
        return (known[core],) if core in known else None
    if is_syllable(core.lower()) and core.isupper() and _in_capitals(place):
        marked = core == "AI" and place.before() in _BEFORE_AI
        marked = marked or (core == "CA" and place.after() in ("xã", "phường", "tỉnh", "thành", "tp"))
        return (known[core],) if marked else None
    return (known[core],)


def _in_capitals_if_short(core: str) -> str:
    """``cccd`` and ``Ubnd`` are abbreviations too, as they are no words."""
    wordlike = len(core) < 3 or is_syllable(core.lower()) or core.lower() in shipped().words
    return core if wordlike else core.upper()


def _in_capitals(place: Place) -> bool:
    around = [place.words[i].core for i in (place.at - 1, place.at + 1) if 0 <= i < len(place.words)]
    return any(core.isupper() and len(core) > 1 and is_syllable(core.lower()) for core in around)


def dotted(place: Place) -> Reading | None:
    """``Q.1``, ``TP.Huế``, ``P. Đông Hà``: an abbreviation with its full stop before a name or number."""
    core, known = place.core, shipped().dotted
    if core in known and is_dotted(place.words, place.at) and not _is_unit(place):
        here = place.words[place.at + 1 : place.at + 3]
        division = core == "P" and " ".join(word.lower for word in here) in _DIVISIONS
        return (("phòng",) if division else known[core],)
    if core in shipped().abbreviations:
        return None
    head, stop, rest = core.partition(".")
    if stop and rest and head in known and (rest[0].isdigit() or rest[0].isupper()):
        office = rest in shipped().abbreviations or bool(_UNIT_OF_POLICE.fullmatch(rest))
        read = number(rest) or word(rest) or (spelled_code(rest) if office else None)
        before = ("phòng",) if head == "P" and office else known[head]
        return ((*before, *read),) if read else None
    return None


def before_names(place: Place) -> Reading | None:
    """``TT Hồ Xá``, ``TS Nguyễn Văn A``: short for this only before a name, for much else elsewhere."""
    if place.core not in _BEFORE_NAMES or place.word.pause or place.at + 1 >= len(place.words):
        return None
    name = place.moved(1).core
    named = name[:1].isupper() and name[1:].islower() and is_syllable(name.lower())
    return (_BEFORE_NAMES[place.core],) if named else None


def _is_unit(place: Place) -> bool:
    """``mất 5 tr. Nếu …``, ``500.000 Đ. Sau …``; not ``số 12 Đ. Lê Lợi``."""
    before = place.before()
    return before[:1].isdigit() and (place.core.lower() == "tr" or "." in before or len(before) > 4)


def word(core: str, family: Family = Family.RESPELLED) -> Syllables | None:
    """One word by itself: from the lexicon or as a syllable; None if it is neither."""
    known = shipped(family)
    found = known.abbreviations.get(core) or known.words.get(core.lower()) or _highland(core)
    if found:
        return found
    return (core.lower(),) if is_syllable(core.lower()) else None


def lexicon_words(place: Place) -> Reading | None:
    """``Zalo``, ``link``, ``Wi-Fi``; a unit that stands without its number is read as the unit."""
    found = shipped(place.family).words.get(place.core.lower())
    if found is None and not is_syllable(place.core.lower()) and len(place.core) > 1:
        found = shipped().units.get(place.core)
    return (found,) if found else None


def syllables(place: Place) -> Reading | None:
    """A Vietnamese syllable."""
    lower = place.core.lower()
    return ((lower,),) if is_syllable(lower) else None


def highland_names(place: Place) -> Reading | None:
    """``M’Nông``, ``R'Lấp``: names of the Central Highlands that begin with a consonant and an apostrophe."""
    found = _highland(place.core)
    return (found,) if found else None


def _highland(core: str) -> Syllables | None:
    match = _HIGHLAND.fullmatch(core.lower())
    rest = (word(match[2]) or _clustered(match[2])) if match else None
    return (f"{_CONSONANTS.get(match[1], match[1])}ơ", *rest) if match and rest else None


def _clustered(rest: str) -> Syllables | None:
    """``brơi`` as ``bờ rơi``; only within a name that its apostrophe has shown to be one."""
    onset, tail = rest[:1], rest[1:]
    known = onset in "bcdđgkmpst" and tail[:1] in "lr" and is_syllable(tail)
    return (f"{_CONSONANTS.get(onset, onset)}ờ", tail) if known else None


def joined(place: Place) -> Reading | None:
    """Words joined by a slash (read ``hoặc``), a hyphen, ``&`` or a dot: ``và/hoặc``, ``kinh tế-xã hội``."""
    pieces = [piece for piece in re.split(r"([^\w]+|_)", place.core) if piece]
    if len(pieces) < 2 or (any(map(str.isdigit, place.core)) and not _WITH_FIGURES.fullmatch(place.core)):
        return None
    spoken: list[str] = []
    for at, piece in enumerate(pieces):
        if piece[0].isalnum():
            read = number(piece) or word(piece, place.family) or _acronym(piece)
            if read is None:
                return None
            spoken += read
        elif piece == "/" and 0 < at < len(pieces) - 1:
            both = (pieces[at - 1].lower(), pieces[at + 1].lower())
            spoken += () if "hoặc" in both or any(p.isdigit() for p in both) else ("hoặc",)
        elif piece == "&":
            spoken.append("và")
        elif piece == "+":
            spoken.append("cộng")
    return (tuple(spoken),) if spoken else None


def _acronym(core: str) -> Syllables | None:
    """Letter by letter; a word with a tone mark abbreviates nothing."""
    toned = any(toneless(char)[1] for char in core)
    return spelled(core) if core.isupper() and core.isalpha() and len(core) <= 5 and not toned else None


def acronyms(place: Place) -> Reading | None:
    """Two to five capitals without a vowel between them to speak by: letter by letter."""
    core = place.core
    if len(core) < 2 or _in_capitals(place):
        return None
    read = _acronym(core)
    return (read,) if read else None


def marks(place: Place) -> Reading | None:
    """``&``, ``+``, ``≥``; other marks, dashes and emoji are only seen."""
    core = place.core
    if core in _MARKS:
        between = place.at > 0 and place.at + 1 < len(place.words)
        return (tuple(_MARKS[core].split()) if between or core not in "+=<>@&" else (),)
    if not any(char.isalnum() for char in core):
        return ((),)
    return None


def guess(place: Place) -> Reading:
    """What no rule knows: digits by name, letters as they might be said; silent if nothing can be said.

    A service that reads foreign words gets a word of Latin letters as it is written.
    """
    if place.family is Family.NATIVE and _FOREIGN.fullmatch(place.core) and respelled(place.core):
        return ((place.core,),)
    if host := host_of(place.core):
        return (read_address(host, place.family),)
    spoken: list[str] = []
    for run in re.findall(r"[0-9]+|[^\W\d_]+|[½¼¾%&+]", unicodedata.normalize("NFC", place.core)):
        if run in _MARKS:
            spoken += _MARKS[run].split()
        elif run[0] in "0123456789":
            spoken += (number(run) or ()) if len(run) < 7 else digits(run)
        else:
            spoken += word(run) or (spelled(run) if run.isupper() else respelled(run))
    return (tuple(spoken),)
