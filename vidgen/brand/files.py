"""The files a brand brings: each lies in its folder and is looked at before it is taken."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath
from typing import Any

from vidgen.brand.bumper import check_bumper
from vidgen.brand.emblem import MOST_EMBLEMS, check_emblem
from vidgen.brand.kit import BEDS
from vidgen.brand.typeface import check_typeface
from vidgen.brand.written import text, wrong
from vidgen.errors import BrandError
from vidgen.messages import _

LONGEST_NAME, LONGEST_PATH = 255, 1000  # bytes of a part; characters
MARK_SECONDS = 0.3, 1.5  # a signature; longer, it is a tune


def inside(raw: Any, folder: Path) -> Path:
    """A file named relative to the brand's folder, which it may not leave."""
    name = text(raw, folder).replace("\\", "/")
    if (
        "\0" in name
        or len(name) > LONGEST_PATH
        or any(len(part.encode()) > LONGEST_NAME for part in name.split("/"))
    ):
        raise wrong(
            _("“{name}” không thể là tên tệp").format(
                name=name.replace("\0", "␀")[:40] + ("…" if len(name) > 40 else "")
            ),
            _("ghi đúng tên tệp trong thư mục nhận diện, ví dụ: huy-hieu.png"),
        )
    path = (folder / name).resolve()
    if PureWindowsPath(name).anchor or not path.is_relative_to(folder.resolve()):
        raise BrandError.of(
            "VG-B006",
            _("“{path}” nằm ngoài thư mục nhận diện").format(path=name),
            _("chép tệp vào thư mục nhận diện và ghi tên tệp, không ghi ổ đĩa hay “..”"),
        )
    return path


def font(raw: Any, folder: Path) -> Path:
    """A font that can set Vietnamese."""
    path = inside(raw, folder)
    check_typeface(path)
    return path


def emblem(raw: Any, folder: Path) -> tuple[Path, ...]:
    """One emblem, or several that stand side by side, the organisation's own first."""
    names = raw if isinstance(raw, list) else [raw]
    if not 0 < len(names) <= MOST_EMBLEMS:
        raise wrong(
            _("phải có từ 1 đến {most} huy hiệu").format(most=MOST_EMBLEMS),
            _("viết như: [huy-hieu-tinh.png, huy-hieu-xa.png]"),
        )
    paths = tuple(inside(name, folder) for name in names)
    for path in paths:
        check_emblem(path)
    return paths


def bumper(raw: Any, folder: Path) -> Path | None:
    """An intro or outro; None for ``none``."""
    if raw is None or raw == "none":
        return None
    path = inside(raw, folder)
    check_bumper(path)
    return path


def music(raw: Any, folder: Path) -> str:
    """The name of a shipped bed, ``auto``, ``none``, or the path of a sound file."""
    if raw in ("auto", "none", *BEDS):
        return str(raw)
    named = ", ".join(("auto", *BEDS))
    fix = _(
        "chép tệp nhạc (mp3, m4a, wav, ogg, flac) vào thư mục nhận diện, hoặc ghi {named} hay none"
    ).format(named=named)
    if not isinstance(raw, str):
        raise wrong(_("phải là {named}, none hoặc tên một tệp nhạc").format(named=named), fix)
    return str(_sound(raw, folder, fix))


def sonic_mark(raw: Any, folder: Path) -> bool | Path:
    """Whether the shipped mark is heard, or a sound file of one's own."""
    if isinstance(raw, bool):
        return raw
    fix = _(
        "ghi true, false, hoặc tên một tệp tiếng dài {least} đến {most} giây trong thư mục nhận diện"
    ).format(least="0,3", most="1,5")
    if not isinstance(raw, str):
        raise wrong(_("phải là true, false hoặc tên một tệp tiếng"), fix)
    path = _sound(raw, folder, fix)
    import av

    with av.open(path) as container:
        rate = container.streams.audio[0].rate
        seconds = sum(frame.samples for frame in container.decode(audio=0)) / rate
    if not MARK_SECONDS[0] <= seconds <= MARK_SECONDS[1] + 0.05:  # MP3 adds some silence at its ends
        raise BrandError.of(
            "VG-B011",
            _("tiếng hiệu “{name}” dài {seconds} giây").format(
                name=path.name, seconds=f"{seconds:.1f}".replace(".", ",")
            ),
            fix,
        )
    return path


def _sound(raw: str, folder: Path, fix: str) -> Path:
    """A sound file in the folder that can be opened."""
    path = inside(raw, folder)
    import av  # only a brand with sound of its own needs FFmpeg here

    if not path.is_file():
        raise BrandError.of("VG-B011", _("không thấy tệp nhạc “{name}”").format(name=path.name), fix)
    try:
        with av.open(path) as container:
            audible = bool(container.streams.audio)
            if audible:
                next(container.decode(audio=0))
    except (av.FFmpegError, ValueError, StopIteration) as error:
        raise BrandError.of("VG-B011", _("tệp nhạc “{name}” hỏng").format(name=path.name), fix) from error
    if not audible:
        raise BrandError.of("VG-B011", _("tệp “{name}” không có tiếng").format(name=path.name), fix)
    return path
