"""From the files made of a lesson to its part of the course's folder."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import av
from av.container import InputContainer
from PIL import Image

from vidgen.delivery.srt import read
from vidgen.errors import Finding, VidgenError
from vidgen.messages import _
from vidgen.practice.course.contents import FILMS, PAPERS, Film, Held, Paper, Taught
from vidgen.practice.course.names import apart
from vidgen.practice.course.schedule import Slot
from vidgen.practice.products import LessonKit

_SUBTITLES = ".srt"
_FILM = ".mp4"
_FOR_PROGRAMS = ".json"
_STILL = (360, 640)  # px
_STANDS = 2.0  # seconds, after which the first scene has come in


def taught_of(
    slot: Slot, kit: LessonKit, files: Iterable[Path], faults: tuple[str, ...]
) -> tuple[Taught, tuple[Finding, ...]]:
    """The lesson with its files, and what is wrong with them: a film that cannot be read (VG-H052).

    Arguments:
        files: what was made for it.
        faults: what could not be made; to these comes what is wrong with the files.
    """
    folder = folder_name(slot, kit.scenario.id)
    there = sorted({path for path in files if path.is_file()}, key=_place)
    taken: set[str] = set()
    named = {path: apart(path.name, taken) for path in there}
    held = {path: Held(path, f"{folder}/{named[path]}", path.stat().st_size) for path in there}
    films, wrong = [], list[Finding]()
    for path in there:
        if path.suffix == _FILM:
            try:
                films.append(_film(held[path], held.get(path.with_suffix(_SUBTITLES))))
            except (VidgenError, av.FFmpegError):
                wrong.append(
                    Finding(
                        "VG-H052",
                        _("Không đọc được “{name}”.").format(name=path.name),
                        _("Chạy lại với --force để dựng lại."),
                        path=path,
                    )
                )
    apart_from_papers = (_FILM, _SUBTITLES, _FOR_PROGRAMS)
    papers = [_paper(held[path]) for path in there if path.suffix not in apart_from_papers]
    told = (*faults, *(each.message for each in wrong))
    taught = Taught(slot, folder, kit.lesson.title, kit.lesson, tuple(films), tuple(papers), kit.draft, told)
    return taught, tuple(wrong)


def folder_name(slot: Slot, script_id: str) -> str:
    """``bai-1-cuoc-goi-doa-khoa-the``: in order on any system's list."""
    return f"bai-{slot.number}-{script_id}"


def _film(held: Held, subtitles: Held | None) -> Film:
    stem = held.source.stem
    label, note = next((words for start, words in FILMS.items() if stem.startswith(start)), (stem, ""))
    with av.open(str(held.source)) as container:
        seconds = (container.duration or 0) / av.time_base
        still = _still(container)
    cues = read(subtitles.source) if subtitles else ()
    told = tuple((cue.start, cue.end, cue.text) for cue in cues)
    return Film(held, label, note, seconds, told, subtitles, still)


def _still(container: InputContainer) -> bytes:
    """A small JPEG of the film once its first scene stands."""
    at = min(_STANDS, (container.duration or 0) / av.time_base / 2)
    picture = next((f for f in container.decode(video=0) if f.time is not None and f.time >= at), None)
    if picture is None:
        return b""
    made = BytesIO()
    image = Image.fromarray(picture.to_ndarray(format="rgb24"))
    image.thumbnail(_STILL)
    image.save(made, "JPEG", quality=70, optimize=True)
    return made.getvalue()


def _paper(held: Held) -> Paper:
    name = held.source.name
    label, trainer = next((words for known, words in PAPERS.items() if _same(name, known)), (name, True))
    return Paper(held, label, trainer)


def _same(name: str, known: str) -> bool:
    """Whether it is that file, also where a draft's name says so: ``handout-BAN-NHAP.pdf``."""
    stem, _dot, ending = known.rpartition(".")
    return name == known or (name.startswith(f"{stem}-") and name.endswith(f".{ending}"))


def _place(path: Path) -> tuple[int, str]:
    """In the order of the lists of films and papers."""
    order = [*FILMS, *PAPERS]
    found = next(
        (
            at
            for at, name in enumerate(order)
            if _same(path.name, name) or (name in FILMS and path.stem.startswith(name))
        ),
        len(order),
    )
    return found, path.name
