"""Whatever a camera, scanner or phone wrote is shown upright and in its colours, or refused clearly."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from vidgen.errors import MediaError
from vidgen.paint.photo import LEAST_SIDE, check_photo, covering, open_photo, upright

SCRIPT = Path("kich-ban.md")
SIZE = (400, 300)
TOP, BOTTOM = (200, 40, 30), (30, 60, 190)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "Ảnh tuyên truyền"
    path.mkdir()
    return path


def two_halves(size: tuple[int, int] = (800, 600)) -> Image.Image:
    """Red above, blue below."""
    image = Image.new("RGB", size, TOP)
    image.paste(BOTTOM, (0, size[1] // 2, *size))
    return image


def noise(size: tuple[int, int] = (700, 700)) -> Image.Image:
    return Image.fromarray(np.random.default_rng(3).integers(0, 256, (size[1], size[0], 3), dtype=np.uint8))


def png_header(width: int, height: int) -> bytes:
    """A PNG that says how large it is and holds nothing else."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = b"IDAT" + zlib.compress(b"\0")

    def chunk(body: bytes) -> bytes:
        return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))

    return b"\x89PNG\r\n\x1a\n" + chunk(head) + chunk(data) + chunk(b"IEND")


def refusal(path: Path, read: Callable[..., object]) -> MediaError:
    with pytest.raises(MediaError) as caught:
        read(path, line=12, script=SCRIPT)
    (finding,) = caught.value.findings
    assert finding.place == "kich-ban.md:12"
    assert path.name in finding.message and finding.fix
    return caught.value


def cover(path: Path, line: int, script: Path) -> Image.Image:
    return covering(path, SIZE, line, script)


def code(error: MediaError) -> str:
    return error.findings[0].code


@pytest.mark.parametrize("read", [open_photo, check_photo, cover])
def test_a_missing_picture_or_a_folder_is_said(folder: Path, read: Callable[..., object]) -> None:
    assert code(refusal(folder / "không có.jpg", read)) == "VG-M001"
    (folder / "thư mục.jpg").mkdir()
    assert code(refusal(folder / "thư mục.jpg", read)) == "VG-M001"


@pytest.mark.parametrize("read", [open_photo, check_photo, cover])
@pytest.mark.parametrize(
    "content", [b"", b"xin chao", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\0\0\0\0WEBP"]
)
def test_what_is_not_a_picture_is_said(folder: Path, content: bytes, read: Callable[..., object]) -> None:
    path = folder / "chữ.jpg"
    path.write_bytes(content)
    assert code(refusal(path, read)) == "VG-M002"


@pytest.mark.parametrize("name", ["cụt.jpg", "cụt.png", "cụt.webp", "cụt.gif", "cụt.bmp", "cụt.tif"])
@pytest.mark.parametrize("read", [check_photo, cover])
def test_a_truncated_picture_is_said(folder: Path, name: str, read: Callable[..., object]) -> None:
    path = folder / name
    noise().save(path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 3])
    assert code(refusal(path, read)) == "VG-M002"


@pytest.mark.parametrize("size", [(16_000, 9_000), (30_000, 30_000), (2_000_000_000, 1)])
@pytest.mark.parametrize("read", [open_photo, check_photo, cover])
def test_a_picture_too_large_for_an_office_computer_is_said(
    folder: Path, size: tuple[int, int], read: Callable[..., object]
) -> None:
    path = folder / "lớn.png"
    path.write_bytes(png_header(*size))
    assert code(refusal(path, read)) == "VG-M003"


def test_a_picture_too_small_is_said_with_its_size(folder: Path) -> None:
    path = folder / "nhỏ.png"
    Image.new("RGB", (1200, LEAST_SIDE - 1)).save(path)
    error = refusal(path, open_photo)
    assert code(error) == "VG-M004"
    assert "1200×319" in error.findings[0].message
    Image.new("RGB", (LEAST_SIDE, LEAST_SIDE)).save(path)
    open_photo(path).close()


def test_a_name_with_braces_is_no_format(folder: Path) -> None:
    path = folder / "ảnh {0} {tên}.png"
    Image.new("RGB", (10, 10)).save(path)
    assert code(refusal(path, open_photo)) == "VG-M004"


def halves_of(image: Image.Image) -> tuple[tuple[int, ...], tuple[int, ...]]:
    pixels = np.asarray(image, int)
    middle = pixels.shape[0] // 2
    found = (pixels[: middle - 10].mean((0, 1)), pixels[middle + 10 :].mean((0, 1)))
    return tuple(found[0].round().astype(int)), tuple(found[1].round().astype(int))


def assert_upright(path: Path, tolerance: int = 6) -> None:
    image = covering(path, SIZE)
    assert image.mode == "RGB" and image.size == SIZE
    top, bottom = halves_of(image)
    assert np.abs(np.subtract(top, TOP)).max() <= tolerance, top
    assert np.abs(np.subtract(bottom, BOTTOM)).max() <= tolerance, bottom
    check_photo(path)


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.bmp", "a.tif", "không đuôi"])
def test_every_common_format_is_shown(folder: Path, name: str) -> None:
    path = folder / name
    two_halves().save(path, None if "." in name else "PNG")
    assert_upright(path)


def test_a_palette_is_shown_in_its_colours(folder: Path) -> None:
    two_halves().quantize(8).save(folder / "a.png")
    assert_upright(folder / "a.png")


def test_the_first_picture_of_an_animation_is_shown(folder: Path) -> None:
    frames = [two_halves(), Image.new("RGB", (800, 600), (0, 255, 0))]
    frames[0].save(folder / "a.gif", save_all=True, append_images=frames[1:], duration=100)
    assert_upright(folder / "a.gif", tolerance=20)


def test_print_colours_are_converted(folder: Path) -> None:
    two_halves().convert("CMYK").save(folder / "a.jpg")
    assert_upright(folder / "a.jpg")


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_is_turned_the_way_it_was_held(folder: Path, orientation: int) -> None:
    turned = {
        1: (),
        2: (Image.Transpose.FLIP_LEFT_RIGHT,),
        3: (Image.Transpose.ROTATE_180,),
        4: (Image.Transpose.FLIP_TOP_BOTTOM,),
        5: (Image.Transpose.TRANSPOSE,),
        6: (Image.Transpose.ROTATE_90,),
        7: (Image.Transpose.TRANSVERSE,),
        8: (Image.Transpose.ROTATE_270,),
    }
    image = two_halves()
    for turn in turned[orientation]:
        image = image.transpose(turn)
    exif = Image.Exif()
    exif[0x0112] = orientation
    image.save(folder / "a.jpg", exif=exif)
    assert_upright(folder / "a.jpg")


@pytest.mark.parametrize("mode", ["RGBA", "LA", "PA"])
def test_what_is_transparent_is_white(folder: Path, mode: str) -> None:
    clear = two_halves().convert("RGBA")
    clear.paste((0, 0, 0, 0), (0, 0, 800, 300))
    path = folder / ("a.png" if mode != "PA" else "a.gif")
    if mode == "LA":
        clear = clear.convert("LA")
    clear.save(path)
    top, bottom = halves_of(covering(path, SIZE))
    assert min(top) >= 250
    if mode != "LA":
        assert np.abs(np.subtract(bottom, BOTTOM)).max() <= 20


@pytest.mark.parametrize("name", ["a.png", "a.tif"])
def test_sixteen_bit_grey_is_scaled_not_clipped(folder: Path, name: str) -> None:
    grey = np.full((600, 800), 0x4000, np.uint16)
    grey[300:] = 0xC000
    Image.fromarray(grey).save(folder / name)
    assert halves_of(covering(folder / name, SIZE)) == ((64,) * 3, (192,) * 3)


def test_black_and_white_and_grey_are_shown(folder: Path) -> None:
    for mode in ("1", "L"):
        image = Image.new(mode, (800, 600), 255)
        image.paste(0, (0, 300, 800, 600))
        image.save(folder / f"{mode}.png")
        assert halves_of(covering(folder / f"{mode}.png", SIZE)) == ((255,) * 3, (0,) * 3)


def test_the_middle_is_kept_and_nothing_is_stretched(folder: Path) -> None:
    wide = Image.new("RGB", (2000, 500), (0, 0, 0))
    wide.paste((255, 255, 255), (750, 0, 1250, 500))
    wide.save(folder / "a.png")
    row = np.asarray(covering(folder / "a.png", (1000, 500)).convert("L"))[250]
    assert (np.flatnonzero(row > 128)[[0, -1]] == [250, 749]).all()


def animated(path: Path) -> None:
    frames = [two_halves(), Image.new("RGB", (800, 600), (0, 255, 0))]
    frames[0].save(path, save_all=True, append_images=frames[1:], duration=100)


@pytest.mark.parametrize("name", ["a.gif", "a.webp", "a.png"])
def test_of_any_animation_the_first_picture_is_shown(folder: Path, name: str) -> None:
    animated(folder / name)
    with Image.open(folder / name) as image:
        assert getattr(image, "n_frames", 1) == 2
    assert_upright(folder / name, tolerance=20)


def test_a_photo_with_sixteen_bits_a_colour_keeps_its_colours(folder: Path) -> None:
    pixels = np.repeat(np.repeat(np.array([[TOP], [BOTTOM]], np.uint16) * 257, 300, 0), 800, 1)
    head = struct.pack(">IIBBBBB", 800, 600, 16, 2, 0, 0, 0)
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in pixels)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    data = b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )
    (folder / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + data)
    assert_upright(folder / "a.png")


def test_a_picture_of_measurements_is_scaled_to_what_a_screen_shows(folder: Path) -> None:
    grey = np.full((600, 800), -3.5, np.float32)
    grey[300:] = 1200.0
    Image.fromarray(grey).save(folder / "a.tif")
    assert halves_of(covering(folder / "a.tif", SIZE)) == ((0,) * 3, (255,) * 3)


def test_a_palette_with_a_clear_colour_lies_on_white(folder: Path) -> None:
    image = Image.new("P", (800, 600), 0)
    image.putpalette([0, 0, 0, *BOTTOM])
    image.paste(1, (0, 300, 800, 600))
    image.save(folder / "a.png", transparency=0)
    top, bottom = halves_of(covering(folder / "a.png", SIZE))
    assert min(top) >= 250 and np.abs(np.subtract(bottom, BOTTOM)).max() <= 6


def test_a_progressive_jpeg_is_shown_and_a_truncated_one_is_said(folder: Path) -> None:
    path = folder / "a.jpg"
    two_halves().save(path, progressive=True, quality=95)
    assert_upright(path)
    noise().save(path, progressive=True)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    for read in (check_photo, cover):
        assert code(refusal(path, read)) == "VG-M002"


def test_a_photo_is_shown_by_its_own_colour_profile(folder: Path) -> None:
    lab = ImageCms.createProfile("LAB")
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    two_halves().save(folder / "a.jpg", icc_profile=srgb, quality=95)
    assert_upright(folder / "a.jpg")
    # A profile of another kind of picture, or none at all, is no reason to refuse it.
    two_halves().save(folder / "b.jpg", icc_profile=ImageCms.ImageCmsProfile(lab).tobytes(), quality=95)
    assert_upright(folder / "b.jpg")
    two_halves().save(folder / "c.jpg", icc_profile=b"xyz" * 40, quality=95)
    assert_upright(folder / "c.jpg")


def test_print_colours_turned_on_their_side_stand_upright(folder: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = two_halves((3200, 2400)).transpose(Image.Transpose.ROTATE_90)
    turned.convert("CMYK").save(folder / "a.jpg", exif=exif)
    assert_upright(folder / "a.jpg")


@pytest.mark.parametrize(("size", "name"), [((20_000, 2_000), "a.jpg"), ((20_000, 1_700), "a.png")])
def test_a_photo_20000_pixels_wide_is_shown_small(folder: Path, size: tuple[int, int], name: str) -> None:
    path = folder / name
    image = Image.new("RGB", size, TOP)
    image.paste(BOTTOM, (0, size[1] // 2, *size))
    image.save(path, compress_level=1)
    photo = upright(path, SIZE)
    assert photo.width < 20_000 / 1.5 and min(photo.size) >= min(SIZE)
    assert_upright(path)


def test_a_huge_photo_turned_on_its_side_stands_upright(folder: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 8
    for name in ("a.png", "a.jpg", "a.tif"):
        two_halves((3000, 4200)).transpose(Image.Transpose.ROTATE_270).save(folder / name, exif=exif)
        assert_upright(folder / name)
