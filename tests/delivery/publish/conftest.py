from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import Storyteller, Told
from vidgen.approval.standing import Approved, Standing, State
from vidgen.delivery.cleared import Cleared
from vidgen.delivery.publish.source import Source
from vidgen.delivery.srt import write_srt
from vidgen.film.codec import CodecOptions
from vidgen.film.mux import write_mp4
from vidgen.film.shoot import shoot
from vidgen.storyboard.clearance import Clearance

SCRIPT = """\
## hook: Có người hỏi **mã OTP**?
Có người gọi điện hỏi mã OTP. Khoan đã!

## actions: Hãy làm ngay
- [x] Tắt máy, báo {{unit.name}}
- [ ] Không đọc mã OTP cho ai

## contact
Không đọc mã OTP cho bất kỳ ai.
"""

CODE = "7K3M-9QXA"


def approved(until: dt.date | None = dt.date(2027, 6, 1)) -> Cleared:
    """The clearance of a script that somebody has approved."""
    at = dt.datetime(2026, 11, 2, 8, tzinfo=dt.UTC)
    who = Approved("a" * 64, "b" * 64, "Người rà soát mẫu", "Người duyệt mẫu", at, until, sample=False)
    return Cleared(Standing(State.APPROVED, (), who), Clearance(code=CODE))


DRAFT = Cleared(Standing(), Clearance(draft=True))


@dataclass(frozen=True)
class Shot:
    """A film that was really shot, before it is delivered."""

    told: Told
    write: Callable[[Path], Source]


@pytest.fixture(scope="module")
def real_film(teller: Storyteller) -> Shot:
    """1080×1920, a voice, captions and a QR code."""
    told = teller.tell(SCRIPT, aloud=True, header="expires: 2027-05-01\n")
    film = shoot(told.storyboard, told.scenario, teller.brand, CodecOptions(), None, lambda *_: None)

    def write(work: Path) -> Source:
        work.mkdir(exist_ok=True)
        write_mp4(work / "video.mp4", film.video, film.sound.audio, {"title": "Phim thử"})
        write_srt(work / "video.srt", told.storyboard)
        return Source(work / "video.mp4", work / "video.srt", film.sound.audio, {"title": "Phim thử"})

    return Shot(told, write)
