"""How scenes are timed, what the brand bar says, and when a scene must be painted anew."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PIL import Image

from vidgen.brand.kit import Brand
from vidgen.errors import MediaError
from vidgen.scenario.model import Scenario, Unit
from vidgen.storyboard import canvas
from vidgen.storyboard.board import board
from vidgen.storyboard.model import SAMPLES_PER_FRAME, Shot

BODY = """## hook: “Công an” gọi, bắt **cập nhật VNeID** ngay?
Khoan đã!

## call: Số lạ
KẺ GỌI: Bà đọc mã OTP cho tôi.
BÀ SÁU: Tôi không đọc.

## signs: Hai dấu hiệu
1. Tự xưng công an
2. Gửi đường link lạ

## actions: Hãy làm ngay
- [x] Báo {{unit.name}}
- [ ] Không đọc mã OTP

## contact
Cảm ơn bà con!
"""
NAMES = ["hook", "call", "signs", "actions", "contact"]


@pytest.fixture(scope="module")
def told(teller):  # type: ignore[no-untyped-def]
    return teller.tell(BODY)


def layer_names(shot: Shot) -> set[str]:
    return {layer.name for layer in shot.layers}


def unit_mark(shot: Shot) -> Image.Image:
    """The line of the brand bar, as painted."""
    (layer,) = (layer for layer in shot.layers if layer.name == "unit")
    assert layer.poses[-1].picture
    return layer.poses[-1].picture.paint()


def test_speech_stands_in_order_with_a_breath_between_lines_and_inside_its_scene(told) -> None:  # type: ignore[no-untyped-def]
    for shot in told.shots:
        ends = [speech.start + len(speech.samples) for speech in shot.speech]
        assert all(speech.start % SAMPLES_PER_FRAME == 0 for speech in shot.speech)
        assert all(
            after.start - end >= 9 * SAMPLES_PER_FRAME
            for end, (_, after) in zip(ends, pairwise(shot.speech), strict=False)
        )
        assert ends[-1] + 12 * SAMPLES_PER_FRAME <= shot.frames * SAMPLES_PER_FRAME


def test_what_is_heard_is_the_narration(told) -> None:  # type: ignore[no-untyped-def]
    for shot, said in zip(told.shots, told.narration.scenes, strict=True):
        assert all(np.array_equal(a.samples, b.samples) for a, b in zip(shot.speech, said, strict=True))


def test_the_end_card_stays_long_enough_to_scan_its_code(told) -> None:  # type: ignore[no-untyped-def]
    assert told.shots[-1].frames >= 195
    assert all(shot.frames >= 45 for shot in told.shots)


def test_the_unit_stands_on_every_scene_or_on_hook_and_contact_only(teller, brand: Brand, told) -> None:  # type: ignore[no-untyped-def]
    assert brand.unit_mark == "always"
    always = told.shots
    bookends = teller.tell(BODY, brand=replace(brand, unit_mark="bookends")).shots
    with_name = unit_mark(always[0])
    assert [unit_mark(shot) == with_name for shot in always[:-1]] == [True] * 4
    assert [unit_mark(shot) == with_name for shot in bookends[:-1]] == [True, False, False, False]
    for shots in (always, bookends):
        assert "end-unit" in layer_names(shots[-1]) and "unit" not in layer_names(shots[-1])


def test_a_long_unit_name_still_stands_on_every_scene(teller, unit: Unit) -> None:  # type: ignore[no-untyped-def]
    long = unit.model_copy(update={"name": "Trung tâm Phục vụ hành chính công phường Hoa Gạo"})
    for shot in teller.tell(BODY, unit=long).shots:
        for name in ("emblem", "unit", "tagline"):
            for layer in shot.layers:
                if layer.name == name and (picture := layer.poses[-1].picture):
                    box = picture.paint().getbbox()
                    assert box and layer.poses[-1].y + box[1] >= 200 and layer.poses[-1].y + box[3] <= 330, (
                        name
                    )


def test_the_ai_label_stands_from_the_first_frame_for_the_public_only(teller, told) -> None:  # type: ignore[no-untyped-def]
    for shot in told.shots:
        label = next(layer for layer in shot.layers if layer.name == "ai-label")
        assert label.poses[0].frame == 0 and label.poses[0].alpha == 1
    for shot in teller.tell(BODY, header="audience: internal\n").shots[:-1]:
        assert "ai-label" not in layer_names(shot)


@pytest.mark.parametrize(
    "name", ["Công an xã Mẫu Ẵn", "Ủy ban nhân dân phường Ổi Ễ, trung tâm hành chính công Ẵn Ỗi"]
)
def test_marks_above_a_units_capitals_stay_in_the_safe_box(teller, unit: Unit, name: str) -> None:  # type: ignore[no-untyped-def]
    whose = unit.model_copy(update={"name": name})
    for shot in teller.tell(BODY, unit=whose).shots[:2]:
        (title,) = [layer for layer in shot.layers if layer.name == "unit"]
        pose = title.poses[-1]
        box = pose.picture.paint().getbbox()
        assert box and pose.y + box[1] >= canvas.TOP


def test_the_progress_line_grows_to_the_full_width(told) -> None:  # type: ignore[no-untyped-def]
    widths = [
        pose.picture.size[0]
        for shot in told.shots
        for layer in shot.layers
        if layer.name == "progress"
        for pose in layer.poses
        if pose.picture
    ]
    assert widths == sorted(widths) and widths[-1] == 1080


def changed(one: list[Shot], other: list[Shot]) -> list[str]:
    return [name for name, a, b in zip(NAMES, one, other, strict=True) if a.key != b.key]


def keys(teller, scenario: Scenario, told, unit: Unit, brand: Brand) -> list[Shot]:  # type: ignore[no-untyped-def]
    """The shots of a changed scenario spoken in the same words and times."""
    return list(board(scenario, told.narration, brand, unit).shots)


def test_the_same_script_has_the_same_keys_and_each_scene_its_own(teller, told) -> None:  # type: ignore[no-untyped-def]
    again = teller.tell("\n\n" + BODY.replace("\n\n", "\n\n\n"))
    assert changed(told.shots, again.shots) == []
    assert len({shot.key for shot in told.shots}) == len(NAMES)


@pytest.mark.parametrize(
    ("mark", "expected"), [("always", NAMES), ("bookends", ["hook", "actions", "contact"])]
)
def test_another_commune_repaints_only_scenes_that_show_it(  # type: ignore[no-untyped-def]
    teller, brand: Brand, unit: Unit, mark, expected: list[str]
) -> None:
    kit = replace(brand, unit_mark=mark)
    other = unit.model_copy(update={"name": "Công an xã Rạch Sen Hồng"})
    one, two = (teller.tell(BODY, brand=kit, unit=whose) for whose in (unit, other))
    assert changed(one.shots, two.shots) == expected


@pytest.mark.parametrize(
    ("details", "expected"),
    [
        ({"phone": "0290 000 0111"}, ["contact"]),
        ({"qr_url": "https://example.org/khac"}, ["contact"]),
        ({"address": "Ấp 4", "zalo": "khác", "extra": {"le_phi": "0đ"}}, []),
    ],
)
def test_a_detail_of_the_unit_repaints_where_it_is_shown(  # type: ignore[no-untyped-def]
    teller, told, unit: Unit, brand: Brand, details, expected: list[str]
) -> None:
    other = unit.model_copy(update=details)
    assert changed(told.shots, keys(teller, told.scenario, told, other, brand)) == expected


def test_a_changed_script_repaints_where_it_is_seen(teller, told, unit: Unit, brand: Brand) -> None:  # type: ignore[no-untyped-def]
    scenario = told.scenario

    def after(**changes: object) -> list[str]:
        return changed(told.shots, keys(teller, scenario.model_copy(update=changes), told, unit, brand))

    def scene(place: int, **changes: object) -> dict[str, object]:
        scenes = list(scenario.scenes)
        scenes[place] = scenes[place].model_copy(update=changes)
        return {"scenes": tuple(scenes)}

    assert after(**scene(2, heading="Ba dấu hiệu")) == ["signs"]
    assert after(reviewed=dt.date(2026, 12, 1)) == ["contact"]
    assert after(hashtags=("khac",), post="khác", field="khác") == []
    assert after(title="Tiêu đề khác") == []
    looks = {**scenario.cast, "BÀ SÁU": scenario.cast["BÀ SÁU"].model_copy(update={"look": "farmer"})}
    assert after(cast=looks) == ["hook", "call"], "the hook shows whose story it is"
    # The hook shows a phone because a call follows; with a chat in its place it shows messages.
    assert after(**scene(1, type="chat")) == ["hook", "call"]


def test_a_picture_with_other_content_repaints_its_scene(teller) -> None:  # type: ignore[no-untyped-def]
    body = "## photo: Ảnh\n![Tin giả](tin.png)\n\n## law: Tội lừa đảo\n"
    found = []
    for colour in ((200, 30, 30), (30, 30, 200)):
        Image.new("RGB", (640, 640), colour).save(teller.folder / "tin.png")
        found.append([shot.key for shot in teller.tell(body).shots])
    assert found[0][0] != found[1][0] and found[0][1:] == found[1][1:]


@pytest.mark.parametrize("content", [None, b"", b"<html>khong phai anh</html>", "cut"])
def test_a_missing_or_broken_picture_is_refused_at_its_line(teller, content) -> None:  # type: ignore[no-untyped-def]
    path = teller.folder / "hỏng.jpg"
    path.unlink(missing_ok=True)
    if content == "cut":
        noise = np.random.default_rng(5).integers(0, 256, (600, 600, 3), dtype=np.uint8)
        Image.fromarray(noise).save(path)
        path.write_bytes(path.read_bytes()[:9000])
    elif content is not None:
        path.write_bytes(content)
    with pytest.raises(MediaError) as caught:
        teller.tell("## photo: Ảnh\n![Tin giả](hỏng.jpg)\n")
    (finding,) = caught.value.findings
    assert finding.code == ("VG-M001" if content is None else "VG-M002")
    lines = (teller.folder / "kich-ban.md").read_text(encoding="utf-8").splitlines()
    assert finding.path and finding.path.name == "kich-ban.md"
    assert "hỏng.jpg" in lines[(finding.line or 0) - 1]
    assert "hỏng.jpg" in finding.message and finding.fix


def test_the_first_frame_of_a_film_already_shows_what_it_is_about(told) -> None:  # type: ignore[no-untyped-def]
    first, second = told.shots[:2]
    standing = {layer.name: layer.at(0) for layer in first.layers}
    title = standing["title"]
    assert title and title.alpha == 1 and title == first.layers[list(standing).index("title")].poses[-1]
    assert standing["unit"]
    assert any(pose.alpha < 1 for layer in second.layers for pose in layer.poses), "later scenes still arrive"


@pytest.mark.parametrize(
    "body", ["## signs: Hai dấu hiệu\n1. Tắt máy\n2. Báo", "## law: Tội lừa đảo\n- Điều 174"]
)
def test_a_film_that_begins_with_another_scene_begins_with_its_heading(teller, body: str) -> None:  # type: ignore[no-untyped-def]
    (shot,) = teller.tell(body).shots
    (heading,) = (layer for layer in shot.layers if layer.name == "heading")
    pose = heading.at(0)
    assert pose and pose.alpha == 1
