"""The emblem of a brand: checked when the brand is loaded, painted at any size."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from PIL import Image

from vidgen.brand.kit import RGBA, Brand
from vidgen.errors import BrandError, Finding, MediaError
from vidgen.messages import _
from vidgen.paint.svg import read_svg

LEAST_EDGE = 128  # pixels: the end card shows the emblem at about 160 px
MOST_EMBLEMS = 3  # side by side; more leave no room for the unit's name
_GAP = 0.16  # between two of them, of their size


def emblem(brand: Brand, size: int, mood: str) -> Image.Image:
    """The emblem fitted into a square and centred.

    A PNG is shown as it is. In an SVG, ``disc`` and ``sign`` are white and the brand's own colour on dark
    grounds, and change places on light ones (see `Brand.own`).

    Arguments:
        size: edge of the square in pixels.
        mood: ``danger``, ``safe`` or ``paper``.

    Returns:
        RGBA, straight alpha, ``size × size``.

    Raises:
        BrandError: VG-B009 or VG-B010, the file changed since the brand was loaded and is no longer usable.
    """
    return _fitted(brand, brand.emblem, size, mood)


def emblems(brand: Brand, size: int, mood: str) -> Image.Image:
    """All emblems of a brand side by side, each fitted into a square of `size` pixels (see `emblem`).

    Returns:
        RGBA, straight alpha, `emblems_width` × ``size``.
    """
    row = Image.new("RGBA", (emblems_width(brand, size), size))
    for number, path in enumerate(brand.emblems):
        row.paste(_fitted(brand, path, size, mood), (number * (size + round(size * _GAP)), 0))
    return row


def emblems_width(brand: Brand, size: int) -> int:
    """How wide its emblems stand side by side, in pixels, each `size` pixels high."""
    return len(brand.emblems) * (size + round(size * _GAP)) - round(size * _GAP)


def _fitted(brand: Brand, path: Path, size: int, mood: str) -> Image.Image:
    if _is_svg(path):
        colours = tuple(sorted(emblem_colours(brand, mood).items()))
        return _drawn(path, brand.look, size, colours).copy()
    image = _read_png(path)
    scale = size / max(image.size)
    inner = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    square = Image.new("RGBA", (size, size), (0, 0, 0, 0))
    # Premultiplied while resizing, or transparent pixels lend their colour to the edge.
    shrunk = image.convert("RGBa").resize(inner, Image.Resampling.LANCZOS).convert("RGBA")
    square.paste(shrunk, ((size - inner[0]) // 2, (size - inner[1]) // 2))
    return square


@lru_cache(maxsize=16)
def _drawn(path: Path, digest: str, size: int, colours: tuple[tuple[str, RGBA], ...]) -> Image.Image:
    """An SVG drawn once for all scenes; the digest tells one content of the file from another."""
    try:
        return read_svg(path).paint(size, dict(colours))
    except MediaError as error:
        raise _refused_svg(error) from error


def emblem_colours(brand: Brand, mood: str) -> Mapping[str, RGBA]:
    """What ``disc``, ``sign`` and ``currentColor`` stand for in a mood."""
    palette, (own, on_own) = brand.moods[mood], brand.own
    disc, sign = (own, on_own) if palette.light else (palette.ink, own)
    return {"disc": disc, "sign": sign, "currentColor": palette.ink}


def check_emblem(path: Path) -> None:
    """Refuse an emblem that cannot be shown well.

    Raises:
        BrandError: VG-B009 missing, corrupt, neither PNG nor SVG, or under `LEAST_EDGE`; VG-B010 an SVG with
            something this program does not draw.
    """
    if _is_svg(path):
        try:
            read_svg(path)
        except MediaError as error:
            raise _refused_svg(error) from error
    else:
        image = _read_png(path)
        if min(image.size) < LEAST_EDGE:
            raise BrandError.of(
                "VG-B009",
                _("huy hiệu “{name}” chỉ có {width}×{height} điểm ảnh, sẽ bị nhòe").format(
                    name=path.name, width=image.width, height=image.height
                ),
                _("dùng ảnh PNG từ {edge}×{edge} điểm ảnh trở lên, tốt nhất là 512×512").format(
                    edge=LEAST_EDGE
                ),
            )


def _is_svg(path: Path) -> bool:
    return path.suffix.lower() == ".svg"


def _read_png(path: Path) -> Image.Image:
    fix = _("đặt một tệp PNG (nền trong) hoặc SVG vào thư mục nhận diện rồi ghi đúng tên ở mục emblem")
    if not path.is_file():
        raise BrandError.of("VG-B009", _("không thấy huy hiệu “{name}”").format(name=path.name), fix)
    try:
        with Image.open(path, formats=["PNG"]) as image:
            whole: Image.Image = image.convert("RGBA")
            return whole
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise BrandError.of(
            "VG-B009", _("huy hiệu “{name}” hỏng hoặc không phải ảnh PNG").format(name=path.name), fix
        ) from error


def _refused_svg(error: MediaError) -> BrandError:
    def one(finding: Finding) -> Finding:
        where = _(" (dòng {line} của tệp SVG)").format(line=finding.line) if finding.line else ""
        name = finding.path.name if finding.path else ""
        message = _("huy hiệu “{name}”: {what}{where}").format(name=name, what=finding.message, where=where)
        return Finding("VG-B009" if finding.code == "VG-M040" else "VG-B010", message, finding.fix)

    return BrandError(one(finding) for finding in error.findings)
