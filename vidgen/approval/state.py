"""Where a script stands. What is needed to find out is loaded only where there is something to find out."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from vidgen.approval.desk import find_desk
from vidgen.approval.standing import Standing
from vidgen.brand.kit import Brand
from vidgen.errors import ApprovalError, Finding
from vidgen.messages import _
from vidgen.scenario.model import Scenario


def standing_of(
    written: Scenario, brand: Brand, now: dt.datetime | None = None, *, voice: str | None = None
) -> Standing:
    """Where a script stands with a brand. Whatever cannot be made sure of leaves it a draft, with reasons.

    Arguments:
        written: as loaded, before it is localised.
        now: judge as at that moment; None is now, and then this machine remembers what it saw.
        voice: the engine asked for instead of the brand's.
    """
    if written.path is None:
        return Standing(reasons=(Finding("VG-A001", _("Kịch bản không có tệp nên không duyệt được.")),))
    try:
        desk = find_desk(written.path)
        if desk is None:
            return Standing(reasons=(no_desk(written.path),))
        from vidgen.approval.digest import content_of
        from vidgen.approval.judge import judge
        from vidgen.approval.record import open_record
        from vidgen.approval.takes import other_takes

        record = open_record(desk, now)
        standing = judge(record, written, content_of(written.path, written, brand))
        foreign = other_takes(voice, brand, written)
        return Standing(reasons=(foreign, *standing.reasons)) if foreign else standing
    except ApprovalError as error:
        return Standing(reasons=error.findings)
    except OSError as error:  # a file of the brand is gone, a folder may not be looked into
        message = _("Không đọc được “{path}”: {error}").format(
            path=error.filename, error=error.strerror or error
        )
        return Standing(reasons=(Finding("VG-A004", message, path=written.path),))


def no_desk(script: Path) -> Finding:
    """Said of a script that lies in no library with a desk."""
    return Finding(
        "VG-A002",
        _("Thư viện chưa có thư mục _duyet: chưa ai rà soát, duyệt kịch bản nào."),
        _("Người giữ khóa gốc lập vòng khóa cho thư viện: vidgen keys ring add; xem docs/duyet.md"),
        path=script,
    )
