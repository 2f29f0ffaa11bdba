"""What people read about an examined video: the verdict first, then each thing that was looked at."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.approval.key import grouped
from vidgen.delivery.authentic.verdict import Examination, Verdict
from vidgen.messages import N_, _

_VERDICTS = {
    Verdict.NO_FILM: N_("không phải video MP4."),
    Verdict.ALTERED: N_("ĐÃ BỊ SỬA hoặc hỏng: không còn là bản đơn vị phát hành."),
    Verdict.UNMARKED: N_("KHÔNG XÁC NHẬN ĐƯỢC: không có dấu nguồn gốc, không biết của ai."),
    Verdict.DRAFT: N_("BẢN NHÁP của {unit}: chưa được duyệt, không được đăng."),
    Verdict.WITHDRAWN: N_("ĐÃ THU HỒI: kịch bản không còn được phép dùng."),
    Verdict.EXPIRED: N_("HẾT HẠN: nguyên vẹn nhưng nội dung không còn hiệu lực."),
    Verdict.SUPERSEDED: N_("BẢN CŨ: nguyên vẹn nhưng kịch bản đã có bản duyệt mới hơn."),
    Verdict.UNKNOWN: N_(
        "CHƯA XÁC NHẬN ĐƯỢC: nguyên vẹn, tự nhận là của {unit}, nhưng chưa có gì chứng minh."
    ),
    Verdict.SAMPLE: N_("VIDEO MẪU: nguyên vẹn, nhưng ký bằng khóa mẫu, không phải video chính thức."),
    Verdict.RECORDED: N_("ĐÚNG BẢN MÁY NÀY ĐÃ DỰNG cho {unit}: nguyên vẹn, kịch bản đang được duyệt."),
    Verdict.AUTHENTIC: N_("ĐÚNG LÀ VIDEO CỦA {unit}: nguyên vẹn, kịch bản đang được duyệt."),
}
_SCRIPTS = {
    "approved": N_("đang được duyệt"),
    "superseded": N_("đã có bản mới hơn"),
    "expired": N_("hết hạn"),
    "withdrawn": N_("đã thu hồi"),
    "draft": N_("bản nháp"),
    "unknown": N_("chưa biết"),
}
_RECORDS = {
    "match": N_("có đúng tệp này"),
    "differs": N_("không có tệp này"),
    "unreadable": N_("không dùng được"),
}


def headline(found: Examination) -> str:
    """The verdict in one line."""
    mark = "✓" if found.ok else "✗" if found.verdict not in (Verdict.UNMARKED, Verdict.UNKNOWN) else "?"
    unit = found.marks.unit_name if found.marks and found.marks.unit_name else _("đơn vị không rõ tên")
    line = f"{mark} {found.path}: {_(_VERDICTS[found.verdict]).format(unit=unit)}"
    if found.sample and found.verdict is not Verdict.SAMPLE:
        line += " " + _("(Khóa mẫu: chỉ để chạy thử.)")
    return _visible(line)


def details(found: Examination) -> Iterator[str]:
    """What the video says of itself, and what was made of it; a line each."""
    return map(_visible, _details(found))


def _details(found: Examination) -> Iterator[str]:
    marks = found.marks
    if marks:
        yield _("Kịch bản: {title} ({id})").format(title=marks.title or "—", id=marks.script)
        if marks.version:
            yield _("Phiên bản: {version}").format(version=marks.version[:16])
        yield _("Đơn vị: {unit}").format(unit=marks.unit_name or marks.unit or "—")
        if marks.code:
            yield _("Mã kiểm chứng: {code}").format(code=marks.code)
        if marks.approved:
            until = _(", hiệu lực đến {day}").format(day=f"{marks.until:%d/%m/%Y}") if marks.until else ""
            yield _("Duyệt ngày: {day}").format(day=f"{marks.approved:%d/%m/%Y}") + until
        if marks.reviewed:
            yield _("Rà soát ngày: {day}").format(day=f"{marks.reviewed:%d/%m/%Y}")
        yield _("Kịch bản hôm nay: {state}").format(state=_(_SCRIPTS[found.script]))
        yield _("Nhãn AI: {label}").format(label=marks.ai_label or _("không có"))
    if found.verdict not in (Verdict.UNMARKED, Verdict.NO_FILM):
        yield _("Niêm phong: {state}").format(state=_sealed(found))
    if found.credentials.state != "none":
        yield _("Content Credentials: {state}").format(state=_credentials(found))
    if found.report != "none":
        yield _("Báo cáo bên cạnh: {state}").format(state=_(_RECORDS[found.report]))
    if found.ledger != "none":
        yield _("Sổ cái dựng phim: {state}").format(state=_(_RECORDS[found.ledger]))


def _visible(text: str) -> str:
    """The text without what would steer a terminal: a film's tags may be anybody's."""
    return "".join(char if char.isprintable() else "�" for char in text)


def _sealed(found: Examination) -> str:
    if found.seal.state == "none":
        return _("không còn")
    if found.seal.state == "altered":
        return _("không khớp với tệp")
    if found.signer is None:
        return _("khớp, không có chữ ký của đơn vị")
    who = found.signer.person or _("khóa lạ")
    trusted = _("vòng khóa tin cậy") if found.signer.trusted else _("chưa tin cậy")
    if found.signer.sample:
        trusted = _("khóa mẫu")
    return _("khớp, ký bởi {who} ({trusted}), khóa {key}").format(
        who=who, trusted=trusted, key=grouped(found.signer.fingerprint)
    )


def _credentials(found: Examination) -> str:
    told = found.credentials
    states = {
        "unread": _('có, chưa đọc được trên máy này (cần pip install "vidgen[c2pa]")'),
        "invalid": _("không khớp ({codes})").format(codes=", ".join(told.codes)),
        "untrusted": _("khớp, chứng thư của “{issuer}” (máy này chưa tin cậy)").format(issuer=told.issuer),
        "trusted": _("khớp, chứng thư của “{issuer}”").format(issuer=told.issuer),
    }
    return states[told.state]
