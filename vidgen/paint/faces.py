"""The parts every bust shares: neck, head, eyes, brows, nose, mouth, all around the middle line x = 120.

Light falls from the upper left on all of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from vidgen.paint.sketch import Sketch

INK = "#33272A"  # eyes and lines of the face
LIPS = "#B4544A"
_MOUTH, _TONGUE = "#7C2D33", "#E0706C"
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
TANNED = Skin("#DBA377", "#BD8054", "#CF6F52")

OVAL = (
    "M77 100C77 66 95 50 120 50C145 50 163 66 163 100C163 118 157 132 148 142"
    "C140 151 131 156 120 156C109 156 100 151 92 142C83 132 77 118 77 100Z"
)
SOFT = (  # a narrower chin
    "M78 100C78 66 95 50 120 50C145 50 162 66 162 100C162 116 156 129 147 140"
    "C139 150 130 156.500 120 156.500C110 156.500 101 150 93 140C84 129 78 116 78 100Z"
)
BROAD = (  # a stronger jaw
    "M77 99C77 66 95 50 120 50C145 50 163 66 163 99C163 119 160 133 151 144"
    "C143 153 132 157 120 157C108 157 97 153 89 144C80 133 77 119 77 99Z"
)

Mouth = Literal["closed", "half", "open"]


@dataclass(frozen=True, slots=True)
class Expression:
    """What moves in a face."""

    mouth: Mouth = "closed"
    blink: bool = False


CALM = Expression()


def neck(sketch: Sketch, skin: Skin) -> None:
    """The neck, with the shadow of the chin."""
    sketch.area("M101 136V178C101 196 139 196 139 178V136Z", skin.tone)
    sketch.area("M101 140V156C107 166 113 170 120 170C127 170 133 166 139 156V140Z", skin.shade)


def head(sketch: Sketch, skin: Skin, ears: bool = True, shape: str = OVAL) -> None:
    """The head, lit from the left; `ears` False where hair hides them."""
    if ears:
        sketch.oval(77, 108, 9, 12, skin.tone, both=True)
        sketch.oval(76, 108, 4.5, 7, skin.shade, both=True)
    sketch.solid(shape, skin.tone, skin.shade, 10, 0.36)


def features(
    sketch: Sketch,
    skin: Skin,
    expression: Expression,
    brows: str,
    brow_width: float = 3.6,
    lashes: bool = False,
    lips: str = LIPS,
) -> None:
    """Cheeks, eyes, brows, nose and mouth."""
    sketch.oval(94, 125, 9, 6, skin.blush, opacity=0.34, both=True)
    eyes(sketch, expression.blink, lashes)
    sketch.line("M94 95Q101.500 90 110 94", brow_width, brows, both=True)
    sketch.line("M118.500 111Q115 121 117 123.5Q119.500 125.5 123 124", 2.8, skin.shade)
    mouth(sketch, expression.mouth, lips)


def eyes(sketch: Sketch, blink: bool, lashes: bool) -> None:
    """Open with a light in each, or closed for a moment."""
    if blink:
        sketch.line("M96.5 108.5Q102 113 107.500 108.5", 2.8, INK, both=True)
        return
    sketch.oval(102, 108, 4.3, 5.2, INK, both=True)
    sketch.oval(103.4, 106, 1.4, 1.6, "#FFFFFF")
    sketch.oval(139.4, 106, 1.4, 1.6, "#FFFFFF")
    if lashes:
        sketch.line("M95.5 105Q99 100.5 106.5 103", 2.6, INK, both=True)


def mouth(sketch: Sketch, pose: Mouth, lips: str) -> None:
    """A calm smile, or a mouth half or wide open."""
    if pose == "closed":
        sketch.line("M108 136Q120 146 132 136", 3.4, lips)
    elif pose == "half":
        sketch.area(
            "M110 134C114 132.5 126 132.5 130 134C130 141 126 144.5 120 144.5C114 144.5 110 141 110 134Z",
            _MOUTH,
        )
        sketch.area("M111.500 134C115 133 125 133 128.500 134C128 137 112 137 111.500 134Z", "#FFFFFF")
    else:
        sketch.area(
            "M107 133C111 131 129 131 133 133C133 143 127 149 120 149C113 149 107 143 107 133Z", _MOUTH
        )
        sketch.area("M109 133C113 131.6 127 131.6 131 133C130.500 137 109.5 137 109 133Z", "#FFFFFF")
        sketch.area(
            "M112 145C115 141.5 125 141.5 128 145C126 148 123 149 120 149C117 149 114 148 112 145Z", _TONGUE
        )


def torso(sketch: Sketch, paint: str) -> None:
    """Shoulders and chest down to the edge of the disc, lit from the left."""
    sketch.area("M30 250C30 206 58 190 98 178C104 190 136 190 142 178C182 190 210 206 210 250Z", paint)
    sketch.area("M210 250C210 206 182 190 142 178C166 194 178 214 180 250Z", "#000000", 0.09)
