"""Whose video is this, was it changed, does its script still hold: every mark read, and what it comes to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

from vidgen.approval.clock import day_of, now
from vidgen.approval.code import verification_code
from vidgen.approval.memory import recall
from vidgen.approval.record import Record, open_record
from vidgen.delivery.authentic.credentials import Credentials, read_credentials
from vidgen.delivery.authentic.library import library_near, script_of, signer_of
from vidgen.delivery.authentic.marks import Marks
from vidgen.delivery.authentic.records import ledger_beside, report_beside
from vidgen.delivery.authentic.seal import Seal, read_seal
from vidgen.delivery.authentic.tags import mentioned, read_tags
from vidgen.delivery.authentic.verdict import (
    Examination,
    RecordState,
    ScriptState,
    Signer,
    Verdict,
    gravest,
)
from vidgen.delivery.mp4box import read_layout
from vidgen.errors import ApprovalError, DeliveryError, Finding, Severity
from vidgen.messages import _


@dataclass(slots=True)
class _Case:
    """What was found so far."""

    path: Path
    verdicts: set[Verdict] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    marks: Marks | None = None
    seal: Seal = field(default_factory=lambda: Seal("none"))
    signer: Signer | None = None
    credentials: Credentials = field(default_factory=lambda: Credentials("none"))
    script: ScriptState = "unknown"
    report: RecordState = "none"
    ledger: RecordState = "none"
    sample: bool = False

    def against(self, verdict: Verdict, code: str, message: str, fix: str = "") -> None:
        self.verdicts.add(verdict)
        self.findings.append(Finding(code, message, fix, path=self.path))

    def done(self) -> Examination:
        return Examination(
            self.path,
            gravest(self.verdicts),
            self.marks,
            self.seal,
            self.signer,
            self.credentials,
            self.script,
            self.report,
            self.ledger,
            self.sample,
            tuple(dict.fromkeys(self.findings)),
        )


def examine(video: Path, library: Path | None = None, moment: dt.datetime | None = None) -> Examination:
    """Everything that can be said of a video.

    Arguments:
        library: folder of scripts whose ``_duyet`` is asked; None looks for one near the video.
        moment: judge as at that moment; None is now.

    Raises:
        DeliveryError: the file cannot be read (VG-T020).
    """
    try:
        return _examined(_Case(video), library, moment)
    except OSError as error:
        raise DeliveryError.of(
            "VG-T020",
            _("Không đọc được “{path}”: {reason}").format(path=video, reason=error.strerror or error),
            _("Kiểm tra đường dẫn và quyền đọc tệp."),
            path=video,
        ) from error


def _examined(case: _Case, library: Path | None, moment: dt.datetime | None) -> Examination:
    case.seal = read_seal(case.path)
    case.marks = Marks.from_tags(read_tags(case.path))
    if not read_layout(case.path).is_mp4 and case.seal.state == "none" and not mentioned(case.path):
        case.against(
            Verdict.NO_FILM, "VG-T021", _("“{name}” không phải video MP4.").format(name=case.path.name)
        )
        return case.done()
    case.credentials = read_credentials(case.path)
    _integrity(case)
    if Verdict.UNMARKED in case.verdicts:
        return case.done()
    case.report = report_beside(case.path)
    case.ledger, own = ledger_beside(case.path)
    _beside(case)
    if case.marks:
        _origin(case, case.marks, library, moment, own=own)
    return case.done()


def _integrity(case: _Case) -> None:
    """Altered or not, as far as the file itself tells."""
    again = _("Xin lại tệp gốc từ đơn vị phát hành; không đăng, không chuyển tiếp bản này.")
    ours = case.marks is not None or case.seal.state != "none" or mentioned(case.path)
    if case.seal.state == "altered":
        case.against(
            Verdict.ALTERED, "VG-T022", _("Niêm phong không khớp: tệp đã bị sửa sau khi phát hành."), again
        )
    elif case.seal.elsewhere:
        case.against(
            Verdict.ALTERED, "VG-T022", _("Có dữ liệu được ghép thêm vào sau niêm phong của tệp."), again
        )
    elif case.seal.state == "none" and ours:
        case.against(
            Verdict.ALTERED,
            "VG-T022",
            _("Tệp mang dấu của vidgen nhưng mất niêm phong: đã bị cắt, sửa hoặc xuất lại."),
            again,
        )
    elif not ours:
        case.against(
            Verdict.UNMARKED,
            "VG-T023",
            _(
                "Không xác nhận được: tệp không có dấu nguồn gốc. Video thật tải về từ mạng xã hội cũng mất "
                "dấu, nên điều này không có nghĩa là giả."
            ),
            _(
                "Tìm mã kiểm chứng ở cuối video rồi tra trên trang của đơn vị, hoặc gọi đơn vị qua số điện "
                "thoại đã biết từ trước."
            ),
        )
    elif case.marks is None:
        case.against(Verdict.ALTERED, "VG-T022", _("Thông tin nguồn gốc trong tệp không đọc được."), again)
    if case.credentials.state == "invalid":
        case.against(
            Verdict.ALTERED if ours else Verdict.UNMARKED,
            "VG-T026",
            _("Content Credentials trong tệp không khớp với tệp."),
            again,
        )


def _beside(case: _Case) -> None:
    if case.report != "differs":
        return
    finding = Finding(
        "VG-T027",
        _("Tệp không phải là tệp mà report.json bên cạnh đã ghi."),
        _("Dựng lại video bằng vidgen render, hoặc lấy lại cả thư mục từ đơn vị phát hành."),
        Severity.WARNING if case.seal.state == "signed" else Severity.ERROR,
        case.path,
    )
    case.findings.append(finding)
    # A signed film is what it is wherever it lies; one that nobody signed can be made and sealed anew.
    if finding.severity is Severity.ERROR:
        case.verdicts.add(Verdict.ALTERED)


def _origin(
    case: _Case, marks: Marks, library: Path | None, moment: dt.datetime | None, *, own: bool
) -> None:
    """Who vouches for it, and whether its script still holds."""
    record = _record(case, library, moment)
    if marks.draft:
        case.script = "draft"
        case.against(
            Verdict.DRAFT,
            "VG-T030",
            _("Đây là bản nháp: kịch bản chưa được duyệt khi dựng, không được đăng."),
            _("Duyệt kịch bản (vidgen approve) rồi dựng lại."),
        )
        return
    if marks.code != verification_code(marks.version, marks.script, marks.unit):
        case.against(
            Verdict.ALTERED,
            "VG-T022",
            _("Mã kiểm chứng trong tệp không phải mã của kịch bản và đơn vị nêu ra."),
        )
    _signed(case, marks, record, own=own)
    _script(case, marks, record, moment)


def _record(case: _Case, library: Path | None, moment: dt.datetime | None) -> Record | None:
    desk = library_near(case.path, library)
    if desk is None:
        if library:
            case.against(
                Verdict.UNKNOWN,
                "VG-T031",
                _("“{path}” không phải thư viện kịch bản: không có thư mục _duyet.").format(path=library),
                _("Chỉ đúng thư mục chứa _duyet."),
            )
        return None
    try:
        return open_record(desk, moment)
    except ApprovalError as error:
        case.verdicts.add(Verdict.UNKNOWN)
        case.findings += error.findings
        return None


def _signed(case: _Case, marks: Marks, record: Record | None, *, own: bool) -> None:
    if case.seal.key is not None:
        case.signer, wrong = signer_of(record, case.seal.key, marks)
        case.sample |= case.signer.sample
        if case.signer.trusted and not case.signer.sample:
            case.verdicts.add(Verdict.AUTHENTIC)
            return
        if case.signer.trusted and not own:
            case.against(
                Verdict.SAMPLE,
                "VG-T035",
                _("Ký bằng khóa mẫu, mà khóa mẫu thì ai cũng có: chữ ký này không chứng minh điều gì."),
                _("Lập khóa của đơn vị: vidgen keys new; xem docs/duyet.md"),
            )
            return
        if wrong:
            case.findings.append(wrong)
    elif not own:
        case.findings.append(
            Finding(
                "VG-T032",
                _("Tệp còn nguyên nhưng không ai ký: ai cũng có thể tự làm một tệp như vậy."),
                _(
                    "Đối chiếu với trang tra cứu của đơn vị, hoặc gọi đơn vị qua số điện thoại đã biết từ "
                    "trước."
                ),
                path=case.path,
            )
        )
    case.verdicts.add(Verdict.RECORDED if own else Verdict.UNKNOWN)


def _script(case: _Case, marks: Marks, record: Record | None, moment: dt.datetime | None) -> None:
    if record is not None:
        told = script_of(record, marks)
        case.script = told.state
        case.sample |= told.sample or marks.sample
        case.findings += told.findings
        today = day_of(record.now)
    else:
        case.sample |= marks.sample
        today = day_of(moment or recall().moment(now()))
        case.findings.append(
            Finding(
                "VG-T033",
                _("Chưa biết kịch bản còn được duyệt không: không có thư viện kịch bản để hỏi."),
                _("Chỉ rõ thư viện bằng --library THƯ_MỤC."),
                Severity.WARNING,
                case.path,
            )
        )
    ends = min((day for day in (marks.until, marks.expires) if day), default=None)
    if case.script in ("unknown", "approved") and ends and today > ends:
        case.script = "expired"
        case.findings.append(
            Finding(
                "VG-T034",
                _("Nội dung hết hạn từ ngày {day}.").format(day=f"{ends:%d/%m/%Y}"),
                _("Gỡ video khỏi các kênh; rà soát, duyệt lại kịch bản rồi dựng lại."),
                path=case.path,
            )
        )
    states = {
        "withdrawn": Verdict.WITHDRAWN,
        "expired": Verdict.EXPIRED,
        "superseded": Verdict.SUPERSEDED,
        "unknown": Verdict.UNKNOWN,
    }
    if case.script in states:
        case.verdicts.add(states[case.script])
