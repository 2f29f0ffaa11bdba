"""What an approval stands for: the words of a script, every file it shows or plays, and the brand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Final

from vidgen.approval.canonical import digest_of, normalised
from vidgen.approval.desk import find_desk
from vidgen.brand.kit import Brand
from vidgen.errors import ApprovalError
from vidgen.messages import _
from vidgen.scenario.model import Scenario

TAKES: Final = "ban-thu"  # as `narration.casting.TAKES`, which brings engines along
_LARGEST_SCRIPT: Final = 1024 * 1024  # as `scenario.source`
_LARGEST_MEDIA: Final = 2 * 1024**3
_MOST_TAKES: Final = 2000


@dataclass(frozen=True)
class Content:
    """The hashes of all that is approved together, SHA-256 in hexadecimal.

    Attributes:
        script: of the text of the script, as `canonical.normalised` makes it; nothing else of it is
            made alike, a comment and a character that no one sees count.
        media: name as the script writes it (recorded takes: ``ban-thu/<id>/<file>``) → its bytes.
        brand_id: whose `brand` it is.
        brand: of the brand, for viewers of the usual profile.
    """

    script: str
    media: dict[str, str] = field(default_factory=dict)
    brand_id: str = ""
    brand: str = ""

    @cached_property
    def words(self) -> str:
        """Of the script and its media, whatever the brand."""
        return digest_of({"script": self.script, "media": self.media})

    @cached_property
    def digest(self) -> str:
        """Of all of it."""
        return digest_of({"script": self.script, "media": self.media, "brand": self.brand})


def content_of(script: Path, scenario: Scenario, brand: Brand) -> Content:
    """What stands there at this moment.

    Arguments:
        script: the file.
        scenario: as loaded from it.

    Raises:
        ApprovalError: the script cannot be read or is too large (VG-A003), a file it names is missing or
            cannot be read (VG-A004), lies outside the library (VG-A005) or is too large (VG-A006).
    """
    return Content(
        script=hashlib.sha256(_text(script)).hexdigest(),
        media=dict(_media(script, scenario)),
        brand_id=brand.id,
        brand=brand.made_for("normal").digest,
    )


def _text(script: Path) -> bytes:
    try:
        with script.open("rb") as file:
            data = file.read(_LARGEST_SCRIPT + 1)
        if len(data) > _LARGEST_SCRIPT:
            raise ValueError(_("lớn hơn 1 MB"))
        text = data.decode("utf-8")
    except (OSError, ValueError) as error:
        raise ApprovalError.of(
            "VG-A003",
            _("Không đọc được kịch bản “{name}” để đối chiếu: {error}").format(name=script.name, error=error),
            _("Chạy vidgen check để xem tệp hỏng chỗ nào."),
            path=script,
        ) from error
    return normalised(text).encode("utf-8")


def _media(script: Path, scenario: Scenario) -> Iterator[tuple[str, str]]:
    desk = find_desk(script)
    root = desk.root if desk else script.absolute().parent.resolve()
    named = {scene.media.path: scene.media.line for scene in scenario.scenes if scene.media}
    for name, line in sorted(named.items()):
        yield name, _hash(_inside(name, script, root, line), name, script, line)
    for path in _takes(script.absolute().parent / TAKES / scenario.id):
        name = path.relative_to(script.absolute().parent).as_posix()
        yield name, _hash(_inside(name, script, root, 0), name, script, 0)


def _takes(folder: Path) -> list[Path]:
    """A person's recordings of the script; those of one unit only lie one folder deeper."""
    if not folder.is_dir():
        return []
    every = sorted(folder.rglob("*"))
    if linked := next((path for path in every if path.is_dir() and path.is_symlink()), None):
        raise _outside(f"{TAKES}/{folder.name}/{linked.relative_to(folder).as_posix()}", linked, 0)
    found = [path for path in every if path.is_file() and not path.name.startswith(".")]
    if len(found) > _MOST_TAKES:
        raise ApprovalError.of(
            "VG-A006",
            _("Thư mục bản thu “{folder}” có quá nhiều tệp.").format(folder=folder.name),
            _("Chỉ để lại bản thu của kịch bản này."),
            path=folder,
        )
    return found


def _inside(name: str, script: Path, root: Path, line: int) -> Path:
    """The file of that name, which with all links followed must lie in the library.

    Raises:
        ApprovalError: it does not (VG-A005).
    """
    absolute = PurePosixPath(name).is_absolute() or bool(PureWindowsPath(name).anchor)
    try:
        path = (script.absolute().parent / name.replace("\\", "/")).resolve()
        outside = absolute or not path.is_relative_to(root)
    except (OSError, ValueError, RuntimeError):  # NUL in the name; a link that leads to itself
        outside = True
    if outside:
        raise _outside(name, script, line)
    return path


def _outside(name: str, place: Path, line: int) -> ApprovalError:
    return ApprovalError.of(
        "VG-A005",
        _("“{name}” nằm ngoài thư viện kịch bản nên không duyệt được.").format(name=name),
        _("Chép tệp vào thư mục của kịch bản và ghi tên tệp; không ghi ổ đĩa, không dùng lối tắt ra ngoài."),
        path=place,
        line=line or None,
    )


def _hash(path: Path, name: str, script: Path, line: int) -> str:
    try:
        if path.exists() and not path.is_file():  # a pipe or a device would be read for ever
            raise OSError(_("không phải một tệp"))
        if path.stat().st_size > _LARGEST_MEDIA:
            raise ApprovalError.of(
                "VG-A006",
                _("Tệp “{name}” quá lớn.").format(name=name),
                _("Cắt hoặc nén tệp cho dưới 2 GB."),
                path=script,
                line=line or None,
            )
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ApprovalError.of(
            "VG-A004",
            _("Không đọc được tệp “{name}” mà kịch bản dùng: {error}").format(
                name=name, error=error.strerror or error
            ),
            _("Đặt lại tệp vào đúng chỗ, hoặc sửa kịch bản."),
            path=script,
            line=line or None,
        ) from error
