"""The stills of a kit: their formats and limits, and that what is kept never shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from vidgen.brand.kit import Brand
from vidgen.delivery.cover import ZALO_LIMIT
from vidgen.delivery.stills import write_stills
from vidgen.film.compositor import still
from vidgen.paint import avatars, vector
from vidgen.scenario.model import Scenario, Unit
from vidgen.store import BytesStore
from vidgen.storyboard.cover import cover
from vidgen.storyboard.posters import figures
from vidgen.storyboard.stills import stills_of

STORY = (
    "## hook: “Công an” gọi, bắt **cập nhật VNeID** ngay?\nKhoan đã!\n\n"
    "## call: Số lạ\nKẺ GỌI: Công an đây, đọc mã OTP cho tôi!\nBÀ SÁU: Tôi không đọc.\n\n"
    "## signs: 2 dấu hiệu\n1. Tự xưng công an\n2. Hỏi mã OTP\n\n"
    "## actions: Hãy làm ngay\n- [x] Báo {{unit.name}}\n\n## contact\n"
)
FILES = {"cover.jpg", "cover-zalo.jpg", "card.png"}


@pytest.fixture
def made(tmp_path: Path, brand: Brand) -> Callable[..., dict[str, bytes]]:
    """The files of one writing, by name, with the store in a folder of that name."""

    def make(scenario: Scenario, unit: Unit | None, store: str = "kho") -> dict[str, bytes]:
        work = tmp_path / "bộ"
        work.mkdir()
        write_stills(work, stills_of(scenario, brand, unit), BytesStore("stills", tmp_path / store))
        found = {path.name: path.read_bytes() for path in work.iterdir()}
        for path in list(work.iterdir()):
            path.rename(tmp_path / path.name)
        work.rmdir()
        return found

    return make


def test_formats_sizes_and_limits(teller, unit: Unit, made, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    assert set(made(teller.scenario(STORY), unit)) == FILES
    for name, form, size in (
        ("cover.jpg", "JPEG", (1080, 1920)),
        ("cover-zalo.jpg", "JPEG", (1280, 720)),
        ("card.png", "PNG", (1080, 1350)),
    ):
        with Image.open(tmp_path / name) as image:
            assert (image.format, image.size, image.mode) == (form, size, "RGB")
            image.load()
    assert (tmp_path / "cover-zalo.jpg").stat().st_size <= ZALO_LIMIT
    assert (tmp_path / "card.png").stat().st_size <= ZALO_LIMIT  # it is shared there as well


def test_the_code_is_read_from_the_file(teller, unit: Unit, made, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    made(teller.scenario(STORY), unit)
    (found,) = zxingcpp.read_barcodes(np.asarray(Image.open(tmp_path / "card.png")))
    assert found.text == unit.qr_url


def test_what_was_kept_gives_the_same_bytes(teller, unit: Unit, made) -> None:  # type: ignore[no-untyped-def]
    scenario = teller.scenario(STORY)
    cold, warm, anew = made(scenario, unit), made(scenario, unit), made(scenario, unit, "kho khác")
    assert cold == warm == anew


def test_another_unit_takes_over_nothing_of_the_first(
    teller, brand: Brand, unit: Unit, made, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    other = unit.model_copy(update={"id": "dong", "name": "Công an xã Đồi Sim", "hotline": "0232 000 0113"})
    made(teller.scenario(STORY), unit)
    told = teller.scenario(STORY, unit=other)
    after_another, alone = made(told, other), made(told, other, "kho khác")
    assert after_another == alone
    fresh = np.asarray(still(cover(told, brand, other), 0), int)
    written = np.asarray(Image.open(tmp_path / "cover.jpg"), int)
    assert np.abs(fresh - written).mean() < 1.5


def test_a_second_unit_and_another_script_draw_nobody_again(  # type: ignore[no-untyped-def]
    teller, unit: Unit, made, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(teller.scenario(STORY), unit)
    figures._drawn.cache_clear()
    monkeypatch.setattr(vector, "render", lambda *_args: pytest.fail("drawn again"))
    other = unit.model_copy(update={"name": "Công an xã Đồi Sim"})
    made(teller.scenario(STORY, unit=other), other)
    made(teller.scenario(STORY.replace("ngay?", "gấp?")), unit)


def test_a_store_that_keeps_nothing_costs_only_time(
    teller, brand: Brand, unit: Unit, made, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    kept = made(teller.scenario(STORY), unit)
    (tmp_path / "không phải thư mục").write_bytes(b"")
    assert made(teller.scenario(STORY), unit, "không phải thư mục") == kept


def test_every_look_of_the_cast_can_stand_on_a_poster() -> None:
    from vidgen.scenario.model import CastMember

    for look, (_ground, drawn) in avatars.AVATARS.items():
        for voice in drawn:
            image = figures.bust(CastMember(look=look, voice=voice), 240).paint()  # type: ignore[arg-type]
            box = image.getchannel("A").getbbox()
            assert image.size == (240, 240) and box
            assert box[3] == 240, look  # the shoulders reach the edge it stands behind
            assert image.getpixel((2, 2))[3] == 0, look  # type: ignore[index]
