"""Busts of the women at work and at school; see `avatars`.

The officer is a person in a plain shirt: no uniform, no cap, no insignia.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vidgen.paint.clothes import checked_scarf, helmet, leaf_hat, name_card, white_shirt, work_clothes
from vidgen.paint.faces import (
    BLACK_HAIR,
    BODY,
    BROWN_HAIR,
    FAIR,
    SOFT,
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


def officer(sketch: Sketch, expression: Expression) -> None:
    """Hair parted at the side and tied at the nape, a plain light blue shirt, a blank name card."""
    sketch.area(
        "M70 118C62 74 84 42 120 42C156 42 178 74 170 118C168 136 164 148 160 154L152 158"
        "C172 162 182 178 178 206C176 218 170 226 164 230C166 208 158 190 140 180H96L80 154"
        "C76 148 72 136 70 118Z",
        BLACK_HAIR,
    )
    sketch.drop = BODY
    torso(sketch, "#A9CDEB")
    neck(sketch, FAIR)
    sketch.area("M99 177L120 210L105 219C96 208 90 198 86 184Z", "#C8E0F4", both=True)
    sketch.line("M120 211Q120 232 120 250", 2.4, "#86B0D4")
    sketch.oval(120, 228, 2.4, 2.4, "#F5FAFE")
    name_card(sketch)
    sketch.area(
        "M146 168C164 176 178 192 178 214C178 228 170 240 160 246C164 222 158 200 142 184Z", BLACK_HAIR
    )
    sketch.line("M152 178Q168 196 167 226", 1.8, "#4D4752")
    sketch.drop = 0
    head(sketch, FAIR, shape=SOFT)
    sketch.area(
        "M74 112C66 72 86 43 120 43C154 43 174 72 166 112C162 104 160 96 158 88"
        "C150 82 142 74 136 62C122 78 102 88 84 92C81 99 79 106 74 112Z",
        BLACK_HAIR,
    )
    sketch.line("M136 62Q132 54 126 48", 1.8, "#4D4752")
    sketch.line("M128 64Q112 78 92 83", 1.8, "#4D4752")
    features(sketch, FAIR, expression, BLACK_HAIR, 3.2, lashes=True, lips="#C2414B")
    sketch.oval(77, 121, 2.8, 2.8, "#F5FAFE", both=True)


def farmer(sketch: Sketch, expression: Expression) -> None:
    """A conical leaf hat over tied-back hair, a checked scarf, a plum blouse."""
    sketch.area("M78 96C72 130 76 158 88 176H152C164 158 168 130 162 96Z", BLACK_HAIR)
    sketch.drop = BODY
    torso(sketch, "#8C4A6B")
    neck(sketch, TANNED)
    checked_scarf(sketch)
    sketch.drop = 0
    head(sketch, TANNED, ears=False, shape=SOFT)
    sketch.area(
        "M74 128C70 100 76 78 88 70H152C164 78 170 100 166 128C160 118 157 108 156 98"
        "C144 96 130 88 120 80C110 88 96 96 84 98C83 108 80 118 74 128Z",
        BLACK_HAIR,
    )
    sketch.area("M80 90H160C160 97 142 99 120 99C98 99 80 97 80 90Z", TANNED.shade, 0.55)
    features(sketch, TANNED, expression, BLACK_HAIR, 3.2, lashes=True, lips="#B8443F")
    sketch.line("M80 98Q78 138 114 157", 2.6, "#D8574A", both=True)
    leaf_hat(sketch)


def student(sketch: Sketch, expression: Expression) -> None:
    """A fringe and two plaits tied with ribbons, a white blouse under a blue pinafore."""
    sketch.area(
        "M70 122C62 76 84 42 120 42C156 42 178 76 170 122C168 140 160 152 152 158H88C80 152 72 140 70 122Z",
        BLACK_HAIR,
    )
    sketch.drop = BODY
    white_shirt(sketch, FAIR)
    sketch.area("M88 186L99 180C98 200 98 212 100 224L86 226C84 212 84 200 88 186Z", "#2F6FB5", both=True)
    sketch.area("M82 222H158L162 250H78Z", "#2F6FB5")
    sketch.area("M104 204L120 210L136 204V220L120 214L104 220Z", "#D8574A")
    sketch.oval(120, 212, 4.5, 4.5, "#B8443F")
    sketch.drop = 0
    head(sketch, FAIR, ears=False, shape=SOFT)
    sketch.area(
        "M71 130C64 78 86 43 120 43C154 43 176 78 169 130C163 120 159 108 158 94"
        "C148 90 140 88 132 89C128 86 126 84 124 80C122 86 118 90 112 92C100 89 92 90 82 94"
        "C81 108 77 120 71 130Z",
        BLACK_HAIR,
    )
    for top, low in ((142, 158), (156, 174), (172, 190)):
        middle = (top + low) / 2
        sketch.oval(81, middle, 9.500, (low - top) / 2 + 2, BLACK_HAIR, both=True)
        sketch.line(f"M74 {middle - 3}Q81 {middle + 4} 88 {middle - 3}", 1.8, "#4D4752", both=True)
    sketch.area("M81 194L70 188V202L81 196L92 202V188Z", "#D8574A", both=True)
    sketch.area("M77 196H85L88 214Q81 220 74 214Z", BLACK_HAIR, both=True)
    features(sketch, FAIR, expression, BLACK_HAIR, 3, lashes=True, lips="#C74A55")


def worker(sketch: Sketch, expression: Expression) -> None:
    """A yellow helmet over hair to the shoulders, blue work clothes, an orange vest with light stripes."""
    sketch.area(
        "M74 84C64 116 64 156 72 190C84 196 96 190 100 178H140C144 190 156 196 168 190"
        "C176 156 176 116 166 84Z",
        BROWN_HAIR,
    )
    sketch.drop = BODY
    work_clothes(sketch, WARM)
    sketch.drop = 0
    sketch.area(
        "M72 130C68 156 70 176 76 194C86 192 92 182 91 168C88 152 84 138 82 124Z", BROWN_HAIR, both=True
    )
    head(sketch, WARM, ears=False, shape=SOFT)
    sketch.area(
        "M74 136C70 112 74 90 80 80H160C166 90 170 112 166 136C160 126 157 114 156 100"
        "C146 96 136 92 128 88C116 96 100 100 84 100C83 114 80 126 74 136Z",
        BROWN_HAIR,
    )
    features(sketch, WARM, expression, BROWN_HAIR, 3.2, lashes=True, lips="#C2414B")
    sketch.oval(79, 125, 2.6, 2.6, "#F2C84B", both=True)
    helmet(sketch)


def shop_owner(sketch: Sketch, expression: Expression) -> None:
    """A bob held by a headband, a mustard blouse under a teal apron."""
    sketch.area(
        "M66 140C58 80 78 42 120 42C162 42 182 80 174 140C170 156 156 158 146 150L94 150"
        "C84 158 70 156 66 140Z",
        BROWN_HAIR,
    )
    sketch.drop = BODY
    torso(sketch, "#F0B744")
    neck(sketch, FAIR)
    sketch.area("M98 178C104 196 136 196 142 178L148 180C142 206 98 206 92 180Z", "#D99C2B")
    sketch.area("M80 214C100 220 140 220 160 214L168 250H72Z", "#1F8A83")
    sketch.line("M82 216Q80 198 90 182", 7, "#1F8A83", both=True)
    sketch.area("M102 230C112 233 128 233 138 230V250H102Z", "#17716B")
    sketch.drop = 0
    head(sketch, FAIR, ears=False, shape=SOFT)
    sketch.area(
        "M72 118C66 76 86 46 120 46C154 46 174 76 168 118C162 112 158 102 157 90"
        "C140 88 124 80 114 68C108 80 96 90 83 94C82 104 78 112 72 118Z",
        BROWN_HAIR,
    )
    sketch.area(
        "M75 80C82 56 98 43 120 43C142 43 158 56 165 80L160 84C150 64 138 54 120 54C102 54 90 64 80 84Z",
        "#D8574A",
    )
    features(sketch, FAIR, expression, BROWN_HAIR, 3.2, lashes=True, lips="#C2414B")
    sketch.oval(77, 124, 3.2, 3.2, "#1F8A83", both=True)
