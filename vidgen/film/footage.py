"""Photos and footage as moviepy clips, one RGBA picture a frame.

A photo is slowly zoomed and panned (`zoom`). Footage of any shape fills its box where little would be cut;
else all of it is shown over a blurred, darkened backdrop of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from vidgen.film.reader import Reader
from vidgen.paint.framing import Framing, Size, as_print, backdrop, framing, print_room
from vidgen.paint.photo import fitted, upright
from vidgen.paint.shapes import rounded_mask
from vidgen.storyboard.footage_facts import facts_of
from vidgen.storyboard.model import FPS, Footage

Pixels = NDArray[np.uint8]

_BACKDROP_EVERY = 3  # frames: it is too blurred for anyone to see its steps


def pictures(footage: Footage, first: int = 0) -> Generator[Image.Image, None, None]:
    """The RGBA picture of each of `footage.frames` frames, in order, from frame `first` on.

    While the picture stands still it is the very same image.

    Raises:
        MediaError: a file that cannot be read (VG-M002 photo, VG-M005 video) or is damaged at a frame that
            is wanted (VG-M007).
    """
    rounded = _Rounded(footage.size, footage.radius)
    clip, close = _video(footage) if footage.video else _photo(footage)
    try:
        for frame in range(first, footage.frames):
            yield rounded.image(clip.get_frame(frame / FPS))
    finally:
        close()


class _Rounded:
    """Gives pictures their round corners."""

    def __init__(self, size: Size, radius: int) -> None:
        self._mask = rounded_mask(size, radius)
        self._last: tuple[Pixels, Image.Image] | None = None

    def image(self, rgb: Pixels) -> Image.Image:
        if self._last is None or not _alike(self._last[0], rgb):
            image = Image.fromarray(rgb)
            image.putalpha(self._mask)
            self._last = (rgb, image)
        return self._last[1]


def _alike(one: Pixels, other: Pixels) -> bool:
    # What moves differs in a few places already, which are quickly compared.
    few = np.s_[::16, ::16]
    return one is other or (np.array_equal(one[few], other[few]) and np.array_equal(one, other))


def _photo(footage: Footage) -> tuple[Any, Callable[[], None]]:
    from moviepy import ImageClip  # takes long to load, and most films have no photo

    from vidgen.film.zoom import ZOOM, SlowZoom, move_over

    box = footage.size
    large = (ceil(box[0] * ZOOM), ceil(box[1] * ZOOM))
    photo = upright(footage.path, large, footage.line, footage.script)
    how = framing(photo.size, box)
    if how.whole:
        plate = as_print(fitted(photo, print_room(box)), large)
    else:
        plate = photo.resize((ceil(how.size[0] * ZOOM), ceil(how.size[1] * ZOOM)), Image.Resampling.LANCZOS)
    seconds = footage.frames / FPS
    move = move_over(plate, box, how.whole, seconds)
    clip = ImageClip(np.asarray(plate)).with_duration(seconds)
    return clip.with_effects([SlowZoom(box, move)]), clip.close


def _video(footage: Footage) -> tuple[Any, Callable[[], None]]:
    from moviepy import VideoClip

    facts = facts_of(footage.path, footage.script, footage.line)
    how = framing(facts.size, footage.size)
    reader = Reader(footage.path, facts, how.size, footage.script, footage.line)
    clip = VideoClip(_Part(reader, footage.begin, footage.until).at, duration=footage.frames / FPS)
    return clip.transform(_InBox(footage.size, how)), reader.close


@dataclass(frozen=True)
class _Part:
    """The part of a video that is shown; its last picture stands on."""

    reader: Reader
    begin: float
    until: float | None

    def at(self, seconds: float) -> Pixels:
        moment = self.begin + seconds
        if self.until is not None:
            moment = min(moment, max(self.until - 1 / FPS, self.begin))
        return self.reader.at(moment)


@dataclass
class _InBox:
    """A moviepy transform: puts each picture into a box, filling it or whole over its backdrop."""

    size: Size
    how: Framing

    def __post_init__(self) -> None:
        self._ground: tuple[int, Image.Image] | None = None
        self._of: Pixels | None = None  # what the backdrop was made of
        self._last: tuple[Pixels, Image.Image | None, Pixels] | None = None

    def __call__(self, get_frame: Callable[[float], Pixels], t: float) -> Pixels:
        ground = self._backdrop(get_frame, t) if self.how.whole else None
        picture = get_frame(t)
        if self._last is None or self._last[0] is not picture or self._last[1] is not ground:
            self._last = (picture, ground, self._placed(picture, ground))
        return self._last[2]

    def _backdrop(self, get_frame: Callable[[float], Pixels], t: float) -> Image.Image:
        frame = round(t * FPS) // _BACKDROP_EVERY * _BACKDROP_EVERY
        if self._ground is None or self._ground[0] != frame:
            picture = get_frame(frame / FPS)
            if self._ground is None or self._of is not picture:
                self._ground, self._of = (frame, backdrop(Image.fromarray(picture), self.size)), picture
            else:
                self._ground = (frame, self._ground[1])
        return self._ground[1]

    def _placed(self, picture: Pixels, ground: Image.Image | None) -> Pixels:
        (width, height), (box_width, box_height) = self.how.size, self.size
        if ground is None:
            left, top = (width - box_width) // 2, (height - box_height) // 2
            return picture[top : top + box_height, left : left + box_width]
        left, top = (box_width - width) // 2, (box_height - height) // 2
        placed = np.array(ground)
        placed[top : top + height, left : left + width] = picture
        return placed
