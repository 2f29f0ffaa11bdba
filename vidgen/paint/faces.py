"""The parts every bust shares: neck, head, eyes, brows, nose, mouth, all around the middle line x = 120."""

from __future__ import annotations

from dataclasses import dataclass

from vidgen.paint.sketch import Sketch

INK = "#33272A"  # eyes and lines of the face
LIPS = "#B4544A"
BLACK_HAIR = "#2B2730"
BROWN_HAIR = "#43302B"
SILVER = "#D9DCE3"
SILVER_SHADE = "#B4BAC6"

BODY = -9.0  # how far neck and shoulders are moved up towards the head


@dataclass(frozen=True, slots=True)
class Skin:
    """One complexion: flat tone, its shade, the blush on the cheeks."""

    tone: str
    shade: str
    blush: str


FAIR = Skin("#F6CDA8", "#E5AE85", "#F0937C")
WARM = Skin("#EDBB90", "#D89B6E", "#E0836A")
TANNED = Skin("#D99F6F", "#BE8152", "#C9694A")

HEAD = (
    "M77 100C77 66 95 50 120 50C145 50 163 66 163 100C163 118 157 132 148 142"
    "C140 151 131 156 120 156C109 156 100 151 92 142C83 132 77 118 77 100Z"
)


def neck(sketch: Sketch, skin: Skin) -> None:
    """The neck, with the shadow of the chin."""
    sketch.area("M101 136V178C101 196 139 196 139 178V136Z", skin.tone)
    sketch.area("M101 140V156C107 166 113 170 120 170C127 170 133 166 139 156V140Z", skin.shade)


def head(sketch: Sketch, skin: Skin, ears: bool = True) -> None:
    """The head; `ears` False where hair hides them."""
    if ears:
        sketch.oval(77, 108, 9, 12, skin.tone, both=True)
        sketch.oval(76, 108, 4.5, 7, skin.shade, both=True)
    sketch.area(HEAD, skin.tone)


def features(
    sketch: Sketch,
    skin: Skin,
    talking: bool,
    brows: str,
    brow_width: float = 3.6,
    lashes: bool = False,
    lips: str | None = None,
) -> None:
    """Cheeks, eyes, brows, nose and mouth."""
    sketch.oval(94, 125, 9, 6, skin.blush, opacity=0.38, both=True)
    sketch.oval(102, 108, 4.3, 5.2, INK, both=True)
    sketch.oval(103.4, 106, 1.4, 1.6, "#FFFFFF")
    sketch.oval(139.4, 106, 1.4, 1.6, "#FFFFFF")
    if lashes:
        sketch.line("M95.5 105Q99 100.5 106.5 103", 2.6, INK, both=True)
    sketch.line("M94 95Q101.500 90 110 94", brow_width, brows, both=True)
    sketch.line("M118.500 111Q115 121 117 123.5Q119.500 125.5 123 124", 2.8, skin.shade)
    mouth(sketch, talking, lips)


def mouth(sketch: Sketch, talking: bool, lips: str | None = None, y: float = 0) -> None:
    """A calm smile, or an open mouth."""
    if talking:
        sketch.area(
            f"M107 {133 + y}C111 {131 + y} 129 {131 + y} 133 {133 + y}"
            f"C133 {143 + y} 127 {149 + y} 120 {149 + y}C113 {149 + y} 107 {143 + y} 107 {133 + y}Z",
            "#7C2D33",
        )
        sketch.area(
            f"M109 {133 + y}C113 {131.6 + y} 127 {131.6 + y} 131 {133 + y}"
            f"C130.500 {137 + y} 109.5 {137 + y} 109 {133 + y}Z",
            "#FFFFFF",
        )
        sketch.area(
            f"M112 {145 + y}C115 {141.5 + y} 125 {141.5 + y} 128 {145 + y}"
            f"C126 {148 + y} 123 {149 + y} 120 {149 + y}C117 {149 + y} 114 {148 + y} 112 {145 + y}Z",
            "#E0706C",
        )
    else:
        sketch.line(f"M108 {136 + y}Q120 {146 + y} 132 {136 + y}", 3.4, lips or LIPS)


def torso(sketch: Sketch, paint: str) -> None:
    """Shoulders and chest down to the edge of the disc."""
    sketch.area("M30 250C30 206 58 190 98 178C104 190 136 190 142 178C182 190 210 206 210 250Z", paint)
