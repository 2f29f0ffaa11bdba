"""The folder of one posting kit: ``out/<unit-id>/<script-id>/``, written whole or not at all.

Work goes to a hidden folder beside it. When all is made, the old files step aside and the new ones are moved
in, the video last but one and ``report.json`` very last: a report means a whole kit. Whatever goes wrong
before that leaves the old kit as it was.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from vidgen.delivery.claim import claimed
from vidgen.delivery.disk import check_length, disk_full, refusal
from vidgen.errors import DeliveryError
from vidgen.messages import _

VIDEO = "video.mp4"
DRAFT_VIDEO = "video-BAN-NHAP.mp4"
VIDEOS = (VIDEO, DRAFT_VIDEO)
"""What a film can be called; a kit holds one of them."""
SUBTITLES = "video.srt"
DRAFT_SUBTITLES = "video-BAN-NHAP.srt"
COVER = "cover.jpg"
COVER_ZALO = "cover-zalo.jpg"
CARD = "card.png"
MOST_CARDS = 9
SHEET = "sheet.jpg"
POST = "post.txt"
PUBLISH = "publish.yaml"
THUMBNAIL = "cover-nho.jpg"
FACEBOOK_SUBTITLES = "video.vi_VN.srt"
RENDITION = "video-nho.mp4"
REPORT = "report.json"
QUARANTINE = "_không-đạt"
"""The folder, within the results, of kits that fall short (see `quarantine`)."""

HIDDEN = ".vidgen"
"""The folder of the results that holds what is not for people: locks, the texts of films made once."""

# Stands among the old files once all have stepped aside: what is in the folder from then on is new.
_EMPTIED = ".emptied"

# Characters of a file name in the work folder, those of temporary files included.
_LONGEST_NAME = 32


def card_name(number: int) -> str:
    """The file of a card, counted from 1: ``card.png``, ``card-2.png``, …"""
    return CARD if number == 1 else CARD.replace(".", f"-{number}.")


CARDS = tuple(card_name(number) for number in range(1, MOST_CARDS + 1))
KIT_FILES = (
    SUBTITLES,
    DRAFT_SUBTITLES,
    FACEBOOK_SUBTITLES,
    COVER,
    COVER_ZALO,
    THUMBNAIL,
    *CARDS,
    SHEET,
    POST,
    PUBLISH,
    RENDITION,
    *VIDEOS,
    REPORT,
)


def video_name(draft: bool) -> str:
    """What the film of a script is called: a draft's name says so, whatever folder it is copied to."""
    return DRAFT_VIDEO if draft else VIDEO


def subtitles_name(draft: bool) -> str:
    """The film's subtitles: of its name, so that players find them."""
    return DRAFT_SUBTITLES if draft else SUBTITLES


def film_in(folder: Path) -> Path:
    """The film of a kit; where there is none, what a final one would be called."""
    return next((folder / name for name in VIDEOS if (folder / name).is_file()), folder / VIDEO)


@dataclass(frozen=True, slots=True)
class Kit:
    """A posting kit being made.

    Attributes:
        folder: where the finished files will stand.
        work: where to write them now, under their final names.
    """

    folder: Path
    work: Path


def kit_folder(out: Path, unit_id: str, script_id: str) -> Path:
    """Where the kit of a script for a unit stands."""
    return out / unit_id / script_id


def lock_file(folder: Path) -> Path:
    """What a run holds while it works on a kit's folder: in one hidden folder of the results, out of sight.

    It stays when the run is over: taken away from under a run that just found it, it would let in a third.
    """
    return folder.parent.parent / HIDDEN / f"{folder.parent.name}.{folder.name}.lock"


@contextmanager
def open_kit(out: Path, unit_id: str, script_id: str) -> Iterator[Kit]:
    """Hold the kit's folder for this run; on leaving without an exception, move the files of `Kit.work` in.

    Of the old kit the files named in `KIT_FILES` go; what people have laid beside them stays. On any
    exception, Ctrl-C included, the old kit stands as it was and the work is removed. What a killed run
    left behind is put right when the folder is next opened.

    Raises:
        DeliveryError: VG-K001 another run holds the folder; VG-K002 to VG-K007 the disk refuses (see `disk`);
            VG-K008 there is no report or no video among the files made, or a draft beside a final video.
    """
    folder = kit_folder(out, unit_id, script_id)
    work = folder.with_name(f".{script_id}.work")
    check_length(work / ("x" * _LONGEST_NAME))
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        if folder.exists() and not folder.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    except OSError as error:
        raise refusal(error, folder) from error
    with claimed(folder, lock_file(folder)):
        yield from _held(Kit(folder, work))


def _held(kit: Kit) -> Iterator[Kit]:
    aside = kit.folder.with_name(f".{kit.folder.name}.old")
    try:
        _put_back(aside, kit.folder)
        if kit.work.exists():
            shutil.rmtree(kit.work)
        kit.work.mkdir()
    except OSError as error:
        raise refusal(error, kit.folder) from error
    try:
        yield kit
        _put_in_place(kit, aside)
    except OSError as error:
        if disk_full(error):
            raise refusal(error, kit.folder) from error
        raise
    finally:
        shutil.rmtree(kit.work, ignore_errors=True)


def _put_in_place(kit: Kit, aside: Path) -> None:
    made = sorted((path.name for path in kit.work.iterdir()), key=lambda name: (_rank(name), name))
    films = [name for name in VIDEOS if name in made]
    if len(films) > 1:
        raise DeliveryError.of(
            "VG-K008",
            _("Bộ đăng “{path}” có cả bản nháp lẫn bản chính thức.").format(path=kit.folder),
            path=kit.folder,
        )
    missing = [name for name in (*(films or [VIDEO]), REPORT) if name not in made]
    if missing:
        raise DeliveryError.of(
            "VG-K008",
            _("Bộ đăng “{path}” thiếu {names}.").format(path=kit.folder, names=", ".join(missing)),
            path=kit.folder,
        )
    target: Path | None = None
    moved: list[Path] = []
    try:
        kit.folder.mkdir(exist_ok=True)
        for name in made:
            _to_disk(kit.work / name)
        _step_aside(kit.folder, {*KIT_FILES, *made}, aside)
        for name in made:
            target = kit.folder / name
            moved.append(target)
            (kit.work / name).replace(target)
    except BaseException as error:
        for path in reversed(moved):
            path.unlink(missing_ok=True)
        _put_back(aside, kit.folder)
        if kit.folder.is_dir() and not any(kit.folder.iterdir()):
            kit.folder.rmdir()
        if isinstance(error, OSError):
            raise refusal(error, target or Path(error.filename or kit.folder), replacing=True) from error
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _rank(name: str) -> int:
    return {VIDEO: 1, DRAFT_VIDEO: 1, REPORT: 2}.get(name, 0)


def _step_aside(folder: Path, names: set[str], aside: Path) -> None:
    """Move the old files out, the report first: until the new one stands the kit is not whole."""
    aside.mkdir()
    for name in sorted(names, key=lambda name: (-_rank(name), name)):
        if (folder / name).exists():
            (folder / name).replace(aside / name)
    (aside / _EMPTIED).touch()


def _put_back(aside: Path, folder: Path) -> None:
    """Undo `_step_aside`, if it was not followed by a whole new kit; the report goes back last."""
    if not aside.exists():
        return
    if not (folder / REPORT).exists():
        if (aside / _EMPTIED).exists():
            for name in KIT_FILES:
                (folder / name).unlink(missing_ok=True)
            (aside / _EMPTIED).unlink()
        for path in sorted(aside.iterdir(), key=lambda path: (_rank(path.name), path.name)):
            path.replace(folder / path.name)
    shutil.rmtree(aside)


def _to_disk(path: Path) -> None:
    """Have the system write the file out, so that a pulled stick cannot leave a name without content."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())
