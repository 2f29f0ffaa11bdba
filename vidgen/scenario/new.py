"""Something to start from: a script of each kind, and a list of units."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

from vidgen.errors import ScriptError
from vidgen.messages import _
from vidgen.scenario.model import Kind
from vidgen.scenario.names import slug

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_ID = 64


def template(kind: Kind, id: str) -> str:
    """A complete Vietnamese script of that kind, with comments that teach the format.

    Raises:
        ScriptError: the id is not lower-case letters, digits and hyphens, at most 64 (VG-S024).
    """
    refuse_id(id)
    return _read(f"{kind.value}.md").replace("id: id-kich-ban", f"id: {id}", 1)


def refuse_id(id: str) -> None:
    """Nothing for an id that is lower-case letters, digits and hyphens, at most 64.

    Raises:
        ScriptError: it is not (VG-S024).
    """
    if not _ID.fullmatch(id) or len(id) > _LONGEST_ID:
        raise ScriptError.of(
            "VG-S024",
            _("Mã “{value}” không đúng dạng.").format(value=id),
            _("Chỉ dùng chữ thường không dấu, số và gạch nối, ví dụ: {example}.").format(
                example=slug(id) or "gia-danh-cong-an"
            ),
        )


def units_template() -> str:
    """A list of units with its header and one made-up row; by the BOM before them Excel knows UTF-8."""
    return "\ufeff" + _read("units.csv")


def write_new(path: Path, content: str | bytes) -> None:
    """Write a new file, in folders made as needed.

    Raises:
        ScriptError: the file is there already and is left as it is (VG-S095), or cannot be written (VG-S096).
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(content.encode("utf-8") if isinstance(content, str) else content)
    except FileExistsError as error:
        raise ScriptError.of(
            "VG-S095",
            _("Đã có “{name}”; không ghi đè.").format(name=path.name),
            _("Chọn tên khác, hoặc tự xoá tệp cũ trước."),
            path=path,
        ) from error
    except OSError as error:
        raise ScriptError.of(
            "VG-S096",
            _("Không ghi được “{name}”: {reason}.").format(name=path.name, reason=error.strerror or error),
            _("Chọn thư mục khác có quyền ghi."),
            path=path,
        ) from error


def _read(name: str) -> str:
    return (files("vidgen.scenario") / "templates" / name).read_text(encoding="utf-8")
