"""Whatever is wrong with the input is said clearly, at its place, with what to do; and nothing is lost."""

from __future__ import annotations

import os
import re
import stat
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from tests.command_line import (  # noqa: F401  (fixtures)
    SHORT,
    UNITS,
    environment,
    finished,
    in_vietnamese,
    own_cache,
    script,
    vidgen,
    write,
)
from vidgen.cli import _root
from vidgen.delivery.kit import open_kit


def command(*arguments: object) -> Result:
    """Run the command in this process; a stray exception becomes exit code 1 with `exception` set."""
    return CliRunner(mix_stderr=False).invoke(_root, [str(each) for each in arguments])


@dataclass(frozen=True)
class Wrong:
    """A script or list that is wrong, and what must be said of it.

    Attributes:
        text: the script; its front matter takes seven lines.
        code, line: of the finding.
        says: words of the message or its fix.
        units: the list of units, where the script needs one.
    """

    text: str | bytes
    code: str
    line: int | None
    says: str
    units: str | None = None


HEAD = "---\nid: thu\nkind: scam\ntitle: Thử\nreviewed: 2026-11-01\n---\n\n"
LATIN = HEAD.replace("Thử", "Thu")
GOOD = "## hook: Ai hỏi **mã OTP**?\nĐừng đọc mã cho ai.\n"

WRONG = {
    "front matter never closed": Wrong("---\nid: thu\nkind: scam\n\n## hook: A\nB.\n", "VG-S012", 1, "---"),
    "no front matter": Wrong("# Ghi chú của tổ\n\nKhông phải kịch bản.\n", "VG-S011", 1, "vidgen new"),
    "front matter that is not YAML": Wrong(
        HEAD.replace("kind: scam", "kind: [scam"), "VG-S013", 3, "kind: [scam]"
    ),
    "unknown key": Wrong(HEAD.replace("reviewed:", "reviewd:") + GOOD, "VG-S020", 5, "reviewed"),
    "unknown scene": Wrong(HEAD + GOOD + "## sign: Dấu hiệu\n1. Một\n2. Hai\n", "VG-S030", 10, "signs"),
    "slot without value": Wrong(
        HEAD + GOOD + "\nGọi {{unit.phone}}.\n",
        "VG-S072",
        11,
        "phone",
        UNITS.replace("suoi-may", "suoi-ma", 1),
    ),
    "unknown slot": Wrong(HEAD + GOOD + "\nGọi {{unit.hotlin}}.\n", "VG-S071", 11, "hotline", UNITS),
    "slot, but no units": Wrong(HEAD + GOOD + "\nGọi {{unit.hotline}}.\n", "VG-S073", 11, "--unit"),
    "empty scene": Wrong(HEAD + GOOD + "## signs\n", "VG-S032", 10, "trống"),
    "no scene": Wrong(HEAD, "VG-S0", None, "##"),
    "empty file": Wrong("", "VG-S0", None, ""),
    "a name never declared": Wrong(
        HEAD.replace("---\n\n", "cast:\n  BÀ SÁU: {look: grandmother, voice: female}\n---\n\n")
        + "## hook: A\nB.\n\n## call: Số lạ\nBÀ SÁU: Alo?\nBÀ SAU: Ai đấy?\n",
        "VG-S040",
        15,
        "BÀ SÁU",
    ),
    "UTF-16": Wrong((HEAD + GOOD).encode("utf-16"), "VG-S005", None, "UTF-16"),
    "TCVN3": Wrong(
        (LATIN + "## hook: C¶nh gi¸c\nKh«ng ®äc m· OTP cho bÊt kú ai.\n").encode("latin-1"),
        "VG-S00",
        None,
        "TCVN3",
    ),
    "Windows-1258": Wrong(
        LATIN.encode() + b"## hook: Ca\xd2nh gi\xe1c\nKh\xf4ng \xf0o\xf2c ma\xde cho b\xe2\xect ky\xcc ai.\n",
        "VG-S006",
        8,
        "1258",
    ),
    "emoji": Wrong(
        HEAD + GOOD + "\n## signs: Dấu hiệu\n1. Quà tặng 🎁 miễn phí\n2. Giục làm ngay\n", "VG-L010", 12, "🎁"
    ),
    "a symbol the font lacks": Wrong(HEAD + GOOD + "\nMở khóa ⛔ ngay.\n", "VG-L010", 11, "⛔"),
    "a word too long for its card": Wrong(
        HEAD + GOOD + "\n## signs: Dấu hiệu\n1. " + "ă" * 90 + "\n2. Giục làm ngay\n", "VG-L001", 12, "ă"
    ),
    "too much text for its card": Wrong(
        HEAD + "## hook: " + "Một tiêu đề dài mãi không thôi " * 12 + "\nĐừng đọc mã.\n",
        "VG-L002",
        8,
        "Bớt khoảng",
    ),
    "missing picture": Wrong(
        HEAD + GOOD + "\n## photo: Ảnh\n![Tin nhắn lạ](không-có.jpg)\n", "VG-M001", 12, "không-có.jpg"
    ),
    "HTML": Wrong(HEAD + GOOD + "\nDòng <b>đậm</b>.\n", "VG-S055", 11, "**"),
    "past its day": Wrong(
        HEAD.replace("2026-11-01\n", "2024-11-01\nexpires: 2025-01-31\n") + GOOD, "VG-R003", 6, "31/01/2025"
    ),
    "a unit list without a column": Wrong(
        SHORT, "VG-U032", 1, "hotline", UNITS.replace("hotline", "hotlin", 1)
    ),
    "a unit listed twice": Wrong(SHORT, "VG-U043", 3, "doi-sim", UNITS.replace("suoi-may,", "doi-sim,", 1)),
}


@pytest.mark.parametrize("name", WRONG)
def test_check_and_render_name_the_place_the_fault_and_the_remedy(tmp_path: Path, name: str) -> None:
    wrong = WRONG[name]
    folder = tmp_path / "Tuyên truyền số 1"
    text = wrong.text if isinstance(wrong.text, bytes) else wrong.text.encode()
    file = write(folder / "thử lỗi.md", "")
    file.write_bytes(text)
    if wrong.units:
        write(folder / "units.csv", wrong.units)
    units = ["--unit", "doi-sim"] if wrong.units else []
    for run in (["check", file, *units], ["render", file, *units, "--offline", "--out", tmp_path / "out"]):
        said = command(*run)
        assert said.exit_code == 1, said.stderr
        assert isinstance(said.exception, SystemExit), said.exception
        found = one_finding(said.stdout if run[0] == "check" else said.stderr, wrong.code)
        place = re.escape("units.csv" if wrong.code.startswith("VG-U") else "thử lỗi.md")
        line = "" if wrong.line is None else f":{wrong.line}"
        assert re.match(rf"\S*.*{place}{line}[: ]", found), found
        assert wrong.says in found
        assert "→" in found, "no remedy"
    assert not finished(tmp_path / "out")


def one_finding(said: str, code: str) -> str:
    """The first finding of that code: its line and the line below with what to do."""
    lines = said.splitlines()
    at = next((number for number, line in enumerate(lines) if f" {code}" in line), None)
    assert at is not None, f"{code} not in:\n{said}"
    return "\n".join(lines[at : at + 2])


# --- all of it at once --------------------------------------------------------------------------


def test_everything_wrong_in_a_file_is_said_at_once(tmp_path: Path) -> None:
    file = write(tmp_path / "a.md", HEAD.replace("reviewed", "reviewd") + "## hoook: A\nB.\n\n## signs\n")
    said = command("check", file)
    assert {"VG-S020", "VG-S030", "VG-S032"} <= set(re.findall(r"VG-\w+", said.stdout))
    assert re.search(r"1 kịch bản: \d lỗi", said.stdout)


def test_a_broken_script_does_not_stop_the_others(tmp_path: Path) -> None:
    script(tmp_path / "kb", "## hook: A\nĐừng đọc mã.\n", id="tot")
    write(tmp_path / "kb" / "hong.md", "# Ghi chú\n")
    said = command("render", tmp_path / "kb", "--offline", "--out", tmp_path / "out")
    assert said.exit_code == 1
    assert "VG-S011" in said.stderr and "hong.md:1" in said.stderr
    assert "1 trên 2 video không dựng được" in said.stderr
    assert "chung/tot/video-BAN-NHAP.mp4" in finished(tmp_path / "out")
    assert not any("hong" in name for name in finished(tmp_path / "out"))


# --- what is accepted and put right -------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(lambda text: unicodedata.normalize("NFD", text).encode(), id="NFD"),
        pytest.param(lambda text: text.replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(lambda text: b"\xef\xbb\xbf" + text.encode(), id="BOM"),
        pytest.param(lambda text: text.replace("\n", "\r").encode(), id="CR"),
    ],
)
def test_forms_of_text_that_mean_the_same_are_the_same(tmp_path: Path, written: object) -> None:
    from vidgen import load

    text = HEAD + GOOD + "\n## signs: Dấu hiệu\n1. Tự xưng cán bộ\n2. Giục làm ngay\n"
    plain = load(write(tmp_path / "a.md", text))
    file = tmp_path / "b.md"
    file.write_bytes(written(text))  # type: ignore[operator]
    assert load(file) == plain.model_copy(update={"path": file})
    said = command("check", file)
    assert said.exit_code == 0, said.stderr


def test_units_written_by_excel_are_read(tmp_path: Path) -> None:
    file = write(tmp_path / "ma-otp.md", SHORT)
    excel = unicodedata.normalize("NFD", UNITS).replace(",", ";").replace('"Thôn 1; xã', '"Thôn 1, xã')
    (tmp_path / "units.csv").write_bytes(b"\xef\xbb\xbf" + excel.replace("\n", "\r\n").encode())
    said = command("check", file, "--all-units")
    assert said.exit_code == 0, said.stderr


# --- pictures -----------------------------------------------------------------------------------


def photo_script(folder: Path) -> Path:
    return script(folder, "## hook: Tin lạ\nCoi chừng tin lạ.\n\n## photo: Tin\n![Tin nhắn](ảnh.jpg)\n")


def test_a_file_that_is_no_picture(tmp_path: Path) -> None:
    write(tmp_path / "ảnh.jpg", "<html>không phải ảnh</html>")
    refused(photo_script(tmp_path), "VG-M002", 11)


def test_a_picture_that_breaks_off(tmp_path: Path) -> None:
    whole = tmp_path / "ảnh.jpg"
    Image.effect_noise((900, 900), 80).convert("RGB").save(whole)
    whole.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    refused(photo_script(tmp_path), "VG-M002", 11)


def test_a_huge_picture(tmp_path: Path) -> None:
    Image.new("1", (14_000, 14_000)).save(tmp_path / "ảnh.jpg", "PNG")
    refused(photo_script(tmp_path), "VG-M003", 11)


def test_a_tiny_picture(tmp_path: Path) -> None:
    Image.new("RGB", (64, 64)).save(tmp_path / "ảnh.jpg")
    refused(photo_script(tmp_path), "VG-M004", 11)


def refused(file: Path, code: str, line: int) -> None:
    out = file.parent / "out"
    for run in (["check", file], ["render", file, "--offline", "--out", out]):
        said = command(*run)
        assert said.exit_code == 1, (run[0], said.stderr)
        found = one_finding(said.stdout if run[0] == "check" else said.stderr, code)
        assert f"{file.name}:{line}: " in found and "ảnh.jpg" in found and "→" in found
    assert not finished(out)


# --- where to write -----------------------------------------------------------------------------


def test_an_output_folder_that_is_a_file(tmp_path: Path) -> None:
    write(tmp_path / "out", "")
    said = command("render", script(tmp_path, GOOD), "--offline", "--out", tmp_path / "out")
    assert said.exit_code == 1 and "VG-K003" in said.stderr
    assert isinstance(said.exception, SystemExit)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere")
def test_an_output_folder_that_may_not_be_written(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir(mode=stat.S_IRUSR | stat.S_IXUSR)
    said = command("render", script(tmp_path, GOOD), "--offline", "--out", out)
    assert said.exit_code == 1 and "VG-K002" in said.stderr


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a file system nobody may write")
def test_an_output_folder_on_a_read_only_disk(tmp_path: Path) -> None:
    said = command("render", script(tmp_path, GOOD), "--offline", "--out", "/proc/self/out")
    assert said.exit_code == 1 and re.search(r"VG-K00[27]", said.stderr), said.stderr
    assert isinstance(said.exception, SystemExit)


def test_two_renders_into_one_folder_at_once(tmp_path: Path) -> None:
    """The second is told so and touches nothing; when the first is done, it goes through."""
    file, out = script(tmp_path, GOOD), tmp_path / "out"
    with pytest.raises(InterruptedError), open_kit(out, "chung", "thu"):
        said = command("render", file, "--offline", "--out", out)
        assert said.exit_code == 1 and "VG-K001" in said.stderr
        assert not finished(out)
        raise InterruptedError
    assert command("render", file, "--offline", "--out", out).exit_code == 0


# --- usage --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ["render"],
        ["render", "không-có.md"],
        ["check"],
        ["nope"],
        ["render", ".", "--jobs", "0"],
        ["new", "bài-hát", "a"],
        ["sheet", ".", "--width", "1"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_exit_code_2(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = command(*arguments)
    assert said.exit_code == 2 and said.stderr and not said.stdout
    assert not list(tmp_path.iterdir())


def test_a_unit_that_is_not_in_the_list_gets_a_suggestion(tmp_path: Path) -> None:
    write(tmp_path / "units.csv", UNITS)
    file = write(tmp_path / "ma-otp.md", SHORT)
    said = command("render", file, "--unit", "doisim", "--out", tmp_path / "out")
    assert said.exit_code == 1 and "VG-U050" in said.stderr and "doi-sim" in said.stderr
    none = command("render", file, "--out", tmp_path / "out")
    assert none.exit_code == 1 and "VG-U021" in none.stderr and "--all-units" in none.stderr


def test_a_folder_without_scripts_is_named(tmp_path: Path) -> None:
    said = command("render", tmp_path, "--out", tmp_path / "out")
    assert said.exit_code == 1 and "VG-S090" in said.stderr


def test_a_brand_that_is_refused_stops_before_any_work(tmp_path: Path) -> None:
    write(tmp_path / "nd" / "brand.yaml", "rate: nhanh\nemblm: a.png\n")
    said = command("render", script(tmp_path, GOOD), "--brand", tmp_path / "nd", "--out", tmp_path / "out")
    assert said.exit_code == 1
    assert "brand.yaml:1: " in said.stderr and "brand.yaml:2: " in said.stderr
    assert not (tmp_path / "out").exists()


def test_an_unknown_voice_gets_a_suggestion(tmp_path: Path) -> None:
    said = command("render", script(tmp_path, GOOD), "--voice", "espeek", "--out", tmp_path / "out")
    assert said.exit_code == 1 and "VG-V001" in said.stderr and "espeak" in said.stderr
    assert not finished(tmp_path / "out")


def test_messages_survive_a_console_that_cannot_show_them(tmp_path: Path) -> None:
    """A Windows console's legacy code page must not turn a message into a traceback."""
    env = environment(PYTHONIOENCODING="cp437", PYTHONUTF8="0")
    done = vidgen("check", write(tmp_path / "a.md", "# Ghi chú\n"), env=env)
    assert done.returncode == 1 and "VG-S011" in done.stdout and "Traceback" not in done.stderr
