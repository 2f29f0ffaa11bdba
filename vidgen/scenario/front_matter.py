"""Parting a Markdown script into its front matter and its scenes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vidgen.messages import _
from vidgen.scenario.collector import Collector

_KEY = re.compile(r"[a-z_]+\s*:(?:\s|$)")


def _end_of_keys(rows: Sequence[str], first: int) -> int | None:
    """The row of the closing ``---`` where keys begin the file and only the opening one is missing."""
    if first >= len(rows) or not _KEY.match(rows[first]):
        return None
    ends = (index for index in range(first, len(rows)) if rows[index].startswith(("---", "## ")))
    end = next(ends, None)
    return end if end is not None and rows[end].strip() == "---" else None


def split(text: str, found: Collector) -> tuple[str | None, int, str]:
    """Part the front matter from the scenes.

    Returns:
        The front matter (None where there is none), the lines of the file before it, and the text of the
        scenes, with the front matter's lines blank so that line numbers hold.
    """
    rows = text.split("\n")
    first = next((index for index, row in enumerate(rows) if row.strip()), None)
    if first is None or rows[first].strip() != "---":
        end = _end_of_keys(rows, first or 0)
        if end is not None:
            found.error(
                "VG-S011",
                _("Thiếu dòng --- ở đầu tệp."),
                _("Thêm một dòng --- phía trên dòng này."),
                line=(first or 0) + 1,
            )
            return "\n".join(rows[:end]), 0, "\n" * (end + 1) + "\n".join(rows[end + 1 :])
        found.error(
            "VG-S011",
            _("Kịch bản thiếu phần đầu giữa hai dòng ---."),
            _("Bắt đầu tệp bằng ---, rồi id, kind, title, rồi ---. Lệnh “vidgen new” tạo sẵn mẫu."),
            line=1,
        )
        return None, 0, text
    last = next((index for index in range(first + 1, len(rows)) if rows[index].strip() == "---"), None)
    if last is None:
        found.error(
            "VG-S012",
            _("Phần đầu mở bằng --- mà không đóng."),
            _("Thêm một dòng --- trước cảnh đầu tiên."),
            line=first + 1,
        )
        scenes = (index for index in range(first + 1, len(rows)) if rows[index].startswith("## "))
        last = next(scenes, len(rows))
        return "\n".join(rows[first + 1 : last]), first + 1, "\n" * last + "\n".join(rows[last:])
    return "\n".join(rows[first + 1 : last]), first + 1, "\n" * (last + 1) + "\n".join(rows[last + 1 :])
