"""What is known of a library's approvals at one moment: a ring this machine trusts, a ledger that holds."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from vidgen.approval import clock
from vidgen.approval.chain import Entry, Reading
from vidgen.approval.desk import Desk
from vidgen.approval.key import grouped
from vidgen.approval.ledger import Ledger
from vidgen.approval.memory import Memory, recall, remember
from vidgen.approval.ring import Ring
from vidgen.approval.ring_file import load_ring
from vidgen.approval.trust import SAMPLE_ROOT, load_trust
from vidgen.errors import ApprovalError
from vidgen.messages import _


@dataclass(frozen=True, slots=True)
class Record:
    """What is known.

    Attributes:
        ring: signed by a root that this machine trusts.
        entries: of the ledger, whole; none where there is no ledger yet.
        now: the time to judge by, which a clock set back does not change.
        clock: this machine's own time, as far as it cannot have gone back; no signature may be later.
        sample: whether the ring is the sample's.
    """

    desk: Desk
    ring: Ring
    entries: tuple[Entry, ...]
    now: dt.datetime
    clock: dt.datetime
    sample: bool

    @property
    def library(self) -> str:
        """Hash of the ledger's first line; empty without a ledger."""
        return self.entries[0].hash if self.entries else ""


def open_record(desk: Desk, now: dt.datetime | None = None) -> Record:
    """What is known of a library.

    Arguments:
        now: judge as at that moment, without regard to this machine's clock and memory of it; None is now.

    Raises:
        ApprovalError: of the ring (VG-A022 to VG-A026), the list of trusted roots (VG-A020), the ledger
            (VG-A010 to VG-A017) or what this machine saw of it (VG-A027).
    """
    ring = trusted_ring(desk.ring)
    reading = _reading(desk.ledger)
    if not reading.whole:
        ledger = Ledger(desk.ledger)
        raise ApprovalError(ledger.finding(fault) for fault in reading.faults if fault.kind != "torn")
    seen = recall()
    _refuse_other_past(desk, reading.entries, seen)
    actual = now or clock.now()
    own = actual if now else seen.moment(actual)
    latest = max((entry.at for entry in reading.entries), default=own)
    last = reading.entries[-1] if reading.entries else None
    remember(
        at=None if now else actual,
        ledger=(reading.entries[0].hash, last.n, last.hash) if last else None,
        ring=(_ring_name(ring), ring.serial),
    )
    return Record(desk, ring, reading.entries, max(own, latest), own, ring.root_fingerprint == SAMPLE_ROOT)


def trusted_ring(path: Path) -> Ring:
    """The ring in a file, signed by a root that this machine trusts.

    Raises:
        ApprovalError: VG-A020, VG-A022, VG-A023; edited or not signed (VG-A024); signed by a root that is not
            trusted here (VG-A025); older than one seen before (VG-A026).
    """
    ring = _ring(path)
    if not ring.signed:
        raise ApprovalError.of(
            "VG-A024",
            _("Vòng khóa không có chữ ký đúng của khóa gốc: đã bị sửa sau khi ký, hoặc chưa ký."),
            _("Lấy lại tệp từ người giữ khóa gốc; người ấy ký lại bằng: vidgen keys ring sign"),
            path=path,
        )
    if not load_trust().trusts(ring.root_fingerprint):
        sample = ring.root_fingerprint == SAMPLE_ROOT
        raise ApprovalError.of(
            "VG-A025",
            _("Vòng khóa do khóa gốc mẫu ký; máy này đã có khóa gốc thật nên không dùng khóa mẫu nữa.")
            if sample
            else _("Máy này chưa tin khóa gốc đã ký vòng khóa: {fingerprint}").format(
                fingerprint=grouped(ring.root_fingerprint)
            ),
            _("Ký vòng khóa bằng khóa gốc thật: vidgen keys ring sign")
            if sample
            else _(
                "Hỏi người giữ khóa gốc xem mã có đúng không (gọi điện, không hỏi qua thư); đúng thì: "
                "vidgen trust add {fingerprint}"
            ).format(fingerprint=ring.root_fingerprint),
            path=path,
        )
    if ring.serial < recall().rings.get(_ring_name(ring), -1):
        raise ApprovalError.of(
            "VG-A026",
            _("Vòng khóa này cũ hơn vòng khóa máy này đã thấy (số {serial}).").format(serial=ring.serial),
            _("Lấy bản mới nhất từ người giữ khóa gốc."),
            path=path,
        )
    return ring


def _refuse_other_past(desk: Desk, entries: tuple[Entry, ...], seen: Memory) -> None:
    """A ledger must still hold the last line this machine saw of it."""
    if not entries or entries[0].hash not in seen.ledgers:
        return
    number, hashed = seen.ledgers[entries[0].hash]
    if number < len(entries) and entries[number].hash == hashed:
        return
    raise ApprovalError.of(
        "VG-A027",
        _("Sổ cái không còn như máy này đã thấy: dòng {number} đã bị cắt hoặc thay.").format(
            number=number + 1
        ),
        _(
            "Tìm lại sổ cái đầy đủ (máy khác, bản sao lưu). Chỉ khi chắc chắn bản này đúng: "
            "vidgen log --accept “{folder}”"
        ).format(folder=desk.root),
        path=desk.ledger,
    )


def _ring_name(ring: Ring) -> str:
    return f"{ring.root_fingerprint} {ring.name}"


def _stamp(path: Path) -> tuple[int, ...]:
    stat = path.stat()
    return stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino


def _ring(path: Path) -> Ring:
    try:
        return _ring_as_of(path, _stamp(path))
    except OSError:
        return load_ring(path)


def _reading(path: Path) -> Reading:
    try:
        return _reading_as_of(path, _stamp(path))
    except OSError:
        return Ledger(path).read()


@lru_cache(maxsize=8)
def _ring_as_of(path: Path, stamp: tuple[int, ...]) -> Ring:
    return load_ring(path)


@lru_cache(maxsize=4)
def _reading_as_of(path: Path, stamp: tuple[int, ...]) -> Reading:
    return Ledger(path).read()
