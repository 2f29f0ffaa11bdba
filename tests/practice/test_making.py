"""A lesson's folder: each product whole or not at all, made again only when something has changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from tests.command_line import own_cache  # noqa: F401  (fixture)
from tests.practice.cuts.films import CHOICE, script_of
from vidgen.brand.load import load_brand
from vidgen.errors import DeliveryError, Finding, Severity, VidgenError
from vidgen.practice import products
from vidgen.practice.making import Made, Pacing, make_lesson
from vidgen.practice.names import products_named
from vidgen.practice.products import LessonKit
from vidgen.settings import Settings
from vidgen.storyboard.examples import UNIT

made: list[str] = []


def write_one(kit: LessonKit) -> tuple[Path, ...]:
    """A product that notes what it was made from."""
    made.append("one")
    path = kit.folder / "mot.txt"
    path.write_text(f"{kit.lesson.items[0].ask} {kit.speed}", encoding="utf-8")
    return (path,)


def write_two(kit: LessonKit) -> tuple[Path, ...]:
    """Another one."""
    made.append("two")
    path = kit.folder / "hai.txt"
    path.write_text("hai", encoding="utf-8")
    return (path,)


def write_film(kit: LessonKit) -> tuple[Path, ...]:
    """A film with its subtitles."""
    paths = tuple(kit.folder / f"video-x{suffix}" for suffix in (".mp4", ".srt"))
    for path in paths:
        path.write_text("phim", encoding="utf-8")
    return paths


def write_and_warn(kit: LessonKit) -> tuple[Path, ...]:
    """A product that leaves something out, and says so."""
    why = "Câu 2 không vào tệp này."
    kit.findings.append(Finding("VG-P050", why, "Viết ngắn lại.", Severity.WARNING, kit.scenario.path, 12))
    return write_two(kit)


def refuse(kit: LessonKit) -> tuple[Path, ...]:
    """A product that cannot be made, and has written half of itself."""
    made.append("two")
    (kit.folder / "hai.txt").write_text("nửa", encoding="utf-8")
    raise VidgenError.of("VG-R119", "Không dựng được.")


def fall(kit: LessonKit) -> tuple[Path, ...]:
    """A product with a fault of ours."""
    raise ZeroDivisionError


@pytest.fixture(autouse=True)
def registry(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """Two small products in place of the real ones."""
    listed = {"one": f"{__name__}:write_one", "two": f"{__name__}:write_two"}
    monkeypatch.setattr(products, "PRODUCTS", listed)
    monkeypatch.setattr("vidgen.practice.making.PRODUCTS", listed)
    made.clear()
    yield listed


def make(folder: Path, script: str = "", **given: object) -> Made:
    path = folder / "bai-hoc.md"
    path.write_text(script or script_of(CHOICE), encoding="utf-8")
    settings = Settings(offline=True, voice="espeak", force=bool(given.pop("force", False)))
    return make_lesson(path, UNIT, load_brand(), folder / "out", settings, **given)  # type: ignore[arg-type]


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_products_stand_in_the_lessons_own_folder_with_a_record(tmp_path: Path) -> None:
    done = make(tmp_path)
    assert done.folder == tmp_path / "out" / "suoi-may" / "bai-hoc" / "luyen-tap"
    assert names(done.folder) == {"mot.txt", "hai.txt", "luyen-tap.json"}
    record = json.loads((done.folder / "luyen-tap.json").read_text(encoding="utf-8"))
    assert set(record["products"]) == {"one", "two"} and record["state"] == "draft"
    assert record["takes"][0] == {"file": "01.wav", "role": "", "text": "Khoan đã!"}
    assert str(tmp_path) not in json.dumps(record)
    assert not [path for path in done.folder.parent.iterdir() if path.name.endswith(".work")]


def test_what_a_product_left_out_is_told_as_long_as_it_is_kept(
    tmp_path: Path, registry: dict[str, str]
) -> None:
    registry["two"] = f"{__name__}:write_and_warn"
    first, second = make(tmp_path), make(tmp_path)
    assert (first.fresh, second.kept) == (("one", "two"), ("one", "two"))
    (told,) = [each for each in first.warnings if each.code == "VG-P050"]
    assert told in second.warnings and told.path == tmp_path / "bai-hoc.md"
    assert str(tmp_path) not in (second.folder / "luyen-tap.json").read_text(encoding="utf-8")


def test_what_nobody_approved_says_so_in_its_name(tmp_path: Path, registry: dict[str, str]) -> None:
    registry["two"] = f"{__name__}:write_film"
    done = make(tmp_path)
    assert done.record.state == "draft"
    assert {"video-x-BAN-NHAP.mp4", "video-x-BAN-NHAP.srt"} <= names(done.folder)
    assert not names(done.folder) & {"video-x.mp4", "video-x.srt"}
    assert set(done.record.products["two"].files) == {"video-x-BAN-NHAP.mp4", "video-x-BAN-NHAP.srt"}
    assert make(tmp_path).kept == ("one", "two")


def test_what_has_not_changed_is_not_made_again(tmp_path: Path) -> None:
    first = make(tmp_path)
    second = make(tmp_path)
    assert (first.fresh, second.fresh, second.kept) == (("one", "two"), (), ("one", "two"))
    assert made == ["one", "two"]
    assert make(tmp_path, force=True).fresh == ("one", "two")


def test_a_changed_script_or_speed_makes_it_again(tmp_path: Path) -> None:
    make(tmp_path)
    assert make(tmp_path, script_of(CHOICE.replace("nên làm gì", "phải làm gì"))).fresh == ("one", "two")
    assert make(tmp_path, pacing=Pacing(speed=3.5)).fresh == ("one", "two")


def test_a_file_that_is_gone_or_cut_is_made_again(tmp_path: Path) -> None:
    done = make(tmp_path)
    (done.folder / "mot.txt").unlink()
    assert make(tmp_path).fresh == ("one",)
    (done.folder / "hai.txt").write_text("", encoding="utf-8")
    assert make(tmp_path).fresh == ("two",)


def test_only_what_is_asked_for_is_made_and_the_rest_stays_on_record(tmp_path: Path) -> None:
    make(tmp_path)
    done = make(tmp_path, only=("two",), force=True)
    assert done.fresh == ("two",) and set(done.record.products) == {"one", "two"}


@pytest.mark.parametrize("function", ["refuse", "fall"])
def test_a_product_that_fails_leaves_the_others_and_nothing_half_written(
    tmp_path: Path, registry: dict[str, str], function: str
) -> None:
    registry["two"] = f"{__name__}:{function}"
    done = make(tmp_path)
    assert done.fresh == ("one",) and set(done.failed) == {"two"}
    assert names(done.folder) == {"mot.txt", "luyen-tap.json"}
    assert done.record.products["two"].findings[0].code in ("VG-R119", "VG-X001")
    registry["two"] = f"{__name__}:write_two"
    assert make(tmp_path).fresh == ("two",)


def test_what_failed_does_not_stand_there_as_it_was_for_another_script(
    tmp_path: Path, registry: dict[str, str]
) -> None:
    make(tmp_path)
    registry["two"] = f"{__name__}:refuse"
    done = make(tmp_path, script_of(CHOICE.replace("nên làm gì", "phải làm gì")))
    assert names(done.folder) == {"mot.txt", "luyen-tap.json"}


def test_two_runs_do_not_write_one_folder(tmp_path: Path) -> None:
    make(tmp_path)
    (lock,) = (tmp_path / "out" / ".vidgen").glob("*luyen-tap*.lock")
    with FileLock(lock), pytest.raises(DeliveryError) as caught:
        make(tmp_path)
    assert caught.value.findings[0].code == "VG-K001"


def test_a_broken_script_is_told_and_leaves_the_folder(tmp_path: Path) -> None:
    done = make(tmp_path)
    with pytest.raises(VidgenError):
        make(tmp_path, script_of(CHOICE.replace("VNeID của bà", "Câu không có")))
    assert {"mot.txt", "hai.txt"} <= names(done.folder)


def test_products_are_known_by_name_by_file_and_in_vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    for name in ("video-luyen-tap", "video-luyen-tap.mp4", "luyện tập", "luyen tap", "Luyện-tập"):
        assert products_named([name]) == (("video-luyen-tap",), ())
    assert products_named(["nhắc lời", "quiz.gift"]) == (("video-nhac-loi", "gift"), ())
    assert products_named(["phim hài"]) == ((), ("phim hài",))
