"""The film of a storyboard: every shot encoded, joined, and set to its sound."""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from vidgen.brand.kit import Brand
from vidgen.errors import FilmError
from vidgen.film.aside import aside
from vidgen.film.codec import CodecOptions
from vidgen.film.h264 import EncodedVideo, join
from vidgen.film.heap import give_back
from vidgen.film.mastering import Master, master
from vidgen.film.music import MOOD_OF, bed, load_bed
from vidgen.film.own_sound import own_sound
from vidgen.film.proofs import Proofs
from vidgen.film.scenes import scenes
from vidgen.film.sonic_mark import load_mark, placed, sonic_mark
from vidgen.film.sound import Stem, mix
from vidgen.film.store import SceneStore
from vidgen.messages import _
from vidgen.narration.speech import Samples
from vidgen.scenario.model import Kind, Scenario
from vidgen.store import BytesStore
from vidgen.storyboard.model import Shot, Storyboard


@dataclass(frozen=True, slots=True)
class Film:
    """Picture and sound, encoded, not yet in a file."""

    video: EncodedVideo
    sound: Master


def shoot(
    storyboard: Storyboard,
    scenario: Scenario,
    brand: Brand,
    options: CodecOptions,
    store: SceneStore | None,
    progress: Callable[[str, float], None],
    show: Callable[[Shot, EncodedVideo], None] = lambda *_: None,
    *,
    sounds: BytesStore | None = None,
    proofs: Proofs | None = None,
    threads: bool = True,
) -> Film:
    """Encode the storyboard; scenes that stand in the store are taken from it.

    Arguments:
        sounds: of the kind ``sound``, where parts of the sound are looked up and kept.
        proofs: takes a few small pictures of each scene that is painted.
        show: given each scene as soon as it is there, in order.
        threads: whether to paint and to make the sound in threads beside the encoder.

    Raises:
        FilmError: the encoder fails, or the disk that holds temporary files is full (VG-F025).
        MediaError: a photo, footage or music file cannot be read.
    """
    try:
        with aside(threads) as beside:
            sound = beside.submit(_sound, storyboard, scenario.kind, brand, sounds)
            progress("film", 0)
            made = scenes(storyboard.shots, storyboard.size, options, store, proofs=proofs, threads=threads)

            def shown() -> Iterator[EncodedVideo]:
                done = 0
                for shot, part in zip(storyboard.shots, made, strict=True):
                    show(shot, part)
                    done += shot.frames
                    progress("film", done / storyboard.frames)
                    yield part
                    give_back()

            video = join(shown())
            progress("sound", 0)
            return Film(video, sound.result())
    except OSError as problem:
        if problem.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise FilmError.of(
            "VG-F025",
            _("Ổ đĩa chứa tệp tạm đã đầy (“{folder}”).").format(folder=tempfile.gettempdir()),
            _("Dọn bớt ổ đĩa đó, hoặc đặt biến môi trường TMPDIR (Windows: TEMP) trỏ tới ổ còn chỗ."),
        ) from problem


def sound_of(storyboard: Storyboard, kind: Kind, brand: Brand) -> tuple[Samples | None, tuple[Stem, ...]]:
    """The music under a film and what else is heard in it, as the brand wants it."""
    stems = (*_mark(storyboard.shots, brand), *own_sound(storyboard.shots))
    return _music(kind, brand), stems


def _sound(storyboard: Storyboard, kind: Kind, brand: Brand, store: BytesStore | None) -> Master:
    music, stems = sound_of(storyboard, kind, brand)
    return master(mix(storyboard.shots, music, stems), store=store)


def _music(kind: Kind, brand: Brand) -> Samples | None:
    if brand.music == "none":
        return None
    if brand.music_file:
        return load_bed(brand.music_file)
    return bed(MOOD_OF[kind] if brand.music == "auto" else brand.music)


def _mark(shots: Sequence[Shot], brand: Brand) -> tuple[Stem, ...]:
    if not brand.sonic_mark or not brand.measure.aloud:  # over and over it would be a nuisance
        return ()
    sound = load_mark(brand.sonic_mark) if isinstance(brand.sonic_mark, Path) else sonic_mark()
    stem = placed(shots, sound)
    return (stem,) if stem else ()
