"""The brand's own intro and outro as shots before and behind those of the script.

Each fills the canvas, whatever its shape (see `paint.framing`), and is heard at the level of the mix. It
shows no progress line, which is the script's, but the AI label: the public sees it from the first frame.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import partial
from math import ceil
from pathlib import Path

from PIL import Image

from vidgen.brand.bumper import LONGEST
from vidgen.brand.kit import RGBA, Brand
from vidgen.brand.shipped import FILE
from vidgen.filehash import sha256_of
from vidgen.paint.fitting import fit_text
from vidgen.paint.icons import icon
from vidgen.paint.shapes import rounded_box
from vidgen.paint.text import Style
from vidgen.scenario.inline import escape, spans
from vidgen.scenario.model import Audience, Scenario
from vidgen.storyboard import canvas
from vidgen.storyboard.clearance import CLEAR, Clearance
from vidgen.storyboard.draft_mark import marked
from vidgen.storyboard.footage_facts import facts_of
from vidgen.storyboard.model import FPS, Footage, Layer, Picture, Pose, Shot, Storyboard

BUMPERS = ("intro", "outro")
"""The names of such shots."""

_VERSION = 1  # raise it when the same bumper comes out in other pixels
_SIGN, _PAD, _HEIGHT = 30, 18, 52  # pixels of the label
_DENSE = 217  # least opacity of the label's box: white footage may lie behind it


def with_bumpers(
    storyboard: Storyboard, scenario: Scenario, brand: Brand, clearance: Clearance = CLEAR
) -> Storyboard:
    """The storyboard between the brand's intro and outro, where it has them.

    Arguments:
        clearance: of the script: its draft's intro and outro are marked as well.

    Raises:
        MediaError: a video is missing or cannot be read, with its line of `brand.yaml`.
        LookError: the AI label does not fit.
    """
    before, behind = (
        tuple(_bumper(name, path, scenario, brand) for path in (video,) if path)
        for name, video in zip(BUMPERS, (brand.intro, brand.outro), strict=True)
    )
    if clearance.draft:
        before, behind = (tuple(marked(shot, brand) for shot in shots) for shots in (before, behind))
    return replace(storyboard, shots=(*before, *storyboard.shots, *behind))


def _bumper(name: str, path: Path, scenario: Scenario, brand: Brand) -> Shot:
    sheet, line = brand.folder / FILE, brand.lines.get(name)
    facts = facts_of(path, sheet, line)
    size = Storyboard(()).size
    frames = min(ceil(facts.seconds * FPS), round(LONGEST * FPS))
    footage = Footage(path, size, 0, video=True, frames=frames, script=sheet, line=line, sound=facts.sound)
    nothing = Picture(size, partial(Image.new, "RGBA", size))
    label = brand.ai_label if scenario.audience is Audience.PUBLIC else ""
    layers = [Layer(name, (Pose(0, nothing),), footage)]
    if label:
        layers.append(_label(label, brand))
    decides = repr((_VERSION, sha256_of(path), frames, label, brand.look if label else ""))
    return Shot(
        scene=name,
        frames=frames,
        background=Picture(size, partial(Image.new, "RGB", size)),
        layers=tuple(layers),
        captions=(),
        speech=(),
        settled=frames // 2,
        moving=True,
        key=hashlib.sha256(decides.encode()).hexdigest(),
    )


def _label(told: str, brand: Brand) -> Layer:
    """The label where scenes have it, in the box of a caption, since any picture may lie behind it."""
    palette = brand.moods["danger"]
    ink = palette.caption_ink
    block = fit_text(
        spans(escape(told)),
        Style(brand.fonts.regular, 28, ink, ink),
        canvas.CONTENT_WIDTH - 2 * _PAD - _SIGN - 12,
        smallest=26,
        max_lines=1,
        path=brand.folder / FILE,
        line=brand.lines.get("ai_label"),
    )
    fill: RGBA = (*palette.caption_box[:3], max(_DENSE, palette.caption_box[3]))
    size = (2 * _PAD + _SIGN + 12 + block.ink_width, _HEIGHT)

    def paint() -> Image.Image:
        image = rounded_box(size, 14, fill)
        image.alpha_composite(icon("sparkles", _SIGN, ink), (_PAD, (_HEIGHT - _SIGN) // 2))
        block.draw(image, _PAD + _SIGN + 12, (_HEIGHT - block.height) // 2)
        return image

    top = min(canvas.LABEL_Y, canvas.BOTTOM - _HEIGHT)
    return Layer("ai-label", (Pose(0, Picture(size, paint), canvas.LEFT, top),))
