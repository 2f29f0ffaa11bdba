"""Frame runs: what the compositor yields and the writer takes."""

from __future__ import annotations

from dataclasses import dataclass

from av import VideoFrame


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """A picture and for how many frames of the film it holds.

    Attributes:
        frame: yuv420p, BT.709 limited range, tagged; must not be changed after it was yielded.
        count: at least 1.
    """

    frame: VideoFrame
    count: int
