"""Reading what people saved: any line ending, BOM or form of Unicode is accepted; what is not UTF-8 is named.

The codes are the same for scripts (``VG-S001`` …) and lists of units (``VG-U001`` …); each passes its family.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from vidgen.errors import VidgenError
from vidgen.messages import _
from vidgen.scenario.collector import Collector
from vidgen.scenario.legacy import OLD_FONTS, disguised, guess, misread

LARGEST_BYTES = 1024 * 1024

_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")
_OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .docx, .xlsx; .doc, .xls
_LISTS = "VG-U"  # the family whose files are made in Excel
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad]")  # come along when text is copied from a web page
_HARD_SPACES = re.compile("[\u00a0\u2007\u202f]")
# Control and direction marks, blanks that pass for nothing (Hangul fillers), tags. Joiners of emoji stay.
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u034f\u061c\u115f\u1160\u180e\u200c\u200e\u200f\u2028\u2029\u202a-\u202e"
    "\u2061-\u206f\u3164\uffa0\ufff9-\uffff\U000e0000-\U000e0fff]"
)


def clean(text: str) -> str:
    """NFC, LF line ends, ordinary spaces, nothing invisible."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _HARD_SPACES.sub(" ", _INVISIBLE.sub("", text)))


def control_character(text: str) -> re.Match[str] | None:
    """The first character that no one can see or type, or None."""
    return _CONTROL.search(text)


def read_source(path: Path, *, raises: type[VidgenError], family: str) -> str:
    """The text of a file, as `clean` leaves it.

    Arguments:
        path: file to read, UTF-8 with or without BOM, at most `LARGEST_BYTES`.
        raises: error class of the caller's layer.
        family: ``VG-S`` or ``VG-U``.

    Raises:
        VidgenError: of class `raises`; codes 001 missing, 002 a folder, 003 unreadable, 004 too large,
            005 UTF-16, 006 an old encoding, 007 text of an old font or read in a wrong encoding once,
            008 NUL, 009 another control character, 010 a Word or Excel file.
    """
    found = Collector(path, raises)
    data = _bytes(path, found, family)
    found.close()
    text = _decoded(data, found, family)
    found.close()
    if name := disguised(text):
        found.error(
            f"{family}007",
            _("Chữ trong tệp bị lỗi phông, có vẻ từ bảng mã {name}.").format(name=name),
            _how_to_convert(name, family) if name in OLD_FONTS else _how_to_read_again(family),
            line=misread(text),
        )
    elif line := misread(text):
        found.error(
            f"{family}007",
            _("Chữ tiếng Việt ở dòng này bị vỡ: tệp từng được mở sai bảng mã rồi lưu lại."),
            _how_to_read_again(family),
            line=line,
        )
    found.close()
    text = clean(text)
    _look_for_control(text, found, family)
    found.close()
    return text


def _bytes(path: Path, found: Collector, family: str) -> bytes:
    try:
        if path.is_dir():
            found.error(
                f"{family}002",
                _("“{name}” là thư mục, không phải tệp.").format(name=path.name),
                _("Ghi rõ tên tệp trong thư mục đó."),
            )
            return b""
        with path.open("rb") as file:
            data = file.read(LARGEST_BYTES + 1)
    except FileNotFoundError:
        found.error(
            f"{family}001",
            _("Không tìm thấy tệp “{name}”.").format(name=path.name),
            _("Kiểm tra lại tên và thư mục; đường dẫn có khoảng trắng phải đặt trong dấu ngoặc kép."),
        )
        return b""
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        found.error(
            f"{family}003",
            _("Không đọc được tệp “{name}”: {reason}.").format(name=path.name, reason=reason),
            _("Đóng tệp trong chương trình khác và kiểm tra quyền đọc."),
        )
        return b""
    if data.startswith(_OFFICE):
        _refuse_office(found, family)
    elif len(data) > LARGEST_BYTES:
        found.error(
            f"{family}004",
            _("Tệp “{name}” lớn hơn 1 MB.").format(name=path.name),
            _("Tệp này chỉ chứa chữ; hình để ở tệp riêng. Kiểm tra có chọn nhầm tệp không."),
        )
    return data


def _decoded(data: bytes, found: Collector, family: str) -> str:
    if data.startswith(_UTF16_BOMS) or _looks_utf16(data):
        found.error(f"{family}005", _("Tệp lưu bằng mã UTF-16 (Unicode)."), _how_to_convert("UTF-16", family))
        return ""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        name = guess(data)
        line = data.count(b"\n", 0, error.start) + 1
        message = _("Tệp lưu bằng bảng mã {name}, không phải UTF-8.").format(name=name) if name else ""
        found.error(
            f"{family}006",
            message or _("Tệp không phải UTF-8; có chữ không đọc được."),
            _how_to_convert(name, family),
            line=line,
        )
        return ""


def _looks_utf16(data: bytes) -> bool:
    """Latin letters leave every other byte zero; more than a tenth of one side never is by chance."""
    half = max(len(data) // 2, 1)
    zeros = (data[0::2].count(0), data[1::2].count(0))
    return max(zeros) > half // 10 + 1 and max(zeros) > 3 * min(zeros)


def _refuse_office(found: Collector, family: str) -> None:
    if family == _LISTS:
        found.error(f"{family}010", _("Đây là tệp Excel, chưa phải tệp CSV."), _save_from_excel())
    else:
        found.error(
            f"{family}010",
            _("Đây là tệp Word (hoặc tệp nén); đổi đuôi tệp không thành tệp chữ."),
            _("Mở bằng Word, chép toàn bộ chữ sang tệp .md mới trong Notepad, lưu với mã hoá UTF-8."),
        )


def _save_from_excel() -> str:
    return _("Trong Excel: Tệp → Lưu dưới dạng → loại tệp CSV UTF-8 (*.csv) → Lưu.")


def _how_to_read_again(family: str) -> str:
    if family == _LISTS:
        return _(
            "Lấy lại bản gốc; trong Excel mở bằng Dữ liệu → Từ Văn bản/CSV → chọn 65001: Unicode (UTF-8), "
            "rồi lưu thành CSV UTF-8."
        )
    return _("Lấy lại bản gốc, hoặc gõ lại chữ đã vỡ; lưu trong Notepad với mã hoá UTF-8.")


def _how_to_convert(name: str | None, family: str) -> str:
    save = (
        _save_from_excel()
        if family == _LISTS
        else _("Trong Notepad: Tệp → Lưu dưới dạng → Mã hoá: UTF-8 → Lưu.")
    )
    if name in OLD_FONTS:
        return (
            _("Dùng UniKey (Ctrl+Shift+F6) chuyển mã từ {name} sang Unicode, rồi lưu lại.").format(name=name)
            + " "
            + save
        )
    return save


def _look_for_control(text: str, found: Collector, family: str) -> None:
    for number, row in enumerate(text.split("\n"), start=1):
        match = control_character(row)
        if match is None:
            continue
        if match[0] == "\0":
            found.error(
                f"{family}008",
                _("Dòng có ký tự NUL: tệp hỏng hoặc không phải tệp chữ."),
                _("Mở bằng Notepad, lưu lại với mã hoá UTF-8, hoặc lấy lại bản gốc."),
                line=number,
            )
        else:
            found.error(
                f"{family}009",
                _("Dòng có ký tự điều khiển U+{code:04X} không nhìn thấy được.").format(code=ord(match[0])),
                _("Xoá dòng này rồi gõ lại."),
                line=number,
            )
