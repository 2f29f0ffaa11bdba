"""Pictures of the scenes for paper: on light grounds, which print on any machine and cost little ink."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

from PIL import Image

from vidgen.aloud import guessed
from vidgen.brand.kit import PALETTES, Brand
from vidgen.scenario.model import Scenario, Unit
from vidgen.scenario.stops import StopAt
from vidgen.store import BytesStore
from vidgen.storyboard.board import board
from vidgen.storyboard.clearance import Clearance
from vidgen.storyboard.model import Shot

WIDTH = 540  # pixels: 45 mm at 300 dots an inch
_QUALITY = 88  # of JPEG


def stills_for(
    scenario: Scenario, brand: Brand, unit: Unit | None, clearance: Clearance, stops: Sequence[StopAt] = ()
) -> Sequence[Image.Image]:
    """Each scene when all of it has arrived, then one picture for each stop: what is seen as the film stops.

    Returns:
        RGB, `WIDTH` pixels wide, painted only if they never were before.

    Raises:
        LookError: a text that fits nowhere.
        MediaError: a picture that is missing or broken.
    """
    from vidgen.delivery.sheet import kept_stills, opened  # loads the decoders of video

    light = brand.appearing("light") if set(PALETTES) <= set(brand.palettes) else brand
    storyboard = board(scenario, guessed(scenario, light), light, unit, clearance)
    stopped = (_stopped(storyboard.shots[stop.scene], scenario, stop) for stop in stops)
    shots = (*storyboard.shots, *stopped)
    return tuple(map(opened, kept_stills(replace(storyboard, shots=shots), WIDTH, BytesStore("stills"))))


def _stopped(shot: Shot, scenario: Scenario, stop: StopAt) -> Shot:
    """The scene with its settled frame near the end of the line after which it stops.

    The frame is taken within the last caption: after it the next line may begin to show.
    """
    if stop.line is None:
        return shot
    line = scenario.scenes[stop.scene].lines[stop.line].line
    cues = [cue for cue in shot.captions if line and cue.line == line]
    return replace(shot, settled=(cues[-1].start + cues[-1].end) // 2) if cues else shot


def as_jpeg(image: Image.Image) -> bytes:
    """The picture as a file; equal pixels, equal bytes."""
    made = BytesIO()
    image.convert("RGB").save(made, "JPEG", quality=_QUALITY, subsampling=0)
    return made.getvalue()


def on_white(image: Image.Image) -> Image.Image:
    """A picture on paper: what shows through is white."""
    if image.mode != "RGBA":
        return image
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def as_png(image: Image.Image) -> bytes:
    """The picture as a file, transparency kept; equal pixels, equal bytes."""
    made = BytesIO()
    image.save(made, "PNG", optimize=False, compress_level=9)
    return made.getvalue()
