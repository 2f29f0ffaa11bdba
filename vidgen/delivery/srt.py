"""The subtitle file beside the film: the storyboard's captions in film time, as SubRip text."""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pysrt

from vidgen.errors import DeliveryError
from vidgen.messages import _
from vidgen.storyboard.model import FPS, NARRATOR, Storyboard

MAX_LINES = 2
LONGEST = 42  # characters of a line with a speaker's name in it

_STYLING = re.compile(r"</?[A-Za-z][^<>]*>|\{\\[^{}]*\}")


@dataclass(frozen=True, slots=True)
class Cue:
    """One subtitle: from `start` to `end` in whole milliseconds of the film, its lines parted by ``\\n``."""

    start: int
    end: int
    text: str

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines as shown."""
        return tuple(self.text.split("\n"))


def milliseconds(frame: int) -> int:
    """The start of a frame in milliseconds, rounded to the nearest (a third of one is never a tie)."""
    return (frame * 2000 + FPS) // (2 * FPS)


def cues(storyboard: Storyboard) -> tuple[Cue, ...]:
    """The captions of all shots in film time, in order.

    Raises:
        DeliveryError: there is no caption at all, one has no text or no length, has more than `MAX_LINES`
            lines, leaves its scene, or begins before the one before it has ended.
    """
    found: list[Cue] = []
    begin = last = 0
    speaker = ""
    for shot in storyboard.shots:
        # A scene that the narrator opens after members of the cast is a turn too.
        back = NARRATOR if speaker not in ("", NARRATOR) else ""
        for number, caption in enumerate(shot.captions):
            turn = caption.speaker or (back if number == 0 else "")
            speaker = turn or speaker
            text = _named(turn, plain(caption.text))
            start, end = begin + caption.shown, begin + caption.end
            wrong = _wrong_with(text, last, start, end, begin + shot.frames)
            if wrong:
                raise DeliveryError.of(
                    "VG-K011",
                    _("Phụ đề “{text}” trong cảnh “{scene}”: {wrong}.").format(
                        text=text.replace("\n", " / "), scene=shot.scene, wrong=wrong
                    ),
                    _("Đây là lỗi của chương trình; hãy gửi kịch bản này cho người phụ trách vidgen."),
                )
            found.append(Cue(milliseconds(start), milliseconds(end), text))
            last = end
        begin += shot.frames
    if not found:
        raise DeliveryError.of(
            "VG-K010",
            _("Phim không có phụ đề nào, người xem tắt tiếng sẽ không hiểu."),
            _("Viết ít nhất một câu thoại hoặc lời dẫn trong kịch bản."),
        )
    return tuple(found)


def plain(text: str) -> str:
    """The text as a player may show it: NFC, no styling, no empty lines, no arrow of a time code."""
    bare = _STYLING.sub("", unicodedata.normalize("NFC", text)).replace("-->", "→")
    lines = (" ".join(line.split()) for line in bare.splitlines())
    return "\n".join(line for line in lines if line)


def _named(speaker: str, text: str) -> str:
    """With the speaker's name before the first line; where that is then too long, parted anew."""
    if not speaker or not text:
        return text
    whole = f"{speaker}: {text}"
    if len(whole.split("\n")[0]) <= LONGEST:
        return whole
    words = whole.split()
    halves = (len(" ".join(words[:at])) for at in range(len(words)))
    at = min(enumerate(halves), key=lambda half: abs(2 * half[1] - len(whole)))[0] or len(words)
    return "\n".join(filter(None, (" ".join(words[:at]), " ".join(words[at:]))))


def write_srt(path: Path, storyboard: Storyboard) -> None:
    """Write the captions: UTF-8 without a byte order mark, LF, numbered from 1. Equal input, equal bytes.

    Raises:
        DeliveryError: see `cues`.
        OSError: the file cannot be written; nothing half-written stands under its name.
    """
    subtitles = pysrt.SubRipFile(
        [
            pysrt.SubRipItem(
                number,
                pysrt.SubRipTime.from_ordinal(cue.start),
                pysrt.SubRipTime.from_ordinal(cue.end),
                cue.text,
            )
            for number, cue in enumerate(cues(storyboard), start=1)
        ]
    )
    written = io.StringIO()
    subtitles.write_into(written, eol="\n")
    temporary = path.with_name(path.name + ".tmp")
    try:
        temporary.write_bytes(written.getvalue().encode("utf-8"))
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def read(path: Path) -> tuple[Cue, ...]:
    """The cues of a subtitle file, in the order written.

    Raises:
        DeliveryError: it is missing, is not UTF-8, or a cue in it cannot be read.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
        items = pysrt.SubRipFile.from_string(text, error_handling=pysrt.SubRipFile.ERROR_RAISE)
    except (OSError, UnicodeDecodeError, pysrt.Error) as error:
        raise DeliveryError.of(
            "VG-K012",
            _("Không đọc được tệp phụ đề “{name}”: {why}.").format(name=path.name, why=_reason(error)),
            _("Dựng lại video để có tệp phụ đề mới."),
            path=path,
        ) from error
    return tuple(Cue(item.start.ordinal, item.end.ordinal, item.text.strip("\n")) for item in items)


def _wrong_with(text: str, last: int, start: int, end: int, scene_end: int) -> str:
    if not text:
        return _("không có chữ")
    if end <= start:
        return _("không có thời lượng")
    if start < last:
        return _("hiện khi phụ đề trước chưa tắt")
    if end > scene_end:
        return _("kéo dài quá cảnh")
    if len(text.split("\n")) > MAX_LINES:
        return _("dài hơn {most} dòng").format(most=MAX_LINES)
    return ""


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return _("không có tệp này")
    if isinstance(error, UnicodeDecodeError):
        return _("không phải chữ UTF-8")
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return _("sai định dạng SubRip")
