"""A finished film measured by what was seen of its scenes while it was made.

First the file is proven to hold the very bytes that were watched; only then does what was seen count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from typing import Final

import av

from vidgen.delivery.authentic.tags import read_tags
from vidgen.delivery.flashes import Change, Flashes, between, most_in_a_second, note, unpacked
from vidgen.delivery.measure import fullest_second, nal_types, picture_of, subtitles
from vidgen.delivery.measured import Measured, Picture, Sound
from vidgen.delivery.mp4box import read_layout
from vidgen.delivery.red_flashes import RedFlashes
from vidgen.delivery.witness import Seen
from vidgen.film.bitstream import split_nals
from vidgen.film.shoot import Film
from vidgen.storyboard.model import FPS

_IDR: Final = 5


def measure_made(path: Path, film: Film, seen: Sequence[Seen]) -> Measured | None:
    """What `measure` would say of a file just made from a film whose scenes were watched.

    Returns:
        None if a packet of the file differs from the film's: then nothing that was seen counts.
    """
    layout = read_layout(path)
    cues, faults = subtitles(path.with_suffix(".srt"))
    sizes: list[tuple[float, int]] = []
    reordered = open_gop = False
    with av.open(str(path)) as container:
        stream, track = container.streams.video[0], container.streams.audio[0]
        wanted, unit = (iter(film.video.packets), iter(film.sound.audio.packets)), track.time_base
        assert unit is not None
        for packet in container.demux(stream, track):
            if packet.size == 0:
                continue
            data = bytes(packet)
            if packet.stream is stream:
                made = next(wanted[0], None)
                if made is None or data != _lengthed(made.data):
                    return None
                reordered = reordered or packet.pts != packet.dts
                open_gop = open_gop or (packet.is_keyframe and _IDR not in nal_types(packet, stream))
            else:
                if data != next(wanted[1], None):
                    return None
                assert packet.dts is not None
                sizes.append((packet.dts * unit.numerator / unit.denominator, packet.size))
        if any(next(left, None) is not None for left in wanted):
            return None
        codec = track.codec_context
        sound = Sound(
            codec=codec.name,
            profile=codec.profile or "",
            rate=codec.rate,
            channels=codec.layout.nb_channels,
            seconds=film.sound.samples / codec.rate,
            average_bit_rate=round(sum(size for _, size in sizes) * 8 * codec.rate / film.sound.samples),
            peak_bit_rate=fullest_second(sizes) * 8,
            loudness=film.sound.loudness.integrated_lufs,
            true_peak=film.sound.loudness.true_peak_dbtp,
            silent=film.sound.silent,
        )
        picture = _picture(stream, seen, reordered=reordered, open_gop=open_gop)
    damaged = sum(each.damaged for each in seen)
    tags = read_tags(path)
    return Measured(path, path.stat().st_size, layout, True, damaged, picture, sound, cues, faults, tags)


def _picture(stream: av.VideoStream, seen: Sequence[Seen], *, reordered: bool, open_gop: bool) -> Picture:
    starts = [0, *accumulate(each.frames for each in seen)]
    black = tuple(
        (start / FPS + first, start / FPS + last)
        for start, each in zip(starts, seen, strict=False)
        for first, last in each.black
    )
    codes = tuple(
        (start / FPS + time, text)
        for start, each in zip(starts, seen, strict=False)
        for time, text in each.codes
    )
    picture = picture_of(stream, starts[-1], 0, black, codes, reordered=reordered, open_gop=open_gop)
    coded = next((each for each in seen if each.code_side is not None), None)
    contrasts = [each.caption_contrast for each in seen if each.caption_contrast is not None]
    return replace(
        picture,
        qr_side=coded.code_side if coded else None,
        qr_quiet=coded.code_quiet if coded else None,
        flashes=most_in_a_second(_changes(seen, starts, Flashes)),
        red_flashes=most_in_a_second(_changes(seen, starts, RedFlashes)),
        caption_contrast=min(contrasts, default=None),
        still=tuple(
            (round(start / FPS + first, 3), round(start / FPS + last, 3))
            for start, each in zip(starts, seen, strict=False)
            for first, last in each.still
        ),
        sampled=tuple(
            replace(sample, frame=start + sample.frame, scene=scene)
            for scene, (start, each) in enumerate(zip(starts, seen, strict=False))
            for sample in each.sampled
        ),
    )


def _changes(seen: Sequence[Seen], starts: Sequence[int], eyes: type[Flashes]) -> list[Change]:
    """The changes within scenes, and those at the cuts between them, to eyes of one kind."""
    red = eyes is RedFlashes
    found: list[Change] = []
    for number, (each, start) in enumerate(zip(seen, starts, strict=False)):
        if number:
            one, other = unpacked(seen[number - 1].last), unpacked(each.first)
            if one is not None and other is not None:
                cut = (one, other) if red else (one[..., 0], other[..., 0])
                for change in between(*cut, start / FPS, eyes):
                    note(found, change)
        for time, way in each.red_changes if red else each.changes:
            note(found, (start / FPS + time, way))
    return found


def _lengthed(packet: bytes) -> bytes:
    """A packet of Annex B as MP4 has it: each NAL unit after its length (ISO/IEC 14496-15)."""
    return b"".join(len(nal).to_bytes(4, "big") + nal for nal in split_nals(packet))
