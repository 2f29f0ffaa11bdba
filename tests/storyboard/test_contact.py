"""The end card: its code can be scanned, and nothing on it touches anything else."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from vidgen.brand.contrast import contrast_ratio
from vidgen.brand.kit import Appearance, Brand
from vidgen.brand.load import load_brand
from vidgen.brand.profile import Profile
from vidgen.brand.shipped import themes
from vidgen.film.compositor import still
from vidgen.scenario.model import Unit
from vidgen.storyboard import canvas
from vidgen.storyboard.board import board
from vidgen.storyboard.clearance import Clearance
from vidgen.storyboard.model import Pose, Shot
from vidgen.storyboard.qr_card import qr_picture
from vidgen.storyboard.scenes.contact import numbers_of

ADDRESSES = (
    "https://a.vn",
    "https://example.org/a",
    "https://example.org/suoi-may",
    "https://dichvucong.example.org/dang-ky-tam-tru?dv=suoi-may",
    "https://dichvucong.example.org/thu-tuc/dang-ky-tam-tru?don-vi=suoi-may&kenh=video&ngay=2026-11-22",
)


def code_pose(shot: Shot) -> Pose:
    (layer,) = (layer for layer in shot.layers if layer.name == "qr")
    return layer.poses[-1]


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_code_is_read_back_from_the_still(teller, unit: Unit, address: str) -> None:  # type: ignore[no-untyped-def]
    shot = teller.tell("## contact\nCảm ơn!", unit=unit.model_copy(update={"qr_url": address})).shots[-1]
    picture = still(shot, shot.settled)
    for size in ((1080, 1920), (360, 640)):
        (found,) = zxingcpp.read_barcodes(np.asarray(picture.resize(size, Image.Resampling.BILINEAR)))
        assert found.text == address


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_symbol_is_400_pixels_with_four_white_modules_around(address: str) -> None:
    image = qr_picture(address)
    dark = np.asarray(image.convert("L")) < 128
    rows, columns = np.flatnonzero(dark.any(1)), np.flatnonzero(dark.any(0))
    top, bottom, left, right = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
    assert bottom - top == right - left >= 400
    row = dark[top, left:right]
    module = int(np.argmin(row)) // 7  # a finder pattern begins with seven dark modules
    assert (right - left) % module == 0
    quiet = 4 * module
    around = np.asarray(image)[top - quiet : bottom + quiet, left - quiet : right + quiet]
    inner = around.copy()
    inner[quiet:-quiet, quiet:-quiet] = 255
    assert min(top, left, image.height - bottom, image.width - right) >= quiet
    assert (inner[..., :3] == 255).all()


@pytest.mark.parametrize("name", ["Công an xã Suối Mây", "Công an phường Thủ Dầu Một – Tân Phú Hòa"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_all_stands_above_the_captions_whatever_the_name_and_code(  # type: ignore[no-untyped-def]
    teller, unit: Unit, name: str, address: str
) -> None:
    whose = unit.model_copy(update={"name": name, "qr_url": address})
    shot = teller.tell("## contact\nCảm ơn!", unit=whose).shots[-1]
    bottoms = []
    for layer in shot.layers:
        pose = layer.poses[-1]
        if pose.picture and layer.name.startswith(("end-", "qr", "phone-")):
            box = pose.picture.paint().getbbox()
            assert box
            bottoms.append((pose.y + box[1], pose.y + box[3], layer.name))
    phones = [spot for spot in bottoms if spot[2].startswith("phone-")]
    rest = sorted(spot for spot in bottoms if not spot[2].startswith("phone-"))
    assert len(phones) == 2 and all(bottom <= canvas.FLOOR for _, bottom, _ in bottoms), bottoms
    for one, other in zip(rest, [*rest[1:], phones[0]], strict=True):
        assert one[1] <= other[0], (one, other)


def test_without_a_code_or_a_phone_there_is_no_empty_place(teller, unit: Unit) -> None:  # type: ignore[no-untyped-def]
    bare = unit.model_copy(update={"qr_url": "", "phone": "", "hotline": "", "parent": ""})
    shot = teller.tell("## contact\nCảm ơn!", unit=bare).shots[-1]
    assert not {layer.name for layer in shot.layers} & {"qr", "qr-text", "phone-1", "end-parent"}
    still(shot, shot.settled)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("procedure", "Quét mã xem hướng dẫn đầy đủ"), ("scam", "Quét mã để xem thêm")],
)
def test_only_a_procedure_promises_a_full_guide(teller, kind: str, expected: str) -> None:  # type: ignore[no-untyped-def]
    shot = teller.tell("## contact\nCảm ơn!", kind=kind).shots[-1]
    (layer,) = (layer for layer in shot.layers if layer.name == "qr-text")
    block = layer.poses[-1].picture.paint.__self__  # type: ignore[union-attr]
    assert " ".join(word.text for line in block.lines for word in line) == expected


def test_numbers_are_grouped_and_told_apart(unit: Unit) -> None:
    typed = unit.model_copy(update={"hotline": "02140000113", "phone": "02140000111"})
    assert numbers_of(typed) == {"0214 000 0113": "Đường dây nóng", "0214 000 0111": "Trực ban"}
    assert numbers_of(typed.model_copy(update={"phone": "0214 000 0113"})) == {
        "0214 000 0113": "Đường dây nóng"
    }
    assert list(numbers_of(None)) == ["113"]


def test_one_number_given_twice_is_shown_once(teller, unit: Unit) -> None:  # type: ignore[no-untyped-def]
    same = unit.model_copy(update={"phone": unit.hotline})
    names = {layer.name for layer in teller.tell("## contact\nCảm ơn!", unit=same).shots[-1].layers}
    assert "phone-1" in names and "phone-2" not in names


CODE = "7K3M-9QXA"
NAMES = ("Công an xã Suối Mây", "Công an phường Thủ Dầu Một – Tân Phú Hòa")


def coded(teller, unit: Unit, brand: Brand, code: str = CODE) -> Shot:  # type: ignore[no-untyped-def]
    told = teller.tell("## contact\nCảm ơn bà con đã xem.", unit=unit, brand=brand)
    return board(told.scenario, told.narration, brand, unit, Clearance(code=code)).shots[-1]


@pytest.mark.parametrize("profile", ["normal", "elderly", "screen"])
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("address", ADDRESSES)
def test_the_verification_code_has_room_below_everything_for_all_viewers(  # type: ignore[no-untyped-def]
    teller, unit: Unit, brand: Brand, profile: Profile, name: str, address: str
) -> None:
    whose = unit.model_copy(update={"name": name, "qr_url": address})
    shot = coded(teller, whose, brand.made_for(profile))
    spots = []
    for layer in shot.layers:
        pose = layer.poses[-1]
        if pose.picture and layer.name.startswith(("end-", "qr", "phone-")):
            box = pose.picture.paint().getbbox()
            assert box
            spots.append((pose.y + box[1], pose.y + box[3], layer.name))
    rows = sorted(spot for spot in spots if spot[2] != "phone-2")
    assert rows[-1][2] == "end-code" and rows[-1][1] <= canvas.FLOOR and rows[0][0] >= canvas.TOP
    for one, other in pairwise(rows):
        assert one[1] <= other[0], (one, other)
    (found,) = zxingcpp.read_barcodes(np.asarray(still(shot, shot.settled).resize((360, 640))))
    assert found.text == address


def test_room_that_is_left_parts_the_rows_and_lets_the_emblem_grow(  # type: ignore[no-untyped-def]
    teller, unit: Unit, brand: Brand
) -> None:
    def places(name: str) -> tuple[int, int, int]:
        """The emblem's size, where the code ends, and the gap above the QR code."""
        whose = unit.model_copy(update={"name": name, "qr_url": ADDRESSES[0]})
        seen = {layer.name: layer.poses[-1] for layer in coded(teller, whose, brand).layers}
        emblem, code, parent, last = (seen[each] for each in ("end-emblem", "qr", "end-parent", "end-code"))
        assert emblem.picture and parent.picture and last.picture
        return (
            emblem.picture.size[1],
            last.y + last.picture.size[1],
            code.y - parent.y - parent.picture.size[1],
        )

    short, long = places(NAMES[0]), places(NAMES[1])
    assert short[0] > long[0] and short[2] > long[2]
    assert short[1] >= canvas.FLOOR - 40  # nothing is left over below while the rows stand close


@pytest.mark.parametrize("theme", [None, *sorted(themes())])
@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_the_verification_code_is_large_and_plain_on_every_ground(  # type: ignore[no-untyped-def]
    teller, unit: Unit, theme: str | None, appearance: Appearance
) -> None:
    shot = coded(teller, unit, load_brand(Path(theme) if theme else None).appearing(appearance))
    (layer,) = (layer for layer in shot.layers if layer.name == "end-code")
    block = layer.poses[-1].picture.paint.__self__  # type: ignore[union-attr]
    assert [word.text for line in block.lines for word in line] == ["Mã", "kiểm", "chứng", CODE]
    assert block.style.size >= 26 and len(block.lines) == 1
    ground = np.asarray(shot.background.paint().convert("RGB"))[layer.poses[-1].y + 40, canvas.CENTRE]
    for colour in (block.style.colour, block.style.strong):
        assert contrast_ratio(colour, (*map(int, ground), 255)) >= 4.5


def test_without_a_code_the_card_is_as_it_was(teller, unit: Unit, brand: Brand) -> None:  # type: ignore[no-untyped-def]
    told = teller.tell("## contact\nCảm ơn bà con đã xem.", unit=unit)
    plain, marked = told.shots[-1], coded(teller, unit, brand)
    assert "end-code" not in {layer.name for layer in plain.layers}
    assert plain.key != marked.key != coded(teller, unit, brand, "0000-0000").key


def test_the_review_date_is_on_the_card_and_the_label_only_for_the_public(teller) -> None:  # type: ignore[no-untyped-def]
    def foot(header: str) -> str:
        shot = teller.tell("## contact\nCảm ơn!", header=header).shots[-1]
        (layer,) = (layer for layer in shot.layers if layer.name == "ai-label")
        assert ("ai-mark" in {each.name for each in shot.layers}) == (not header)
        block = layer.poses[-1].picture.paint.__self__  # type: ignore[union-attr]
        return " ".join(word.text for line in block.lines for word in line)

    day = "Rà soát ngày 01 tháng 11 năm 2026"
    assert foot("") == f"Nội dung có sử dụng AI · {day}"
    assert foot("audience: internal\n") == day
