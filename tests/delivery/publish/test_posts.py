"""``publish.yaml``: what programs are given to post, and when they are given nothing."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
import yaml
from PIL import Image

from tests.conftest import Storyteller, Told
from vidgen.brand.kit import Brand
from vidgen.delivery.cleared import Cleared
from vidgen.delivery.inspect import Expectation
from vidgen.delivery.kit import FACEBOOK_SUBTITLES, KIT_FILES, PUBLISH, RENDITION, THUMBNAIL
from vidgen.delivery.platforms import Platform, platforms
from vidgen.delivery.post import SECTIONS, post_text
from vidgen.delivery.publish import kit_files
from vidgen.delivery.publish.kit_files import settled, write_posts
from vidgen.delivery.publish.model import Publish, publish_schema
from vidgen.delivery.publish.posts import Uploads, cover_frame, publish_of
from vidgen.delivery.publish.source import Source
from vidgen.delivery.publish.thumbnail import write_thumbnail
from vidgen.errors import Finding
from vidgen.film.aac import EncodedAudio
from vidgen.scenario.model import Audience, Kind
from vidgen.storyboard.model import Storyboard

from .conftest import CODE, DRAFT, SCRIPT, approved

UPLOADS = Uploads("video.mp4", thumbnail=THUMBNAIL)
TODAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def told(teller: Storyteller) -> Told:
    return teller.tell(SCRIPT, header="expires: 2027-05-01\nhashtags: [CanhGiac]\n")


@pytest.fixture(scope="module")
def publish(teller: Storyteller, told: Told) -> Publish:
    return made(teller, told)


def made(
    teller: Storyteller, told: Told, clear: Cleared | None = None, brand: Brand | None = None
) -> Publish:
    kit = brand or teller.brand
    return publish_of(told.scenario, teller.unit, kit, told.storyboard, UPLOADS, clear or approved())


def test_there_is_a_post_for_each_platform(publish: Publish) -> None:
    assert set(publish.platforms) == {"facebook", "instagram", "tiktok", "youtube", "zalo", "telegram"}
    for post in publish.platforms.values():
        assert post.allowed and post.video == "video.mp4"
        assert "Công an xã Suối Mây" in post.text and "0214 000 0113" in post.text
        assert "Nội dung có sử dụng AI" in post.text
        assert post.alt.startswith("Video dọc cảnh báo lừa đảo “Giả danh công an")
        assert bool(post.description) != bool(post.caption)


def test_people_and_programs_post_the_same_words(publish: Publish, told: Told, teller: Storyteller) -> None:
    brand = teller.brand
    text = post_text(told.scenario, teller.unit, brand.hashtags, brand.ai_label, code=CODE)
    for key in SECTIONS:
        post = publish.platforms[key]
        section = text.split(f"===== {post.name} =====")[1].split("\n\n\n=====")[0]
        assert section.rstrip("\n").endswith(post.text)
        assert f"[Tiêu đề]\n{post.title}\n" in section or not post.title
        assert all(f"({note})" in section for note in post.notes)


def test_each_platform_gets_the_cover_subtitles_and_flags_it_takes(publish: Publish) -> None:
    posts = publish.platforms
    assert {key: post.cover for key, post in posts.items()} == {
        "facebook": "cover.jpg",
        "instagram": "cover.jpg",
        "tiktok": None,
        "youtube": "cover.jpg",
        "zalo": "cover-zalo.jpg",
        "telegram": THUMBNAIL,
    }
    assert {key: post.subtitles.file for key, post in posts.items() if post.subtitles} == {
        "facebook": "video.vi_VN.srt",
        "youtube": "video.srt",
    }
    assert {key: post.flags for key, post in posts.items() if post.flags} == {
        "tiktok": {"is_aigc": True},
        "youtube": {"containsSyntheticMedia": True},
    }
    assert all(any("AI" in note for note in posts[key].notes) for key in ("facebook", "instagram", "tiktok"))


def test_the_frame_for_a_cover_is_where_the_hook_stands_settled(publish: Publish, told: Told) -> None:
    hook = told.shots[0]
    assert publish.platforms["tiktok"].cover_at_ms == round(hook.settled * 1000 / 30)
    intro = replace(told.shots[1], scene="intro")
    later = Storyboard((intro, *told.shots))
    assert cover_frame(later) == intro.frames + hook.settled
    assert cover_frame(Storyboard((intro, told.shots[1]))) == intro.frames + told.shots[1].settled


def test_a_draft_holds_nothing_that_could_be_posted(teller: Storyteller, told: Told) -> None:
    draft = made(teller, told, DRAFT)
    assert (draft.state, draft.platforms, draft.allowed(TODAY)) == ("draft", {}, {})
    assert draft.reasons and "chưa được duyệt" in draft.reasons[0]


def test_what_is_internal_or_for_a_screen_is_withheld(teller: Storyteller, told: Told) -> None:
    inner = told.scenario.model_copy(update={"audience": Audience.INTERNAL})
    for each in (
        made(teller, replace(told, scenario=inner)),
        made(teller, told, brand=teller.brand.made_for("screen")),
    ):
        assert (each.state, each.platforms) == ("withheld", {})
        assert each.reasons


def test_a_film_too_long_for_a_platform_is_posted_on_the_others(teller: Storyteller, told: Told) -> None:
    long = Storyboard(told.shots[:1] * (91 * 30 // told.shots[0].frames + 1))
    posts = publish_of(told.scenario, teller.unit, teller.brand, long, UPLOADS, approved()).platforms
    assert posts["facebook"].video is None
    assert posts["facebook"].reason == "Facebook Reels chỉ nhận video dài đến 90 giây."
    assert posts["youtube"].allowed


def test_past_its_expiry_or_its_approval_nothing_may_be_posted(teller: Storyteller, told: Told) -> None:
    publish = made(teller, told, approved(dt.date(2026, 12, 31)))
    assert publish.code == CODE
    assert len(publish.allowed(dt.date(2026, 12, 31))) == 6
    assert publish.allowed(dt.date(2027, 1, 1)) == {}
    assert made(teller, told, approved(None)).allowed(dt.date(2027, 5, 2)) == {}


def test_the_thumbnail_is_small_enough_for_telegram(tmp_path: Path) -> None:
    noise = Image.effect_noise((1080, 1920), 120).convert("RGB")
    noise.save(tmp_path / "cover.jpg", quality=95)
    telegram = platforms()["telegram"]
    assert telegram.image_side == 320
    write_thumbnail(tmp_path / "nho.jpg", tmp_path / "cover.jpg", 320, telegram.image_bytes)
    with Image.open(tmp_path / "nho.jpg") as small:
        assert small.size == (180, 320)
    assert (tmp_path / "nho.jpg").stat().st_size < 200_000


def test_all_its_files_go_when_the_kit_is_made_again() -> None:
    named = {platform.subtitles_as for platform in platforms().values() if platform.subtitles_as}
    assert named == {FACEBOOK_SUBTITLES}
    assert {PUBLISH, THUMBNAIL, RENDITION, FACEBOOK_SUBTITLES} <= set(KIT_FILES)


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A kit's working folder with a film of 3,000 bytes; nobody looks into it."""
    (tmp_path / "video.mp4").write_bytes(bytes(3000))
    (tmp_path / "video.srt").write_text("1\n", encoding="utf-8")
    Image.new("RGB", (1080, 1920)).save(tmp_path / "cover.jpg")
    return tmp_path


def write(work: Path, teller: Storyteller, told: Told, clear: Cleared | None = None) -> dict[str, object]:
    sound = EncodedAudio((), b"", 0, 48_000, 1024, 0, 0)
    source = Source(work / "video.mp4", work / "video.srt", sound, {})
    scenario, unit, brand, board = told.scenario, teller.unit, teller.brand, told.storyboard
    assert write_posts(work, scenario, unit, brand, board, source, clear or approved(), Expectation()) == ()
    loaded: dict[str, object] = yaml.safe_load((work / PUBLISH).read_text(encoding="utf-8"))
    return loaded


def test_an_ordinary_film_is_not_written_twice(work: Path, teller: Storyteller, told: Told) -> None:
    loaded = write(work, teller, told)
    assert {path.name for path in work.iterdir()} == {
        "video.mp4",
        "video.srt",
        "video.vi_VN.srt",
        "cover.jpg",
        "cover-nho.jpg",
        "publish.yaml",
    }
    assert Publish.model_validate(loaded).platforms["zalo"].video == "video.mp4"


def test_a_draft_gets_no_files_to_upload(work: Path, teller: Storyteller, told: Told) -> None:
    assert write(work, teller, told, DRAFT)["state"] == "draft"
    assert {path.name for path in work.iterdir()} == {"video.mp4", "video.srt", "cover.jpg", "publish.yaml"}


def test_platforms_with_a_cap_get_the_smaller_film(
    work: Path, teller: Storyteller, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lowered() -> MappingProxyType[str, Platform]:
        known = {key: each.model_copy(update={"most_bytes": None}) for key, each in platforms().items()}
        known["zalo"] = known["zalo"].model_copy(update={"most_bytes": 2000})
        known["telegram"] = known["telegram"].model_copy(update={"most_bytes": 2500})
        return MappingProxyType(known)

    asked = []
    monkeypatch.setattr(kit_files, "platforms", lowered)
    monkeypatch.setattr(
        "vidgen.delivery.publish.rendition.write_rendition",
        lambda target, source, cap, expect: asked.append((target.name, cap)) or (),
    )
    publish = Publish.model_validate(write(work, teller, told))
    assert asked == [("video-nho.mp4", 2000)]
    videos = {key: post.video for key, post in publish.platforms.items()}
    assert videos.pop("zalo") == videos.pop("telegram") == "video-nho.mp4"
    assert set(videos.values()) == {"video.mp4"}


def test_a_film_is_not_called_too_large_where_a_smaller_one_stands_beside_it(tmp_path: Path) -> None:
    large, other = Finding("VG-I063", "quá lớn"), Finding("VG-I062", "dài")
    assert settled([large, other], tmp_path) == (large, other)
    (tmp_path / RENDITION).touch()
    assert settled([large, other], tmp_path) == (other,)


def test_equal_kits_have_equal_bytes(work: Path, teller: Storyteller, told: Told) -> None:
    write(work, teller, told)
    first = (work / PUBLISH).read_bytes()
    write(work, teller, told)
    assert (work / PUBLISH).read_bytes() == first


def test_the_schema_is_of_the_file(work: Path, teller: Storyteller, told: Told) -> None:
    schema = publish_schema()
    assert schema["$schema"].endswith("2020-12/schema")
    assert set(schema["properties"]) == set(Publish.model_fields)
    assert set(write(work, teller, told)) <= set(schema["properties"])
    json.dumps(schema)


def test_a_script_of_every_kind_has_its_own_description() -> None:
    from vidgen.delivery.publish.alt import _KINDS

    assert set(_KINDS) == set(Kind)
