"""What women and men of the cast wear alike; see `avatars`. No uniform, no cap, no insignia."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vidgen.paint.faces import Skin, neck, torso

if TYPE_CHECKING:
    from vidgen.paint.sketch import Sketch


def white_shirt(sketch: Sketch, skin: Skin) -> None:
    """A pupil's, with its collar; the neck is drawn with it."""
    torso(sketch, "#FFFFFF")
    neck(sketch, skin)
    sketch.area("M98 177L120 204L104 216L88 186Z", "#E8EDF5", both=True)


def work_clothes(sketch: Sketch, skin: Skin) -> None:
    """Blue, below an orange vest with light stripes; the neck is drawn with them."""
    torso(sketch, "#3B5B8C")
    neck(sketch, skin)
    sketch.area("M98 178L120 206L106 218L86 186Z", "#2F4A75", both=True)
    sketch.area("M52 198C64 190 76 186 88 182C90 210 100 232 112 250H48Z", "#F07F2E", both=True)
    sketch.area("M66 192L80 186C82 210 88 232 98 250H80C72 232 67 212 66 192Z", "#F6E7A8", both=True)


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
