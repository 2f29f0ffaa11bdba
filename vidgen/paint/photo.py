"""Photos as authors bring them: any mode, any orientation, checked before anything is painted."""

from __future__ import annotations

import warnings
from pathlib import Path

from PIL import Image, ImageOps

from vidgen.errors import MediaError
from vidgen.messages import _

MOST_PIXELS = 120_000_000  # a 12-bit scan of an A3 page; more would not fit the memory of an office PC
LEAST_SIDE = 320  # pixels; smaller ones look coarse across a phone


def open_photo(path: Path, line: int | None = None, script: Path | None = None) -> Image.Image:
    """Open a photo lazily, after checking that it exists, is a picture and has a sensible size.

    Arguments:
        line, script: where the photo is named, for the message.

    Raises:
        MediaError: missing (VG-M001), not a picture (VG-M002), too large (VG-M003) or too small (VG-M004).
    """

    def refused(code: str, message: str, fix: str) -> MediaError:
        return MediaError.of(code, message.format(name=path.name), fix, path=script or path, line=line)

    too_large = refused(
        "VG-M003",
        _("Ảnh “{name}” quá lớn."),
        _("Thu nhỏ ảnh xuống khoảng 4000 điểm ảnh cạnh dài rồi thử lại."),
    )
    if not path.is_file():
        raise refused(
            "VG-M001",
            _("Không tìm thấy ảnh “{name}”."),
            _("Đặt tệp ảnh vào {folder} hoặc sửa tên trong kịch bản.").format(folder=path.parent),
        )
    try:
        with warnings.catch_warnings():
            # Pillow warns below this program's own limit.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(path)
    except Image.DecompressionBombError as error:
        raise too_large from error
    except (OSError, SyntaxError, ValueError) as error:
        raise _broken(path, line, script) from error
    if image.width * image.height > MOST_PIXELS:
        raise too_large
    if min(image.size) < LEAST_SIDE:
        raise refused(
            "VG-M004",
            _("Ảnh “{{name}}” chỉ {width}×{height} điểm ảnh, quá nhỏ.").format(
                width=image.width, height=image.height
            ),
            _("Dùng ảnh có cạnh ngắn từ {least} điểm ảnh trở lên.").format(least=LEAST_SIDE),
        )
    return image


def check_photo(path: Path, line: int | None = None, script: Path | None = None) -> None:
    """Read a photo to its end, small where its format allows, so that a broken one is found early.

    Raises:
        MediaError: as `covering`.
    """
    with open_photo(path, line, script) as image:
        try:
            image.draft("RGB", (LEAST_SIDE, LEAST_SIDE))
            image.load()
        except (OSError, SyntaxError, ValueError) as error:
            raise _broken(path, line, script) from error


def covering(
    path: Path, size: tuple[int, int], line: int | None = None, script: Path | None = None
) -> Image.Image:
    """The photo as RGB, turned upright, scaled and cropped around its centre to fill `size`.

    Raises:
        MediaError: as `open_photo`, and VG-M002 where its data break off.
    """
    image = open_photo(path, line, script)
    try:
        image.draft("RGB", (size[0] * 2, size[1] * 2))
        upright = ImageOps.exif_transpose(image)
        if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
            clear = upright.convert("RGBA")
            upright = Image.new("RGB", clear.size, (255, 255, 255))
            upright.paste(clear, mask=clear.getchannel("A"))
        return ImageOps.fit(_eight_bit(upright).convert("RGB"), size, Image.Resampling.LANCZOS)
    except (OSError, SyntaxError, ValueError) as error:
        raise _broken(path, line, script) from error


def _broken(path: Path, line: int | None, script: Path | None) -> MediaError:
    return MediaError.of(
        "VG-M002",
        _("Tệp “{name}” hỏng hoặc không phải ảnh.").format(name=path.name),
        _("Mở tệp bằng trình xem ảnh và lưu lại thành JPG hoặc PNG."),
        path=script or path,
        line=line,
    )


def _eight_bit(image: Image.Image) -> Image.Image:
    """16-bit grey is scaled, which `convert` would clip."""
    if image.mode.startswith("I"):
        return image.point(lambda value: value / 256).convert("L")
    return image
