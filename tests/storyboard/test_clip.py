"""A clip scene plays its footage to its end, but not for ever; caption and source stand beneath it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image

from tests.film.clips import ffmpeg
from vidgen.brand.kit import Brand
from vidgen.errors import MediaError
from vidgen.storyboard.model import Shot
from vidgen.storyboard.scenes import scene_types
from vidgen.storyboard.scenes.clip import LONGEST

WORDS = "Không đọc mã OTP."


@pytest.fixture(scope="module", autouse=True)
def films(teller) -> None:  # type: ignore[no-untyped-def]
    for name, seconds in (("ngắn", 1), ("vừa", 9), ("dài", 40)):
        source = f"testsrc2=s=320x240:r=10:d={seconds}"
        ffmpeg("-f", "lavfi", "-i", source, "-pix_fmt", "yuv420p", str(teller.folder / f"{name}.mp4"))
    Image.new("RGB", (900, 700), (120, 90, 60)).save(teller.folder / "ảnh.jpg")


def told(teller, scene: str, brand: Brand | None = None) -> Shot:  # type: ignore[no-untyped-def]
    body = f"## hook: Mở đầu\nCoi chừng.\n\n{scene}\n\n## contact"
    return teller.tell(body, brand=brand).shots[1]  # type: ignore[no-any-return]


def layers(shot: Shot) -> set[str]:
    return {layer.name for layer in shot.layers}


def test_it_lasts_as_long_as_its_footage_or_its_words(teller) -> None:  # type: ignore[no-untyped-def]
    def frames(film: str) -> int:
        return told(teller, f"## clip: Xem\n![Xe loa](%s.mp4)\n{WORDS}" % film).frames

    words = frames("ngắn")
    assert 60 < words < 200
    assert frames("vừa") == 9 * 30
    assert frames("dài") == LONGEST * 30


def test_a_photo_scene_with_footage_lasts_as_long_as_its_words(teller) -> None:  # type: ignore[no-untyped-def]
    shot = told(teller, f"## photo: Xem\n![Xe loa](dài.mp4)\n{WORDS}")
    assert shot.moving and shot.frames < 200


def test_footage_is_muted_unless_its_sound_is_asked_for(teller) -> None:  # type: ignore[no-untyped-def]
    for asked, heard in (("", False), ("{tiếng}", True), (" { có tiếng }", True)):
        shot = told(teller, f"## đoạn phim: Xem\n![Xe loa](vừa.mp4){asked}\n{WORDS}")
        (footage,) = [layer.footage for layer in shot.layers if layer.footage]
        assert footage.video and footage.sound is heard


@pytest.mark.parametrize("name", ["clip", "video", "phóng sự", "đoạn phim", "phim"])
def test_it_goes_by_the_names_officers_use_and_still_takes_a_photo(teller, name: str) -> None:  # type: ignore[no-untyped-def]
    shot = told(teller, f"## {name}: Xem\n![Xe loa](ảnh.jpg)\n{WORDS}")
    assert shot.scene == "clip" and shot.moving
    assert not next(layer.footage for layer in shot.layers if layer.footage).video


@pytest.mark.parametrize("scene", ["photo", "clip"])
def test_caption_and_source_have_lines_of_their_own(teller, scene: str) -> None:  # type: ignore[no-untyped-def]
    assert {"legend", "source"} <= layers(
        told(teller, f"## {scene}: A\n![Xe loa — Nguồn: Đài X](ảnh.jpg)\n{WORDS}")
    )
    assert "source" not in layers(told(teller, f"## {scene}: A\n![Xe loa](ảnh.jpg)\n{WORDS}"))
    assert not {"legend", "source"} & layers(told(teller, f"## {scene}: A\n![](ảnh.jpg)\n{WORDS}"))


def test_a_source_is_shown_and_not_spoken(teller) -> None:  # type: ignore[no-untyped-def]
    shot = told(teller, "## photo\n![Xe loa đi từng thôn — Nguồn: Đài X](ảnh.jpg)")
    assert "Nguồn" not in " ".join(cue.text for cue in shot.captions)
    assert "source" in layers(shot)


def test_a_calm_brand_keeps_a_photo_still_and_lets_footage_play(teller) -> None:  # type: ignore[no-untyped-def]
    calm = replace(teller.brand, motion="calm")

    def shot(scene: str) -> Shot:
        return told(teller, f"{scene}\n{WORDS}", calm)

    still = shot("## photo: Xem\n![Xe loa](ảnh.jpg)")
    assert not still.moving and not any(layer.footage for layer in still.layers)
    assert shot("## clip: Xem\n![Xe loa](vừa.mp4)").moving


@pytest.mark.parametrize("scene", ["photo", "clip"])
def test_missing_footage_is_said_at_its_line(teller, scene: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(MediaError) as caught:
        told(teller, f"## {scene}: Xem\n![Xe loa](không-có.mp4)\n{WORDS}")
    (finding,) = caught.value.findings
    lines = (teller.folder / "kich-ban.md").read_text(encoding="utf-8").splitlines()
    assert finding.code == "VG-M001" and "không-có.mp4" in lines[(finding.line or 0) - 1]


def test_no_name_is_taken_twice() -> None:
    names = [name for each in scene_types().values() for name in (each.grammar.name, *each.grammar.aliases)]
    assert len(names) == len(set(names))


def test_a_part_of_footage_is_shown_and_the_scene_lasts_as_long(teller) -> None:  # type: ignore[no-untyped-def]
    shot = told(teller, f"## clip: Xem\n![Xe loa](dài.mp4){{từ 0:30 đến 0:36}}\n{WORDS}")
    (footage,) = [layer.footage for layer in shot.layers if layer.footage]
    assert (footage.begin, footage.until) == (30, 36)
    assert shot.frames == 6 * 30
    assert told(teller, f"## clip: Xem\n![Xe loa](vừa.mp4){{từ 0:02}}\n{WORDS}").frames == 7 * 30


def test_another_part_is_another_scene_to_encode(teller) -> None:  # type: ignore[no-untyped-def]
    keys = {
        told(teller, f"## photo: Xem\n![Xe loa](dài.mp4){part}\n{WORDS}").key
        for part in ("", "{từ 0:05}", "{từ 0:06}", "{đến 0:07}")
    }
    assert len(keys) == 4


@pytest.mark.parametrize(
    ("media", "code"),
    [
        ("vừa.mp4){từ 0:09}", "VG-M015"),
        ("vừa.mp4){từ 0:02 đến 0:30}", "VG-M015"),
        ("ảnh.jpg){từ 0:02}", "VG-M014"),
    ],
)
def test_a_part_that_is_not_there_is_said_at_its_line(teller, media: str, code: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(MediaError) as caught:
        told(teller, f"## clip: Xem\n![Xe loa]({media}\n{WORDS}")
    (finding,) = caught.value.findings
    lines = (teller.folder / "kich-ban.md").read_text(encoding="utf-8").splitlines()
    assert finding.code == code and media in lines[(finding.line or 0) - 1]
