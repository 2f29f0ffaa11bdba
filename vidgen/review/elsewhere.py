"""What `vidgen check` also tells, found where a script is loaded, laid out or posted rather than by a rule.

Neither a note in a script nor a brand changes these: a script that cannot be read can have no exceptions.
"""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_
from vidgen.review.rule import Case, RuleInfo


def _nothing(_case: Case) -> Iterator[Finding]:
    return iter(())


def _told(code: str, severity: Severity, title: str, explanation: str, fix: str) -> RuleInfo:
    return RuleInfo(code, severity, title, explanation, fix, _nothing, waivable=False)


ELSEWHERE: dict[str, RuleInfo] = {
    told.code: told
    for told in (
        _told(
            "VG-S070",
            Severity.ERROR,
            N_("Ô viết sai dạng"),
            N_("Ô phải viết đúng dạng hai dấu ngoặc nhọn, unit, dấu chấm, tên cột."),
            N_("Chép ô từ kịch bản mẫu rồi đổi tên cột."),
        ),
        _told(
            "VG-S071",
            Severity.ERROR,
            N_("Ô không có thật"),
            N_("Đơn vị không có cột mang tên đó trong units.csv."),
            N_("Sửa tên ô, hoặc thêm cột vào units.csv."),
        ),
        _told(
            "VG-S072",
            Severity.ERROR,
            N_("Ô chưa có giá trị"),
            N_("Đơn vị có cột đó nhưng để trống, nên câu sẽ thiếu chữ."),
            N_("Điền cột đó, dòng của đơn vị, trong units.csv."),
        ),
        _told(
            "VG-S073",
            Severity.ERROR,
            N_("Ô cần một đơn vị"),
            N_("Kịch bản có ô nhưng chưa chọn đơn vị nào và không có units.csv bên cạnh."),
            N_("Chọn --unit hoặc --all-units."),
        ),
        _told(
            "VG-U047",
            Severity.ERROR,
            N_("Số điện thoại trong units.csv sai dạng"),
            N_("Số bị Excel cắt số 0 ở đầu, hoặc có chữ trong ô số."),
            N_("Định dạng cột là Văn bản rồi nhập lại."),
        ),
        _told(
            "VG-U048",
            Severity.ERROR,
            N_("Giá trị trong units.csv có ký hiệu"),
            N_("Xuống dòng hoặc ký hiệu đánh dấu trong ô có thể làm đổi kịch bản đã duyệt."),
            N_("Viết trên một dòng, không dùng * { } [ ] và dấu gạch chéo ngược."),
        ),
        _told(
            "VG-L050",
            Severity.WARNING,
            N_("Phụ đề phải đọc quá nhanh"),
            N_("Người xem không kịp đọc: quá 17 ký tự mỗi giây."),
            N_("Rút ngắn câu, thêm dấu phẩy hay dấu chấm."),
        ),
        _told(
            "VG-L051",
            Severity.WARNING,
            N_("Phụ đề hiện quá ngắn"),
            N_("Một mảnh câu lóe lên rồi mất."),
            N_("Nối câu này với câu bên cạnh."),
        ),
        _told(
            "VG-L052",
            Severity.WARNING,
            N_("Phụ đề đứng yên quá lâu"),
            N_("Một dòng không đổi quá lâu làm người xem bỏ đi."),
            N_("Tách câu."),
        ),
        _told(
            "VG-R031",
            Severity.WARNING,
            N_("Bài đăng hoặc tiêu đề dài hơn nền tảng nhận"),
            N_("Nền tảng cắt phần thừa; câu cuối thường là chỗ dặn gọi cho ai."),
            N_("Viết ngắn lại."),
        ),
    )
}
