from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from vidgen.delivery.kit import (
    CARDS,
    DRAFT_SUBTITLES,
    DRAFT_VIDEO,
    REPORT,
    SUBTITLES,
    VIDEO,
    Kit,
    card_name,
    film_in,
    lock_file,
    open_kit,
)
from vidgen.errors import DeliveryError

UNIT, SCRIPT = "dong-hai", "gia-danh"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "Tuyên truyền xã" / "out"


def fill(kit: Kit, text: str, *more: str) -> None:
    for name in (VIDEO, REPORT, "post.txt", *more):
        (kit.work / name).write_text(text, encoding="utf-8")


def make(out: Path, text: str, *more: str) -> Path:
    with open_kit(out, UNIT, SCRIPT) as kit:
        fill(kit, text, *more)
    return kit.folder


def content(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())}


def hidden(out: Path) -> set[str]:
    """What stands beside the kit."""
    return {path.name for path in (out / UNIT).iterdir()} - {SCRIPT}


def code_of(out: Path) -> str:
    with pytest.raises(DeliveryError) as caught, open_kit(out, UNIT, SCRIPT):
        pass
    return caught.value.findings[0].code


def test_a_finished_kit_stands_in_its_folder(out: Path) -> None:
    folder = make(out, "mới")
    assert folder == out / UNIT / SCRIPT
    assert content(folder) == {"post.txt": "mới", REPORT: "mới", VIDEO: "mới"}
    assert hidden(out) == set()


def test_the_lock_stands_in_one_hidden_folder_of_the_results(out: Path) -> None:
    folder = make(out, "mới")
    assert lock_file(folder).parent == out / ".vidgen"
    assert {path.name for path in out.iterdir()} == {UNIT, ".vidgen"}


def test_nothing_stands_under_a_final_name_before_the_end(out: Path) -> None:
    with open_kit(out, UNIT, SCRIPT) as kit:
        fill(kit, "mới")
        assert not kit.folder.exists()


def test_the_video_comes_last_but_one_and_the_report_last(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    arrived: list[str] = []
    replace = Path.replace

    def noting(self: Path, target: Path) -> Path:
        arrived.append(target.name)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", noting)
    make(out, "mới", "cover.jpg")
    assert arrived == ["cover.jpg", "post.txt", VIDEO, REPORT]


def test_a_new_kit_takes_the_place_of_the_old_one_and_leaves_peoples_own_files(out: Path) -> None:
    folder = make(out, "cũ", "cover-zalo.jpg")
    (folder / "ghi chú.txt").write_text("của tôi", encoding="utf-8")
    make(out, "mới")
    assert content(folder) == {"ghi chú.txt": "của tôi", "post.txt": "mới", REPORT: "mới", VIDEO: "mới"}


def test_further_cards_of_an_old_kit_do_not_stay_beside_a_single_new_one(out: Path) -> None:
    folder = make(out, "cũ", *CARDS)
    assert (
        set(CARDS) == {"card.png", *(f"card-{number}.png" for number in range(2, 10))} <= set(content(folder))
    )
    make(out, "mới", card_name(1))
    assert {name for name in content(folder) if name.startswith("card")} == {"card.png"}


@pytest.mark.parametrize("trouble", [ValueError, KeyboardInterrupt, SystemExit])
def test_whatever_goes_wrong_leaves_the_old_kit_as_it_was(out: Path, trouble: type[BaseException]) -> None:
    folder = make(out, "cũ")
    with pytest.raises(trouble), open_kit(out, UNIT, SCRIPT) as kit:
        fill(kit, "mới")
        raise trouble
    assert set(content(folder).values()) == {"cũ"}
    assert hidden(out) == set()


def test_a_first_kit_that_fails_leaves_nothing(out: Path) -> None:
    with pytest.raises(KeyboardInterrupt), open_kit(out, UNIT, SCRIPT) as kit:
        fill(kit, "mới")
        raise KeyboardInterrupt
    assert not kit.folder.exists()
    assert hidden(out) == set()


@pytest.mark.parametrize("missing", [VIDEO, REPORT])
def test_a_kit_without_video_or_report_is_not_put_in_place(out: Path, missing: str) -> None:
    with pytest.raises(DeliveryError, match="VG-K008"), open_kit(out, UNIT, SCRIPT) as kit:
        fill(kit, "mới")
        (kit.work / missing).unlink()
    assert not kit.folder.exists()


@pytest.mark.parametrize("nth", range(1, 7))
@pytest.mark.parametrize("trouble", ["in use", "ctrl-c before", "ctrl-c after"])
def test_trouble_at_any_move_leaves_the_old_kit_whole(
    out: Path, monkeypatch: pytest.MonkeyPatch, nth: int, trouble: str
) -> None:
    folder = make(out, "cũ")
    moves = 0
    replace = Path.replace

    def troubled(self: Path, target: Path) -> Path:
        nonlocal moves
        moves += 1
        if moves != nth:
            return replace(self, target)
        if trouble == "ctrl-c after":
            replace(self, target)
        if trouble.startswith("ctrl-c"):
            raise KeyboardInterrupt
        in_use = PermissionError(errno.EACCES, "in use", str(self))
        in_use.winerror = 32  # type: ignore[attr-defined,unused-ignore]
        raise in_use

    monkeypatch.setattr(Path, "replace", troubled)
    with pytest.raises((DeliveryError, KeyboardInterrupt)) as caught:
        make(out, "mới")
    if trouble == "in use":
        assert "đang mở trong chương trình khác" in str(caught.value)
        assert str(folder) in str(caught.value)
    assert set(content(folder).values()) == {"cũ"}
    assert hidden(out) == set()


def test_a_full_disk_is_said_in_vietnamese(out: Path) -> None:
    with pytest.raises(DeliveryError, match="Ổ đĩa đầy"), open_kit(out, UNIT, SCRIPT):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_other_troubles_of_the_work_pass_through_as_they_are(out: Path) -> None:
    with pytest.raises(FileNotFoundError), open_kit(out, UNIT, SCRIPT):
        (out / "không có").read_bytes()


def test_a_second_thread_is_turned_away_at_once(out: Path) -> None:
    said: list[str] = []

    def second() -> None:
        with pytest.raises(DeliveryError) as caught, open_kit(out, UNIT, SCRIPT):
            pass
        said.append(str(caught.value))

    with open_kit(out, UNIT, SCRIPT) as kit:
        thread = threading.Thread(target=second)
        thread.start()
        thread.join()
        fill(kit, "mới")
    assert "VG-K001" in said[0]
    assert str(kit.folder) in said[0]


def test_a_second_process_is_turned_away_and_the_first_is_not_disturbed(out: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from vidgen.delivery.kit import open_kit\n"
        "from vidgen.errors import DeliveryError\n"
        "try:\n with open_kit(Path(sys.argv[1]), sys.argv[2], sys.argv[3]): pass\n"
        "except DeliveryError as error: sys.exit(error.findings[0].code)"
    )
    with open_kit(out, UNIT, SCRIPT) as kit:
        fill(kit, "mới")
        second = subprocess.run(
            [sys.executable, "-c", program, str(out), UNIT, SCRIPT], capture_output=True, encoding="utf-8"
        )
        assert (kit.work / VIDEO).exists()
    assert "VG-K001" in second.stderr


def test_two_scripts_of_one_unit_do_not_wait_for_each_other(out: Path) -> None:
    with open_kit(out, UNIT, SCRIPT) as one, open_kit(out, UNIT, "khac") as other:
        fill(one, "một")
        fill(other, "hai")
    assert content(other.folder)[VIDEO] == "hai"


def test_the_work_of_a_killed_run_is_cleaned_up(out: Path) -> None:
    left = out / UNIT / f".{SCRIPT}.work"
    left.mkdir(parents=True)
    (left / "một nửa.mp4").write_text("dở", encoding="utf-8")
    assert set(content(make(out, "mới"))) == {VIDEO, REPORT, "post.txt"}
    assert hidden(out) == set()


def test_a_run_killed_in_the_midst_of_the_moves_gives_the_old_kit_back(out: Path) -> None:
    folder = make(out, "cũ")
    aside = out / UNIT / f".{SCRIPT}.old"
    aside.mkdir()
    for name in (REPORT, VIDEO):
        (folder / name).replace(aside / name)
    with pytest.raises(ValueError), open_kit(out, UNIT, SCRIPT):
        raise ValueError
    assert set(content(folder).values()) == {"cũ"}
    assert set(content(folder)) == {VIDEO, REPORT, "post.txt"}

    aside.mkdir()
    for name in (REPORT, VIDEO, "post.txt"):
        (folder / name).replace(aside / name)
    (aside / ".emptied").touch()
    (folder / VIDEO).write_text("mới", encoding="utf-8")
    (folder / "cover.jpg").write_text("mới", encoding="utf-8")
    with pytest.raises(ValueError), open_kit(out, UNIT, SCRIPT):
        raise ValueError
    assert set(content(folder).values()) == {"cũ"}
    assert set(content(folder)) == {VIDEO, REPORT, "post.txt"}


def test_a_run_killed_after_its_report_stands_keeps_its_new_kit(out: Path) -> None:
    folder = make(out, "mới")
    aside = out / UNIT / f".{SCRIPT}.old"
    aside.mkdir()
    (aside / VIDEO).write_text("cũ", encoding="utf-8")
    with pytest.raises(ValueError), open_kit(out, UNIT, SCRIPT):
        raise ValueError
    assert set(content(folder).values()) == {"mới"}
    assert hidden(out) == set()


def test_a_file_where_a_folder_should_be_is_named(out: Path) -> None:
    out.parent.mkdir(parents=True)
    out.write_text("tệp", encoding="utf-8")
    assert code_of(out) == "VG-K003"
    out.unlink()
    (out / UNIT).mkdir(parents=True)
    (out / UNIT / SCRIPT).write_text("tệp", encoding="utf-8")
    assert code_of(out) == "VG-K003"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a folder the user may not write to")
def test_a_folder_that_may_not_be_written_is_named(out: Path) -> None:
    (out / UNIT).mkdir(parents=True)
    (out / UNIT).chmod(0o500)
    try:
        assert code_of(out) == "VG-K002"
    finally:
        (out / UNIT).chmod(0o700)


@pytest.mark.skipif(os.name == "nt", reason="Windows refuses it earlier, by its own limit")
def test_a_path_the_system_finds_too_long_is_named(tmp_path: Path) -> None:
    assert code_of(tmp_path / ("x" * 300)) == "VG-K005"


def test_a_final_kit_takes_the_place_of_a_draft_whole(tmp_path: Path) -> None:
    with open_kit(tmp_path, "xa", "bai") as kit:
        for name in (DRAFT_VIDEO, DRAFT_SUBTITLES, REPORT, "post.txt"):
            (kit.work / name).write_text("nháp", encoding="utf-8")
    assert film_in(kit.folder).name == DRAFT_VIDEO
    with open_kit(tmp_path, "xa", "bai") as kit:
        for name in (VIDEO, SUBTITLES, REPORT, "post.txt"):
            (kit.work / name).write_text("chính thức", encoding="utf-8")
    assert set(content(kit.folder)) == {VIDEO, SUBTITLES, REPORT, "post.txt"}
    assert film_in(kit.folder).name == VIDEO


def test_a_kit_never_holds_a_draft_beside_a_final_video(tmp_path: Path) -> None:
    with pytest.raises(DeliveryError) as caught, open_kit(tmp_path, "xa", "bai") as kit:
        for name in (VIDEO, DRAFT_VIDEO, REPORT):
            (kit.work / name).write_text("x", encoding="utf-8")
    assert caught.value.findings[0].code == "VG-K008" and not (tmp_path / "xa" / "bai").exists()
