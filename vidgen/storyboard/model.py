"""The storyboard: what is seen and heard at which frame, with nothing painted yet.

Times are whole frames from the start of the scene; a frame lasts `SAMPLES_PER_FRAME` samples of sound.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image

from vidgen.narration.pcm import Pcm

FPS = 30
SAMPLE_RATE = 48_000
SAMPLES_PER_FRAME = SAMPLE_RATE // FPS
WIDTH, HEIGHT = 1080, 1920
NARRATOR = "LỜI DẪN"  # who speaks again after members of the cast, in a subtitle file


@dataclass(frozen=True, eq=False)
class Picture:
    """Something to paint once: its size in pixels and the function that paints it (RGBA, straight alpha)."""

    size: tuple[int, int]
    paint: Callable[[], Image.Image]


@dataclass(frozen=True, slots=True)
class Pose:
    """From `frame` on, `picture` stands with its top left corner at (x, y); None shows nothing."""

    frame: int
    picture: Picture | None
    x: int = 0
    y: int = 0
    alpha: float = 1.0


@dataclass(frozen=True, slots=True)
class Footage:
    """A photo or a video that moves at every frame while its layer shows.

    Attributes:
        path: the file.
        size: pixels of its box; see `paint.framing` for how it stands in there.
        radius: of its rounded corners, in pixels.
        video: whether it is a video; a photo is slowly zoomed instead.
        frames: how long it runs; a video that ends before holds its last picture.
        script, line: where it is named, for messages.
        sound: whether a video is heard.
        begin: seconds of a video that are left out before it; it is never shown past its second `until`.
        skipped: frames of it that another shot showed before.
    """

    path: Path
    size: tuple[int, int]
    radius: int
    video: bool
    frames: int
    script: Path | None = None
    line: int | None = None
    sound: bool = False
    begin: float = 0.0
    until: float | None = None
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Layer:
    """One thing on screen over time; poses are sorted by frame. Nothing shows before the first.

    With `footage`, the poses only place it; their picture is the still that stands for it in a sheet.
    """

    name: str
    poses: tuple[Pose, ...]
    footage: Footage | None = None

    def at(self, frame: int) -> Pose | None:
        """The pose in force at a frame, or None."""
        found = None
        for pose in self.poses:
            if pose.frame > frame:
                break
            found = pose
        return found


@dataclass(frozen=True, slots=True)
class CaptionWord:
    """A word of a caption, lit from `start` to `end` (frames of the scene)."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Caption:
    """One cue: at most two lines of words, on screen from `start` to `end` (frames of the scene).

    Attributes:
        lead: frames before `start` from which it is on screen with no word lit yet, so that there is time to
            read it.
        speaker: whose turn begins with it, for subtitle files; empty where who speaks goes on. On the picture
            the scene itself shows who speaks.
        line: of the script, for messages.
    """

    start: int
    end: int
    lines: tuple[tuple[CaptionWord, ...], ...]
    lead: int = 0
    speaker: str = field(default="", repr=False)
    line: int = field(default=0, repr=False, compare=False)

    @property
    def shown(self) -> int:
        """The frame from which it is on screen."""
        return self.start - self.lead

    @property
    def text(self) -> str:
        """The lines, as a subtitle shows them."""
        return "\n".join(" ".join(word.text for word in line) for line in self.lines)


@dataclass(frozen=True, slots=True, eq=False)
class PlacedSpeech:
    """Speech at a sample of the scene: mono at `SAMPLE_RATE`."""

    start: int
    samples: Pcm


@dataclass(frozen=True, eq=False)
class Shot:
    """One scene, ready to shoot.

    Attributes:
        scene: name of the scene type.
        frames: how long it lasts.
        background: opaque, the size of the canvas.
        layers: from back to front.
        captions: cues in order, not overlapping.
        speech: what is heard.
        settled: a frame at which everything has arrived, for stills and contact sheets.
        moving: whether the picture changes at every frame (footage, slow zoom).
        key: hash of all that decides its pixels.
    """

    scene: str
    frames: int
    background: Picture
    layers: tuple[Layer, ...]
    captions: tuple[Caption, ...]
    speech: tuple[PlacedSpeech, ...]
    settled: int
    moving: bool = False
    key: str = ""


@dataclass(frozen=True, eq=False)
class Storyboard:
    """All shots of one video, in order."""

    shots: tuple[Shot, ...]
    size: tuple[int, int] = (WIDTH, HEIGHT)

    @property
    def frames(self) -> int:
        """Length of the film in frames."""
        return sum(shot.frames for shot in self.shots)
