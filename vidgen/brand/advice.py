"""What could be better in a brand that is good enough to be used: warnings, each where it was written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFont

from vidgen.brand.bumper import ADVISED, bumper_seconds
from vidgen.brand.emblem import emblem
from vidgen.brand.kit import MOODS, RGBA, Brand, Mood, Palette
from vidgen.brand.sheet import Entry, Key
from vidgen.brand.shipped import FILE, shipped_folder, themes
from vidgen.brand.typeface import lacks
from vidgen.errors import Finding, Severity
from vidgen.messages import _

SHARP_EDGE = 256  # pixels: twice the end card's, so that covers and prints are sharp too
_LONGEST_SHAPE = 2.0  # sides of an emblem to each other
_FADES = 1.6  # contrast below which a part of an emblem is lost on its ground
_LEAST_SEEN = 0.25  # of an emblem's pixels
_ALIKE, _SIGNS_ALIKE = 14.0, 25.0  # ΔE*ab (CIE 1976); 2.3 is just noticeable side by side
_MARKS = "•·×°²§½±≥≤≈€$&@#*=_/|[]\"'"  # further marks that scripts use
_COUNTERPART: Mapping[Mood, Mapping[str, str]] = {
    "danger": {"light": "danger-light"},
    "safe": {"light": "safe-light"},
    "paper": {"dark": "paper-dark"},
}


def advice(brand: Brand, entries: Mapping[Key, Entry]) -> tuple[Finding, ...]:
    """Warnings, in order of lines: VG-B020 the neutral emblem stands in, VG-B021 emblem that will not look
    well, VG-B022 emblem that is lost on a ground, VG-B023 moods or signs alike, VG-B024 a palette of another
    theme beside one's own, VG-B025 font without marks, VG-B026 long intro or outro.

    Arguments:
        entries: where each value is written (see `load.read_brand`).
    """
    found = (
        *_neutral(brand, entries),
        *_emblem_files(brand, entries),
        *_faded_emblem(brand, entries),
        *_alike(brand, entries),
        *_foreign_palettes(brand, entries),
        *_marks(brand, entries),
        *_bumpers(brand, entries),
    )
    warnings = (replace(each, severity=Severity.WARNING) for each in found)
    return tuple(sorted(warnings, key=lambda each: (str(each.path), each.line or 0)))


def _own(brand: Brand, entries: Mapping[Key, Entry], *keys: Key) -> Entry:
    """The first of some keys that the brand's own file has; else its first line."""
    file = brand.folder / FILE
    written = (entries[key] for key in keys if key in entries and entries[key].path == file)
    return next(written, Entry((), None, file, 1))


def _neutral(brand: Brand, entries: Mapping[Key, Entry]) -> Iterator[Finding]:
    shipped = {shipped_folder(), *themes().values()}
    if brand.folder not in shipped and brand.emblem.parent in {path.resolve() for path in shipped}:
        yield _own(brand, entries, ("emblem",), ("base",)).finding(
            "VG-B020",
            _("chưa có huy hiệu riêng, đang dùng hình trung tính đi kèm"),
            _("đặt huy hiệu (PNG nền trong hoặc SVG) vào thư mục và ghi: emblem: huy-hieu.png"),
        )


def _emblem_files(brand: Brand, entries: Mapping[Key, Entry]) -> Iterator[Finding]:
    place = _own(brand, entries, ("emblem",))
    for path in brand.emblems:
        if path.suffix.lower() == ".svg":
            continue
        with Image.open(path) as image:
            picture = image.convert("RGBA")
        short, long = sorted(picture.size)
        if short < SHARP_EDGE:
            yield place.finding(
                "VG-B021",
                _("huy hiệu “{name}” chỉ có {width}×{height} điểm ảnh, không nét trên ảnh bìa").format(
                    name=path.name, width=picture.width, height=picture.height
                ),
                _("dùng ảnh từ {edge}×{edge} điểm ảnh, hoặc SVG").format(edge=SHARP_EDGE),
            )
        if long > short * _LONGEST_SHAPE:
            yield place.finding(
                "VG-B021",
                _("huy hiệu “{name}” quá dài so với bề kia nên hiện rất nhỏ").format(name=path.name),
                _("dùng hình gần vuông hoặc tròn; tên đơn vị đã có chữ ở bên cạnh"),
            )
        corners = (picture.getpixel((x, y)) for x in (0, picture.width - 1) for y in (0, picture.height - 1))
        if all(isinstance(pixel, tuple) and pixel[3] > 250 for pixel in corners):
            yield place.finding(
                "VG-B021",
                _("huy hiệu “{name}” không có nền trong nên hiện thành một ô vuông").format(name=path.name),
                _("xuất lại PNG với nền trong suốt"),
            )


def _faded_emblem(brand: Brand, entries: Mapping[Key, Entry]) -> Iterator[Finding]:
    for mood in MOODS:
        palette = brand.moods[mood]
        shown = np.asarray(emblem(brand, 96, mood)).reshape(-1, 4)
        solid = shown[shown[:, 3] > 200]
        if not len(solid):
            continue
        light, behind = _luminance(solid), float(_luminance(np.array([_middle(palette)]))[0])
        ratio = (np.maximum(light, behind) + 0.05) / (np.minimum(light, behind) + 0.05)
        if float((ratio >= _FADES).mean()) < _LEAST_SEEN:
            yield _own(brand, entries, ("emblem",)).finding(
                "VG-B022",
                _("huy hiệu chìm vào nền ở không khí {mood}").format(mood=mood),
                _("dùng bản huy hiệu có viền hoặc nền sáng, hoặc đổi appearance"),
            )


def _alike(brand: Brand, entries: Mapping[Key, Entry]) -> Iterator[Finding]:
    danger, safe = brand.moods["danger"], brand.moods["safe"]
    pairs = ((danger.glow, safe.glow), (danger.bottom, safe.bottom), (danger.accent, safe.accent))
    if max(_difference(*pair) for pair in pairs) < _ALIKE:
        names = ("glow", "top", "bottom", "accent")
        keys = (("moods", mood, name) for mood in ("danger", "safe") for name in names)
        yield _own(brand, entries, *keys).finding(
            "VG-B023",
            _("không khí danger và safe gần như cùng màu, người xem không thấy khác"),
            _("cho cảnh báo một màu nóng, việc nên làm một màu mát"),
        )
    for mood in MOODS:
        if _difference(brand.moods[mood].good, brand.moods[mood].bad) < _SIGNS_ALIKE:
            yield _own(brand, entries, *(("moods", mood, name) for name in ("good", "bad"))).finding(
                "VG-B023",
                _("không khí {mood}: dấu nên làm (good) và không nên (bad) gần cùng màu").format(mood=mood),
                _("đổi một trong hai, ví dụ xanh lá và đỏ"),
            )


def _foreign_palettes(brand: Brand, entries: Mapping[Key, Entry]) -> Iterator[Finding]:
    file = brand.folder / FILE
    own = {key[1] for key, entry in entries.items() if key[0] == "moods" and entry.path == file}
    for mood, palettes in _COUNTERPART.items():
        counterpart = palettes.get(brand.appearance)
        if counterpart and mood in own and counterpart not in own:
            yield _own(brand, entries, ("appearance",)).finding(
                "VG-B024",
                _("appearance {appearance} dùng màu {other}, mà tệp này chỉ đổi màu {mood}").format(
                    appearance=brand.appearance, other=counterpart, mood=mood
                ),
                _("ghi thêm màu cho {other} dưới moods").format(other=counterpart),
            )


def _marks(brand: Brand, entries: Mapping[Key, Entry]) -> Iterator[Finding]:
    for weight, path in (
        ("regular", brand.fonts.regular),
        ("bold", brand.fonts.bold),
        ("black", brand.fonts.black),
    ):
        if path.parent.is_relative_to(shipped_folder().resolve()):
            continue
        font = ImageFont.truetype(str(path), 24, layout_engine=ImageFont.Layout.BASIC)
        missing = [mark for mark in _MARKS if lacks(font, mark)]
        if missing:
            yield _own(brand, entries, ("fonts", weight)).finding(
                "VG-B025",
                _("phông “{name}” thiếu các dấu: {marks}").format(name=path.name, marks=" ".join(missing)),
                _("tránh các dấu này trong kịch bản, hoặc dùng phông đủ hơn"),
            )


def _bumpers(brand: Brand, entries: Mapping[Key, Entry]) -> Iterator[Finding]:
    for key, path in (("intro", brand.intro), ("outro", brand.outro)):
        seconds = bumper_seconds(path) if path else None
        if path and seconds and seconds > ADVISED:
            yield _own(brand, entries, (key,)).finding(
                "VG-B026",
                _("video “{name}” dài {seconds} giây, người xem dễ lướt qua").format(
                    name=path.name, seconds=f"{seconds:.1f}".replace(".", ",")
                ),
                _("nên cắt còn không quá {advised} giây").format(advised=round(ADVISED)),
            )


def _middle(palette: Palette) -> RGBA:
    """The ground behind the brand bar, between its upper edge and the glow."""
    red, green, blue = (
        (one + other) // 2 for one, other in zip(palette.top[:3], palette.glow[:3], strict=True)
    )
    return red, green, blue, 255


def _luminance(pixels: NDArray[np.generic]) -> NDArray[np.float64]:
    """Relative luminance (WCAG 2.2) of each pixel."""
    share = pixels[..., :3].astype(np.float64) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    luminance: NDArray[np.float64] = linear @ np.array([0.2126, 0.7152, 0.0722])
    return luminance


def _difference(one: RGBA, other: RGBA) -> float:
    """How different two colours look: ΔE*ab of CIE 1976, D65."""
    return float(np.linalg.norm(_lab(one) - _lab(other)))


def _lab(colour: RGBA) -> NDArray[np.float64]:
    share = np.array(colour[:3]) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    xyz = to_xyz @ linear / np.array([0.9505, 1.0, 1.089])
    x, y, z = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])
