"""The brand kit as values: colours by mood, type, emblem, voices and wording of one organisation."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Literal

from vidgen.brand.contrast import RGBA as RGBA
from vidgen.brand.contrast import is_light
from vidgen.brand.profile import MEASURES, Measure, Pace, Profile, pace_of

Mood = Literal["danger", "safe", "paper"]
MOODS: tuple[Mood, ...] = ("danger", "safe", "paper")
PaletteName = Literal["danger", "safe", "paper", "danger-light", "safe-light", "paper-dark"]
PALETTES: tuple[PaletteName, ...] = (*MOODS, "danger-light", "safe-light", "paper-dark")
Appearance = Literal["auto", "light", "dark"]
GROUNDS: Mapping[Appearance, Mapping[Mood, PaletteName]] = {
    "auto": {"danger": "danger", "safe": "safe", "paper": "paper"},
    "light": {"danger": "danger-light", "safe": "safe-light", "paper": "paper"},
    "dark": {"danger": "danger", "safe": "safe", "paper": "paper-dark"},
}
"""The palette that each mood is shown in."""
MotionLevel = Literal["full", "calm"]
EmblemPlace = Literal["left", "centre", "right"]
EmblemSize = Literal["small", "medium", "large"]
BEDS: tuple[str, ...] = ("calm", "bright", "tense")
"""The music this project makes itself, by name; `film.synthesis` has what each is made of."""
UnitMark = Literal["bookends", "always"]
Accent = Literal["unit", "bac", "trung", "nam"]


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one mood.

    Attributes:
        top: background gradient at the upper edge.
        bottom: background gradient at the lower edge.
        glow: centre of a soft radial glow in the upper half.
        ink: text on the background.
        muted: secondary text on the background.
        accent: emphasised text, progress, marks.
        on_accent: text and signs on a surface filled with `accent`.
        card: surface of a card; may let the background through.
        card_ink: text on a card.
        card_muted: secondary text on a card.
        card_line: border of a card; may be translucent.
        caption_box: box behind captions; translucent.
        caption_ink: caption text.
        caption_accent: the caption word being spoken.
        good: sign for what to do.
        bad: sign for what not to do, and for alarm.
    """

    top: RGBA
    bottom: RGBA
    glow: RGBA
    ink: RGBA
    muted: RGBA
    accent: RGBA
    on_accent: RGBA
    card: RGBA
    card_ink: RGBA
    card_muted: RGBA
    card_line: RGBA
    caption_box: RGBA
    caption_ink: RGBA
    caption_accent: RGBA
    good: RGBA
    bad: RGBA

    @property
    def light(self) -> bool:
        """Whether the ground is light."""
        return is_light(self.top)


@dataclass(frozen=True, slots=True)
class Fonts:
    """Three weights of one family, as font files (500, 700, 800 in the shipped brand)."""

    regular: Path
    bold: Path
    black: Path


_OWN: tuple[PaletteName, ...] = ("paper", "safe-light", "danger-light")


@dataclass(frozen=True)
class Brand:
    """One organisation's look, voice and wording.

    Attributes:
        id: lower-case name for folders and keys: ``mac-dinh``.
        name: for people.
        folder: where `brand.yaml` lies.
        moods: palettes under ``danger``, ``safe`` and ``paper``, as the brand's appearance has them.
        fonts: the three weights.
        emblem: PNG or SVG.
        voices: engines in order of preference, ``engine`` or ``engine:voice`` each; of the narrator and of
            every role without a list of its own.
        rate: syllables per second, without pauses, for viewers of the `normal` profile.
        music: ``auto`` by the kind of script, one of `BEDS`, ``none`` or the absolute path of a file in the
            folder.
        unit_mark: ``always`` shows the unit's name on every scene, ``bookends`` on hook and contact only.
        taglines: the small line under the unit's name, by kind of script (``scam``, ``procedure``, …).
        hashtags: each with its ``#``.
        ai_label: the words that say that AI was used.
        lexicon: shown → spoken, for names and abbreviations of this organisation.
        role_voices: such lists by look, by gender (``female``, ``male``) or for all ``other`` roles.
        accent: the region whose accent is spoken, ``unit`` for that of the unit a video is made for; None is
            the engine's usual one, and then the copies of a script for several units share their speech.
        profile: whom the videos are made for.
        palettes: all six of the brand by name, of which `moods` shows three.
        appearance: which three: ``auto`` has danger and safe dark and paper light.
        motion: ``calm`` lets things only fade in, and photos stand still.
        partners: emblems that stand beside `emblem`, such as a co-organiser's.
        emblem_place: where emblems and the unit's name stand in the brand bar.
        emblem_size: of the emblems there.
        intro: the video each film begins with, or None.
        outro: the video each film ends with, or None.
        about: for whom the brand is meant, in one line.
        lines: where its own file has a value, for messages: ``taglines.scam`` → line.
        review: how grave findings of a rule are held: ``VG-R002`` → ``off``, ``warning`` or ``error``.
        sonic_mark: whether the shipped sonic mark sounds under the end card, or the file that does.
    """

    id: str
    name: str
    folder: Path
    moods: Mapping[str, Palette]
    fonts: Fonts
    emblem: Path
    voices: tuple[str, ...]
    rate: float
    music: str
    unit_mark: UnitMark
    taglines: Mapping[str, str]
    hashtags: tuple[str, ...]
    ai_label: str
    lexicon: Mapping[str, str] = field(default_factory=dict)
    role_voices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    accent: Accent | None = None
    profile: Profile = "normal"
    palettes: Mapping[str, Palette] = field(default_factory=dict)
    appearance: Appearance = "auto"
    motion: MotionLevel = "full"
    partners: tuple[Path, ...] = ()
    emblem_place: EmblemPlace = "left"
    emblem_size: EmblemSize = "medium"
    intro: Path | None = None
    outro: Path | None = None
    about: str = ""
    lines: Mapping[str, int] = field(default_factory=dict, repr=False, compare=False)
    sonic_mark: bool | Path = False
    review: Mapping[str, str] = field(default_factory=dict)

    @property
    def emblems(self) -> tuple[Path, ...]:
        """All emblems, the organisation's own first."""
        return (self.emblem, *self.partners)

    @property
    def own(self) -> tuple[RGBA, RGBA]:
        """The brand's own colour and what reads on it: the accent of its light palettes, ``paper`` first.

        The same on every ground and in every appearance, for emblems, and for surfaces that are always light.
        """
        every = {**self.moods, **self.palettes}
        light = next((one for one in (every[name] for name in _OWN if name in every) if one.light), None)
        palette = light or self.moods["paper"]
        return palette.accent, palette.on_accent

    @property
    def pace(self) -> Pace:
        """How fast it is spoken, and its pauses."""
        return pace_of(self.profile, self.rate)

    @property
    def measure(self) -> Measure:
        """How large things are set, and how much of it at once."""
        return MEASURES[self.profile]

    def made_for(self, profile: Profile | None) -> Brand:
        """The brand for viewers of another profile; the same for None."""
        return self if profile is None or profile == self.profile else replace(self, profile=profile)

    def appearing(self, appearance: Appearance) -> Brand:
        """The brand on other grounds."""
        moods: dict[str, Palette] = {mood: self.palettes[name] for mood, name in GROUNDS[appearance].items()}
        return replace(self, appearance=appearance, moods=moods)

    def region(self, unit_region: str | None) -> str | None:
        """The region whose accent is spoken for a unit of that region; None is the engine's usual one."""
        return unit_region if self.accent == "unit" else self.accent

    @property
    def voice_lists(self) -> tuple[tuple[str, ...], ...]:
        """Every list of engines, the narrator's first."""
        return (self.voices, *self.role_voices.values())

    @property
    def music_file(self) -> Path | None:
        """The music file, or None where there is none."""
        return None if self.music in ("auto", "none", *BEDS) else Path(self.music)

    def tagline(self, kind: str) -> str:
        """The small line under the unit's name for a kind of script; empty where the brand has none."""
        return self.taglines.get(kind, "")

    @cached_property
    def digest(self) -> str:
        """SHA-256 (hex) over all values and over the content of every file.

        Where the folder lies does not count: a copied brand has the same digest. Nor do palettes that the
        appearance never shows.

        Raises:
            OSError: a file is gone.
        """
        values = {
            "look": self.look,
            "voices": self.voices,
            "rate": self.rate,
            "music": self.music if self.music_file is None else "file",
            "hashtags": self.hashtags,
            "lexicon": dict(self.lexicon),
            "role_voices": dict(self.role_voices),
            "accent": self.accent,
            "sonic_mark": self.sonic_mark is not False,
        }
        mark = self.sonic_mark if isinstance(self.sonic_mark, Path) else None
        return _digest(values, (self.music_file, self.intro, self.outro, mark))

    @cached_property
    def look(self) -> str:
        """SHA-256 (hex) over all that decides the pixels of a scene, with the content of emblems and fonts.

        Speech, music, hashtags, intro and outro do not count, so that scenes are not drawn again for them.

        Raises:
            OSError: a file is gone.
        """
        values = {
            "id": self.id,
            "name": self.name,
            "moods": {mood: asdict(palette) for mood, palette in self.moods.items()},
            "own": self.own,
            "unit_mark": self.unit_mark,
            "taglines": dict(self.taglines),
            "ai_label": self.ai_label,
            "profile": self.profile,
            "motion": self.motion,
            "emblem_place": self.emblem_place,
            "emblem_size": self.emblem_size,
        }
        return _digest(values, (*self.emblems, self.fonts.regular, self.fonts.bold, self.fonts.black))


def _digest(values: object, files: Iterable[Path | None]) -> str:
    total = hashlib.sha256(json.dumps(values, sort_keys=True, ensure_ascii=False).encode())
    for path in files:
        total.update(hashlib.sha256(path.read_bytes()).digest() if path else b"none")
    return total.hexdigest()
