"""The mark of a draft: on every picture, legible, in the way of nothing, and hard to get rid of."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from tests.brand.videos import film
from tests.conftest import Storyteller
from vidgen.brand.kit import Brand
from vidgen.delivery.codes import codes_on
from vidgen.delivery.looks.judged import look_findings
from vidgen.delivery.looks.scene import scene_look
from vidgen.film.compositor import runs, still
from vidgen.scenario.model import Unit
from vidgen.storyboard import canvas
from vidgen.storyboard.board import board
from vidgen.storyboard.bumpers import with_bumpers
from vidgen.storyboard.clearance import CLEAR, Clearance
from vidgen.storyboard.draft_mark import LAYERS, marked
from vidgen.storyboard.model import Picture, Shot, Storyboard
from vidgen.storyboard.stills import stills_of

DRAFT = Clearance(draft=True)
BODY = """\
## hook: “Công an” gọi, bắt **cập nhật VNeID** ngay?
Công an gọi điện, bắt cập nhật VNeID ngay? Khoan đã!

## call: Số lạ
KẺ GỌI: VNeID của bà bị lỗi. Bà bấm vào đường link tôi vừa gửi.
BÀ SÁU: Có mất tiền không chú?

## signs: 3 dấu hiệu lừa đảo
1. Tự xưng công an qua điện thoại
2. Gửi đường link lạ, bắt cài ứng dụng

## contact
"""


def both(teller: Storyteller, brand: Brand, unit: Unit, kind: str = "scam") -> tuple[Storyboard, Storyboard]:
    """The same script as a final video and as a draft."""
    told = teller.tell(BODY, kind=kind)
    return told.storyboard, board(told.scenario, told.narration, brand, unit, DRAFT)


def seen(shot: Shot, frame: int) -> NDArray[np.int16]:
    return np.asarray(still(shot, frame), np.int16)


def test_every_frame_of_a_draft_is_marked_in_words_and_aslant(
    teller: Storyteller, brand: Brand, unit: Unit
) -> None:
    final, draft = both(teller, brand, unit)
    for clean, shot in zip(final.shots, draft.shots, strict=True):
        mark = [layer for layer in shot.layers if layer.name.startswith(LAYERS)]
        assert len(mark) == 3
        # From the first frame to the last, and in one place: scenes hold as still under it as without it.
        assert all([pose.frame for pose in layer.poses] == [0] for layer in mark)
        for frame in (0, shot.settled, shot.frames - 1):
            changed = np.abs(seen(shot, frame) - seen(clean, frame)).max(axis=2) > 8
            assert changed[:200].mean() > 0.2 and changed[1500:1700].mean() > 0.2, "the two bands"
            assert changed[200:1240].mean() > 0.01, "the letters aslant"


@pytest.mark.parametrize("kind", ["scam", "procedure"])
def test_what_stands_under_the_mark_is_as_legible_as_without_it(
    teller: Storyteller, brand: Brand, unit: Unit, kind: str
) -> None:
    final, draft = both(teller, brand, unit, kind)
    scenario = teller.scenario(BODY, kind=kind)
    looks = [tuple(map(scene_look, each.shots)) for each in (final, draft)]
    assert look_findings(looks[1], scenario) == look_findings(looks[0], scenario) == ()
    assert min(each.contrast for each in looks[1] if each.contrast) >= 4.5


def test_the_code_of_the_end_card_is_left_free(teller: Storyteller, brand: Brand, unit: Unit) -> None:
    final, draft = both(teller, brand, unit)
    images = [still(each.shots[-1], each.shots[-1].settled) for each in (final, draft)]
    (code,), (marked_code,) = (codes_on(np.asarray(image.convert("L"))) for image in images)
    assert marked_code == code and code.text == unit.qr_url


def test_captions_stand_above_the_letters(teller: Storyteller, brand: Brand, unit: Unit) -> None:
    _final, draft = both(teller, brand, unit)
    names = [layer.name for layer in draft.shots[0].layers]
    assert names.index(f"{LAYERS}aslant") < names.index("caption") < names.index(f"{LAYERS}band-1")


def test_the_bands_cover_nothing_of_a_scene(teller: Storyteller, brand: Brand, unit: Unit) -> None:
    _final, draft = both(teller, brand, unit)
    for shot in draft.shots:
        for layer in shot.layers:
            if layer.name.startswith(f"{LAYERS}band"):
                (pose,) = layer.poses
                assert pose.picture
                assert pose.y >= canvas.BOTTOM or pose.y + pose.picture.size[1] <= canvas.TOP


def test_no_crop_that_keeps_the_message_loses_the_mark(teller: Storyteller, brand: Brand, unit: Unit) -> None:
    """Squares and 3:4 of the middle, and what is left when both bands are cut away."""
    final, draft = both(teller, brand, unit)
    for clean, shot in zip(final.shots, draft.shots, strict=True):
        changed = np.abs(seen(shot, shot.settled) - seen(clean, shot.settled)).max(axis=2) > 8
        for top, bottom in ((200, 1500), (420, 1500), (240, 1680), (200, 900), (760, 1560)):
            assert changed[top:bottom].mean() > 0.008, (shot.scene, top, bottom)


def test_a_draft_holds_as_long_as_a_final_film(teller: Storyteller, brand: Brand, unit: Unit) -> None:
    final, draft = both(teller, brand, unit)
    counts = [[run.count for run in runs(each.shots[2])] for each in (final, draft)]
    assert counts[0] == counts[1]


def test_a_draft_never_shares_a_scene_with_a_final_film(
    teller: Storyteller, brand: Brand, unit: Unit
) -> None:
    final, draft = both(teller, brand, unit)
    keys = [{shot.key for shot in each.shots} for each in (final, draft)]
    assert not keys[0] & keys[1] and len(keys[1]) == len(draft.shots)


def test_a_code_changes_the_end_card_alone(teller: Storyteller, brand: Brand, unit: Unit) -> None:
    told = teller.tell(BODY)
    coded = board(told.scenario, told.narration, brand, unit, Clearance(code="7K3M-9QXA"))
    same = [one.key == other.key for one, other in zip(told.shots, coded.shots, strict=True)]
    assert same == [True, True, True, False]
    clear = board(told.scenario, told.narration, brand, unit, CLEAR)
    assert [shot.key for shot in clear.shots] == [shot.key for shot in told.shots]


def test_covers_and_cards_are_marked_and_none_of_their_content_is_hidden(
    teller: Storyteller, brand: Brand, unit: Unit
) -> None:
    scenario = teller.scenario(BODY)
    final, draft = stills_of(scenario, brand, unit), stills_of(scenario, brand, unit, DRAFT)
    for clean, shot in zip(
        (final.cover, final.wide, *final.cards), (draft.cover, draft.wide, *draft.cards), strict=True
    ):
        picture, plain = still(shot, 0), still(clean, 0)
        grown = picture.height - plain.height
        content = np.asarray(picture.crop((0, grown, *picture.size)), np.int16)
        changed = np.abs(content - np.asarray(plain, np.int16)).max(axis=2) > 8
        assert 0.01 < changed.mean() < 0.35
        band = picture.getpixel((picture.width // 2, 4 if grown else canvas.BOTTOM + 60))
        assert isinstance(band, tuple) and max(band) < 60, "the edge of the band, in its ink"
    assert draft.wide.key != final.wide.key and draft.cover.key != final.cover.key


def test_the_code_of_a_card_can_be_scanned(teller: Storyteller, brand: Brand, unit: Unit) -> None:
    (card,) = stills_of(teller.scenario(BODY), brand, unit, DRAFT).cards
    (code,) = codes_on(np.asarray(still(card, 0).convert("L")))
    assert code.text == unit.qr_url


def test_the_brands_own_intro_and_outro_are_marked_too(
    teller: Storyteller, brand: Brand, tmp_path: Path
) -> None:
    path = film(tmp_path / "mo-dau.mp4", seconds=1)
    told = teller.tell(BODY)
    between = replace(brand, intro=path, outro=path)
    clean = with_bumpers(Storyboard(()), told.scenario, between).shots
    draft = with_bumpers(Storyboard(()), told.scenario, between, DRAFT).shots
    assert [shot.scene for shot in draft] == ["intro", "outro"]
    for one, other in zip(clean, draft, strict=True):
        assert one.key != other.key
        changed = np.abs(seen(one, 3) - seen(other, 3)).max(axis=2) > 8
        assert changed.mean() > 0.05


@pytest.mark.parametrize("grey", [0, 90, 128, 200, 255])
def test_the_letters_are_seen_on_any_ground(teller: Storyteller, brand: Brand, grey: int) -> None:
    shot = teller.tell(BODY).shots[0]
    ground = Picture(shot.background.size, partial(Image.new, "RGB", shot.background.size, (grey,) * 3))
    changed = np.abs(seen(marked(replace(shot, layers=(), background=ground), brand), 0) - grey).max(axis=2)
    assert (changed[400:1400] > 24).mean() > 0.01
