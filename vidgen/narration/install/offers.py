"""Piper voices that can be installed: those looked into, and what the published list says of the others.

Files, sizes and checksums of `KNOWN` are those of commit ea046e8 of ``rhasspy/piper-voices``, as several
projects that fetch it have published them (November 2026); licences are those of the voices' cards.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from vidgen.errors import VoiceError
from vidgen.messages import N_, _

LANGUAGE: Final = "vi_VN"
LIST: Final = "voices.json"


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a voice.

    Attributes:
        path: below the address of the repository.
        size: bytes.
        algorithm, checksum: of its content, in hexadecimal.
    """

    path: str
    size: int
    algorithm: Literal["sha256", "md5"]
    checksum: str

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Offer:
    """A voice that can be installed.

    Attributes:
        name: as it is called once installed.
        licence: in the language of the screen.
        objection: why it is not installed without a person's word; empty where anyone may use it.
        parts: the model and its description; empty where only the published list knows them.
    """

    name: str
    licence: str
    objection: str = ""
    parts: tuple[Part, ...] = ()

    @property
    def size(self) -> int:
        return sum(part.size for part in self.parts)


_VAIS: Final = "vi/vi_VN/vais1000/medium/vi_VN-vais1000-medium.onnx"

KNOWN: Final[tuple[Offer, ...]] = (
    Offer(
        "vi_VN-vais1000-medium",
        N_("CC BY 4.0: dùng tự do, kể cả đăng công khai; ghi nguồn “giọng VAIS-1000, Piper”"),
        parts=(
            Part(
                _VAIS,
                63_201_294,
                "sha256",
                "ec7c89e2c85f4d1edc24b6120c18aaf1bda614f06b511567eb9c7c0de15e2dab",
            ),
            Part(
                f"{_VAIS}.json",
                4_860,
                "sha256",
                "fafb9da1354ed4b77c31af228ed41fb41cd825c14cffa105454b25e6ae751ee0",
            ),
        ),
    ),
    Offer(
        "vi_VN-vivos-x_low",
        N_("chỉ cho phép dùng phi thương mại (bộ dữ liệu VIVOS)"),
        N_("giấy phép của giọng này cấm dùng vào việc thương mại"),
    ),
    Offer(
        "vi_VN-25hours_single-low",
        N_("không rõ giấy phép"),
        N_("giọng này không ghi giấy phép nào, nên không biết có được dùng hay không"),
    ),
)
"""The Vietnamese voices there are, the one to recommend first."""


def offer(name: str, published: Callable[[], bytes]) -> Offer:
    """The voice of that name, with its files.

    Arguments:
        published: fetches the repository's own list; only called for what `KNOWN` does not tell.

    Raises:
        VoiceError: there is no such Vietnamese voice (``VG-V071``), or the list cannot be understood
            (``VG-V075``).
    """
    known = {each.name: each for each in KNOWN}
    if name in known and known[name].parts:
        return known[name]
    listed = _listed(published())
    if name not in listed or not name.startswith(LANGUAGE):
        here = sorted({*known, *(each for each in listed if each.startswith(LANGUAGE))})
        near = difflib.get_close_matches(name, here, n=1, cutoff=0.0)[0]
        raise VoiceError.of(
            "VG-V071",
            _("Không có giọng piper tiếng Việt nào tên “{name}”.").format(name=name),
            _("Có phải là “{near}”? Các giọng: {voices}.").format(near=near, voices=", ".join(here)),
        )
    parts = _parts(name, listed[name])
    if name in known:
        return Offer(name, known[name].licence, known[name].objection, parts)
    return Offer(
        name,
        N_("xem tệp MODEL_CARD của giọng ở trang tải"),
        N_("giấy phép của giọng này chưa được xem xét"),
        parts,
    )


def _listed(data: bytes) -> Mapping[str, Any]:
    try:
        listed = json.loads(data)
    except ValueError as error:
        raise _senseless() from error
    if not isinstance(listed, dict):
        raise _senseless()
    return listed


def _parts(name: str, entry: Any) -> tuple[Part, ...]:
    try:
        files: dict[str, dict[str, Any]] = entry["files"]
        found = tuple(
            Part(path, int(files[path]["size_bytes"]), "md5", str(files[path]["md5_digest"]))
            for suffix in (".onnx", ".onnx.json")
            for path in files
            if path.rpartition("/")[2] == name + suffix
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _senseless() from error
    if len(found) != 2:
        raise _senseless()
    return found


def _senseless() -> VoiceError:
    return VoiceError.of(
        "VG-V075",
        _("Danh sách giọng tải về không đọc được; có thể mạng đã trả về trang khác."),
        _("Mở thử một trang web bằng trình duyệt (mạng có thể đòi đăng nhập), rồi chạy lại."),
    )
