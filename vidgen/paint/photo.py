"""Photos as authors bring them: any mode, any orientation, checked before anything is painted."""

from __future__ import annotations

import io
import warnings
from pathlib import Path

from PIL import Image, ImageOps

from vidgen.errors import MediaError
from vidgen.messages import _
from vidgen.paint.foreign import foreign_format
from vidgen.paint.framing import Size, as_print, framing, print_room

MOST_PIXELS = 120_000_000  # a 12-bit scan of an A3 page; more would not fit the memory of an office PC
LEAST_SIDE = 320  # pixels; smaller ones look coarse across a phone

_MEANS = ("L", "RGB", "RGBA", "CMYK", "YCbCr")  # modes whose pixels may be averaged
_UNREADABLE = (OSError, SyntaxError, ValueError, EOFError)


def open_photo(path: Path, line: int | None = None, script: Path | None = None) -> Image.Image:
    """Open a photo lazily, after checking that it exists, is a picture and has a sensible size.

    Arguments:
        line, script: where the photo is named, for the message.

    Raises:
        MediaError: missing (VG-M001), not a picture (VG-M002), too large (VG-M003), too small (VG-M004) or
            in a format that must be converted first (VG-M006).
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
    except _UNREADABLE as error:
        foreign = foreign_format(path)
        if foreign:
            told = _("Ảnh “{{name}}” ở định dạng {format}, chương trình không đọc được.")
            raise refused("VG-M006", told.format(format=foreign.name), foreign.fix) from error
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
        except _UNREADABLE as error:
            raise _broken(path, line, script) from error


def upright(path: Path, least: Size, line: int | None = None, script: Path | None = None) -> Image.Image:
    """The photo as RGB, turned the way it was held, at its own size or somewhat above `least`.

    Of an animation it is the first picture; what is transparent is white.

    Raises:
        MediaError: as `open_photo`, and VG-M002 where its data break off.
    """
    with open_photo(path, line, script) as image:
        try:
            most = max(least)  # on either side: it may yet be turned
            image.draft("RGB", (most * 2, most * 2))
            image.load()
            colour = _srgb(_opaque(_reduced(image, most)))
            return ImageOps.exif_transpose(colour)
        except _UNREADABLE as error:
            raise _broken(path, line, script) from error


def covering(path: Path, size: Size, line: int | None = None, script: Path | None = None) -> Image.Image:
    """The photo as RGB, turned upright, scaled and cropped around its centre to fill `size`.

    Raises:
        MediaError: as `upright`.
    """
    return ImageOps.fit(upright(path, size, line, script), size, Image.Resampling.LANCZOS)


def framed(path: Path, size: Size, line: int | None = None, script: Path | None = None) -> Image.Image:
    """The photo as RGB in a box of `size`: filling it where little is cut, else whole over its backdrop.

    Raises:
        MediaError: as `upright`.
    """
    photo = upright(path, size, line, script)
    if framing(photo.size, size).whole:
        return as_print(fitted(photo, print_room(size)), size)
    return ImageOps.fit(photo, size, Image.Resampling.LANCZOS)


def fitted(photo: Image.Image, room: Size) -> Image.Image:
    """All of the photo, as large as it fits into the room."""
    scale = min(room[0] / photo.width, room[1] / photo.height)
    size = (max(1, round(photo.width * scale)), max(1, round(photo.height * scale)))
    return photo.resize(size, Image.Resampling.LANCZOS)


def _broken(path: Path, line: int | None, script: Path | None) -> MediaError:
    return MediaError.of(
        "VG-M002",
        _("Tệp “{name}” hỏng hoặc không phải ảnh.").format(name=path.name),
        _("Mở tệp bằng trình xem ảnh và lưu lại thành JPG hoặc PNG."),
        path=script or path,
        line=line,
    )


def _reduced(image: Image.Image, most: int) -> Image.Image:
    """A huge photo at a size that is easily turned and converted; never below what is wanted."""
    if image.mode not in _MEANS:
        return image
    factor = min(image.size) // (most * 2)
    if factor < 2:
        return image
    small = image.reduce(factor)
    small.info = image.info
    small.getexif().update(image.getexif())
    return small


def _opaque(image: Image.Image) -> Image.Image:
    """8 bits a channel, white where it was transparent."""
    if image.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in image.info:
        clear = image.convert("RGBA")
        paper = Image.new("RGB", clear.size, (255, 255, 255))
        paper.paste(clear, mask=clear.getchannel("A"))
        paper.info = {name: value for name, value in image.info.items() if name != "transparency"}
        paper.getexif().update(image.getexif())
        return paper
    if image.mode.startswith("I"):  # 16 bits of grey are scaled, which `convert` would clip
        return image.point(lambda value: value / 256).convert("L")
    if image.mode == "F":
        import numpy as np

        values = np.asarray(image)
        low, high = float(np.nanmin(values)), float(np.nanmax(values))
        grey = np.nan_to_num((values - low) * (255.0 / ((high - low) or 1.0)))
        return Image.fromarray(grey.astype(np.uint8))
    return image


def _srgb(image: Image.Image) -> Image.Image:
    """RGB as screens show it: by the picture's own colour profile, where it has one that can be used."""
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "CMYK", "L"):
        from PIL import ImageCms

        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(
                image, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
            if converted is not None:
                converted.getexif().update(image.getexif())
                return converted
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass  # a profile of another kind of picture: its colours are taken as they are
    return image.convert("RGB")
