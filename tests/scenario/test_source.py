from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from vidgen.errors import ScriptError, UnitsError
from vidgen.scenario.source import LARGEST_BYTES, read_source

TEXT = "Công an xã gọi điện thoại, bảo bà đọc mã OTP.\nKhông đọc mã cho người lạ!\n"
TCVN3 = "C«ng an x· gäi ®iÖn tho¹i, b¶o bµ ®äc m· OTP.\nKh«ng ®äc m· cho ng­êi l¹!\n"
VNI = "Coâng an xaõ goïi ñieän thoaïi, baûo baø ñoïc maõ OTP.\nKhoâng ñoïc maõ cho ngöôøi laï!\n"


def seen_by_windows(data: bytes) -> str:
    """UTF-8 opened as Windows-1252."""
    return "".join(
        bytes([byte]).decode("latin-1" if byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else "cp1252")
        for byte in data
    )


def refusal(path: Path) -> tuple[str, str, int | None]:
    with pytest.raises(ScriptError) as caught:
        read_source(path, raises=ScriptError, family="VG-S")
    (finding,) = caught.value.findings
    assert finding.path == path
    return finding.code, f"{finding.message} {finding.fix}", finding.line


def cp1258(text: str) -> bytes:
    """As Windows saves it: base letter with its hat, then the tone as a combining mark."""
    out = b""
    for char in text:
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", char)
            tones = [part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323"]
            base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
            out += base.encode("cp1258") + "".join(tones).encode("cp1258")
    return out


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        unicodedata.normalize("NFD", TEXT).encode(),
        TEXT.replace(" ", "\u00a0").encode(),
        TEXT.replace(" ", " \u200b").encode(),
    ],
)
def test_any_form_of_utf8_gives_the_same_text(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "kịch bản.md"
    path.write_bytes(data)
    assert read_source(path, raises=ScriptError, family="VG-S") == TEXT


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_named_with_or_without_bom(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(TEXT.encode(encoding))
    code, words, _line = refusal(path)
    assert code == "VG-S005"
    assert "UTF-16" in words
    assert "Mã hoá: UTF-8" in words


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (cp1258(TEXT), "Windows-1258"),
        (TCVN3.encode("latin-1"), "TCVN3"),
        (VNI.encode("latin-1"), "VNI"),
        ("Là và bà, công có ông. Xã à!".encode("cp1252", "ignore"), "Windows-1252"),
    ],
)
def test_an_old_encoding_is_named(tmp_path: Path, data: bytes, name: str) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"dau\n" + data)
    code, words, line = refusal(path)
    assert (code, line) == ("VG-S006", 2)
    assert name in words
    assert "UTF-8" in words


def test_bytes_of_no_encoding_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"\x80\x81\xff")
    assert refusal(path)[0] == "VG-S006"


@pytest.mark.parametrize("text", [TCVN3, VNI, seen_by_windows(TEXT.encode())])
def test_text_of_an_old_font_saved_as_utf8_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(text, encoding="utf-8")
    assert refusal(path)[0] == "VG-S007"


@pytest.mark.parametrize(
    "text", ["Là và bà, công có ông. Xã à!\n", "Café à la carte, déjà vu, naïve façade.\n", TEXT]
)
def test_good_text_is_not_taken_for_an_old_font(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(text, encoding="utf-8", newline="")
    assert read_source(path, raises=ScriptError, family="VG-S") == text


def test_what_is_no_text_file_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "thiếu.md")[0] == "VG-S001"
    assert refusal(tmp_path)[0] == "VG-S002"
    large = tmp_path / "lớn.md"
    large.write_bytes(b"a" * (LARGEST_BYTES + 1))
    assert refusal(large)[0] == "VG-S004"


@pytest.mark.parametrize(("char", "code"), [("\0", "VG-S008"), ("\x07", "VG-S009"), ("\u202e", "VG-S009")])
def test_characters_no_one_sees_are_refused_at_their_line(tmp_path: Path, char: str, code: str) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(f"một\nhai {char}\nba dòng chữ thường\n".encode())
    assert refusal(path)[::2] == (code, 2)


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"])
def test_a_file_of_word_or_excel_is_named_whatever_its_suffix(tmp_path: Path, start: bytes) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(start + bytes(range(256)) * 8192)
    code, words, _line = refusal(path)
    assert code == "VG-S010"
    assert "Word" in words
    with pytest.raises(UnitsError, match=r"VG-U010.*Excel.*CSV UTF-8"):
        read_source(path, raises=UnitsError, family="VG-U")


@pytest.mark.parametrize("code_page", ["cp1252", "cp1258"])
@pytest.mark.parametrize("word", ["Công an xã", "Đồi", "Hoa Gạo", "đường", "Ủy ban", "Tân", "Ý", "ấp"])
def test_one_word_read_in_a_wrong_encoding_is_told_at_its_line(
    tmp_path: Path, word: str, code_page: str
) -> None:
    path = tmp_path / "units.csv"
    path.write_text(TEXT + word.encode().decode(code_page, "replace") + "\n", encoding="utf-8")
    with pytest.raises(UnitsError, match="65001") as caught:
        read_source(path, raises=UnitsError, family="VG-U")
    assert [(finding.code, finding.line) for finding in caught.value.findings] == [("VG-U007", 3)]


@pytest.mark.parametrize(
    "row", ["“XÃ” ‘XÃ’", "XÃ… XÃ–", "XÃ\u00a0ĐỒI", "«Đánh giá»", "ÂU CƠ, Ăn, ÁO", "20° – ½"]
)
def test_good_capitals_are_not_taken_for_a_wrong_encoding(tmp_path: Path, row: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(TEXT + row, encoding="utf-8", newline="")
    assert read_source(path, raises=ScriptError, family="VG-S").startswith(TEXT)


def test_a_list_of_units_is_refused_with_codes_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(UnitsError) as caught:
        read_source(tmp_path / "units.csv", raises=UnitsError, family="VG-U")
    assert caught.value.findings[0].code == "VG-U001"
