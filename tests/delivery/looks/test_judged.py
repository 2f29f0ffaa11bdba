"""Each way to fall short in looks, made on purpose, has its code; what the project draws has none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from vidgen.brand.kit import RGBA, Brand
from vidgen.delivery.looks import judged as rules
from vidgen.delivery.looks.judged import Place, judged, look_findings, look_values
from vidgen.delivery.looks.scene import Looks, scene_look
from vidgen.errors import Finding, Severity
from vidgen.narration.estimate import estimate
from vidgen.paint.text import Style, set_text
from vidgen.preview import prepare
from vidgen.scenario.model import Unit
from vidgen.store import BytesStore
from vidgen.storyboard.board import board
from vidgen.storyboard.model import Footage, Layer, Picture, Pose, Shot
from vidgen.storyboard.qr_card import qr_picture
from vidgen.storyboard.scanned import brief_codes
from vidgen.vietnamese.text import Span

INK: RGBA = (255, 255, 255, 255)
DARK = (20, 30, 28)
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.md"))

Write = Callable[..., Layer]


@pytest.fixture
def write(brand: Brand) -> Write:
    """A layer with a line of text at (x, y)."""

    def layer(
        name: str, size: int, *, x: int = 200, y: int = 600, ink: RGBA = INK, text: str = "Tắt máy ngay"
    ) -> Layer:
        block = set_text((Span(text),), Style(brand.fonts.bold, size, ink, ink), 600)
        return Layer(name, (Pose(0, Picture(block.size, block.paint), x, y),))

    return layer


def shown(*layers: Layer, frames: int = 240, ground: tuple[int, int, int] = DARK) -> Shot:
    back = Picture((1080, 1920), lambda: Image.new("RGB", (1080, 1920), ground))
    return Shot("signs", frames, back, layers, (), (), 60)


def findings(*layers: Layer, **more: object) -> list[Finding]:
    return list(judged(scene_look(shown(*layers, **more)), Place(2, Path("kich-ban.md"), 12)))  # type: ignore[arg-type]


def codes(*layers: Layer, **more: object) -> list[str]:
    return [finding.code for finding in findings(*layers, **more)]


def solid(name: str, size: tuple[int, int], x: int, y: int) -> Layer:
    picture = Picture(size, lambda: Image.new("RGBA", size, (120, 80, 60, 255)))
    return Layer(name, (Pose(0, picture, x, y),))


def code(image: Image.Image, *, x: int = 260, y: int = 500, leaves: int | None = None) -> Layer:
    poses = [Pose(0, Picture(image.size, lambda: image), x, y)]
    return Layer("qr", (*poses, Pose(leaves, None)) if leaves else tuple(poses))


def test_what_is_as_it_should_be_has_no_finding(write: Write) -> None:
    assert codes(write("heading", 70), write("card-1", 44, y=800), write("caption", 64, y=1250)) == []


@pytest.mark.parametrize(
    ("layer", "size", "least"),
    [("note", 22, 26), ("caption", 50, 56), ("heading", 44, 52), ("card-2", 36, 40)],
)
def test_letters_too_small_are_named_with_their_size(write: Write, layer: str, size: int, least: int) -> None:
    (finding,) = findings(write(layer, size))
    assert (finding.code, finding.severity) == ("VG-L060", Severity.WARNING)
    assert "Tắt máy ngay" in finding.message and f"{size} px" in finding.message
    assert f"{least} px" in finding.message
    assert (finding.path, finding.line) == (Path("kich-ban.md"), 12)


def test_a_small_note_below_a_title_of_a_card_is_no_fault(write: Write) -> None:
    assert codes(write("card-1", 44), write("card-1", 32, y=700)) == []


def test_faint_letters_are_found(write: Write) -> None:
    (finding,) = findings(write("heading", 70, ink=(90, 95, 92, 255)))
    assert finding.code == "VG-L061"
    assert "2,6:1" in finding.message
    assert "4,5:1" in finding.message


def test_a_caption_must_read_better_than_other_letters(write: Write) -> None:
    grey = (140, 145, 142, 255)
    assert codes(write("heading", 70, ink=grey)) == []
    assert codes(write("caption", 64, ink=grey)) == ["VG-L062"]


def test_something_over_the_letters_makes_them_faint(write: Write) -> None:
    assert "VG-L061" in codes(write("heading", 70), solid("veil", (700, 120), 180, 590))


def test_letters_as_large_as_signs_may_be_fainter(write: Write) -> None:
    grey = (110, 115, 112, 255)
    assert codes(write("step-sign-1", 160, text="2", ink=grey)) == []
    assert codes(write("step-sign-1", 100, text="2", ink=grey)) == ["VG-L061"]


def test_what_a_platform_covers_is_named_with_the_platform(write: Write) -> None:
    (finding,) = findings(write("heading", 70, x=20))
    assert finding.code == "VG-L063"
    for platform in ("TikTok", "Facebook Reels", "Instagram Reels", "YouTube Shorts"):
        assert platform in finding.message
    assert "Tắt máy ngay" in finding.message
    assert "Zalo" not in finding.message
    assert codes(write("heading", 70, y=1480)) == ["VG-L063"]
    assert codes(solid("emblem", (84, 84), 900, 210)) == ["VG-L063"]


def test_adverts_have_less_room_and_each_platform_its_own(write: Write, teller) -> None:  # type: ignore[no-untyped-def]
    scenario = teller.scenario("## signs: Dấu hiệu\n1. Tắt máy\n2. Báo\n")
    look = scene_look(shown(write("heading", 70, x=40)))
    assert [each.code for each in look_findings((look,), scenario)] == ["VG-L063"]
    at_left = scene_look(shown(write("heading", 70, x=65)))
    assert look_findings((at_left,), scenario) == ()
    said = " ".join(each.message for each in look_findings((at_left,), scenario, "advert"))
    assert "TikTok" in said and "YouTube" not in said and "Facebook" not in said


@pytest.mark.parametrize("name", ["portrait-BÀ SÁU", "caller"])
def test_letters_over_a_face_are_found(write: Write, name: str) -> None:
    (finding,) = findings(solid(name, (300, 300), 200, 560), write("legend", 40))
    assert finding.code == "VG-L064" and "Tắt máy ngay" in finding.message


def test_letters_over_a_photo_are_found(write: Write, tmp_path: Path) -> None:
    Image.new("RGB", (600, 800), (30, 40, 60)).save(tmp_path / "ảnh.jpg")
    footage = Footage(tmp_path / "ảnh.jpg", (800, 600), 0, video=False, frames=240)
    nothing = Picture((800, 600), partial(Image.new, "RGBA", (800, 600)))
    photo = Layer("photo", (Pose(0, nothing, 100, 400),), footage)
    assert codes(photo, write("legend", 40)) == ["VG-L064"]
    assert codes(photo, write("legend", 40, y=1020)) == []


def test_letters_over_a_code_are_found(write: Write) -> None:
    black = write("heading", 60, x=280, y=510, ink=(6, 42, 32, 255))
    assert "VG-L065" in codes(code(qr_picture("https://example.org/a")), black)


def test_a_code_as_we_draw_it_is_no_fault() -> None:
    assert codes(code(qr_picture("https://example.org/a"))) == []


def test_a_small_code_is_found_and_so_is_one_that_cannot_be_read() -> None:
    small = qr_picture("https://example.org/a").resize((300, 300))
    (finding,) = findings(code(small))
    assert finding.code == "VG-L066" and "400 px" in finding.message
    assert codes(code(Image.new("RGBA", (500, 500), (255, 255, 255, 255)))) == ["VG-L066"]


def test_a_code_without_its_white_is_found() -> None:
    whole = qr_picture("https://example.org/a")
    cut = whole.crop((40, 40, whole.width - 40, whole.height - 40))
    assert codes(code(cut)) == ["VG-L067"]


def test_a_code_shown_too_briefly_is_found_without_painting() -> None:
    image = qr_picture("https://example.org/a")

    def brief(*layers: Layer, frames: int) -> list[str]:
        board_ = _storyboard(shown(*layers, frames=frames))
        return [each.code for each in brief_codes(board_, Path("kich-ban.md"))]

    assert brief(code(image), frames=200) == []
    assert brief(code(image), frames=150) == ["VG-L068"]
    assert brief(code(image, leaves=100), frames=300) == ["VG-L068"]


def _storyboard(*shots: Shot):  # type: ignore[no-untyped-def]
    from vidgen.storyboard.model import Storyboard

    return Storyboard(shots)


def test_pages_that_have_left_are_measured_too(write: Write) -> None:
    first = write("card-1", 44, ink=(60, 66, 62, 255))
    gone = replace(first, poses=(*first.poses, Pose(40, None)))
    assert codes(gone, write("card-2", 44, y=800)) == ["VG-L061"]


def test_what_is_still_announced_is_not_measured(write: Write) -> None:
    faint = write("card-1", 44)
    assert codes(replace(faint, poses=(replace(faint.poses[0], alpha=0.3),))) == []


@pytest.mark.parametrize("script", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_falls_short_of_nothing(script: Path, brand: Brand, unit: Unit) -> None:
    scenario, _warnings = prepare(script, unit)
    kit = brand.made_for(scenario.profile)
    drawn = board(scenario, estimate(scenario, kit.rate, scenario.lexicon), kit, unit)
    looks = [scene_look(shot) for shot in drawn.shots]
    assert look_findings(looks, scenario) == ()
    values = look_values(looks)
    assert values["text_contrast"] >= rules.SIGN and values["smallest_text"] >= rules.SMALLEST


def test_a_look_is_measured_once_and_kept(teller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    told = teller.tell("## signs: Dấu hiệu\n1. Tắt máy\n2. Báo công an\n\n## contact\n")
    store = BytesStore("seen", tmp_path)
    first = Looks(store).of(told.storyboard)

    def never(*_: object) -> None:
        raise AssertionError("measured again")

    monkeypatch.setattr("vidgen.delivery.looks.scene.scene_look", never)
    assert Looks(store).of(told.storyboard) == first
    assert first[-1].code and first[-1].code_side and first[-1].code_quiet == 4
