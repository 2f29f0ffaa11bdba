"""What can be told of footage before it is filmed, without decoding more than its first picture."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from vidgen.errors import Finding, MediaError, Severity
from vidgen.film.reader import PATIENCE, SHORT_BY, broken_from
from vidgen.messages import _
from vidgen.paint.framing import framing
from vidgen.storyboard.footage_facts import FootageFacts, facts_of, opened, pictures_of
from vidgen.storyboard.model import FPS, Footage, Storyboard

_HELD = 2.0  # seconds a last picture may stand unremarked
_COARSE = 2.0  # how much a picture may be enlarged unremarked


def vetted(storyboard: Storyboard) -> tuple[Finding, ...]:
    """What is to be said of the footage of a film, errors and warnings."""
    films = (layer.footage for shot in storyboard.shots for layer in shot.layers if layer.footage)
    found: list[Finding] = []
    for footage in films:
        if footage.video:
            found += _vetted(footage, _modified(footage.path))
    return tuple(found)


def _modified(path: Path) -> int:
    return path.stat().st_mtime_ns if path.is_file() else 0


@lru_cache(maxsize=64)  # a script is checked for every unit; its footage is the same
def _vetted(footage: Footage, _changed: int) -> tuple[Finding, ...]:
    try:
        facts = facts_of(footage.path, footage.script, footage.line)
        _walk(footage, facts)
    except MediaError as error:
        return error.findings
    return tuple(_warnings(footage, facts))


def _walk(footage: Footage, facts: FootageFacts) -> None:
    """Read the data that are wanted, without decoding them.

    Raises:
        MediaError: they break off (VG-M007).
    """
    asked = footage.begin + footage.frames / FPS
    wanted = min([asked, *(end for end in (facts.seconds, footage.until) if end)])
    reached, broken = 0.0, False
    with opened(footage.path, footage.script, footage.line) as container:
        packets = container.demux(pictures_of(container))
        while reached < wanted:
            try:
                packet = next(packets)
            except StopIteration:
                break
            except (OSError, ValueError, EOFError):
                broken = True
                break
            if packet.is_corrupt:
                broken = True
                break
            if packet.pts is not None and packet.time_base:
                end = float((packet.pts + (packet.duration or 0)) * packet.time_base)
                reached = max(reached, end - facts.start)
    if wanted - reached > (PATIENCE if broken else SHORT_BY):
        raise broken_from(reached, footage.path, footage.script, footage.line)


def _warnings(footage: Footage, facts: FootageFacts) -> Iterator[Finding]:
    def warning(code: str, message: str, fix: str) -> Finding:
        return Finding(
            code,
            message.format(name=footage.path.name),
            fix,
            Severity.WARNING,
            footage.script or footage.path,
            footage.line,
        )

    if facts.dynamic_range != "standard":
        kind = "HLG" if facts.dynamic_range == "hlg" else "HDR10 (PQ)"
        yield warning(
            "VG-M010",
            _(
                "Đoạn phim “{{name}}” quay ở chế độ HDR ({kind}); màu được chuyển sang màn hình thường."
            ).format(kind=kind),
            _("Xem lại màu trong phim; muốn màu đúng ý, tắt HDR khi quay hoặc xuất lại bản SDR."),
        )
    how = framing(facts.size, footage.size)
    if max(how.size[0] / facts.size[0], how.size[1] / facts.size[1]) > _COARSE:
        yield warning(
            "VG-M011",
            _("Đoạn phim “{{name}}” chỉ {width}×{height} điểm ảnh, lên hình sẽ mờ.").format(
                width=facts.size[0], height=facts.size[1]
            ),
            _("Dùng bản gốc, cạnh ngắn từ 480 điểm ảnh trở lên; bản gửi qua Zalo thường bị thu nhỏ."),
        )
    if footage.sound and not facts.sound:
        yield warning(
            "VG-M012",
            _("Đoạn phim “{name}” không có tiếng."),
            _("Bỏ {tiếng} sau đường dẫn, hoặc dùng bản có tiếng."),
        )
    lasts = min(facts.seconds, footage.until or facts.seconds) - footage.begin
    short = footage.frames / FPS - lasts
    if facts.seconds and short > _HELD:
        yield warning(
            "VG-M013",
            _("Đoạn phim “{{name}}” hết trước lời đọc khoảng {seconds} giây; hình cuối sẽ đứng yên.").format(
                seconds=round(short)
            ),
            _("Dùng đoạn phim dài hơn, hoặc rút ngắn lời của cảnh này."),
        )
