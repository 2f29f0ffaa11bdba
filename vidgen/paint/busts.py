"""Busts of the cast: the old, the young and the stranger; see `avatars`.

The stranger is a hood without a face: never a uniform, a cap or an insignia.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vidgen.paint.clothes import white_shirt
from vidgen.paint.faces import (
    BLACK_HAIR,
    BODY,
    FAIR,
    INK,
    SILVER,
    SILVER_SHADE,
    SOFT,
    WARM,
    Expression,
    Mouth,
    features,
    head,
    neck,
    torso,
)

if TYPE_CHECKING:
    from vidgen.paint.sketch import Sketch

_BARS: dict[Mouth, tuple[float, ...]] = {"closed": (), "half": (2, 4, 6, 4, 2), "open": (3, 7, 4, 7, 3)}
"""Half the height of the bars of sound that a faceless voice shows."""


def grandmother(sketch: Sketch, expression: Expression) -> None:
    """Silver hair parted and tied in a bun, round glasses, a plum blouse with a knitted shawl."""
    sketch.oval(120, 49, 25, 20, SILVER_SHADE)
    sketch.area("M99 44C104 34 124 30 136 38C126 36 110 38 99 44Z", SILVER)
    sketch.area(
        "M69 112C64 74 86 44 120 44C154 44 176 74 171 112C168 122 160 124 156 116L84 116"
        "C80 124 72 122 69 112Z",
        SILVER_SHADE,
    )
    sketch.drop = BODY
    torso(sketch, "#E7D3B5")
    sketch.area(
        "M88 182C82 206 92 234 104 262H136C148 234 158 206 152 182L142 178C136 190 104 190 98 178Z", "#7B4B7D"
    )
    neck(sketch, WARM)
    sketch.area(
        "M98 178C104 196 113 206 120 214C127 206 136 196 142 178L150 181C144 204 132 220 120 232"
        "C108 220 96 204 90 181Z",
        "#5F3763",
    )
    sketch.line("M58 205Q62 226 72 246", 3, "#CFB48D", both=True)
    sketch.line("M76 194Q78 220 90 246", 3, "#CFB48D", both=True)
    sketch.drop = 0
    head(sketch, WARM)
    sketch.area(
        "M120 63C102 70 87 82 81 110C73 106 70 94 73 80C79 55 98 43 120 43C142 43 161 55 167 80"
        "C170 94 167 106 159 110C153 82 138 70 120 63Z",
        SILVER,
    )
    sketch.line("M116 47Q96 56 85 80", 2, SILVER_SHADE, both=True)
    features(sketch, WARM, expression, SILVER_SHADE, 3.4)
    sketch.line("M99 126Q101 134 98 141", 2, WARM.shade, both=True)
    sketch.line("M86 111Q83 110 81 107", 1.8, WARM.shade, both=True)
    sketch.line("M86 115Q83 116 80.5 115", 1.8, WARM.shade, both=True)
    sketch.line("M110 81Q120 78.5 130 81", 1.8, WARM.shade)
    sketch.ring(102, 109, 14, 2.8, "#7A5A45", both=True)
    sketch.line("M115.5 107Q120 103.5 124.5 107", 2.8, "#7A5A45")
    sketch.oval(77, 121, 2.6, 3.2, "#F2C84B", both=True)


def grandfather(sketch: Sketch, expression: Expression) -> None:
    """A bald crown with white hair at the sides, thick brows, moustache and short beard, a brown jacket."""
    sketch.area(
        "M72 102C66 92 68 76 80 66C84 62 90 61 96 64L144 64C150 61 156 62 160 66"
        "C172 76 174 92 168 102C162 108 158 104 156 98L84 98C82 104 78 108 72 102Z",
        SILVER_SHADE,
    )
    sketch.drop = BODY
    torso(sketch, "#7A5B45")
    neck(sketch, WARM)
    sketch.area("M96 179L120 208L144 179L152 183L136 226L120 212L104 226L88 183Z", "#F4EEE3")
    sketch.area("M30 250C30 206 58 190 92 180L112 250Z", "#8C6A51", both=True)
    sketch.area("M92 180L82 196L98 204L96 216L112 250L118 250L100 196Z", "#6B4E3B", both=True)
    sketch.drop = 0
    head(sketch, WARM)
    sketch.area("M76 102C71 86 76 70 90 62C93 70 88 77 87 86C86 94 82 99 76 102Z", SILVER, both=True)
    sketch.line("M104 68Q120 64 136 68", 1.9, WARM.shade)
    sketch.line("M101 76Q120 72 139 76", 1.9, WARM.shade)
    features(sketch, WARM, expression, "#FFFFFF", 5.4)
    sketch.line("M86 110Q83 109 81 106", 1.8, WARM.shade, both=True)
    sketch.line("M86 114Q83 115 80.5 114", 1.8, WARM.shade, both=True)
    sketch.area(
        "M101 151C106 155 112 149 120 149C128 149 134 155 139 151C140 164 131 176 120 176"
        "C109 176 100 164 101 151Z",
        "#F3F4F7",
    )
    sketch.area(
        "M120 128C112 125 103 129 98 139C106 138 114 137 120 133C126 137 134 138 142 139"
        "C137 129 128 125 120 128Z",
        "#F3F4F7",
    )


def student(sketch: Sketch, expression: Expression) -> None:
    """Short tousled hair, a white shirt, the straps of a school bag."""
    sketch.drop = BODY
    white_shirt(sketch, FAIR)
    sketch.area("M116 206H124V250H116Z", "#E8EDF5")
    sketch.oval(120, 222, 2.2, 2.2, "#AEB9CB")
    sketch.area("M62 190L84 183C84 206 86 230 90 250H66C62 230 60 208 62 190Z", "#2F6FB5", both=True)
    sketch.area("M64 216L87 213L88 222L65 225Z", "#F2B93B", both=True)
    sketch.drop = 0
    head(sketch, FAIR)
    sketch.area(
        "M73 104C68 66 88 40 122 40C156 40 172 64 167 104C163 102 161 94 160 86"
        "C152 84 146 78 143 70C136 80 122 86 106 84C108 80 110 76 110 73C102 82 92 88 81 89"
        "C80 96 78 102 73 104Z",
        BLACK_HAIR,
    )
    sketch.area("M104 44C110 34 122 32 130 36C124 36 122 40 122 44Z", BLACK_HAIR)
    features(sketch, FAIR, expression, BLACK_HAIR, 3.4)


def young_mother(sketch: Sketch, expression: Expression) -> None:
    """Long hair over the shoulders, a coral blouse, a baby asleep in her arms."""
    sketch.area(
        "M66 196C56 150 56 96 76 66C86 50 102 42 120 42C138 42 154 50 164 66"
        "C184 96 184 150 174 196C168 206 152 206 146 196L128 140H112L104 196C88 206 72 206 66 196"
        "Z",
        BLACK_HAIR,
    )
    sketch.drop = BODY
    torso(sketch, "#EE8477")
    neck(sketch, FAIR)
    sketch.area("M98 178C104 200 136 200 142 178L148 180C144 212 96 212 92 180Z", "#D9695E")
    sketch.area(
        "M66 150C64 176 66 200 76 222C84 216 90 204 88 190C86 176 88 160 92 146Z", BLACK_HAIR, both=True
    )
    sketch.drop = 0
    head(sketch, FAIR, ears=False, shape=SOFT)
    sketch.area(
        "M70 122C64 78 86 45 120 45C154 45 176 78 170 122C164 114 160 102 157 90"
        "C148 84 138 75 132 63C122 76 102 86 84 90C81 104 76 116 70 122Z",
        BLACK_HAIR,
    )
    features(sketch, FAIR, expression, BLACK_HAIR, 3, lashes=True, lips="#C74A55")
    sketch.drop = BODY - 6
    sketch.area("M112 258C104 226 116 200 146 194C176 188 200 204 204 226L206 258Z", "#BFE0EE")
    sketch.oval(160, 206, 22, 21, FAIR.tone)
    sketch.area(
        "M136 206C134 188 146 178 162 178C178 178 188 190 186 206C182 194 172 190 160 191"
        "C148 191 140 196 136 206Z",
        "#D7ECF5",
    )
    sketch.line("M149 207Q152.5 210 156 207", 2.2, INK)
    sketch.line("M164 207Q167.5 210 171 207", 2.2, INK)
    sketch.oval(149, 214, 4, 2.8, FAIR.blush, 0.4)
    sketch.oval(172, 214, 4, 2.8, FAIR.blush, 0.4)
    sketch.line("M156.5 217Q160 220 163.5 217", 2, "#B4544A")
    sketch.area(
        "M112 250C110 232 122 222 138 222C158 234 180 232 196 220C206 226 208 240 208 264H112Z", "#A5D0E3"
    )
    sketch.area("M40 250C44 230 62 222 84 226C104 229 124 236 140 244C144 250 146 260 146 270H40Z", "#E2766A")


def stranger(sketch: Sketch, expression: Expression) -> None:
    """A hood with a question mark in its shadow; no face, and only sound bars when it speaks."""
    sketch.area("M30 250C30 204 56 186 90 176C110 190 130 190 150 176C184 186 210 204 210 250Z", "#4A4E63")
    sketch.area(
        "M120 30C74 30 56 68 58 108C60 148 76 176 98 190C108 198 132 198 142 190"
        "C164 176 180 148 182 108C184 68 166 30 120 30Z",
        "#595E76",
    )
    sketch.area(
        "M120 30C166 30 184 68 182 108C180 148 164 176 142 190C137 194 129 196 120 196"
        "C150 176 164 146 164 108C164 74 148 44 120 30Z",
        "#4A4E63",
    )
    sketch.area(
        "M120 52C88 52 78 80 79 108C80 142 98 168 120 174C142 168 160 142 161 108C162 80 152 52 120 52Z",
        "#23242F",
    )
    sketch.line("M104 190Q100 208 103 226", 3.6, "#C9CDDA")
    sketch.line("M136 190Q140 206 137 218", 3.6, "#C9CDDA")
    sketch.line("M104 92C104 78 112 71 121 71C131 71 138 78 138 88C138 101 121 102 121 119", 8.5, "#F2B93B")
    sketch.oval(121, 136, 5.6, 5.6, "#F2B93B")
    for x, half in zip(range(104, 137, 8), _BARS[expression.mouth], strict=False):
        sketch.line(f"M{x} {155 - half}Q{x} 155 {x} {155 + half}", 3.6, "#F2B93B")
