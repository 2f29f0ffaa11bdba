"""What was painted at a few frames of every scene, small, to compare the finished film with.

The proofs are taken from the compositor's frames on their way to the encoder, and kept apart from the
encoded scenes. So an encoded scene that was kept under the name of another one, or joined in the wrong place,
does not bring its own proof along.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import av
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from vidgen.film.compositor import still
from vidgen.film.frames import Run
from vidgen.film.yuv import YuvCanvas
from vidgen.store import BytesStore
from vidgen.storyboard.model import Shot

SMALLER: Final = 6
"""A sample is so many times smaller than the canvas: small letters of 28 px still show as grey strokes."""

_FORMAT: Final = "vidgen-sample-1"
_LOOP: Final = "loop"  # a layer that melts into another scene's picture

Luma = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class Proof:
    """Brightness of one painted frame.

    Attributes:
        frame: of the scene.
        luma: limited range, `SMALLER` times smaller than the canvas.
    """

    frame: int
    luma: Luma


def sampled_frames(shot: Shot) -> tuple[int, ...]:
    """Which frames of a scene are looked at: its first, when all has arrived, later on, and its last."""
    begins = (pose.frame for layer in shot.layers if layer.name == _LOOP for pose in layer.poses[:1])
    last = max(0, min([shot.frames, *begins]) - 1)
    settled = min(shot.settled, last)
    return tuple(sorted({0, settled, (settled + last) // 2, last}))


class Proofs:
    """The proofs of scenes, each taken once and then kept.

    Arguments:
        store: of stills.
    """

    def __init__(self, store: BytesStore) -> None:
        self._store = store
        self._known: dict[str, tuple[Proof, ...]] = {}

    def taking(self, shot: Shot, runs: Iterable[Run]) -> Iterator[Run]:
        """The frame runs of a scene as they came; its proofs are taken on the way."""
        found: list[Proof] = []
        wanted, at = list(sampled_frames(shot)), 0
        for run in runs:
            at += run.count
            while wanted and wanted[0] < at:
                found.append(Proof(wanted.pop(0), shrunk(luma_of(run.frame))))
            yield run
        self._keep(shot, tuple(found))

    def of(self, shot: Shot) -> tuple[Proof, ...]:
        """The proofs of a scene; painted now where they were not kept.

        Raises:
            MediaError: a photo or footage cannot be read.
        """
        if shot.key in self._known:
            return self._known[shot.key]
        payload = self._store.get(_key(shot)) if shot.key else None
        found = _unpacked(payload, shot) if payload is not None else None
        if found is None:
            found = tuple(Proof(frame, _painted(shot, frame)) for frame in sampled_frames(shot))
            self._keep(shot, found)
        elif shot.key:
            self._known[shot.key] = found
        return found

    def drop(self, shot: Shot) -> None:
        """Let the proofs of a scene go, that they be taken anew.

        Raises:
            StoreError: the store is at a URL that cannot be opened.
        """
        self._known.pop(shot.key, None)
        self._store.content.drop(_key(shot))

    def _keep(self, shot: Shot, found: tuple[Proof, ...]) -> None:
        if not shot.key:
            return
        self._known[shot.key] = found
        data = b"".join(each.luma.tobytes() for each in found)
        self._store.keep(_key(shot), zlib.compress(data, 1))


def luma_of(frame: av.VideoFrame) -> Luma:
    """The brightness of a frame of yuv420p, shape (height, width), without a copy."""
    plane = frame.planes[0]
    return np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)[
        : plane.height, : plane.width
    ]


def shrunk(luma: Luma) -> Luma:
    """A picture `SMALLER` times smaller: the mean of each block."""
    return np.asarray(Image.fromarray(luma).reduce(SMALLER))


def _painted(shot: Shot, frame: int) -> Luma:
    image = still(shot, frame)
    canvas = YuvCanvas(*image.size)
    canvas.update(image)
    return shrunk(luma_of(canvas.frame()))


def _unpacked(payload: bytes, shot: Shot) -> tuple[Proof, ...] | None:
    """The proofs as they were kept; None where they are of another size or number."""
    frames = sampled_frames(shot)
    width, height = (-(-side // SMALLER) for side in shot.background.size)
    data = zlib.decompress(payload)
    if len(data) != len(frames) * width * height:
        return None
    lumas = np.frombuffer(data, np.uint8).reshape(len(frames), height, width)
    return tuple(Proof(frame, luma) for frame, luma in zip(frames, lumas, strict=True))


def _key(shot: Shot) -> str:
    return hashlib.sha256(f"{_FORMAT} {SMALLER} {sampled_frames(shot)} {shot.key}".encode()).hexdigest()
