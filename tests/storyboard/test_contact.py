"""The end card: its code can be scanned, and nothing on it touches anything else."""

from __future__ import annotations

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from vidgen.film.compositor import still
from vidgen.scenario.model import Unit
from vidgen.storyboard import canvas
from vidgen.storyboard.model import Pose, Shot
from vidgen.storyboard.scenes.contact import numbers_of, qr_picture

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
