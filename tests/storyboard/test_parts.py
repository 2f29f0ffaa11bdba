"""A shot cut in two shows and sounds, part by part, what it showed and sounded whole."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageChops

from tests.conftest import Storyteller
from vidgen.brand.kit import Brand
from vidgen.film.compositor import runs, still
from vidgen.storyboard.model import SAMPLES_PER_FRAME, Shot
from vidgen.storyboard.parts import CAPTION, heard_until, over, part, stopped

PHOTO = "## photo: Tin giả\n\n![Ảnh minh họa](ảnh.jpg)\n\nĐây là một tin giả.\n\nBà con đừng bấm vào.\n"


@pytest.fixture(scope="module")
def shot(teller: Storyteller) -> Shot:
    pixels = np.add.outer(np.arange(1400), np.arange(1000)) % 256
    Image.fromarray(pixels.astype(np.uint8)).convert("RGB").save(teller.folder / "ảnh.jpg")
    return teller.tell(PHOTO, aloud=True).shots[0]


def halves(shot: Shot, brand: Brand) -> tuple[Shot, Shot, int]:
    stop = heard_until(shot, 0)
    palette = brand.moods["danger"]
    return part(shot, 0, stop, brand, palette), part(shot, stop, shot.frames, brand, palette), stop


def bare(shot: Shot) -> Shot:
    """Without captions, which linger and are not shown again."""
    return replace(shot, layers=tuple(each for each in shot.layers if each.name != CAPTION))


def test_a_moving_picture_goes_on_where_it_was(shot: Shot, brand: Brand) -> None:
    first, second, stop = halves(shot, brand)
    assert shot.moving and first.frames + second.frames == shot.frames
    for frame in (0, 1, 17, second.frames - 1):
        whole, cut = still(bare(shot), stop + frame), still(bare(second), frame)
        assert ImageChops.difference(whole, cut).getbbox() is None
    assert sum(run.count for run in runs(second)) == second.frames


def test_a_line_is_never_cut(shot: Shot, brand: Brand) -> None:
    _first, second, stop = halves(shot, brand)
    assert [piece.start for piece in second.speech] == [
        piece.start - stop * SAMPLES_PER_FRAME for piece in shot.speech[1:]
    ]
    with pytest.raises(ValueError, match="across a cut"):
        part(shot, 0, stop - 20, brand, brand.moods["danger"])


def test_a_picture_that_is_stopped_stands(teller: Storyteller, brand: Brand) -> None:
    told = teller.tell("## signs: Dấu hiệu\n1. Tự xưng công an\n2. Giục làm ngay\n").shots[0]
    held = stopped(told, 40, 90)
    (run,) = runs(held)
    assert run.count == 90 and held.speech == () and held.captions == ()
    assert ImageChops.difference(still(bare(told), 40), still(bare(held), 0)).getbbox() is None


def test_every_part_has_a_key_of_its_own(shot: Shot, brand: Brand) -> None:
    first, second, stop = halves(shot, brand)
    held = stopped(shot, stop, 30)
    keys = {shot.key, first.key, second.key, held.key, over(held, (), "x").key, over(held, (), "y").key}
    assert len(keys) == 6
    assert halves(shot, brand)[0].key == first.key


def test_a_quiz_with_several_right_answers_says_so(teller: Storyteller) -> None:
    from vidgen.paint.text import letters_on

    def label(body: str) -> str:
        shot = teller.tell(body, kind="practice").shots[0]
        layer = next(layer for layer in shot.layers if layer.name == "label")
        picture = layer.poses[-1].picture
        assert picture
        return " ".join(each.text for each in letters_on(picture.paint()))

    one = "## quiz: Làm gì?\n- [x] Tắt máy\n- [ ] Đọc mã\n- [{}] Báo công an\n\nĐáp án là thế.\n"
    assert label(one.format(" ")) == "CÂU HỎI 1"
    assert label(one.format("x")) == "CÂU HỎI 1 · CHỌN CÁC Ý ĐÚNG"
