"""Busts of the men at work; the women are in `women_busts`, all together in `avatars`.

The officer is a person in a plain shirt: no uniform, no cap, no insignia.
"""

from __future__ import annotations

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


def leaf_hat(sketch: Sketch) -> None:
    """A nón lá."""
    sketch.area(
        "M120 27C122 27 124 28 126 30L204 74C210 78 207 85 200 86C176 92 148 94 120 94"
        "C92 94 64 92 40 86C33 85 30 78 36 74L114 30C116 28 118 27 120 27Z",
        "#EDD59C",
    )
    sketch.area(
        "M120 27C122 27 124 28 126 30L204 74C210 78 207 85 200 86C178 91.5 154 93.7 128 94"
        "C140 68 136 44 120 27Z",
        "#DDBF7D",
    )
    sketch.line("M97 43Q120 49 143 43", 1.8, "#BF9F62")
    sketch.line("M74 56Q120 68 166 56", 1.8, "#BF9F62")
    sketch.line("M51 69Q120 87 189 69", 1.8, "#BF9F62")
    sketch.area(
        "M40 86C64 92 92 94 120 94C148 94 176 92 200 86C178 96 150 99 120 99C90 99 62 96 40 86Z", "#BF9F62"
    )


def checked_scarf(sketch: Sketch) -> None:
    """A khăn rằn around the neck, one end hanging down."""
    dark = "#3C4152"
    sketch.area("M104 204C102 220 96 236 92 256L116 258C120 240 121 222 119 206Z", "#F4F1EA")
    for y in (218, 228, 238, 248):
        sketch.line(
            f"M{116 - (y - 200) * 0.36:.1f} {y}Q{112 - (y - 200) * 0.1:.1f} {y + 2} 120 {y + 1}",
            2,
            dark,
            0.75,
        )
    sketch.line("M108.5 206Q107 226 100 254", 2, dark, 0.75)
    sketch.line("M114.5 208Q114 230 109 256", 2, dark, 0.75)
    sketch.area(
        "M88 172C100 188 140 188 152 172C162 178 165 188 161 195C144 213 96 213 79 195C75 188 78 178 88 172Z",
        "#F4F1EA",
    )
    for y in (0, 7, 14):
        sketch.line(
            f"M{84 - y * 0.3:.1f} {178 + y}Q120 {203 + y * 0.9:.1f} {156 + y * 0.3:.1f} {178 + y}",
            2,
            dark,
            0.75,
        )
    for step in range(-4, 5):
        top, low = 187 - abs(step) * 2.4, 207 - abs(step) * 2.6
        sketch.line(
            f"M{120 + step * 8} {top:.1f}"
            f"Q{120 + step * 8.4:.1f} {(top + low) / 2:.1f} {120 + step * 8.8:.1f} {low:.1f}",
            2,
            dark,
            0.75,
        )


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
    torso(sketch, "#3B5B8C")
    neck(sketch, TANNED)
    sketch.area("M98 178L120 206L106 218L86 186Z", "#2F4A75", both=True)
    sketch.area("M52 198C64 190 76 186 88 182C90 210 100 232 112 250H48Z", "#F07F2E", both=True)
    sketch.area("M66 192L80 186C82 210 88 232 98 250H80C72 232 67 212 66 192Z", "#F6E7A8", both=True)
    sketch.drop = 0
    head(sketch, TANNED, shape=BROAD)
    sketch.area("M80 84H160C162 92 162 98 160 106L155 88H85L80 106C78 98 78 92 80 84Z", BLACK_HAIR)
    features(sketch, TANNED, expression, BLACK_HAIR, 4.4)
    helmet(sketch)


def helmet(sketch: Sketch) -> None:
    """A yellow one, down to the brows."""
    sketch.area("M76 80C76 50 94 32 120 32C146 32 164 50 164 80Z", "#FFC933")
    sketch.area("M120 32C146 32 164 50 164 80H138C142 62 136 44 120 32Z", "#F0B11E")
    sketch.area("M110 34C110 28 130 28 130 34L132 78H108Z", "#FFD95E")
    sketch.area(
        "M66 82C66 76 72 75 78 75H162C168 75 174 76 174 82C174 88 166 88 160 87"
        "C136 83 104 83 80 87C74 88 66 88 66 82Z",
        "#F0B11E",
    )


def name_card(sketch: Sketch) -> None:
    """A blank card on a ribbon, as clerks wear it at the counter."""
    sketch.line("M101 184Q108 202 116 216", 4.2, "#2F6FB5")
    sketch.line("M139 184Q132 202 124 216", 4.2, "#2F6FB5")
    sketch.area("M107 215Q107 212 110 212H130Q133 212 133 215V250H107Z", "#FFFFFF")
    sketch.area("M116 212H124V217H116Z", "#C3CCD8")
    sketch.oval(120, 228, 5, 5, "#C9D6E4")
    sketch.area("M111 241C111 234 129 234 129 241V250H111Z", "#C9D6E4")


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
