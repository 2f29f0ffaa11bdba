"""Whom a video is made for: how fast it is spoken, how large it is set, how much stands on screen at once.

One name stands for all that changes with the viewers; what else a profile decides is added here.

===========  =========================================================================================
``normal``   a phone in the hand
``elderly``  larger type, shorter captions, fewer cards a page, slower speech, things only fade in
``screen``   a television in an office: read, not heard; set as for the elderly, timed by reading, without
             a voice, and it ends on the picture it begins with, so that a player can repeat it for hours
===========  =========================================================================================
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

Profile = Literal["normal", "elderly", "screen"]


@dataclass(frozen=True, slots=True)
class Pace:
    """How a video is spoken.

    Attributes:
        rate: syllables per second, pauses apart.
        sentence: seconds of silence between two sentences of a line.
        line: seconds between two lines of a scene.
        scene: seconds between the last word of a scene and the first of the next.
    """

    rate: float
    sentence: float
    line: float
    scene: float


@dataclass(frozen=True, slots=True)
class Measure:
    """How large things are set, and how much of it at once.

    Attributes:
        type: factor on every size of type, as far as there is room.
        caption: size of captions, in pixels.
        caption_line: distance of their lines, in pixels.
        caption_characters: most of them in a line of a caption.
        cards: most of them on a page.
        card_least: size of a card's title, in pixels before the factor, under which a further page is turned
            to rather; below it only what fits nowhere else.
        reading: most characters a second.
        calm: whether things only fade in, and photos stand still.
        aloud: whether it is spoken; if not, words are timed by `reading`, and only music sounds.
        loops: whether the end melts into the beginning.
    """

    type: float = 1.0
    caption: int = 62
    caption_line: int = 86
    caption_characters: int = 26
    cards: int = 8
    card_least: int = 40
    reading: float = 17.0
    calm: bool = False
    aloud: bool = True
    loops: bool = False


_LARGE: Final = Measure(
    type=1.15, caption=69, caption_line=91, caption_characters=23, cards=4, card_least=44, calm=True
)

MEASURES: Final[Mapping[Profile, Measure]] = {
    "normal": Measure(),
    "elderly": _LARGE,
    "screen": replace(_LARGE, reading=12.0, aloud=False, loops=True),
}
"""17 characters a second is the most of timed-text rules (Netflix, Vietnamese); 12 lets people read who look
up from a queue. 69 px is the largest at which two lines of captions keep their distance from the AI label."""

PACES: Final[Mapping[Profile, Pace]] = {
    "normal": Pace(rate=4.6, sentence=0.28, line=0.3, scene=0.7),
    "elderly": Pace(rate=3.6, sentence=0.45, line=0.5, scene=1.0),
    "screen": Pace(rate=3.6, sentence=0.3, line=0.5, scene=1.0),
}
"""With the pauses inside a line, `normal` comes to 3.8–4.4 syllables per second, `elderly` to 3.3 at most
(measured over the shipped scripts). Vietnamese read aloud has 5.2 (Pellegrino et al., Language 87, 2011)."""


def pace_of(profile: Profile, rate: float) -> Pace:
    """The pace of a profile.

    Arguments:
        rate: that the brand wants; the elderly are never spoken to faster than their profile allows.
    """
    pace = PACES[profile]
    wanted = rate if profile == "normal" else min(rate, pace.rate)
    return Pace(wanted, pace.sentence, pace.line, pace.scene)
