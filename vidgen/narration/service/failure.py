"""When an engine fails: what went wrong, and the error that lets another engine take over."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Any, Final

from vidgen.errors import Finding, VoiceError
from vidgen.messages import N_, _


class EngineFailed(VoiceError):
    """The engine failed, not the text: another engine may well speak it.

    Attributes:
        engine: its name in the registry.
    """

    def __init__(self, findings: Iterable[Finding], engine: str = "") -> None:
        super().__init__(findings)
        self.engine = engine

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.findings, self.engine)


class Kind(Enum):
    """What can go wrong with a service, by its stable code."""

    UNREACHABLE = "VG-V020"
    SLOW = "VG-V021"
    BUSY = "VG-V022"
    BROKEN = "VG-V023"
    USELESS = "VG-V024"
    REFUSED = "VG-V025"
    KEY = "VG-V026"
    TEXT = "VG-V027"

    @property
    def passes(self) -> bool:
        """Whether asking again may help."""
        return self not in (Kind.REFUSED, Kind.KEY, Kind.TEXT)


class Trouble(Exception):
    """One call to a service that came to nothing; `service.Service` decides what follows.

    Attributes:
        kind: what went wrong.
        detail: more about it, for people; never holds a key.
        retry_after: seconds the service asks to wait, or None.
    """

    def __init__(self, kind: Kind, detail: str = "", retry_after: float | None = None) -> None:
        super().__init__(f"{kind.name}: {detail}")
        self.kind = kind
        self.detail = detail
        self.retry_after = retry_after


_TOLD: Final[dict[Kind, tuple[str, str]]] = {
    Kind.UNREACHABLE: (
        N_("Không kết nối được tới dịch vụ đọc {service}: {detail}."),
        N_("Kiểm tra mạng, tường lửa, proxy của cơ quan; hoặc chạy với --offline để dùng giọng trên máy."),
    ),
    Kind.SLOW: (
        N_("Dịch vụ đọc {service} không trả lời kịp: {detail}."),
        N_("Mạng có thể đang yếu: chạy lại sau (câu đã đọc không phải đọc lại), hoặc {another}"),
    ),
    Kind.BUSY: (
        N_("Dịch vụ đọc {service} từ chối vì được gọi quá nhiều: {detail}."),
        N_("Chờ ít phút rồi chạy lại (câu đã đọc không phải đọc lại), hoặc {another}"),
    ),
    Kind.BROKEN: (
        N_("Dịch vụ đọc {service} đang trục trặc: {detail}."),
        N_("Chạy lại sau (câu đã đọc không phải đọc lại), hoặc {another}"),
    ),
    Kind.USELESS: (
        N_("Dịch vụ đọc {service} trả về thứ không dùng được: {detail}."),
        N_(
            "Nếu mạng bắt đăng nhập (quán, khách sạn, cơ quan), mở trình duyệt đăng nhập rồi chạy lại; "
            "hoặc {another}"
        ),
    ),
    Kind.REFUSED: (
        N_("Dịch vụ đọc {service} không cho dùng: {detail}."),
        N_("Thử lại từ mạng khác, hoặc {another}"),
    ),
    Kind.KEY: (
        N_("Dịch vụ đọc {service} không nhận khóa: {detail}."),
        N_("Xem lại khóa và hạn mức trong trang quản lý của dịch vụ, hoặc {another}"),
    ),
    Kind.TEXT: (
        N_("Dịch vụ đọc {service} không nhận câu này: {detail}."),
        N_("Viết câu khác đi, hoặc {another}"),
    ),
}


def finding(trouble: Trouble, service: str, remedy: str = "") -> Finding:
    """A trouble as told to people.

    Arguments:
        service: its name for people: ``FPT.AI``.
        remedy: what helps where this service refuses; empty for the general advice.
    """
    message, fix = _TOLD[trouble.kind]
    another = _("chọn bộ đọc khác: vidgen voices")
    text = _(message).format(service=service, detail=trouble.detail or _("không rõ vì sao"))
    if trouble.kind is Kind.REFUSED and remedy:
        return Finding(trouble.kind.value, text, remedy)
    return Finding(trouble.kind.value, text, _(fix).format(another=another))
