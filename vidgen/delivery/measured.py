"""What was measured on a delivered film; nothing here says whether it is good."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from vidgen.delivery.mp4box import Layout
from vidgen.delivery.srt import Cue
from vidgen.errors import Finding
from vidgen.film.stretches import Stretch


@dataclass(frozen=True, slots=True)
class Expectation:
    """What the makers know of the film and the file alone cannot say.

    Attributes:
        size: width and height in pixels.
        frames: length of the storyboard; None where there is none to compare with.
        qr_url: what the QR code near the end must say; None where there is to be none.
        heard: whether anything is to be heard at all; a film for a screen without music is silent.
        posted: whether it goes to platforms, whose limits then count.
        captions: whether a subtitle file must stand beside the film; one that does is measured anyway.
        spoken: whether a voice speaks while a caption is on screen.
        burnt_in: whether the captions stand on the picture as well, as in every film of ours.
        paced: whether captions too fast or short are to be told; of a film just made its storyboard told.
        longest_still: seconds for which the picture may stand without any change.
        labelled: whether the AI label must stand on the picture.
        draft: whether it must, or must not, carry the mark of a draft; None where that is not known.
        tags: what must stand in its tags, by name; None where that is not known.
    """

    size: tuple[int, int] = (1080, 1920)
    frames: int | None = None
    qr_url: str | None = None
    captions: bool = False
    heard: bool = True
    posted: bool = True
    spoken: bool = False
    burnt_in: bool = False
    paced: bool = False
    longest_still: float = 8.0
    labelled: bool = False
    draft: bool | None = None
    tags: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Sampled:
    """A frame that was looked at closely; a figure is None where there was nothing to compare with.

    Attributes:
        frame: of the film.
        scene: its number, from 0.
        likeness: to the picture that was painted; 1 is the same.
        label: how surely the AI label stands there; 0 where none was painted.
        draft: how surely the mark of a draft does.
    """

    frame: int
    scene: int
    likeness: float | None = None
    label: float | None = None
    draft: float | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture as decoded.

    Attributes:
        codec, profile, pixel_format: FFmpeg's names.
        size: width and height in pixels, after rotation.
        square: whether a pixel is as wide as high.
        primaries, transfer, matrix, range: code points of ITU-T H.273; 1, 1, 1 is BT.709; range 1 is limited.
        frames: how many were decoded.
        reordered: whether a packet is shown at another time than it is decoded.
        open_gop: whether a sync sample is no IDR picture.
        black: stretches of black, in seconds of the film.
        qr: ``(second, text)`` of each code read in the frames looked at near the end.
        qr_seconds: time between two frames looked at.
        qr_side: of the code without its quiet zone, in pixels; None where none was read.
        qr_quiet: modules of quiet zone around it, up to 4.
        flashes, red_flashes: in the second that has most of them (WCAG 2.3.1).
        caption_contrast: of the burnt-in caption that reads worst; None where none was seen.
        still: stretches of a second or longer in which nothing changed, in seconds of the film.
        sampled: frames that were compared with what was painted, in order.
    """

    codec: str
    profile: str
    pixel_format: str
    size: tuple[int, int]
    square: bool
    primaries: int
    transfer: int
    matrix: int
    range: int
    frames: int
    reordered: bool
    open_gop: bool
    black: tuple[Stretch, ...]
    qr: tuple[tuple[float, str], ...]
    qr_seconds: float
    qr_side: float | None = None
    qr_quiet: int | None = None
    flashes: float = 0.0
    red_flashes: float = 0.0
    caption_contrast: float | None = None
    still: tuple[Stretch, ...] = ()
    sampled: tuple[Sampled, ...] = ()


@dataclass(frozen=True, slots=True)
class Sound:
    """The sound as decoded.

    Attributes:
        codec, profile: FFmpeg's names.
        rate: samples a second.
        channels: 1 is mono.
        seconds: length of the decoded sound.
        average_bit_rate, peak_bit_rate: bits a second over the whole film, and over its fullest second.
        loudness: integrated, in LUFS (ITU-R BS.1770-4); −inf for silence.
        true_peak: dBTP, four times oversampled; −inf for silence.
        silent: stretches of silence, in seconds of the film.
    """

    codec: str
    profile: str
    rate: int
    channels: int
    seconds: float
    average_bit_rate: int
    peak_bit_rate: int
    loudness: float
    true_peak: float
    silent: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything measured on one file.

    Attributes:
        path: the film.
        bytes: its size.
        layout: its boxes.
        readable: whether FFmpeg could open it at all.
        damaged: how many packets could not be decoded.
        picture, sound: None where there is no such stream.
        cues: of the subtitle file beside it; None where there is none.
        subtitle_faults: why that file cannot be read.
        tags: ours, by name.
    """

    path: Path
    bytes: int
    layout: Layout
    readable: bool = True
    damaged: int = 0
    picture: Picture | None = None
    sound: Sound | None = None
    cues: tuple[Cue, ...] | None = None
    subtitle_faults: tuple[Finding, ...] = field(default=())
    tags: Mapping[str, str] = field(default_factory=dict)

    @property
    def seconds(self) -> float:
        """Length of the film: of its picture as the index has it, else of its sound."""
        track = self.layout.track("vide") or self.layout.track("soun")
        return track.seconds if track else 0.0
