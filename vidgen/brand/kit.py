"""The brand kit as values: colours by mood, type, emblem, voices and wording of one organisation."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

RGBA = tuple[int, int, int, int]  # red, green, blue, alpha; each 0–255, straight alpha

Mood = Literal["danger", "safe", "paper"]
MOODS: tuple[Mood, ...] = ("danger", "safe", "paper")
UnitMark = Literal["bookends", "always"]


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


@dataclass(frozen=True, slots=True)
class Fonts:
    """Three weights of one family, as font files (500, 700, 800 in the shipped brand)."""

    regular: Path
    bold: Path
    black: Path


@dataclass(frozen=True)
class Brand:
    """One organisation's look, voice and wording.

    Attributes:
        id: lower-case name for folders and keys: ``mac-dinh``.
        name: for people.
        folder: where `brand.yaml` lies.
        moods: palettes under ``danger``, ``safe`` and ``paper``.
        fonts: the three weights.
        emblem: PNG or SVG.
        voices: engines in order of preference.
        rate: syllables per second, without pauses.
        music: ``auto``, ``none`` or the absolute path of a file in the folder.
        unit_mark: ``always`` shows the unit's name on every scene, ``bookends`` on hook and contact only.
        taglines: the small line under the unit's name, by kind of script (``scam``, ``procedure``, …).
        hashtags: each with its ``#``.
        ai_label: the words that say that AI was used.
        lexicon: shown → spoken, for names and abbreviations of this organisation.
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

    @property
    def music_file(self) -> Path | None:
        """The music file, or None for ``auto`` and ``none``."""
        return None if self.music in ("auto", "none") else Path(self.music)

    def tagline(self, kind: str) -> str:
        """The small line under the unit's name for a kind of script; empty where the brand has none."""
        return self.taglines.get(kind, "")

    @cached_property
    def digest(self) -> str:
        """SHA-256 (hex) over all values and over the content of emblem, fonts and music.

        Where the folder lies does not count: a copied brand has the same digest.

        Raises:
            OSError: a file is gone.
        """
        files = [self.emblem, self.fonts.regular, self.fonts.bold, self.fonts.black]
        values = {
            "id": self.id,
            "name": self.name,
            "moods": {mood: asdict(palette) for mood, palette in self.moods.items()},
            "voices": self.voices,
            "rate": self.rate,
            "music": self.music if self.music_file is None else "file",
            "unit_mark": self.unit_mark,
            "taglines": dict(self.taglines),
            "hashtags": self.hashtags,
            "ai_label": self.ai_label,
            "lexicon": dict(self.lexicon),
        }
        total = hashlib.sha256(json.dumps(values, sort_keys=True, ensure_ascii=False).encode())
        for path in [*files, *([self.music_file] if self.music_file else [])]:
            total.update(hashlib.sha256(path.read_bytes()).digest())
        return total.hexdigest()
