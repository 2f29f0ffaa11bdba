"""The stage a scene type draws on: what is said and when, the mood's colours, and places to put pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PIL import Image

from vidgen.brand.kit import RGBA, Brand, Mood, Palette
from vidgen.errors import Finding, LookError
from vidgen.messages import _
from vidgen.narration.narrate import Utterance
from vidgen.paint.fitting import cut, fit_text
from vidgen.paint.polish import polished
from vidgen.paint.text import Align, Style, TextBlock, set_text
from vidgen.scenario.inline import plain_text, spans
from vidgen.scenario.model import Line, Role, Scenario, Scene, Unit
from vidgen.storyboard import canvas
from vidgen.storyboard.clearance import CLEAR, Clearance
from vidgen.storyboard.model import Layer, Picture, Pose
from vidgen.storyboard.motion import Motion, announced, enter, played, then, until
from vidgen.storyboard.source import Source
from vidgen.vietnamese.text import Span


@dataclass(frozen=True, slots=True)
class Said:
    """A line and the frames of the scene from which and until which it is heard."""

    utterance: Utterance
    start: int
    end: int

    @property
    def line(self) -> Line:
        return self.utterance.line


@dataclass
class Stage:
    """One scene under construction.

    Attributes:
        scenario, scene, unit, brand: what is shown and for whom.
        palette: the colours of this scene's mood.
        said: the lines, in order, with their frames.
        frames: length of the scene.
        layers: filled from back to front.
        findings: what did not fit; the storyboard refuses a scene that has any.
        moving: whether the picture changes at every frame.
        type: factor on every size of type.
        clearance: what the film says of its own approval.
    """

    scenario: Scenario
    scene: Scene
    unit: Unit | None
    brand: Brand
    palette: Palette
    mood: Mood
    said: tuple[Said, ...]
    frames: int
    layers: list[Layer] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    moving: bool = False
    type: float = 1.0
    clearance: Clearance = CLEAR

    @property
    def items(self) -> tuple[Said, ...]:
        """The list items among the lines."""
        return tuple(said for said in self.said if said.line.role is Role.ITEM)

    @property
    def calm(self) -> bool:
        """Whether things only fade in and photos stand still (the brand wants it, or its viewers)."""
        return self.brand.motion == "calm" or self.brand.measure.calm

    @property
    def on_paper(self) -> bool:
        """Whether the ground is light."""
        return self.palette.light

    # --- text -----------------------------------------------------------------------------------

    def style(
        self,
        size: int,
        weight: str = "bold",
        colour: RGBA | None = None,
        strong: RGBA | None = None,
        align: Align = "left",
        leading: float = 1.24,
    ) -> Style:
        """A text style of this brand and mood; weight is ``regular``, ``bold`` or ``black``.

        Arguments:
            size: in pixels for the `normal` profile; larger where the viewers' profile sets larger type.
        """
        face = getattr(self.brand.fonts, weight)
        size = round(size * self.type)
        return Style(face, size, colour or self.palette.ink, strong or self.palette.accent, leading, align)

    def text(
        self,
        text: str | Sequence[Span],
        style: Style,
        width: int,
        *,
        smallest: int,
        max_lines: int | None = None,
        height: int | None = None,
        tighten_to: int | None = None,
        parting: bool = True,
        polish: bool = False,
        what: str = "",
        line: int | None = None,
        source: Source | None = None,
    ) -> TextBlock:
        """Set text as large as it fits; what does not fit is kept as a finding where it was written.

        Arguments:
            parting: whether a long address may go on over the next line.
            polish: whether it may be a little smaller, or a line longer, to break where a reader pauses.
            line: of the script; the scene's own where it is not given.
            source: where else it was written than in the script.
        """
        shown = spans(text) if isinstance(text, str) else tuple(text)
        try:
            block = fit_text(
                shown,
                style,
                width,
                smallest=smallest,
                max_lines=max_lines,
                height=height,
                tighten_to=tighten_to and round(tighten_to * self.type),
                parting=parting,
                what=what,
                path=self.scenario.path,
                line=line or self.scene.line or None,
            )
        except LookError as error:
            self.findings.extend(source.blame(found) if source else found for found in error.findings)
            return set_text(shown[:1], style, width)
        if not polish:
            return block
        return polished(shown, block, smallest=smallest, max_lines=max_lines, height=height)

    # --- pictures -------------------------------------------------------------------------------

    def show(
        self,
        name: str,
        picture: Picture,
        x: int,
        y: int,
        *,
        at: int = 0,
        motion: Motion = "none",
        until: int | None = None,
        later: Sequence[tuple[int, Picture]] = (),
    ) -> None:
        """Put a picture on top at (x, y) from frame `at`.

        Arguments:
            motion: how it arrives.
            until: the frame at which it leaves; None keeps it to the end.
            later: further looks of the same thing, as (frame, picture) in order, in the same place.
        """
        poses = self.enter(picture, x, y, at, motion)
        for frame, look in later:
            poses = then(poses, frame, look, x, y)
        self.pose(name, poses, leaves=until)

    def enter(self, picture: Picture, x: int, y: int, at: int, motion: Motion) -> list[Pose]:
        """The poses of an entrance (see `motion.enter`), as lively as the brand wants it."""
        return list(enter(picture, x, y, at, motion, calm=self.calm))

    def announce(
        self, faint: Picture, lit: Picture, x: int, y: int, begins: int, at: int, motion: Motion
    ) -> list[Pose]:
        """The poses of what shows faintly before its turn (see `motion.announced`)."""
        return list(announced(faint, lit, x, y, begins, at, motion, calm=self.calm))

    def play(self, name: str, pictures: Sequence[Picture], x: int, y: int, *, at: int) -> None:
        """Put pictures on top that follow each other quickly until the last stays (see `motion.played`)."""
        self.pose(name, played(pictures, x, y, at, calm=self.calm))

    def pose(self, name: str, poses: Sequence[Pose], *, leaves: int | None = None) -> None:
        """Put a layer with poses of its own on top; it leaves at a frame, or stays to the end."""
        shown = until(poses, leaves)
        self.layers.append(Layer(name, tuple(pose for pose in shown if pose.frame < self.frames)))

    def overflow(self, line: Line) -> None:
        """Report that a line has more than its page can hold (VG-L003)."""
        self.findings.append(
            Finding(
                "VG-L003",
                _("Mục này có nhiều nội dung hơn một trang chứa được: “{text}”.").format(
                    text=cut(plain_text(line.text))
                ),
                _("Rút gọn hoặc tách thành nhiều mục."),
                path=self.scenario.path,
                line=line.line or None,
            )
        )

    def show_text(
        self,
        name: str,
        block: TextBlock,
        x: int,
        y: int,
        *,
        at: int = 0,
        motion: Motion = "none",
        until: int | None = None,
    ) -> None:
        """Put a text block with its box's corner at (x, y)."""
        picture = Picture(block.size, block.paint)
        self.show(name, picture, x - block.bleed, y - block.bleed, at=at, motion=motion, until=until)

    def heading(
        self, *, at: int = 2, y: int = canvas.HEAD_Y, size: int = 70, label: str = "", text: str | None = None
    ) -> int:
        """The scene's heading, with an optional small label above it; returns the y below it.

        Arguments:
            text: shown for it; the whole heading where it is not given.
        """
        shown = self.scene.heading if text is None else text
        if label:
            small = self.text(
                label,
                self.style(38, colour=self.palette.accent),
                canvas.CONTENT_WIDTH,
                smallest=30,
                max_lines=1,
            )
            self.show_text("label", small, canvas.LEFT, y, at=at, motion="rise")
            y += small.height + 4
        if not shown:
            return y
        block = self.text(
            shown,
            self.style(size, "black", leading=1.2),
            canvas.CONTENT_WIDTH,
            smallest=52,
            max_lines=3,
            polish=True,
            what=_("tiêu đề cảnh"),
        )
        self.show_text("heading", block, canvas.LEFT, y, at=at, motion="rise")
        return y + block.height


def painted(size: tuple[int, int], paint: Callable[[Image.Image], None]) -> Picture:
    """A picture painted by drawing on a transparent ground of the given size."""

    def make() -> Image.Image:
        image = Image.new("RGBA", size)
        paint(image)
        return image

    return Picture(size, make)
