"""A card says what the script says, all of it and nothing else, and can be read and scanned."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from vidgen.brand.kit import Brand
from vidgen.delivery.kit import MOST_CARDS
from vidgen.film.compositor import still
from vidgen.preview import prepare
from vidgen.scenario.inline import plain_text
from vidgen.scenario.model import Role, Scenario, Unit
from vidgen.scenario.sides import sides_of
from vidgen.scenario.units import choose, load_units
from vidgen.storyboard.infographic.card import SIZE, cards
from vidgen.storyboard.infographic.layout import MOST_PAGES
from vidgen.storyboard.model import Shot

from ..set_texts import SetText, faintest, ink_boxes, overlapping, set_texts
from ..test_cover import CALL, KINDS, LONGEST, NAMES
from ..test_scene_contract import FACTS, LONG

ROOT = Path(__file__).parents[3]
SCRIPTS = sorted([*ROOT.glob("scripts/*/*.md"), *ROOT.glob("tests/examples/*.md")])
STORY = {"hook", "contact", "call", "chat", "photo", "clip"}
MUCH = (
    "## hook: Coi chừng!\nKhoan đã!\n\n## signs: Hãy nhớ **những điều này** trước khi chuyển tiền\n"
    + "".join(f"{number}. {text}\n" for number, text in enumerate(LONG, 1))
    + "\n## actions: Hãy làm ngay\n"
    + "".join(f"- [{'x' if number % 2 else ' '}] {text}\n" for number, text in enumerate(LONG))
    + "\n## facts: Cần biết\n"
    + "".join(f"- {text}\n" for text in FACTS)
    + "\n## law: Tội **lừa đảo** chiếm đoạt tài sản\n- Điều 174 BLHS\n\n## contact\n"
)
LITTLE = "## hook: Coi chừng!\nKhoan đã!\n\n## signs: Ghi nhớ\n1. Tắt máy\n2. Báo công an\n\n## contact\n"
ADDRESSES = (
    "https://a.vn",
    "https://example.org/suoi-may",
    "https://dichvucong.example.org/thu-tuc/dang-ky-tam-tru?don-vi=suoi-may&kenh=video&ngay=2026-11-22",
)


@pytest.fixture(scope="module")
def commune() -> Unit:
    (found,) = choose(load_units(ROOT / "scripts/units.csv"), ("doi-sim",))
    return found


@dataclass(frozen=True)
class Carded:
    """A script, its cards and what is set on them."""

    scenario: Scenario
    shots: tuple[Shot, ...]
    texts: list[SetText]


@pytest.fixture(scope="module", params=SCRIPTS, ids=lambda path: path.stem)
def carded(request: pytest.FixtureRequest, brand: Brand, commune: Unit) -> Carded:
    scenario, _warnings = prepare(request.param, commune)
    shots = cards(scenario, brand, commune)
    with pytest.MonkeyPatch.context() as patch:
        return Carded(scenario, shots, all_texts(shots, patch))


def bare(text: str) -> str:
    """Letters and digits only: a card takes marks between a fact and its note away."""
    return "".join(char for char in plain_text(text).casefold() if char.isalnum())


def told(scenario: Scenario) -> list[str]:
    """The facts of a script, as the film shows them."""
    found = [scenario.title]
    for scene in scenario.scenes:
        if scene.type in STORY or (scene.type == "dialogue" and scenario.kind == "scam"):
            continue
        found.append(scene.heading)
        items = [line for line in scene.lines if line.role is Role.ITEM]
        found += [line.text for line in items]
        if not items:
            found += [line.text for line in scene.lines if line.role is Role.SAY]
    return [text for text in found if text]


def all_texts(shots: tuple[Shot, ...], patch: pytest.MonkeyPatch) -> list[SetText]:
    return [each for shot in shots for each in set_texts(shot, patch)]


def test_every_fact_of_the_script_is_on_the_card(carded: Carded) -> None:
    shown = "".join(bare(each.text) for each in carded.texts)
    for text in told(carded.scenario):
        named = sides_of(text)
        for part in (named.title, *(named.names if named.given else ())):
            assert bare(part) in shown, text


def test_no_card_is_empty(carded: Carded) -> None:
    for shot in carded.shots:
        boxes = ink_boxes(shot)
        header, footer = boxes["header"], boxes["footer"]
        panels = [box for layer, box in boxes.items() if layer.startswith("panel")]
        filled = max(box[3] for box in panels) - min(box[1] for box in panels)
        assert filled >= 0.85 * (footer[1] - header[3])


def test_nothing_stands_on_the_card_that_is_not_the_scripts_the_units_or_the_brands(
    carded: Carded, brand: Brand, commune: Unit
) -> None:
    scenario = carded.scenario
    lines = [line.text for scene in scenario.scenes for line in scene.lines]
    hook = " ".join(line.text for line in scenario.scenes[0].lines)
    speakers = list(scenario.cast)
    known = [
        *told(scenario),
        *lines,
        hook,
        *speakers,
        brand.ai_label,
        commune.name,
        commune.phone,
        commune.hotline,
    ]
    known += [
        "Đường dây nóng",
        "Trực ban",
        "Rà soát ngày 01 tháng 11 năm 2026",
        "THẬT",
        "GIẢ",
        "Tình huống mô phỏng",
    ]
    known += ["CẢNH BÁO", "THỦ TỤC", "HỎI ĐÁP", "THÔNG BÁO", "LUYỆN TẬP", "1/2", "2/2", *"1234567ABCD"]
    headings = [scene.heading for scene in scenario.scenes]
    known += [*headings, *(f"Tình huống mô phỏng · {heading}" for heading in headings)]
    allowed = [bare(text) for text in known]
    for each in carded.texts:
        assert any(bare(each.text) in text for text in allowed), each


NOTHING = "## hook: Coi chừng!\nKhoan đã!\n\n## contact\n"


@pytest.mark.parametrize(
    ("body", "name", "kind"),
    [
        *((body, name, "scam") for body in (LITTLE, NOTHING) for name in NAMES),
        *((MUCH, NAMES[-1], kind) for kind in KINDS),
    ],
)
def test_nothing_overlaps_or_leaves_the_card_or_is_small(  # type: ignore[no-untyped-def]
    teller, brand: Brand, unit: Unit, monkeypatch: pytest.MonkeyPatch, body: str, name: str, kind: str
) -> None:
    whose = unit.model_copy(update={"name": name})
    for shot in cards(teller.scenario(body, kind=kind, unit=whose), brand, whose):
        assert shot.background.size == SIZE == (1080, 1350)
        texts = set_texts(shot, monkeypatch)
        assert not overlapping([each.box for each in texts])
        for each in texts:
            assert each.size >= 26, each
            left, top, right, bottom = each.box or (56, 0, 1024, 1350)
            assert left >= 56 and right <= 1024 and top >= 0 and bottom <= 1350, each
        boxes = ink_boxes(shot)
        blocks = [box for layer, box in boxes.items() if layer.startswith(("header", "panel", "footer"))]
        assert not overlapping(blocks), boxes
        pictures = ("figure", "sign", "ai-mark", "date-mark", "unit-emblem", "unit-sign", "unit-qr")
        shown = [boxes[layer] for layer in boxes if layer.startswith(pictures)]
        assert not overlapping([*shown, *(each.box for each in texts if not each.layer.startswith("panel"))])


def test_much_goes_on_further_cards_each_with_its_place_and_the_unit(  # type: ignore[no-untyped-def]
    teller, brand: Brand, unit: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    shots = cards(teller.scenario(MUCH), brand, unit)
    assert [shot.scene for shot in shots] == ["card", "card-2", "card-3"]
    for number, shot in enumerate(shots, 1):
        texts = [each.text for each in set_texts(shot, monkeypatch)]
        assert f"{number}/3" in texts and unit.name.upper() in texts and brand.ai_label in texts
    everywhere = [bare(each.text) for each in all_texts(shots, monkeypatch)]
    for text in LONG:
        assert everywhere.count(bare(text.partition(" — ")[0])) == 2, text  # once a sign, once an advice


def test_one_section_too_long_for_a_card_goes_on_under_its_heading(  # type: ignore[no-untyped-def]
    teller, brand: Brand, unit: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    longer = [f"{text} {text.partition(' — ')[0]} {text.partition(' — ')[0]}" for text in LONG]
    body = "## hook: Coi chừng!\nKhoan đã!\n\n## signs: Ghi nhớ\n"
    body += "".join(f"{number}. {text}\n" for number, text in enumerate(longer, 1)) + "\n## contact\n"
    shots = cards(teller.scenario(body), brand, unit)
    texts = [each.text for each in all_texts(shots, monkeypatch)]
    assert len(shots) == 2 and "Ghi nhớ" in texts and "Ghi nhớ (tiếp)" in texts
    assert [text for text in texts if text in "1234567"] == list("1234567")


def test_the_elderly_get_more_cards_rather_than_small_type(  # type: ignore[no-untyped-def]
    teller, brand: Brand, unit: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenario = teller.scenario(MUCH)
    usual, theirs = (cards(scenario, brand.made_for(profile), unit) for profile in ("normal", "elderly"))
    assert len(theirs) > len(usual)
    facts = {bare(text.partition(" — ")[0]) for text in LONG}
    sizes = [each.size for each in all_texts(theirs, monkeypatch) if bare(each.text) in facts]
    assert sizes and min(sizes) >= 34


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("appearance", ["auto", "light", "dark"])
def test_every_letter_reads(  # type: ignore[no-untyped-def]
    teller, brand: Brand, unit: Unit, monkeypatch: pytest.MonkeyPatch, kind: str, appearance
) -> None:
    scenario = teller.scenario(MUCH + CALL, kind=kind)
    for shot in cards(scenario, brand.appearing(appearance), unit):
        for least, text in faintest(shot, set_texts(shot, monkeypatch)):
            assert least >= 4.5, text


@pytest.mark.parametrize("appearance", ["auto", "light", "dark"])
def test_the_facts_stand_on_a_light_ground_for_print(teller, brand: Brand, unit: Unit, appearance) -> None:  # type: ignore[no-untyped-def]
    (shot,) = cards(teller.scenario(LITTLE), brand.appearing(appearance), unit)
    boxes = ink_boxes(shot)
    middle = still(shot, 0).crop((0, boxes["header"][3], 1080, boxes["footer"][1])).convert("L")
    assert np.median(np.asarray(middle)) > 220


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_code_is_read_back_from_the_saved_file(teller, brand: Brand, unit: Unit, address: str) -> None:  # type: ignore[no-untyped-def]
    (shot,) = cards(teller.scenario(LITTLE), brand, unit.model_copy(update={"qr_url": address}))
    file = BytesIO()
    still(shot, 0).save(file, "PNG")
    saved = Image.open(file)
    shared = BytesIO()
    saved.resize((720, 900), Image.Resampling.BILINEAR).save(shared, "JPEG", quality=70)  # as a chat sends it
    for picture in (saved, Image.open(shared)):
        (found,) = zxingcpp.read_barcodes(np.asarray(picture.convert("RGB")))
        assert found.text == address


def test_without_unit_date_or_audience_nothing_is_claimed(  # type: ignore[no-untyped-def]
    teller, brand: Brand, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenario = teller.scenario(LITTLE, header="audience: internal\n").model_copy(update={"reviewed": None})
    (shot,) = cards(scenario, brand, None)
    texts = [each.text for each in set_texts(shot, monkeypatch)]
    assert "113" in texts and brand.name.upper() in texts and brand.ai_label not in texts
    assert not any("Rà soát" in text for text in texts) and "unit-qr" not in ink_boxes(shot)


def test_the_review_date_is_written_as_documents_write_it(  # type: ignore[no-untyped-def]
    teller, brand: Brand, unit: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenario = teller.scenario(LITTLE).model_copy(update={"reviewed": dt.date(2027, 2, 5)})
    (shot,) = cards(scenario, brand, unit)
    assert "Rà soát ngày 05 tháng 02 năm 2027" in [each.text for each in set_texts(shot, monkeypatch)]


def test_a_title_of_150_characters_leaves_room_for_the_facts(  # type: ignore[no-untyped-def]
    teller, brand: Brand, unit: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenario = teller.scenario(LITTLE).model_copy(update={"title": LONGEST})
    (shot,) = cards(scenario, brand, unit)
    assert LONGEST in [each.text for each in set_texts(shot, monkeypatch)]
    boxes = ink_boxes(shot)
    assert all(
        one[3] <= other[1] for one, other in pairwise([boxes["header"], boxes["panel-1"], boxes["footer"]])
    )


def test_a_kit_has_a_name_for_every_card() -> None:
    assert MOST_CARDS == MOST_PAGES
