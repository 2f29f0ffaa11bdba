"""Scripts lead to official pages only; addresses that hide, and those made to deceive, are told as such."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import in_vietnamese, own_cache  # noqa: F401  (fixtures)
from tests.review.content import LINE, found
from vidgen.errors import Severity
from vidgen.review.links import links
from vidgen.review.lookalikes import imitated
from vidgen.vietnamese.confusables import mixed_words, skeleton

FAULTY = [
    ("VG-R072", "Xem thêm ở vnexpress.net nhé."),
    ("VG-R072", "Vào https://tin-tuc.vn/bai-1 xem."),
    ("VG-R072", "Tải ở apk-store.top ngay."),
    ("VG-R072", "Bấm evil-shop.bank đi."),
    ("VG-R072", "Bấm khuyenmai.zip đi."),
    ("VG-R072", "Bấm Khuyenmai.Com đi."),
    ("VG-R072", "Bấm //khuyenmai.com/x đi."),
    ("VG-R074", "Bấm vneid.me đi."),
    ("VG-R074", "Bấm vneid.la đi."),
    ("VG-R073", "Bấm bit.ly/abc để xem."),
    ("VG-R073", "Vào http://quangtri.gov.vn xem."),
    ("VG-R073", "Vào http://192.168.1.1/x xem."),
    ("VG-R073", "Vào https://3232235777/x xem."),
    ("VG-R073", "Vào https://dichvucong.gov.vn@tin-tuc.vn/x xem."),
    ("VG-R073", "Vào https://xn--bnh-0na.vn xem."),
    ("VG-R074", "Vào dichvucong-gov.vn đăng ký."),
    ("VG-R074", "Vào gov-vn.com đăng ký."),
    ("VG-R074", "Vào vneid.xyz đăng ký."),
    ("VG-R074", "Vào vnied.vn đăng ký."),
    ("VG-R074", "Vào https://capnhat-vneid.com/x đăng ký."),
    ("VG-R074", "Vào d1chvucong.com đăng ký."),
    ("VG-R074", "Vào dichvuc0ng.gov.vn đăng ký."),
    ("VG-R074", "Vào vneld.gov.vn đăng ký."),
    ("VG-R074", "Vào boc0ngan.info đăng ký."),
    ("VG-R074", "Vào dichvucong.gov.vn.top đăng ký."),
    ("VG-R074", "Vào dichvucоng.gov.vn đăng ký."),  # Cyrillic о
    ("VG-R074", "Vào dichvucomg.vn đăng ký."),
]
ALLOWED = [
    "Vào dichvucong.gov.vn, chọn Tạm trú.",
    "Vào https://dichvucong.bocongan.gov.vn/bo-cong-an/tiep-nhan.",
    "Vào HTTPS://VNEID.GOV.VN để xem.",
    "Vào {{unit.qr_url}} xem lịch.",
    "Ví dụ trang giả: dichvucong-gov[.]vn, vneid[.]xyz.",
    "Ví dụ: hxxps://vneid.xyz là trang giả.",
    "Tệp vneid.apk, đuôi .gov.vn, phiên bản 2.1.3.",
    "Làm xong.la to lên, hết.in ra, họ.ai cũng biết, anh.em, việc.to nhỏ.",
    "Nghỉ ngơi.Xong việc thì về, v.v. ở TP.HCM.",
]


@pytest.mark.parametrize(("code", "line"), FAULTY)
def test_a_bad_address_is_an_error_at_its_line(tmp_path: Path, code: str, line: str) -> None:
    told = [each for each in found(tmp_path, line) if each.code in ("VG-R072", "VG-R073", "VG-R074")]
    assert code in {each.code for each in told}
    assert {(each.line, each.severity) for each in told} == {(LINE, Severity.ERROR)}
    assert all(each.fix for each in told)


@pytest.mark.parametrize("line", ALLOWED)
def test_official_pages_and_defanged_examples_may_be_shown(tmp_path: Path, line: str) -> None:
    told = found(tmp_path, line, unit="doi-sim")
    assert [each for each in told if each.code in ("VG-R072", "VG-R073", "VG-R074")] == []


@pytest.mark.parametrize(
    ("page", "code", "severity"),
    [
        ("http://example.org/a", "VG-R073", Severity.WARNING),
        ("https://bit.ly/abc", "VG-R073", Severity.ERROR),
        ("https://congan-bencau.com/a", "VG-R074", Severity.WARNING),
    ],
)
def test_the_page_of_a_unit_is_judged_where_it_is_listed(
    tmp_path: Path, page: str, code: str, severity: Severity
) -> None:
    row = f"ben-cau,Công an xã Bến Cau,,trung,,,0232 000 0113,,{page}\n"
    (finding,) = found(tmp_path, code=code, units=row, unit="ben-cau")
    assert (finding.path, finding.line, finding.severity) == (tmp_path / "units.csv", 4, severity)


def test_a_page_of_a_unit_off_the_list_is_for_the_province_to_confirm(tmp_path: Path) -> None:
    row = "ben-cau,Công an xã Bến Cau,,trung,,,0232 000 0113,,{page}\n"
    for number, (page, faults) in enumerate(
        (("https://bencau.vn/a", 1), ("https://bencau.gov.vn/a", 0), ("https://zalo.me/bencau", 0))
    ):
        told = found(tmp_path / str(number), code="VG-R072", units=row.format(page=page), unit="ben-cau")
        assert [(each.line, each.severity) for each in told] == [(4, Severity.WARNING)] * faults
        assert all(each.path == tmp_path / str(number) / "units.csv" for each in told)


def test_the_host_of_a_unit_is_its_own_but_not_that_of_a_network(tmp_path: Path) -> None:
    row = "ben-cau,Công an xã Bến Cau,,trung,,,0232 000 0113,,{page}\n"
    own, shared = row.format(page="https://bencau.vn/a"), row.format(page="https://zalo.me/bencau")
    assert found(tmp_path, "Vào bencau.vn/b xem.", "VG-R072", units=own) == []
    assert len(found(tmp_path, "Vào bencau.vn/b xem.", "VG-R072", units=shared)) == 1
    assert len(found(tmp_path, "Nhắn zalo.me/nguoikhac nhé.", "VG-R064", units=shared)) == 1
    assert found(tmp_path, "Nhắn zalo.me/bencau nhé.", "VG-R064", units=shared) == []


def test_a_source_in_the_front_matter_counts(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, code="VG-R072", front=("source: https://luat-hay.vn/bai",))
    assert finding.line == 6 and "luat-hay[.]vn" in finding.fix


def test_an_address_with_a_reason_is_let_be(tmp_path: Path) -> None:
    line = "Xem ở vnexpress.net nhé. <!-- bỏ qua VG-R072: báo đã đồng ý cho dẫn -->"
    assert found(tmp_path, line, "VG-R072") == []


@pytest.mark.parametrize(
    "host", ["tuoitre.vn", "vietnamnet.vn", "bidv.com.vn", "cong-thuong.vn", "canho.vn", "govap.vn"]
)
def test_honest_names_imitate_nobody(host: str) -> None:
    (link,) = links(host)
    assert imitated(link) == ""


def test_what_a_host_looks_like_at_a_glance() -> None:
    assert skeleton("Dịch-Vụ-C0ng.vn") == skeleton("dichvucong.vn") == "dichvucong.vn"
    assert mixed_words("Công аn") == (("аn", "an"),) and mixed_words("Công an, Ленин, ½") == ()
