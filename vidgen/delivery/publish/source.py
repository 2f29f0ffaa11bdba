"""The finished film of which smaller copies are made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from vidgen.film.aac import EncodedAudio


@dataclass(frozen=True, slots=True)
class Source:
    """The film a copy is made of.

    Attributes:
        film: the finished file.
        subtitles: the file beside it.
        sound: its sound, encoded.
        tags: as `write_mp4` takes them.
        finish: what is done to every film that goes out when it is written, such as sealing it.
    """

    film: Path
    subtitles: Path
    sound: EncodedAudio
    tags: Mapping[str, str]
    finish: Callable[[Path], None] = lambda _path: None
