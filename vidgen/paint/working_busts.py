"""Busts of the men at work; the women are in `women_busts`, all together in `avatars`.

The officer is a person in a plain shirt: no uniform, no cap, no insignia.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vidgen.paint.clothes import checked_scarf, helmet, leaf_hat, name_card, work_clothes
from vidgen.paint.faces import (
    BLACK_HAIR,
    BODY,
    BROAD,
    BROWN_HAIR,
    TANNED,
    WARM,
    Expression,
    features,
    head,
    neck,
    torso,
)

if TYPE_CHECKING:
    from vidgen.paint.sketch import Sketch


def farmer(sketch: Sketch, expression: Expression) -> None:
    """A conical leaf hat with its ribbon, a checked scarf, a brown blouse, skin tanned by the field."""
    sketch.drop = BODY
    torso(sketch, "#7A5340")
    neck(sketch, TANNED)
    checked_scarf(sketch)
    sketch.drop = 0
    head(sketch, TANNED, shape=BROAD)
    sketch.area(
        "M75 104C72 88 78 76 88 70H152C162 76 168 88 165 104C161 100 160 96 159 90H81C80 96 79 100 75 104Z",
        BLACK_HAIR,
    )
    sketch.area("M80 90H160C160 98 142 101 120 101C98 101 80 98 80 90Z", TANNED.shade)
    features(sketch, TANNED, expression, TANNED.shade, 4)
    sketch.line("M81 98Q78 138 114 157", 2.6, "#3D7F8F", both=True)
    leaf_hat(sketch)


def shop_owner(sketch: Sketch, expression: Expression) -> None:
    """Short hair brushed back, a mustard shirt under a teal apron."""
    sketch.drop = BODY
    torso(sketch, "#F0B744")
    neck(sketch, WARM)
    sketch.area("M98 177L120 204L104 218L88 186Z", "#D99C2B", both=True)
    sketch.area("M78 218C100 224 140 224 162 218L170 250H70Z", "#1F8A83")
    sketch.line("M80 220Q76 200 84 184", 7, "#1F8A83", both=True)
    sketch.area("M102 232C112 235 128 235 138 232V250H102Z", "#17716B")
    sketch.drop = 0
    head(sketch, WARM, shape=BROAD)
    sketch.area(
        "M75 106C68 76 74 54 92 47C100 37 142 34 156 50C169 58 172 80 165 106"
        "C161 100 160 92 158 84C152 74 146 70 138 67C124 70 104 70 96 66C90 72 84 80 82 88"
        "C80 96 79 101 75 106Z",
        BROWN_HAIR,
    )
    sketch.line("M104 62Q112 50 126 46", 1.8, "#5F4740")
    sketch.line("M122 63Q130 54 142 52", 1.8, "#5F4740")
    features(sketch, WARM, expression, BROWN_HAIR, 4.4)


def worker(sketch: Sketch, expression: Expression) -> None:
    """A yellow helmet, blue work clothes, an orange vest with light stripes."""
    sketch.drop = BODY
    work_clothes(sketch, TANNED)
    sketch.drop = 0
    head(sketch, TANNED, shape=BROAD)
    sketch.area("M80 84H160C162 92 162 98 160 106L155 88H85L80 106C78 98 78 92 80 84Z", BLACK_HAIR)
    features(sketch, TANNED, expression, BLACK_HAIR, 4.4)
    helmet(sketch)


def officer(sketch: Sketch, expression: Expression) -> None:
    """Neat hair with a side parting, a plain light blue shirt, a blank name card."""
    sketch.drop = BODY
    torso(sketch, "#A9CDEB")
    neck(sketch, WARM)
    sketch.area("M97 176L120 206L103 220L84 184Z", "#C8E0F4", both=True)
    sketch.line("M120 207Q120 230 120 250", 2.4, "#86B0D4")
    sketch.oval(120, 226, 2.4, 2.4, "#F5FAFE")
    name_card(sketch)
    sketch.drop = 0
    head(sketch, WARM, shape=BROAD)
    sketch.area(
        "M75 106C69 76 76 52 96 45C108 35 142 35 155 49C169 58 171 80 165 106"
        "C161 100 160 93 158 85C155 80 152 76 151 71C138 72 116 70 101 60C98 70 89 78 83 87"
        "C81 95 80 100 75 106Z",
        BLACK_HAIR,
    )
    sketch.line("M101 60Q100 53 105 47", 1.8, "#4D4752")
    sketch.line("M118 50Q134 47 147 55", 1.8, "#4D4752")
    features(sketch, WARM, expression, BLACK_HAIR, 4.2)
