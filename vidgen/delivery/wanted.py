"""What certain frames of a film must show: the picture that was painted, the AI label, a draft's mark."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

import numpy as np
from PIL import Image

from vidgen.brand.load import load_brand
from vidgen.delivery.likeness import Mark, likeness, standing
from vidgen.delivery.measured import Sampled
from vidgen.film.proofs import Luma, Proof, Proofs, shrunk
from vidgen.storyboard.draft_mark import LAYERS, film_bands
from vidgen.storyboard.model import Pose, Shot, Storyboard

LABEL: Final = "ai-label"
"""The layer on which scenes have the words of the AI label."""
BANDS: Final = LAYERS + "band-"
_OPAQUE: Final = 0.5  # share of a picture that is covered, from which it is a box and no letters alone


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """What one frame is compared with.

    Attributes:
        frame: of the scene, or of the film.
        scene: its number, from 0.
        picture: as painted, small; None where there is none to compare with.
        label: where the AI label stands; empty where none was painted, None where it is not looked for.
        draft: the bands of a draft's mark.
    """

    frame: int
    scene: int = 0
    picture: Luma | None = None
    label: tuple[Mark, ...] | None = None
    draft: tuple[Mark, ...] = ()

    @property
    def digest(self) -> bytes:
        """Of all that decides what is seen of it."""
        found = hashlib.sha256(f"{self.frame}".encode())
        found.update(b"-" if self.picture is None else self.picture.tobytes())
        for mark in (*(self.label or ()), *self.draft):
            found.update(f"{mark.box} {mark.canvas} {mark.pattern.shape}".encode() + mark.pattern.tobytes())
        return found.digest()

    def seen_on(self, luma: Luma) -> Sampled:
        """What is to be seen of it on a decoded frame, given its brightness."""
        return Sampled(
            self.frame,
            self.scene,
            round(likeness(self.picture, shrunk(luma)), 4) if self.picture is not None else None,
            _mean(self.label, luma) if self.label is not None else None,
            _mean(self.draft, luma) if self.draft else None,
        )


def wanted_of(shot: Shot, proofs: Iterable[Proof]) -> Iterator[Wanted]:
    """What the sampled frames of a scene must show; without a draft's mark its place is watched."""
    drawn: dict[Pose, Mark] = {}  # labels and bands stand throughout: each is painted once
    for sample in proofs:
        label = tuple(_marks(shot, sample.frame, LABEL, drawn))
        draft = tuple(_marks(shot, sample.frame, BANDS, drawn)) or draft_bands()
        yield Wanted(sample.frame, 0, sample.luma, label, draft)


def wanted_of_film(storyboard: Storyboard, proofs: Proofs) -> tuple[Wanted, ...]:
    """What the sampled frames of a whole film must show."""
    found, start = [], 0
    for number, shot in enumerate(storyboard.shots):
        found += [
            replace(each, frame=each.frame + start, scene=number) for each in wanted_of(shot, proofs.of(shot))
        ]
        start += shot.frames
    return tuple(found)


@cache
def draft_bands() -> tuple[Mark, ...]:
    """The bands of a draft's mark in the shipped typeface: with another one most of it is still the same."""
    return tuple(_mark(pose) for pose in film_bands(load_brand().fonts.black))


def _marks(shot: Shot, frame: int, name: str, drawn: dict[Pose, Mark]) -> Iterator[Mark]:
    for layer in shot.layers:
        pose = layer.at(frame)
        if layer.name.startswith(name) and pose and pose.picture and pose.alpha > 0:
            if pose not in drawn:
                drawn[pose] = _mark(pose, shot.background.size)
            yield drawn[pose]


def _mark(pose: Pose, canvas: tuple[int, int] | None = None) -> Mark:
    assert pose.picture
    image = pose.picture.paint().convert("RGBA")
    box = (pose.x, pose.y, pose.x + image.width, pose.y + image.height)
    mark = Mark(box, _pattern(image))
    return replace(mark, canvas=canvas) if canvas else mark


def _pattern(image: Image.Image) -> Luma:
    """Letters by their opacity, boxes by their brightness."""
    opacity = np.asarray(image.getchannel("A"))
    if (opacity > 127).mean() >= _OPAQUE:
        return np.asarray(image.convert("L"))
    return opacity


def _mean(marks: tuple[Mark, ...], luma: Luma) -> float:
    return round(sum(standing(mark, luma) for mark in marks) / len(marks), 4) if marks else 0.0
