"""An append-only file of what was decided or made, one line each, in a chain (see `approval.chain`)."""

from __future__ import annotations

import datetime as dt
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final

from vidgen.approval import clock
from vidgen.approval.chain import (
    BEGIN,
    LONGEST_LINE,
    ZERO,
    Entry,
    Fault,
    Reading,
    certificate,
    follow,
    line_of,
    read_line,
)
from vidgen.errors import ApprovalError, Finding, Severity
from vidgen.messages import N_, _

LARGEST: Final = 256 * 1024**2
_PATIENCE: Final = 30  # seconds another writer may take

_FAULTS: Final = {
    "edited": ("VG-A010", N_("Sổ cái bị sửa ở dòng này.")),
    "gap": ("VG-A011", N_("Dòng này không nối tiếp dòng trước: có dòng đã bị xóa, sửa hoặc chèn ở đây.")),
    "moved": ("VG-A012", N_("Các dòng của sổ cái bị đổi thứ tự ở đây.")),
    "twice": ("VG-A013", N_("Dòng này của sổ cái bị chép lặp lại.")),
    "forked": ("VG-A014", N_("Sổ cái rẽ làm hai nhánh ở đây: hai máy đã ghi riêng rồi ghép lại.")),
    "stray": ("VG-A015", N_("Dòng này không phải của sổ cái.")),
    "torn": ("VG-A016", N_("Dòng cuối của sổ cái ghi dở: máy tắt giữa chừng, hoặc tệp bị cắt.")),
}


@dataclass(frozen=True, slots=True)
class Ledger:
    """A ledger. Many may read it and write it at once.

    Attributes:
        path: the file; it and its folder are made with the first line.
    """

    path: Path

    def append(
        self, entry: Mapping[str, Any], *, at: dt.datetime | None = None, after: str | None = None
    ) -> Entry:
        """Write one more line, safe on the disk when this returns.

        Half a line that a crash left at the end is kept and certified first.

        Arguments:
            entry: what canonical JSON can hold (no fractions), with a ``type``.
            at: when; by the machine's clock where None.
            after: hash of the line it must follow (`head`); any where None.

        Raises:
            ApprovalError: the end of the ledger was tampered with (VG-A010 …), it cannot be read or written
                (VG-A017), another holds it for too long (VG-A018), or `after` is no longer its end (VG-A019).
            ValueError: the entry has no canonical form or is too long.
        """
        moment = at or clock.now()
        line_of(0, ZERO, moment, entry)  # what cannot be written must not begin a ledger
        with self._alone() as file:
            number, prev = self._end(file)
            if after is not None and prev != after:
                raise ApprovalError.of(
                    "VG-A019",
                    _("Sổ cái vừa có dòng mới của người khác."),
                    _("Chạy lại lệnh; những gì đã ký vẫn còn."),
                    path=self.path,
                )
            made, data = line_of(number, prev, moment, entry)
            _write(file, data)
        return made

    def ready(self) -> None:
        """Begin it if it is not, and certify half a line at its end.

        Raises:
            ApprovalError: as of `append`.
        """
        with self._alone() as file:
            self._end(file)

    def read(self) -> Reading:
        """What it says; of a ledger that is not there, nothing.

        Raises:
            ApprovalError: it cannot be read or is too large (VG-A017).
        """
        try:
            if self.path.exists() and not self.path.is_file():  # a pipe would keep us waiting for ever
                raise OSError(_("không phải một tệp"))
            with self.path.open("rb") as file:
                data = file.read(LARGEST + 1)
        except FileNotFoundError:
            return Reading()
        except OSError as error:
            raise self._refused(error) from error
        if len(data) > LARGEST:
            raise ApprovalError.of(
                "VG-A017",
                _("Sổ cái “{name}” quá lớn.").format(name=self.path.name),
                _("Lấy lại bản sao lưu; sổ cái thật không bao giờ lớn như vậy."),
                path=self.path,
            )
        return follow(data)

    def entries(self) -> tuple[Entry, ...]:
        """Its lines, as far as the chain holds.

        Raises:
            ApprovalError: it cannot be read (VG-A017).
        """
        return self.read().entries

    def verify(self) -> tuple[Finding, ...]:
        """Where the chain does not hold; half a line at its end is a warning only.

        Raises:
            ApprovalError: it cannot be read (VG-A017).
        """
        return tuple(self.finding(fault) for fault in self.read().faults)

    def finding(self, fault: Fault) -> Finding:
        """A fault for people."""
        code, message = _FAULTS[fault.kind]
        if fault.kind == "torn":
            fix = _(
                "Không mất gì: lần ghi sau tự nối tiếp, giữ nguyên phần ghi dở. Việc vừa làm thì làm lại."
            )
            return Finding(code, _(message), fix, Severity.WARNING, self.path, fault.row)
        fix = _("Lấy lại sổ cái từ bản sao lưu còn nguyên, hoặc từ máy khác; rồi duyệt lại những gì thiếu.")
        return Finding(code, _(message), fix, path=self.path, line=fault.row)

    @contextmanager
    def _alone(self) -> Iterator[BinaryIO]:
        """The file, open for writing at its end, while no other process writes it."""
        # Imported here: it brings asyncio along, and who only reads needs no lock.
        from filelock import FileLock, Timeout

        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with (
                FileLock(self.path.with_name(f".{self.path.name}.lock"), timeout=_PATIENCE),
                self.path.open("a+b") as file,
            ):
                yield file
        except Timeout as error:
            raise ApprovalError.of(
                "VG-A018",
                _("Sổ cái “{name}” đang được máy khác ghi.").format(name=self.path.name),
                _("Đợi một lát rồi chạy lại."),
                path=self.path,
            ) from error
        except (OSError, NotImplementedError) as error:  # the latter: a file system that knows no locks
            raise self._refused(error) from error

    def _end(self, file: BinaryIO) -> tuple[int, str]:
        """Number and hash for the next line, which the file is made ready for."""
        size = file.seek(0, os.SEEK_END)
        if not size:
            return self._begun(file)
        start = max(0, size - LONGEST_LINE - 2)
        file.seek(start)
        tail = file.read()
        if tail.endswith(b"\n"):
            last = tail.removesuffix(b"\n").removesuffix(b"\r").rpartition(b"\n")[2]
            entry = read_line(last)
            if entry is not None and entry.row:
                return entry.n + 1, entry.hash
        file.seek(0)
        reading = follow(file.read())
        wrong = [self.finding(fault) for fault in reading.faults if fault.kind != "torn"]
        if wrong:
            raise ApprovalError(wrong)
        if not tail.endswith(b"\n"):
            _write(file, b"\n")
        if not reading.entries:
            number, prev = self._begun(file, reading.torn)
        else:
            number, prev = reading.entries[-1].n + 1, reading.entries[-1].hash
        if reading.torn is None or not reading.entries:
            return number, prev
        made, data = line_of(number, prev, clock.now(), certificate(reading.torn))
        _write(file, data)
        return made.n + 1, made.hash

    def _begun(self, file: BinaryIO, torn: bytes | None = None) -> tuple[int, str]:
        begin = {"type": BEGIN, "nonce": secrets.token_hex(16)}
        if torn is not None:
            begin |= {key: value for key, value in certificate(torn).items() if key != "type"}
        made, data = line_of(0, ZERO, clock.now(), begin)
        _write(file, data)
        return made.n + 1, made.hash

    def _refused(self, error: OSError | NotImplementedError) -> ApprovalError:
        return ApprovalError.of(
            "VG-A017",
            _("Không đọc hoặc ghi được sổ cái “{path}”: {error}").format(
                path=self.path, error=getattr(error, "strerror", None) or error
            ),
            _("Kiểm tra quyền ghi vào thư mục và ổ đĩa còn chỗ."),
            path=self.path,
        )


def _write(file: BinaryIO, data: bytes) -> None:
    file.seek(0, os.SEEK_END)
    file.write(data)
    file.flush()
    os.fsync(file.fileno())
