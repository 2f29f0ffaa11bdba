"""What is written on a scene and what stands on it, measured on stills in which everything has arrived."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace

import numpy as np
from PIL import Image

from vidgen.delivery.codes import codes_on
from vidgen.delivery.looks.contrast import Box, words_of
from vidgen.film.compositor import still
from vidgen.paint.text import letters_on
from vidgen.store import BytesStore
from vidgen.storyboard.model import Layer, Picture, Pose, Shot, Storyboard
from vidgen.storyboard.motion import LONGEST

_FORMAT = "vidgen-look-1"
_DECORATION = ("watermark", "progress", "background")
_MOST_STILLS = 4  # of a scene; a long talk has more pages, which differ in nothing but their words
_AROUND = 8  # pixels around a code's card
_VISIBLE = 40  # of 255: softer shadows do not count


@dataclass(frozen=True, slots=True)
class Writing:
    """Letters of one line and one colour.

    Attributes:
        text: the letters.
        layer: on which they stand.
        size: in pixels.
        box: of their ink, on the canvas.
        contrast: of the word that reads worst; None where nothing was large enough to be measured.
    """

    text: str
    layer: str
    size: int
    box: Box
    contrast: float | None


@dataclass(frozen=True, slots=True)
class Thing:
    """A layer as it stands in a still: its name and the box of what is visible of it, on the canvas."""

    layer: str
    box: Box
    footage: bool = False


@dataclass(frozen=True, slots=True)
class SceneLook:
    """One scene as it looks.

    Attributes:
        scene: name of the scene type.
        writings: all that is written, each once.
        things: by still, what stands on it, from back to front.
        code: whether it has a QR code.
        code_side, code_quiet: its size in pixels and its quiet zone in modules, as read from the still; None
            where none could be read.
    """

    scene: str
    writings: tuple[Writing, ...]
    things: tuple[tuple[Thing, ...], ...]
    code: bool = False
    code_side: float | None = None
    code_quiet: int | None = None

    @property
    def contrast(self) -> float | None:
        """Of the word that reads worst, captions apart."""
        return self._worst(captions=False)

    @property
    def caption_contrast(self) -> float | None:
        """Of the word of a caption that reads worst."""
        return self._worst(captions=True)

    @property
    def smallest(self) -> int | None:
        """Size of the smallest letters."""
        return min((each.size for each in self.writings), default=None)

    def _worst(self, *, captions: bool) -> float | None:
        found = (each.contrast for each in self.writings if (each.layer == "caption") == captions)
        return min((each for each in found if each is not None), default=None)


class Looks:
    """The looks of scenes, each measured once and then kept.

    Arguments:
        store: of what was seen.
    """

    def __init__(self, store: BytesStore) -> None:
        self._store = store
        self._known: dict[str, SceneLook] = {}

    def settled(self, shot: Shot) -> Image.Image:
        """The settled still of a scene at full size. Its look is measured on the way, while it is painted."""
        painted = Painted(shot)
        self._measure(shot, painted)
        return painted.still(shot.settled)

    def of(self, storyboard: Storyboard) -> tuple[SceneLook, ...]:
        """The look of every scene, in order.

        Raises:
            MediaError: a photo or footage cannot be read.
        """
        return tuple(self._measure(shot, Painted(shot)) for shot in storyboard.shots)

    def _measure(self, shot: Shot, painted: Painted) -> SceneLook:
        name = f"{_FORMAT} {shot.key} {shot.settled}"
        if name not in self._known:
            key = hashlib.sha256(name.encode()).hexdigest()
            payload = self._store.get(key) if shot.key else None
            look = scene_look(shot, painted) if payload is None else _unpacked(payload)
            if payload is None and shot.key:
                self._store.keep(key, json.dumps(asdict(look), ensure_ascii=False).encode("utf-8"))
            if not shot.key:
                return look
            self._known[name] = look
        return self._known[name]


class Painted:
    """The pictures of a scene, each painted once, and its stills."""

    def __init__(self, shot: Shot) -> None:
        self._shot = shot
        self._images: dict[Picture, Image.Image] = {}
        self._settled: Image.Image | None = None  # asked for twice; the others are let go

    def still(self, frame: int) -> Image.Image:
        """A frame, RGB; not to be changed."""
        if frame == self._shot.settled and self._settled is not None:
            return self._settled
        layers = tuple(
            layer if layer.footage else Layer(layer.name, tuple(self._poses(layer, frame)))
            for layer in self._shot.layers
        )
        made = still(replace(self._shot, layers=layers), frame)
        if frame == self._shot.settled:
            self._settled = made
        return made

    def standing(self, frame: int) -> Iterator[tuple[Pose, Image.Image, Thing]]:
        """What has arrived by a frame, decoration apart: its pose, its picture and its place."""
        for layer in self._shot.layers:
            pose = layer.at(frame)
            if layer.name.startswith(_DECORATION) or pose is None or pose.picture is None or pose.alpha < 1:
                continue
            if layer.footage:
                width, height = layer.footage.size
                if (width, height) == self._shot.background.size:
                    continue  # a ground, on which the label must stand
                box = (pose.x, pose.y, pose.x + width, pose.y + height)
                yield pose, Image.new("RGBA", (1, 1)), Thing(layer.name, box, footage=True)
                continue
            image = self._image(pose.picture)
            ink = _ink(image)
            if ink:
                box = (ink[0] + pose.x, ink[1] + pose.y, ink[2] + pose.x, ink[3] + pose.y)
                yield pose, image, Thing(layer.name, box)

    def _poses(self, layer: Layer, frame: int) -> Iterator[Pose]:
        pose = layer.at(frame)
        if pose and pose.picture:
            image = self._image(pose.picture)
            yield replace(pose, picture=Picture(pose.picture.size, lambda: image))

    def _image(self, picture: Picture) -> Image.Image:
        if picture not in self._images:
            self._images[picture] = picture.paint()
        return self._images[picture]


def scene_look(shot: Shot, painted: Painted | None = None) -> SceneLook:
    """Measure a scene on its settled frame and on the last frame of each page before.

    Arguments:
        painted: the scene's pictures, where some may be painted already.

    Raises:
        MediaError: a photo or footage cannot be read.
    """
    painted = painted or Painted(shot)
    writings: dict[tuple[str, str, Box], Writing] = {}
    things, code = [], None
    for frame in _frames(shot):
        standing = tuple(painted.standing(frame))
        things.append(tuple(thing for _pose, _image, thing in standing))
        seen = painted.still(frame)
        for pose, image, thing in standing:
            if thing.layer == "qr":
                left, top, right, bottom = thing.box
                area = seen.crop((left - _AROUND, top - _AROUND, right + _AROUND, bottom + _AROUND))
                code = next(iter(codes_on(np.asarray(area.convert("L")))), code)
            for letters in letters_on(image):
                words = list(words_of(letters, pose.x, pose.y, seen))
                if not words:
                    continue
                box = _around(word.box for word in words)
                measured = [word.contrast for word in words if word.contrast is not None]
                worst = round(min(measured), 2) if measured else None
                writings[thing.layer, letters.text, box] = Writing(
                    letters.text, thing.layer, letters.size, box, worst
                )
    return SceneLook(
        shot.scene,
        tuple(writings.values()),
        tuple(things),
        _has_code(shot),
        code.side if code else None,
        code.quiet if code else None,
    )


def _has_code(shot: Shot) -> bool:
    return any(layer.name == "qr" for layer in shot.layers)


def _unpacked(payload: bytes) -> SceneLook:
    kept = json.loads(payload)
    boxed = {
        "writings": tuple(Writing(**{**each, "box": tuple(each["box"])}) for each in kept["writings"]),
        "things": tuple(
            tuple(Thing(**{**each, "box": tuple(each["box"])}) for each in page) for page in kept["things"]
        ),
    }
    return SceneLook(**{**kept, **boxed})


def _frames(shot: Shot) -> list[int]:
    """The settled frame, and the last ones of things that have left by then, once the scene has begun."""
    leaving = {
        later.frame - 1
        for layer in shot.layers
        if layer.name != "caption"
        for pose, later in zip(layer.poses, layer.poses[1:], strict=False)
        if pose.picture and later.picture is None and LONGEST < later.frame <= shot.settled
    }
    return [shot.settled, *sorted(leaving)[: _MOST_STILLS - 1]]


def _ink(image: Image.Image) -> Box | None:
    if image.mode != "RGBA":
        return 0, 0, image.width, image.height
    return image.getchannel("A").point([0] * (_VISIBLE + 1) + [255] * (255 - _VISIBLE)).getbbox()


def _around(boxes: Iterator[Box]) -> Box:
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)
