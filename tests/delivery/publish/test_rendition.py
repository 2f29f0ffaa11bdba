from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import av
import pytest
import yaml
from PIL import Image

from tests.conftest import Storyteller
from tests.delivery.films import SIZE, noise, pictures, write_film
from vidgen.delivery.authentic.seal import read_seal
from vidgen.delivery.authentic.stamp import stamping
from vidgen.delivery.authentic.tags import read_tags
from vidgen.delivery.inspect import Expectation, inspect
from vidgen.delivery.kit import PUBLISH, RENDITION
from vidgen.delivery.platforms import platforms
from vidgen.delivery.publish import kit_files, rendition
from vidgen.delivery.publish.kit_files import write_posts
from vidgen.delivery.publish.rendition import picture_rate, write_rendition
from vidgen.delivery.publish.source import Source
from vidgen.film.aac import encode_aac

from .conftest import Shot, approved


def packets(path: Path, kind: str) -> list[bytes]:
    with av.open(str(path)) as film:
        stream = film.streams.video[0] if kind == "video" else film.streams.audio[0]
        return [bytes(packet) for packet in film.demux(stream) if packet.size]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Source:
    """A film that is soon encoded: 108×192, 3.5 s."""
    folder = tmp_path_factory.mktemp("phim nhỏ")
    film = write_film(folder / "video.mp4", pictures(), noise())
    subtitles = folder / "video.srt"
    subtitles.write_text("1\n00:00:00,500 --> 00:00:02,500\nKhoan đã!\n", encoding="utf-8")
    return Source(film, subtitles, encode_aac(noise()), {"title": "Phim thử"})


def test_a_film_over_the_cap_gets_a_copy_that_keeps_all_delivery_rules(
    real_film: Shot, teller: Storyteller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the caps of the data lowered below a real film of 1080×1920."""
    scenario, board, unit = real_film.told.scenario, real_film.told.storyboard, teller.unit
    source = real_film.write(tmp_path / "bộ đăng")
    source = replace(source, finish=stamping(scenario, unit, teller.brand, approved()))
    work = source.film.parent
    Image.new("RGB", (1080, 1920)).save(work / "cover.jpg")
    cap = source.film.stat().st_size * 15 // 16
    lowered = {
        key: each.model_copy(update={"most_bytes": each.most_bytes and cap})
        for key, each in platforms().items()
    }
    monkeypatch.setattr(kit_files, "platforms", lambda: MappingProxyType(lowered))
    expect = Expectation(frames=board.frames, qr_url=unit.qr_url, captions=True)

    assert write_posts(work, scenario, unit, teller.brand, board, source, approved(), expect) == ()
    posts = yaml.safe_load((work / PUBLISH).read_text(encoding="utf-8"))["platforms"]
    assert {key for key, post in posts.items() if post["video"] == RENDITION} == {"zalo", "telegram"}
    copy = work / RENDITION
    assert cap * 0.6 < copy.stat().st_size <= cap
    assert not copy.with_suffix(".srt").exists()
    # Once more by itself: index, 30 fps, no B-frames, closed GOPs, BT.709, loudness, the QR code, captions.
    copy.with_suffix(".srt").write_bytes(source.subtitles.read_bytes())
    found = inspect(copy, expect=expect)
    assert found.passed, found.findings
    contrast = found.values["caption_contrast"]
    assert isinstance(contrast, float) and contrast >= 7
    assert packets(copy, "audio") == packets(source.film, "audio")
    assert read_seal(copy).state == "unsigned"
    assert read_tags(copy)


def test_a_film_too_long_for_the_cap_is_not_squeezed_until_letters_swim(
    small: Source,
) -> None:
    target = small.film.with_name("video-nho.mp4")
    (finding,) = write_rendition(target, small, 150_000, Expectation(size=SIZE))
    assert finding.code == "VG-P010"
    assert not target.exists()


def test_after_two_attempts_it_is_said_that_none_fits(small: Source) -> None:
    tried = []

    def heavier(path: Path) -> None:
        tried.append(path.name)
        with path.open("ab") as file:
            file.write(bytes(2_000_000))

    target = small.film.with_name("video-nho.mp4")
    (finding,) = write_rendition(target, replace(small, finish=heavier), 1_900_000, Expectation(size=SIZE))
    assert finding.code == "VG-P011"
    assert len(tried) == rendition.ATTEMPTS == 2
    assert {path.name for path in target.parent.iterdir()} == {"video.mp4", "video.srt"}


def test_a_copy_that_falls_short_is_thrown_away(small: Source) -> None:
    target = small.film.with_name("video-nho.mp4")
    expected = Expectation(size=SIZE, qr_url="https://example.org/mot-trang-khac")
    (finding,) = write_rendition(target, small, 1_000_000, expected)
    assert finding.code == "VG-P012"
    assert {path.name for path in target.parent.iterdir()} == {"video.mp4", "video.srt"}


def test_the_picture_gets_what_the_sound_and_the_index_leave(small: Source) -> None:
    sound = sum(map(len, small.sound.packets))
    minute = picture_rate(50_000_000, 60 * 30, small.sound)
    assert 60 * minute / 8 < 50_000_000 - sound
    assert picture_rate(50_000_000, 120 * 30, small.sound) < minute
