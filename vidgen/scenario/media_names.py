"""Which names of pictures and footage a script may use: files in its own folder or below, and nothing else.

What is approved is hashed file by file; a name that leads out of the folder would show on one machine what
nobody saw on another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Final

from vidgen.messages import _
from vidgen.scenario.collector import Collector
from vidgen.scenario.model import Media
from vidgen.scenario.reserved import device
from vidgen.vietnamese.disguises import unseen

LARGEST_MEDIA: Final = 2 * 1024**3  # bytes; as `approval.digest`
_LONGEST: Final = 200  # characters; Windows stops at 260 for the whole path
_DRIVE_OR_ROOT = re.compile(r"[A-Za-z]:|[\\/~]")


def usable_name(name: str) -> bool:
    """Whether a name is that of a file in the script's folder or below, on every system.

    No address, drive, root, share or home (``C:``, ``/``, ``\\\\server``, ``~``), no step up (``..``), no
    stream (``a.jpg:b``), no device (``CON``, ``nul.png``), nothing unseen, no part that ends with a dot or a
    space, which Windows drops.
    """
    if not name or len(name) > _LONGEST or ":" in name or _DRIVE_OR_ROOT.match(name):
        return False
    if any(unseen(char) for char in name):
        return False
    parts = name.replace("\\", "/").split("/")
    return all(part and part == part.rstrip(" .") and not device(part) for part in parts if part != ".")


def check_files(media: Iterable[Media], script: Path, found: Collector) -> None:
    """Report files that lie elsewhere once links are followed, or are no files of a sensible size.

    A file that is missing is left to whoever opens it.
    """
    folder = script.absolute().parent
    for each in media:
        path = folder / PurePosixPath(each.path)
        try:
            if not path.exists():
                continue
            inside = path.resolve().is_relative_to(folder.resolve())
            size = path.stat().st_size
            regular = path.is_file()
        except (OSError, ValueError, RuntimeError):  # a link that leads to itself, a name no system takes
            inside, size, regular = False, 0, True
        if not inside:
            found.error(
                "VG-S086",
                _("Hình “{path}” là lối tắt dẫn ra ngoài thư mục kịch bản.").format(path=each.path),
                _("Chép chính tệp đó vào thư mục của kịch bản."),
                line=each.line,
            )
        elif not regular:
            found.error(
                "VG-S086",
                _("“{path}” không phải là tệp hình hay video.").format(path=each.path),
                _("Ghi rõ tên tệp."),
                line=each.line,
            )
        elif size > LARGEST_MEDIA:
            found.error(
                "VG-S086",
                _("Tệp “{path}” lớn hơn 2 GB.").format(path=each.path),
                _("Cắt hoặc nén tệp."),
                line=each.line,
            )
