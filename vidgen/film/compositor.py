"""From a shot to frame runs: only the rectangle that changed is painted and converted again.

Most of a card video holds still, so frames at which no layer has a new pose are not visited at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from PIL import Image, ImageChops

from vidgen.film.footage import pictures
from vidgen.film.frames import Run
from vidgen.film.yuv import YuvCanvas
from vidgen.storyboard.model import Footage, Layer, Picture, Pose, Shot

Box = tuple[int, int, int, int]


@dataclass(slots=True)
class _Shown:
    """A layer as it stands on the canvas now."""

    pose: Pose
    image: Image.Image

    @property
    def box(self) -> Box:
        return self.pose.x, self.pose.y, self.pose.x + self.image.width, self.pose.y + self.image.height


@dataclass(frozen=True, slots=True)
class _Damage:
    """A rectangle that must be painted again; `sure` where its pixels need not be compared to know that."""

    box: Box
    sure: bool = False


class _Paintings:
    """Pictures in use, painted once; those no longer shown are let go."""

    def __init__(self) -> None:
        self._kept: dict[Picture, Image.Image] = {}

    def of(self, picture: Picture) -> Image.Image:
        if picture not in self._kept:
            self._kept[picture] = picture.paint()
        return self._kept[picture]

    def keep_only(self, used: set[Picture]) -> None:
        for picture in self._kept.keys() - used:
            del self._kept[picture]


def runs(shot: Shot) -> Iterator[Run]:
    """The frame runs of a shot, no two alike in a row; their counts add up to `shot.frames`.

    Raises:
        MediaError: a photo or footage cannot be read.
    """
    ground = shot.background.paint().convert("RGB")
    canvas, yuv = ground.copy(), YuvCanvas(*ground.size)
    paintings = _Paintings()
    shown: list[_Shown | None] = [None] * len(shot.layers)
    films: dict[int, Iterator[Image.Image]] = {
        i: pictures(layer.footage, layer.footage.skipped)
        for i, layer in enumerate(shot.layers)
        if layer.footage
    }
    held: Run | None = None
    for frame, following in pairwise([*_moments(shot), shot.frames]):
        damage = _advance(shot.layers, frame, shown, paintings, films)
        if held is None:
            _stamp_all(canvas, shown, (0, 0, *canvas.size))
            yuv.update(canvas)
            changed = True
        else:
            boxes = [box for each in damage if (box := _paint(canvas, ground, shown, each))]
            for box in boxes:
                yuv.update(canvas, box)
            changed = bool(boxes)
        if held is not None and not changed:
            held = Run(held.frame, held.count + following - frame)
            continue
        if held is not None:
            yield held
        held = Run(yuv.frame(), following - frame)
    if held is not None:
        yield held


def still(shot: Shot, frame: int) -> Image.Image:
    """One frame of a shot as an RGB image, without encoding anything."""
    image = shot.background.paint().convert("RGB")  # always a picture of its own
    paintings = _Paintings()
    for layer in shot.layers:
        pose = layer.at(frame)
        if pose is None or pose.picture is None:
            continue
        picture = _film_still(layer.footage, frame) if layer.footage else paintings.of(pose.picture)
        _stamp(image, _Shown(pose, picture), (0, 0, *image.size))
    return image


def _film_still(footage: Footage, frame: int) -> Image.Image:
    with closing(pictures(footage, first=footage.skipped + frame)) as rest:
        return next(rest)


def _moments(shot: Shot) -> list[int]:
    """The frames at which anything may change, in order."""
    if any(layer.footage for layer in shot.layers):
        return list(range(shot.frames))
    changes = {pose.frame for layer in shot.layers for pose in layer.poses}
    return sorted({0, *(frame for frame in changes if 0 <= frame < shot.frames)})


def _advance(
    layers: tuple[Layer, ...],
    frame: int,
    shown: list[_Shown | None],
    paintings: _Paintings,
    films: dict[int, Iterator[Image.Image]],
) -> list[_Damage]:
    """Bring every layer to its pose at `frame`; returns the rectangles that must be painted again."""
    damage: list[_Damage] = []
    for index, layer in enumerate(layers):
        pose = layer.at(frame)
        before = shown[index]
        if index in films:
            now = _Shown(pose, next(films[index])) if pose and pose.picture else None
        elif before is not None and pose is before.pose:
            continue
        elif pose is None or pose.picture is None:
            now = None
        else:
            now = _Shown(pose, paintings.of(pose.picture))
        shown[index] = now
        changed = _changed(before, now, film=index in films)
        if changed is not None:
            damage = _with(damage, changed)
    paintings.keep_only({each.pose.picture for each in shown if each and each.pose.picture})
    return damage


def _changed(before: _Shown | None, now: _Shown | None, *, film: bool) -> _Damage | None:
    if before is None or now is None:
        only = before or now
        return _Damage(only.box) if only else None
    if before.box == now.box and before.pose.alpha == now.pose.alpha:
        if film:  # a picture that stands is the very same image, and any other differs nearly everywhere
            return None if before.image is now.image else _Damage(now.box, sure=True)
        # The same place: a lit word changes a few letters of a caption, not the whole of it.
        inner = ImageChops.difference(before.image, now.image).getbbox(alpha_only=False)
        if inner is None:
            return None
        x, y = now.pose.x, now.pose.y
        return _Damage((inner[0] + x, inner[1] + y, inner[2] + x, inner[3] + y))
    return _Damage(_union(before.box, now.box))


def _with(damage: list[_Damage], more: _Damage) -> list[_Damage]:
    """The rectangles and one more, those that overlap merged."""
    apart = []
    for other in damage:
        one, two = more.box, other.box
        if one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]:
            more = _Damage(_union(one, two), sure=more.sure or other.sure)
        else:
            apart.append(other)
    return [*apart, more] if len(apart) == len(damage) else _with(apart, more)


def _union(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _paint(
    canvas: Image.Image, ground: Image.Image, shown: list[_Shown | None], damage: _Damage
) -> Box | None:
    """Paint a rectangle again; returns where pixels are others now, or None."""
    left, top, right, bottom = damage.box
    box = (max(0, left), max(0, top), min(canvas.width, right), min(canvas.height, bottom))
    if box[0] >= box[2] or box[1] >= box[3]:
        return None
    before = None if damage.sure else canvas.crop(box)
    canvas.paste(ground.crop(box), box[:2])
    _stamp_all(canvas, shown, box)
    if before is None:
        return box
    inner = ImageChops.difference(before, canvas.crop(box)).getbbox()
    if inner is None:
        return None
    return inner[0] + box[0], inner[1] + box[1], inner[2] + box[0], inner[3] + box[1]


def _stamp_all(canvas: Image.Image, shown: list[_Shown | None], clip: Box) -> None:
    for each in shown:
        if each is not None:
            _stamp(canvas, each, clip)


def _stamp(canvas: Image.Image, shown: _Shown, clip: Box) -> None:
    """Lay one picture over the canvas, within a rectangle."""
    left, top, right, bottom = shown.box
    box = (max(left, clip[0]), max(top, clip[1]), min(right, clip[2]), min(bottom, clip[3]))
    if box[0] >= box[2] or box[1] >= box[3]:
        return
    piece = shown.image
    if box != shown.box:
        piece = piece.crop((box[0] - left, box[1] - top, box[2] - left, box[3] - top))
    mask = piece.getchannel("A").point(_faded(shown.pose.alpha)) if shown.pose.alpha < 1 else piece
    canvas.paste(piece, box[:2], mask)


@lru_cache(maxsize=256)
def _faded(alpha: float) -> list[int]:
    """Each opacity a pixel can have, at a share of it."""
    return [round(each * alpha) for each in range(256)]
