"""Real films with one fault each, and the code that names it; the same film without the fault has none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from vidgen.delivery.authentic.tags import write_tags
from vidgen.delivery.inspect import inspect
from vidgen.delivery.measured import Expectation
from vidgen.errors import Finding, Severity
from vidgen.narration.speech import Samples
from vidgen.storyboard.model import FPS, SAMPLES_PER_FRAME

from .films import SIZE, Luma, flat, noise, write_film

SECONDS = 18
FRAMES = SECONDS * FPS
OURS = Expectation(SIZE, frames=FRAMES, captions=True, spoken=True, burnt_in=True, paced=True)
TAGS = {"script": "ma-otp", "unit": "doi-sim", "state": "draft"}


def ticking(first: int = 0, last: int = 0) -> list[tuple[Luma, int]]:
    """A picture that changes twice a second, as captions do, but for a stretch of seconds."""
    shown: list[tuple[Luma, int]] = []
    for at in range(0, FRAMES, 15):
        frozen = first * FPS < at < last * FPS
        if frozen:
            shown[-1] = (shown[-1][0], shown[-1][1] + 15)
        else:
            picture = flat(90)
            picture[150:170, 20:90] = 60 + at % 150
            shown.append((picture, 15))
    return shown


def cues(*times: tuple[float, float], text: str = "Đừng đọc mã cho ai") -> str:
    def clock(seconds: float) -> str:
        return f"00:00:{int(seconds):02d},{round(seconds % 1 * 1000):03d}"

    parts = (f"{n}\n{clock(a)} --> {clock(b)}\n{text}\n" for n, (a, b) in enumerate(times, start=1))
    return "\n".join(parts)


EVERY_TWO = cues(*((float(at), at + 1.9) for at in range(0, SECONDS, 2)))


def found(
    folder: Path,
    *,
    shown: Sequence[tuple[Luma, int]] | None = None,
    sound: Samples | None = None,
    subtitles: str = EVERY_TWO,
    expect: Expectation = OURS,
) -> tuple[Finding, ...]:
    film = write_film(folder / "video.mp4", shown or ticking(), noise(FRAMES) if sound is None else sound)
    film.with_suffix(".srt").write_text(subtitles, encoding="utf-8")
    write_tags(film, TAGS)
    return inspect(film, expect=expect).findings


def codes(findings: Sequence[Finding]) -> list[str]:
    return [each.code for each in findings]


def muted(first: float, last: float) -> Samples:
    sound = noise(FRAMES)
    sound[round(first * FPS) * SAMPLES_PER_FRAME : round(last * FPS) * SAMPLES_PER_FRAME] = 0
    return sound


def test_a_good_film_has_no_fault(tmp_path: Path) -> None:
    assert codes(found(tmp_path, expect=replace(OURS, tags=TAGS))) == []


def test_a_voice_lost_while_captions_go_on(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, sound=muted(6, 11))
    assert (finding.code, finding.severity) == ("VG-I050", Severity.ERROR)
    assert "0:06,0" in finding.message and "0:11,0" in finding.message


def test_a_pause_in_which_nobody_is_quoted_is_only_a_remark(tmp_path: Path) -> None:
    quiet = cues((0.0, 2.0), (3.0, 5.0), (12.0, 14.0))
    (finding,) = found(tmp_path, sound=muted(6, 11), subtitles=quiet)
    assert (finding.code, finding.severity) == ("VG-I049", Severity.WARNING)


def test_a_film_that_is_read_and_not_heard_may_be_silent_below_captions(tmp_path: Path) -> None:
    expect = replace(OURS, spoken=False, heard=False)
    assert codes(found(tmp_path, sound=np.zeros_like(noise(FRAMES)), expect=expect)) == []


def test_three_seconds_of_black(tmp_path: Path) -> None:
    shown = ticking()
    shown[12:18] = [(flat(16), 90)]
    faults = found(tmp_path, shown=shown)
    assert codes(faults)[0] == "VG-I029" and "0:06,0" in faults[0].message and "0:09,0" in faults[0].message


def test_a_picture_that_stands_while_captions_go_on(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, shown=ticking(3, 15))
    assert (finding.code, finding.severity) == ("VG-I052", Severity.ERROR)
    assert "0:03,0" in finding.message and "6 phụ đề" in finding.message


def test_a_picture_that_stands_too_long_without_words(tmp_path: Path) -> None:
    shown, few = ticking(3, 15), cues((0.0, 2.0), (15.5, 17.5))
    (finding,) = found(tmp_path, shown=shown, subtitles=few)
    assert (finding.code, finding.severity) == (
        "VG-I051",
        Severity.WARNING,
    ) and "12,0 giây" in finding.message
    assert found(tmp_path, shown=shown, subtitles=few, expect=replace(OURS, longest_still=15.0)) == ()
    assert found(tmp_path, shown=ticking(3, 10), subtitles=few) == (), "an end card stands"


def test_what_a_lossy_encoder_does_to_a_picture_that_holds_is_no_change(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    shown = [
        (np.clip(flat(90) + rng.integers(-3, 4, SIZE[::-1]), 0, 255).astype(np.uint8), 15)
        for _ in range(FRAMES // 15)
    ]
    few = cues((0.0, 2.0))
    assert codes(found(tmp_path, shown=shown, subtitles=few)) == ["VG-I051"]


@pytest.mark.parametrize(
    ("code", "subtitles"),
    [
        ("VG-I072", cues((0.0, 2.0), (17.0, 19.5))),
        ("VG-I074", cues((0.0, 2.0), (1.5, 3.5))),
        ("VG-I073", cues((0.0, 2.0), text="Đừng\nđọc\nmã")),
        ("VG-I090", cues((0.0, 1.0), text="Đừng đọc mã cho bất kỳ ai gọi đến")),
        ("VG-I091", cues((0.0, 0.5), text="Đừng!")),
        ("VG-I091", cues((0.0, 9.0))),
        ("VG-I092", cues((0.0, 6.0), text="Đừng đọc mã cho bất kỳ ai gọi đến, nhắn đến hay xin")),
    ],
)
def test_captions_out_of_time_or_beyond_their_limits(tmp_path: Path, code: str, subtitles: str) -> None:
    assert codes(found(tmp_path, subtitles=subtitles)) == [code]


def test_the_name_of_who_speaks_is_not_counted_as_reading(tmp_path: Path) -> None:
    named = cues((0.0, 1.2), text="KẺ GỌI TỪ SỐ LẠ: Bà bấm vào đây")
    assert codes(found(tmp_path, subtitles=named)) == []


def test_tags_that_are_missing_or_of_another_film(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, expect=replace(OURS, tags={**TAGS, "unit": "suoi-may", "code": "7K3M"}))
    assert finding.code == "VG-I057" and "code, unit" in finding.message


def test_a_film_too_large_for_a_platform(tmp_path: Path) -> None:
    found(tmp_path)
    film = tmp_path / "video.mp4"
    room = 51_000_000
    with film.open("r+b") as file:
        file.seek(0, 2)
        file.write(room.to_bytes(4, "big") + b"free")
        file.truncate(file.tell() + room - 8)
    faults = inspect(film, expect=OURS).findings
    assert codes(faults) == ["VG-I063", "VG-I063"]
    assert "Zalo OA" in faults[0].message and "Telegram" in faults[1].message


def test_a_picture_that_platforms_do_not_take(tmp_path: Path) -> None:
    told = [
        each for each in found(tmp_path, expect=replace(OURS, size=(1080, 1920))) if each.code == "VG-I095"
    ]
    assert {each.message.split(" không")[0] for each in told} == {"Facebook Reels", "TikTok"}
