"""What stands in braces behind footage: whether it is heard, and which part of it is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from vidgen.errors import ScriptError
from vidgen.scenario.load import load
from vidgen.scenario.model import Media
from vidgen.scenario.moments import clock, seconds_of
from vidgen.storyboard.scenes import grammar

FRONT = "---\nid: bai\nkind: announcement\ntitle: Ra quân\naudience: public\nreviewed: 2026-11-01\n---\n"
HOOK = "\n## hook: Ra quân\nMời bà con xem.\n"


def script(folder: Path, picture: str) -> Path:
    path = folder / "bai.md"
    path.write_text(f"{FRONT}{HOOK}\n## clip: Lễ ra quân\n{picture}\nMời bà con xem.\n", encoding="utf-8")
    return path


def media(folder: Path, behind: str) -> Media:
    found = load(script(folder, f"![Lễ ra quân](phim (1).mp4){behind}"), grammar()).scenes[1].media
    assert found is not None and found.path == "phim (1).mp4"
    return found


@pytest.mark.parametrize(
    ("behind", "sound", "start", "end"),
    [
        ("", False, None, None),
        ("{tiếng}", True, None, None),
        ("{từ 0:05 đến 0:12}", False, 5, 12),
        (" {từ 0:05 tới 1:02:03}", False, 5, 3723),
        ("{Từ 5 giây đến 1 phút 20 giây}", False, 5, 80),
        ("{từ 0:05,5 - 0:12.25}", False, 5.5, 12.25),
        ("{từ 7,5 giây}", False, 7.5, None),
        ("{đến 0:12}", False, None, 12),
        ("{tiếng}{từ 0:05 đến 0:12}", True, 5, 12),
        ("{từ 0:05 đến 0:12} {tiếng}", True, 5, 12),
        ("{tiếng, từ 0:05,5 đến 0:12}", True, 5.5, 12),
    ],
)
def test_sound_and_part_are_read(
    tmp_path: Path, behind: str, sound: bool, start: float | None, end: float | None
) -> None:
    found = media(tmp_path, behind)
    assert (found.sound, found.start, found.end) == (sound, start, end)


@pytest.mark.parametrize(
    ("behind", "code"),
    [
        ("{từ đầu đến cuối}", "VG-S091"),
        ("{0:05}", "VG-S091"),
        ("{từ 0:05 0:12}", "VG-S091"),
        ("{từ 0:75}", "VG-S091"),
        ("{tiếng}{lặp}", "VG-S091"),
        ("{từ 0:12 đến 0:05}", "VG-S092"),
        ("{từ 0:05 đến 0:05}", "VG-S092"),
        ("{đến 0:00}", "VG-S092"),
    ],
)
def test_what_cannot_be_played_is_told_at_its_line(tmp_path: Path, behind: str, code: str) -> None:
    with pytest.raises(ScriptError) as caught:
        load(script(tmp_path, f"![Lễ ra quân](phim.mp4){behind}"), grammar())
    told = [(finding.code, finding.line) for finding in caught.value.findings]
    assert (code, 13) in told
    assert all("{từ 0:05 đến 0:12}" in f.fix for f in caught.value.findings if f.code == code)


YAML = """id: bai
kind: announcement
title: Ra quân
audience: public
reviewed: 2026-11-01
scenes:
  - type: hook
    heading: Ra quân
    lines: [Mời bà con xem.]
  - type: clip
    media: {{path: phim.mp4, alt: Lễ ra quân, sound: true, start: {start}, end: {end}}}
"""


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [("5", "12.5", (5, 12.5)), ('"0:05"', "1:05", (5, 65)), ("5 giây", "null", (5, None))],
)
def test_yaml_says_the_same(
    tmp_path: Path, start: str, end: str, expected: tuple[float | None, float | None]
) -> None:
    path = tmp_path / "bai.yaml"
    path.write_text(YAML.format(start=start, end=end), encoding="utf-8")
    found = load(path, grammar()).scenes[1].media
    assert found and (found.start, found.end) == expected


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [("-1", "3", "VG-S028"), ("lúc đầu", "3", "VG-S028"), (".nan", "3", "VG-S028"), ("5", "3", "VG-S092")],
)
def test_yaml_that_cannot_be_played_is_told_at_its_line(
    tmp_path: Path, start: str, end: str, code: str
) -> None:
    path = tmp_path / "bai.yaml"
    path.write_text(YAML.format(start=start, end=end), encoding="utf-8")
    with pytest.raises(ScriptError) as caught:
        load(path, grammar())
    assert [(finding.code, finding.line) for finding in caught.value.findings] == [(code, 11)]


def test_moments_are_written_as_they_are_read() -> None:
    for seconds in (0.0, 5.0, 65.5, 3723.0):
        assert seconds_of(clock(seconds)) == seconds
    assert seconds_of("hôm nay") is None and seconds_of("") is None
